"""Fits how much the rules weigh beside what is read together, and says what passes the checks.

    python tests/benchmarks/entailment/fit_together.py [--sealed FILE ...] [--caught 0.93] [--write]

On the statements by hand that were kept back from training, with some made by rule of them
(`pair_examples`): what the rules object to, and the log odds of the network. Figures are for
records left out, a tenth at a time. The constant is moved so that the wanted share of the false
ones is caught. `--sealed` names files of the same form, which are only told of.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pair_examples import ANSWERS, STATEMENTS, PairExample, by_hand, of_file, with_rules
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

import assistant.checking
from assistant.checking.together import FAMILIAR, HARDLY, are_final, familiarity, signals_of
from assistant.checking.verdict import Evidence, objections_to
from index.entailment import BUNDLED_ENTAILMENT, TrainedEntailment
from tests.assistant.checking.material import knowledge

FITTED = Path(assistant.checking.__file__).with_name("together.json")
_FOLDS = 10
_SETTLED = -99.0
_PULL = 1e-3


@dataclass(frozen=True)
class Told:
    """Statements as arrays: signals, whether carried, refused by rules (for good), records."""

    names: tuple[str, ...]
    signals: np.ndarray
    carried: np.ndarray
    settled: np.ndarray
    refused: np.ndarray
    records: np.ndarray
    kinds: tuple[str, ...]
    familiar: np.ndarray


def main() -> None:
    """Fit, report, and with `--write` put the weights where the program finds them."""
    options = _options()
    rng = random.Random(1)
    records = [one for each in (STATEMENTS, ANSWERS) for one in by_hand(each, kept_back=True)]
    kept_back = _told([one for record in records for one in with_rules(record, rng)])
    scores = np.zeros(len(kept_back.carried))
    for rest, fold in GroupKFold(_FOLDS).split(kept_back.signals, groups=kept_back.records):
        scores[fold] = _scores(kept_back, _fitted(kept_back, rest))[fold]
    _report("kept back, by folds", kept_back, scores, options.caught)
    limit = _limit(kept_back, scores, options.caught)
    weights = _fitted(kept_back, np.arange(len(kept_back.carried)))
    for path in options.sealed:
        sealed = _told(of_file(path))
        _report(path.stem, sealed, _scores(sealed, weights), options.caught, limit)
    if options.write:
        told = {
            "caught": options.caught,
            "constant": round(float(weights[-1]) - limit, 5),
            "weights": {
                name: round(float(one), 5)
                for name, one in zip(kept_back.names, weights[:-1], strict=True)
            },
        }
        FITTED.write_text(json.dumps(told, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sealed", type=Path, nargs="*", default=[])
    parser.add_argument("--caught", type=float, default=0.93)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _told(examples: Sequence[PairExample]) -> Told:
    entailment = TrainedEntailment(BUNDLED_ENTAILMENT)
    rows, settled, refused = [], [], []
    for one in examples:
        evidence = [Evidence(quote, (one.heading,)) for quote in one.quotes]
        objections = objections_to(one.statement, evidence, knowledge())
        log_odds = entailment.log_odds(one.statement, one.quotes, one.heading) or 0.0
        rows.append(signals_of(one.statement, one.quotes, objections, log_odds))
        settled.append(are_final(objections))
        refused.append(bool(objections))
    return Told(
        names=tuple(rows[0]),
        signals=np.array([list(one.values()) for one in rows]),
        carried=np.array([one.carried for one in examples]),
        settled=np.array(settled),
        refused=np.array(refused),
        records=np.unique([one.quotes[0] for one in examples], return_inverse=True)[1],
        kinds=tuple(one.kind or "by rule" for one in examples),
        familiar=np.array([familiarity(one.statement, one.quotes) for one in examples]),
    )


def _limit(told: Told, scores: np.ndarray, caught: float) -> float:
    """Return the score below which the wanted share is caught of the false ones in other words."""
    found = np.where(told.settled, _SETTLED, scores)
    return float(np.quantile(found[~told.carried & (told.familiar < FAMILIAR)], caught))


def _fitted(told: Told, some: np.ndarray) -> np.ndarray:
    """Return a weight a signal, and the constant: no objection may speak for a statement."""
    some = some[told.familiar[some] < FAMILIAR]
    signals, carried = told.signals[some], told.carried[some]
    scale = np.maximum(signals.std(axis=0), 1e-6)
    scaled = np.c_[signals / scale, np.ones(len(signals))]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        likely = 1.0 / (1.0 + np.exp(-scaled @ weights))
        surprise = -np.log(np.where(carried, likely, 1.0 - likely) + 1e-12).mean()
        pull = _PULL * weights[:-1]
        slope = scaled.T @ (likely - carried) / len(carried)
        slope[:-1] += 2 * pull
        return surprise + float(pull @ weights[:-1]), slope

    bounds = [(0.0, None) if one == "log_odds" else (None, 0.0) for one in told.names]
    start = np.zeros(len(told.names) + 1)
    found = minimize(loss, start, jac=True, bounds=[*bounds, (None, None)]).x
    return np.r_[found[:-1] / scale, found[-1]]


def _scores(told: Told, weights: np.ndarray) -> np.ndarray:
    return told.signals @ weights[:-1] + weights[-1]


def _shown(told: Told, scores: np.ndarray, limit: float) -> np.ndarray:
    """Return which statements are shown, as `is_carried` tells."""
    log_odds = told.signals[:, told.names.index("log_odds")]
    in_its_words = ~told.refused & (log_odds > HARDLY)
    weighed = ~told.settled & (scores > limit)
    return np.where(told.familiar >= FAMILIAR, in_its_words, weighed)


def _report(
    name: str, told: Told, scores: np.ndarray, caught: float, limit: float | None = None
) -> None:
    true = told.carried
    limit = _limit(told, scores, caught) if limit is None else limit
    shown = _shown(told, scores, limit)
    by_rule = f"{told.refused[~true].mean():.3f}/{1 - told.refused[true].mean():.3f}"
    both = f"{1 - shown[~true].mean():.3f}/{shown[true].mean():.3f}"
    read = roc_auc_score(true, told.signals[:, told.names.index("log_odds")])
    print(
        f"{name}: {len(true)} statements, {np.mean(told.familiar < FAMILIAR):.2f} of them in other "
        f"words; caught/let through by rule {by_rule}, as weighed {both}; AUC of the log odds "
        f"{read:.3f}"
    )
    kinds: dict[str, list[bool]] = defaultdict(list)
    for kind, carried, one in zip(told.kinds, true, shown, strict=True):
        kinds[f"{'true' if carried else 'false'} {kind}"].append(bool(one))
    for kind, some in sorted(kinds.items()):
        print(f"    {kind:24} shown {sum(some):4} of {len(some):4}")


if __name__ == "__main__":
    main()
