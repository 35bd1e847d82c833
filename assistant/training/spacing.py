"""When an item comes back to a learner: after growing intervals, and soon after a miss.

The intervals are those of FSRS, the Free Spaced Repetition Scheduler
(https://github.com/open-spaced-repetition/py-fsrs), at nine tenths of items still known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler

# A missed item comes back within the same sitting, after some others.
SOON = timedelta(minutes=10)
# Without chance: the same answers give the same days, which can be tested and explained.
_SCHEDULER = Scheduler(learning_steps=(SOON,), relearning_steps=(SOON,), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Spaced:
    """When an item is due next, and the memory of it as text for the next time."""

    due_at: datetime
    card: str


def spaced(card: str | None, *, correct: bool, at: datetime) -> Spaced:
    """Return when an item is due after an answer `at` a moment; `card` is the memory so far."""
    before = Card.from_json(card) if card else Card(card_id=1, due=at)
    after, _ = _SCHEDULER.review_card(before, Rating.Good if correct else Rating.Again, at)
    return Spaced(after.due, after.to_json())
