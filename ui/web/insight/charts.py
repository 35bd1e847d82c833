"""Charts as numbers that a template draws: columns over time, and bars beside their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Heights and widths are in hundredths of the drawing.
_FULL = 100.0
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a drawing that is 100 high; `inner` is the height of what is set before it."""

    x: float
    width: float
    height: float
    inner: float = 0.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns over time, with what stands at the ends of the axes."""

    columns: tuple[Column, ...]
    most: str
    first: str
    last: str
    said: str

    @property
    def width(self) -> int:
        """How wide the drawing is."""
        return 10 * max(1, len(self.columns))


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of words, a number and a bar of its length; `address` leads further."""

    label: str
    value: str
    width: float
    address: str = ""
    note: str = ""


def columns(
    values: Sequence[float],
    *,
    most: str,
    ends: tuple[str, str],
    said: str,
    inner: Sequence[float] = (),
) -> Columns:
    """Return columns as high as `values`, each before one of `inner` if there are any."""
    highest = max([*values, *inner], default=0) or 1
    gap = 10 * _GAP
    drawn = tuple(
        Column(
            x=round(10 * place + gap / 2, 2),
            width=round(10 - gap, 2),
            height=round(_FULL * value / highest, 2),
            inner=round(_FULL * inner[place] / highest, 2) if inner else 0.0,
        )
        for place, value in enumerate(values)
    )
    return Columns(drawn, most, *ends, said)


def bars(rows: Iterable[tuple[str, int, str, str]], say: str = "{:,}") -> list[Bar]:
    """Return a bar for each row of words, number, address and note."""
    told = list(rows)
    highest = max((count for _, count, _, _ in told), default=0) or 1
    return [
        Bar(label, say.format(count), round(_FULL * count / highest, 2), address, note)
        for label, count, address, note in told
    ]
