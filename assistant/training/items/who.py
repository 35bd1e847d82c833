"""Items that ask who does something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.asking import first_part, question_from, subject_question_from
from assistant.training.english.casing import opening
from assistant.training.english.claim import MODALS, Claim, claim_in, is_plural
from assistant.training.english.verbs import third_person
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind
from assistant.training.items.choices import Choice, are_near, arranged
from assistant.training.items.draft import Bench, Draft
from assistant.training.material import Piece

POINTING = re.compile(
    r"\b(?:this|these|those(?! (?:who|on|in|with|under|whose|at|for)\b)"
    r"|such|same|above|below|they|their|them|it|its|he|she|his|her|there|others?"
    r"|another|themselves|itself|both|either|you|your|we|our|us)\b",
    re.IGNORECASE,
)
_WEAK_VERBS = re.compile(r"^(?:is|are|was|were|has|have|had)$")
_BY = re.compile(r"^(?P<before>.+?)\sby\s(?P<actor>(?:the|an?)?\s?[^,;]+)")
_PARTICIPLE = re.compile(
    r"^(?:\w+ly\s)?(?:\w+ed|made|given|taken|held|run|led|set|kept|sent|chosen|written|told|met|paid|found|seen|done)\b"
)
_ANYBODY = re.compile(
    r"^(?:the |an? )?(?:person|people|individuals?|offenders?|staff|case|family|families)$",
    re.IGNORECASE,
)
_NO_DEEDS = frozenset(
    {
        "say",
        "speak",
        "tell",
        "announce",
        "name",
        "report",
        "state",
        "publish",
        "find",
        "exist",
        "occur",
        "happen",
        "include",
        "consist",
        "contain",
        "mean",
        "need",
        "cost",
        "last",
    }
)
_FEWEST_WORDS = 3
_LONGEST, _LONGEST_NAME = 24, 7


@dataclass(frozen=True, slots=True)
class _Doing:
    """Who does something, by a question that lacks the name."""

    actor: str
    kind: str
    question: str
    worth: float
    is_plural: bool


def who_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts on who does what plain sentences tell."""
    names = _actors_by_kind(bench)
    for piece in pieces:
        doing = _doing_in(piece, bench)
        if doing is None:
            continue
        wrong = (
            one
            for one in sorted(
                names.get(doing.kind, []), key=lambda it: it.piece.topic != piece.topic
            )
            if not are_near(one.text, doing.actor)
            and one.is_plural == doing.is_plural
            and not content_of(one.text) <= content_of(doing.question)
            and bench.evidence.supports(doing.question, one.text, piece) is None
            and not content_of(one.text) <= content_of(piece.core)
        )
        found = arranged(opening(doing.actor), wrong, doing.question, bench)
        if found is None:
            continue
        options, right = found
        place = f", under “{piece.heading}”" if piece.heading else ""
        yield Draft(
            kind=ItemKind.WHO,
            question=doing.question,
            options=options,
            right=(right,),
            pieces=(piece,),
            explanation=f"The guidance names {doing.actor}{place}.",
            worth=doing.worth,
            matter=f"{piece.document.id}:{piece.unit.core[0]}",
        )


def _doing_in(piece: Piece, bench: Bench) -> _Doing | None:
    if piece.unit.is_row or not piece.is_whole or is_about_sources(piece.core):
        return None
    claim = claim_in(piece.core)
    if claim is None or POINTING.search(claim.rest):
        return None
    rest = first_part(claim.rest)
    if re.match(r"(?:not|never|no longer|neither|rated|only)\b", rest):
        return None
    return _by_subject(claim, rest, bench) or _by_agent(claim, rest, bench)


def _by_subject(claim: Claim, rest: str, bench: Bench) -> _Doing | None:
    actor = bench.casing.inside(claim.subject)
    kind = kind_of_actor(actor)
    weak = _WEAK_VERBS.match(claim.told)
    if _ANYBODY.match(actor) or claim.verb in _NO_DEEDS or not kind or (weak and not _acts(rest)):
        return None
    told = _singular(claim)
    question = subject_question_from("who", claim, rest).replace(
        f"ho {claim.told} ", f"ho {told} ", 1
    )
    if not _is_enough(f"{claim.verb} {rest}", actor):
        return None
    worth = 0.55 + 0.25 * (claim.helper in MODALS) - 0.15 * (kind == "person")
    return _Doing(actor, kind, question, worth, claim.is_plural)


def _acts(rest: str) -> bool:
    """Tell whether "has" or "is" stands for a deed: "is responsible for", "has to decide"."""
    return (
        re.match(r"(?:to|responsible for|in charge of|allowed to|required to|a duty to)\b", rest)
        is not None
    )


def _singular(claim: Claim) -> str:
    swaps = {"are": "is", "were": "was", "have": "has", "do": "does"}
    if claim.verb and claim.helper == "do":
        return third_person(claim.verb)
    return swaps.get(claim.told, claim.told)


def _by_agent(claim: Claim, rest: str, bench: Bench) -> _Doing | None:
    """Ask by whom something is done."""
    found = _BY.match(rest)
    passive = claim.helper in ("is", "are", "was", "were") and _PARTICIPLE.match(rest)
    passive = passive or (claim.helper in MODALS and re.match(r"be\s\w+", rest))
    if found is None or not passive or re.match(r",\s[A-Z]", rest[found.end() :]):
        return None
    actor = re.split(r"\s(?:who|which|with|in|to|on|at)\s", found["actor"].strip())[0]
    kind = kind_of_actor(actor)
    if not kind or not _is_enough(f"{claim.subject} {found['before']}", actor):
        return None
    if kind_of_actor(claim.subject) == "" and len(content_of(claim.subject)) < 2:
        return None
    question = question_from("by whom", claim, found["before"], bench.casing)
    return _Doing(actor, kind, question, 0.6, is_plural(actor))


def _is_enough(words: str, actor: str) -> bool:
    """Tell whether a question says enough, and does not name who is asked for."""
    said = content_of(words)
    named = content_of(actor)
    enough = len([one for one in said if not one[:1].isdigit()]) >= _FEWEST_WORDS
    shows = len(named & said) > len(named) / 3
    return enough and len(words.split()) <= _LONGEST and not shows


def _actors_by_kind(bench: Bench) -> dict[str, list[Choice]]:
    """Return the names of those who act in the guidance held, by kind, each once, known ones first.

    A name is known that acts in several sentences.
    """
    found: dict[frozenset[str], tuple[str, Choice]] = {}
    counted: Counter[frozenset[str]] = Counter()
    for piece in (*bench.material.pieces, *bench.material.others):
        claim = None if piece.unit.is_row or not piece.is_whole else claim_in(piece.core)
        if claim is None:
            continue
        actor = bench.casing.inside(claim.subject)
        kind, words = kind_of_actor(actor), content_of(actor)
        if kind and words and len(actor.split()) <= _LONGEST_NAME and not _ANYBODY.match(actor):
            found.setdefault(words, (kind, Choice(opening(actor), piece, claim.is_plural)))
            counted[words] += 1
    by_kind: dict[str, list[Choice]] = {}
    for words in sorted(found, key=lambda one: (-counted[one], sorted(one))):
        kind, choice = found[words]
        by_kind.setdefault(kind, []).append(choice)
    return by_kind
