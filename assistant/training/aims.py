"""Learning aims: what a person can say afterwards, made from the headings of what is read."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.training.english.indirect import aim_from
from assistant.training.extent import extent_of
from assistant.training.material import Material
from assistant.training.reading_path import Stretch
from assistant.training.stages import Stage, names_a_subject


def aims_of(stretches: Sequence[Stretch], material: Material) -> tuple[str, ...]:
    """Return the aims of a pack, all topics in turn, in the order of the reading path."""
    most = extent_of(material.brief.length).aims
    telling = [one for one in stretches if one.trail and names_a_subject(one.trail[-1])]
    order = {id(one): place for place, one in enumerate(stretches)}
    waiting = {
        topic: sorted(
            (
                one
                for one in telling or stretches
                if one.topic == topic and one.stage < Stage.FIGURES and one.trail
            ),
            key=lambda one: (-one.worth, order[id(one)]),
        )
        for topic in material.topics
    }
    picked: dict[str, int] = {}
    while any(waiting.values()) and len(picked) < most:
        for rows in waiting.values():
            if rows and len(picked) < most:
                one = rows.pop(0)
                picked.setdefault(aim_from(one.trail[-1], material.casing), order[id(one)])
    return tuple(sorted(picked, key=lambda one: picked[one]))
