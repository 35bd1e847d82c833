"""Step: a question of a letter is looked for, and read, in several ways at once.

Who writes a letter tells what it is about before asking "how long is that for?". So passages are
proposed for the question as it was made to stand alone and as it was put, each with what stands
around it; the reader reads them for both, and for the question behind the sentence before it; and a
regression says how likely each place answers, by itself and beside the best of the others. The
likeliest few are read closely, beside the question and what was told before it, and a second
regression puts both together. The place that is likeliest then is quoted. Fitted by
`tests/benchmarks/letters.py`, with its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from assistant.asks_for import asked_part
from assistant.letter import Letter
from assistant.logistic import LogisticModel, fitted
from assistant.parts import Parts
from assistant.read import read
from assistant.read_closely import found_of
from assistant.runs import runs_of
from assistant.screening.personal_data import without_placeholders
from assistant.set_apart import asks_for_history
from assistant.signals import log_odds
from assistant.working import Unit, Working
from corpus.currency import standing_at
from index.places import Place, places_of
from index.search import Match, Query

VIEWS = ("alone", "alone in its letter", "as put in its letter", "behind what was told")
READINGS = ("alone", "as put", "behind a sentence")
_NAMES = (*(f"found {one}" for one in VIEWS), *(f"read {one}" for one in READINGS))
SIGNALS = (*_NAMES, *(f"lag, {one}" for one in _NAMES), *(f"rank, {one}" for one in _NAMES))
CLOSE_SIGNALS = ("by all readings", "close", "lag, close")
_MATCHES = 20
_PLACES_READ = 12
PLACES_READ_CLOSELY = 4
# How much the whole letter, and the sentences before the question, count beside it.
_WHOLE, _BEFORE = 0.5, 0.4
_LONGEST_READ = 300  # characters
SENTENCES_BEFORE = 6
_MOST_OVERTAKEN = 4
_NOTHING = -20.0


@dataclass(frozen=True, slots=True)
class WeighedPlace:
    """A place that may answer, with its signals: those of views and readings, their lag and rank.

    The lag of a signal is how far it stays behind the best place's, 0 for the best; its rank is the
    share of the other places for which it is better.
    """

    place: Place
    signals: tuple[float, ...]

    @property
    def named(self) -> dict[str, float]:
        """The signals by their names."""
        return dict(zip(SIGNALS, self.signals, strict=True))


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """A place with how likely, from 0 to 1, it answers."""

    place: Place
    likelihood: float


def in_letter(working: Working, parts: Parts) -> Working:
    """Find and read the place that answers a question of a letter, by all that the letter says."""
    if not _is_of_a_letter(working, parts):
        return working
    weighed = weighed_places(working, parts)
    if not weighed:
        return working
    likely = likely_places(working, weighed, parts)
    units = _units_of_the_likeliest(working, [one.place for one in likely], parts)
    with parts.index.lease() as opened:
        passages = len(opened.ids)
    return replace(
        working,
        units=units,
        matches=tuple(match for one in likely for match in one.place.matches),
        searched_passages=passages,
        placed={match.passage.id: one.likelihood for one in likely for match in one.place.matches},
    )


def _units_of_the_likeliest(
    working: Working, likely: Sequence[Place], parts: Parts
) -> tuple[Unit, ...]:
    """Return the units of the likeliest place.

    Where nothing of it applies on the day, those of the likeliest one that applies come along: an
    overtaken rule alone is no answer.
    """
    units: list[Unit] = []
    today = working.as_at is None
    of_the_past = today and asks_for_history(working.sought, working.day)
    for one in likely[:_MOST_OVERTAKEN]:
        found = read(replace(working, matches=one.matches), parts).units
        units += found
        if of_the_past or any(
            standing_at(unit.document, unit.span, working.day, today=today).is_current
            for unit in found
        ):
            break
    return tuple(sorted(units, key=lambda unit: -unit.score))


def _is_of_a_letter(working: Working, parts: Parts) -> bool:
    """Tell whether all that a letter says can be used: not for a gloss, nor several questions."""
    settled = working.outcome is not None or working.question_parts or working.restated
    return working.letter is not None and not settled and bool(parts.reader.name)


def weighed_places(working: Working, parts: Parts) -> list[WeighedPlace]:
    """Return the places that are proposed for a question of a letter, with their signals."""
    letter = working.letter
    if letter is None:
        return []
    scores: dict[str, list[float]] = {}
    matches: dict[str, Match] = {}
    with parts.index.lease() as opened:
        for view, query in enumerate(_views(working.query, letter)):
            for match in parts.find(opened, query, _MATCHES, working.scope):
                matches.setdefault(match.passage.id, match)
                of_views = scores.setdefault(match.passage.id, [0.0] * len(VIEWS))
                of_views[view] = match.alone
    order = sorted(matches, key=lambda one: (-sum(scores[one]), one))[:_PLACES_READ]
    places = places_of([matches[one] for one in order])
    answers = [_answers(one, places, parts) for one in _texts_read(working.query, letter)]
    if not all(answers):
        return []
    own = [
        (
            *map(max, zip(*(scores[one.passage.id] for one in place.matches), strict=True)),
            *(log_odds(one[at]) for one in answers),
        )
        for at, place in enumerate(places)
    ]
    columns = list(zip(*own, strict=True))
    others = max(1, len(own) - 1)
    return [
        WeighedPlace(
            place,
            (
                *of_place,
                *(one - max(column) for one, column in zip(of_place, columns, strict=True)),
                *(
                    sum(other > one for other in column) / others
                    for one, column in zip(of_place, columns, strict=True)
                ),
            ),
        )
        for place, of_place in zip(places, own, strict=True)
    ]


def likely_places(
    working: Working, weighed: Sequence[WeighedPlace], parts: Parts
) -> list[LikelyPlace]:
    """Return places with their likelihoods, the likeliest first."""
    order = sorted(weighed, key=lambda one: -_model("places").total(one.named))
    best = [one.place for one in order[:PLACES_READ_CLOSELY]]
    close = close_answers(working, best, parts)
    if not close:
        return [LikelyPlace(one.place, _model("places").likelihood(one.named)) for one in order]
    totals = [_model("places").total(one.named) for one in order]
    likely = [
        LikelyPlace(one.place, _model("closely").likelihood(signals))
        for one, signals in zip(order, close_signals(totals, close), strict=True)
    ]
    return sorted(likely, key=lambda one: -one.likelihood)


def close_answers(working: Working, places: Sequence[Place], parts: Parts) -> list[float]:
    """Return what the close reader makes of places, in log odds; nothing if there is none."""
    if working.letter is None or not parts.close_reader.name:
        return []
    text = _told_and_asked(working.letter)
    of_places = [[found_of(run) for run in runs_of(one, parts)] for one in places]
    readings = iter(parts.close_reader.read(text, [one for some in of_places for one in some]))
    return [
        max((one.answers for one in islice(readings, len(some))), default=_NOTHING)
        for some in of_places
    ]


def close_signals(totals: Sequence[float], close: Sequence[float]) -> list[dict[str, float]]:
    """Return the signals of the second regression, a row a place.

    `totals` are the log odds by the first one, falling, and `close` the close reader's for the
    first few; places that it has not read are taken for no better than the least of those.
    """
    figures = [*close, *[min(close)] * (len(totals) - len(close))]
    found = []
    for at, (total, figure) in enumerate(zip(totals, figures, strict=True)):
        others = [*figures[:at], *figures[at + 1 :]]
        lag = figure - max(others, default=figure)
        found.append(dict(zip(CLOSE_SIGNALS, (total, figure, lag), strict=True)))
    return found


def _told_and_asked(letter: Letter) -> str:
    """Return a question behind the last of what was told before it; its end is read in any case."""
    return _bare(" ".join((*letter.before[-SENTENCES_BEFORE:], letter.as_put)))


def _answers(text: str, places: Sequence[Place], parts: Parts) -> list[float]:
    """Return how likely each place answers: as likely as the likeliest of its runs."""
    of_places = [runs_of(one, parts) for one in places]
    passages = [run.passage for runs in of_places for run in runs]
    readings = parts.reader.read(parts.understood(text).text, passages)
    if not readings:
        return []
    each = iter(readings)
    return [
        max((one.answers for one in islice(each, len(runs))), default=0.0) for runs in of_places
    ]


def _views(query: Query, letter: Letter) -> Iterator[Query]:
    """Yield what is searched for, one a view."""
    as_put, whole = _bare(letter.as_put), _bare(letter.whole)
    before = _bare(" ".join(letter.before)) or as_put
    yield query
    yield replace(query, earlier=(whole,), earlier_weight=_WHOLE)
    yield Query(as_put, (whole,), _WHOLE)
    yield replace(query, earlier=(before,), earlier_weight=_BEFORE)


def _texts_read(query: Query, letter: Letter) -> Iterator[str]:
    """Yield what is read for, one a reading."""
    as_put = _bare(letter.as_put)
    yield asked_part(query.question)
    yield as_put
    yield f"{_bare(' '.join(letter.before[-1:]))} {as_put}".strip()[-_LONGEST_READ:]


def _bare(text: str) -> str:
    return without_placeholders(text).strip()


@cache
def _model(name: str) -> LogisticModel:
    return LogisticModel.of(fitted("assistant", "in_letter.json")[name])
