"""Whether anything held bears out an answer to a question: what a wrong answer must not have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.checking.figure import agrees
from assistant.checking.figures import figures_in
from assistant.training.english.words import content_of
from assistant.training.material import Piece
from assistant.training.values import Values

_ENOUGH = 0.6


@dataclass
class Evidence:
    """The words of all pieces, weighed by how rare they are."""

    values: Values
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    by_word: dict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))
    most: float = 1.0

    @classmethod
    def of(cls, pieces: Iterable[Piece], values: Values) -> Evidence:
        """Read the words of `pieces`, with the heading and title that they stand under."""
        evidence = cls(values)
        counted: Counter[str] = Counter()
        all_pieces = list(pieces)
        for piece in all_pieces:
            found = content_of(f"{piece.heading} {piece.unit.words_with_leads}")
            evidence.words[id(piece.unit)] = found
            counted.update(found)
            for one in found:
                evidence.by_word[one].append(piece)
        total = len(all_pieces) + 1
        evidence.rarity = {word: math.log(total / count) for word, count in counted.items()}
        evidence.most = max(evidence.rarity.values(), default=1.0)
        return evidence

    def share(self, asked: frozenset[str], piece: Piece) -> float:
        """Return how much of what is asked a piece speaks of, 0 to 1, rare words counting more."""
        held = self.words.get(id(piece.unit)) or content_of(
            f"{piece.heading} {piece.unit.words_with_leads}"
        )
        return self.share_of_words(asked, held)

    def share_of_words(self, asked: frozenset[str], held: frozenset[str]) -> float:
        """Return how much of what is asked `held` has, 0 to 1."""
        weights = {word: self.rarity.get(word, self.most) for word in asked}
        total = sum(weights.values())
        return sum(weights[word] for word in asked & held) / total if total else 0.0

    def supports(self, question: str, answer: str, own: Piece) -> Piece | None:
        """Return a piece that might bear out a wrong answer to a question, nothing if none does."""
        figures = figures_in(answer)
        asked = content_of(question) - content_of(answer)
        held = self.values.figures(own)
        if any(agrees(one, other) for one in figures for other in held):
            return own
        for piece in self._that_might(answer):
            if piece.unit.span == own.unit.span and piece.document.id == own.document.id:
                continue
            if self.share(asked, piece) >= _ENOUGH:
                return piece
        return None

    def _that_might(self, answer: str) -> list[Piece]:
        """Return the pieces that have the figures of an answer, or its rarest word."""
        figures = figures_in(answer)
        if figures:
            return self.values.by_key.get(figures[0].key, [])
        words = content_of(answer)
        if not words:
            return []
        rarest = max(sorted(words), key=lambda one: self.rarity.get(one, 99.0))
        return self.by_word.get(rarest, [])
