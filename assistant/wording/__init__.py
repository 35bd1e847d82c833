"""Reviewed wording for everything that the assistant says itself, one Markdown file each.

A folder has the files of one language: `en`, `cy`. What stands in braces in a file is put in.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from assistant.reviewed_text import PLACEHOLDER, filled, read_reviewed

LANGUAGES = ("en", "cy")


class MissingValue(KeyError):
    """A wording needs a value that it was not given: a fault of the program."""


def wording_for(name: str, language: str = "en", **values: object) -> str:
    """Return the wording in `name`.md with its values put in; raises `MissingValue`.

    A value is text, whatever stands in it. A language that lacks the file is spoken in English.
    """
    try:
        return filled(_text(name, language), values)
    except KeyError as missing:
        raise MissingValue(f"The wording {name!r} needs a value for {missing}.") from None


def in_both_languages(name: str, language: str) -> tuple[str, ...]:
    """Return a wording without values in every language, the one that is spoken first."""
    order = sorted(LANGUAGES, key=lambda one: one != language)
    return tuple(wording_for(name, one) for one in order)


def placeholders_of(name: str, language: str) -> frozenset[str]:
    """Return the names of the values that a wording needs."""
    return frozenset(PLACEHOLDER.findall(_text(name, language)))


@cache
def _text(name: str, language: str) -> str:
    folder = files(__name__)
    spoken = language if language in LANGUAGES else "en"
    path = folder.joinpath(spoken, f"{name}.md")
    if not path.is_file():
        path = folder.joinpath("en", f"{name}.md")
    return read_reviewed(path)
