"""A question to search for, with its conversation."""

from __future__ import annotations

from dataclasses import dataclass

# How much the turn before counts where nothing is known of the question; the one before that half
# of it, and so on.
_EARLIER_WEIGHT = 0.3
_EARLIER_DECAY = 0.5
_EARLIER_TURNS = 4


@dataclass(frozen=True, slots=True)
class Query:
    """A question to search for, with the person's earlier questions, oldest first.

    `earlier_weight` is how much the turn before counts, from 0 to 1; the search works it out if it
    is unset (`index.conversation.settled`). `notes` say what was understood, in words.
    """

    question: str
    earlier: tuple[str, ...] = ()
    earlier_weight: float | None = None
    notes: tuple[str, ...] = ()

    def turns(self) -> list[str]:
        """Return the texts to search for: the question, then the turns before it, newest first."""
        recent = [one for one in reversed(self.earlier) if one.strip()][:_EARLIER_TURNS]
        return [self.question, *recent]

    def weighted(self) -> list[tuple[str, float]]:
        """Return the texts to search for with their weights, the question first."""
        first = _EARLIER_WEIGHT if self.earlier_weight is None else self.earlier_weight
        question, *recent = self.turns()
        weights = [first * _EARLIER_DECAY**place for place in range(len(recent))]
        return [(question, 1.0), *zip(recent, weights, strict=True)]
