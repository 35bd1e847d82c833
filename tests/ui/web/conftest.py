"""A visitor over HTTP, and a page in a real browser that remembers what it asked for."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from assistant.answer import Answer
from assistant.assembly import Assembly
from assistant.parts import DocumentShelf
from assistant.settings import Settings
from corpus.document import Document
from tests.ui.conftest import Served, running
from tests.ui.web.ask.made_turns import answered
from ui.web.visitor import COOKIE, owner_of_cookies


@pytest.fixture(scope="session")
def plain(
    tmp_path_factory: pytest.TempPathFactory, guidance: dict[str, Document]
) -> Iterator[Served]:
    """The pages over a library without an index, for tests that need no real answer."""
    home = tmp_path_factory.mktemp("plain_home")
    assembly = Assembly(Settings(home=home, starter_notes=False), stays=True)
    for document in guidance.values():
        assembly.library.add(document, [], "test")
    assembly.parts = SimpleNamespace(  # type: ignore[assignment]
        documents=DocumentShelf(assembly.library), library=assembly.library
    )
    with running(assembly) as address:
        yield Served(address, assembly)


THREE = ("A missed appointment must be recorded", "Check the address.", "Send the letter")


@pytest.fixture
def three_statements(
    monkeypatch: pytest.MonkeyPatch, guidance: dict[str, Document]
) -> list[SimpleNamespace]:
    """Answer every question with three sentences of the guidance; return what was asked."""
    asked: list[SimpleNamespace] = []

    def ask(question, _parts, history=(), *, scope=None, language="en", **_):
        told = {"history": tuple(history), "scope": scope, "language": language}
        asked.append(SimpleNamespace(question=question, **told))
        return answered(guidance["recall"], *THREE, question=question)

    monkeypatch.setattr("ui.web.ask.talk.ask", ask)
    return asked


class Visitor:
    """A browser with a cookie of its own, as far as HTTP goes."""

    def __init__(self, served: Served) -> None:
        self.token = secrets.token_urlsafe(32)
        self.owner = owner_of_cookies({COOKIE: self.token})
        self.store = served.assembly.conversations
        self.client = httpx.Client(base_url=served.address, cookies={COOKIE: self.token})

    def keeps(self, *answers: Answer) -> str:
        """Keep answers in a new conversation of this visitor, and return its id."""
        conversation = self.store.begin(self.owner)
        for one in answers:
            self.store.append(self.owner, conversation, one)
        return conversation

    def get(self, path: str, **how) -> httpx.Response:
        return self.client.get(path, **how)

    def post(self, path: str, **how) -> httpx.Response:
        return self.client.post(path, **how)


@pytest.fixture
def visitor(plain: Served) -> Iterator[Visitor]:
    """Somebody who opens the pages."""
    made = Visitor(plain)
    yield made
    made.client.close()


@pytest.fixture
def stranger(plain: Served) -> Iterator[Visitor]:
    """Somebody else, in another browser."""
    made = Visitor(plain)
    yield made
    made.client.close()


@pytest.fixture
def quoted(guidance: dict[str, Document]) -> Answer:
    """An answer of two quotes of the guidance."""
    return answered(
        guidance["recall"],
        "A missed appointment must be recorded within three working days of the appointment.",
        "The manager reads the record each week.",
        question="When must a missed appointment be recorded?",
    )


class Watched:
    """A page with everything it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("console", self._heard)

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Your question")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.box.wait_for()

    def ask(self, question: str) -> Locator:
        """Ask, wait for the whole answer, and return its turn."""
        number = self.page.locator("article.turn").count() + 1
        self.box.fill(question)
        self.box.press("Enter")
        return self.answer(number)

    def answer(self, number: int) -> Locator:
        turn = self.page.locator(f"#turn-{number}")
        turn.locator(".announcement").wait_for(state="attached", timeout=30_000)
        return turn

    def overflow(self) -> int:
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture
def watch() -> Callable[[Page], Watched]:
    """Watches a page of the test's own."""
    return Watched


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browsers without a past; all are closed at the end of the test."""
    opened: list[BrowserContext] = []

    def open_one(**how) -> BrowserContext:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | how))
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def chat(new_context, served: Served) -> Watched:
    """The chat, over guidance that is really searched."""
    watched = Watched(new_context().new_page())
    watched.open(served.address)
    return watched


@pytest.fixture
def quick_chat(new_context, plain: Served, three_statements) -> Watched:
    """The chat, in which every question gets three statements at once."""
    assert three_statements == []
    watched = Watched(new_context().new_page())
    watched.open(plain.address)
    return watched
