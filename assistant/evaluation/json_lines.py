"""Reads files of JSON objects, one a line, and names the line that is wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Turn
from assistant.evaluation.errors import UnusableSet


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a file; each method that takes a field raises `UnusableSet`."""

    path: Path
    number: int
    told: dict[str, Any]

    def wrong(self, reason: str) -> UnusableSet:
        """Return the error that says what is wrong with this line."""
        return UnusableSet(
            self.path, f"line {self.number} {reason}", "Correct or remove that line."
        )

    def words(self, name: str) -> str:
        """Return a text that has to be there and not be blank; a number will do."""
        value = self.told.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"has no {name!r} in words")
        return _storable(value)

    def words_or_none(self, name: str) -> str | None:
        """Return a text that may be absent or null."""
        return None if self.told.get(name) is None else self.words(name)

    def text(self, name: str) -> str:
        """Return a text that may be absent, null or blank: then it is empty."""
        value = self.told.get(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(f"has a {name!r} that is not words")
        return _storable(value or "")

    def listed(self, name: str) -> list[Any]:
        """Return a list that may be absent or null: then it is empty."""
        value = self.told.get(name)
        if value is not None and not isinstance(value, list):
            raise self.wrong(f"has a {name!r} that is not a list")
        return value or []

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts that may be absent."""
        values = self.listed(name)
        if not all(isinstance(one, str) for one in values):
            raise self.wrong(f"has something else than words in {name!r}")
        return tuple(_storable(one) for one in values)

    def turns(self, name: str) -> tuple[Turn, ...]:
        """Return the earlier turns, oldest first."""
        turns = []
        for one in self.listed(name):
            fits = isinstance(one, dict) and one.get("role") in ("user", "assistant")
            if not fits or not isinstance(one.get("content"), str):
                raise self.wrong(
                    f'has a turn in {name!r} without a "role" of "user" or "assistant" and a '
                    '"content" in words'
                )
            turns.append(Turn(one["role"], _storable(one["content"])))
        return tuple(turns)


def lines_of(path: Path, layout: str) -> Iterator[Line]:
    """Yield the objects of a file; `layout` says in an error what such a file holds."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _line(path, number, line)
    except FileNotFoundError as problem:
        raise UnusableSet(path, "is missing", layout) from problem
    except UnicodeDecodeError as problem:
        raise UnusableSet(path, f"is not UTF-8 ({problem})", "Save it as UTF-8.") from problem
    except OSError as problem:
        raise UnusableSet(path, f"cannot be read ({problem.strerror})", layout) from problem


def refuse_repeated(lines: Iterable[Line], name: str = "id") -> list[Line]:
    """Return the lines, each of which has an id of its own."""
    kept: dict[str, Line] = {}
    for line in lines:
        before = kept.setdefault(line.words(name), line)
        if before is not line:
            place = f"{before.path.name} line {before.number}"
            raise line.wrong(f"has the {name} {line.words(name)!r} of {place}")
    return list(kept.values())


def checksum_of(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of the bytes of all files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while portion := file.read(1 << 20):
                digest.update(portion)
    return digest.hexdigest()


def _line(path: Path, number: int, line: str) -> Line:
    try:
        told = json.loads(line)
    except ValueError as problem:
        raise UnusableSet(
            path, f"line {number} is not JSON ({problem})", "Correct or remove that line."
        ) from problem
    found = Line(path, number, told if isinstance(told, dict) else {})
    if not isinstance(told, dict):
        raise found.wrong("is not an object")
    return found


def _storable(text: str) -> str:
    """Return a text that can be stored: half of a surrogate pair becomes "?"."""
    return text.encode("utf-8", "replace").decode()
