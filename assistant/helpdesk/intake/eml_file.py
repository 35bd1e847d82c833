"""Reads `.eml` files, as mail programs write them and as they break them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.helpdesk.errors import UnreadableMessage
from assistant.helpdesk.intake.decoding import decoded
from assistant.helpdesk.intake.html_mail import text_of_html
from assistant.helpdesk.intake.received import Received, check_text

# What the standard library raises over headers and parts that break the standards.
_BROKEN = (
    MessageError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError
)  # fmt: skip
_TELLING = ("from", "to", "subject", "date", "received", "message-id", "mime-version", "sender")
_SHOWN_ON_TOP = ("From", "Date", "To", "Subject")
_DEEPEST = 6
_MOST_PARTS = 200
# Below this, the plain text beside an HTML one only says that there is one.
_SHORTEST_PLAIN = 3


def read_eml(data: bytes, name: str) -> Received:
    """Read a mail; raises `UnreadableMessage` for what is none and has no text either."""
    try:
        mail = message_from_bytes(data, _class=EmailMessage, policy=default)
    except _BROKEN as error:
        raise UnreadableMessage(name, "breaks the form of an email") from error
    if not any(header(mail, one) for one in _TELLING):
        return _without_headers(data, name)
    parts = list(_parts(mail))
    text = _text(parts, name)
    check_text(text, name)
    return Received(
        text=text,
        subject=header(mail, "Subject"),
        sender=header(mail, "From") or header(mail, "Sender") or header(mail, "Reply-To"),
        people=tuple(filter(None, (header(mail, one) for one in ("To", "Cc", "Reply-To")))),
        received_at=moment(header(mail, "Date")),
        message_id=header(mail, "Message-ID"),
        references=tuple(f"{header(mail, 'References')} {header(mail, 'In-Reply-To')}".split()),
        attachments=tuple(_attachments(parts)),
        attached=tuple(_attached(parts, name)),
    )


def header(mail: Message, name: str) -> str:
    """Return a header decoded on one line, as it stands if it breaks the standards, or nothing."""
    try:
        found = str(mail.get(name) or "")
    except _BROKEN:
        found = next(
            (str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), ""
        )
    return " ".join(found.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


def moment(written: str) -> datetime | None:
    """Return the moment that a Date header tells, in UTC, or nothing where it tells none."""
    try:
        found = parsedate_to_datetime(written)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _without_headers(data: bytes, name: str) -> Received:
    """Read a file that somebody saved as text: no headers, but words."""
    text = decoded(data)
    words = sum(one.isalpha() or one.isspace() for one in text)
    if b"\x00" in data or not text.strip() or words < 0.7 * len(text):
        raise UnreadableMessage(name, "has no header lines of an email and no text")
    check_text(text, name)
    return Received(text=text)


def _parts(mail: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold something, in order; an attached message is one part."""
    if depth > _DEEPEST:
        return
    payload = mail.get_payload()
    if isinstance(payload, list) and mail.get_content_maintype() == "multipart":
        for part in _messages(payload):
            yield from _parts(part, depth + 1)
    else:
        yield mail


def _messages(payload: list[Any]) -> Iterator[Message]:
    return (one for one in payload[:_MOST_PARTS] if isinstance(one, Message))


def _text(parts: list[Message], name: str) -> str:
    shown = [one for one in parts if not _file_name(one)]
    plain = [_words(one) for one in shown if one.get_content_type() == "text/plain"]
    told = "\n\n".join(one for one in plain if one.strip())
    pages = [one for one in shown if one.get_content_type() == "text/html"]
    if not pages or len(told.split()) >= _SHORTEST_PLAIN:
        return told
    try:
        return "\n\n".join(text_of_html(_words(one), name) for one in pages) or told
    except UnreadableMessage:
        if told.strip():
            return told
        raise


def _words(part: Message) -> str:
    try:
        data = part.get_payload(decode=True)
        claimed = part.get_content_charset() or ""
    except _BROKEN:
        data, claimed = None, ""
    if isinstance(data, bytes):
        return decoded(data, claimed)
    payload = part.get_payload()
    return payload if isinstance(payload, str) else ""


def _file_name(part: Message) -> str:
    try:
        found = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment"
    except _BROKEN:
        found, attached = "", False
    return " ".join(str(found).split()) or ("without a name" if attached else "")


def _attachments(parts: list[Message]) -> Iterator[str]:
    for part in parts:
        if part.get_content_type() != "message/rfc822" and (name := _file_name(part)):
            yield name


def _attached(parts: list[Message], name: str) -> Iterator[str]:
    """Yield messages that were attached whole, each as a text with its header lines on top."""
    for part in parts:
        payload = part.get_payload()
        if part.get_content_type() != "message/rfc822" or not isinstance(payload, list):
            continue
        for mail in _messages(payload):
            inner = list(_parts(mail))
            lines = [f"{one}: {header(mail, one)}" for one in _SHOWN_ON_TOP if header(mail, one)]
            text = _text(inner, name)
            check_text(text, name)
            yield "\n".join([*lines, "", text])
            yield from _attached(inner, name)
