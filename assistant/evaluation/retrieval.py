"""Measures the search against the judged questions of a BEIR folder."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation.beir import BeirSet, JudgedQuestion, read_beir
from assistant.evaluation.drawing import drawn
from assistant.evaluation.measures import DEPTH, Values, estimates, measured
from assistant.evaluation.own_home import OwnHome, Tell, own_home, silent
from assistant.evaluation.retrieval_report import Latency, MeasuredSet, RetrievalReport
from assistant.evaluation.settings_used import search_settings_used
from assistant.settings import Settings
from index.opening import OpenIndex
from index.search import Query, SearchSettings, search

FUSED = "fused"
_ARMS = {
    # The fused search comes last: by then the process is warm, and its times are the ones told.
    "keyword": replace(SearchSettings(), dense_weight=0.0),
    "dense": replace(SearchSettings(), dense_weight=1.0),
    FUSED: SearchSettings(),
}
# As many passages as the answer path asks for; more only where they lie in too few documents.
_PASSAGES = 20
_WIDEST = 5000


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A home with its index opened."""

    home: OwnHome
    opened: OpenIndex


def evaluate_retrieval(
    folder: Path,
    split: str,
    *,
    home: Path,
    settings: Settings,
    limit: int | None = None,
    tell: Tell | None = None,
) -> RetrievalReport:
    """Index the corpus in a home of its own under `home` and search its questions with each arm.

    With `limit`, so many questions are drawn by chance, the same ones each time. `tell` is told
    what is done, and how many of how many; a total of 0 means that nobody knows. Raises
    `UnusableBeirFolder`, `WrongLimit`, and what indexing raises.
    """
    judged = read_beir(folder, split)
    questions = drawn(judged.questions, limit)
    told = tell or silent
    used_in = replace(settings, home=home)
    with (
        own_home(judged.name, judged.checksum, judged.records, used_in, told) as home_of_set,
        home_of_set.opened() as opened,
    ):
        prepared = _Prepared(home_of_set, opened)
        ranked = {name: _rankings(prepared, questions, name, told) for name in _ARMS}
        used = _settings_used(opened)
    grades = [one.grades for one in questions]
    values = {name: measured(grades, ranked[name][0]) for name in reversed(_ARMS)}
    return RetrievalReport(
        measured=_measured_set(judged, len(questions)),
        indexing=home_of_set.indexing,
        arms={name: estimates(found) for name, found in values.items()},
        differences=_differences(values),
        latency=_latency(ranked[FUSED][1]),
        settings=used,
        asked=[one.id for one in questions],
        by_arm=values,
    )


def _rankings(
    prepared: _Prepared,
    questions: Sequence[JudgedQuestion],
    arm: str,
    tell: Tell,
) -> tuple[list[list[str]], list[float]]:
    """Return for each question the documents found, best first, and the milliseconds it took."""
    rankings: list[list[str]] = []
    times: list[float] = []
    for at, question in enumerate(questions):
        tell(f"Searching ({arm})", at, len(questions))
        started = time.perf_counter()
        found = _passages_found(prepared, question, _ARMS[arm], _PASSAGES)
        times.append((time.perf_counter() - started) * 1000)
        rankings.append(_documents(prepared, question, _ARMS[arm], found))
    return rankings, times


def _passages_found(
    prepared: _Prepared, question: JudgedQuestion, how: SearchSettings, limit: int
) -> list[str]:
    """Return the documents of the passages found, best passage first."""
    assembly = prepared.home.assembly
    matches = search(
        prepared.opened,
        assembly.library,
        assembly.embedder,
        Query(question.text),
        limit=limit,
        settings=how,
    )
    return [prepared.home.names[one.passage.document_id] for one in matches]


def _documents(
    prepared: _Prepared, question: JudgedQuestion, how: SearchSettings, found: list[str]
) -> list[str]:
    """Rank documents by their best passage, with more passages if they lie in too few documents."""
    limit = _PASSAGES
    while len(ranking := list(dict.fromkeys(found))) < DEPTH and limit <= len(found) < _WIDEST:
        limit *= 5
        found = _passages_found(prepared, question, how, limit)
    return ranking[:DEPTH]


def _differences(values: dict[str, Values]) -> dict[str, Any]:
    fused = values[FUSED]
    return {
        f"{FUSED} - {name}": estimates(fused - found)
        for name, found in values.items()
        if name != FUSED
    }


def _latency(times: Sequence[float]) -> Latency:
    p50, p95 = np.percentile(times, (50, 95))
    return Latency(round(float(p50), 2), round(float(p95), 2))


def _measured_set(judged: BeirSet, questions: int) -> MeasuredSet:
    return MeasuredSet(
        name=judged.name,
        split=judged.split,
        checksum=judged.checksum,
        judged=len(judged.questions) + judged.without_text + judged.without_document,
        questions=questions,
        without_text=judged.without_text,
        without_document=judged.without_document,
        judgements_outside=judged.judgements_outside,
    )


def _settings_used(opened: OpenIndex) -> dict[str, Any]:
    return {
        **search_settings_used(opened),
        "dense_weights": {name: how.dense_weight for name, how in _ARMS.items()},
        "width": _ARMS[FUSED].width,
        "passages_asked_for": _PASSAGES,
    }
