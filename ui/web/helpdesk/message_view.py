"""Lays out a message: its own words first, what was quoted below it and its signature apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from assistant.helpdesk.enquiry import Message
from assistant.screening.kinds import Kind
from assistant.wording import wording_for
from corpus.document import fold_space
from ui.web.language import Words

Lines = tuple[str, ...]
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message in paragraphs of lines, without characters that nobody sees.

    `forwards` tells that what is asked stands in an earlier message, which was sent on.
    """

    paragraphs: tuple[Lines, ...]
    earlier: tuple[tuple[Lines, ...], ...]
    signature: tuple[Lines, ...]
    language: str
    removed: tuple[str, ...]
    attachments: tuple[str, ...]
    received_at: datetime | None
    forwards: bool


def shown_message(message: Message, words: Words) -> ShownMessage:
    """Return a message as a page shows it."""
    return ShownMessage(
        paragraphs=laid_out(message.body),
        earlier=tuple(laid_out(one) for one in message.earlier),
        signature=laid_out(message.signature),
        language=message.language,
        removed=tuple(removed_words(one, words) for one in message.kinds_removed),
        attachments=tuple(_short(one) for one in message.attachments),
        received_at=message.received_at,
        forwards=message.forwards,
    )


def removed_words(kind: str, words: Words) -> str:
    """Return a kind of personal data in words, as the screening calls it where there are none."""
    known = next((one for one in Kind if one.value == kind), None)
    return wording_for(f"kind_{known.name.lower()}", words.language) if known else kind


def subject_of(subject: str, words: Words) -> str:
    """Return a subject on one line, or that there is none."""
    return fold_space(subject) or words("helpdesk-no-subject")


def laid_out(text: str) -> tuple[Lines, ...]:
    """Return the paragraphs of a text, each as its lines."""
    parted = _PARAGRAPH_END.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (tuple(filter(None, map(fold_space, one.split("\n")))) for one in parted)
    return tuple(one for one in lines if one)


def _short(name: str) -> str:
    seen = fold_space(name)
    return seen if len(seen) <= _LONGEST_NAME else f"{seen[: _LONGEST_NAME - 1]}…"
