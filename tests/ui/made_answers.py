"""An answer with everything in it that the ways of showing it have to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Citation, Footing, Notice, Outcome, Statement
from assistant.scope import Scope
from corpus.document import Document
from corpus.written_date import PartialDate
from tests.made_documents import made_document

PRESENT = "A pass is valid for 56 days."
FORMER = "A pass was valid for 28 days."
ACT = Footing(
    "Ferry Act 2026",
    "ferry-act",
    publisher="County",
    address="https://www.example.org/ferry-act",
    status="current",
    published=PartialDate(2026, 3, 31),
)
ORDER = Footing(
    "Ferry Order",
    "ferry-order",
    address="https://www.example.org/ferry-order",
    status="withdrawn",
    published=PartialDate(2019, 5),
)
UNKNOWN = Footing("minutes of the harbour board")


def note() -> Document:
    """Return the note of ours that the answer is quoted from."""
    return made_document("Ferry passes in short", f"{PRESENT} {FORMER}", starter_note=True)


def answer_from(document: Document) -> Answer:
    """Return an answer of the present rule and, labelled, of the one that it replaced."""
    present = _citation(document, PRESENT, 1)
    former = replace(
        _citation(document, FORMER, 2),
        status="superseded",
        applies_to=PartialDate(2026, 3, 30),
        rests_on=(ORDER, UNKNOWN),
        replaced_by=ACT,
        replaced_on=PartialDate(2026, 3, 31),
    )
    return Answer(
        "Is a pass valid for 28 days?",
        "Is a pass valid for 28 days?",
        Outcome.PREMISE_CORRECTED,
        wording="That rule has changed.",
        statements=(
            Statement(PRESENT, (1,)),
            Statement(FORMER, (2,), "No longer applies (until 30 March 2026)"),
        ),
        citations=(replace(present, rests_on=(ACT,)), former),
        notices=(Notice("superseded", "It was replaced by: Ferry Act 2026."),),
        scope=Scope(as_at=date(2026, 11, 22)),
    )


def _citation(document: Document, quote: str, number: int) -> Citation:
    start = document.text.index(quote)
    return Citation(
        number=number,
        document_id=document.id,
        passage_id=f"{document.id}:0-9",
        publication=document.publication.title,
        publisher=None,
        heading_trail=(document.publication.title, "How long"),
        page=None,
        url=None,
        status="current",
        published=None,
        updated=PartialDate(2026, 4),
        applies_from=None,
        applies_to=None,
        starter_note=True,
        quote=quote,
        start=start,
        end=start + len(quote),
    )
