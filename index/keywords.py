"""The keyword arm: BM25 over stemmed English words. The only user of bm25s and PyStemmer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import Stemmer

from index.exported_model import Vectors

# Words that say nothing about a subject. "no", "not", "must", "may" and "should" stay: in guidance
# they are the subject.
EMPTY_WORDS = frozenset(
    """
    a an and are as at be been but by do does for from had has have how i if in into is it its me my
    of on or our out so than that the their them then there these they this those to was we were
    what when where which while who whom whose why will with would you your
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)
_WORD = re.compile(r"\w+")
# On MTRAG and PolicyQA 0.1 to 0.3 changed nothing beyond 0.007. On ObliQA (600 questions of dev)
# 0.2 raised MAP@10 from 0.639 to 0.658, and 0.3 to 0.662: that pairs are there at all was decided
# after seeing it, so expect less elsewhere.
PAIR_WEIGHT = 0.2
_KEYS = "keys.npy"


def stems_of(text: str, *, keep_empty: bool = False) -> list[str]:
    """Return the stems of the words of `text` in order, without words that say nothing."""
    words = _WORD.findall(text.replace("’", "'").lower())
    kept = words if keep_empty else [one for one in words if one not in EMPTY_WORDS]
    return [str(one) for one in _stemmer().stemWords(kept)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for, and how much they count: 1 for what was typed, less for what is added.

    A phrase `instead_of` typed words is another name for them: a row scores by the one or by the
    other, not by both.
    """

    text: str
    weight: float = 1.0
    instead_of: str = ""


class KeywordIndex:
    """BM25 scores for rows numbered from 0 (Lucene's form, k1 = 1.5, b = 0.75).

    Pairs of neighbouring words ("suspended sentence") are scored the same way and count
    `PAIR_WEIGHT` of what words count.
    """

    def __init__(self, folder: Path) -> None:
        """Open what `write` has written; large arrays stay on disk and are mapped."""
        described = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        self._rows = int(described["rows"])
        self._places: dict[str, int] = described["places"]
        self._words = _Scores(folder / "words")
        self._pairs = _Scores(folder / "pairs")
        self._pair_keys = np.load(folder / "pairs" / _KEYS, mmap_mode="r")

    def __contains__(self, stem: str) -> bool:
        """Tell whether a stem stands in any row."""
        return stem in self._places

    def scores(self, phrases: str | Sequence[Phrase]) -> Vectors:
        """Return the score of every row, zero where it shares no word with any of `phrases`.

        A word that stands in several phrases counts once, as much as in the one where it counts
        most.
        """
        phrases = [Phrase(phrases)] if isinstance(phrases, str) else phrases
        typed = [one for one in phrases if not one.instead_of]
        scores = self._together(typed)
        said = frozenset(stem for one in typed for stem in stems_of(one.text))
        gains: dict[str, Vectors] = {}
        for phrase in phrases:
            if phrase.instead_of:
                own = self._together([Phrase(phrase.instead_of)])
                gain = np.maximum(self._together([phrase], without=said) - own, 0)
                before = gains.get(phrase.instead_of)
                gains[phrase.instead_of] = gain if before is None else np.maximum(before, gain)
        for gain in gains.values():
            scores += gain
        return scores

    def _together(
        self, phrases: Sequence[Phrase], without: frozenset[str] = frozenset()
    ) -> Vectors:
        words: dict[int, float] = {}
        pairs: dict[int, float] = {}
        for phrase in phrases:
            stems = stems_of(phrase.text)
            told = (one for one in stems if one in self._places and one not in without)
            for place in (self._places[one] for one in told):
                words[place] = max(words.get(place, 0.0), phrase.weight)
            for pair in self._known_pairs(stems):
                pairs[pair] = max(pairs.get(pair, 0.0), phrase.weight * PAIR_WEIGHT)
        scores = np.zeros(self._rows, dtype=np.float32)
        self._words.add_to(scores, words)
        self._pairs.add_to(scores, pairs)
        return scores

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """Return for each stem how rare it is: near 0 in every text, 1 in none."""
        most = np.log1p(self._rows)
        return [
            float(np.log1p(self._rows / (1 + self._count(one))) / most) if most else 1.0
            for one in stems
        ]

    def _count(self, stem: str) -> int:
        place = self._places.get(stem)
        return 0 if place is None else self._words.count(place)

    def _known_pairs(self, stems: Sequence[str]) -> list[int]:
        keys = [
            _pair_key(self._places[one], self._places[other])
            for one, other in pairwise(stems)
            if one in self._places and other in self._places
        ]
        if not keys:
            return []
        places = np.searchsorted(self._pair_keys, keys)
        return [
            int(place)
            for place, key in zip(places, keys, strict=True)
            if place < len(self._pair_keys) and self._pair_keys[place] == key
        ]

    @staticmethod
    def write(folder: Path, texts: Sequence[str]) -> None:
        """Index `texts`, one row each, into the empty `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        places: dict[str, int] = {}
        rows = [[places.setdefault(stem, len(places)) for stem in stems_of(text)] for text in texts]
        described = {"rows": len(texts), "places": places}
        told = json.dumps(described, ensure_ascii=False)
        (folder / "words.json").write_text(told, encoding="utf-8")
        _Scores.write(folder / "words", rows, len(places))
        pairs = [[_pair_key(*both) for both in pairwise(row)] for row in rows]
        met = Counter(key for row in pairs for key in dict.fromkeys(row))
        # A pair that stands in one row only is mostly chance, and there are many.
        keys = sorted(key for key, count in met.items() if count > 1)
        known = {key: place for place, key in enumerate(keys)}
        kept = [[known[key] for key in row if key in known] for row in pairs]
        _Scores.write(folder / "pairs", kept, len(keys))
        np.save(folder / "pairs" / _KEYS, np.array(keys, dtype=np.int64))


class _Scores:
    """What each term adds to the score of each row that has it, kept term by term."""

    def __init__(self, folder: Path) -> None:
        self._added = np.load(folder / "added.npy", mmap_mode="r")
        self._rows = np.load(folder / "rows.npy", mmap_mode="r")
        self._starts = np.load(folder / "starts.npy")

    def count(self, term: int) -> int:
        """Return in how many rows a term stands."""
        return int(self._starts[term + 1] - self._starts[term])

    def add_to(self, scores: Vectors, weights: Mapping[int, float]) -> None:
        """Add to `scores` what the terms of `weights` add, each as much as it counts."""
        for term, weight in weights.items():
            place = slice(int(self._starts[term]), int(self._starts[term + 1]))
            scores[self._rows[place]] += np.float32(weight) * self._added[place]

    @staticmethod
    def write(folder: Path, rows: Sequence[Sequence[int]], terms: int) -> None:
        """Score the terms, numbered from 0, of each row."""
        folder.mkdir(parents=True, exist_ok=True)
        found: dict[str, Any] = {"data": [], "indices": [], "indptr": [0] * (terms + 1)}
        if terms:
            model = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
            vocabulary = {str(one): one for one in range(terms)}
            model.index((rows, vocabulary), create_empty_token=False, show_progress=False)
            found = model.scores
        np.save(folder / "added.npy", np.array(found["data"], dtype=np.float32))
        np.save(folder / "rows.npy", np.array(found["indices"], dtype=np.int32))
        np.save(folder / "starts.npy", np.array(found["indptr"], dtype=np.int64))


def _pair_key(first: int, second: int) -> int:
    return first << 32 | second


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
