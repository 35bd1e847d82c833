"""Reads the passages held ahead, so that the first questions do not wait for it."""

from __future__ import annotations

import time

from assistant.checking.verdict import Evidence
from assistant.parts import Parts
from assistant.read import place_to_read
from index.places import Place
from index.search import Match

_AT_ONCE = 50


def read_ahead(parts: Parts, *, pause: float = 0.0) -> int:
    """Let the reader do what needs no question, as far as it has room; return for how many.

    Between two passages it sleeps `pause` seconds, and as long as questions are being answered, so
    that these go first.
    """
    if parts.model.name:
        # The checks load their word lists at the first statement.
        parts.checker.objections_to("It is so.", [Evidence("It is so.")])
    if not parts.reader.name:
        return 0
    with parts.index.lease() as opened:
        ids, cutting = list(opened.ids), opened.manifest.cutting
    done = 0
    for start in range(0, len(ids), _AT_ONCE):
        for passage in parts.library.passages(ids[start : start + _AT_ONCE], cutting):
            place = Place((Match(passage, 0.0, {}),))
            if not parts.reader.prepare(place_to_read(place, parts).passage):
                return done
            done += 1
            time.sleep(pause)
            while pause and parts.index.is_in_use:
                time.sleep(pause)
    return done
