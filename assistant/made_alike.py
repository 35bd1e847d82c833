"""Of documents made alike, one for each region or prison, only those that name what is asked about.

"Which police area does Hull belong to?" is answered, as far as words go, in the document on any
region as well as in the one that names Hull. Documents are made alike if most of their headings are
the same but for the words of their titles. What a question names is a word that these documents
write with a capital letter alone, so it is known in small letters too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from assistant.asks_for import WORDS_OF_ASKING
from assistant.parts import Parts, ShelvedDocument
from corpus.remembered import remembering
from index.everyday_words import EverydayWords, everyday_words_from
from index.keywords import stems_of
from index.search import Match

_HEADINGS_ALIKE = 3
_SHARE_ALIKE = 0.5
_DOCUMENTS_REMEMBERED = 512
_SHORTEST_NAME = 3
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class MadeAlike:
    """Which documents are about what a question names, and which of those made alike are not."""

    naming: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


_NONE = MadeAlike()


def made_alike(matches: Iterable[Match], texts: Sequence[str], parts: Parts) -> MadeAlike:
    """Return which of the documents found name what a text names, and which are on others.

    `texts` are the question and, if it leans on them, the turns before it, the last one first: the
    first counts that names something.
    """
    found = [
        parts.documents.take(one) for one in dict.fromkeys(m.passage.document_id for m in matches)
    ]
    alike = {
        one.document.id: one for pair in combinations(found, 2) if _are_alike(*pair) for one in pair
    }
    for text in texts if alike else ():
        names = _names_in(text, alike.values())
        if names:
            naming = _naming(names, found)
            return MadeAlike(naming, _others(naming, alike)) if naming else _NONE
    return _NONE


def with_area(question: str, parts: Parts) -> str:
    """Return a question, spelled right, with the region in place of each place that it names."""
    told = parts.understood(question).terms
    for one in reversed(_areas().found_in(told)):
        start, end = one.span
        told = f"{told[:start]}{one.guidance[0]}{told[end:]}"
    return told


@cache
def _areas() -> EverydayWords:
    return everyday_words_from(
        files(__package__).joinpath("areas.toml").read_text(encoding="utf-8")
    )


def _others(naming: frozenset[str], alike: dict[str, ShelvedDocument]) -> frozenset[str]:
    """Return the documents that are made like one that names it, and do not."""
    return frozenset(
        name
        for name, one in alike.items()
        if name not in naming
        and any(_are_alike(one, other) for at, other in alike.items() if at in naming)
    )


def _are_alike(one: ShelvedDocument, other: ShelvedDocument) -> bool:
    first, second = _headings_of(one), _headings_of(other)
    fewer = min(len(first), len(second))
    return len(first & second) >= max(_HEADINGS_ALIKE, _SHARE_ALIKE * fewer)


def _headings_without_title(shelved: ShelvedDocument) -> frozenset[tuple[str, ...]]:
    own = set(_words_of(_title(shelved)))
    headings = (
        tuple(word for word in _words_of(one.trail[-1]) if word not in own)
        for one in shelved.sections
        if one.trail
    )
    return frozenset(one for one in headings if one)


_headings_of = remembering(
    _DOCUMENTS_REMEMBERED, lambda shelved: shelved.document.id, _headings_without_title
)


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class _Written:
    """The words of a text, in small letters: those with a capital somewhere, those without."""

    capital: frozenset[str]
    small: frozenset[str]


def _written_in(text: str) -> _Written:
    words = set(_WORD.findall(text))
    capital = {word.lower() for word in words if word[0].isupper()}
    return _Written(frozenset(capital), frozenset(word for word in words if not word[0].isupper()))


# A long text is looked through once, not for each question.
_written_in_all = remembering(
    _DOCUMENTS_REMEMBERED,
    lambda shelved: shelved.document.id,
    lambda shelved: _written_in(f"{_title(shelved)}\n{shelved.document.text}"),
)


def _written_in_title(shelved: ShelvedDocument) -> _Written:
    return _written_in(_title(shelved))


def _names_in(text: str, documents: Iterable[ShelvedDocument]) -> list[str]:
    """Return the words that some documents, not all, have, and with a capital letter alone.

    What a title has so is a name even where a text has it in small letters too: "the north".
    """
    titles = [_written_in_title(one) for one in documents]
    texts = [_written_in_all(one) for one in documents]
    words = [
        word
        for word in dict.fromkeys(_words_of(text))
        if len(word) >= _SHORTEST_NAME and not WORDS_OF_ASKING.issuperset(stems_of(word))
    ]
    return [word for word in words if _is_name(word, titles) or _is_name(word, texts)]


def _is_name(word: str, texts: Sequence[_Written]) -> bool:
    having = sum(word in one.capital for one in texts)
    return 0 < having < len(texts) and not any(word in one.small for one in texts)


def _naming(names: Sequence[str], documents: Sequence[ShelvedDocument]) -> frozenset[str]:
    """Return the documents with those names in their titles that any title has.

    Where none has any, those with all the names anywhere.
    """
    titles = [_written_in_title(one) for one in documents]
    wanted = [name for name in names if any(name in one.capital for one in titles)]
    written = titles if wanted else [_written_in_all(one) for one in documents]
    return frozenset(
        document.document.id
        for document, one in zip(documents, written, strict=True)
        if one.capital.issuperset(wanted or names)
    )


def _title(shelved: ShelvedDocument) -> str:
    return shelved.document.publication.title
