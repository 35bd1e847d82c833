"""The words of the texts held, unstemmed, with how often each is met."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Addresses are written in small letters whatever their words are.
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\S+\.(?:gov|org|co)\.uk\S*")
# A short form that somebody once typed in small letters is not an ordinary word yet.
_ORDINARY_FROM = 2


class Vocabulary:
    """Counts of words in small letters, and which of them are met in small letters at all."""

    def __init__(self, counts: Mapping[str, int], capital_only: Sequence[str] = ()) -> None:
        """Know `counts`; `capital_only` are words met with capitals only: names, short forms."""
        self.counts = counts
        self._capital_only = frozenset(capital_only)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word, in small letters, is met at all."""
        return word in self.counts

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word stands in running text in small letters: no name, no short form."""
        return word in self.counts and word not in self._capital_only

    @classmethod
    def of(cls, texts: Sequence[str]) -> Vocabulary:
        """Count the words of `texts`."""
        counts: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for text in texts:
            words = words_of(_ADDRESS.sub(" ", text))
            counts.update(one.lower() for one in words)
            small.update(one for one in words if one.islower())
        capital = [one for one in sorted(counts) if small[one] < min(_ORDINARY_FROM, counts[one])]
        return cls(dict(sorted(counts.items())), capital)

    def write(self, path: Path) -> None:
        """Write the vocabulary as JSON."""
        told = {"counts": dict(self.counts), "capital_only": sorted(self._capital_only)}
        path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """Read back what `write` wrote."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(told["counts"], told["capital_only"])


def words_of(text: str) -> list[str]:
    """Return the words of letters in `text`, in order, as they are written."""
    return [one.replace("’", "'") for one in _WORD.findall(text)]
