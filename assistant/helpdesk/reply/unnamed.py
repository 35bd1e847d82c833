"""An edited reply without names and personal data: neither belongs into what is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.helpdesk.reply.draft import Draft
from assistant.helpdesk.reply.segments import cut
from assistant.helpdesk.reply.words import said
from assistant.screening.personal_data import masked

_GREETED = re.compile(r"(?i)^(dear|hello|hi|annwyl|helo)\s+(?![\[\n])([^,\n]{1,60}?)(\s*,?\s*)$")
_NOBODY = re.compile(
    r"(?i)^(?:(?:sir|madam|or|and|all|both|colleagues?|team|syr|fadam|neu|bawb)\b\s*)+$"
)
_SIGNED = re.compile(
    r"(?i)^(?:(?:kind|best|warm|many)?\s*(?:regards|wishes|thanks)|yours \w+|cofion\b.*"
    r"|yr eiddoch.*|dymuniadau.*),?$"
)
_NAME_LINE = re.compile(r"^[^\d.?!:;“”@]{1,60}$")
_MOST_NAME_WORDS = 6


def without_names(text: str, draft: Draft) -> str:
    """Return an edited reply with placeholders for names and other personal data.

    What the draft says itself is left as it is: its mailboxes are the ones of the guidance.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    unsigned = "\n".join(_unsigned(plain.split("\n"), draft))
    pieces: list[str] = []
    done = 0
    for segment in cut(unsigned, [one.shown for one in draft.sentences]):
        if segment.known is None:
            continue
        pieces += [
            masked(unsigned[done : segment.start]).text,
            unsigned[segment.start : segment.end],
        ]
        done = segment.end
    pieces.append(masked(unsigned[done:]).text)
    return "".join(pieces)


def _unsigned(lines: list[str], draft: Draft) -> Iterator[str]:
    """Yield the lines, with placeholders for who is greeted and for who signs."""
    known = {line for one in draft.sentences for line in one.shown.split("\n")}
    signing = False
    for line in lines:
        words = line.strip()
        if found := _GREETED.match(words):
            yield line if _NOBODY.match(found[2]) else _greeted(found, draft)
            continue
        if signing and words and words not in known:
            if _NAME_LINE.match(words) and len(words.split()) <= _MOST_NAME_WORDS:
                yield said("signature", "default", draft.language)
                continue
            signing = False
        signing = signing or bool(_SIGNED.match(words))
        yield line


def _greeted(found: re.Match[str], draft: Draft) -> str:
    name = draft.paragraphs[0].text if draft.paragraphs else ""
    placeholder = re.search(r"\[[^\]]+\]", name)
    return f"{found[1]} {placeholder[0] if placeholder else '[name]'}{found[3] or ','}"
