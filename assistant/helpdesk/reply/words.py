"""What a reply says itself: reviewed lines in files, by language and by kind of sender."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.helpdesk.enquiry import Route
from assistant.reviewed_text import filled

LANGUAGES = ("en", "cy")
_DEFAULT = "default"


def said(table: str, name: str, language: str = "en", /, **values: object) -> str:
    """Return one line of a table with its values put in; a language without it says it in English.

    A name that has no line of its own gets the `default` of the table; raises `KeyError` where
    there is none either, which is a fault of the program.
    """
    return filled(_line(table, name, language), values)


def paragraphs_of_route(route: Route, language: str) -> tuple[str, ...]:
    """Return the paragraphs of the reviewed reply to an enquiry that belongs elsewhere."""
    return tuple(said("routes", route.value, language).strip().split("\n\n"))


def contacts_of(route: Route) -> tuple[str, ...]:
    """Return the names of the contacts that a route goes to, none where none is known."""
    return tuple(_file("wording/contacts.toml").get(route.value, ()))


def most_words(sender: str) -> int:
    """Return how many words of the guidance a reply to a kind of sender quotes at most."""
    table = _file("length.toml")
    return int(table.get(sender, table[_DEFAULT]))


def _line(table: str, name: str, language: str) -> str:
    spoken = language if language in LANGUAGES else "en"
    for one in (spoken, "en"):
        lines = _file(f"wording/{one}.toml")[table]
        if name in lines or _DEFAULT in lines:
            return str(lines.get(name, lines.get(_DEFAULT)))
    raise KeyError(f"{table}.{name}")


@cache
def _file(name: str) -> dict[str, Any]:
    text = files("assistant.helpdesk.reply").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
