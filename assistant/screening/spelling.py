"""Words that were meant where others were typed: one letter more, less, changed or swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHORTEST = 6
_LONGEST = 20


class Spelling:
    """Corrects towards a fixed vocabulary, by the deletions that two spellings share.

    The idea is SymSpell's (Wolf Garbe, 2012): a table of all words with one letter left out, so
    that a look-up takes as many steps as a word has letters.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._near: dict[str, str] = {}
        for word in sorted(vocabulary):
            self._words.add(word)
            if _SHORTEST <= len(word) <= _LONGEST:
                for less in _less_one(word):
                    self._near.setdefault(less, word)

    def meant(self, word: str) -> str | None:
        """Return the word of the vocabulary that was meant, itself if it is one, or nothing."""
        if word in self._words:
            return word
        # One letter of a short word makes another word: "kill" and "skill".
        if not _SHORTEST - 1 <= len(word) <= _LONGEST:
            return None
        return next(
            (self._near[one] for one in (word, *_less_one(word)) if one in self._near), None
        )


def _less_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
