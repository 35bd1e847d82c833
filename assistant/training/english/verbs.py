"""Verbs in their forms: which word of a statement may be its verb, and its base form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"
_SIBILANT = ("s", "x", "z", "ch", "sh")
# Doubled before -ed: the last syllable is stressed, or it is one.
_DOUBLED = frozenset(
    "admit commit cap cut fit gap get let permit plan put refer run set stop submit tag top".split()  # noqa: SIM905
)


class Tense(StrEnum):
    """The form of a verb that is no helper."""

    SINGULAR = "singular"
    PLURAL = "plural"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb; `is_sure` tells that the word is hardly ever a noun."""

    base: str
    tense: Tense
    is_sure: bool


@cache
def forms() -> Mapping[str, VerbForm]:
    """Return the finite forms of the verbs known, by the word as it is written."""
    told = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
    irregular = {line.split()[0]: line.split() for line in told["irregular"].split(";")}
    found: dict[str, VerbForm] = {}
    for sure in (False, True):
        for base in told["sure" if sure else "unsure"].split():
            past = irregular[base][1] if base in irregular else _past(base)
            found.setdefault(past, VerbForm(base, Tense.PAST, sure or past.endswith("ed")))
            found[base] = VerbForm(base, Tense.PLURAL, sure)
            found[third_person(base)] = VerbForm(base, Tense.SINGULAR, sure)
    return found


@cache
def intransitive() -> frozenset[str]:
    """Return the verbs that may stand without an object."""
    told = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
    return frozenset(told["intransitive"].split())


@cache
def participles() -> frozenset[str]:
    """Return the participles of irregular verbs: `given`, `made`."""
    told = tomllib.loads(files(__package__).joinpath("verbs.toml").read_text(encoding="utf-8"))
    return frozenset(line.split()[2] for line in told["irregular"].split(";"))


def third_person(base: str) -> str:
    """Return the form behind "she": `carries`, `reaches`, `goes`, `lasts`."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith((*_SIBILANT, "o")) else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLED else f"{base}ed"
