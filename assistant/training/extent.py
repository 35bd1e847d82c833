"""How much a pack of each length holds, and how fast people read."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.training.brief import Length

# Reading to learn, in words a minute. Adults read non-fiction at about 238 (Brysbaert, 2019, "How
# many words do we read per minute?", Journal of Memory and Language 109), and to learn from a text
# at about 200 (Carver, 1992, "Reading rate: theory, research, and practical implications", Journal
# of Reading 36); rules are read as slowly as that.
WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a pack holds at most; `minutes` of reading, the others are counts."""

    minutes: float
    facts: int
    items: int
    scenarios: int
    changes: int
    terms: int
    aims: int


_EXTENTS = {
    # Ten minutes of reading, ten of quiz and cases, ten of talk.
    Length.HALF_HOUR: Extent(10, 8, 8, 2, 3, 12, 4),
    # Three and a half hours, of which a third is read and half an hour is the quiz.
    Length.HALF_DAY: Extent(75, 20, 24, 5, 8, 40, 7),
    # Five days of about three hours.
    Length.WEEK: Extent(420, 60, 60, 12, 20, 120, 12),
}


def extent_of(length: Length) -> Extent:
    """Return how much a pack of a length holds."""
    return _EXTENTS[length]


def minutes_for(words: int) -> float:
    """Return how long it takes to read so many words, in minutes."""
    return round(words / WORDS_A_MINUTE, 2)
