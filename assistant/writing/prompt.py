"""The prompts: Markdown files that policy staff can read and change, with values put in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from assistant.reviewed_text import filled, read_reviewed


def prompt(name: str, **values: str) -> str:
    """Return the prompt in `prompts/name.md` with its values put in; raises `KeyError`."""
    return filled(_text(name), values)


@cache
def _text(name: str) -> str:
    return read_reviewed(files(__package__).joinpath("prompts", f"{name}.md"))
