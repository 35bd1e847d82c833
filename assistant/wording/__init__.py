"""Reviewed wording for everything that is not an answer, one Markdown file each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def wording_for(name: str) -> str:
    """Return the wording in `name`.md, without the comment that says when it is shown."""
    lines = files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8").splitlines()
    return "\n".join(one for one in lines if not one.startswith("<!--")).strip()
