"""Whose names a mail shows: in its header lines, its greetings and its signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import getaddresses

from assistant.helpdesk.intake.reviewed_words import patterns
from assistant.screening.name_words import NameWords, name_words

_HEADER_NAME = re.compile(r"\W{0,3}([\w -]{1,14})\*?\s?:")
_PEOPLE = frozenset(
    ("from", "to", "cc", "bcc", "reply-to", "oddi wrth", "oddiwrth", "gan", "at", "copi")
)
_HEADER = re.compile(r"\W{0,3}[\w -]{1,14}\s?:\s*(.*)", re.DOTALL)
_WROTE = re.compile(
    r"(?:(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?|\b\d{4}\b)[,;]?|,)\s+([^,:<>\d][^,:<>]{1,60}?)\s*"
    r"(?:<[^<>]*>|\[[^\[\]]*\])?\s*(?:wrote|said|writes)\s?:|ysgrifennodd\s+([^:<>]{2,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+'’-]+@[\w.-]+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GREETED = re.compile(
    r"\b(?:dear|annwyl|hi|hello|hey|hiya|helo|fao|attn)\b[ :]+([^\n,:;!?]{2,40})", re.I
)
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lady|lord|cllr|councillor|dc|pc|ds|di|dci|sgt|insp|rev|canon|fr|hhj|mp|ms)\b\.?",
    re.I,
)
_SEPARATED = re.compile(r"\s*[,|•·–—/(]\s*|\s+-\s+")
_MOST_NAME_WORDS = 4
_SHORTEST = 2
# "DC", "MP" and "OBE" stand beside names.
_ABBREVIATED = 3


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a mail shows: `whole` as they are written, and the `parts` they are made of."""

    whole: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


def names_shown(
    people: Iterator[str] | tuple[str, ...],
    greetings: tuple[str, ...] = (),
    signatures: tuple[str, ...] = (),
) -> Names:
    """Collect the names of header lines, greetings and signatures."""
    written: list[str] = []
    for block in people:
        for line in _lines_of_people(block):
            written += _of_header(line)
    for greeting in greetings:
        written += (found[1] for found in _GREETED.finditer(greeting))
    for signature in signatures:
        written += _of_signature(signature)
    named = {name for one in written if (name := _as_name(one))}
    whole = {one for one in named if len(one.split()) > 1}
    parts = {
        word
        for name in named
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST and not (word.isupper() and len(word) <= _ABBREVIATED)
    }
    return Names(frozenset(whole), frozenset(parts))


def _lines_of_people(block: str) -> Iterator[str]:
    """Yield the lines of a block of header lines that name people, "On … wrote:" on one line."""
    folded = " ".join(block.split())
    if _WROTE.search(folded):
        yield folded
    named = False
    for line in block.split("\n"):
        header = _HEADER_NAME.match(line)
        named = header[1].strip().casefold() in _PEOPLE if header else named
        if named or header is None:
            yield line


def _of_header(line: str) -> Iterator[str]:
    """Yield the names in `Priya Nair <priya.nair@…>`, `Nair, Priya (Housing)`, `On … wrote:`."""
    wrote = _WROTE.search(line)
    if wrote is not None:
        yield wrote[1] or wrote[2] or ""
    found = _HEADER.match(line)
    value = line if found is None or "@" in line.split(":")[0] else found[1]
    value = _BRACKETED.sub(" ", value.replace("*", ""))
    if "@" in value or "<" in value:
        for name, address in getaddresses([value.replace(";", ",")]):
            yield name
            yield from _of_address(address)
    else:
        yield from value.split(";")
    yield from (name for one in _ADDRESS.findall(line) for name in _of_address(one))


def _of_address(address: str) -> Iterator[str]:
    local, at, _ = address.partition("@")
    words = [one for one in re.split(r"[._-]", local) if one.isalpha()]
    if at and len(words) in (2, 3):
        yield " ".join(one.capitalize() for one in words)


def _of_signature(signature: str) -> Iterator[str]:
    lines = [one.strip() for one in signature.split("\n") if one.strip()]
    for line in lines:
        left = line
        for part in ("lines", "dashes"):
            if patterns("thread", "leave", part).is_all_of(line):
                left = _behind_leave(line)
        if not left:
            continue
        yield from _SEPARATED.split(left)[:1]
        return


def _behind_leave(line: str) -> str:
    """Return the name behind a leave on the same line: `Thanks, Priya`."""
    words = _WORD.findall(line)
    lists = name_words()
    named = [one for one in words if one[0].isupper() and not _says(one, lists)]
    return " ".join(named)


def _says(word: str, lists: NameWords) -> bool:
    folded = word.casefold()
    return (lists.is_ordinary(word) or folded in _LEAVING) and folded not in lists.first_names


_LEAVING = frozenset(("regards", "wishes", "yours", "sincerely", "faithfully", "cofion", "diolch"))


def _as_name(written: str) -> str:
    """Return a name without title, or nothing for the name of a body, a desk or a place."""
    name = " ".join(_TITLE.sub(" ", written).strip(" \"'<>.,*").split())
    words = _WORD.findall(name)
    if not 1 <= len(words) <= _MOST_NAME_WORDS or "@" in name:
        return ""
    if patterns("senders", "no_names").found_in(name):
        return ""
    lists = name_words()
    ordinary = [one for one in words if lists.is_ordinary(one) and one.casefold() not in _firsts()]
    return "" if len(ordinary) == len(words) and len(words) != 2 else name


def _firsts() -> frozenset[str]:
    lists = name_words()
    return lists.first_names | lists.first_names_and_words
