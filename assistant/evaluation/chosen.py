"""Tells which sentences of a passage an answer has quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.sentences import Span

_WORD = re.compile(r"\S+")
_MOST = 0.5


def chosen_sentences(text: str, sentences: Sequence[str], quotes: Iterable[Span]) -> frozenset[int]:
    """Return the places of the sentences of which the quotes hold more than half of the words.

    `quotes` are spans of `text`. A sentence is looked for word by word, behind the one before it;
    one that is not found is not chosen.
    """
    words = [(one.group(), one.start(), one.end()) for one in _WORD.finditer(text)]
    quoted = {
        place
        for start, end in quotes
        for place, (_, begin, stop) in enumerate(words)
        if start < stop and begin < end
    }
    plain = [one for one, _, _ in words]
    chosen: set[int] = set()
    after = 0
    for place, sentence in enumerate(sentences):
        own = sentence.split()
        begin = _place_of(own, plain, after)
        if begin is None:
            continue
        after = begin + len(own)
        if sum(at in quoted for at in range(begin, after)) > _MOST * len(own):
            chosen.add(place)
    return frozenset(chosen)


def _place_of(own: Sequence[str], words: Sequence[str], after: int) -> int | None:
    if not own:
        return None
    last = len(words) - len(own)
    return next((at for at in range(after, last + 1) if words[at : at + len(own)] == own), None)
