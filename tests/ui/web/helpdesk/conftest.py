"""A home with the made-up handbook, served; people at the reply desk, each in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.helpdesk.reply.kept import KeptEnquiry
from index.exported_model import Embedder
from tests.assistant.conftest import (
    circular_document,
    handbook_document,
    home_of,
    note_document,
)
from tests.ui.conftest import running
from tests.ui.web.helpdesk.made_mails import ORDINARY, mail

_TAG = re.compile(r"<[^>]+>")
_DRAFT = re.compile(r'<textarea id="draft"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
_MARKED = re.compile(r'name="tick-([0-9a-f]{16})"')


class Colleague:
    """Somebody at the desk, as far as HTTP goes."""

    def __init__(self, address: str, assembly: Assembly, name: str, **headers: str) -> None:
        self.client = httpx.Client(
            base_url=address, headers=headers, follow_redirects=True, timeout=60
        )
        self.assembly = assembly
        self.name = name
        if name:
            self.client.get("/helpdesk/name")
            self.client.post("/helpdesk/name", data={"name": name})

    def get(self, path: str, **how: Any) -> httpx.Response:
        return self.client.get(path, **how)

    def post(self, path: str, **fields: Any) -> httpx.Response:
        return self.client.post(path, data=fields)

    def brings(self, data: bytes | None = None, name: str = "question.eml") -> httpx.Response:
        """Send an email as a file, and return the page of its enquiry."""
        file = (name, mail() if data is None else data, "message/rfc822")
        return self.client.post("/helpdesk/new", files={"file": file})

    def pastes(self, text: str = ORDINARY, subject: str = "Two questions") -> httpx.Response:
        """Send the text of an email, and return the page of its enquiry."""
        fields = {"subject": (None, subject), "text": (None, text)}
        return self.client.post("/helpdesk/new", files=fields)

    def enquiry(self, page: httpx.Response) -> KeptEnquiry:
        """Return the enquiry that a page is of, as it is kept now."""
        return self.assembly.helpdesk.get(place_of(page).rpartition("/")[2])

    def works_on(self, page: httpx.Response, do: str = "check", **fields: Any) -> httpx.Response:
        """Press a button under the reply, with the draft as it is shown unless `text` is given."""
        kept = self.enquiry(page)
        given = {"version": str(kept.version), "do": do, "text": kept.text} | fields
        return self.client.post(f"{place_of(page)}/reply", data=given)


def place_of(page: httpx.Response) -> str:
    """Return the address of the enquiry that a page is of."""
    found = re.match(r"/helpdesk/enquiries/[0-9a-f]+", page.url.path)
    assert found, f"{page.url} {page.status_code}: {text_of(page)[:600]}"
    return found.group()


def text_of(page: httpx.Response) -> str:
    """Return what a page says, a space between any two elements."""
    return " ".join(unescape(_TAG.sub(" ", page.text)).split())


def draft_in(page: httpx.Response) -> str:
    """Return the draft as the page shows it."""
    found = _DRAFT.search(page.text)
    assert found, text_of(page)[:1500]
    return unescape(found[1])


def marks_in(page: httpx.Response) -> list[str]:
    """Return the keys of the sentences that are marked."""
    return _MARKED.findall(page.text)


@contextmanager
def helpdesk_home(folder: Path, models: Path, **settings: Any) -> Iterator[tuple[str, Assembly]]:
    """Serve a home with the handbook, the older circular and a note of ours."""
    documents = [handbook_document(), circular_document(), note_document()]
    assembly = home_of(folder, models, documents, vectors="exact", **settings)
    with running(assembly) as address:
        yield address, assembly
    assembly.parts.close()


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[tuple[str, Assembly]]:
    """A desk that the tests of a module share."""
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("helpdesk") / "home"
    with helpdesk_home(folder, models_folder) as served:
        yield served


@pytest.fixture
def own_desk(
    tmp_path: Path, models_folder: Path, embedder: Embedder
) -> Iterator[tuple[str, Assembly]]:
    """A desk of the test's own, with an empty queue, whose documents it may change."""
    assert embedder.identity.dimension
    with helpdesk_home(tmp_path / "home", models_folder) as served:
        yield served


@pytest.fixture
def somebody(desk: tuple[str, Assembly]) -> Iterator[Callable[..., Colleague]]:
    """Opens browsers of people who were never here, under a name."""
    opened: list[Colleague] = []

    def new(name: str = "Sam Owl", **headers: str) -> Colleague:
        opened.append(Colleague(*desk, name, **headers))
        return opened[-1]

    yield new
    for one in opened:
        one.client.close()


@pytest.fixture
def sam(somebody: Callable[..., Colleague]) -> Colleague:
    """Somebody who takes enquiries in."""
    return somebody()


@pytest.fixture
def mira(somebody: Callable[..., Colleague]) -> Colleague:
    """A colleague who has not seen them."""
    return somebody("Mira Finch")
