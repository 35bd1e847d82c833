"""Which words of a reworded passage went and which came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Two passages with more words than this together are not compared word by word.
_MOST_WORDS = 4000
_TOKEN = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
# An unchanged word or so between two changed ones is changed with them: else a line is confetti.
_SHORTEST_KEPT = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a passage; `changed` are those that the other version lacks."""

    text: str
    changed: bool = False


def changed_words(before: str, after: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Return both passages with the words marked that only one of them has."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return (Words(before, changed=True),), (Words(after, changed=True),)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    left: list[Words] = []
    right: list[Words] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        same = kind == "equal" and not _is_between(old[a:b], a, b, len(old))
        _add(left, old[a:b], not same)
        _add(right, new[c:d], not same)
    return tuple(left), tuple(right)


def _is_between(tokens: Sequence[str], start: int, end: int, length: int) -> bool:
    """Tell whether tokens are too few to stand between two changes as unchanged."""
    inside = start > 0 and end < length
    return inside and sum(not one.isspace() for one in tokens) < _SHORTEST_KEPT


def _add(words: list[Words], tokens: Sequence[str], changed: bool) -> None:
    text = "".join(tokens)
    if not text:
        return
    if words and words[-1].changed == changed:
        words[-1] = Words(words[-1].text + text, changed)
    else:
        words.append(Words(text, changed))
