"""Items that ask which of several things of one name does or is something: "Which report …?"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.asking import first_part, subject_question_from
from assistant.training.english.casing import opening
from assistant.training.english.claim import MODALS, Claim, claim_in
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind
from assistant.training.items.choices import Choice, are_near, arranged
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.who import POINTING
from assistant.training.material import Piece

_ASIDE = re.compile(r"\s?\([^)]*\)")
_BEHIND = re.compile(r"\s(?:of|for|in|at|with|on|from|to|under|by)\s")
_NUMBERED = re.compile(
    r"^(?:the )?(?P<head>(?:[A-Z][\w-]* )?(?:[Cc]ategory|[Ll]evel|[Tt]ier|[Ss]tage|[Pp]hase"
    r"|[Bb]and|[Gg]rade)) (?:\d|[A-G])$"
)
_FEWEST_WORDS = 4
_LONGEST, _LONGEST_NAME, _LONGEST_WRONG = 24, 9, 6


def thing_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts on what is told of one of several things of a kind."""
    names = _named(bench)
    for piece in pieces:
        found = _thing_in(piece)
        if found is None:
            continue
        claim, head, rest = found
        thing = bench.casing.inside(claim.subject)
        question = subject_question_from(f"which {head}", claim, rest)
        said = content_of(rest)
        named = content_of(thing) - content_of(head)
        if len(named & said) > len(named) / 3 or len(said) < _FEWEST_WORDS:
            continue
        wrong = (
            one
            for one in names.get(head, [])
            if not are_near(one.text, thing)
            and not content_of(one.text) - content_of(head) <= said
            and not content_of(one.text) <= content_of(piece.core)
            and bench.evidence.supports(question, one.text, piece) is None
        )
        near = (one for one in wrong if one.piece.topic == piece.topic)
        arrangement = arranged(opening(thing), near, question, bench)
        if arrangement is None:
            continue
        place = f", under “{piece.heading}”" if piece.heading else ""
        yield Draft(
            kind=ItemKind.WHICH,
            question=question,
            options=arrangement[0],
            right=(arrangement[1],),
            pieces=(piece,),
            explanation=f"The guidance says this of {thing}{place}.",
            worth=0.5 + 0.2 * (claim.helper in MODALS),
            matter=f"{piece.document.id}:{piece.unit.core[0]}",
        )


def head_of(phrase: str) -> str:
    """Return the head of a name if it is a thing that can be asked for, else nothing.

    Of "MAPPA category 3" that is "MAPPA category".
    """
    numbered = _NUMBERED.match(_ASIDE.sub("", phrase).strip())
    if numbered:
        return numbered["head"]
    words = _BEHIND.split(_ASIDE.sub("", phrase).strip())[0].split()
    plain = re.sub(r"^(?:the|an?)\s", "", " ".join(words), flags=re.IGNORECASE).split()
    if not plain or not 1 < len(phrase.split()) <= _LONGEST_NAME:
        return ""
    is_bare = len(plain) == 1 and not re.search(r"\s(?:of|for)\s", phrase)
    return "" if is_bare or plain[-1].lower() not in _heads() else plain[-1].lower()


def _thing_in(piece: Piece) -> tuple[Claim, str, str] | None:
    if piece.unit.is_row or not piece.is_whole or is_about_sources(piece.core):
        return None
    claim = claim_in(piece.core)
    if claim is None or claim.is_plural or POINTING.search(claim.rest):
        return None
    head = head_of(claim.subject)
    rest = first_part(claim.rest)
    if not head or re.match(r"(?:not|never|no longer|neither|only|also|an?|the)\b", rest):
        return None
    return (claim, head, rest) if len(rest.split()) <= _LONGEST else None


def _named(bench: Bench) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    seen: set[frozenset[str]] = set()
    for piece in (*bench.material.pieces, *bench.material.others):
        claim = None if piece.unit.is_row else claim_in(piece.core)
        if claim is None or claim.is_plural:
            continue
        name = bench.casing.inside(claim.subject)
        head, words = head_of(name), content_of(name)
        is_dated = re.search(r"\d{4}", name) is not None
        if head and words not in seen and not is_dated and len(name.split()) <= _LONGEST_WRONG:
            seen.add(words)
            found.setdefault(head, []).append(Choice(opening(name), piece))
    return found


@cache
def _heads() -> frozenset[str]:
    told = tomllib.loads(
        files("assistant.training.english").joinpath("things.toml").read_text(encoding="utf-8")
    )
    return frozenset(told["heads"].split())
