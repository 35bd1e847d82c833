"""How much fits on a slide: sizes of letters, lines of a paragraph, and where to part what is long.

Which font a reader's machine has is not known, so widths are those of Arial, rounded up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_NARROW = frozenset("iljtfrI.,;:'!|()[]{}/\\ -‘’")
_WIDE = frozenset("mwMW@%—…QGOCD")
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|\n")
_BREAKS = re.compile(r"[\s/\-]+")
_LINE_HEIGHT = 1.25
_NARROWEST = 0.34


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is, in points, in letters of `size` points."""
    return _ems(text) * size


def lines_of(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes, broken between words."""
    return sum(_wrapped(one, size, width) for one in text.split("\n"))


def height_of(texts: Sequence[str], size: float, width: float, *, gap: float) -> float:
    """Return how high paragraphs are in points, with `gap` behind each."""
    lines = sum(lines_of(one, size, width) for one in texts)
    return lines * size * _LINE_HEIGHT + gap * len(texts)


def cut_to(text: str, size: float, width: float, height: float) -> str:
    """Return as much of a text as fits, whole words of it where it has some."""
    most = max(1, int(height / (size * _LINE_HEIGHT)))
    if lines_of(text, size, width) <= most:
        return text
    # No letter is narrower.
    words = text[: int(most * width / (size * _NARROWEST))].split(" ")
    while len(words) > 1 and lines_of(f"{' '.join(words)} …", size, width) > most:
        words.pop()
    whole = " ".join(words)
    return f"{whole} …" if len(words) > 1 else f"{whole[: int(most * width / size) - 1]}…"


def pieces_of(text: str, size: float, width: float, height: float) -> Iterator[str]:
    """Yield a text in pieces that each fit, parted between sentences where they are short enough.

    The pieces joined are the text, but for the white space between them.
    """
    most = max(1, int(height / (size * _LINE_HEIGHT)))
    piece = ""
    for part in _parts(text, size, width, most):
        longer = f"{piece}{part}"
        if piece and lines_of(longer.strip(), size, width) > most:
            yield piece.strip()
            longer = part
        piece = longer
    if piece.strip():
        yield piece.strip()


def _parts(text: str, size: float, width: float, most: int) -> Iterator[str]:
    """Yield sentences with what follows them; of one that is too long the words, or pieces."""
    for sentence in _split_keeping(_SENTENCE_END, text):
        if lines_of(sentence.strip(), size, width) <= most:
            yield sentence
            continue
        for word in _split_keeping(re.compile(r"\s+"), sentence):
            step = max(1, int(width / size)) * most
            yield from (word[at : at + step] for at in range(0, len(word), step))


def _split_keeping(separator: re.Pattern[str], text: str) -> Iterator[str]:
    start = 0
    for found in separator.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


@lru_cache(maxsize=20_000)
def _ems(text: str) -> float:
    return sum(map(_em, text))


def _em(character: str) -> float:
    if character in _NARROW:
        return _NARROWEST
    if character in _WIDE or character.isupper():
        return 0.84
    return 0.58 if character < "\u2000" else 1.0


def _wrapped(text: str, size: float, width: float) -> int:
    lines, used = 1, 0.0
    for word in _split_keeping(_BREAKS, text):
        wide = width_of(word, size)
        if used and used + width_of(word.rstrip(), size) > width:
            lines, used = lines + 1, 0.0
        lines += int(wide // width)
        used += wide % width if wide > width else wide
    return lines
