"""A text without what only its typography says: kinds of quotation mark, dash and space, notes."""

from __future__ import annotations

import re

from assistant.checking.shorthand import in_longhand

_SIGNS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_NOTE = re.compile(r"\[(?:\^[^\]]*|(?:footnote|endnote|note) \w{1,6})\]|[¹²³⁰⁴-⁹]")
_CONTRACTED = (
    (re.compile(r"\bcan't\b|\bcannot\b", re.IGNORECASE), "can not"),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"\bshan't\b", re.IGNORECASE), "shall not"),
    (re.compile(r"n't\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(you|they|we|there)'(?:re|ve)\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"'(?:ll)\b", re.IGNORECASE), " will"),
    (re.compile(r"\bought not to\b", re.IGNORECASE), "should not"),
    (re.compile(r"\b(it|that|there|what|who)'s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(r"\b(and|or)/(and|or)\b", re.IGNORECASE), "or"),
)
# "Between 2 May 2024 and 3 June 2025" is "from 2 May 2024 to 3 June 2025".
_DAY = r"\d{1,2} \w+ \d{4}"
_BETWEEN = re.compile(rf"\bbetween ({_DAY}) and ({_DAY})", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:(?<=\s)|^)\((?:\d|[a-e]|i{1,3})\)\s")
_STARS = re.compile(r"\*\*|__|`")
_SERIES = re.compile(r"\((PI|PSI|PSO|PF|AI|PC|SI|HC)\) (?=\d)")


def plain(text: str) -> str:
    """Return `text` in plain signs and longhand, without notes' marks and stars."""
    text = _ENUMERATED.sub("", _NOTE.sub("", text.translate(_SIGNS)))
    text = _BETWEEN.sub(r"from \1 to \2", text)
    text = _SERIES.sub(r"\1 ", _STARS.sub("", text))
    for pattern, full in _CONTRACTED:
        text = pattern.sub(full, text)
    return in_longhand(text)
