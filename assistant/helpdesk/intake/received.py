"""A message as it came, with personal data still in it: it never leaves the intake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.helpdesk.errors import ReceivedTooLarge

MOST_BYTES = 25 * 1024 * 1024
MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Received:
    """What a file or a pasted text holds; `people` are header lines that name senders and others.

    `attached` are messages that were attached whole, as texts with their header lines on top.
    """

    text: str
    subject: str = ""
    sender: str = ""
    people: tuple[str, ...] = ()
    received_at: datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


def check_bytes(data: bytes, name: str) -> None:
    """Raise `ReceivedTooLarge` for a file that is not read."""
    if len(data) > MOST_BYTES:
        raise ReceivedTooLarge(name, len(data), MOST_BYTES, "bytes")


def check_text(text: str, name: str) -> None:
    """Raise `ReceivedTooLarge` for a text that is not read."""
    if len(text) > MOST_CHARACTERS:
        raise ReceivedTooLarge(name, len(text), MOST_CHARACTERS, "characters")
