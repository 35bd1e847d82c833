import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import AssistantProblem
from assistant.evaluation.measures import MEASURES
from assistant.evaluation.retrieval import evaluate_retrieval as evaluate_in
from assistant.evaluation.retrieval_report import RetrievalReport
from assistant.settings import Settings, read_settings
from tests.assistant.evaluation.made_up_set import QUESTIONS, RULES, write_made_up_set

Told = list[tuple[str, int, int]]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return read_settings({}, home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_made_up_set(tmp_path_factory.mktemp("sets") / "harbour")


@pytest.fixture(scope="module")
def told() -> Told:
    return []


@pytest.fixture(scope="module")
def report(settings: Settings, folder: Path, told: Told) -> RetrievalReport:
    return evaluate_retrieval(
        folder, "test", settings=settings, tell=lambda *what: told.append(what)
    )


def test_everything_measured_is_reported_with_what_made_it(report: RetrievalReport):
    found = json.loads(json.dumps(report.as_json()))
    assert found["set"]["questions"] == len(QUESTIONS)
    assert (found["set"]["without_document"], found["set"]["without_text"]) == (1, 1)
    assert found["indexing"]["documents"] == len(RULES)
    assert found["indexing"]["passages"] > len(RULES)  # the induction is cut into several
    assert found["indexing"]["documents_per_second"] > 0
    assert list(found["arms"]) == ["fused", "dense", "keyword"]
    assert list(found["differences"]) == ["fused - dense", "fused - keyword"]
    for row in [*found["arms"].values(), *found["differences"].values()]:
        assert list(row) == list(MEASURES)
        assert all(one["low"] <= one["value"] <= one["high"] for one in row.values())
    assert 0 < found["latency_ms"]["p50"] <= found["latency_ms"]["p95"]
    assert found["settings"]["vectors"] == "chroma"
    assert found["settings"]["dense_weights"]["dense"] == 1.0
    assert found["settings"]["versions"]["chromadb"]


def test_the_keyword_arm_finds_what_shares_words_and_nothing_else(report: RetrievalReport):
    """Ten questions share rare words with their rules; two share none with any rule."""
    keyword = report.arms["keyword"]
    assert keyword["recall@10"].value == pytest.approx(10 / 12)
    assert keyword["MRR@10"].value == pytest.approx(10 / 12)
    assert keyword["MAP@10"].value == pytest.approx(10 / 12)


def test_the_arms_differ_and_the_differences_are_between_them(report: RetrievalReport):
    assert report.arms["dense"]["recall@10"].value > report.arms["keyword"]["recall@10"].value
    assert report.arms["fused"]["recall@10"].value > report.arms["keyword"]["recall@10"].value
    for name in ("dense", "keyword"):
        for measure in MEASURES:
            expected = report.arms["fused"][measure].value - report.arms[name][measure].value
            difference = report.differences[f"fused - {name}"][measure]
            assert difference.value == pytest.approx(expected)


def test_progress_is_told(report: RetrievalReport, told: Told):
    assert {"Reading documents", "Embedding passages", "Searching (fused)"} <= {
        what for what, _, _ in told
    }
    assert report.as_text()


def test_the_text_says_how_the_index_came_about(
    report: RetrievalReport, settings: Settings, folder: Path
):
    assert "documents a second" in report.as_text()
    again = evaluate_retrieval(folder, "test", settings=settings)
    assert "index reused" in again.as_text()
    assert "documents a second" not in again.as_text()


def test_an_unchanged_corpus_is_not_indexed_again(
    report: RetrievalReport, settings: Settings, folder: Path
):
    told: Told = []
    again = evaluate_retrieval(
        folder, "test", settings=settings, tell=lambda *what: told.append(what)
    )
    assert (report.indexing.reused, again.indexing.reused) == (False, True)
    assert again.indexing.seconds is None
    assert again.as_json()["indexing"]["documents_per_second"] is None
    assert "Building the index" not in {what for what, _, _ in told}
    assert (again.arms, again.differences) == (report.arms, report.differences)


def test_a_changed_corpus_is_indexed_anew(
    report: RetrievalReport, settings: Settings, tmp_path: Path
):
    changed = write_made_up_set(tmp_path / "harbour")
    lines = (changed / "corpus.jsonl").read_text().splitlines()
    (changed / "corpus.jsonl").write_text("\n".join(lines[1:]) + "\n")
    found = evaluate_retrieval(changed, "test", settings=settings)
    assert not found.indexing.reused
    assert found.indexing.home != report.indexing.home
    assert found.indexing.documents == len(RULES) - 1
    assert found.measured.without_document == report.measured.without_document + 1


def test_an_interrupted_indexing_goes_on_where_it_stopped(settings: Settings, tmp_path: Path):
    folder = write_made_up_set(tmp_path / "stopped")
    with pytest.raises(KeyboardInterrupt):
        evaluate_retrieval(folder, "test", settings=settings, tell=_stopping_at("Embedding"))
    found = evaluate_retrieval(folder, "test", settings=settings)
    assert not found.indexing.reused
    assert found.indexing.seconds is None
    assert "brought up to date" in found.as_text()
    assert found.measured.questions == len(QUESTIONS)


def test_a_sample_is_the_same_each_time(report: RetrievalReport, settings: Settings, folder: Path):
    one, other = (evaluate_retrieval(folder, "test", settings=settings, limit=5) for _ in range(2))
    assert one.measured.questions == 5
    assert one.measured.judged == report.measured.judged
    assert one.arms == other.arms


def test_exact_vectors_measure_the_same(report: RetrievalReport, settings: Settings, folder: Path):
    exact = evaluate_retrieval(folder, "test", settings=replace(settings, vectors="exact"))
    assert exact.settings["vectors"] == "exact"
    assert exact.arms == report.arms


def test_no_question_can_be_too_few(settings: Settings, folder: Path):
    with pytest.raises(AssistantProblem, match="Give 1 or more"):
        evaluate_retrieval(folder, "test", settings=settings, limit=0)


def evaluate_retrieval(
    folder: Path, split: str, *, settings: Settings, **options: Any
) -> RetrievalReport:
    return evaluate_in(folder, split, home=settings.home, settings=settings, **options)


def _stopping_at(step: str) -> Callable[[str, int, int], None]:
    def tell(what: str, *_: int) -> None:
        if what.startswith(step):
            raise KeyboardInterrupt

    return tell
