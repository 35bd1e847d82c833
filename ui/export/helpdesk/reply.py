"""A reply ready to be written into a file: every word is final, and all of it is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ui.export.characters import harmless, one_line, web_address
from ui.export.transcript import Link

_ANSWERS = re.compile(r"(?:(?:re|ateb|aw|sv|antw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_LONGEST_SUBJECT = 200
# What may stand right behind an address in a sentence or a list is no part of it.
_ADDRESS = re.compile(r"https?://[^\s<>“”\"]{1,2000}?(?=[.,;:!?)\]’']*(?:[\s<>“”\"]|$))")


@dataclass(frozen=True, slots=True)
class WrittenReply:
    """What is sent, in paragraphs; `page` is what stands around the numbers in `Page 1 of 2`.

    `message_id` and `references` are the threading headers of the mail that is answered, empty
    where there was none.
    """

    subject: str
    paragraphs: tuple[str, ...]
    language: str
    product: str
    made_at: datetime
    message_id: str = ""
    references: tuple[str, ...] = ()
    page: tuple[str, str, str] = ("", " / ", "")


def reply_subject(subject: str) -> str:
    """Return the subject of a reply: the one that was written to, with one `Re:` before it."""
    asked = _ANSWERS.sub("", one_line(subject), count=1)[:_LONGEST_SUBJECT].strip()
    return f"Re: {asked}" if asked else "Re:"


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, each with its lines; an empty line parts them."""
    parted = _PARAGRAPH_END.split(harmless(text).strip())
    return tuple(one.rstrip() for one in parted if one.strip())


def with_links(text: str) -> Iterator[str | Link]:
    """Yield a text in pieces: what is only read, and the web addresses in it, which lead there."""
    done = 0
    for found in _ADDRESS.finditer(text):
        address = web_address(found.group())
        if address is None:
            continue
        if found.start() > done:
            yield text[done : found.start()]
        yield Link(found.group(), address)
        done = found.end()
    if done < len(text):
        yield text[done:]
