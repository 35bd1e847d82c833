from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from index.exported_model import Vectors
from index.fusion import standardised
from index.vectors import ChromaVectors, ExactVectors, Spread, VectorIndex

Maker = Callable[[Vectors], VectorIndex]


def rows_of(count: int, *, dimension: int = 32, seed: int = 1) -> Vectors:
    made = np.random.default_rng(seed).normal(size=(count, dimension))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(params=["chroma", "exact", "mapped"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Maker]:
    opened: list[VectorIndex] = []

    def make(matrix: Vectors) -> VectorIndex:
        opened.append(_made(request.param, tmp_path, matrix))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def _made(kind: str, folder: Path, matrix: Vectors) -> VectorIndex:
    if kind == "chroma":
        ChromaVectors.write(folder / "chroma", matrix, [f"p{row}" for row in range(len(matrix))])
        return ChromaVectors(folder / "chroma")
    if kind == "mapped":
        np.save(folder / "rows.npy", matrix)
        return ExactVectors(np.load(folder / "rows.npy", mmap_mode="r"))
    return ExactVectors(matrix)


def right_order(matrix: Vectors, vector: Vectors) -> list[int]:
    return [int(one) for one in np.argsort(-(matrix.astype(np.float64) @ vector), kind="stable")]


def test_rows_come_nearest_first(made: Maker) -> None:
    matrix = rows_of(500)
    index = made(matrix)
    for question in rows_of(20, seed=2):
        assert index.nearest(question, 15) == right_order(matrix, question)[:15]


def test_a_row_is_nearest_to_itself(made: Maker) -> None:
    matrix = rows_of(60)
    index = made(matrix)
    assert [index.nearest(row, 1) for row in matrix] == [[place] for place in range(60)]


@pytest.mark.parametrize("limit", [7, 8, 1000])
def test_a_limit_past_the_end_gives_all_rows(made: Maker, limit: int) -> None:
    matrix = rows_of(7)
    question = rows_of(1, seed=3)[0]
    assert made(matrix).nearest(question, limit) == right_order(matrix, question)


def test_a_limit_of_nothing_gives_nothing(made: Maker) -> None:
    assert made(rows_of(5)).nearest(rows_of(1)[0], 0) == []


def test_no_rows_give_nothing(made: Maker) -> None:
    assert made(rows_of(0)).nearest(rows_of(1)[0], 10) == []


def test_one_row_is_found(made: Maker) -> None:
    assert made(rows_of(1)).nearest(rows_of(1, seed=9)[0], 10) == [0]


def test_equal_rows_come_in_their_order(made: Maker) -> None:
    matrix = rows_of(40)
    for row in (3, 11, 25, 39):
        matrix[row] = matrix[7]
    index = made(matrix)
    assert index.nearest(matrix[7], 5) == [3, 7, 11, 25, 39]
    # An approximate engine may take any of the equal rows at the limit.
    some = index.nearest(matrix[7], 3)
    assert some == sorted(some)
    assert set(some) < {3, 7, 11, 25, 39}


def test_closing_twice_does_no_harm(made: Maker) -> None:
    index = made(rows_of(4))
    index.close()
    index.close()


def test_chroma_counts_its_rows_and_writes_over_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    for count in (9, 4):
        ChromaVectors.write(folder, rows_of(count), [f"p{row}" for row in range(count)])
        index = ChromaVectors(folder)
        assert len(index) == count
        index.close()


def test_chroma_holds_more_rows_than_one_portion(tmp_path: Path) -> None:
    matrix = rows_of(4100, dimension=8)
    ChromaVectors.write(tmp_path / "chroma", matrix, [f"p{row}" for row in range(4100)])
    index = ChromaVectors(tmp_path / "chroma")
    assert len(index) == 4100
    assert index.nearest(matrix[4099], 1) == [4099]
    index.close()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at handles as Linux has them")
def test_closing_lets_go_of_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    ChromaVectors.write(folder, rows_of(30), [f"p{row}" for row in range(30)])
    index = ChromaVectors(folder)
    assert held_open(folder)
    index.close()
    # Chroma's threads let go a moment after `close` has returned.
    waits = 0
    while held_open(folder) and waits < 200:
        threading.Event().wait(0.05)
        waits += 1
    assert held_open(folder) == []


def held_open(folder: Path) -> list[str]:
    found = []
    for number in os.listdir("/proc/self/fd"):  # noqa: PTH208
        try:
            target = str(Path(f"/proc/self/fd/{number}").readlink())
        except FileNotFoundError:
            continue  # The handle that listed the folder is gone by now.
        found += [target] if target.startswith(str(folder)) else []
    return found


@pytest.mark.parametrize("count", [2, 3, 50, 5000])
def test_spread_gives_the_z_scores_over_all_rows(count: int) -> None:
    matrix = rows_of(count) * 0.4 + rows_of(1, seed=8) * 0.6
    spread = Spread.of(np.asarray(matrix, dtype=np.float32))
    for question in rows_of(5, seed=4):
        similarity = np.asarray(matrix @ question, dtype=np.float32)
        some = similarity[: max(1, count // 3)]
        right = standardised(similarity)[: len(some)]
        assert np.allclose(spread.standardised(question, some), right, atol=2e-3)


def test_spread_of_nothing_and_of_equal_rows_is_finite() -> None:
    question = rows_of(1)[0]
    nothing = Spread.of(rows_of(0))
    assert np.isfinite(nothing.standardised(question, np.array([0.3], np.float32))).all()
    same = Spread.of(np.repeat(rows_of(1, seed=5), 9, axis=0))
    similarity = np.array([float(same.mean @ question)], np.float32)
    assert abs(float(same.standardised(question, similarity)[0])) < 1
