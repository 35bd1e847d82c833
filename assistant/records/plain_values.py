"""Frozen dataclasses as plain values, and back: the only user of pydantic."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

_Kept = TypeVar("_Kept")


class UnfitValues(ValueError):
    """Values of which no such dataclass can be made; `place` says which, without their words."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place or 'the whole'}: {reason}")


class PlainValues(Generic[_Kept]):
    """Takes dataclasses of one kind apart, and makes equal ones again."""

    def __init__(self, kind: type[_Kept]) -> None:
        """Know the fields of `kind` and of all that it holds."""
        self._adapter = TypeAdapter(kind)

    def of(self, value: _Kept) -> Any:
        """Return the fields of a value as dictionaries, lists and simple values."""
        return self._adapter.dump_python(value)

    def made_of(self, values: Any) -> _Kept:
        """Make a value of what `of` returned; raises `UnfitValues`."""
        try:
            return self._adapter.validate_python(values)
        except ValidationError as problem:
            raise _unfit(problem) from problem

    def as_json(self, value: _Kept) -> str:
        """Return a value as indented JSON."""
        return self._adapter.dump_json(value, indent=1).decode()

    def from_json(self, text: str | bytes) -> _Kept:
        """Make a value of what `as_json` returned; raises `UnfitValues`."""
        try:
            return self._adapter.validate_json(text)
        except ValidationError as problem:
            raise _unfit(problem) from problem


def _unfit(problem: ValidationError) -> UnfitValues:
    # The words of what is kept stay out of the message: it is shown and logged.
    first = problem.errors(include_input=False, include_url=False)[0]
    return UnfitValues(".".join(str(one) for one in first["loc"]), first["msg"])
