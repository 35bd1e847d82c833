from __future__ import annotations

import numpy as np
import pytest

from index.fusion import fused, standardised, with_document


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_scores_become_standard_deviations_above_their_mean() -> None:
    scores = floats(2, 4, 4, 4, 5, 5, 7, 9)
    assert standardised(scores) == pytest.approx([-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2])


def test_scale_and_offset_do_not_matter() -> None:
    scores = floats(0.1, 0.5, 0.2, 0.9)
    assert np.allclose(standardised(scores), standardised(scores * 30 + 7), atol=1e-4)


@pytest.mark.parametrize("scores", [floats(), floats(3), floats(0, 0, 0), floats(0.7, 0.7)])
def test_scores_without_spread_say_nothing(
    scores: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    assert standardised(scores).tolist() == [0.0] * len(scores)


def test_the_weight_is_the_share_of_the_dense_arm() -> None:
    dense, keyword = floats(1, 0, -1), floats(0, 2, -2)
    assert fused(dense, keyword, 0.6) == pytest.approx([0.6, 0.8, -1.4])
    assert fused(dense, keyword, 1.0).tolist() == dense.tolist()
    assert fused(dense, keyword, 0.0).tolist() == keyword.tolist()
    assert fused(dense, keyword, 0.6).dtype == np.float32


def test_other_passages_of_a_document_count_for_each_of_them() -> None:
    scores = floats(2.0, 1.9, 1.6, 1.0, 0.0)
    found = with_document(scores, ["one", "two", "two", "two", "two"], 0.2)
    assert found == pytest.approx(
        [2.0, 0.8 * 1.9 + 0.2 * 1.3, 0.8 * 1.6 + 0.2 * 1.45, 0.8 + 0.2 * 1.75, 0.2 * 1.75]
    )


def test_between_two_places_as_near_the_document_with_more_on_it_comes_first() -> None:
    scores = floats(2.0, 0.1, 1.95, 1.9)
    documents = ["in passing", "in passing", "about it", "about it"]
    assert int(with_document(scores, documents, 0.0).argmax()) == 0
    assert int(with_document(scores, documents, 0.2).argmax()) == 2


def test_a_passage_alone_of_its_document_keeps_its_score() -> None:
    scores = floats(0.3, -1.2)
    assert with_document(scores, ["one", "two"], 0.2).tolist() == scores.tolist()
