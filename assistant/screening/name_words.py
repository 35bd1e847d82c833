"""Which words are names, may be names, or are no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.screening.word_lists import names_list, word_list
from assistant.screening.words_of_text import Word

_NEAR = 8
_ALONE = frozenset(("o", "y"))
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The reviewed word lists, all in small letters."""

    first_names: frozenset[str]
    first_names_and_words: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]
    welsh: frozenset[str]
    welsh_names_and_words: frozenset[str]
    proper: frozenset[str]
    public_people: frozenset[str]
    before_public: frozenset[str]
    after_public: frozenset[str]

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word is one of plain prose: an English one in any of its usual endings.

        Or a small one of Welsh: "beth yw'r" asks what something is, though Beth is a name too.
        """
        folded = word.casefold()
        if folded in self.ordinary or self._is_welsh(folded):
            return True
        return any(
            folded.endswith(ending) and folded[: -len(ending)] in self.ordinary
            for ending in _ENDINGS
            if len(folded) - len(ending) > 2
        )

    def is_welsh_at(self, words: Sequence[Word], place: int) -> bool:
        """Tell whether a small word is Welsh and no name there: "o dan ddeuddeg mis".

        Before a surname it is a name, whatever stands around it.
        """
        word, behind = words[place], words[place + 1 : place + 2]
        if not word.small or word.folded not in self.welsh_names_and_words:
            return False
        if any(one.folded in self.surnames for one in behind):
            return False
        near = words[max(0, place - _NEAR) : place + _NEAR + 1]
        # "o" and "y" are no English words.
        beside = {one.folded for one in words[max(0, place - 1) : place + 2]}
        return bool(beside & _ALONE) or any(self._is_welsh(one.folded) for one in near)

    def _is_welsh(self, folded: str) -> bool:
        straight = folded.replace("’", "'").replace("‘", "'")
        return straight in self.welsh or straight.split("'")[0] in self.welsh

    def may_be_surname(self, word: str) -> bool:
        """Tell whether a word behind a first name is a surname and not the next word."""
        folded = word.casefold()
        return len(folded) > 1 and (
            folded in self.surnames or not (self.is_ordinary(folded) or folded in self.after_public)
        )

    def is_unknown(self, word: str) -> bool:
        """Tell whether a word is neither plain English, nor a place, a body or a tool."""
        folded = word.casefold()
        return not (
            self.is_ordinary(folded) or folded in self.proper or folded in self.after_public
        )


@cache
def name_words() -> NameWords:
    """Return the word lists of the folder `words`."""
    return NameWords(
        first_names=word_list("first_names", "names"),
        first_names_and_words=word_list("first_names", "also_words"),
        surnames=word_list("ordinary_words", "surnames"),
        ordinary=word_list("ordinary_words", "words"),
        welsh=word_list("welsh", "sure"),
        welsh_names_and_words=word_list("welsh", "names_and_words"),
        proper=word_list("ordinary_words", "proper"),
        public_people=names_list("public_names", "people"),
        before_public=word_list("public_names", "before"),
        after_public=word_list("public_names", "after"),
    )
