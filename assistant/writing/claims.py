"""Reads what a language model writes, as it comes: statements, and the words they rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.writing.repaired import objects_in, repaired, value_of

_MOST_CLAIMS = 12
_LONGEST_STATEMENT = 1_200
_LONGEST_REPLY = 60_000


@dataclass(frozen=True, slots=True)
class ClaimedSupport:
    """The words of a passage that a statement is said to rely on."""

    passage: str
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as a model wrote it; nothing in it has been checked."""

    statement: str
    support: tuple[ClaimedSupport, ...] = ()


@dataclass(slots=True)
class ReplyReader:
    """Takes pieces of a reply and gives each claim as soon as it is whole.

    The form asked for is one object with a list of statements. Objects that stand alone, one after
    the other, in a fence, or among other words are read too; what is no claim is passed over.
    """

    text: str = ""
    found: int = 0
    _opened: list[int] | None = None
    _quoted: bool = False
    _escaped: bool = False

    def take(self, piece: str) -> Iterator[Claim]:
        """Take a piece, and yield the claims that end in it."""
        self._opened = self._opened if self._opened is not None else []
        begin = len(self.text)
        self.text += piece[: max(0, _LONGEST_REPLY - begin)]
        for place in range(begin, len(self.text)):
            yield from self._at(place)

    @property
    def kept_to_form(self) -> bool:
        """Whether the reply has the list that was asked for, though nothing may stand in it."""
        return self.found > 0 or '"statements"' in self.text

    def _at(self, place: int) -> Iterator[Claim]:
        opened = self._opened or []
        character = self.text[place]
        if self._quoted:
            self._in_quotes(character)
        elif character == "{":
            opened.append(place)
            self._opened = opened
        elif not opened:
            return
        elif character == '"':
            self._quoted = True
        elif character == "}":
            yield from self._taken(self.text[opened.pop() : place + 1])

    def _in_quotes(self, character: str) -> None:
        if self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            self._quoted = False

    def _taken(self, told: str) -> Iterator[Claim]:
        if '"statement"' in told and self.found < _MOST_CLAIMS:
            claim = _claim_of(value_of(told))
            if claim is not None:
                self.found += 1
                yield claim

    def rest(self) -> Iterator[Claim]:
        """Yield what a repair of a whole reply finds in it that could not be read as it came."""
        if self.found or not self.text.strip():
            return
        for one in objects_in(repaired(self.text)):
            claim = _claim_of(one)
            if claim is not None and self.found < _MOST_CLAIMS:
                self.found += 1
                yield claim


def _claim_of(told: Any) -> Claim | None:
    """Return a claim from values that may be anything; support that is no support is left out."""
    statement = told.get("statement") if isinstance(told, dict) else None
    if not isinstance(statement, str) or not 0 < len(statement.strip()) <= _LONGEST_STATEMENT:
        return None
    given = told.get("support")
    listed = given if isinstance(given, list) else [given]
    kept = [one for one in listed if isinstance(one, dict)]
    return Claim(
        statement,
        tuple(ClaimedSupport(_text(one, "passage"), _text(one, "words")) for one in kept),
    )


def _text(told: dict[str, Any], name: str) -> str:
    """Return a value as text; an id that is written as a number is the same id."""
    value = told.get(name)
    return str(value) if isinstance(value, str | int) else ""
