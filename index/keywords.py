"""The keyword arm: BM25 over stemmed English words. The only user of bm25s and PyStemmer."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import bm25s
import numpy as np
import Stemmer

from index.exported_model import Vectors

# Words that say nothing about a subject. "no", "not", "must", "may" and "should" stay: in guidance
# they are the subject.
_EMPTY_WORDS = frozenset(
    """
    a an and are as at be been but by do does for from had has have how i if in into is it its me my
    of on or our out so than that the their them then there these they this those to was we were
    what when where which while who whom whose why will with would you your
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)
_WORD = re.compile(r"\w+")


def stems_of(text: str, *, keep_empty: bool = False) -> list[str]:
    """Return the stems of the words of `text` in order, without words that say nothing."""
    words = _WORD.findall(text.replace("’", "'").lower())
    kept = words if keep_empty else [one for one in words if one not in _EMPTY_WORDS]
    return [str(one) for one in _stemmer().stemWords(kept)]


class KeywordIndex:
    """BM25 scores for rows numbered from 0 (Lucene's form, k1 = 1.5, b = 0.75)."""

    def __init__(self, folder: Path) -> None:
        """Open what `write` has written; large arrays stay on disk and are mapped."""
        described = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        self._rows = int(described["rows"])
        self._places: dict[str, int] = described["places"]
        self._model = (
            bm25s.BM25.load(folder, mmap=True, load_vocab=False, show_progress=False)
            if self._places
            else None
        )

    def scores(self, question: str) -> Vectors:
        """Return the score of every row for `question`, zero where it shares no word."""
        stems = [one for one in dict.fromkeys(stems_of(question)) if one in self._places]
        if not stems or self._model is None:
            return np.zeros(self._rows, dtype=np.float32)
        ids = np.array([self._places[one] for one in stems], dtype=np.int32)
        return np.asarray(self._model.get_scores_from_ids(ids), dtype=np.float32)

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """Return for each stem how rare it is: near 0 in every text, 1 in none."""
        most = np.log1p(self._rows)
        return [
            float(np.log1p(self._rows / (1 + self._count(one))) / most) if most else 1.0
            for one in stems
        ]

    def _count(self, stem: str) -> int:
        place = self._places.get(stem)
        if place is None or self._model is None:
            return 0
        starts = self._model.scores["indptr"]
        return int(starts[place + 1] - starts[place])

    @staticmethod
    def write(folder: Path, texts: Sequence[str]) -> None:
        """Index `texts`, one row each, into the empty `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        places: dict[str, int] = {}
        rows = [[places.setdefault(stem, len(places)) for stem in stems_of(text)] for text in texts]
        described = {"rows": len(texts), "places": places}
        told = json.dumps(described, ensure_ascii=False)
        (folder / "words.json").write_text(told, encoding="utf-8")
        if places:
            model = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
            model.index((rows, places), show_progress=False)
            model.save(folder, show_progress=False)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
