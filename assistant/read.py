"""Fourth step: the found passages are read closely, piece by piece."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.asks_for import (
    WORDS_OF_ASKING,
    Kind,
    asked_part,
    kinds_asked_for,
    parts_of,
    shows,
)
from assistant.parts import Parts
from assistant.units import units_of
from assistant.working import Unit, Working
from index.exported_model import Vectors
from index.keywords import stems_of
from index.search import Query

_PASSAGES_READ = 8
_HEADING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class UnitWeights:
    """What each signal of a unit counts towards its score.

    `length` (the logarithm of the number of words) keeps headings and bare rows, which are like
    every question of their subject, from outranking the sentence that says something; so does
    `row`, for a table's row. `official` lets official text outrank a note of ours. The first
    three were chosen by hand on 150 CLAPNQ and 300 PolicyQA questions, where with `length` they put
    a right sentence first in 0.74 and 0.55 (likeness alone 0.67 and 0.50); as these are the sets of
    the choice, expect less elsewhere. The other three were set by looking at answers, unmeasured.
    """

    likeness: float = 1.0
    coverage: float = 0.25
    kind: float = 0.08
    length: float = 0.05
    passage: float = 0.03
    official: float = 0.04
    row: float = -0.15


_WEIGHTS = UnitWeights()
# To the model an email address is a heap of letters; said in words, it is what was asked for.
_NAMED_FOR_THE_MODEL = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "the email address of the mailbox"),
    (re.compile(r"https?://\S+|www\.\S+"), "the web address"),
    (re.compile(r"\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b"), "the telephone number"),
)


def read(working: Working, parts: Parts) -> Working:
    """Score every unit of the best passages by how well it answers, best first."""
    if working.outcome is not None:
        return working
    units = [
        unit
        for match in working.matches[:_PASSAGES_READ]
        for unit in units_of(parts.documents.take(match.passage.document_id), match)
    ]
    unique = list({(one.document.id, one.span): one for one in reversed(units)}.values())
    scored = _scored(unique, working, parts)
    scored.sort(key=lambda one: (-one.score, one.document.id, one.span))
    return replace(working, units=tuple(scored))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question, or one part of it, wants: its vector, rare stems, and kinds of words."""

    vector: Vectors
    rarity: dict[str, float]
    kinds: frozenset[Kind]


def _scored(units: Sequence[Unit], working: Working, parts: Parts) -> list[Unit]:
    if not units:
        return []
    vectors = parts.embedder.embed_passages([_read_text(one) for one in units])
    whole, *wanted = _all_wanted(working, parts)
    top = max(one.match.score for one in units)
    scored = []
    for unit, vector in zip(units, vectors, strict=True):
        signals = _signals(unit, vector, whole, top)
        by_part = tuple(_score(_signals(unit, vector, one, top)) for one in wanted)
        rounded = {name: round(value, 5) for name, value in signals.items()}
        scored.append(replace(unit, score=_score(signals), part_scores=by_part, signals=rounded))
    return scored


def _all_wanted(working: Working, parts: Parts) -> list[_Wanted]:
    """Return what the whole question wants, and then each of its parts if there are several.

    A part is read together with the whole, half and half: "and what did it replace" alone has no
    subject.
    """
    asked = asked_part(working.question)
    vector = parts.question_vector(replace(working.query, question=asked))
    rarity = _rarity_with_earlier(replace(working.query, question=asked), parts)
    whole = _Wanted(vector, rarity, kinds_asked_for(working.question))
    several = parts_of(asked)
    if len(several) < 2:
        return [whole]
    wanted = []
    for part, own in zip(several, parts.embedder.embed_questions(several), strict=True):
        mixed = own + vector
        rarity = {name: value / 2 for name, value in whole.rarity.items()}
        for name, value in rarity_of(part, parts).items():
            rarity[name] = rarity.get(name, 0.0) + value / 2
        wanted.append(_Wanted(mixed / np.linalg.norm(mixed), rarity, kinds_asked_for(part)))
    return [whole, *wanted]


def _read_text(unit: Unit) -> str:
    """Return what the model reads of a unit: its section's heading, its leads, its words."""
    trail = unit.match.passage.heading_trail
    heading = f"{trail[-1]}: " if trail else ""
    text = heading + unit.words_with_leads
    for pattern, words in _NAMED_FOR_THE_MODEL:
        text = pattern.sub(words, text)
    return text


def _signals(unit: Unit, vector: Vectors, wanted: _Wanted, top: float) -> dict[str, float]:
    return {
        "likeness": float(vector @ wanted.vector),
        "coverage": _coverage(unit, wanted.rarity),
        "kind": _shown(unit, wanted.kinds),
        "length": math.log1p(len(unit.text.split())),
        "passage": unit.match.score - top,
        "row": 1.0 if unit.is_row else 0.0,
        "official": 0.0 if unit.document.publication.starter_note else 1.0,
    }


def _score(signals: dict[str, float]) -> float:
    total = sum(getattr(_WEIGHTS, name) * value for name, value in signals.items())
    return round(float(total), 5)


def _rarity_with_earlier(query: Query, parts: Parts) -> dict[str, float]:
    """Return the rare stems of the question and, by their weight, of those before it.

    A follow-up without a subject ("and how soon?") takes its subject from before.
    """
    weighted = [
        (text, weight)
        for text, weight in query.weighted()
        if set(stems_of(text)) - WORDS_OF_ASKING or not query.earlier
    ]
    total = sum(weight for _, weight in weighted) or 1.0
    found: dict[str, float] = {}
    for text, weight in weighted:
        for name, value in rarity_of(text, parts).items():
            found[name] = found.get(name, 0.0) + value * weight / total
    return found


def rarity_of(asked: str, parts: Parts) -> dict[str, float]:
    """Return the stems of a question with how rare each is, rarity summing to 1."""
    every = dict.fromkeys(stems_of(asked))
    stems = [one for one in every if one not in WORDS_OF_ASKING] or list(every)
    with parts.index.lease() as opened:
        rarity = opened.keywords.rarity(stems)
    total = sum(rarity) or 1.0
    return {stem: value / total for stem, value in zip(stems, rarity, strict=True)}


def _coverage(unit: Unit, rarity: dict[str, float]) -> float:
    """Return the share of the question's rare words that stand in the unit; half for its place."""
    words = set(stems_of(unit.words_with_leads))
    trail = " ".join((unit.document.publication.title, *unit.match.passage.heading_trail))
    place = set(stems_of(trail)) - words
    return sum(
        value * (1.0 if stem in words else _HEADING_SHARE if stem in place else 0.0)
        for stem, value in rarity.items()
    )


def _shown(unit: Unit, kinds: frozenset[Kind]) -> float:
    """Return the share of the kinds of words asked for that the unit shows."""
    if not kinds:
        return 0.0
    return float(np.mean([shows(kind, unit.words_with_leads) for kind in kinds]))
