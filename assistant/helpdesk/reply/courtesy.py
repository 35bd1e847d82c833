"""Which sentences of a reply are mere courtesy: they state nothing that a quote has to carry."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.screening.patterns import Pattern, any_of, pattern

_SIGNS = str.maketrans({"’": " ", "‘": " ", "'": " ", "\u00a0": " "})


def is_courtesy(sentence: str) -> bool:
    """Tell whether a sentence only greets, thanks, or says what the writer does about a letter."""
    words = " ".join(sentence.translate(_SIGNS).lower().split()).rstrip(".! ")
    if not any(one.isalpha() for one in words):
        return not any(one.isdigit() for one in words)
    if _harmless().is_all_of(words):
        return True
    return _courteous().is_all_of(words) and not _force().found_in(words)


@cache
def _courteous() -> Pattern:
    listed = _lists()
    return any_of([*listed["en"], *listed["cy"]], {})


@cache
def _harmless() -> Pattern:
    return any_of(_lists()["harmless"], {})


@cache
def _force() -> Pattern:
    return pattern(_lists()["force"], any_case=False)


@cache
def _lists() -> dict[str, Any]:
    file = files("assistant.helpdesk.reply").joinpath("wording/courtesy.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
