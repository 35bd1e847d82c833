"""A text as the checks see it: sentences, clauses, tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.checking.piece import Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens with one predicate; `marker` is what binds it: if, unless, who, before."""

    marker: str
    tokens: tuple[Token, ...]

    @property
    def content(self) -> tuple[Token, ...]:
        """The tokens that are about something."""
        return tuple(one for one in self.tokens if one.is_content)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence, known by identity; `tokens` stand in the order of the text.

    `content` are those that are about something.
    """

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    by_sense: dict[str, list[Token]] = field(default_factory=dict)
    by_group: dict[int, list[Token]] = field(default_factory=dict)
    stems: frozenset[str] = frozenset()
    content: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read."""

    text: str
    sentences: tuple[Sentence, ...]

    @property
    def tokens(self) -> Iterator[Token]:
        """All tokens, in order."""
        return (token for one in self.sentences for token in one.tokens)


def sentence_of(text: str, tokens: Sequence[Token], clauses: Sequence[Clause]) -> Sentence:
    """Return a sentence with its look-up tables."""
    by_sense: dict[str, list[Token]] = {}
    by_group: dict[int, list[Token]] = {}
    content = tuple(one for one in tokens if one.is_content)
    for one in content:
        by_sense.setdefault(one.sense, []).append(one)
        for group in one.groups:
            by_group.setdefault(group, []).append(one)
    stems = frozenset(stem for one in tokens for stem in one.stems)
    return Sentence(text, tuple(tokens), tuple(clauses), by_sense, by_group, stems, content)
