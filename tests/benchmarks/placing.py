"""Fits the two regressions that say how likely a place answers, and says how well they tell.

Used by `letters.py` and `conversations.py`, which say what was asked and which places are right.
The first regression is over what is found and read, the second, for the likeliest few places, puts
the close reader's figures beside. Figures are for groups (mails, conversations) left out, a fifth
at a time. The constants are moved so that the evidence that is enough (`Settings.caution`) falls
at the likelihood that is enough for the caller: where few are answered from elsewhere, or in vain,
for those that are answered rightly.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

import assistant.placing
from assistant.logistic import LogisticModel
from assistant.placing import BY_ALL_READINGS, WeighedPlace, close_signals
from assistant.settings import Settings

_FOLDS = 5
_SEED = 11
_HELD_BACK = 0.3
_BOUNDS = (0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a group: its places, which of them answer, and what the close reader says.

    `right` has nothing for a place that nobody has judged; `close` has the close reader's figures
    for each place, by the name of what was read.
    """

    group: str
    places: tuple[WeighedPlace, ...]
    right: tuple[bool | None, ...]
    close: Mapping[str, Sequence[float]]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Closely:
    """The places of a question, likeliest by all readings first, with the second signals."""

    signals: np.ndarray
    right: tuple[bool | None, ...]
    is_open: bool
    group: str
    names: tuple[str, ...]
    read_closely: int

    @classmethod
    def of(cls, asked: Asked, model: LogisticModel, read_closely: int) -> Closely:
        """Order the places by the first regression, and read the likeliest few closely."""
        total = [model.total(one.signals) for one in asked.places]
        order = sorted(range(len(total)), key=lambda at: -total[at])
        few = order[:read_closely]
        close = {name: [said[at] for at in few] for name, said in asked.close.items()}
        signals = close_signals([total[at] for at in order], close)
        rows = np.array([list(one.values()) for one in signals])
        right = tuple(asked.right[at] for at in order)
        names = tuple(signals[0])
        return cls(rows, right, asked.is_open, asked.group, names, len(few))


def fit(
    learnt: Sequence[Asked], others: Sequence[Asked], *, enough: float, read_closely: int
) -> dict[str, Any]:
    """Return the first regression, fitted on `learnt`, and the second, on `others`; report."""
    names = tuple(learnt[0].places[0].signals)
    first = fitted(*first_rows(learnt))
    places = _moved(told_of(first, names, [one.group for one in learnt]), enough)
    every = [Closely.of(one, LogisticModel.of(places), read_closely) for one in others]
    for closely in (False, True):
        print("read closely:" if closely else "by all readings:")
        report(every, closely=closely)
    second = told_of(fitted(*second_rows(every)), every[0].names, [one.group for one in others])
    return {"places": places, "closely": _moved(second, enough)}


def told_and_kept(told: dict[str, Any], models: str, *, write: bool) -> None:
    """Print regressions, and with `write` keep them in the file `models`."""
    print(json.dumps(told, indent=1))
    if write:
        place = Path(assistant.placing.__file__).with_name(models)
        place.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        print(f"written: {place.name}")


def fitted(signals: np.ndarray, right: np.ndarray) -> Pipeline:
    """Return a regression over the places of questions."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_HELD_BACK, max_iter=3000))
    return model.fit(signals, right)


def first_rows(every: Iterable[Asked]) -> tuple[np.ndarray, np.ndarray]:
    """Return the signals of all judged places by all readings, and whether they are right."""
    rows = [
        (list(place.signals.values()), right)
        for one in every
        for place, right in zip(one.places, one.right, strict=True)
        if right is not None
    ]
    return np.array([one for one, _ in rows]), np.array([right for _, right in rows])


def second_rows(every: Iterable[Closely]) -> tuple[np.ndarray, np.ndarray]:
    """Return the second signals of the places read closely, and whether they are right."""
    rows = [
        (signals, right)
        for one in every
        for signals, right in list(zip(one.signals, one.right, strict=True))[: one.read_closely]
        if right is not None
    ]
    return np.array([one for one, _ in rows]), np.array([right for _, right in rows])


def report(every: Sequence[Closely], *, closely: bool) -> None:
    """Print how many of the groups left out are answered rightly, wrongly or not, by bound."""
    groups = sorted({one.group for one in every})
    random.Random(_SEED).shuffle(groups)
    fold = {name: place % _FOLDS for place, name in enumerate(groups)}
    columns = [at for at, name in enumerate(every[0].names) if closely or name == BY_ALL_READINGS]
    told: list[tuple[float, bool, bool]] = []
    for place in range(_FOLDS):
        rows = second_rows([one for one in every if fold[one.group] != place])
        model = fitted(rows[0][:, columns], rows[1])
        for one in every:
            if fold[one.group] == place:
                likely = model.predict_proba(one.signals[:, columns])[:, 1]
                best = int(likely.argmax())
                told.append((float(likely[best]), bool(one.right[best]), one.is_open))
    asked = sum(not is_open for *_, is_open in told)
    print(f"{asked} answered by the notes, {len(told) - asked} open; groups left out in turn")
    print(f"{'enough':>7}{'right':>8}{'wrong':>8}{'left open':>11}{'open answered':>15}")
    for bound in _BOUNDS:
        above = [(right, is_open) for likely, right, is_open in told if likely >= bound]
        right = sum(one and not is_open for one, is_open in above)
        vain = sum(is_open for _, is_open in above)
        wrong = len(above) - right - vain
        print(f"{bound:>7}{right:>8}{wrong:>8}{asked - right - wrong:>11}{vain:>15}")


def told_of(model: Pipeline, names: Iterable[str], groups: Sequence[str]) -> dict[str, Any]:
    """Return a regression as it is kept; `groups` has the group of each question."""
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    constant = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    kept = {name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}
    counted = {"questions": len(groups), "groups": len(set(groups))}
    return {"fitted_on": counted, "constant": round(constant, 4), "weights": kept}


def _moved(told: dict[str, Any], enough: float) -> dict[str, Any]:
    """Return a regression with its constant moved to where the caution is."""
    caution = Settings(home=Path()).caution
    by = math.log(caution / (1 - caution)) - math.log(enough / (1 - enough))
    return told | {"constant": round(told["constant"] + by, 4)}
