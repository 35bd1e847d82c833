"""Questions near each other on the whole are one cluster; what all have in common counts not."""

from __future__ import annotations

import numpy as np

from assistant.insight.cluster import laid_out


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


def all_places(vectors: np.ndarray) -> list[int]:
    return list(range(len(vectors)))


def test_few_vectors_are_taken_as_they_are() -> None:
    vectors = around(1, 2, count=4)
    questions = laid_out(vectors, ["bees", "hives", "bees", "wax", "cars", "fees", "cars", "bus"])
    assert np.allclose(questions.meaning, vectors, atol=1e-6)
    found = questions.clusters(all_places(vectors))
    assert len(set(found[:4])) == len(set(found[4:])) == 1
    assert found[0] != found[4]


def test_what_is_common_to_many_is_taken_out() -> None:
    vectors = around(*range(30), count=10, common=3.0)
    # As they are, all lie within reach of each other.
    assert float((vectors @ vectors.T).min()) > 0.8
    questions = laid_out(vectors, [f"thing {chr(97 + place // 10) * 4}" for place in range(300)])
    found = np.array(questions.clusters(all_places(vectors))).reshape(30, 10)
    assert np.mean([len(set(row)) == 1 for row in found]) > 0.8
    assert len(set(found.flatten())) >= 24


def test_questions_of_one_field_are_told_apart_by_their_words() -> None:
    vectors = around(1, 2, count=3, common=1.5)
    texts = ["beehives on the roof", "beehive on roofs", "teh beehives, roof"]
    texts += ["parking permit fee", "fees for parking permits", "parkign permit fees"]
    found = laid_out(vectors, texts).clusters(all_places(vectors))
    assert len(set(found[:3])) == len(set(found[3:])) == 1
    assert found[0] != found[3]
    # Put in the same words, they are one.
    assert len(set(laid_out(vectors, ["beehives on the roof"] * 6).clusters([0, 1, 3, 4]))) == 1


def test_one_question_is_a_cluster_and_none_is_none() -> None:
    questions = laid_out(around(1, count=1), ["[name removed]"])
    assert questions.clusters([0]) == [0]
    assert questions.clusters([]) == []


def test_a_question_joins_the_nearest_group_or_none() -> None:
    vectors = around(1, 2, 2, 7, count=3)
    texts = ["bees"] * 3 + ["cars at court"] * 6 + ["umbrella"] * 3
    questions = laid_out(vectors, texts)
    assert questions.nearest_group([6, 9], [[0, 1, 2], [3, 4, 5]]) == [1, -1]
    assert questions.nearest_group([6, 9], []) == [-1, -1]
    assert questions.nearest_group([], [[0, 1, 2]]) == []
