"""The facts that ceased to apply, as the notes held tell them, ready to be compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from threading import Lock

import numpy as np

from corpus.library import Library
from corpus.marks import FactChange
from index.exported_model import Embedder, Vectors


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A change with the id of the note that tells of it."""

    document_id: str
    change: FactChange


@dataclass(frozen=True, slots=True)
class _Read:
    stamp: str
    changes: tuple[HeldChange, ...]
    vectors: Vectors


class HeldChanges:
    """All changes told by the notes held, read again when the library changes."""

    def __init__(self, library: Library, embedder: Embedder) -> None:
        """Take the changes from `library`; vectors that it does not keep are made by `embedder`."""
        self._library = library
        self._embedder = embedder
        self._guard = Lock()
        self._read: _Read | None = None

    def all(self) -> tuple[tuple[HeldChange, ...], Vectors]:
        """Return the changes, and one vector a change for what it says the old rule was."""
        stamp = self._library.listing.stamp
        with self._guard:
            if self._read is None or self._read.stamp != stamp:
                self._read = self._now(stamp)
            return self._read.changes, self._read.vectors

    def _now(self, stamp: str) -> _Read:
        changes = tuple(
            HeldChange(document_id, change)
            for document_id, told in self._library.changes()
            for change in told
        )
        return _Read(stamp, changes, self._vectors([one.change.was for one in changes]))

    def _vectors(self, claims: list[str]) -> Vectors:
        if not claims:
            return np.zeros((0, self._embedder.identity.dimension), dtype=np.float32)
        model = self._embedder.identity.fingerprint
        checksums = [claim_checksum(one) for one in claims]
        if self._library.unread(model, checksums):
            return self._embedder.embed_passages(claims)
        kept = list(self._library.vectors(model, checksums))
        return np.stack([np.frombuffer(one, dtype="<f4") for one in kept])


def claim_checksum(claim: str) -> str:
    """Return the checksum under which the vector of a claim is kept."""
    return hashlib.sha256(claim.encode()).hexdigest()
