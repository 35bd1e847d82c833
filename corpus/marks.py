"""Marks of starter notes: what each statement rests on, and which facts ceased to apply.

A statement ends with `[^publication-id]`, one or several. `[^was:change-id]` says besides that it
tells what ceased to apply, `[^now:change-id]` that it tells what applies instead; the front matter
of the note describes the change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import UnreadableFile
from corpus.written_date import PartialDate, date_from

_MARKS = re.compile(r"\s*((?:\[\^[^\[\]\s^]{1,120}\])+)")
_ONE = re.compile(r"\[\^([^\[\]\s^]+)\]")
_WAS, _NOW = "was:", "now:"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the statement between `start` and `end` (code points of the text) rests on.

    `publications` are ids. `was` is the id of the change by which the statement ceased to apply,
    `now` of the one by which it came to apply.
    """

    start: int
    end: int
    publications: tuple[str, ...] = ()
    was: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that ceased to apply, and what applies instead.

    `was` and `now` say both in short words, in the present tense. `applies_from` and `applies_to`
    are the first and the last day of the old fact, where known; `replaced_by` is the id of the
    publication that changed it. `ended` are names of things that are no more: who speaks of one as
    of today takes the old fact for granted.
    """

    id: str
    was: str
    now: str
    applies_from: PartialDate | None = None
    applies_to: PartialDate | None = None
    replaced_by: str | None = None
    ended: tuple[str, ...] = ()


def parted(words: str) -> tuple[str, list[Mark]]:
    """Part `words` into what is read and the marks in it, which count from its first character."""
    plain = ""
    marks: list[Mark] = []
    place = begun = 0
    for found in _MARKS.finditer(words):
        plain += words[place : found.start()]
        place = found.end()
        begun += len(plain[begun:]) - len(plain[begun:].lstrip(" |"))
        marks.append(_mark(begun, len(plain), _ONE.findall(found[1])))
        begun = len(plain)
    return plain + words[place:], marks


def _mark(start: int, end: int, names: Sequence[str]) -> Mark:
    return Mark(
        start,
        end,
        publications=tuple(one for one in names if not one.startswith((_WAS, _NOW))),
        was=_named(names, _WAS),
        now=_named(names, _NOW),
    )


def _named(names: Sequence[str], prefix: str) -> str | None:
    return next((one[len(prefix) :] for one in names if one.startswith(prefix)), None)


def changes_from(fields: Mapping[str, object], *, name: str) -> tuple[FactChange, ...]:
    """Read the `changes` of a note's front matter; raises `UnreadableFile` with what is wrong."""
    told = fields.get("changes", [])
    if not isinstance(told, list):
        raise UnreadableFile(name, "needs a list as changes in its front matter")
    return tuple(_change(one, name) for one in told)


def _change(told: object, name: str) -> FactChange:
    if not isinstance(told, dict) or not all(told.get(key) for key in ("id", "was", "now")):
        raise UnreadableFile(name, "has a change without id, was and now in its front matter")
    return FactChange(
        id=str(told["id"]),
        was=" ".join(str(told["was"]).split()),
        now=" ".join(str(told["now"]).split()),
        applies_from=_day(told, "from", name),
        applies_to=_day(told, "until", name),
        replaced_by=str(told["replaced_by"]) if told.get("replaced_by") else None,
        ended=_names(told.get("ended", []), name),
    )


def _names(told: object, name: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise UnreadableFile(name, "needs a list of names as ended in a change of its front matter")
    return tuple(told)


def _day(told: Mapping[object, object], key: str, name: str) -> PartialDate | None:
    value = told.get(key)
    if not value:
        return None
    day = date_from(str(value))
    if day is None:
        raise UnreadableFile(
            name,
            f"has a change with {key}: {str(value)[:80]!r} in its front matter, which is not a "
            "date; write it as 2021-06-26, 2021-06 or 2021",
        )
    return day
