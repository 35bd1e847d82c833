"""Measures of rankings, words and choices, with their uncertainty. The only user of ir-measures."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

RESAMPLES = 1000
SEED = 20260101
INNER = (2.5, 97.5)
# Cut off at k documents: recall is over all that answer; nDCG takes the grade as gain and log2 as
# discount; MAP divides by the number of all that answer (as trec_eval does), and MRR is 0 where the
# first that answers comes after k.
_MEASURES = {
    "recall@5": ir_measures.R @ 5,
    "recall@10": ir_measures.R @ 10,
    "nDCG@5": ir_measures.nDCG @ 5,
    "nDCG@10": ir_measures.nDCG @ 10,
    "MAP@10": ir_measures.AP @ 10,
    "MRR@10": ir_measures.RR @ 10,
}
MEASURES = tuple(_MEASURES)
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with the ends of its 95% bootstrap interval."""

    value: float
    low: float
    high: float


def measured(grades: Sequence[Mapping[str, int]], rankings: Sequence[Sequence[str]]) -> Values:
    """Return what each measure says of each ranking: one row a question, one column a measure.

    `grades` are those of the documents that answer, and `rankings` the documents found, best first.
    """
    judged = {str(place): dict(one) for place, one in enumerate(grades)}
    # The score only carries the order: all different, so that no rule about ties comes in.
    run = {
        str(place): {document: float(-rank) for rank, document in enumerate(ranking)}
        for place, ranking in enumerate(rankings)
    }
    columns = {measure: column for column, measure in enumerate(_MEASURES.values())}
    values = np.zeros((len(judged), len(columns)))
    for one in ir_measures.iter_calc(list(columns), judged, run):
        values[int(one.query_id), columns[one.measure]] = one.value
    return values


def estimates(values: Values, names: Sequence[str] = MEASURES) -> dict[str, Estimate]:
    """Return mean and interval of each measure; one row a question, one column a name.

    Equal numbers of questions are resampled alike, so the values may as well be differences between
    two arms on the same questions: the interval is then the paired one. Efron & Tibshirani 1993.
    """
    means = resampling(len(values)) @ values / len(values)
    low, high = np.percentile(means, INNER, axis=0)
    mean = values.mean(axis=0)
    return {
        name: Estimate(float(mean[at]), float(low[at]), float(high[at]))
        for at, name in enumerate(names)
    }


def estimate(values: Iterable[float | None]) -> Estimate | None:
    """Return mean and interval of the values that are there, nothing if none is."""
    there = [one for one in values if one is not None]
    return estimates(np.array(there)[:, None], ["it"])["it"] if there else None


def difference(values: Iterable[float | None], others: Iterable[float | None]) -> Estimate | None:
    """Return the mean of values minus others with its paired interval, where both are there."""
    pairs = zip(values, others, strict=True)
    return estimate(None if one is None or other is None else one - other for one, other in pairs)


def resampling(count: int, *, salt: int = 0) -> Values:
    """Return how often each of `count` questions is drawn, one row a resample; always the same."""
    draws = np.random.default_rng(SEED + salt).multinomial(
        count, [1 / count] * count, size=RESAMPLES
    )
    return np.asarray(draws, dtype=np.float64)


def token_f1(answer: str, reference: str) -> float:
    """Return the F1 of the words of an answer against a reference, as SQuAD counts it.

    Lower case, without ASCII punctuation and articles, words as often as they occur. Rajpurkar et
    al. 2016, arXiv:1606.05250.
    """
    given, wanted = Counter(_plain_words(answer)), Counter(_plain_words(reference))
    shared = sum((given & wanted).values())
    return 2 * shared / (given.total() + wanted.total()) if shared else 0.0


def _plain_words(text: str) -> list[str]:
    bare = text.lower().translate(str.maketrans("", "", string.punctuation))
    return re.sub(r"\b(?:a|an|the)\b", " ", bare).split()


@dataclass(frozen=True, slots=True)
class Choice:
    """How well what was chosen fits what is right, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def choice(chosen: Collection[int], right: Collection[int]) -> Choice:
    """Compare what was chosen with what is right; all 0 where they share nothing."""
    shared = len(set(chosen) & set(right))
    if not shared:
        return Choice(0.0, 0.0, 0.0)
    return Choice(
        precision=shared / len(set(chosen)),
        recall=shared / len(set(right)),
        f1=2 * shared / (len(set(chosen)) + len(set(right))),
    )
