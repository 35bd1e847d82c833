"""The tables of what was found when answers were quoted and written side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from assistant.evaluation.claims_followed import Became, FollowedClaim
from assistant.evaluation.measures import difference, estimate
from assistant.evaluation.report import Cell, Row, Table
from assistant.evaluation.side_by_side import WRITTEN, Arm, SideBySide, Times, Told

_AGAINST = ((Arm.CHECKED, Arm.QUOTED), (Arm.UNCHECKED, Arm.QUOTED), (Arm.CHECKED, Arm.UNCHECKED))
_TIMES: dict[str, Callable[[Times], float]] = {
    "first statement": lambda one: one.first_shown,
    "whole answer": lambda one: one.whole,
    "ours": lambda one: one.ours,
    "% ours": lambda one: 100 * one.ours / one.whole,
    "checking": lambda one: one.checking,
}


def writing_tables(found: Sequence[SideBySide]) -> list[Table]:
    """Return everything that can be told of several questions together."""
    written = [one for one in found if one.is_written]
    tables = [_measures_table(f"All cases ({len(found)} questions)", found)]
    if written:
        title = f"Where the model was asked to write ({len(written)} questions)"
        tables += [_measures_table(title, written), _differences(written), _times(written)]
    return [*tables, _ends(found), _claims(found), _faults(found), _calls(found)]


def _measures_table(title: str, found: Sequence[SideBySide]) -> Table:
    rows: dict[str, Row] = {}
    for name in found[0].by_arm[Arm.QUOTED].measures:
        by_arm = {arm: _values(found, arm, name) for arm in Arm}
        rows[name] = {
            **{arm.value: estimate(values) for arm, values in by_arm.items()},
            "questions": sum(one is not None for one in by_arm[Arm.CHECKED]),
        }
    return Table(title, "measure", rows)


def _differences(found: Sequence[SideBySide]) -> Table:
    rows: dict[str, Row] = {}
    for name in found[0].by_arm[Arm.QUOTED].measures:
        rows[name] = {
            f"{arm} - {other}": difference(_values(found, arm, name), _values(found, other, name))
            for arm, other in _AGAINST
        }
    return Table("Differences where the model was asked to write", "measure", rows, signed=True)


def _values(found: Iterable[SideBySide], arm: Arm, name: str) -> list[float | None]:
    return [one.by_arm[arm].measures[name] for one in found]


def _times(found: Sequence[SideBySide]) -> Table:
    rows: dict[str, Row] = {}
    for arm in Arm:
        row: dict[str, Cell] = {}
        for name, taken in _TIMES.items():
            p50, p95 = np.percentile([taken(one.by_arm[arm].times) for one in found], (50, 95))
            row |= {f"{name} p50": float(p50), f"{name} p95": float(p95)}
        rows[arm.value] = row
    title = "Milliseconds a question, where the model was asked to write"
    return Table(title, "arm", rows, digits=1)


def _ends(found: Sequence[SideBySide]) -> Table:
    counts = {arm: Counter(one.by_arm[arm].end for one in found) for arm in WRITTEN}
    names = sorted({name for one in counts.values() for name in one})
    rows: dict[str, Row] = {
        name: {arm.value: counts[arm][name] for arm in WRITTEN} for name in names
    }
    rows["share that fell back to quotes"] = {
        arm.value: _share_fallen_back([one.by_arm[arm] for one in found]) for arm in WRITTEN
    }
    return Table("What became of the answers", "answers", rows)


def _share_fallen_back(told: Sequence[Told]) -> Cell:
    """Return the share of answers that should have been written and were not."""
    return estimate(
        float(not any(each.written for each in one.answer.statements))
        for one in told
        if one.writing is not None
    )


def _claims(found: Sequence[SideBySide]) -> Table:
    rows: dict[str, Row] = {}
    for arm in WRITTEN:
        claims = _all_claims(found, arm)
        judged = [one for one in claims if one.became not in (Became.DROPPED, Became.UNREAD)]
        objected = sum(bool(one.objections) for one in judged)
        rows[arm.value] = {
            "written": len(claims),
            **{one.value: sum(each.became is one for each in claims) for one in Became},
            "checker objects": objected,
            "share of those with words to check": objected / len(judged) if judged else None,
        }
    return Table("What became of the model's statements", "arm", rows)


def _faults(found: Sequence[SideBySide]) -> Table:
    counts = {
        arm: Counter(fault for one in _all_claims(found, arm) for fault in one.faults)
        for arm in WRITTEN
    }
    both = counts[Arm.CHECKED] + counts[Arm.UNCHECKED]
    rows: dict[str, Row] = {
        name: {arm.value: counts[arm][name] for arm in WRITTEN} for name, _ in both.most_common()
    }
    return Table("What is wrong with them (statements with each fault)", "fault", rows)


def _all_claims(found: Iterable[SideBySide], arm: Arm) -> list[FollowedClaim]:
    return [claim for one in found for claim in one.by_arm[arm].claims]


def _calls(found: Sequence[SideBySide]) -> Table:
    rows: dict[str, Row] = {}
    for arm in WRITTEN:
        calls = [one.by_arm[arm].calls for one in found]
        writing = sum(one.writes for each in calls for one in each)
        whole = sum(map(len, calls))
        rows[arm.value] = {
            "to write": writing,
            "to put a follow-up question": whole - writing,
            "a question": whole / len(found),
            "most": max(map(len, calls)),
        }
    return Table("Calls of the model", "arm", rows)
