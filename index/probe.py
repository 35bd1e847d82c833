"""Checks a build's Chroma folder, in a process of its own, against the exact vectors."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

from index.vectors import ChromaVectors, ExactVectors

_QUESTIONS = 64
_DEPTH = 10
_SHARE_FOUND = 0.97


def probe(folder: Path) -> None:
    """Check the build in `folder`; raises `ValueError` if Chroma does not answer as it should.

    Every row must be there, and of the ten rows nearest to each of 64 rows, at least 97% must be
    found. The folder itself is not opened: opening changes Chroma's files.
    """
    matrix = np.load(folder / "vectors.npy", mmap_mode="r")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        copy = Path(scratch) / "chroma"
        shutil.copytree(folder / "chroma", copy)
        engine = ChromaVectors(copy)
        try:
            if len(engine) != len(matrix):
                raise ValueError(f"Chroma holds {len(engine)} of {len(matrix)} passages")
            found = _share_found(engine, matrix)
        finally:
            engine.close()
    if found < _SHARE_FOUND:
        raise ValueError(f"Chroma finds only {found:.0%} of the nearest passages")


def _share_found(engine: ChromaVectors, matrix: np.ndarray) -> float:
    exact = ExactVectors(matrix)
    shares = []
    for row in np.linspace(0, len(matrix) - 1, min(_QUESTIONS, len(matrix)), dtype=int):
        right = exact.nearest(matrix[row], _DEPTH)
        found = engine.nearest(np.asarray(matrix[row]), _DEPTH)
        # Equal texts have equal vectors, so rows are compared by how near they are, not by number.
        floor = float(matrix[right[-1]] @ matrix[row]) - 1e-4
        shares.append(np.mean([float(matrix[one] @ matrix[row]) >= floor for one in found]))
    return float(np.mean(shares)) if shares else 1.0


def run() -> None:
    """Check the build named by the last argument of the command line."""
    probe(Path(sys.argv[-1]))
