"""A home with a catalogue, versions, a long document and hostile text, and its running server."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.currency import StatusDecision
from corpus.document import Document, TextBuilder
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate
from index.exported_model import Embedder
from tests.benchmarks.made_up_reading import long_document
from tests.made_documents import made_document
from tests.ui.conftest import Served, hostile_document, recall_guidance, running, starter_note

HOSTILE_TITLE = "Harbour <b>rules</b> {{ 7 * 7 }} {$count}"
PUBLISHERS = ("Harbour Board", "County of Éire & Co", "<i>Marine</i> Office")
NATIONS = ("England and Wales", "Wales", "Scotland", None)
KINDS = ("guidance", "act", "policy framework", None)
TOPICS = ("recall", "risk", "victims", "courts")


class Page(HTMLParser):
    """A page as a program sees it: its elements, its text, its links with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.found: list[tuple[str, dict[str, str]]] = []
        self.links: list[tuple[str, str]] = []
        self._link: str | None = None
        self._words: list[str] = []
        self._texts: list[str] = []
        self.feed(html)
        self.text = "".join(self._texts)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.found.append((tag, told))
        if tag == "a":
            self._link, self._words = told.get("href", ""), []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self.links.append((" ".join("".join(self._words).split()), self._link))
            self._link = None

    def handle_data(self, data: str) -> None:
        self._texts.append(data)
        self._words.append(data)

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    def of(self, tag: str) -> list[dict[str, str]]:
        return [told for name, told in self.found if name == tag]

    def link(self, words: str) -> str:
        return next(address for said, address in self.links if said == words)


@dataclass
class Room:
    """The running library with what is in it."""

    served: Served
    documents: dict[str, Document] = field(default_factory=dict)

    def get(self, path: str, *, language: str = "en", **how: object) -> httpx.Response:
        headers = {"accept-language": language}
        return httpx.get(
            self.served.address + path, headers=headers, follow_redirects=True, timeout=30, **how
        )

    def page(self, path: str, *, language: str = "en") -> Page:
        return Page(self.get(path, language=language).text)


def catalogue() -> list[Publication]:
    """Return publications of every status and age, some in a chain with a fork and a loop."""
    pick = random.Random(3)
    several = [
        Publication(
            f"Harbour paper {number}",
            external_id=f"harbour-paper-{number}",
            publisher=pick.choice(PUBLISHERS),
            nation=pick.choice(NATIONS),
            kind=pick.choice(KINDS),
            topics=tuple(pick.sample(TOPICS, pick.randint(0, 2))),
            published=PartialDate(pick.randint(1995, 2026)) if number % 7 else None,
            status=pick.choice((Status.CURRENT, Status.DRAFT, Status.WITHDRAWN, Status.HISTORIC)),
            status_note="Told in a test.",
        )
        for number in range(60)
    ]
    day = PartialDate.fromisoformat
    return [
        *several,
        Publication(
            HOSTILE_TITLE, external_id="hostile-entry", address="javascript:alert(1)",
            summary="<script>alert(1)</script>", publisher=PUBLISHERS[2], kind="<b>kind</b>",
            topics=("<u>topic</u>",), status_note="<img src=x>", updated=PartialDate(2026),
        ),
        Publication(
            "Ferry Rules 1", external_id="ferry-1", status=Status.SUPERSEDED,
            applies_from=day("2001-01-01"), applies_to=day("2004-12-31"),
        ),
        Publication(
            "Ferry Circular", external_id="ferry-circular", status=Status.SUPERSEDED,
            published=day("2003-05"),
        ),
        Publication(
            "Ferry Rules 2", external_id="ferry-2", applies_from=day("2006-03-01"),
            replaces=("ferry-1", "ferry-circular"), summary="How ferries réally sail.",
            address="https://www.example.org/ferry", amends=("loop-a",), part_of="loop-b",
        ),
        Publication("Loop A", external_id="loop-a", replaces=("loop-b",), published=day("2010")),
        Publication("Loop B", external_id="loop-b", replaces=("loop-a",), published=day("2011")),
    ]  # fmt: skip


def ferry_rules(number: int, days: str, *more: str) -> Document:
    """Return a version of the ferry rules."""

    def fill(content: TextBuilder) -> None:
        content.heading("Ferry Rules 2", 1)
        content.heading("Passes", 2)
        content.paragraph(f"A pass is valid for {days} days <b>and</b> no longer than that.")
        content.paragraph("Dogs travel free of charge.")
        content.heading("Appeals", 2)
        for words in more:
            content.paragraph(words)

    return made_document(
        "Ferry Rules 2",
        fill,
        data=f"ferry {number}".encode(),
        source="/ferry.md",
        external_id="ferry-2",
        address="https://www.example.org/ferry",
    )


@pytest.fixture(scope="session")
def room_documents() -> dict[str, Document]:
    """The documents of the library, by a short name."""
    long = long_document(
        300,
        least_blocks=6000,
        address="https://www.example.org/manual.pdf",
        kind="manual",
        nation="England and Wales",
        published=date(2024, 3, 1),
    )
    return {
        "recall": recall_guidance(),
        "starter": starter_note(),
        "hostile": hostile_document(),
        "older": ferry_rules(1, "28", "Write to the harbour.", "Appeals are heard on Mondays."),
        "newer": ferry_rules(2, "56", "Appeals are heard each Monday.", "Nobody is turned away."),
        "long": long,
    }


@pytest.fixture(scope="session")
def room(
    tmp_path_factory: pytest.TempPathFactory,
    embedder: Embedder,
    models_folder: Path,
    room_documents: dict[str, Document],
) -> Iterator[Room]:
    """The library of a home of its own, served."""
    home = tmp_path_factory.mktemp("library_home")
    shutil.copytree(models_folder, home / "models")
    assembly = Assembly(Settings(home=home, starter_notes=False), stays=True)
    assembly.embedder = embedder
    for document in room_documents.values():
        assembly.library.add(document, [], "test")
    assembly.library.listing.keep_catalogue(catalogue())
    assembly.library.listing.decide(
        StatusDecision(
            "ferry-2", Status.CURRENT, "2026-11-20T10:00:00+00:00", "J. Price", reason="Asked."
        )
    )
    with running(assembly) as address:
        yield Room(Served(address, assembly), room_documents)
