"""A text cut into words, with how each is written."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.screening.patterns import pattern

_WORD = pattern(r"\p{L}[\p{L}\p{M}]*(?:['’‘-]\p{L}[\p{L}\p{M}]*)*")
_POSSESSIVES = ("'s", "’s", "‘s")
_TOGETHER = (" ", ". ", ".", "  ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without a possessive ending; `gap` is what parts it from the word before."""

    text: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def joined(self) -> bool:
        """Whether no more than a space or a full stop parts the word from the one before."""
        return self.gap in _TOGETHER

    @property
    def folded(self) -> str:
        """The word in small letters with straight apostrophes."""
        return self.text.casefold().replace("’", "'").replace("‘", "'")

    @property
    def first_part(self) -> str:
        """The word in small letters, of a double name its first half."""
        return self.folded.split("-")[0]

    @property
    def small(self) -> bool:
        """Whether the word begins with a small letter."""
        return self.text[0].islower()

    @property
    def shouted(self) -> bool:
        """Whether the word is an abbreviation or shouted: two or more letters, all capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Whether the word is one capital letter."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def capital(self) -> bool:
        """Whether the word is written as a name: `Walsh`, `O'Brien`, `McDonald`."""
        return self.text[0].isupper() and len(self.text) > 1 and self.text[-1].islower()


def words_of(text: str) -> list[Word]:
    """Cut a text into words."""
    words: list[Word] = []
    before = -1
    for start, end in _WORD.spans_in(text):
        possessive = text[start:end].casefold().endswith(_POSSESSIVES) and end - start > 3
        shown = end - 2 if possessive else end
        gap = text[before:start] if before >= 0 else "\n"
        words.append(Word(text[start:shown], start, shown, gap, possessive))
        before = end
    return words
