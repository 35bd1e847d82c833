"""Ranking measures with their uncertainty. The only user of ir-measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

RESAMPLES = 1000
_SEED = 20260101
_INNER = (2.5, 97.5)
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


def estimates(values: Values) -> dict[str, Estimate]:
    """Return mean and interval of each measure.

    Equal numbers of questions are resampled alike, so the values may as well be differences between
    two arms on the same questions: the interval is then the paired one. Efron & Tibshirani 1993.
    """
    count = len(values)
    draws = np.random.default_rng(_SEED).multinomial(count, [1 / count] * count, size=RESAMPLES)
    means = draws @ values / count
    low, high = np.percentile(means, _INNER, axis=0)
    mean = values.mean(axis=0)
    return {
        name: Estimate(float(mean[at]), float(low[at]), float(high[at]))
        for at, name in enumerate(MEASURES)
    }
