"""Texts for policy staff to review: Markdown files, with values put in where braces stand."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from typing import Any

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def read_reviewed(file: Traversable) -> str:
    """Return what stands in a file, without the comment that says what it is for."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(one for one in lines if not one.startswith("<!--")).strip()


def filled(text: str, values: dict[str, Any]) -> str:
    """Return a text with its values put in, whatever stands in them; raises `KeyError`."""
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)
