"""Key facts: the exact words of what must be kept in mind, above all duties and time limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.checking.figure import DURATIONS
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.claim import points_outside
from assistant.training.english.force import force_in
from assistant.training.extent import extent_of
from assistant.training.material import Material, Piece
from assistant.training.pack import KeyFact
from assistant.training.reading_path import Stretch
from assistant.training.stages import Stage
from assistant.training.values import Values

_SHORTEST, _LONGEST = 7, 45
_A_SECTION = 2


def key_facts_of(
    stretches: Sequence[Stretch], material: Material, values: Values
) -> tuple[KeyFact, ...]:
    """Return the facts most worth keeping in mind, in the order of the reading path."""
    ranked = sorted(
        (
            (_worth(piece, stretch, values), place, piece)
            for place, stretch in enumerate(stretches)
            for piece in stretch.pieces
            if _is_a_fact(piece)
        ),
        key=lambda one: (-one[0], one[2].number),
    )
    most = extent_of(material.brief.length).facts
    each_topic = -(-most // max(1, len({one.topic for one in stretches})))
    kept: list[tuple[int, Piece]] = []
    for loose in (False, True):
        for worth, place, piece in ranked:
            topics = Counter(one.topic for _, one in kept)
            sections = Counter(at for at, _ in kept)
            full = not loose and topics[piece.topic] >= each_topic
            has_room = not full and sections[place] < _A_SECTION and len(kept) < most
            if worth > 0 and has_room and (place, piece) not in kept:
                kept.append((place, piece))
    kept.sort(key=lambda one: (one[0], one[1].number))
    return tuple(KeyFact(piece.topic, material.grounds(piece)) for _, piece in kept)


def _is_a_fact(piece: Piece) -> bool:
    words = sum(end - start for start, end in piece.unit.spans)
    count = len(piece.unit.text.split())
    if piece.unit.is_row or piece.unit.introduces or words > 900:
        return False
    if piece.unit.leads:
        return False
    if re.match(r"(?:yes|no)\b", piece.core, re.IGNORECASE) or piece.unit.span != piece.unit.core:
        return False
    return _SHORTEST <= count <= _LONGEST and not is_about_sources(piece.unit.text)


def _worth(piece: Piece, stretch: Stretch, values: Values) -> float:
    worth = 0.2
    force = force_in(piece.core)
    worth += 0.5 if force in ("must", "must not") else 0.3 if force else 0.0
    figures = values.figures(piece)
    worth += 0.3 if any(one.measure in DURATIONS for one in figures) else 0.1 * bool(figures)
    worth -= 0.3 * points_outside(piece.core)
    worth += 0.15 * (piece is stretch.pieces[0])
    if stretch.stage in (Stage.HISTORY, Stage.FIGURES):
        worth -= 0.35
    return worth
