"""Finds the words that a statement relies on in the passage that they are said to be from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.writing.given import GivenPassage, merged
from corpus.sentences import Span, sentence_spans

# Nothing else is forgiven: a word more, less or other makes it another quote.
_QUOTATION_MARKS = dict.fromkeys(map(ord, "“”„‟«»″'‘’‚‛′`´"), '"')
_LEFT_OUT = re.compile(r"\s*(?:\[\s*)?(?:…|\.\.\.)(?:\s*\])?\s*")
_FEWEST_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class Support:
    """The exact runs of a document that carry a statement, with what they need to be understood."""

    given: GivenPassage
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The exact words, runs that do not touch parted by a line."""
        return "\n".join(self.given.document.text[start:end] for start, end in self.spans)


def find_support(words: str, given: GivenPassage) -> Support | None:
    """Return what carries the words in a passage, nothing if they do not stand in it.

    They have to stand there exactly, up to white space and quotation marks; an ellipsis parts words
    that are found one after the other. The sentences they are of are brought whole, with lead-in
    and exceptions: half a sentence could say the opposite.
    """
    pieces = [one for one in _LEFT_OUT.split(_unquoted(words)) if one.strip()]
    found: list[Span] = []
    for piece in pieces:
        if len(piece.strip()) < _FEWEST_CHARACTERS:
            return None
        runs = list(_runs(piece, given))
        if not runs:
            return None
        found += runs
    return Support(given, _whole(found, given)) if found else None


def _runs(words: str, given: GivenPassage) -> Iterator[Span]:
    """Yield where the words stand in the document, a run for each span of it that they are in."""
    text, places = _told(given)
    pattern = _alike(words)
    at = text.find(pattern) if pattern else -1
    while at >= 0 and _inside_a_word(text, at, at + len(pattern)):
        at = text.find(pattern, at + 1)
    if at < 0:
        return
    first, last = places[at], places[at + len(pattern) - 1]
    for start, end in given.spans:
        if start <= last and end > first:
            yield max(start, first), min(end, last + 1)


def _inside_a_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return before or after


def _told(given: GivenPassage) -> tuple[str, list[int]]:
    """Return the passage as it is compared, and the place in the document of each character."""
    characters: list[str] = []
    places: list[int] = []
    for start, end in given.spans:
        for place in range(start, end):
            character = given.document.text[place]
            if character.isspace():
                if not characters or characters[-1] == " ":
                    continue
                character = " "
            characters.append(character.translate(_QUOTATION_MARKS))
            places.append(place)
        if characters and characters[-1] != " ":
            characters.append(" ")
            places.append(end - 1)
    return "".join(characters), places


def _unquoted(words: str) -> str:
    """Return words without the quotation marks that some models put around all of them."""
    told = words.strip()
    around = len(told) > 1 and told[0].translate(_QUOTATION_MARKS) == '"'
    return told[1:-1] if around and told[-1].translate(_QUOTATION_MARKS) == '"' else told


def _alike(words: str) -> str:
    return " ".join(words.translate(_QUOTATION_MARKS).split())


def _whole(runs: list[Span], given: GivenPassage) -> tuple[Span, ...]:
    """Return the sentences, items and rows that the runs are of, with what they need."""
    spans: list[Span] = []
    for run in runs:
        units = [one for one in given.units if _overlap(one.core, run)]
        spans += [span for one in units for span in one.spans] or _sentences(run, given)
    return merged(spans)


def _sentences(run: Span, given: GivenPassage) -> list[Span]:
    around = next(one for one in given.spans if _overlap(one, run))
    return [one for one in sentence_spans(given.document.text, *around) if _overlap(one, run)]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]
