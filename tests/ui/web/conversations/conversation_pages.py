"""What is read of the pages of conversations, and ids that no conversation has."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx

from assistant.answer import Answer
from tests.ui.web.ask.made_turns import (
    said,
)

NOBODYS = "0" * 32
ODD_IDS = (
    *("none", NOBODYS, "%00", "%ff%fe", "%F0%9F%A6%93", "a" * 3000, "%3Cscript%3E", "' OR 1=1 --"),
    *("..%2e", "delete-al", "{{ 7*7 }}", "-1", "a%0d%0ab"),
)


def asking(question: str) -> Answer:
    return replace(said("one"), question=question)


def titles(response: httpx.Response) -> list[str]:
    """Return the titles of a list of conversations, in order."""
    return re.findall(r'<h2><a href="/conversations/\w+">(.*?)</a></h2>', response.text)


def link_named(response: httpx.Response, name: str) -> str | None:
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>{re.escape(name)}</a>', response.text)
    return found[1].replace("&amp;", "&") if found else None
