"""A made-up pack over the made-up guidance of Kestrel County, with every kind of piece."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from assistant.answer import Citation
from assistant.training.brief import Brief
from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind, Maker, Option
from assistant.training.pack import (
    FurtherReading,
    KeyFact,
    Pack,
    ReadingStep,
    Scenario,
    TermEntry,
    ThenAndNow,
)
from corpus.document import Document, TextBuilder
from corpus.publication import Status
from tests.made_documents import made_document

TITLE = "Kestrel County supervision handbook"
FIRST = "The first appointment must take place within five working days of sentence."
MISSED = "A missed appointment is recorded on the day it happens."
MANAGER = "The duty manager signs off every enforcement decision."
VISIT = "A home visit is made by two members of staff."
PLAN = "The sentence plan is reviewed every sixteen weeks."
OLD = "The first appointment takes place within ten working days of sentence."
STEPS = (
    "Check the address register.",
    "Tell the duty manager when you expect to return.",
    "Carry a charged telephone.",
)
TERMS = (
    ("Induction", "Induction means the first meeting at which the rules are explained."),
    ("Breach", "Breach means a failure to comply that is taken back to court."),
    ("Curfew", "Curfew means hours in which a person must stay at one address."),
)

Quote = Callable[[Document, str], Grounds]


def handbook(**changed: str) -> Document:
    """Return the handbook; `changed` are sentences by name that a newer version has instead."""

    def fill(content: TextBuilder) -> None:
        content.heading(TITLE, 1)
        content.heading("First appointment", 2, anchor="first-appointment")
        content.paragraph(
            f"{changed.get('first', FIRST)} {changed.get('beside', 'It is held in private.')}"
        )
        content.heading("Missed appointments", 2)
        content.paragraph(changed.get("missed", MISSED))
        content.heading("Decisions", 2)
        content.paragraph(changed.get("manager", MANAGER))
        content.heading("Home visits", 2)
        content.paragraph(changed.get("visit", VISIT))
        content.paragraph("Before a home visit the practitioner must do three things:")
        for number, step in enumerate(STEPS, 1):
            content.list_item(step, marker=f"{number}.")
        content.heading("Planning", 2)
        content.paragraph(changed.get("plan", PLAN))
        content.heading("Words", 2)
        for _, meaning in TERMS:
            content.paragraph(meaning)

    return made_document(
        TITLE,
        fill,
        source="/handbook.md",
        publisher="Kestrel County",
        address="https://www.example.org/handbook",
        published=date(2025, 3, 1),
        topics=("orders", "risk"),
    )


def circular() -> Document:
    """Return the older text that the handbook replaced."""
    return made_document(
        "Circular 12 of 2009",
        OLD,
        source="/circular.md",
        publisher="Kestrel County",
        status=Status.SUPERSEDED,
        applies_to=date(2019, 6, 30),
    )


def quoted(document: Document, words: str) -> Grounds:
    """Return words of a document as grounds, without an index to find their passage."""
    start = document.text.index(words)
    trail = [
        document.text[one.start : one.end]
        for one in document.blocks
        if one.kind == "heading" and one.start < start
    ]
    publication = document.publication
    citation = Citation(
        number=1,
        document_id=document.id,
        passage_id=f"{document.id}:0",
        publication=publication.title,
        publisher=publication.publisher,
        heading_trail=tuple(trail[:1] + trail[-1:]),
        page=None,
        url=publication.address,
        status=publication.status.value,
        published=publication.published,
        updated=None,
        applies_from=None,
        applies_to=publication.applies_to,
        starter_note=False,
        quote=words,
        start=start,
        end=start + len(words),
    )
    return Grounds(document.source, (citation,))


def chosen(
    item_id: str, question: str, options: tuple[str, ...], right: int, grounds: Grounds, **more
) -> Item:
    """Return an item with one right option."""
    return Item(
        id=item_id,
        question=question,
        options=tuple(Option(one) for one in options),
        right=(right,),
        grounds=(grounds,),
        **{"kind": ItemKind.NUMBER, "explanation": "So the handbook says.", **more},
    )


def made_up_pack(newest: Document, older: Document, quote: Quote = quoted, **changed) -> Pack:
    """Return a pack of six items on two topics, made from the handbook and the circular."""
    first = quote(newest, FIRST)
    items = (
        chosen(
            "first",
            "Within how many working days of sentence must the first appointment take place?",
            ("two", "five", "ten", "fifteen"),
            1,
            first,
            topic="orders",
        ),
        chosen(
            "missed",
            "True or false: A missed appointment may be recorded a week later.",
            ("True", "False"),
            1,
            quote(newest, MISSED),
            kind=ItemKind.TRUE_FALSE,
            topic="orders",
        ),
        chosen(
            "manager",
            "Who signs off every enforcement decision?",
            ("The duty manager", "The court", "The practitioner"),
            0,
            quote(newest, MANAGER),
            kind=ItemKind.WHO,
            topic="orders",
        ),
        Item(
            id="steps",
            kind=ItemKind.ORDER,
            question="Put the steps before a home visit in order.",
            options=tuple(Option(STEPS[at]) for at in (2, 0, 1)),
            right=(1, 2, 0),
            grounds=(quote(newest, "\n".join(f"{n}. {s}" for n, s in enumerate(STEPS, 1))[3:]),),
            explanation="The register comes first.",
            topic="risk",
        ),
        Item(
            id="terms",
            kind=ItemKind.MATCH,
            question="Match each term with its meaning.",
            options=tuple(Option(TERMS[at][1]) for at in (1, 2, 0)),
            right=(2, 0, 1),
            grounds=tuple(quote(newest, meaning) for _, meaning in TERMS),
            explanation="The meanings are those of the handbook.",
            topic="risk",
            prompts=tuple(term for term, _ in TERMS),
        ),
        chosen(
            "plan",
            "How often is the sentence plan reviewed?",
            ("every four weeks", "every sixteen weeks", "every year"),
            1,
            quote(newest, PLAN),
            kind=ItemKind.DURATION,
            topic="risk",
            maker=Maker.RULE,
        ),
    )
    values = {
        "id": "made-up",
        "title": "New starters in Kestrel County",
        "brief": Brief(topics=("orders", "risk")),
        "made_at": datetime(2026, 11, 1, 9, tzinfo=UTC),
        "library_stamp": "1:0:0",
        "aims": ("Say how soon the first appointment takes place.", "Name who signs off."),
        "reading": (
            ReadingStep("orders", (TITLE, "First appointment"), first, ("p1",), 1.5),
            ReadingStep("risk", (TITLE, "Home visits"), quote(newest, VISIT), ("p2",), 2.0),
        ),
        "facts": (
            KeyFact("orders", quote(newest, MISSED)),
            KeyFact("risk", quote(newest, VISIT)),
        ),
        "glossary": tuple(TermEntry(term, quote(newest, meaning)) for term, meaning in TERMS),
        "changes": (
            ThenAndNow(
                "orders",
                "The first appointment took place within ten working days.",
                "It takes place within five working days.",
                "2019-07-01",
                TITLE,
                quote(older, OLD),
                first,
            ),
        ),
        "items": items,
        "scenarios": (
            Scenario(
                "late",
                "orders",
                "A person was sentenced on a Monday and has heard nothing for eight days.",
                "What should have happened by now?",
                (first,),
            ),
        ),
        "further": (
            FurtherReading(TITLE, "Kestrel County", "https://www.example.org/handbook", "current"),
            FurtherReading("A book nobody put online", "Example Press", "", "current"),
        ),
    }
    return Pack(**{**values, **changed})
