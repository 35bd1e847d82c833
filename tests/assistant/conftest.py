"""A home with made-up guidance, asked by the real model, for the tests of the answer path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import Assembly
from assistant.records.database import RECORDS_FILE, Records
from assistant.settings import Settings
from corpus.document import Document, TextBuilder
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Status
from index.exported_model import Embedder
from tests.assistant import county_guidance
from tests.assistant.harbour_guidance import kites_document
from tests.made_documents import made_document


def home_of(folder: Path, models: Path, documents: list[Document], **settings: object) -> Assembly:
    """Return an assembly over a home that holds `documents`, indexed."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models, target_is_directory=True)
    values = {"home": folder, "starter_notes": False, **settings}
    assembly = Assembly(Settings(**values))  # type: ignore[arg-type]
    assembly.keeper.add_documents(documents)
    assembly.keeper.build()
    return assembly


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    """An empty database of records."""
    made = Records(tmp_path / "home" / RECORDS_FILE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def county(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    assert embedder.identity.dimension
    made = home_of(
        tmp_path_factory.mktemp("county") / "home", models_folder, county_guidance.documents()
    )
    yield made
    made.parts.close()


@pytest.fixture(scope="module")
def harbour(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """Kites and barrows, as the answer path meets them."""
    assert embedder.identity.dimension
    home = tmp_path_factory.mktemp("harbour") / "home"
    made = home_of(home, models_folder, [kites_document()])
    yield made
    made.parts.close()


@pytest.fixture(scope="session")
def handbook(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    """The handbook, the older circular and a note of ours, as the answer path meets them."""
    assert embedder.identity.dimension
    folder = tmp_path_factory.mktemp("handbook") / "home"
    documents = [handbook_document(), circular_document(), note_document()]
    assembly = home_of(folder, models_folder, documents)
    yield assembly
    assembly.parts.close()


def handbook_document() -> Document:
    return made_document(
        "Kestrel County supervision handbook",
        _fill_handbook,
        source="/handbook.md",
        publisher="Kestrel County",
        address="https://www.example.org/handbook",
        published=date(2025, 3, 1),
        updated=date(2026, 2, 3),
    )


def _fill_handbook(content: TextBuilder) -> None:
    content.heading("Kestrel County supervision handbook", 1)
    content.heading("First appointment", 2, anchor="first-appointment")
    content.paragraph(
        "The first appointment must take place within five working days of sentence. However, "
        "where the person is in hospital the manager may agree a later date. The induction pack "
        "is handed over at that appointment."
    )
    content.heading("Missed appointments", 2, anchor="missed")
    content.paragraph(
        "A missed appointment is recorded on the day it happens. This must be done before the case "
        "is discussed with anyone else."
    )
    content.heading("Home visits", 2)
    content.paragraph("Before a home visit the practitioner must:")
    content.list_item("check the address register")
    content.list_item("tell the duty manager when they expect to return")
    content.list_item("carry a charged telephone")
    content.heading("Curfew hours", 2)
    content.table_row(["Age group", "Longest curfew in a day"], header=True)
    content.table_row(["Under eighteen", "twelve hours"])
    content.table_row(["Eighteen and over", "sixteen hours"])
    content.heading("Whom to write to", 2)
    content.paragraph("Questions about unpaid work go to unpaid.work@kestrel.example.org.")


def circular_document() -> Document:
    return made_document(
        "Circular 12 of 2009",
        "The warning letter for a missed payment is sent by the accounts office in ninety days.",
        source="/circular.md",
        publisher="Kestrel County",
        status=Status.SUPERSEDED,
        applies_to=date(2019, 6, 30),
        replaced_by="the supervision handbook",
    )


def note_document() -> Document:
    """Return a note of ours as it is bundled: with a mark behind each statement."""
    text = (
        "---\ntitle: Travel permits in short\nid: starter:travel-permits\nstarter_note: yes\n"
        "rests_on: [travel-permit-rules, https://www.example.org/travel]\n---\n\n"
        "A travel permit allows a supervised person to leave the county for a week."
        "[^travel-permit-rules]\n\nA lost permit is reported at the front desk."
        "[^https://www.example.org/travel]\n"
    )
    return read_markdown(text.encode(), text, name="note.md", source="/note.md")
