"""Step: a question of a letter is looked for, and read, by all that the letter says.

Passages are proposed for the question as it was made to stand alone and as it was put, each with
what stands around it; the reader reads them for both, and for the question behind the sentence
before it; the close reader for the question behind all that was told before it (`placing`). Fitted
by `tests/benchmarks/letters.py`, with its figures.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.asks_for import asked_part
from assistant.letter import Letter
from assistant.parts import Parts
from assistant.placing import Sought, placed
from assistant.screening.personal_data import without_placeholders
from assistant.working import Working
from index.search import Query

MODELS = "in_letter.json"
PLACES_READ_CLOSELY = 4
# How much the whole letter, and the sentences before the question, count beside it.
_WHOLE, _BEFORE = 0.5, 0.4
_LONGEST_READ = 300  # characters
SENTENCES_BEFORE = 6


def in_letter(working: Working, parts: Parts) -> Working:
    """Find and read the place that answers a question of a letter, by all that the letter says."""
    letter = working.letter
    # Not for a gloss, nor several questions.
    settled = working.outcome is not None or working.question_parts or working.restated
    if letter is None or settled or not parts.reader.name:
        return working
    return placed(working, sought_in(working.query, letter), parts)


def sought_in(query: Query, letter: Letter) -> Sought:
    """Return what is searched and read for, for a question of a letter."""
    as_put, whole = _bare(letter.as_put), _bare(letter.whole)
    before = _bare(" ".join(letter.before)) or as_put
    return Sought(
        views={
            "alone": query,
            "alone in its letter": replace(query, earlier=(whole,), earlier_weight=_WHOLE),
            "as put in its letter": Query(as_put, (whole,), _WHOLE),
            "behind what was told": replace(query, earlier=(before,), earlier_weight=_BEFORE),
        },
        texts={
            "alone": asked_part(query.question),
            "as put": as_put,
            "behind a sentence": _behind_a_sentence(letter),
        },
        # Its end is read in any case.
        closely={"close": _bare(" ".join((*letter.before[-SENTENCES_BEFORE:], letter.as_put)))},
        models=MODELS,
        places_read_closely=PLACES_READ_CLOSELY,
        asked=(query.question, *map(_bare, reversed(letter.before))),
    )


def _behind_a_sentence(letter: Letter) -> str:
    told, as_put = _bare(" ".join(letter.before[-1:])), _bare(letter.as_put)
    return f"{told} {as_put}".strip()[-_LONGEST_READ:]


def _bare(text: str) -> str:
    return without_placeholders(text).strip()
