"""Made-up guidance of a county: what applies, what ended, what is to come."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Status
from tests.made_documents import made_document

NOTE = """---
title: Ferry passes in short
id: starter:ferry-passes
starter_note: true
rests_on: [ferry-act, ferry-order]
changes:
  - id: pass-length
    was: A ferry pass is valid for 28 days.
    now: A ferry pass is valid for 56 days.
    from: 2019-05-01
    until: 2026-03-30
    replaced_by: ferry-act
  - id: guild
    was: The Harbour Guild inspects the ferries.
    now: The county inspects the ferries.
    until: 2021-06-25
    ended: [Harbour Guild]
---

# Ferry passes in short

## How long a ferry pass is valid

A ferry pass is valid for 56 days from the day of issue.[^ferry-act][^now:pass-length]

Until 30 March 2026 a ferry pass was valid for 28 days.[^ferry-order][^was:pass-length]

## Who inspects ferries

The county inspects the ferries twice in each season.[^ferry-act][^now:guild]

The Harbour Guild inspected the ferries before June 2021.[^ferry-order][^was:guild]

## The guild's boats

The boats of the Harbour Guild were nine, and all were sold in a harbour auction.[^ferry-act]

## Dogs

A dog needs a ticket of its own on every ferry.[^ferry-act]
"""


def documents() -> list[Document]:
    return [
        read_markdown(NOTE.encode(), NOTE, name="ferry.md", source="starter:ferry-passes"),
        made_document(
            "Travel handbook 2019",
            lambda content: (
                content.heading("Travel handbook 2019", 1),
                content.heading("Travel requests", 2),
                content.paragraph(
                    "A travel request must reach the office twenty-one days before the journey."
                ),
                content.heading("Visitors", 2),
                content.paragraph("A visitor rings the brass bell beside the north gate."),
                content.heading("Umbrellas", 2),
                content.paragraph(
                    "A forgotten umbrella is kept for its owner by the Quay Captain for 40 nights."
                ),
            ),
            source="/travel-2019.md",
            publisher="Kestrel County",
            external_id="travel-2019",
            published=date(2019, 4, 1),
        ),
        made_document(
            "Travel handbook 2025",
            lambda content: (
                content.heading("Travel handbook 2025", 1),
                content.heading("Travel requests", 2),
                content.paragraph(
                    "A travel request must reach the office ten days before the journey."
                ),
                content.heading("Umbrellas", 2),
                content.paragraph(
                    "A forgotten umbrella is kept for its owner by the Depot Clerk for 90 nights."
                ),
            ),
            source="/travel-2025.md",
            publisher="Kestrel County",
            external_id="travel-2025",
            published=date(2025, 2, 1),
            replaces=("travel-2019",),
        ),
        made_document(
            "Rules for parcels",
            "A parcel must be opened by two officers within three days of its arrival.",
            source="/parcels.md",
            published=date(2022, 1, 1),
        ),
        made_document(
            "Draft rules for parcels",
            "A parcel must be opened by two officers within two days of its arrival at the office.",
            source="/draft.md",
            status=Status.DRAFT,
            published=date(2026, 5, 1),
        ),
        made_document(
            "Lantern circular",
            "A lantern permit is issued by the night warden on paper of green colour.",
            source="/lantern.md",
            status=Status.WITHDRAWN,
            published=date(2012, 1, 1),
            withdrawn_on=date(2018, 9, 3),
        ),
    ]


def texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.statements]


def notices(answer: Answer) -> dict[str, str]:
    return {one.kind: one.text for one in answer.notices}
