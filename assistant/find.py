"""Step that searches the guidance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.asks_for import asked_part
from assistant.definition import definition_asked_for
from assistant.made_alike import made_alike, with_area
from assistant.parts import Parts
from assistant.working import Working
from index.opening import OpenIndex
from index.search import Match, Query

_MATCHES = 20
_MATCHES_OF_A_PART = 5
# A list of terms is about them all, so it may be found far down for each.
_MATCHES_FOR_A_TERM = 100


def find(working: Working, parts: Parts) -> Working:
    """Search the guidance with both arms, for the whole question and for each part of it."""
    if working.outcome is not None or working.placed is not None:
        return working
    with parts.index.lease() as opened:
        whole = parts.find(opened, working.query, _MATCHES, working.scope)
        of_parts = [
            parts.find(opened, one, _MATCHES_OF_A_PART, working.scope)
            for one in working.question_parts
        ]
        defining = list(_defining(working, whole, opened, parts))
        passages = len(opened.ids)
    found = _each_once((*_in_turn([whole, *of_parts]), *whole, *defining))
    matches = _on_what_is_named(working, found, parts)
    return replace(working, matches=matches, searched_passages=passages)


def _on_what_is_named(
    working: Working, matches: tuple[Match, ...], parts: Parts
) -> tuple[Match, ...]:
    """Leave out documents on another place than the one asked about; search more in those on it."""
    asked = with_area(working.query.question, parts)
    with parts.index.lease() as opened:
        if asked != parts.understood(working.query.question).terms:
            on_area = parts.find(opened, Query(asked), _MATCHES_OF_A_PART, working.scope)
            matches = _each_once((*_in_turn([matches, on_area]), *matches))
        alike = made_alike(matches, (asked,), parts)
        if not alike.others:
            return matches
        within = replace(working.scope, documents=alike.naming)
        more = [
            parts.find(opened, one, _MATCHES_OF_A_PART, within)
            for one in (working.query, *working.question_parts)
        ]
    kept = [one for one in matches if one.passage.document_id not in alike.others]
    return _each_once((*_in_turn([kept, *more]), *kept))


def _each_once(matches: Iterable[Match]) -> tuple[Match, ...]:
    found: dict[str, Match] = {}
    for match in matches:
        found.setdefault(match.passage.id, match)
    return tuple(found.values())


def _defining(
    working: Working, found: Sequence[Match], opened: OpenIndex, parts: Parts
) -> Iterator[Match]:
    """Yield the entry of each term whose meaning is asked for, if it was not found yet."""
    for query in (working.query, *working.question_parts):
        definition = definition_asked_for(asked_part(query.question), parts)
        if definition is None or any(definition.has_entry(one.passage, parts) for one in found):
            continue
        more = parts.find(opened, query, _MATCHES_FOR_A_TERM, working.scope)
        yield from [one for one in more if definition.has_entry(one.passage, parts)][:1]


def _in_turn(found: Sequence[Sequence[Match]]) -> Iterator[Match]:
    """Yield the best match of each part, then of the whole, then the second of each, and so on."""
    whole, *of_parts = found
    for those in zip_longest(*of_parts, whole[:_MATCHES_OF_A_PART]):
        yield from (one for one in those if one is not None)
