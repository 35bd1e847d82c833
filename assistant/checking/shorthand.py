"""A text with the shorthand of practitioners in full: "w/in 2 wks" is "within 2 weeks"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.checking.word_lists import told_pairs

_MARKS = re.compile(r"[<>≤≥&+=/]|\b(?:half|quarter)\b", re.IGNORECASE)
_SIGNS = (
    (re.compile(r"(?:>=|≥)\s?(?=[\d£])"), "at least "),
    (re.compile(r"(?:<=|≤)\s?(?=[\d£])"), "at most "),
    (re.compile(r">\s?(?=[\d£])"), "more than "),
    (re.compile(r"<\s?(?=[\d£])"), "less than "),
    (re.compile(r"\s*&\s*(?=\w)"), " and "),
    (re.compile(r"\s\+\s|(?<=[A-Za-z])\+(?=[A-Za-z])"), " and "),
    (re.compile(r"\s=\s"), " — "),
    (re.compile(r"\bhalf (?:a|an) hour\b|\bhalf[- ]hour\b", re.IGNORECASE), "30 minutes"),
    (re.compile(r"\bhalf a million\b", re.IGNORECASE), "500,000"),
    (
        re.compile(
            r"\b(at|is|of|are|aged) (1\d) and a half\b(?! (?:month|week|day|hour|%))", re.IGNORECASE
        ),
        r"\1 \2 years and six months",
    ),
)


def in_longhand(text: str) -> str:
    """Return `text` with known short words and signs written out."""
    if _MARKS.search(text):
        text = _with(_of_signs(), text)
        for pattern, full in _SIGNS:
            text = pattern.sub(full, text)
    return _with(_of_words(), text)


def _with(told: tuple[re.Pattern[str], Mapping[str, str]], text: str) -> str:
    pattern, full = told

    def written_out(found: re.Match[str]) -> str:
        word = found[0]
        return full.get(word) or full.get(word.lower()) or word

    return pattern.sub(written_out, text)


@cache
def _of_words() -> tuple[re.Pattern[str], Mapping[str, str]]:
    full = dict(told_pairs("shorthand", "words"))
    words = "|".join(sorted(map(re.escape, full), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?!\.?\w)", re.IGNORECASE), full


@cache
def _of_signs() -> tuple[re.Pattern[str], Mapping[str, str]]:
    full = dict(told_pairs("shorthand", "signs"))
    words = "|".join(sorted(map(re.escape, full), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?=\s|\w|$)", re.IGNORECASE), full
