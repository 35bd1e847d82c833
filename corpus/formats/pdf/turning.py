"""Turns places on a page so that most of its text is upright, counted from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.formats.pdf.native import Box, Matrix

UPRIGHT, UPWARDS, UPSIDE_DOWN, DOWNWARDS, SLANTED = range(5)


@dataclass(frozen=True, slots=True)
class Turning:
    """How to look at a page whose box is `box` and whose text runs in `direction`."""

    box: Box
    direction: int = UPRIGHT

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is looked at."""
        left, right, bottom, top = self.box
        lying = self.direction in (UPWARDS, DOWNWARDS)
        return (top - bottom, right - left) if lying else (right - left, top - bottom)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the page."""
        left, right, bottom, top = self.box
        if self.direction == UPRIGHT:
            return x - left, top - y
        if self.direction == UPWARDS:
            return y - bottom, x - left
        if self.direction == UPSIDE_DOWN:
            return right - x, y - bottom
        return top - y, right - x

    def area(self, box: Box) -> Box:
        """Turn a box (left, right, bottom, top) into left, right, top, bottom as looked at."""
        first = self.point(box[0], box[2])
        second = self.point(box[1], box[3])
        return (
            min(first[0], second[0]),
            max(first[0], second[0]),
            min(first[1], second[1]),
            max(first[1], second[1]),
        )


def direction_of(matrix: Matrix) -> int:
    """Return in which direction text with this matrix runs."""
    along, across = matrix[0], matrix[1]
    if abs(across) <= abs(along) * 0.03:
        return UPRIGHT if along >= 0 else UPSIDE_DOWN
    if abs(along) <= abs(across) * 0.03:
        return UPWARDS if across > 0 else DOWNWARDS
    return SLANTED
