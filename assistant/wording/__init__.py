"""Reviewed wording for everything that the assistant says itself, one Markdown file each.

A folder has the files of one language: `en`, `cy`. What stands in braces in a file is put in.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "cy")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class MissingValue(KeyError):
    """A wording needs a value that it was not given: a fault of the program."""


def wording_for(name: str, language: str = "en", **values: object) -> str:
    """Return the wording in `name`.md with its values put in; raises `MissingValue`.

    A value is text, whatever stands in it. A language that lacks the file is spoken in English.
    """

    def filled(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise MissingValue(f"The wording {name!r} needs a value for {found[0]}.")
        return str(values[found[1]])

    return _PLACEHOLDER.sub(filled, _text(name, language))


def in_both_languages(name: str, language: str) -> tuple[str, ...]:
    """Return a wording without values in every language, the one that is spoken first."""
    order = sorted(LANGUAGES, key=lambda one: one != language)
    return tuple(wording_for(name, one) for one in order)


def placeholders_of(name: str, language: str) -> frozenset[str]:
    """Return the names of the values that a wording needs."""
    return frozenset(_PLACEHOLDER.findall(_text(name, language)))


@cache
def _text(name: str, language: str) -> str:
    """Return what stands in a file, without the comment that says when it is shown."""
    folder = files(__name__)
    spoken = language if language in LANGUAGES else "en"
    path = folder.joinpath(spoken, f"{name}.md")
    if not path.is_file():
        path = folder.joinpath("en", f"{name}.md")
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(one for one in lines if not one.startswith("<!--")).strip()
