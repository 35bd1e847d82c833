"""An answer of the Content API, read without trusting its form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from corpus.document import fold_space
from corpus.govuk.errors import UnusableAnswer


class Answer:
    """One object of an answer; what is absent or of another form reads as empty."""

    def __init__(self, values: dict[str, object]) -> None:
        """Read from the plain values of a JSON object."""
        self._values = values

    @classmethod
    def of(cls, body: bytes) -> Answer:
        """Read a whole answer; raises `UnusableAnswer`."""
        try:
            values = json.loads(body)
        except (ValueError, RecursionError) as problem:
            raise UnusableAnswer("answered something else than JSON") from problem
        if not isinstance(values, dict):
            raise UnusableAnswer("answered JSON that is no page")
        return cls(values)

    def text(self, name: str) -> str:
        """Return a text on one line, with nothing invisible in it."""
        value = self._values.get(name)
        return fold_space(_sound(value)) if isinstance(value, str) else ""

    def markup(self, name: str) -> str:
        """Return HTML as it stands: a text, or the HTML among several forms of one text."""
        value = self._values.get(name)
        if isinstance(value, str):
            return _sound(value)
        forms = [one for one in self.each(name) if one.text("content_type") == "text/html"]
        return "\n".join(one.markup("content") for one in forms)

    def truth(self, name: str) -> bool:
        """Tell whether a value is plainly true."""
        return self._values.get(name) is True

    def said(self, name: str) -> bool | None:
        """Return a truth value, or nothing where none is stated."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else None

    def number(self, name: str) -> int | None:
        """Return a whole number."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """Return the day, in the United Kingdom, of a moment that is stated."""
        value = self._values.get(name)
        return british_day(value) if isinstance(value, str) else None

    def within(self, name: str) -> Answer:
        """Return the object of this name, empty if there is none."""
        value = self._values.get(name)
        return Answer(value) if isinstance(value, dict) else Answer({})

    def each(self, name: str) -> Iterator[Answer]:
        """Yield the objects of a list."""
        value = self._values.get(name)
        for one in value if isinstance(value, list) else ():
            if isinstance(one, dict):
                yield Answer(one)


def _sound(words: str) -> str:
    """Return `words` without halves of characters, which JSON can name and nothing can write."""
    return words.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def british_day(words: str) -> date | None:
    """Return the day on which a moment fell in the United Kingdom, which is what GOV.UK shows."""
    try:
        moment = datetime.fromisoformat(words.strip())
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (moment + timedelta(hours=1 if _is_summer(moment) else 0)).date()


def _is_summer(moment: datetime) -> bool:
    """Tell whether clocks in the United Kingdom are an hour ahead; the rule since 1996.

    The rule stands here because not every machine has a database of time zones.
    """
    begins, ends = (_last_sunday(moment.year, month) for month in (3, 10))
    return begins <= moment < ends


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
