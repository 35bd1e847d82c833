"""The prompts: Markdown files that policy staff can read and change, with values put in."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def prompt(name: str, **values: str) -> str:
    """Return the prompt in `prompts/name`.md with its values put in, whatever stands in them.

    Raises `KeyError` for a value that is missing.
    """
    return _PLACEHOLDER.sub(lambda found: values[found[1]], _text(name))


@cache
def _text(name: str) -> str:
    """Return what stands in a file, without the comment that says what it is for."""
    path = files(__package__).joinpath("prompts", f"{name}.md")
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(one for one in lines if not one.startswith("<!--")).strip()
