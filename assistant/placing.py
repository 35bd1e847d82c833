"""Finds the place that answers a question which stands among others, by all that was said.

Who writes a letter, or asks on in a conversation, has told what it is about before "how long is
that for?". So passages are proposed for the question by itself and with what stands around it; the
reader reads them for several wordings; and a regression says how likely each place answers, by
itself and beside the best of the others. The likeliest few are read closely, and a second
regression puts both together. What is searched and read for is the caller's to say: see
`in_letter` and `in_conversation`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from assistant.logistic import LogisticModel, fitted
from assistant.made_alike import made_alike, with_area
from assistant.parts import Parts
from assistant.read import read
from assistant.read_closely import found_of
from assistant.runs import Run, runs_of
from assistant.set_apart import asks_for_history
from assistant.signals import log_odds
from assistant.working import Unit, Working
from corpus.currency import standing_at
from index.places import Place, places_of
from index.search import Match, Query

BY_ALL_READINGS = "by all readings"
_MATCHES = 20
_PLACES_READ = 12
_MOST_OVERTAKEN = 4
_NOTHING = -20.0


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched and read for, each by the name that its signal has.

    `views` are searched for; the reader reads what they propose for `texts`, and the close reader
    the likeliest `places_read_closely` for `closely`. `before` names the signals that tell what was
    asked before: it counts for a place to stand in the document, or in the section, where the best
    of one does. `models` is the file with the two regressions. `asked` is the question and what
    stands before it, the nearest first: of documents made alike, it says which is meant.
    """

    views: Mapping[str, Query]
    texts: Mapping[str, str]
    closely: Mapping[str, str]
    models: str
    places_read_closely: int
    before: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeighedPlace:
    """A place that may answer, with its signals by their names.

    Beside those of views and texts there are their lag and rank: the lag is how far it stays behind
    the best place's, 0 for the best; the rank is the share of the other places that are better.
    """

    place: Place
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """A place with how likely, from 0 to 1, it answers."""

    place: Place
    likelihood: float


def placed(working: Working, sought: Sought, parts: Parts) -> Working:
    """Return a question with the units of the place that most likely answers; as it was if none."""
    weighed = weighed_places(working, sought, parts)
    if not weighed:
        return working
    likely = likely_places(weighed, sought, parts)
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


def weighed_places(working: Working, sought: Sought, parts: Parts) -> list[WeighedPlace]:
    """Return the places that are proposed for a question, with their signals."""
    scores: dict[str, list[float]] = {}
    matches: dict[str, Match] = {}
    with parts.index.lease() as opened:
        found = {
            query: parts.find(opened, query, _MATCHES, working.scope)
            for query in dict.fromkeys(sought.views.values())
        }
        for view, query in enumerate(sought.views.values()):
            for match in found[query]:
                matches.setdefault(match.passage.id, match)
                of_views = scores.setdefault(match.passage.id, [0.0] * len(sought.views))
                of_views[view] = match.alone
    asked = [with_area(one, parts) for one in sought.asked]
    others = made_alike(matches.values(), asked, parts).others
    matches = {at: one for at, one in matches.items() if one.passage.document_id not in others}
    order = sorted(matches, key=lambda one: (-sum(scores[one]), one))[:_PLACES_READ]
    places = places_of([matches[one] for one in order])
    runs = [runs_of(one, parts) for one in places]
    by_text = {one: _answers(one, runs, parts) for one in dict.fromkeys(sought.texts.values())}
    if not all(by_text.values()):
        return []
    columns = {
        f"found {name}": [max(scores[one.passage.id][view] for one in at.matches) for at in places]
        for view, name in enumerate(sought.views)
    }
    columns |= {
        f"read {name}": [log_odds(one) for one in by_text[text]]
        for name, text in sought.texts.items()
    }
    signals = _beside_others(columns)
    for name in sought.before:
        signals |= _where_the_best_stands(name, columns[name], places)
    return [
        WeighedPlace(place, {name: column[at] for name, column in signals.items()})
        for at, place in enumerate(places)
    ]


def _beside_others(columns: Mapping[str, Sequence[float]]) -> dict[str, Sequence[float]]:
    """Return columns of signals, a figure a place, with their lags and ranks."""
    lags = {
        f"lag, {name}": [one - max(column) for one in column] for name, column in columns.items()
    }
    ranks = {
        f"rank, {name}": [
            sum(other > one for other in column) / max(1, len(column) - 1) for one in column
        ]
        for name, column in columns.items()
    }
    return {**columns, **lags, **ranks}


def _where_the_best_stands(
    name: str, column: Sequence[float], places: Sequence[Place]
) -> dict[str, Sequence[float]]:
    """Return which places stand in the document, and the section, of the best one of a signal."""
    document, section = _stand_of(places[column.index(max(column))])
    stands = [_stand_of(one) for one in places]
    return {
        f"document of {name}": [float(one[0] == document) for one in stands],
        f"section of {name}": [float(one == (document, section)) for one in stands],
    }


def _stand_of(place: Place) -> tuple[str, tuple[str, ...]]:
    passage = place.matches[0].passage
    return passage.document_id, passage.heading_trail


def likely_places(
    weighed: Sequence[WeighedPlace], sought: Sought, parts: Parts
) -> list[LikelyPlace]:
    """Return places with their likelihoods, the likeliest first."""
    first = _model(sought.models, "places")
    order = sorted(weighed, key=lambda one: -first.total(one.signals))
    best = [one.place for one in order[: sought.places_read_closely]]
    close = close_answers(best, sought, parts)
    if not close:
        return [LikelyPlace(one.place, first.likelihood(one.signals)) for one in order]
    totals = [first.total(one.signals) for one in order]
    closely = _model(sought.models, "closely")
    likely = [
        LikelyPlace(one.place, closely.likelihood(signals))
        for one, signals in zip(order, close_signals(totals, close), strict=True)
    ]
    return sorted(likely, key=lambda one: -one.likelihood)


def close_answers(places: Sequence[Place], sought: Sought, parts: Parts) -> dict[str, list[float]]:
    """Return what the close reader makes of places, in log odds; nothing if there is none."""
    if not parts.close_reader.name:
        return {}
    of_places = [[found_of(run) for run in runs_of(one, parts)] for one in places]
    every = [one for some in of_places for one in some]
    found: dict[str, list[float]] = {}
    for name, text in sought.closely.items():
        readings = iter(parts.close_reader.read(text, every))
        found[name] = [
            max((one.answers for one in islice(readings, len(some))), default=_NOTHING)
            for some in of_places
        ]
    return found


def close_signals(
    totals: Sequence[float], close: Mapping[str, Sequence[float]]
) -> list[dict[str, float]]:
    """Return the signals of the second regression, a row a place.

    `totals` are the log odds by the first one, falling, and `close` the close reader's for the
    first few; places that it has not read are taken for no better than the least of those.
    """
    columns: dict[str, Sequence[float]] = {BY_ALL_READINGS: totals}
    for name, few in close.items():
        figures = [*few, *[min(few)] * (len(totals) - len(few))]
        columns[name] = figures
        columns[f"lag, {name}"] = [
            figure - max([*figures[:at], *figures[at + 1 :]], default=figure)
            for at, figure in enumerate(figures)
        ]
    return [{name: column[at] for name, column in columns.items()} for at in range(len(totals))]


def _answers(text: str, of_places: Sequence[Sequence[Run]], parts: Parts) -> list[float]:
    """Return how likely each place answers: as likely as the likeliest of its runs."""
    passages = [run.passage for runs in of_places for run in runs]
    readings = parts.reader.read(parts.understood(text).text, passages)
    if not readings:
        return []
    each = iter(readings)
    return [
        max((one.answers for one in islice(each, len(runs))), default=0.0) for runs in of_places
    ]


@cache
def _model(models: str, name: str) -> LogisticModel:
    return LogisticModel.of(fitted("assistant", models)[name])
