"""Fits how what both readers make of a passage and a unit is put together; says what it brings.

    python tests/benchmarks/close_reading.py [--write]

Fitted on questions that neither reader has learnt from (`read_cases.py`): those asked of the notes
that are for fitting, and those kept back from the reader. Told of the questions asked that are for
tests, and of the others by folds. What both say together is stretched and moved so that it is
spread as the figures of the reader alone are: margins and bounds go on to mean the same.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from read_cases import ReadCase, asked_cases, kept_back_cases, notes_home

sys.path.insert(0, str(Path(__file__).with_name("reader")))

from asked import Part

from assistant import read_closely
from assistant.settings import Settings
from assistant.working import Unit

_NAMES = {
    "answers": ("answers_apart", read_closely.CLOSE_ANSWERS),
    "quoted": ("quoted_apart", read_closely.CLOSE_QUOTED, read_closely.CLOSE_ANSWERS),
}
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Rows:
    """Signals of units or passages, whether they answer, and which question each is of."""

    signals: np.ndarray
    answers: np.ndarray
    questions: np.ndarray


def main() -> None:
    """Fit, report, and with `--write` keep the weights beside `assistant/read_closely.py`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(home=Path(scratch))
        notes = notes_home(Path(scratch) / "notes", settings)
        sets = {"asked": asked_cases(notes, Part.FIT)}
        sets |= kept_back_cases(notes, Path(scratch) / "own", settings)
        tests = asked_cases(notes, Part.TEST)
    told = {}
    for name, names in _NAMES.items():
        of_sets = {key: rows_of(cases, name, names) for key, cases in sets.items()}
        every = _together(list(of_sets.values()))
        model = LogisticRegression(C=1.0, max_iter=2000).fit(every.signals, every.answers)
        print(f"{name}: {len(every.answers)} rows, {every.answers.mean():.3f} answer")
        likely = cross_val_predict(
            LogisticRegression(C=1.0, max_iter=2000),
            every.signals,
            every.answers,
            groups=every.questions,
            cv=GroupKFold(_FOLDS),
            method="predict_proba",
        )[:, 1]
        at = 0
        for key, rows in of_sets.items():
            _report(key, rows, likely[at : at + len(rows.answers)], names)
            at += len(rows.answers)
        rows = rows_of(tests, name, names)
        _report("asked, for tests", rows, model.predict_proba(rows.signals)[:, 1], names)
        stretch, shift = _as_before(model, every)
        weights = np.round(stretch * model.coef_[0], 4).tolist()
        told[name] = {
            "constant": round(stretch * (float(model.intercept_[0]) + shift), 4),
            "weights": dict(zip(names, weights, strict=True)),
        }
    print(json.dumps(told, indent=1))
    if options.write:
        place = Path(read_closely.__file__).with_name("close_reading.json")
        place.write_text(json.dumps(told, indent=1) + "\n")


def _as_before(model: LogisticRegression, rows: Rows) -> tuple[float, float]:
    """Return what stretches the log odds, and moves the constant, so that bounds mean the same.

    They are spread as widely as the reader's own, the first signal, and as many are likelier than
    not: that was learnt where every third passage answered.
    """
    own = rows.signals[:, 0]
    total = rows.signals @ model.coef_[0] + float(model.intercept_[0])
    shift = -float(np.quantile(total, 1.0 - float((own > 0.0).mean())))
    return float(own.std() / total.std()), shift


def rows_of(cases: Sequence[ReadCase], name: str, names: Sequence[str]) -> Rows:
    """Return a row for each unit read closely, or, for `answers`, for each passage of them."""
    rows = [
        ([unit.signals[one] for one in names], answers, number)
        for number, case in enumerate(cases)
        for unit, answers in _read_closely(case, whole=name == "answers")
    ]
    signals, answers, questions = zip(*rows, strict=True)
    return Rows(np.array(signals), np.array(answers), np.array(questions))


def _read_closely(case: ReadCase, *, whole: bool) -> Iterator[tuple[Unit, bool]]:
    """Yield units with whether they answer; if `whole`, one of each passage, and whether that does.

    Passages that the close reader has not read all have the least of its figures.
    """
    figures = {one.signals[read_closely.CLOSE_ANSWERS] for one in case.working.units}
    least = min(figures, default=0.0)
    seen = set()
    for unit in case.working.units:
        answers = case.answered_where(unit) if whole else case.answered_by(unit)
        passage = unit.match.passage.id
        is_read = unit.signals[read_closely.CLOSE_ANSWERS] > least or len(figures) == 1
        if answers is None or not is_read or (whole and passage in seen):
            continue
        seen.add(passage)
        yield unit, answers


def _together(some: Sequence[Rows]) -> Rows:
    start = 0
    questions = []
    for one in some:
        questions.append(one.questions + start)
        start += int(one.questions.max()) + 1
    return Rows(
        np.vstack([one.signals for one in some]),
        np.concatenate([one.answers for one in some]),
        np.concatenate(questions),
    )


def _report(name: str, rows: Rows, likely: np.ndarray, names: Sequence[str]) -> None:
    alone = {
        one: round(float(roc_auc_score(rows.answers, rows.signals[:, at])), 3)
        for at, one in enumerate(names)
    }
    first = {one: _first(rows, rows.signals[:, at]) for at, one in enumerate(names)}
    print(
        f"  {name}: {len(rows.answers)} rows, AUC {roc_auc_score(rows.answers, likely):.3f}, "
        f"alone {alone}; right one first {_first(rows, likely):.3f}, alone "
        + str({one: round(value, 3) for one, value in first.items()})
    )


def _first(rows: Rows, by: np.ndarray) -> float:
    """Return the share of answered questions whose highest row answers."""
    right = [
        bool(rows.answers[of_one][by[of_one].argmax()])
        for number in np.unique(rows.questions)
        if rows.answers[of_one := rows.questions == number].any()
    ]
    return float(np.mean(right))


if __name__ == "__main__":
    main()
