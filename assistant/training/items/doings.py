"""Items that ask what somebody or something does, must or may do, among what others do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.asking import first_part, without_asides
from assistant.training.english.casing import opening
from assistant.training.english.claim import MODALS, Claim, claim_in
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind
from assistant.training.items.choices import Choice, are_near, arranged
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.named import is_vague
from assistant.training.items.who import POINTING
from assistant.training.material import Piece

_FEWEST_WORDS, _LONGEST = 3, 17
_UNASKABLE = re.compile(r"^(?:not|never|no longer|neither|only|also|be|have)\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Doing:
    """What a sentence says somebody does: `helper` is "must" or "does", `deed` what follows."""

    actor: str
    helper: str
    deed: str
    piece: Piece
    kind: str


def doing_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts on what those do whom the guidance names."""
    everywhere = [
        found
        for piece in (*bench.material.pieces, *bench.material.others)
        if (found := doing_in(piece, bench)) is not None
    ]
    for piece in pieces:
        own = doing_in(piece, bench)
        if own is None or is_vague(own.actor):
            continue
        question = f"Which of these {own.helper} {own.actor} do?"
        wrong = (
            Choice(opening(one.deed), one.piece)
            for one in everywhere
            if one.piece.topic == own.piece.topic
            and one.helper == own.helper
            and one.kind == own.kind
            and _is_wrong(one, own, bench)
        )
        arrangement = arranged(opening(own.deed), wrong, question, bench)
        if arrangement is None:
            continue
        yield Draft(
            kind=ItemKind.WHICH,
            question=question,
            options=arrangement[0],
            right=(arrangement[1],),
            pieces=(piece,),
            explanation="The guidance says the others of somebody or something else.",
            worth=0.5 + 0.15 * (own.helper in MODALS),
            matter=f"{piece.document.id}:{piece.unit.core[0]}",
        )


def doing_in(piece: Piece, bench: Bench) -> Doing | None:
    """Return what a piece says that somebody does, nothing if it says it not plainly."""
    if piece.unit.is_row or not piece.is_whole:
        return None
    return _doing(piece.core, piece, bench)


def _doing(core: str, piece: Piece, bench: Bench) -> Doing | None:
    claim = claim_in(core)
    if claim is None or claim.opener or is_about_sources(core) or not _acts(claim):
        return None
    actor = bench.casing.inside(claim.subject)
    if not kind_of_actor(actor):
        return None
    deed = without_asides(first_part(f"{claim.verb} {claim.rest}".strip())).strip(" ,")
    words = len(deed.split())
    if not _FEWEST_WORDS <= words <= _LONGEST or POINTING.search(deed) or _DATED.search(deed):
        return None
    return Doing(actor, claim.helper, deed, piece, kind_of_actor(actor))


def _acts(claim: Claim) -> bool:
    if claim.helper in MODALS:
        return not _UNASKABLE.match(claim.rest) and claim.helper != "cannot"
    return (
        claim.helper in ("do", "does") and bool(claim.verb) and claim.verb not in ("have", "mean")
    )


def _is_wrong(one: Doing, own: Doing, bench: Bench) -> bool:
    """Tell whether what another does may stand as a wrong answer."""
    if are_near(one.actor, own.actor) or are_near(one.deed, own.deed):
        return False
    named = content_of(own.actor)
    if named & content_of(one.deed) or named & content_of(own.deed) == named:
        return False
    return not _said_of(named, content_of(one.deed), bench)


def _said_of(named: frozenset[str], deed: frozenset[str], bench: Bench) -> bool:
    """Tell whether any sentence speaks of the actor and of nearly all of the deed."""
    rare = max(sorted(deed), key=lambda it: bench.evidence.rarity.get(it, 0.0), default="")
    for piece in bench.evidence.by_word.get(rare, []):
        held = bench.evidence.words[id(piece.unit)]
        if named <= held and len(deed & held) >= 0.6 * len(deed):
            return True
    return False
