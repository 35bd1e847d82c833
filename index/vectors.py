"""The dense arm: which passages lie nearest to a vector. The only user of Chroma."""

from __future__ import annotations

import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np

from index.exported_model import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client

_COLLECTION = "passages"
_SEARCH_WIDTH = 1000
_BUILD_WIDTH = 200
_PORTION = 4000


class VectorIndex(Protocol):
    """The role of a vector store over rows of unit length, numbered from 0."""

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Return up to `limit` rows by falling cosine similarity; equal ones by row."""

    def close(self) -> None:
        """Let go of files and memory; calling it twice does no harm."""


class ExactVectors:
    """Every row compared: the check on any other engine, and its stand-in.

    A few milliseconds up to 50,000 rows of 384 numbers, the same answer run after run.
    """

    def __init__(self, matrix: Vectors) -> None:
        """Search `matrix`, one row of unit length a passage; it may be memory-mapped."""
        self._matrix = matrix

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Return up to `limit` rows by falling cosine similarity; equal ones by row."""
        similarity = self._matrix @ vector
        wanted = min(limit, len(similarity))
        if wanted == 0:
            return []
        cut = np.partition(similarity, -wanted)[-wanted]
        rows = np.flatnonzero(similarity >= cut)
        return [int(row) for row in rows[np.argsort(-similarity[rows], kind="stable")][:wanted]]

    def close(self) -> None:
        """Nothing to close."""


class ChromaVectors:
    """A Chroma collection in a folder that nobody else has open.

    Opening changes Chroma's files, two processes on one folder freeze or lose vectors, and a kill
    while writing can end in a store that crashes on every open. So a finished folder is never
    opened itself: each process opens a copy of its own (`index.opening`).
    """

    def __init__(self, folder: Path) -> None:
        """Open the collection in `folder`."""
        self._client: Client | None = _client(folder)
        self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        self._count = self._collection.count()

    def __len__(self) -> int:
        """The number of rows held."""
        return self._count

    def nearest(self, vector: Vectors, limit: int) -> list[int]:
        """Return up to `limit` rows by falling cosine similarity; equal ones by row."""
        wanted = min(limit, self._count)
        if wanted == 0:
            return []
        found = self._collection.query(
            query_embeddings=vector[np.newaxis, :], n_results=wanted, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        rows = [int(one) for one in found["ids"][0]]
        return [row for _, row in sorted(zip(distances, rows, strict=True))]

    def close(self) -> None:
        """Close Chroma's files; calling it twice does no harm."""
        if self._client is not None:
            self._client.close()
            self._client = None

    @staticmethod
    def write(folder: Path, matrix: Vectors, passage_ids: Sequence[str]) -> None:
        """Make a new collection in `folder`, with cosine distance and the rows of `matrix`."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        client = _client(folder)
        collection = client.create_collection(
            _COLLECTION,
            embedding_function=None,
            configuration={
                "hnsw": {
                    "space": "cosine",
                    "ef_construction": _BUILD_WIDTH,
                    "ef_search": _SEARCH_WIDTH,
                    "max_neighbors": 32,
                    # Everything added is written out before the folder is closed and checked.
                    "sync_threshold": max(2, min(1000, len(passage_ids))),
                    "batch_size": max(2, min(100, len(passage_ids))),
                }
            },
        )
        for start in range(0, len(passage_ids), _PORTION):
            end = min(start + _PORTION, len(passage_ids))
            collection.add(
                ids=[str(row) for row in range(start, end)],
                embeddings=np.ascontiguousarray(matrix[start:end]),
                metadatas=[{"passage": one} for one in passage_ids[start:end]],
            )
        client.close()


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    return cast("Client", chromadb.PersistentClient(str(folder), settings=settings))


class Spread:
    """Mean and spread of a question's similarity to all rows, without visiting them.

    For rows v of mean m and covariance C, the similarity q·v has the mean q·m and the variance
    qᵀCq. So a similarity found by an approximate index can be normalised over the whole corpus.
    """

    def __init__(self, mean: Vectors, covariance: Vectors) -> None:
        """Take `mean` (dimension) and `covariance` (dimension by dimension) of the rows."""
        self.mean = mean
        self.covariance = covariance

    def standardised(self, vector: Vectors, similarity: Vectors) -> Vectors:
        """Return the similarities as standard deviations above the mean of all rows."""
        deviation = math.sqrt(max(float(vector @ self.covariance @ vector), 1e-12))
        return np.asarray((similarity - float(vector @ self.mean)) / deviation, dtype=np.float32)

    @classmethod
    def of(cls, matrix: Vectors) -> Spread:
        """Compute the spread of the rows of `matrix`."""
        if len(matrix) == 0:
            size = matrix.shape[1]
            return cls(np.zeros(size, np.float32), np.eye(size, dtype=np.float32))
        mean = matrix.mean(axis=0, dtype=np.float64)
        second = np.zeros((matrix.shape[1], matrix.shape[1]))
        for start in range(0, len(matrix), _PORTION):
            part = matrix[start : start + _PORTION].astype(np.float64)
            second += part.T @ part
        covariance = second / len(matrix) - np.outer(mean, mean)
        return cls(mean.astype(np.float32), covariance.astype(np.float32))
