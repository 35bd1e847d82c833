"""Fits what known questions say about the evidence, and says how well it does.

On the questions asked of the notes whose passages were judged (`reader/asked`): fitted on those
that are for fitting, and tried on those for tests. The bundled lists have only questions that are
for training, so none of these is known itself. The constant is moved so that of the questions for
fitting that nothing answers the same share is refused as without known questions. Likeness counts
half of what is fitted: these questions and those of the lists come from the same writers, who saw
the same headings, and others are less like them.

    python tests/benchmarks/known_questions.py [--write]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from read_cases import asked_cases, notes_home

sys.path.insert(0, str(Path(__file__).with_name("reader")))

from asked import Part

from assistant import weigh
from assistant.assembly import Assembly
from assistant.settings import Settings
from assistant.signals import log_odds

_COUNTED = np.array([1.0, 0.5])
_NAMES = ("evidence", "asked_alike")


def main() -> None:
    """Fit, report, and with `--write` keep the weights beside `assistant/weigh.py`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(home=Path(scratch))
        notes = notes_home(Path(scratch) / "notes", settings)
        fit, test = (_signals(notes, part) for part in (Part.FIT, Part.TEST))
    enough = log_odds(settings.caution)
    signals, answered = fit
    model = LogisticRegression(max_iter=1000).fit(signals, answered)
    weights = model.coef_[0] * _COUNTED
    told = signals @ weights
    alone = signals[:, 0] < enough
    refused = float(np.mean(alone[~answered]))
    constant = enough - float(np.quantile(told[~answered], refused))
    for name, (some, truth) in (("fitted on", fit), ("for tests", test)):
        _report(f"{name}, evidence alone", some[:, 0], truth, enough)
        _report(f"{name}, known questions too", some @ weights + constant, truth, enough)
    found = {
        "trained_on": {"asked": len(answered)},
        "constant": round(constant, 4),
        "weights": dict(zip(_NAMES, np.round(weights, 4).tolist(), strict=True)),
    }
    print(json.dumps(found, indent=1))
    if options.write:
        place = Path(weigh.__file__).with_name("known_questions.json")
        place.write_text(json.dumps(found, indent=1) + "\n")


def _signals(notes: Assembly, part: Part) -> tuple[np.ndarray, np.ndarray]:
    """Return the signals of questions whose best passage has known ones, and whether it answers."""
    rows, answers = [], []
    for one in asked_cases(notes, part):
        units = one.working.units
        answered = one.answered_where(units[0]) if units else None
        signals = weigh.evidence_signals(one.working)
        if answered is not None and signals.get("known"):
            alone = weigh.likelihood_of({**signals, "known": 0.0})
            rows.append([log_odds(alone), signals["asked_alike"]])
            answers.append(answered)
    return np.array(rows), np.array(answers)


def _report(name: str, told: np.ndarray, answered: np.ndarray, enough: float) -> None:
    kept = float(np.mean(told[answered] >= enough))
    refused = float(np.mean(told[~answered] < enough))
    print(
        f"{name}: {len(told)} questions, AUC {roc_auc_score(answered, told):.3f}, "
        f"{kept:.0%} of the answered kept, {refused:.0%} of the others refused"
    )


if __name__ == "__main__":
    main()
