"""Scenarios: short cases of nobody in particular, with a model answer by quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assistant.training.cases import Case, cases_in
from assistant.training.extent import extent_of
from assistant.training.material import Material
from assistant.training.pack import Scenario
from assistant.training.reading_path import Stretch
from assistant.training.stages import Stage


def scenarios_of(stretches: Sequence[Stretch], material: Material) -> tuple[Scenario, ...]:
    """Return scenarios on what is read, all topics in turn, in the order of the reading path."""
    found = [
        (place, case)
        for place, stretch in enumerate(stretches)
        if stretch.stage < Stage.FIGURES
        for case in cases_in(stretch, material.casing)
    ]
    most = extent_of(material.brief.length).scenarios
    waiting = {
        topic: sorted(
            (one for one in found if one[1].piece.topic == topic),
            key=lambda one: (-one[1].worth, one[0], one[1].piece.number),
        )
        for topic in material.topics
    }
    picked: list[tuple[int, Case]] = []
    while any(waiting.values()) and len(picked) < most:
        for rows in waiting.values():
            if rows and len(picked) < most:
                place, case = rows.pop(0)
                if place not in [at for at, _ in picked]:
                    picked.append((place, case))
    picked.sort(key=lambda one: (one[0], one[1].piece.number))
    return tuple(_scenario(case, material) for _, case in picked)


def _scenario(case: Case, material: Material) -> Scenario:
    told = f"{case.situation}\n{case.question}"
    return Scenario(
        id=hashlib.sha256(told.encode()).hexdigest()[:12],
        topic=case.piece.topic,
        situation=case.situation,
        question=case.question,
        answer=(material.grounds(case.piece),),
    )
