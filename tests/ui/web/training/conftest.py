"""A home with the made-up handbook, served; a trainer with a pack, and learners, each a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.training.grounds import Grounds
from assistant.training.pack import Pack
from assistant.training.quoting import grounds_at
from corpus.document import Document
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.assistant.training.made_up_pack import circular, handbook, made_up_pack
from tests.ui.conftest import running
from ui.web.visitor import COOKIE, owner_of_cookies

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">')
_TAG = re.compile(r"<[^>]+>")


class Person:
    """Somebody in a browser of their own, as far as HTTP goes."""

    def __init__(self, address: str, assembly: Assembly, **headers: str) -> None:
        self.client = httpx.Client(
            base_url=address, headers=headers, follow_redirects=True, timeout=60
        )
        self.assembly = assembly
        self.client.get("/training")
        self.owner = owner_of_cookies({COOKIE: self.client.cookies[COOKIE]})

    def get(self, path: str, **how) -> httpx.Response:
        return self.client.get(path, **how)

    def post(self, path: str, **fields) -> httpx.Response:
        return self.client.post(path, data=fields)

    def keeps(self, **changed) -> str:
        """Keep the made-up pack as this person's own, and return where it is."""
        pack = pack_over(self.assembly, **changed)
        return f"/training/packs/{self.assembly.training.packs.keep(self.owner, pack).id}"

    def pack(self, address: str) -> Pack:
        """Return the latest version of one's own pack."""
        return self.assembly.training.packs.get(self.owner, address.rpartition("/")[2]).pack

    def shares(self, address: str) -> str:
        """Put one's own pack on a link, and return where learners find it."""
        self.post(f"{address}/share")
        pack_id = address.rpartition("/")[2]
        return f"/training/with/{self.assembly.training.packs.get(self.owner, pack_id).share}"

    def begins(self, link: str, name: str) -> httpx.Response:
        """Take part under a name, and return the first question."""
        return self.post(f"{link}/name", name=name)

    def answers(self, question: httpx.Response, *, right: bool = True) -> httpx.Response:
        """Answer the question that is shown, and return the page that says how it was."""
        action = re.search(r'action="([^"]+/quiz/([^"]+))"', question.text)
        assert action, question.text[:2000]
        item = next(one for one in pack_over(self.assembly).items if one.id == action[2])
        return self.post(action[1], **hidden(question), **chosen(item, right=right))


def hidden(response: httpx.Response) -> dict[str, str]:
    """Return what a form carries along."""
    return {name: unescape(value) for name, value in _HIDDEN.findall(response.text)}


def chosen(item, *, right: bool) -> dict[str, str]:
    """Return what somebody chooses who knows an item, or not."""
    if item.kind == "order":
        places = item.right if right else item.right[::-1]
        return {f"step-{at}": str(place) for place, at in enumerate(places)}
    if item.kind == "match":
        meanings = item.right if right else item.right[::-1]
        return {f"prompt-{place}": str(at) for place, at in enumerate(meanings)}
    return {"choice": str(item.right[0] if right else item.right[0] ^ 1)}


def text_of(response: httpx.Response) -> str:
    """Return what a page says, a space between any two elements."""
    return " ".join(unescape(_TAG.sub(" ", response.text)).split())


def pack_over(assembly: Assembly, **changed) -> Pack:
    """Return the made-up pack with real passages of a home."""

    def quote(document: Document, words: str) -> Grounds:
        shelved = assembly.parts.documents.take(document.id)
        start = document.text.index(words)
        return grounds_at(assembly.parts, shelved, [(start, start + len(words))])

    return made_up_pack(handbook(), circular(), quote, **changed)


@contextmanager
def training_home(folder: Path, models: Path) -> Iterator[tuple[str, Assembly]]:
    """Serve a home with the handbook and the circular."""
    assembly = home_of(folder, models, [handbook(), circular()], vectors="exact")
    with running(assembly) as address:
        yield address, assembly
    assembly.parts.close()


@pytest.fixture(scope="module")
def training(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[tuple[str, Assembly]]:
    """A home that the tests of a module share; each has packs of its own."""
    assert embedder.identity.dimension
    with training_home(tmp_path_factory.mktemp("training") / "home", models_folder) as served:
        yield served


@pytest.fixture
def own_training(
    tmp_path: Path, models_folder: Path, embedder: Embedder
) -> Iterator[tuple[str, Assembly]]:
    """A home of the test's own, whose documents it may change."""
    assert embedder.identity.dimension
    with training_home(tmp_path / "home", models_folder) as served:
        yield served


@pytest.fixture
def somebody(training: tuple[str, Assembly]) -> Iterator[Callable[..., Person]]:
    """Opens browsers of people who were never here."""
    opened: list[Person] = []

    def new(**headers: str) -> Person:
        opened.append(Person(*training, **headers))
        return opened[-1]

    yield new
    for one in opened:
        one.client.close()


@pytest.fixture
def trainer(somebody) -> Person:
    """Somebody who keeps packs."""
    return somebody()


@pytest.fixture
def learner(somebody) -> Person:
    """Somebody who learns from them."""
    return somebody()
