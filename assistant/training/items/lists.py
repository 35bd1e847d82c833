"""Items on lists: which of these stands in the list that a sentence announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.casing import opening
from assistant.training.english.claim import claim_in
from assistant.training.english.verbs import Tense, forms
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind
from assistant.training.items.choices import Choice, are_near, arranged
from assistant.training.items.draft import Bench, Draft
from assistant.training.material import Piece

_OPEN_END = re.compile(
    r"(?:must|should|may|can|will|to|that|if|by|when|where|is|are|include|includes|the|for|cannot)$",
    re.I,
)
_POINTING = re.compile(
    r"\b(?:this|those|it|they|their|above|such|you|your|we|our|here)\b", re.IGNORECASE
)
_ANNOUNCING = re.compile(
    r",?\s?(?:as follows|in the following (?:situations|cases|order)|such as)$", re.I
)
_FEWEST, _LONGEST, _SHORTEST = 3, 22, 2
_LONGEST_LEAD = 34
_PRONOUNS = frozenset({"it", "they", "he", "she", "there"})
_AN_ENTRY = re.compile(r"^[^.]{2,60}:\s")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with the sentence that announces it; `is_open` if an item ends that sentence."""

    lead: str
    items: tuple[Piece, ...]
    is_open: bool

    @property
    def first(self) -> Piece:
        """The first item."""
        return self.items[0]


def list_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield a draft for each list that its lead-in explains."""
    own = list(_lists_in(pieces))
    others = own + list(_lists_in([*bench.material.pieces, *bench.material.others]))
    for one in own:
        question = _question(one)
        if not question or len(one.items) < _FEWEST:
            continue
        right = max(one.items, key=lambda it: (_fitness(it), -it.number))
        wrong = [
            Choice(_words(it), it)
            for other in sorted(others, key=lambda it: it.first.topic != one.first.topic)
            if other.first.document.id == one.first.document.id and not _same_matter(one, other)
            for it in sorted(other.items, key=_fitness, reverse=True)[:2]
            if _form(it) == _form(right) and _may_be_wrong(it, one, bench)
        ]
        found = arranged(_words(right), wrong, question, bench)
        if found is None:
            continue
        yield Draft(
            kind=ItemKind.WHICH,
            question=question,
            options=found[0],
            right=(found[1],),
            pieces=(right,),
            explanation="The others stand in other lists.",
            worth=0.5,
            matter=f"{right.document.id}:list:{right.unit.group}",
        )


def _lists_in(pieces: list[Piece]) -> Iterator[Listed]:
    found: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        unit = piece.unit
        if unit.group >= 0 and not unit.is_row and not unit.introduces and len(unit.leads) == 1:
            found.setdefault((piece.document.id, unit.group), []).append(piece)
    for items in found.values():
        start, end = items[0].unit.leads[0]
        lead = items[0].document.text[start:end].strip().rstrip(":").strip()
        lead = opening(re.sub(r"^(?:yes|no)[,:]\s", "", lead, flags=re.IGNORECASE))
        if len(lead.split()) <= _LONGEST_LEAD:
            yield Listed(lead, tuple(items), bool(_OPEN_END.search(lead)))


def _question(one: Listed) -> str:
    lead = one.lead
    if _POINTING.search(lead) or is_about_sources(lead) or len(content_of(lead)) < 3:
        return ""
    if any(not _SHORTEST <= len(_words(it).split()) <= _LONGEST for it in one.items):
        return ""
    if any(_AN_ENTRY.match(it.core) for it in one.items):
        return ""
    if one.is_open:
        return f"Which of these completes the sentence “{lead} …”?"
    return f"“{_ANNOUNCING.sub('', lead)}”: which of these is on that list?"


def _form(piece: Piece) -> str:
    """Return the form of an item: an order, a clause, or the name of something."""
    first = piece.core.split()[0].lower().strip(",")
    found = forms().get(first)
    if first in ("it", "they", "he", "she", "the", "there", "no"):
        return f"{first} clause" if claim_in(_sentence(piece)) or first in _PRONOUNS else "name"
    if first == "to" or first.endswith("ing"):
        return "to" if first == "to" else "doing"
    if first == "be" or (found and found.tense is Tense.PLURAL):
        return "order"
    return "clause" if claim_in(_sentence(piece)) else "name"


def _sentence(piece: Piece) -> str:
    return f"{opening(piece.core.rstrip(';,. '))}."


def _fitness(piece: Piece) -> tuple[bool, int]:
    words = len(piece.core.split())
    return 4 <= words <= 14, -abs(words - 8)


def _words(piece: Piece) -> str:
    words = re.sub(r"[;,.]?\s?(?:and|or)?$", "", piece.core.strip())
    return opening(words.rstrip(";,. "))


def _same_matter(one: Listed, other: Listed) -> bool:
    some, others = content_of(one.lead), content_of(other.lead)
    return len(some & others) / max(1, min(len(some), len(others))) > 0.5


def _may_be_wrong(item: Piece, one: Listed, bench: Bench) -> bool:
    words = _words(item)
    if not 2 <= len(words.split()) <= _LONGEST or _AN_ENTRY.match(item.core):
        return False
    if any(are_near(words, it.core) for it in one.items) or _POINTING.search(words):
        return False
    if content_of(words) & content_of(one.lead):
        return False
    return bench.evidence.supports(one.lead, words, one.first) is None
