"""Vectors near each other on the whole are one cluster; what all have in common does not count."""

from __future__ import annotations

import numpy as np

from assistant.insight.cluster import clusters_of, frame_of, nearest_group


def around(*directions: int, count: int, common: float = 0.0, seed: int = 5) -> np.ndarray:
    """Return unit vectors around some axes, with a direction that all share."""
    pick = np.random.default_rng(seed)
    rows = []
    for one in directions:
        made = pick.normal(0, 0.04, (count, 64)).astype(np.float32)
        made[:, one] += 1
        made[:, 63] += common
        rows.append(made)
    stacked = np.concatenate(rows)
    return stacked / np.linalg.norm(stacked, axis=1, keepdims=True)


def test_few_vectors_are_taken_as_they_are() -> None:
    vectors = around(1, 2, count=4)
    frame = frame_of(vectors)
    assert np.allclose(frame.laid(vectors), vectors, atol=1e-6)
    found = clusters_of(frame.laid(vectors), frame.near)
    assert len(set(found[:4])) == len(set(found[4:])) == 1
    assert found[0] != found[4]


def test_what_is_common_to_many_is_taken_out() -> None:
    vectors = around(*range(30), count=10, common=3.0)
    # As they are, all lie within reach of each other.
    assert float((vectors @ vectors.T).min()) > 0.8
    frame = frame_of(vectors)
    found = np.array(clusters_of(frame.laid(vectors), frame.near)).reshape(30, 10)
    assert np.mean([len(set(row)) == 1 for row in found]) > 0.8
    assert len(set(found.flatten())) >= 24


def test_one_vector_is_a_cluster_and_none_is_none() -> None:
    vectors = around(1, count=1)
    assert clusters_of(vectors, 0.4) == [0]
    assert clusters_of(vectors[:0], 0.4) == []


def test_a_vector_joins_the_nearest_group_or_none() -> None:
    groups = around(1, 2, count=3)
    sums = np.stack([groups[:3].sum(axis=0), groups[3:].sum(axis=0)])
    sizes = np.array([3, 3], dtype=np.float32)
    asked = np.concatenate([around(2, count=1, seed=9), around(7, count=1, seed=9)])
    assert nearest_group(asked, sums, sizes, 0.4) == [1, -1]
    assert nearest_group(asked, sums[:0], sizes[:0], 0.4) == [-1, -1]
