"""Groups vectors by meaning: the only user of scikit-learn.

Average linkage over cosine distances: a group grows as long as its vectors are near each other on
the whole, so that one vector in between does not chain two groups together. Before, what is common
to all is taken out of the vectors (Mu and Viswanath, "All-but-the-top", ICLR 2018): questions of
one field, put in the same few ways ("where is it written that …"), all lie near each other
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from index.exported_model import Vectors

# Both were chosen on questions made by rule with one seed (tests/benchmarks/insight.py): at a lower
# one, wordings of the same thing fall apart; at a higher one, groups of two topics come up.
_NEAR = 0.58
_NEAR_OF_FEW = 0.48
# With fewer vectors than this, what they have in common is rather what they ask than how.
_ENOUGH = 200
_COMMON_DIRECTIONS = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """What is common to many vectors, and how near two are that belong together without it."""

    mean: Vectors
    directions: Vectors
    near: float

    def laid(self, vectors: Vectors) -> Vectors:
        """Return vectors without what is common to all, each of unit length again."""
        apart = vectors - self.mean
        apart = apart - (apart @ self.directions.T) @ self.directions
        lengths = np.linalg.norm(apart, axis=1, keepdims=True)
        return np.asarray(apart / np.maximum(lengths, 1e-9), dtype=np.float32)


def frame_of(vectors: Vectors) -> Frame:
    """Return the frame of some vectors, a row each."""
    dimension = vectors.shape[1]
    if len(vectors) < _ENOUGH:
        none = np.zeros((0, dimension), dtype=np.float32)
        return Frame(np.zeros(dimension, dtype=np.float32), none, _NEAR_OF_FEW)
    mean = vectors.mean(axis=0)
    apart = vectors - mean
    _, turned = np.linalg.eigh(apart.T @ apart)
    common = turned[:, ::-1][:, :_COMMON_DIRECTIONS].T
    return Frame(mean, np.ascontiguousarray(common, dtype=np.float32), _NEAR)


def clusters_of(laid: Vectors, near: float) -> list[int]:
    """Return a number for each vector, the same for those of one group; it takes the square."""
    if len(laid) < 2:
        return list(range(len(laid)))
    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=near, metric="cosine", linkage="average"
    )
    return [int(one) for one in model.fit_predict(laid)]


def nearest_group(laid: Vectors, sums: Vectors, sizes: Vectors, near: float) -> list[int]:
    """Return the place of the group that each vector joins, -1 for one that is near none.

    `sums` are the sums of the vectors of each group: with unit vectors, the product with their
    means is the mean of all cosines, which average linkage goes by.
    """
    if not len(sums):
        return [-1] * len(laid)
    likeness = laid @ (sums / sizes[:, None]).T
    best = likeness.argmax(axis=1)
    joins = likeness[np.arange(len(laid)), best] >= 1 - near
    return [int(place) if yes else -1 for place, yes in zip(best, joins, strict=True)]
