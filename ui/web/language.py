"""The words of the pages in the language of the reader, from one catalogue per language.

A catalogue is a folder of Fluent files, one for each room: `words/en/`, `words/cy/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from corpus.written_date import PartialDate

LANGUAGES = ("en", "cy")
COOKIE = "language"
_LOCALES = {"en": "en_GB", "cy": "cy"}
_LONGEST_VALUE = 900
_PREFERRED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*\s*(?:;\s*q=([0-9.]{1,5}))?\s*")


class UnknownWords(KeyError):
    """A message that no catalogue has: a fault of the program."""


class Words:
    """Says a message of the catalogue in one language, in English where that language lacks it."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of `language`, one of `LANGUAGES`."""
        self.language = language
        self._bundles = [_bundle(one) for one in dict.fromkeys((language, "en"))]
        self._fixed: dict[str, str] = {}

    def __call__(self, message: str, **values: Any) -> str:
        """Return a message with its values put in; raises `UnknownWords`."""
        if values:
            return self._said(message, values)
        # Most messages have nothing to put in, and a page has hundreds of them.
        if message not in self._fixed:
            self._fixed[message] = self._said(message, {})
        return self._fixed[message]

    def _said(self, message: str, values: dict[str, Any]) -> str:
        values = {name: _shortened(one) for name, one in values.items()}
        for bundle in self._bundles:
            if bundle.has_message(message):
                pattern = bundle.get_message(message).value
                if pattern is None:
                    break
                said, problems = bundle.format_pattern(pattern, values)
                if problems:
                    raise UnknownWords(f"{message} ({self.language}): {problems[0]}")
                return str(said)
        raise UnknownWords(f"No catalogue has the message {message!r}; add it to ui/web/words.")

    def says(self, message: str) -> bool:
        """Tell whether the catalogues have a message."""
        return any(one.has_message(message) for one in self._bundles)

    def day(self, when: PartialDate | date) -> str:
        """Return a date in words, as far as it is known: 8 June 2021, Mawrth 2020, or 2019."""
        known = when if isinstance(when, PartialDate) else PartialDate.of(when)
        shape = "d MMMM y" if known.day else "MMMM y" if known.month else "y"
        return format_date(known.first_day, shape, locale=_LOCALES[self.language])

    def moment(self, when: datetime) -> str:
        """Return a day and time in words, as the clock of this machine has it."""
        return format_datetime(when.astimezone(), "d MMMM y, HH:mm", locale=_LOCALES[self.language])


def _shortened(value: Any) -> Any:
    """Return a value as Fluent takes it: it refuses a text of more than 1,000 characters."""
    too_long = isinstance(value, str) and len(value) > _LONGEST_VALUE
    return f"{value[:_LONGEST_VALUE]}…" if too_long else value


@cache
def words_in(language: str) -> Words:
    """Return the words of a language, read once; of English for one that is not spoken here."""
    return Words(language if language in LANGUAGES else "en")


def language_of(asked: str | None, kept: str | None, accepted: str | None) -> str:
    """Return the language to speak: the one asked for, the one kept, or the browser's."""
    for one in (asked, kept):
        if one in LANGUAGES:
            return str(one)
    return next((one for one in _by_preference(accepted or "") if one in LANGUAGES), "en")


def catalogue_files(language: str) -> Iterator[Traversable]:
    """Yield the files of one language's catalogue, by name."""
    folder = files("ui.web").joinpath("words", language)
    yield from sorted(folder.iterdir(), key=lambda one: one.name)


@cache
def _bundle(language: str) -> FluentBundle:
    # Marks around values would be shown by what reads them as plain text.
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    for one in catalogue_files(language):
        bundle.add_resource(FluentResource(one.read_text(encoding="utf-8")))
    return bundle


def _by_preference(accepted: str) -> list[str]:
    """Return the languages of an Accept-Language header, the most wanted first."""
    wanted: list[tuple[float, int, str]] = []
    for place, one in enumerate(accepted[:500].split(",")):
        found = _PREFERRED.fullmatch(one)
        if found:
            wanted.append((-_weight(found[2]), place, found[1].lower()))
    return [language for weight, _, language in sorted(wanted) if weight < 0]


def _weight(written: str | None) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
