"""Recognises passages that say the same in almost the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

import numpy as np

from index.exported_model import Vectors

# Two passages are one if they share more than 90% of their words. Of 85 starter-note passages with
# so many words replaced at random, 99% had a cosine above 0.92 to what they had been; comparing
# vectors first spares reading most texts.
_SAME_WORDS = 0.9
_NEAR = 0.92
_WORD = re.compile(r"\w+")
# Words that may not differ: a "not" makes another rule of the same sentence.
_DECISIVE = frozenset(
    """
    no not never none nor cannot must shall should may can will only unless except until before
    after within without
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)


def near_pairs(vectors: Vectors) -> list[tuple[int, int]]:
    """Return the pairs (first, second) of rows so near that their words are worth comparing."""
    if len(vectors) < 2:
        return []
    # Not a product of matrices: that runs in several threads, which wait for one another when the
    # machine is busy (median 63 instead of 5 ms a search, seen beside a training run).
    likeness = np.einsum("ij,kj->ik", vectors, vectors)
    firsts, seconds = np.nonzero(np.triu(likeness > _NEAR, k=1))
    return [(int(a), int(b)) for a, b in zip(firsts, seconds, strict=True)]


def are_near_duplicates(text: str, other: str) -> bool:
    """Tell whether two texts share more than 90% of their words, and all numbers and names.

    What differs may not decide either: "must" and "may" are two rules.
    """
    words, others = (frozenset(_WORD.findall(one.lower())) for one in (text, other))
    if len(words & others) <= _SAME_WORDS * len(words | others):
        return False
    written = frozenset(_WORD.findall(text)) | frozenset(_WORD.findall(other))
    return not any(
        one in _DECISIVE or any(map(str.isdigit, one)) or not written >= {one}
        for one in words ^ others
    )


def folded(
    places: Sequence[int],
    same: Collection[tuple[int, int]],
    better: Callable[[int], tuple[int, ...]],
) -> dict[int, list[int]]:
    """Return which of `places`, best first, stay, each with those that are folded into it.

    `same` are pairs, the better place first. Of several that are the same, the one stays for which
    `better` is highest, then the first.
    """
    likes: dict[int, list[int]] = {}
    for first, second in same:
        likes.setdefault(second, []).append(first)
    groups: dict[int, list[int]] = {}
    for place in places:
        first = next((one for one in likes.get(place, ()) if one in groups), place)
        groups.setdefault(first, []).append(place)
    folded_into: dict[int, list[int]] = {}
    for group in groups.values():
        if len(group) == 1:
            folded_into[group[0]] = []
            continue
        stays = max(group, key=lambda one: (better(one), -group.index(one)))
        folded_into[stays] = [one for one in group if one != stays]
    return folded_into
