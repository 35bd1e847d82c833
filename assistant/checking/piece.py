"""The smallest piece that is compared: a word, a term, a figure, or a sign of force or limit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.checking.figure import Figure
from corpus.sentences import Span


class Kind(StrEnum):
    """What a token is to the checks."""

    WORD = "word"
    TERM = "term"
    FIGURE = "figure"
    FORCE = "force"
    NEGATION = "negation"
    LIMIT = "limit"
    CONDITION = "condition"
    HEDGE = "hedge"
    JOIN = "join"
    EMPTY = "empty"
    STOP = "stop"


CONTENT = frozenset({Kind.WORD, Kind.TERM, Kind.FIGURE})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text; `sense` is what it is compared by: a stem, a class, a figure's key.

    `stems` are those of the words it consists of; `groups` the groups of synonyms it is in.
    `clause` numbers the clauses of a sentence. `negated` and `forces` say what governs a token of
    content, `unsure` that a joining word stands between.
    """

    kind: Kind
    text: str
    sense: str
    span: Span
    stems: tuple[str, ...] = ()
    groups: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    is_capital: bool = False
    starts: bool = False
    clause: int = 0
    negated: bool = False
    unsure: bool = False
    forces: frozenset[str] = frozenset()

    @property
    def is_content(self) -> bool:
        """Tell whether the token is about something, not only grammar."""
        return self.kind in CONTENT
