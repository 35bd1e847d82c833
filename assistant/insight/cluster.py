"""Groups questions by meaning and by their words: the only user of scikit-learn.

Average linkage over cosine distances: a group grows as long as its questions are near each other on
the whole, so that one question in between does not chain two groups together. How near two are is
half that of their vectors and half that of the pieces of their words (TF-IDF over runs of letters,
which forgives typing errors and endings): vectors alone take questions of one field for alike, and
words alone miss other words for the same. From the vectors, what is common to all is taken out
before (Mu and Viswanath, "All-but-the-top", ICLR 2018): questions put in the same few ways ("where
is it written that …") all lie near each other otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from index.exported_model import Vectors

# Chosen on questions made by rule with one seed (tests/benchmarks/insight.py): at a lower one,
# wordings of the same thing fall apart; at a higher one, groups of two topics come up.
_NEAR = 0.65
# With fewer vectors than this, what they have in common is rather what they ask than how.
_ENOUGH = 200
_COMMON_DIRECTIONS = 4
_SHARE_OF_WORDS = 0.5
_LETTERS = (3, 5)
# What stands for personal data says nothing of what is asked.
_PLACEHOLDER = re.compile(r"\[[^\]]*\]")

# A matrix of scikit-learn's with a row for each question; most of it is 0.
Sparse = Any


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions laid out to be compared: their meaning and their words, a row of unit length each.

    The two together count as much as each does: `_SHARE_OF_WORDS`.
    """

    meaning: Vectors
    words: Sparse

    def clusters(self, places: Sequence[int]) -> list[int]:
        """Return a number for each of some questions, the same for those of one group.

        It takes the square of how many there are.
        """
        if len(places) < 2:
            return list(range(len(places)))
        meaning, words = self.meaning[places], self.words[places]
        model = AgglomerativeClustering(
            n_clusters=None, distance_threshold=_NEAR, metric="precomputed", linkage="average"
        )
        near = _together(meaning @ meaning.T, words @ words.T)
        return [int(one) for one in model.fit_predict(np.maximum(1 - near, 0))]

    def nearest_group(self, places: Sequence[int], groups: Sequence[Sequence[int]]) -> list[int]:
        """Return the place in `groups` of the one that each question joins, -1 for none.

        With rows of unit length, the product with the mean of a group is the mean of all cosines,
        which average linkage goes by.
        """
        if not groups or not places:
            return [-1] * len(places)
        member, sizes = self._membership(groups)
        of_meaning = (self.meaning[places] @ (self.meaning.T @ member)) / sizes
        of_words = (self.words[places] @ (self.words.T @ member)) / sizes
        near = _together(np.asarray(of_meaning, dtype=np.float32), of_words)
        best = near.argmax(axis=1)
        joins = near[np.arange(len(places)), best] >= 1 - _NEAR
        return [int(place) if yes else -1 for place, yes in zip(best, joins, strict=True)]

    def _membership(self, groups: Sequence[Sequence[int]]) -> tuple[Sparse, Vectors]:
        """Return a column for each group, 1 where a question is in it, and how many there are."""
        member = np.zeros((len(self.meaning), len(groups)), dtype=np.float32)
        for place, those in enumerate(groups):
            member[list(those), place] = 1
        # Of the same kind as the words, or their product would be full of noughts.
        return type(self.words)(member), member.sum(axis=0)


def laid_out(vectors: Vectors, texts: Sequence[str]) -> Questions:
    """Return questions by their vectors and texts, in the same order, to be compared."""
    return Questions(_without_the_common(vectors), _words_of(texts))


def _without_the_common(vectors: Vectors) -> Vectors:
    """Return vectors without what is common to many, each of unit length again."""
    if len(vectors) >= _ENOUGH:
        vectors = vectors - vectors.mean(axis=0)
        _, turned = np.linalg.eigh(vectors.T @ vectors)
        common = turned[:, ::-1][:, :_COMMON_DIRECTIONS]
        vectors = vectors - (vectors @ common) @ common.T
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def _words_of(texts: Sequence[str]) -> Sparse:
    pieces = TfidfVectorizer(
        analyzer="char_wb", ngram_range=_LETTERS, sublinear_tf=True, dtype=np.float32
    )
    # A sign in place of what was taken out: without any piece at all there is no table.
    return pieces.fit_transform([_PLACEHOLDER.sub(" . ", one).lower() for one in texts])


def _together(meaning: Vectors, words: Any) -> Vectors:
    dense = words if isinstance(words, np.ndarray) else words.toarray()
    near = (1 - _SHARE_OF_WORDS) * meaning + _SHARE_OF_WORDS * dense
    return np.asarray(near, dtype=np.float32)
