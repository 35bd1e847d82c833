"""Wrong answers in words, and options in an order that tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.training.english.words import content_of
from assistant.training.item import Option
from assistant.training.items.draft import Bench, shuffled
from assistant.training.material import Piece

_WRONG = 3
_FEWEST = 2
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer, and the piece that has it."""

    text: str
    piece: Piece
    is_plural: bool = False


def arranged(
    right: str, wrong: Iterable[Choice], question: str, bench: Bench
) -> tuple[tuple[Option, ...], int] | None:
    """Return options with the place of the right one, nothing if there are too few wrong ones."""
    kept: list[Choice] = []
    for one in wrong:
        texts = (right, *(other.text for other in kept))
        if any(are_near(one.text, other) for other in texts):
            continue
        kept.append(one)
        if len(kept) == _WRONG:
            break
    if len(kept) < _FEWEST:
        return None
    options = [Option(right), *(Option(one.text, bench.passage_of(one.piece)) for one in kept)]
    order = shuffled(question, len(options))
    return tuple(options[at] for at in order), order.index(0)


def are_near(one: str, other: str) -> bool:
    """Tell whether two answers say the same, or nearly so."""
    some, others = content_of(one), content_of(other)
    if not some or not others:
        return one.strip().lower() == other.strip().lower()
    smaller = min(len(some), len(others))
    return len(some & others) / smaller > _NEAR and (
        smaller > 1 or some == others or some <= others or others <= some
    )
