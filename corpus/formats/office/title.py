"""The title and language of an office file: what it states, if sane, or what it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.document import fold_space
from corpus.file_name import title_from_name

_LONGEST = 250
_NOT_A_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|powerpoint)\b.*|(?:document|doc|dokument|book)\s*\d*|untitled.*"
    r"|(?:document |report |insert |enter |type )*title(?: here)?|\[.*\]|<.*>|template|blank.*"
    r"|normal|word document|powerpoint presentation|slide \d+|new document|draft|final|\W*|\d+",
    re.IGNORECASE,
)
_FILE_ENDING = re.compile(r"\.(?:docx?|docm|dotx?|odt|ott|rtf|pdf|wpd|txt|html?)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?$")
_FURNITURE = re.compile(
    r"(?:document|version|change|revision|amendment) (?:control|history|record|log|information)"
    r"|contents|introduction|foreword|summary|executive summary|background|purpose|overview",
    re.IGNORECASE,
)


def title_of(stated: str | None, titles: Sequence[str], headings: Sequence[str], name: str) -> str:
    """Return the stated title if it is one, else the title shown, a heading or the file's name.

    `titles` are paragraphs in the style of a title; `headings` come without their numbers.
    """
    own = fold_space(stated or "")
    if is_title(own):
        return own
    if titles:
        return titles[0][:_LONGEST]
    telling = [one for one in headings if not _FURNITURE.fullmatch(one)]
    return telling[0][:_LONGEST] if telling else title_from_name(name)


def is_title(words: str) -> bool:
    """Whether words that a file states as its title are one, not a file name or a template's."""
    if not words or len(words) > _LONGEST or _FILE_ENDING.search(words):
        return False
    if " " not in words and re.search(r"[_\\/]", words):
        return False
    return not _NOT_A_TITLE.fullmatch(words)


def language_of(stated: str | None, used: Counter[str]) -> str | None:
    """Return the stated language, or the one most words are set in: "en", without a country."""
    candidates = (stated or "", *(language for language, _ in used.most_common(1)))
    codes = (_LANGUAGE.match(one.strip()) for one in candidates)
    return next((code[1].lower() for code in codes if code), None)
