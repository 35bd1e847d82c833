"""Small words that an edit changed in a sentence that is otherwise nearly that of a quote.

One word can turn a rule round or move a limit. Where a sentence is nearly word for word a quote's,
the edit is plain to see, so such words are compared one by one, whatever else is found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from assistant.checking.plain import plain
from corpus.sentences import sentence_spans

# Less in common, and it is a sentence of its own rather than an edited one.
_NEARLY = 0.75
_WORD = re.compile(r"[^\W_]+")


def altered_words(sentence: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """Return the weighty small words that were put in, taken out or exchanged, nothing if none.

    The sentence is compared with the one of the quotes that is nearest to it.
    """
    said = _words(sentence)
    nearest, likeness = list[str](), 0.0
    for quote in quotes:
        for start, end in sentence_spans(quote):
            words = _words(quote[start:end])
            ratio = SequenceMatcher(None, said, words, autojunk=False).ratio()
            if ratio > likeness:
                nearest, likeness = words, ratio
    if likeness < _NEARLY:
        return ()
    return tuple(dict.fromkeys(_exchanged(said, nearest)))


def _exchanged(said: list[str], quoted: list[str]) -> list[str]:
    found: list[str] = []
    matcher = SequenceMatcher(None, said, quoted, autojunk=False)
    for kind, start, end, from_start, from_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        new, old = said[start:end], quoted[from_start:from_end]
        found += [one for one in new if one in _weighty() and one not in old]
        found += [one for one in old if one in _weighty() and one not in new]
    return found


def _words(text: str) -> list[str]:
    return [one.casefold() for one in _WORD.findall(plain(text))]


@cache
def _weighty() -> frozenset[str]:
    file = files("assistant.helpdesk.reply").joinpath("wording/weighty.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["words"])
