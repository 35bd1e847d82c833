"""How well a likelihood parts questions that the guidance answers from those it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.measures import INNER, Estimate, Values, resampling
from assistant.evaluation.report import MeasuredQuestion, Row, Table

_KEPT = (0.8, 0.9, 0.95, 0.99)
_CAUTIONS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """How likely each question was judged to be answered, those that are and those that are not.

    With `paired`, the questions of both are the same ones in the same order (once with and once
    without what answers), and are resampled together.
    """

    answerable: Values
    unanswerable: Values
    paired: bool = False

    def has_both(self) -> bool:
        """Tell whether there is anything to part."""
        return len(self.answerable) > 0 and len(self.unanswerable) > 0


def likelihoods_of(
    answerable: Iterable[float], unanswerable: Iterable[float], *, paired: bool = False
) -> Likelihoods:
    """Return the likelihoods of questions that are answered and of those that are not."""
    return Likelihoods(
        np.array(list(answerable), dtype=np.float64),
        np.array(list(unanswerable), dtype=np.float64),
        paired,
    )


def judged_likelihoods(questions: Sequence[MeasuredQuestion]) -> Likelihoods:
    """Return the evidence of the questions of which it is known whether they are answered."""
    known = [one for one in questions if one.evidence is not None]
    return likelihoods_of(
        (one.evidence or 0.0 for one in known if one.answerable is True),
        (one.evidence or 0.0 for one in known if one.answerable is False),
    )


def auc(likely: Likelihoods) -> Estimate:
    """Return the area under the curve: how often one that is answered is judged likelier.

    Equal likelihoods count half (Mann and Whitney 1947). Each kind is resampled by itself, or both
    together if they are paired.
    """
    wins = _wins(likely)
    means = _resampled(likely, wins)
    low, high = np.percentile(means, INNER)
    return Estimate(float(wins.mean()), float(low), float(high))


def auc_difference(likely: Likelihoods, other: Likelihoods) -> Estimate:
    """Return the area of `likely` minus that of `other`, which judges the same questions."""
    wins = _wins(likely) - _wins(other)
    low, high = np.percentile(_resampled(likely, wins), INNER)
    return Estimate(float(wins.mean()), float(low), float(high))


def refusal_tables(
    likely: Likelihoods, caution: float | None = None, *, name: str = "evidence"
) -> list[Table]:
    """Return what each share kept of the answerable costs, and with `caution` what each one does.

    Nothing where only one kind of question was asked.
    """
    if not likely.has_both():
        return []
    curve = {f"{share:.0%} kept": _at(likely, _caution_for(likely, share)) for share in _KEPT}
    counts = f"{len(likely.answerable)} answerable, {len(likely.unanswerable)} not"
    tables = [Table(f"Refusal curve by {name} ({counts})", "answerable", curve)]
    if caution is not None:
        cautions = {f"{one:g}": _at(likely, one) for one in _CAUTIONS}
        cautions = {f"{caution:g} (set)": _at(likely, caution), **cautions}
        tables.append(Table(f"Kept and refused at each caution, by {name}", "caution", cautions))
    return tables


def _at(likely: Likelihoods, caution: float) -> Row:
    """Return the shares at a caution: a question below it is refused."""
    return {
        "below": float(caution),
        "answerable kept": _share(likely.answerable >= caution, 1),
        "unanswerable refused": _share(likely.unanswerable < caution, 2),
    }


def _caution_for(likely: Likelihoods, kept: float) -> float:
    """Return the highest caution that keeps this share of the answerable questions or more."""
    return float(np.quantile(likely.answerable, 1 - kept, method="lower"))


def _share(so: np.ndarray[tuple[int], np.dtype[np.bool_]], salt: int) -> Estimate:
    means = resampling(len(so), salt=salt) @ so.astype(np.float64) / len(so)
    low, high = np.percentile(means, INNER)
    return Estimate(float(so.mean()), float(low), float(high))


def _wins(likely: Likelihoods) -> Values:
    """Return for each pair of an answered and another question 1, ½ or 0."""
    answered, others = likely.answerable[:, None], likely.unanswerable[None, :]
    return np.asarray((answered > others) + 0.5 * (answered == others), dtype=np.float64)


def _resampled(likely: Likelihoods, wins: Values) -> Values:
    first = resampling(len(likely.answerable), salt=1)
    second = first if likely.paired else resampling(len(likely.unanswerable), salt=2)
    sums = np.einsum("ra,ra->r", first @ wins, second)
    return np.asarray(sums / wins.size)
