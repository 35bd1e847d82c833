"""True or false: a statement of what must, should or may be done, as it is or turned round."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.claim import Claim, claim_in, points_outside
from assistant.training.english.turn_round import turned_round
from assistant.training.item import ItemKind, Option
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.named import is_vague
from assistant.training.material import Piece

TRUE, FALSE = "True", "False"
_LONGEST = 32
_POINTING = re.compile(
    r"\b(?:this|these|those(?! (?:who|on|in|with|under|whose|at|for)\b)"
    r"|such|same|above|below|there|former|latter|we|our|here)\b",
    re.I,
)
_PERSON = re.compile(
    r"^(?:the |an? )?(?:person|people|officer|manager|staff|employee|employer)s?$", re.I
)
_ASIDE = re.compile(r", not |\balso\b|\beither\b|\beven\b", re.IGNORECASE)


def force_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield a draft for each sentence that binds, allows or forbids, and stands alone."""
    for piece in pieces:
        if piece.unit.is_row or not piece.is_whole or is_about_sources(piece.core):
            continue
        claim = claim_in(piece.core)
        if claim is None or not _stands_alone(claim, piece, bench):
            continue
        other = turned_round(piece.core, claim)
        if other is None:
            continue
        is_true = _falls_true(piece.core)
        statement = piece.core if is_true else other.statement
        yield Draft(
            kind=ItemKind.TRUE_FALSE,
            question=_question(statement, piece),
            options=(Option(TRUE), Option(FALSE)),
            right=(0 if is_true else 1,),
            pieces=(piece,),
            explanation=_explanation(is_true, other.was, other.now),
            worth=0.7 - 0.1 * (len(piece.core.split()) > 22) - 0.2 * (other.was in ("can", "may")),
            matter=f"{piece.document.id}:{piece.unit.core[0]}",
        )


def _stands_alone(claim: Claim, piece: Piece, bench: Bench) -> bool:
    words = f"{claim.opener} {claim.rest}"
    if len(piece.core.split()) > _LONGEST or _POINTING.search(words) or _ASIDE.search(words):
        return False
    is_you = claim.subject.lower() == "you"
    if is_vague(claim.subject) and not is_you and not _acts(claim, bench):
        return False
    if points_outside(re.sub(r"\byour?\b", "", claim.opener, flags=re.IGNORECASE)):
        return False
    # "A later version may exist" tells what is possible, and allows nothing.
    denies = claim.helper in ("is", "are", "does", "do") and claim.rest.startswith("not ")
    if claim.helper in ("is", "are") and not denies:
        return False
    possible = claim.helper in ("may", "can") and not claim.rest.startswith("not ")
    return not possible or bool(
        is_you or _acts(claim, bench) or re.match(r"(?:also |only )?be \w+ed\b", claim.rest)
    )


def _acts(claim: Claim, bench: Bench) -> bool:
    return (
        bool(kind_of_actor(bench.casing.inside(claim.subject)))
        or _PERSON.match(claim.subject) is not None
    )


def _question(statement: str, piece: Piece) -> str:
    """Return a question that says whom "you" is, by the title that the statement stands under."""
    asked = f"True or false? {statement}"
    if not re.search(r"\byour?\b", statement, re.IGNORECASE):
        return asked
    return f"“{piece.document.publication.title.replace('?', '')}”. {asked}"


def _falls_true(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0


def _explanation(is_true: bool, was: str, now: str) -> str:
    if is_true:
        return f"True: the guidance says “{was}” in these very words."
    return f"False: the guidance says “{was}”, not “{now}”."
