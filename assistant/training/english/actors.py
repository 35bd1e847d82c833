"""Names of those who act: an officer, a court, a victim."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_ASIDE = re.compile(r"\s?\([^)]*\)")
_BEHIND_HEAD = re.compile(r"\s(?:of|for|in|at|with|on|from|to|who|under|outside|inside)\s")
_FORBIDDEN = re.compile(r"\b(?:and|or|not|no|nobody|some|many|most|few|several|other)\b", re.I)
_NUMBERED = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|all|half)\b", re.I)
# Alone these name nobody: which office?
_BARE = frozenset(
    {
        *("office", "panel", "team", "teams", "unit", "units", "committee", "department", "agency"),
        *("agencies", "authority", "authorities", "council", "board", "company", "companies"),
        *("organisation", "organisations", "region", "regions", "head", "lead", "leads", "chair"),
        *("manager", "officer", "director", "service", "division", "forum", "commission", "worker"),
    }
)
_LONGEST = 8


def kind_of_actor(phrase: str) -> str:
    """Return which kind of actor a phrase names: role, body, person; or nothing."""
    if _FORBIDDEN.search(phrase) or _NUMBERED.search(phrase) or len(phrase.split()) > _LONGEST:
        return ""
    head = _BEHIND_HEAD.split(_ASIDE.sub("", phrase).strip())[0]
    words = head.split()
    if not words:
        return ""
    if {"service", "services", "page", "list"} & set(words):
        return ""  # a service in small letters is a program or a help, and acts for nobody
    if re.sub(r"^(?:the|an?)\s", "", head, flags=re.IGNORECASE).lower() in _BARE:
        return ""
    kind = _kinds().get(words[-1].lower(), "")
    if not kind and re.fullmatch(r"HM Inspectorate|Secretary|Head|Chief|Director", head):
        return "role"
    return kind


@cache
def _kinds() -> Mapping[str, str]:
    told = tomllib.loads(files(__package__).joinpath("actors.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in told.items() for word in words.split()}
