"""Reads `.msg` files of Outlook; the only user of python-oxmsg (MIT)."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC, datetime

from oxmsg import Message as OutlookMessage

from assistant.helpdesk.errors import UnreadableMessage
from assistant.helpdesk.intake.decoding import decoded
from assistant.helpdesk.intake.html_mail import text_of_html
from assistant.helpdesk.intake.received import Received, check_text

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = 0x1013
# What the library and the OLE reader below it raise over files that are cut off or made up.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError,
    RecursionError, TypeError, ValueError, struct.error,
)  # fmt: skip


def read_msg(data: bytes, name: str) -> Received:
    """Read a message of Outlook; raises `UnreadableMessage` for what is none."""
    try:
        found = OutlookMessage.load(data)
        plain, page = found.body or "", found.properties.binary_prop_value(_HTML)
        html = decoded(page) if page else found.html_body or ""
        received = _received(found)
    except _BROKEN as error:
        raise UnreadableMessage(name, "cannot be read as a message of Outlook") from error
    text = plain if plain.strip() or not html else text_of_html(html, name)
    if not text.strip() and not received.subject:
        raise UnreadableMessage(name, "has neither a subject nor a text")
    check_text(text, name)
    return replace(received, text=text)


def _received(found: OutlookMessage) -> Received:
    headers = {key.lower(): value for key, value in found.message_headers.items()}
    recipients = (f"{one.name or ''} <{one.email_address or ''}>" for one in found.recipients)
    references = f"{headers.get('references', '')} {headers.get('in-reply-to', '')}"
    return Received(
        text="",
        subject=found.subject,
        sender=found.sender or "",
        people=tuple(recipients),
        received_at=_moment(found.sent_date),
        message_id=" ".join(headers.get("message-id", "").split()),
        references=tuple(references.split()),
        attachments=tuple(one.file_name or "without a name" for one in found.attachments),
    )


def _moment(found: datetime | None) -> datetime | None:
    if found is None:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
