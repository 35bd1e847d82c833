"""The reviewed word lists in the folder `words`, each phrase as the stems of its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from index.keywords import stems_of

Phrase = tuple[str, ...]


@cache
def stem(word: str) -> str:
    """Return the one form by which the inflections of a word in small letters are known."""
    base = _forms().get(word)
    if base is not None:
        return base
    found = stems_of(word.removesuffix("'s"), keep_empty=True)
    return "-".join(found) if found else word


def phrase_of(words: str) -> Phrase:
    """Return the stems of the words of a phrase, as `Tokens` has them."""
    return tuple(stem(one) for one in re.findall(r"[a-z0-9']+", words.lower()))


def phrases(file: str, key: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Return a table of `words/FILE.toml`: the phrases under each name."""
    return {name: _parted(told, ";") for name, told in _told(file)[key].items()}


def listed(file: str, key: str) -> tuple[tuple[Phrase, ...], ...]:
    """Return lines or entries of `words/FILE.toml`: groups of phrases that are one."""
    told: str = _told(file)[key]
    mark = ";" if ";" in told else "\n"
    return tuple(group for one in told.split(mark) if (group := _parted(one, ",")))


def pairs(file: str, key: str) -> Iterator[tuple[tuple[Phrase, ...], tuple[Phrase, ...]]]:
    """Yield the pairs of `words/FILE.toml`, the sides parted by a bar."""
    for line in _told(file)[key].splitlines():
        first, mark, second = line.partition("|")
        if mark:
            yield _parted(first, ","), _parted(second, ",")


def told_pairs(file: str, key: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of `words/FILE.toml` as they are written."""
    for line in _told(file)[key].splitlines():
        first, mark, second = line.partition("|")
        if mark:
            yield first.strip(), second.strip()


def entries(file: str, key: str) -> tuple[str, ...]:
    """Return the entries of `words/FILE.toml` as they are written, in small letters."""
    told = " ".join(_told(file)[key].split()).lower()
    return tuple(one.strip() for one in told.split(";") if one.strip())


def entries_under(file: str, table: str, key: str = "words") -> tuple[str, ...]:
    """Return the entries of a table's key of `words/FILE.toml`, in small letters."""
    told = " ".join(_told(file)[table][key].split()).lower()
    return tuple(one.strip() for one in told.split(";") if one.strip())


def _parted(told: str, mark: str) -> tuple[Phrase, ...]:
    return tuple(found for one in told.split(mark) if (found := phrase_of(one)))


def forms_told() -> Iterator[list[str]]:
    """Yield the forms of each irregular word, the one that stands for all first."""
    yield from (line for one in _told("forms")["forms"].splitlines() if (line := one.split()))


@cache
def _forms() -> Mapping[str, str]:
    return {form: line[0] for line in forms_told() for form in line}


@cache
def _told(file: str) -> dict[str, Any]:
    path = files(__package__).joinpath("words", f"{file}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
