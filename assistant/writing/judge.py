"""Decides what becomes of a claim: shown as written, shown as its quote, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Statement
from assistant.check import is_exact
from assistant.checking.verdict import Evidence, Objection
from assistant.cite import citation_of
from assistant.parts import Parts
from assistant.working import Working
from assistant.writing.claims import Claim
from assistant.writing.given import GivenPassage
from assistant.writing.support import Support, find_support

_LONGEST_NOTED = 160


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what may be shown of it: `statement` is nothing if it was dropped.

    `passed` tells that it is shown as it was written; `note` says for the trace what was amiss.
    """

    passed: bool
    statement: Statement | None = None
    citations: tuple[Citation, ...] = ()
    note: str = ""


def judge(
    claim: Claim, given: Mapping[str, GivenPassage], working: Working, parts: Parts
) -> Judged:
    """Check a claim against the words it relies on, as they stand in the library."""
    supports, faults = _supports(claim, given)
    text = _without_marks(claim.statement, given)
    if not supports:
        return Judged(False, note=_noted("dropped", text, "; ".join(faults) or "no words to check"))
    citations = _citations(supports, working, parts)
    if not citations or not all(is_exact(one, parts) for one in citations):
        return Judged(False, note=_noted("dropped", text, "its quotes are not in the library"))
    objections = parts.checker.objections_to(text, [_evidence(one) for one in supports])
    if objections:
        quoted = Statement("\n".join(one.quote for one in citations), ())
        why = "; ".join(map(_said, objections))
        return Judged(False, quoted, citations, _noted("quoted instead", text, why))
    note = _note_on_shown(text, supports, faults, parts)
    return Judged(True, Statement(text, (), written=True), citations, note)


def _note_on_shown(
    text: str, supports: Sequence[Support], faults: Sequence[str], parts: Parts
) -> str:
    """Return what was amiss with a statement that is shown, and what rules said in vain."""
    if faults:
        return _noted("kept without some of its support", text, "; ".join(faults))
    by_rule = parts.checker.objections_by_rule(text, [_evidence(one) for one in supports])
    return _noted("shown, read together", text, "; ".join(map(_said, by_rule))) if by_rule else ""


def _supports(claim: Claim, given: Mapping[str, GivenPassage]) -> tuple[list[Support], list[str]]:
    supports: list[Support] = []
    faults: list[str] = []
    for one in claim.support:
        passage = given.get(one.passage.strip().strip("[]()"))
        if passage is None:
            faults.append(f"no passage {one.passage[:24]!r} was given")
            continue
        found = find_support(one.words, passage)
        if found is None:
            faults.append("the words it relies on are not in the passage")
        elif found not in supports:
            supports.append(found)
    return supports, faults


def _citations(supports: list[Support], working: Working, parts: Parts) -> tuple[Citation, ...]:
    return tuple(
        citation_of(one.given.document, one.given.match, span, working, parts)
        for one in supports
        for span in one.spans
    )


def _evidence(support: Support) -> Evidence:
    return Evidence(support.text, support.given.headings)


def _without_marks(statement: str, given: Mapping[str, GivenPassage]) -> str:
    """Return a statement in one line, without the ids that some models put behind it."""
    ids = "|".join(map(re.escape, given))
    return " ".join(re.sub(rf"\s*[\[(](?:{ids})(?:\s*,\s*(?:{ids}))*[\])]", "", statement).split())


def _said(objection: Objection) -> str:
    return f"{objection.fault.value}: {objection.reason}"


def _noted(what: str, text: str, why: str) -> str:
    short = text if len(text) <= _LONGEST_NOTED else text[: _LONGEST_NOTED - 1] + "…"
    return f"written, {what}: “{short}” ({why})"
