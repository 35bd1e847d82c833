"""A page in a real browser that remembers what it asked for and complained about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page


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
def chat(browser: Browser, served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    watched = Watched(context.new_page())
    watched.open(served.address)
    yield watched
    context.close()
