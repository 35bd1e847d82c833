"""Compares two runs of one measurement, question by question."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation.errors import UnusableReport
from assistant.evaluation.measures import difference
from assistant.evaluation.refusal import Likelihoods, auc, auc_difference, likelihoods_of
from assistant.evaluation.report import Cell, Report, Table

_AREA = "AUC by evidence"


def read_old_report(path: Path, kind: str) -> dict[str, Any]:
    """Read the `report.json` of an earlier run of the same command; raises `UnusableReport`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise UnusableReport(path, f"cannot be read ({problem.strerror})") from problem
    except ValueError as problem:
        raise UnusableReport(path, f"is not JSON ({problem})") from problem
    if not isinstance(told, dict) or not isinstance(told.get("questions"), list):
        raise UnusableReport(path, "is not a report")
    if told.get("kind") != kind:
        raise UnusableReport(path, f"is a report of {told.get('kind')!r}, not of {kind!r}")
    if not all(_is_question(one) for one in told["questions"]):
        raise UnusableReport(path, "has a question without an id and measures")
    return told


def compared(report: Report, old: Mapping[str, Any]) -> tuple[Table, list[str]]:
    """Return how the run differs from the old one on the same questions, and notes on both."""
    now = {one["id"]: one for one in report.as_json()["questions"]}
    before = {one["id"]: one for one in old["questions"]}
    pairs = [(before[name], one) for name, one in now.items() if name in before]
    title = f"Against the earlier run: {len(pairs)} questions in both"
    rows = {**dict(_measure_rows(pairs)), **dict(_area_row(pairs))}
    return Table(title, "measure", rows), list(_notes(report, old, len(pairs)))


def _is_question(told: object) -> bool:
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        return False
    measures = told.get("measures")
    return isinstance(measures, dict) and all(
        one is None or isinstance(one, int | float) for one in measures.values()
    )


_Pairs = Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]


def _measure_rows(pairs: _Pairs) -> Iterator[tuple[str, Mapping[str, Cell]]]:
    names = dict.fromkeys(name for _, now in pairs for name in now["measures"])
    for name in names:
        both = [
            (float(old["measures"][name]), float(now["measures"][name]))
            for old, now in pairs
            if old["measures"].get(name) is not None and now["measures"].get(name) is not None
        ]
        if both:
            old_values, values = zip(*both, strict=True)
            yield (
                name,
                {
                    "before": float(np.mean(old_values)),
                    "now": float(np.mean(values)),
                    "difference": difference(values, old_values),
                    "questions": len(both),
                },
            )


def _area_row(pairs: _Pairs) -> Iterator[tuple[str, Mapping[str, Cell]]]:
    both = [
        one
        for one in pairs
        if all(isinstance(side.get("evidence"), int | float) for side in one)
        and one[0].get("answerable") == one[1].get("answerable")
    ]
    before, now = (_likelihoods([one[side] for one in both]) for side in (0, 1))
    if now.has_both():
        yield (
            _AREA,
            {
                "before": auc(before).value,
                "now": auc(now).value,
                "difference": auc_difference(now, before),
                "questions": len(now.answerable) + len(now.unanswerable),
            },
        )


def _likelihoods(told: Sequence[Mapping[str, Any]]) -> Likelihoods:
    return likelihoods_of(
        (one["evidence"] for one in told if one["answerable"] is True),
        (one["evidence"] for one in told if one["answerable"] is False),
    )


def _notes(report: Report, old: Mapping[str, Any], both: int) -> Iterator[str]:
    alone = len(report.questions) - both
    gone = len(old["questions"]) - both
    if alone or gone:
        yield f"Left out of the comparison: {alone} questions only in this run, {gone} only before."
    if old.get("measured", {}).get("checksum") != report.measured.get("checksum"):
        yield "The earlier run measured another version of the set: its checksum differs."
    before, now = (_flat(one) for one in (old.get("settings", {}), report.settings))
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            yield f"Setting {name}: {before.get(name)} before, {now.get(name)} now."


def _flat(settings: Mapping[str, Any], lead: str = "") -> dict[str, Any]:
    """Return settings within settings by their whole names, so that only what differs is told."""
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{lead}{name} ")
        else:
            flat[f"{lead}{name}"] = value
    return flat
