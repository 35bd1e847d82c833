"""Recognises passages that say the same in almost the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from index.exported_model import Vectors

# Two passages are one if they share more than 90% of their words. Their vectors are near then;
# comparing vectors first spares reading most texts.
_SAME_WORDS = 0.9
_NEAR = 0.85
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
    firsts, seconds = np.nonzero(np.triu(vectors @ vectors.T > _NEAR, k=1))
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
    same: Callable[[int, int], bool],
    better: Callable[[int], tuple[int, ...]],
) -> dict[int, list[int]]:
    """Return which of `places`, best first, stay, each with those that are folded into it.

    Of several that are the `same`, the one stays for which `better` is highest, then the first.
    """
    groups: list[list[int]] = []
    for place in places:
        group = next((one for one in groups if same(one[0], place)), None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    stay = [max(group, key=lambda one: (better(one), -group.index(one))) for group in groups]
    return {
        one: [other for other in group if other != one]
        for one, group in zip(stay, groups, strict=True)
    }
