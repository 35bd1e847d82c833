"""Replies of the helpdesk, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ui.export.helpdesk.reply import WrittenReply

HANDBOOK = "https://www.example.org/handbook"
_REPLY = WrittenReply(
    subject="Re: When is the first appointment?",
    paragraphs=(
        "Dear colleague,",
        "The first appointment must take place within five working days of sentence. [1]",
        "You asked:\nWho may agree a later date?",
        "The manager may agree a later date – see “First appointment”. [2]",
        f"Sources\n[1] Kestrel County handbook, {HANDBOOK} (updated 3 May 2026)\n[2] Circular 12",
        "Yours sincerely,\nThe probation helpdesk",
    ),
    language="en",
    product="Probation Guidance Assistant",
    made_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
    message_id="<asked-1@example.org>",
    references=("<first@example.org>", "<second@example.org>"),
)


def reply(**changed: Any) -> WrittenReply:
    """Return a reply with two sources, changed in what is named."""
    return replace(_REPLY, **changed)
