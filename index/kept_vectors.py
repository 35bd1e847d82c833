"""The vectors of texts: made once by a model, kept in the library, and read back as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from corpus.library import Library
from index.exported_model import Vectors

_EMBEDDED_AT_ONCE = 256


def make_and_keep(
    library: Library,
    model: str,
    texts: Sequence[tuple[str, str]],
    embed: Callable[[Sequence[str]], Vectors],
    tell: Callable[[int, int], None] = lambda *_: None,
) -> None:
    """Embed (checksum, text) pairs and keep each batch at once, as made by `model`."""
    # Texts of like length in one batch waste no padding: measured, more than twice as fast.
    missing = sorted(texts, key=lambda one: (len(one[1]), one[0]))
    for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
        tell(start, len(missing))
        some = missing[start : start + _EMBEDDED_AT_ONCE]
        vectors = embed([text for _, text in some]).astype("<f4")
        pairs = zip(some, vectors, strict=True)
        library.keep_vectors(model, [(checksum, one.tobytes()) for (checksum, _), one in pairs])
    tell(len(missing), len(missing))


def rows_of(library: Library, model: str, checksums: Sequence[str], dimension: int) -> Vectors:
    """Return the kept vectors, one row a checksum, in their order."""
    matrix = np.zeros((len(checksums), dimension), dtype=np.float32)
    for row, vector in enumerate(library.vectors(model, checksums)):
        matrix[row] = np.frombuffer(vector, dtype="<f4")
    return matrix
