"""Reads the passages held ahead, so that the first questions do not wait for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from assistant.checking.verdict import Evidence
from assistant.parts import Parts
from assistant.runs import runs_of
from corpus.passage import Passage
from index.places import Place
from index.search import Match

_AT_ONCE = 50


def read_ahead(parts: Parts, *, pause: float = 0.0) -> int:
    """Let the reader do what needs no question, as far as it has room; return for how many.

    Between two passages it sleeps `pause` seconds, and as long as questions are being answered, so
    that these go first.
    """
    if parts.model.name:
        # The checks load their word lists, and what reads both, at the first statement.
        parts.checker.objections_to("So it is.", [Evidence("It is so.")])
    if not parts.reader.name:
        return 0
    done = 0
    for passage in _passages(parts):
        place = Place((Match(passage, 0.0, {}),))
        if not all(parts.reader.prepare(one.passage) for one in runs_of(place, parts)):
            break
        done += 1
        _give_way(parts, pause)
    # Headings come after all passages, which take a question much longer.
    trails = (one.heading_trail for one in _passages(parts))
    for heading in dict.fromkeys(trail[-1] for trail in trails if trail):
        parts.headings.prepare(heading)
        _give_way(parts, pause)
    return done


def _passages(parts: Parts) -> Iterator[Passage]:
    with parts.index.lease() as opened:
        ids, cutting = list(opened.ids), opened.manifest.cutting
    for start in range(0, len(ids), _AT_ONCE):
        yield from parts.library.passages(ids[start : start + _AT_ONCE], cutting)


def _give_way(parts: Parts, pause: float) -> None:
    time.sleep(pause)
    while pause and parts.index.is_in_use:
        time.sleep(pause)
