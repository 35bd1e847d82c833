"""Fits how likely a place answers a question of a conversation, and says how well that tells.

    python tests/benchmarks/conversations.py [--home HOME] [--write]

On made-up conversations, in the form of cases (`assistant/evaluation/cases.py`), whose questions
were judged with the passages found for them in several ways: `kind` says whether one leans on what
was asked before or says all by itself, and an answer whose `share` is "in_part" is none where
another passage answers in full. A place is right that holds the words of an answer. The first
regression is fitted on half of the files, of which the close reader has learnt
(`reader/asked.py`); the second, which reads its figures, on the others. See `placing.py` for the
rest. A third one, on all of them, says how likely a question leans on what was asked before.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from assistant.answer import Turn
from assistant.divide import divide
from assistant.in_conversation import LEANS, MODELS, PLACES_READ_CLOSELY, leaning_signals, sought_in
from assistant.in_english import in_english
from assistant.parts import Parts
from assistant.placing import WeighedPlace, close_answers, weighed_places
from assistant.screen import screen
from assistant.stand_alone import stand_alone
from assistant.working import Working
from tests.benchmarks.placing import Asked, fit, told_and_kept, told_of
from tests.benchmarks.read_cases import plain
from tests.evaluation.enquiries.measure import parts_at

_FOLDER = Path(__file__).with_name("conversations")
_IN_PART, _LEANING = "in_part", "leaning"
_FOLDS = 5
# The likelihood that is enough. On the conversations left out 0.45 answers more rightly, but judges
# who did not know which was which called most of what it adds beside the point.
_ENOUGH = 0.5


def asked_on(files: Sequence[Path], parts: Parts) -> Iterator[tuple[dict[str, Any], Working]]:
    """Yield the cases that have turns before them, as they stand before they are looked for."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if "history" not in case:
                continue
            turns = tuple(Turn(one["role"], one["content"]) for one in case["history"])
            working = Working(case["question"], turns)
            for step in (screen, in_english, stand_alone, divide):
                working = step(working, parts)
            conversation = f"{file.stem} {case['id'].split('.')[0]}"
            yield case | {"conversation": conversation}, working


def questions(files: Sequence[Path], parts: Parts) -> Iterator[Asked]:
    """Yield the questions that have others before them."""
    for case, working in asked_on(files, parts):
        if working.outcome is not None or working.question_parts:
            continue
        sought = sought_in(working.query)
        weighed = weighed_places(working, sought, parts)
        if weighed:
            yield Asked(
                case["conversation"],
                tuple(weighed),
                tuple(_is_right(place, case.get("answers", [])) for place in weighed),
                close_answers([one.place for one in weighed], sought, parts),
                "answers" not in case,
            )


def leaning(files: Sequence[Path], parts: Parts) -> dict[str, Any]:
    """Return the regression that tells which questions lean; say how well it does, by folds."""
    found = [
        (leaning_signals(working.query), case["kind"] == _LEANING, case["conversation"])
        for case, working in asked_on(files, parts)
        if working.outcome is None
    ]
    signals = np.array([list(one.values()) for one, *_ in found])
    leans = np.array([one for _, one, _ in found])
    groups = [one for *_, one in found]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5, max_iter=2000))
    by_folds = GroupKFold(_FOLDS)
    likely = cross_val_predict(
        model, signals, leans, groups=groups, cv=by_folds, method="predict_proba"
    )
    auc = roc_auc_score(leans, likely[:, 1])
    print(f"{len(leans)} questions asked on, {leans.sum()} of them leaning: AUC {auc:.3f} by folds")
    return told_of(model.fit(signals, leans), found[0][0], groups)


def _is_right(place: WeighedPlace, answers: Sequence[dict[str, Any]]) -> bool | None:
    text = " ".join(plain(one.passage.text) for one in place.place.matches)
    whole = [one for one in answers if one.get("share") != _IN_PART]
    if any(plain(one["words"]) in text for one in whole or answers):
        return True
    return None if any(plain(one["words"]) in text for one in answers) else False


def main() -> None:
    """Fit, report, and with `--write` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    files = sorted(_FOLDER.glob("*.jsonl"))
    with parts_at(options.home) as parts:
        learnt, others = (list(questions(some, parts)) for some in (files[::2], files[1::2]))
        leans = leaning(files, parts)
    told = fit(learnt, others, enough=_ENOUGH, read_closely=PLACES_READ_CLOSELY) | {LEANS: leans}
    told_and_kept(told, MODELS, write=options.write)


if __name__ == "__main__":
    main()
