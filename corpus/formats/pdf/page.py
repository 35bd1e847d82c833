"""What stands on a page: runs of text and ruled lines, from the top left corner, upright."""

from __future__ import annotations

from dataclasses import dataclass

ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one font on one line, without a wide gap inside.

    Places are points from the top left corner; `base` is the base line, `order` the place in the
    file. `glued` says that no space parts the run from the one before it. `role` is the tag of the
    structure tree that matters here: `H1` to `H6`, `Title`, `TH`, `Artifact` (not part of the
    content, such as a footer), or empty.
    """

    words: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int
    glued: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page (`y` from `start` to `end` along x) or down it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled area that is not white, or a picture."""

    left: float
    right: float
    top: float
    bottom: float
    picture: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the area."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is looked at; `number` counts from 1, sizes are in points."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    along: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    shades: tuple[Shade, ...] = ()
    has_picture: bool = False
