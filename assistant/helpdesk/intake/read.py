"""Reads what a stakeholder sent into a message without personal data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.helpdesk.enquiry import Message, SenderKind
from assistant.helpdesk.errors import UnreadableMessage
from assistant.helpdesk.intake.decoding import tidy
from assistant.helpdesk.intake.eml_file import moment, read_eml
from assistant.helpdesk.intake.mask import Masking
from assistant.helpdesk.intake.msg_file import BEGINNING, read_msg
from assistant.helpdesk.intake.people import names_shown
from assistant.helpdesk.intake.received import Received, check_bytes, check_text
from assistant.helpdesk.intake.reviewed_words import patterns, told
from assistant.helpdesk.intake.sender import shown_by
from assistant.helpdesk.intake.trim import Trimmed, trim
from assistant.helpdesk.intake.unroll import Layer, Thread, header_block, unroll
from assistant.screening.welsh import is_welsh

_SUBJECT_LINE = re.compile(r"\W{0,2}(?:subject|pwnc|testun|re|fwd?)\s?:", re.IGNORECASE)
_HEADER = re.compile(r"\W{0,3}([\w -]{1,14}?)\*?\s?:\*?\s*(.*)")
_HEADER_NAMES = {
    "from": "from", "oddi wrth": "from", "oddiwrth": "from", "gan": "from",
    "sent": "date", "date": "date", "anfonwyd": "date", "dyddiad": "date",
    "subject": "subject", "pwnc": "subject", "testun": "subject",
}  # fmt: skip
# "Caseworker to Dame … MP" names whom the signer works for.
_WHOSE = re.compile(
    r"\s*\b(?:to|for|of)\s+(?:the )?(?:rt\.? hon|sir|dame|mr|mrs|ms|dr|lord|lady|cllr)\b.*", re.I
)
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,200}>")
_MOST_REFERENCES = 20
_MOST_EARLIER = 30


def read_message_file(data: bytes, name: str) -> Message:
    """Read an `.eml` or `.msg` file, whichever it is by its content.

    Raises `ReceivedTooLarge` or `UnreadableMessage`.
    """
    check_bytes(data, name)
    if not data.strip():
        raise UnreadableMessage(name, "is empty")
    return _message(read_msg(data, name) if data.startswith(BEGINNING) else read_eml(data, name))


def read_pasted(text: str, *, subject: str = "") -> Message:
    """Read a mail that was pasted, with its header lines or without.

    Raises `ReceivedTooLarge` or `UnreadableMessage`.
    """
    check_text(text, "The pasted text")
    if not text.strip():
        raise UnreadableMessage("The pasted text", "is empty")
    return _message(_with_headers_read(Received(text=text, subject=subject)))


def _with_headers_read(received: Received) -> Received:
    """Take header lines on top of a pasted text for what they are."""
    lines = tidy(received.text).strip().split("\n")
    end = header_block(lines, 0)
    if end:
        known = _headers("\n".join(lines[:end]))
        return replace(
            received,
            text="\n".join(lines[end:]),
            subject=received.subject or known.get("subject", ""),
            sender=known.get("from", ""),
            people=tuple(lines[:end]),
            received_at=moment(known.get("date", "")),
        )
    if not received.subject and len(lines) > 1 and _SUBJECT_LINE.match(lines[0]):
        subject = _HEADER.match(lines[0])
        told_as = subject is not None and subject[1].casefold() in _HEADER_NAMES
        first = subject[2] if subject is not None and told_as else lines[0]
        return replace(received, text="\n".join(lines[1:]), subject=first)
    return received


def _headers(block: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in block.split("\n"):
        shown = _HEADER.match(line)
        if shown is not None and (name := _HEADER_NAMES.get(shown[1].strip().casefold())):
            found.setdefault(name, shown[2].strip())
    return found


def _message(received: Received) -> Message:
    thread = unroll(tidy(received.text))
    attached = [unroll(tidy(one)) for one in received.attached]
    layers = [*thread.earlier, *(layer for one in attached for layer in _as_layers(one))]
    own, earlier = trim(thread.own), [trim(one.text) for one in layers[:_MOST_EARLIER]]
    masking = Masking(
        names_shown(
            (received.sender, *received.people, *(one.header for one in layers)),
            tuple(one.greeting for one in (own, *earlier)),
            tuple(one.signature for one in (own, *earlier)),
        )
    )
    subject, forwarded = _subject(received, layers)
    body = masking.text(own.body)
    told_before = tuple(text for one in earlier if (text := masking.text(one.body).strip()))
    return Message(
        subject=masking.text(subject),
        body=body.strip(),
        earlier=told_before,
        signature=_telling_lines(own, masking),
        language="cy" if is_welsh(body or " ".join(told_before[:1])) else "en",
        received_at=received.received_at,
        message_id=_first(_MESSAGE_ID.findall(received.message_id)),
        references=_references(received),
        kinds_removed=masking.kinds,
        attachments=tuple(masking.text(one) for one in received.attachments),
        sender_shown=_sender_shown(received, own, layers, earlier, forwarded=forwarded),
        forwards=forwarded or bool(received.attached),
    )


def _as_layers(thread: Thread) -> Sequence[Layer]:
    """Return the layers of an attached message, which begins with its header lines."""
    return (
        (Layer("", thread.own, forwarded=True), *thread.earlier) if thread.own else thread.earlier
    )


def _subject(received: Received, layers: Sequence[Layer]) -> tuple[str, bool]:
    """Return the subject on one line, and whether an older mail was sent on with it."""
    subject = " ".join(tidy(received.subject).split())
    begins = told("thread")["subject"]
    forwarded = re.match(rf"\W*{begins['forwarded']}\s?:", subject, re.IGNORECASE) is not None
    if not subject and layers:
        subject = _headers(layers[0].header).get("subject", "")
    return subject, forwarded or any(one.forwarded for one in layers[:1])


def _sender_shown(
    received: Received,
    own: Trimmed,
    layers: Sequence[Layer],
    earlier: Sequence[Trimmed],
    *,
    forwarded: bool,
) -> SenderKind | None:
    """Return the kind that the first sender shows; of what a colleague sends on, the one before."""
    shown = shown_by(received.sender, own.signature)
    if shown is not None or not forwarded:
        return shown
    senders = (_headers(one.header).get("from", one.header) for one in layers)
    below = (shown_by(*one) for one in zip(senders, (it.signature for it in earlier), strict=False))
    return next((one for one in below if one is not None), None)


def _telling_lines(own: Trimmed, masking: Masking) -> str:
    """Return the parts of a signature that tell an office or a body, and no person."""
    kept: list[str] = []
    for line in own.signature.split("\n"):
        for part in re.split(r"\s*[,|•·–—]\s*|\s+-\s+", line):
            words = masking.text(_WHOSE.sub("", part.strip()))
            office = any(patterns("senders", one).found_in(words) for one in ("signs", "no_names"))
            if office and "removed]" not in words and not re.search(r"\d|@|www", words):
                kept.append(words)
    return "\n".join(dict.fromkeys(kept))


def _references(received: Received) -> tuple[str, ...]:
    found = _MESSAGE_ID.findall(" ".join(received.references))
    return tuple(dict.fromkeys(found))[-_MOST_REFERENCES:]


def _first(found: list[str]) -> str:
    return found[0] if found else ""
