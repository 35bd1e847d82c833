"""Measures the search against the judged questions of a BEIR folder."""

from __future__ import annotations

import json
import platform
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from assistant.assembly import Assembly
from assistant.evaluation.beir import BeirSet, JudgedQuestion, document_from_record, read_beir
from assistant.evaluation.errors import WrongLimit
from assistant.evaluation.measures import DEPTH, Values, estimates, measured
from assistant.evaluation.report import Indexing, Latency, MeasuredSet, RetrievalReport
from assistant.settings import Settings
from corpus.document import Document
from index.opening import OpenIndex
from index.search import Query, SearchSettings, search

Tell = Callable[[str, int, int], None]

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
_SEED = 20260101
_ADDED_FILE = "added.json"
_LIBRARIES = ("onnxruntime", "tokenizers", "ir-measures")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An index over the corpus, opened; `names` maps document ids to the corpus's own."""

    assembly: Assembly
    opened: OpenIndex
    names: dict[str, str]
    indexing: Indexing


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
    questions = _drawn(judged.questions, limit)
    told = tell or _silent
    with _prepared(judged, replace(settings, home=home), told) as prepared:
        ranked = {name: _rankings(prepared, questions, name, told) for name in _ARMS}
        used = _settings_used(prepared)
        indexing = prepared.indexing
    grades = [one.grades for one in questions]
    values = {name: measured(grades, ranked[name][0]) for name in reversed(_ARMS)}
    return RetrievalReport(
        measured=_measured_set(judged, len(questions)),
        indexing=indexing,
        arms={name: estimates(found) for name, found in values.items()},
        differences=_differences(values),
        latency=_latency(ranked[FUSED][1]),
        settings=used,
    )


def evaluation_home(judged: BeirSet, home: Path) -> Path:
    """Return the home of a corpus: another one as soon as the corpus file changes."""
    return home / "evaluation" / f"{judged.name}-{judged.checksum[:12]}"


def _drawn(questions: Sequence[JudgedQuestion], limit: int | None) -> list[JudgedQuestion]:
    if limit is not None and limit < 1:
        raise WrongLimit(limit)
    if limit is None or limit >= len(questions):
        return list(questions)
    return random.Random(_SEED).sample(list(questions), limit)


@contextmanager
def _prepared(judged: BeirSet, settings: Settings, tell: Tell) -> Iterator[_Prepared]:
    own_home = evaluation_home(judged, settings.home)
    assembly = Assembly(replace(settings, home=own_home), stays=True)
    # The model of the real home: exported there once, whatever is measured.
    assembly.embedder = Assembly(settings).embedder
    opened: OpenIndex | None = None
    try:
        indexing = _index(assembly, judged, tell)
        opened = assembly.keeper.open_index(assembly.engine(), lambda words: tell(words, 0, 0))
        yield _Prepared(assembly, opened, _names(assembly.library.documents()), indexing)
    finally:
        if opened is not None:
            opened.close()
        assembly.library.close()


def _index(assembly: Assembly, judged: BeirSet, tell: Tell) -> Indexing:
    """Bring the corpus into library and index, as far as an earlier run has not done it."""
    home = assembly.settings.home
    noted = home / _ADDED_FILE
    begun = home.exists()
    started = time.perf_counter()
    if not noted.is_file():
        assembly.keeper.add_documents(_told_documents(judged, tell))
        noted.write_text(json.dumps({"documents": len(judged.records)}))
    report = assembly.keeper.build(progress=tell)
    seconds = time.perf_counter() - started
    return Indexing(
        home=str(home),
        documents=len(judged.records),
        passages=report.manifest.passages,
        reused=begun and report.embedded == 0,
        seconds=None if begun else seconds,
    )


def _told_documents(judged: BeirSet, tell: Tell) -> Iterator[Document]:
    for done, record in enumerate(judged.records):
        tell("Reading documents", done, len(judged.records))
        yield document_from_record(record)


def _names(documents: Iterable[Document]) -> dict[str, str]:
    return {one.id: one.publication.external_id or one.id for one in documents}


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
    matches = search(
        prepared.opened,
        prepared.assembly.library,
        prepared.assembly.embedder,
        Query(question.text),
        limit=limit,
        settings=how,
    )
    return [prepared.names[one.passage.document_id] for one in matches]


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


def _settings_used(prepared: _Prepared) -> dict[str, Any]:
    manifest = prepared.opened.manifest
    return {
        "model": asdict(manifest.model),
        "cutting": manifest.cutting,
        "index_content": manifest.content,
        "dense_weights": {name: how.dense_weight for name, how in _ARMS.items()},
        "width": _ARMS[FUSED].width,
        "passages_asked_for": _PASSAGES,
        "vectors": prepared.opened.engine.value,
        "versions": {
            "python": platform.python_version(),
            **manifest.engines,
            **{name: version(name) for name in _LIBRARIES},
        },
    }


def _silent(what: str, done: int, total: int) -> None:
    """Report nothing."""
