"""Questions and cases of a pack in a language model's words, where these say the same."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.checking.verdict import Evidence
from assistant.language_model.errors import ModelProblem
from assistant.language_model.role import Message, Request
from assistant.parts import Parts
from assistant.training.item import Item, ItemKind, Maker
from assistant.training.pack import Pack, Scenario
from assistant.training.validate import objections_to
from assistant.writing.prompt import prompt
from assistant.writing.repaired import objects_in, value_of

_AT_ONCE = 12
_MOST_TOKENS = 2_400
# How much longer than the original: enough for a plainer sentence, too little for another thought.
_LONGER_BY = 60
# The words of these are judged, quoted or filled in: other words would be another item.
_AS_THEY_ARE = frozenset({ItemKind.TRUE_FALSE, ItemKind.CURRENT_RULE})
_EXACT = re.compile(r"__|[“”]")
_MARKUP = re.compile(r"[<>\[\]{}`*_#|]|https?:|www\.")
_log = logging.getLogger(__name__)

SCHEMA: Mapping[str, Any] = {
    "title": "wordings",
    "type": "object",
    "additionalProperties": False,
    "required": ["wordings"],
    "properties": {
        "wordings": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "text"],
                "properties": {"id": {"type": "string"}, "text": {"type": "string"}},
            },
        }
    },
}


def reworded(pack: Pack, parts: Parts) -> Pack:
    """Return a pack in which a model, if one is set, has worded what it could word as truly.

    A wording is taken only if the checks of written answers find nothing in it that the wording by
    rule does not say, nothing of that left out, and no objection to the item with it. All others,
    and all when the model fails, stay as they are.
    """
    if not parts.model.name:
        return pack
    told = {one.id: one.question for one in pack.items if _may_be_reworded(one)}
    told |= {one.id: one.situation for one in pack.scenarios}
    wordings = _wordings(told, parts)
    with parts.at_one_moment() as now:
        items = _items(pack, wordings, now)
    scenarios = tuple(_scenario(one, wordings.get(one.id, "")) for one in pack.scenarios)
    return replace(pack, items=items, scenarios=scenarios)


def says_the_same(wording: str, original: str, parts: Parts) -> bool:
    """Tell whether a wording says all that the original says, and nothing else."""
    if len(wording) > len(original) + _LONGER_BY or _MARKUP.search(wording):
        return False
    if wording.count("?") != original.count("?") or not wording.endswith(original[-1:]):
        return False
    new, old = _as_statement(wording), _as_statement(original)
    checker = parts.checker
    return not (
        checker.objections_by_rule(new, [Evidence(old)])
        or checker.objections_by_rule(old, [Evidence(new)])
    )


def _as_statement(text: str) -> str:
    # The checks take a question for no statement at all.
    return text.rstrip("?") + "." if text.endswith("?") else text


def _may_be_reworded(item: Item) -> bool:
    by_rule = item.maker is Maker.RULE and item.shown
    return by_rule and item.kind not in _AS_THEY_ARE and not _EXACT.search(item.question)


def _wordings(told: Mapping[str, str], parts: Parts) -> dict[str, str]:
    """Return what the model makes of each text, without those that say something else."""
    found: dict[str, str] = {}
    ids = list(told)
    for start in range(0, len(ids), _AT_ONCE):
        some = {one: told[one] for one in ids[start : start + _AT_ONCE]}
        try:
            reply = "".join(parts.model.stream(_request(some, parts)))
        except ModelProblem as problem:
            _log.warning("The rest of a training pack was not worded anew. %s", problem)
            break
        for key, text in _read(reply):
            if key in some and text != some[key] and says_the_same(text, some[key], parts):
                found[key] = text
    return found


def _request(told: Mapping[str, str], parts: Parts) -> Request:
    listed = [{"id": key, "text": text} for key, text in told.items()]
    settings = parts.settings
    return Request(
        prompt("training"),
        (Message("user", json.dumps(listed, ensure_ascii=False, indent=1)),),
        schema=SCHEMA,
        most_tokens=_MOST_TOKENS,
        seconds=settings.model_seconds,
        first_piece_seconds=settings.model_first_seconds,
    )


def _read(reply: str) -> Iterator[tuple[str, str]]:
    for one in objects_in(value_of(reply)):
        key, text = one.get("id"), one.get("text")
        if isinstance(key, str) and isinstance(text, str) and text.strip():
            yield key, " ".join(text.split())


def _items(pack: Pack, wordings: Mapping[str, str], parts: Parts) -> tuple[Item, ...]:
    made: list[Item] = []
    for place, item in enumerate(pack.items):
        made.append(
            _item(item, wordings.get(item.id, ""), (*made, *pack.items[place + 1 :]), parts)
        )
    return tuple(made)


def _item(item: Item, wording: str, others: Sequence[Item], parts: Parts) -> Item:
    if not wording:
        return item
    worded = replace(item, question=wording, maker=Maker.MODEL)
    return item if objections_to(worded, parts, None, others) else worded


def _scenario(scenario: Scenario, wording: str) -> Scenario:
    return replace(scenario, situation=wording, maker=Maker.MODEL) if wording else scenario
