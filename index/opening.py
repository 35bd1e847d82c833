"""Opens the build in use: checked, and on a copy that no other process can touch."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import numpy as np

from corpus.locks import HeldLock, try_lock
from index.build import (
    CHROMA_FOLDER,
    COVARIANCE_FILE,
    IDS_FILE,
    KEYWORDS_FOLDER,
    MEAN_FILE,
    VECTORS_FILE,
)
from index.builds import Builds
from index.exported_model import Vectors
from index.keywords import KeywordIndex
from index.known_questions import LEXICON_FOLDER, KnownQuestions, Nearness
from index.lexicon import Lexicon
from index.manifest import FORMAT, Manifest, damage, engine_versions
from index.vectors import ChromaVectors, ExactVectors, Spread, VectorIndex


class Engine(StrEnum):
    """What answers the dense arm."""

    CHROMA = "chroma"
    EXACT = "exact"


class OpenIndex:
    """A build, opened for searching by this process alone.

    `asked_about` are the ids of the passages that have known questions.
    """

    def __init__(self, folder: Path, manifest: Manifest, copies: Path, engine: Engine) -> None:
        """Open the checked build in `folder`; Chroma on a copy of its own under `copies`."""
        self.name = folder.name
        self.manifest = manifest
        self.engine = engine
        self.ids = (folder / IDS_FILE).read_text(encoding="utf-8").splitlines()
        self.matrix: Vectors = np.load(folder / VECTORS_FILE, mmap_mode="r")
        self.spread = Spread(np.load(folder / MEAN_FILE), np.load(folder / COVARIANCE_FILE))
        self.keywords = KeywordIndex(folder / KEYWORDS_FOLDER)
        self.lexicon = Lexicon(folder / LEXICON_FOLDER)
        self.known_questions = KnownQuestions(folder)
        self.asked_about = frozenset(self.ids[row] for row in self.known_questions.places)
        self._copy: _PrivateCopy | None = None
        self.vectors: VectorIndex = ExactVectors(self.matrix)
        if engine is Engine.CHROMA and self.ids:
            self._copy = _PrivateCopy(folder / CHROMA_FOLDER, copies)
            try:
                self.vectors = ChromaVectors(self._copy.folder)
            except BaseException:
                # Whatever stopped Chroma, the copy made for it must not stay behind.
                self._copy.remove()
                raise

    def nearness(self, vector: Vectors) -> dict[str, Nearness]:
        """Return how near the known questions of passages are to `vector`, by the passages' ids."""
        near = self.known_questions.near(vector)
        return {self.ids[row]: one for row, one in near.items()}

    def close(self) -> None:
        """Close the engine and remove the copy; calling it twice does no harm."""
        self.vectors.close()
        if self._copy is not None:
            self._copy.remove()
            self._copy = None


def problems_of(builds: Builds) -> list[str]:
    """Return why the build in use cannot be opened as it is; empty if it can."""
    folder = builds.current()
    if folder is None:
        return ["there is no finished build"]
    try:
        manifest = Manifest.read(folder)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return [f"its manifest cannot be read ({problem})"]
    if manifest.format != FORMAT or manifest.engines != engine_versions():
        return ["it was made by other versions of the libraries that read it"]
    return damage(folder, manifest)


def open_current(builds: Builds, engine: Engine) -> OpenIndex:
    """Open the build in use, which `problems_of` has found sound."""
    folder = builds.current()
    if folder is None:
        raise FileNotFoundError(builds.folder)
    return OpenIndex(folder, Manifest.read(folder), builds.copies, engine)


class _PrivateCopy:
    """A copy of a Chroma folder for one process, known as in use by a lock beside it."""

    def __init__(self, original: Path, copies: Path) -> None:
        copies.mkdir(parents=True, exist_ok=True)
        remove_left_over_copies(copies)
        name = uuid.uuid4().hex
        self._lock: HeldLock | None = try_lock(copies / f"{name}.lock")
        self.folder = copies / name
        shutil.copytree(original, self.folder)

    def remove(self) -> None:
        """Remove the copy and its lock."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            self._lock.release()
            self._lock.path.unlink(missing_ok=True)
            self._lock = None


def remove_left_over_copies(copies: Path) -> None:
    """Remove the copies of processes that have ended without doing so: their locks are free."""
    for path in copies.glob("*.lock"):
        lock = try_lock(path)
        if lock is None:
            continue
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)
        lock.release()
        path.unlink(missing_ok=True)


class CurrentIndex:
    """The build in use, opened once and exchanged when the pointer has moved.

    Searches that run while it is exchanged finish on the build they began with.
    """

    def __init__(self, builds: Builds, opener: Callable[[], OpenIndex]) -> None:
        """Follow the pointer of `builds`; `opener` opens (and, if need be, heals) its build."""
        self._builds = builds
        self._opener = opener
        self._guard = threading.Lock()
        self._opened: OpenIndex | None = None
        self._users: dict[int, int] = {}

    @contextmanager
    def lease(self) -> Iterator[OpenIndex]:
        """Lend the build in use for the length of a block."""
        with self._guard:
            opened = self._newest()
            self._users[id(opened)] = self._users.get(id(opened), 0) + 1
        try:
            yield opened
        finally:
            with self._guard:
                self._users[id(opened)] -= 1
                self._close_if_unused(opened)

    @property
    def is_in_use(self) -> bool:
        """Whether it is lent to anybody just now."""
        return any(self._users.values())

    def close(self) -> None:
        """Close the build in use, once nobody searches it any more."""
        with self._guard:
            opened, self._opened = self._opened, None
            if opened is not None:
                self._close_if_unused(opened)

    def _newest(self) -> OpenIndex:
        if self._opened is not None and self._opened.name == self._builds.current_name():
            return self._opened
        before, self._opened = self._opened, self._opener()
        if before is not None and before is not self._opened:
            self._close_if_unused(before)
        return self._opened

    def _close_if_unused(self, opened: OpenIndex) -> None:
        if opened is not self._opened and not self._users.get(id(opened)):
            self._users.pop(id(opened), None)
            opened.close()
