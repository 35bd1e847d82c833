from __future__ import annotations

import numpy as np
import pytest

from index.fusion import fused, standardised


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
