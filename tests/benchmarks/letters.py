"""Fits how likely a place answers a question of a letter, and says how well that tells.

    python tests/benchmarks/letters.py [--home HOME] [--write]

On made-up mails whose questions were judged with the passages found for them (`reader/asked`): each
question is found in its mail, its places proposed, read in all ways and the likeliest few closely;
a place is right that holds a piece which answers. The first regression is fitted on mails that the
close reader has learnt from, the second, which puts that reader's figures beside, on the others.
Figures are for these others, a fifth at a time left out. The constants are moved so that the
evidence that is enough (`Settings.caution`) falls where few are answered from elsewhere, or in
vain, for those that are answered rightly.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import assistant.in_letter
from assistant.divide import divide
from assistant.helpdesk.reply.answering import letter_around
from assistant.in_english import in_english
from assistant.in_letter import (
    CLOSE_SIGNALS,
    PLACES_READ_CLOSELY,
    SIGNALS,
    WeighedPlace,
    close_answers,
    close_signals,
    weighed_places,
)
from assistant.logistic import LogisticModel
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.screen import screen
from assistant.settings import Settings
from assistant.stand_alone import stand_alone
from assistant.working import Working
from tests.benchmarks.read_cases import plain
from tests.evaluation.enquiries.measure import EMAILS, emails, parts_at, read
from tests.evaluation.enquiries.passages import SETS

sys.path.insert(0, str(Path(__file__).with_name("reader")))

from asked import AskedInLetter, Grade, Part, asked_in_letters

_TRAINING = EMAILS.with_name("training")
_FOLDS = 5
_SEED = 11
_HELD_BACK = 0.3
# The likelihood that is enough, as the regressions have it, chosen on the mails left out.
_ENOUGH = 0.5
_BOUNDS = (0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a mail: its places, which of them answer, and what the close reader says.

    `right` has nothing for a place that nobody has judged; `close` has the close reader's figure
    for each place.
    """

    email: str
    places: tuple[WeighedPlace, ...]
    right: tuple[bool | None, ...]
    close: tuple[float, ...]
    is_open: bool


def questions(part: Part, parts: Parts) -> Iterator[Asked]:
    """Yield the questions of a part that were found in their mails."""
    judged = {(one.mail, one.complete): one for one in asked_in_letters(part)}
    files = SETS if part is Part.FIT else sorted(_TRAINING.glob("*.jsonl"))
    for file in files:
        for email in emails(file):
            if not any((email.id, one) in judged for one in email.questions or ()):
                continue
            done = read(email, parts)
            for number, found in done.matched:
                one = judged.get((email.id, (email.questions or ())[number]))
                if one is None or one.grade is Grade.IN_PART:
                    continue
                question = done.enquiry.questions[found]
                letter = letter_around(question, done.enquiry.message)
                working = Working(question.text, manner=Manner.PLAIN, letter=letter)
                for step in (screen, in_english, stand_alone, divide):
                    working = step(working, parts)
                weighed = weighed_places(working, parts) if working.outcome is None else []
                if weighed:
                    close = close_answers(working, [one.place for one in weighed], parts)
                    yield Asked(
                        email.id,
                        tuple(weighed),
                        tuple(_is_right(place, one) for place in weighed),
                        tuple(close),
                        one.grade is Grade.NOT,
                    )


def _is_right(place: WeighedPlace, asked: AskedInLetter) -> bool | None:
    told = [plain(one.passage.text) for one in place.place.matches]
    sure = [one for one in asked.judged if one.grade is not Grade.IN_PART]
    if any(plain(piece) in text for text in told for one in sure for piece in one.quoted):
        return True
    judged = any(
        plain(piece) in text for text in told for one in sure for piece in one.passage.pieces
    )
    return False if judged else None


def fitted(signals: np.ndarray, right: np.ndarray) -> Pipeline:
    """Return a regression over the places of questions."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_HELD_BACK, max_iter=3000))
    return model.fit(signals, right)


def first_rows(every: Sequence[Asked]) -> tuple[np.ndarray, np.ndarray]:
    """Return the signals of all judged places by all readings, and whether they are right."""
    rows = [
        (place.signals, right)
        for one in every
        for place, right in zip(one.places, one.right, strict=True)
        if right is not None
    ]
    return np.array([one for one, _ in rows]), np.array([right for _, right in rows])


@dataclass(frozen=True, slots=True)
class Closely:
    """The places of a question, likeliest by all readings first, with the second signals."""

    signals: np.ndarray
    right: tuple[bool | None, ...]
    is_open: bool
    email: str

    @classmethod
    def of(cls, asked: Asked, model: LogisticModel) -> Closely:
        """Order the places by the first regression, and read the likeliest few closely."""
        order = sorted(
            range(len(asked.places)), key=lambda at: -model.total(asked.places[at].named)
        )
        totals = [model.total(asked.places[at].named) for at in order]
        close = [asked.close[at] for at in order[:PLACES_READ_CLOSELY]]
        signals = [list(one.values()) for one in close_signals(totals, close)]
        right = tuple(asked.right[at] for at in order)
        return cls(np.array(signals), right, asked.is_open, asked.email)


def second_rows(every: Sequence[Closely]) -> tuple[np.ndarray, np.ndarray]:
    """Return the second signals of the places read closely, and whether they are right."""
    rows = [
        (signals, right)
        for one in every
        for signals, right in list(zip(one.signals, one.right, strict=True))[:PLACES_READ_CLOSELY]
        if right is not None
    ]
    return np.array([one for one, _ in rows]), np.array([right for _, right in rows])


def report(every: Sequence[Closely], *, closely: bool) -> None:
    """Print how many of the mails left out are answered rightly, wrongly or not, by bound."""
    names = sorted({one.email for one in every})
    random.Random(_SEED).shuffle(names)
    fold = {name: place % _FOLDS for place, name in enumerate(names)}
    told: list[tuple[float, bool, bool]] = []
    for place in range(_FOLDS):
        rows = second_rows([one for one in every if fold[one.email] != place])
        columns = slice(0, None) if closely else slice(0, 1)
        model = fitted(rows[0][:, columns], rows[1])
        for one in every:
            if fold[one.email] == place:
                likely = model.predict_proba(one.signals[:, columns])[:, 1]
                best = int(likely.argmax())
                told.append((float(likely[best]), bool(one.right[best]), one.is_open))
    asked = sum(not is_open for *_, is_open in told)
    print(f"{asked} answered by the notes, {len(told) - asked} open; mails left out in turn")
    print(f"{'enough':>7}{'right':>8}{'wrong':>8}{'left open':>11}{'open answered':>15}")
    for bound in _BOUNDS:
        above = [(right, is_open) for likely, right, is_open in told if likely >= bound]
        right = sum(one and not is_open for one, is_open in above)
        vain = sum(is_open for _, is_open in above)
        wrong = len(above) - right - vain
        print(f"{bound:>7}{right:>8}{wrong:>8}{asked - right - wrong:>11}{vain:>15}")


def told_of(model: Pipeline, names: Sequence[str], counted: dict[str, int]) -> dict[str, Any]:
    """Return a regression as it is kept, its constant moved to where the caution is."""
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    constant = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    caution = Settings(home=Path()).caution
    constant += math.log(caution / (1 - caution)) - math.log(_ENOUGH / (1 - _ENOUGH))
    kept = {name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}
    return {"fitted_on": counted, "constant": round(constant, 4), "weights": kept}


def main() -> None:
    """Fit, report, and with `--write` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with parts_at(options.home) as parts:
        learnt, others = (list(questions(part, parts)) for part in (Part.TRAIN, Part.FIT))
    counted = [
        {"questions": len(some), "mails": len({one.email for one in some})}
        for some in (learnt, others)
    ]
    places = told_of(fitted(*first_rows(learnt)), SIGNALS, counted[0])
    every = [Closely.of(one, LogisticModel.of(places)) for one in others]
    for closely in (False, True):
        print("read closely:" if closely else "by all readings:")
        report(every, closely=closely)
    closely_told = told_of(fitted(*second_rows(every)), CLOSE_SIGNALS, counted[1])
    told = {"places": places, "closely": closely_told}
    print(json.dumps(told, indent=1))
    if options.write:
        place = Path(assistant.in_letter.__file__).with_suffix(".json")
        place.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        print(f"written: {place.name}")


if __name__ == "__main__":
    main()
