"""Questions whose place is known, to compare another one with.

Two questions for the same thing are more like each other than either is like its answer. So where
people have written down what is asked of a passage, a question that is like those of one passage
more than all others is likely answered there. Nothing is answered by it: it speaks for a passage
beside all else that does.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.known_questions import KnownQuestion
from corpus.library import Library
from corpus.passage import document_of
from index.exported_model import Embedder, Vectors
from index.kept_vectors import make_and_keep, rows_of
from index.lexicon import Lexicon
from index.understand import understand

LEXICON_FOLDER = "lexicon"
VECTORS_FILE = "questions.npy"
PLACES_FILE = "questions.json"
# How fast a question counts less that is less like the one asked, in cosines. Of .02 to .1 the best
# by a little, on 169 questions of writers who had seen only headings and 302 of two other sets: of
# these .69, .64 and .78 are then answered under the heading that has the largest share.
_FALLS_BY = 0.03
# The cosine of a known question for something else, and that of the same one in other words.
# Questions of one field are like each other, so what is less like it than the first says nothing.
_UNLIKE, _THE_SAME = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the known questions of a passage are to the one asked.

    `share` is theirs of the likeness of all known questions, from 0 to 1, the nearest counting
    most; `likeness` the highest cosine of one of them. Both are 0 where none is known.
    """

    share: float = 0.0
    likeness: float = 0.0

    @property
    def alike(self) -> float:
        """How much more like the question they are than others, from 0 to 1.

        Of questions that are little alike, some are the nearest too: so only both together tell.
        """
        return self.share * min(1.0, max(0.0, (self.likeness - _UNLIKE) / (_THE_SAME - _UNLIKE)))


NOT_NEAR = Nearness()


class KnownQuestions:
    """The known questions of one build; `places` are the rows of the index that have any."""

    def __init__(self, folder: Path) -> None:
        """Open what `write` has written."""
        # In double precision, so that what stands beside a question does not show in its likeness.
        self._vectors = np.load(folder / VECTORS_FILE).astype(np.float64)
        rows: list[list[int]] = json.loads((folder / PLACES_FILE).read_text(encoding="utf-8"))
        self._questions = np.array(
            [at for at, some in enumerate(rows) for _ in some], dtype=np.int64
        )
        self._rows = np.array([row for some in rows for row in some], dtype=np.int64)
        self.places = frozenset(map(int, self._rows))

    def __len__(self) -> int:
        """The number of questions."""
        return len(self._vectors)

    def near(self, vector: Vectors) -> dict[int, Nearness]:
        """Return the rows of the index whose questions are like `vector`, and how near they are."""
        if not len(self):
            return {}
        likeness = self._vectors @ vector.astype(np.float64)
        weights = np.exp((likeness - likeness.max()) / _FALLS_BY)
        shares: dict[int, float] = defaultdict(float)
        nearest: dict[int, float] = {}
        for at in np.flatnonzero(likeness[self._questions] >= _UNLIKE):
            row, question = int(self._rows[at]), int(self._questions[at])
            shares[row] += float(weights[question])
            nearest[row] = max(nearest.get(row, 0.0), float(likeness[question]))
        total = float(weights.sum())
        return {
            row: Nearness(round(shares[row] / total, 5), round(value, 5))
            for row, value in nearest.items()
        }

    @staticmethod
    def write(
        folder: Path,
        known: Iterable[KnownQuestion],
        ids: Sequence[str],
        library: Library,
        embedder: Embedder,
        cutting: str,
    ) -> None:
        """Write those questions whose place stands in one of the rows `ids` into a build's folder.

        Its lexicon is there already: a question is embedded as the search understands it.
        """
        known = list(known)
        rows_at = _rows_by_place({_place_of(one.title) for one in known}, ids, library, cutting)
        lexicon = Lexicon(folder / LEXICON_FOLDER)
        placed: dict[str, set[int]] = defaultdict(set)
        for one in known:
            if rows := rows_at.get(_place_of(one.title, one.heading)):
                placed[understand(one.question, lexicon, embedder).text].update(rows)
        texts = sorted(placed)
        np.save(folder / VECTORS_FILE, _vectors(texts, library, embedder))
        rows_of_each = [sorted(placed[one]) for one in texts]
        (folder / PLACES_FILE).write_text(json.dumps(rows_of_each), encoding="utf-8")


def checksum_of(known: Iterable[KnownQuestion]) -> str:
    """Return a checksum over questions and their places, in any order."""
    lines = sorted(f"{one.title}\n{one.heading}\n{one.question}" for one in known)
    return hashlib.sha256("\n\n".join(lines).encode()).hexdigest()[:16]


def _place_of(*names: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()).casefold() for one in names)


def _rows_by_place(
    titles: Collection[tuple[str, ...]], ids: Sequence[str], library: Library, cutting: str
) -> dict[tuple[str, ...], list[int]]:
    """Return the rows under each heading of the documents that have one of these titles."""
    asked_of = {
        document: publication.title
        for document, publication in library.held_publications().items()
        if _place_of(publication.title) in titles
    }
    row_of = {one: row for row, one in enumerate(ids) if document_of(one) in asked_of}
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for passage in library.passages(list(row_of), cutting):
        if passage.heading_trail:
            title = asked_of[passage.document_id]
            found[_place_of(title, passage.heading_trail[-1])].append(row_of[passage.id])
    return found


def _vectors(texts: Sequence[str], library: Library, embedder: Embedder) -> Vectors:
    """Return the vectors of questions; those that the model has read before are kept."""
    model = f"{embedder.identity.fingerprint} questions"
    checksums = [hashlib.sha256(one.encode()).hexdigest() for one in texts]
    unread = library.unread(model, checksums)
    missing = [one for one in zip(checksums, texts, strict=True) if one[0] in unread]
    make_and_keep(library, model, missing, embedder.embed_questions)
    return rows_of(library, model, checksums, embedder.identity.dimension)
