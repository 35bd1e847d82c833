"""Leaves out of the reader what no English text has: unused places, and other writings' letters."""

from __future__ import annotations

import json
from pathlib import Path

# Latin letters with their marks, and signs such as dashes, quotation marks and currencies.
_WRITINGS = ((0x0000, 0x024F), (0x2000, 0x21FF))
_NUMBERS_OF = "ids"


def english_tokenizer(path: Path) -> tuple[str, list[int]]:
    """Return a WordPiece tokenizer as JSON without the tokens that are left out, and who stays.

    Those that stay are told by their old numbers, in the order of their new ones. A letter that is
    left out is read as unknown.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    special = {one["content"] for one in told["added_tokens"]}
    old: dict[str, int] = told["model"]["vocab"]
    stays = sorted(
        (number, token) for token, number in old.items() if token in special or _is_english(token)
    )
    new = {token: place for place, (_, token) in enumerate(stays)}
    told["model"]["vocab"] = new
    for one in told["added_tokens"]:
        one["id"] = new[one["content"]]
    for name, one in told["post_processor"]["special_tokens"].items():
        one[_NUMBERS_OF] = [new[name]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text, [number for number, _ in stays]


def _is_english(token: str) -> bool:
    if token.startswith("[unused"):
        return False
    letters = token.removeprefix("##")
    return all(any(a <= ord(one) <= b for a, b in _WRITINGS) for one in letters)
