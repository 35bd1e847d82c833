"""Cases of nobody in particular, made from rules that say for whom, or when, they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.casing import Casing
from assistant.training.english.claim import MODALS, Claim, claim_in
from assistant.training.items.tables import row_of
from assistant.training.material import Piece
from assistant.training.reading_path import Stretch

_CONDITION = re.compile(r"^(?:if|where|when|whenever)\s", re.IGNORECASE)
_BEHIND = re.compile(r"(?:,?\s(?:if|when)|,\swhere)\s(?P<condition>[^,;:]{15,160})$")
_POINTING = re.compile(
    r"\b(?:this|these|those|that|they|them|their|it|its|he|she|such|above|below|you|your|we|our|any"
    r"|no|i|there)\b",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(
    r"^(?:the |an? )?(?:[\w’'()-]+\s){1,6}?(?:is|are|was|were|has|have|does|do|did|cannot|can|will"
    r"|must|may|fails?|misses|asks?|refuses?|breaks|lives|needs|agrees|leaves|moves|wants)\b"
)
_SOMEBODY = (
    r"(?:an?)\s(?:[\w-]+\s){0,3}?(?:person|case|adult|offender|victim|prisoner|child|man|woman|resident"
    r"|referral|requirement|order|licence|defendant|sentence|report|request|complaint|appointment"
    r"|practitioner|employee|family)"
)
_CASE_SUBJECT = re.compile(rf"^(?:{_SOMEBODY}|someone|somebody|anyone)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"^(?P<who>(?:{_SOMEBODY}|someone|anyone|people)\s(?:who|whose|which|that)\s.{{10,120}}?)\s"
    r"(?P<rule>(?:must|should|may|cannot|can|counts? as|gets?|has a right|is always|is never)\b"
    r".+)$",
    re.IGNORECASE,
)
_CASE_HEADER = re.compile(
    r"\b(?:sentence|case|offence|offender|situation|person|ground|who|victim|age|reason|absence|order"
    r"|requirement|event|if)\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\s(?:with|without|under|in|on|of|aged|recalled|released|charged|convicted|sentenced|serving|held"
    r"|living|who|whose)\s(?!probation$)",
)
_DEFINING = re.compile(r"^(?:an?|the)\s")
_WHAT = "What does the guidance say?"
_LONGEST = 30
_LONGEST_CELL = 16


@dataclass(frozen=True, slots=True)
class Case:
    """A situation with a question, the piece that answers, and how good a case it is."""

    situation: str
    question: str
    piece: Piece
    worth: float


def cases_in(stretch: Stretch, casing: Casing) -> Iterator[Case]:
    """Yield the cases that the rules of a section can be asked by."""
    for piece in stretch.pieces:
        if is_about_sources(piece.core):
            continue
        if piece.unit.is_row:
            yield from _of_row(piece)
        elif piece.is_whole:
            yield from _of_sentence(piece, casing)


def _of_sentence(piece: Piece, casing: Casing) -> Iterator[Case]:
    claim = claim_in(piece.core)
    if claim is None:
        yield from _of_relative(piece, casing)
        return
    condition, rule = _parted(claim)
    if not _is_a_rule(claim):
        return
    if condition:
        if _is_clear(condition) and not _is_history(condition, claim):
            situation = f"In a case in front of you, {casing.inside(condition)}."
            yield Case(situation, _question(claim, rule, casing), piece, _worth(claim, 1.0))
    elif _is_qualified(claim.subject) and not claim.opener:
        situation = f"In front of you is {casing.inside(claim.subject)}."
        yield Case(situation, _WHAT, piece, _worth(claim, 0.8))


def _of_relative(piece: Piece, casing: Casing) -> Iterator[Case]:
    found = _RELATIVE.match(piece.core.rstrip("."))
    if found is None or found["who"].split()[-1] in ("and", "or"):
        return
    if len(found["who"].split()) <= _LONGEST and not _POINTING.search(found["who"][4:]):
        situation = f"In front of you is {casing.inside(found['who'])}."
        yield Case(situation, _WHAT, piece, 0.9)


def _is_qualified(subject: str) -> bool:
    return _CASE_SUBJECT.match(subject) is not None and _QUALIFIED.search(subject) is not None


def _of_row(piece: Piece) -> Iterator[Case]:
    row = row_of(piece)
    if row is None or not _CASE_HEADER.search(row.header[0]) or len(row.cells) != 2:
        return
    words = f"{row.cells[0]} {row.cells[1]}"
    if is_about_sources(" ".join(row.header)) or re.search(r"\b(?:19|20)\d\d\b", words):
        return
    if max(len(one.split()) for one in row.cells) > _LONGEST_CELL or len(words.split()) < 6:
        return
    asked = _asked_of(row.header[1])
    if asked:
        yield Case(_situation_of(row.header[0], row.cells[0]), asked, piece, 0.7)


def _situation_of(header: str, cell: str) -> str:
    lowered = header[:1].lower() + header[1:]
    if lowered in ("case", "cases", "situation"):
        return f"In front of you is this case: {cell}."
    if lowered in ("who", "person", "people"):
        return f"In a case in front of you, the person is described so: {cell}."
    return f"In a case in front of you, the {lowered} is: {cell}."


def _asked_of(header: str) -> str:
    """Return the question that the head of a column asks, nothing if it is too short to ask one."""
    lowered = header[:1].lower() + header[1:].rstrip("?")
    if re.match(r"(?:who|what|which|where|when|how)\b", lowered):
        return f"Say {lowered}." if len(lowered.split()) > 1 else ""
    article = "" if lowered.endswith("s") and not lowered.endswith("ss") else "the "
    return f"What does the guidance give as {article}{lowered}?"


def _is_history(condition: str, claim: Claim) -> bool:
    told = re.search(r"\b(?:was|were|had)\b", condition) is not None
    return (told and claim.helper not in MODALS) or _DEFINING.match(claim.rest) is not None


def _parted(claim: Claim) -> tuple[str, str]:
    """Return the condition of a rule and what stands behind its verb without it."""
    if claim.opener and _CONDITION.match(claim.opener):
        return _CONDITION.sub("", claim.opener), claim.rest
    behind = _BEHIND.search(claim.rest)
    binds = claim.helper in MODALS or re.match(r"(?:not\s)?\w+ed\b", claim.rest) is not None
    if behind and not claim.opener and binds:
        return behind["condition"], claim.rest[: behind.start()]
    return "", ""


def _is_clear(condition: str) -> bool:
    return not _POINTING.search(condition) and _HAS_VERB.match(condition) is not None


def _is_a_rule(claim: Claim) -> bool:
    return claim.helper not in ("was", "were", "had", "did")


def _question(claim: Claim, rule: str, casing: Casing) -> str:
    subject = casing.inside(claim.subject)
    acts = kind_of_actor(subject) and not re.match(r"(?:not|be|have|get)\b", rule)
    if acts and claim.helper in MODALS and claim.helper != "cannot":
        return f"What {claim.helper} {subject} do?"
    if acts and claim.helper in ("does", "do") and claim.verb not in ("have", "mean", "get"):
        return f"What {claim.helper} {subject} do?"
    return _WHAT


def _worth(claim: Claim, base: float) -> float:
    return base + 0.5 * (claim.helper == "must") + 0.2 * (claim.helper in MODALS)
