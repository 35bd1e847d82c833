"""What the name of a file tells."""

from __future__ import annotations

import re
from pathlib import PurePath


def title_from_name(name: str) -> str:
    """Return the name without folders and ending, its words parted by spaces."""
    stem = PurePath(name).stem
    return " ".join(re.sub(r"[_+.\-]+", " ", stem).split()) or name


def ending_of(name: str) -> str:
    """Return the ending in lower case with its dot, or an empty string."""
    return PurePath(name).suffix.lower()
