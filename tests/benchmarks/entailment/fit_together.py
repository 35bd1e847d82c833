"""Fits how much the rules weigh beside what is read together, and says what passes the checks.

    python tests/benchmarks/entailment/fit_together.py [--sealed FILE ...] [--caught 0.93] [--write]

On the statements by hand that were kept back from training, with some made by rule of them
(`pair_examples`): what the rules object to, the log odds of the network, and how near the words
are. Trees are boosted on them, in which no objection may speak for a statement and no log odds
against it; figures are for records left out, a tenth at a time. How surely a statement has to be
carried is chosen so that the wanted share of the false ones in other words is caught. `--sealed`
names files of the same form, which are only told of.
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
from pair_examples import ANSWERS, FAR, STATEMENTS, PairExample, by_hand, of_file, with_rules
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

import assistant.checking
from assistant.boosted import Tree
from assistant.checking.together import CLOSE, FAMILIAR, HARDLY, are_final, closeness, signals_of
from assistant.checking.verdict import Evidence, objections_to
from index.entailment import BUNDLED_ENTAILMENT, TrainedEntailment
from tests.assistant.checking.material import knowledge

FITTED = Path(assistant.checking.__file__).with_name("together.json")
_FOLDS = 10
_NEVER = 0.0
# Small trees, and few: of more, what is kept back gains and what others wrote loses.
_TREES, _LEAVES, _FEWEST, _RATE = 100, 6, 30, 0.06
_EITHER_WAY = ("closeness", "familiarity")


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
    close: np.ndarray


def main() -> None:
    """Fit, report, and with `--write` put the weights where the program finds them."""
    options = _options()
    rng = random.Random(1)
    records = [one for each in (STATEMENTS, ANSWERS, FAR) for one in by_hand(each, kept_back=True)]
    kept_back = _told([one for record in records for one in with_rules(record, rng)])
    likely = np.zeros(len(kept_back.carried))
    for rest, fold in GroupKFold(_FOLDS).split(kept_back.signals, groups=kept_back.records):
        likely[fold] = _likelihoods(kept_back, _fitted(kept_back, rest))[fold]
    enough = _enough(kept_back, likely, options.caught)
    _report("kept back, by folds", kept_back, likely, enough)
    trees = _fitted(kept_back, np.arange(len(kept_back.carried)))
    for path in options.sealed:
        sealed = _told(of_file(path))
        _report(path.stem, sealed, _likelihoods(sealed, trees), enough)
    if options.write:
        told = {
            "caught": options.caught,
            "enough": round(enough, 4),
            "names": list(kept_back.names),
            "start": round(float(trees._baseline_prediction[0][0]), 4),
            "trees": [_as_told(one[0].nodes, 0) for one in trees._predictors],
        }
        FITTED.write_text(json.dumps(told) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sealed", type=Path, nargs="*", default=[])
    parser.add_argument("--caught", type=float, default=0.89)
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
        close=np.array([closeness(one.statement, one.quotes) for one in examples]),
    )


def _enough(told: Told, likely: np.ndarray, caught: float) -> float:
    """Return the likelihood below which the wanted share is caught of the false ones not close."""
    found = np.where(told.settled, _NEVER, likely)
    return float(np.quantile(found[~told.carried & (told.close < CLOSE)], caught))


def _fitted(told: Told, some: np.ndarray) -> HistGradientBoostingClassifier:
    """Return trees over what is not settled by rules."""
    some = some[~told.settled[some]]
    sense = [0 if one in _EITHER_WAY else 1 if one == "log_odds" else -1 for one in told.names]
    trees = HistGradientBoostingClassifier(
        max_iter=_TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_FEWEST,
        monotonic_cst=sense,
        random_state=1,
    )
    return trees.fit(told.signals[some], told.carried[some])


def _likelihoods(told: Told, trees: HistGradientBoostingClassifier) -> np.ndarray:
    return np.asarray(trees.predict_proba(told.signals)[:, 1])


def _as_told(nodes: np.ndarray, at: int) -> Tree:
    """Return a tree of scikit-learn as `assistant.boosted` reads it."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    below, above = (_as_told(nodes, int(node[one])) for one in ("left", "right"))
    return int(node["feature_idx"]), round(float(node["num_threshold"]), 4), below, above


def _shown(told: Told, likely: np.ndarray, enough: float) -> np.ndarray:
    """Return which statements are shown, as `is_carried` tells."""
    log_odds = told.signals[:, told.names.index("log_odds")]
    in_its_words = ~told.refused & (log_odds > HARDLY)
    weighed = ~told.settled & (likely >= enough)
    familiar = told.signals[:, told.names.index("familiarity")] >= FAMILIAR
    by_rule = (told.close >= CLOSE) | (familiar & ~told.refused)
    return np.where(by_rule, in_its_words, weighed)


def _report(name: str, told: Told, likely: np.ndarray, enough: float) -> None:
    true = told.carried
    shown = _shown(told, likely, enough)
    by_rule = f"{told.refused[~true].mean():.3f}/{1 - told.refused[true].mean():.3f}"
    both = f"{1 - shown[~true].mean():.3f}/{shown[true].mean():.3f}"
    read = roc_auc_score(true, told.signals[:, told.names.index("log_odds")])
    print(
        f"{name}: {len(true)} statements, {np.mean(told.close < CLOSE):.2f} of them in other "
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
