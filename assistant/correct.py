"""Step for questions that take an overtaken rule for granted: the present rule comes first."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from assistant.answer import Notice
from assistant.asks_for import WORDS_OF_ASKING
from assistant.asks_whether import asks_meaning, asks_whether, asks_whether_still
from assistant.divide import has_subject
from assistant.held_changes import HeldChange
from assistant.letter import Letter
from assistant.parts import Parts
from assistant.quantities import Quantity, quantities_in, shared, without_quantities
from assistant.set_apart import asks_for_history
from assistant.signals import heading_of, rarity_of
from assistant.units import section_units
from assistant.wording import wording_for
from assistant.working import Premise, Unit, Working
from corpus.currency import standing_at
from corpus.marks import FactChange, Mark
from corpus.publication import Status
from index.exported_model import Vectors
from index.keywords import stems_of
from index.reader import ReadablePassage
from index.references import references_in

# Nearness is the likeness of the question to the old rule, and the share of its rare words that
# stand in it. Chosen on 185 questions that others wrote.
# How near a question must be to an overtaken rule to be about it: if it names a thing that is no
# more, if it names the old amount, and if it only asks whether something is so.
_NEAR_WITH_NAME = 0.2
_NEAR_WITH_AMOUNT = 0.42
_NEAR_WITHOUT = 0.65
_WORDS_WEIGHT = 0.3
# A rule much less near than another is beside the point; so is one that is less near than what
# answers: much less if it has the old amount of the question, a little less if it was found by
# likeness alone and what answers is its present rule, and less at all if that is something else.
_FURTHEST_FROM_NEAREST = 0.2
_FURTHEST_FROM_ANSWER = {3: math.inf, 2: 0.2, 1: 0.1}
_ENDED_UNITS_READ = 6
_CHANGES_TRIED = 3
# What is found by likeness alone often speaks of the same thing and not of what is asked ("can I
# recall someone on a suspended sentence"). Of 32 such that were not quoted first anyway, 9 were
# wanted: the old rule would have answered them, and the present one may. What is quoted first needs
# no more than some likelihood.
_OLD_ANSWERS, _PRESENT_MAY = 0.6, 0.25
_MAY_ANSWER = 0.3
_STATEMENTS_A_SIDE = 2
# Current text that says this much less about the question is about something else, unless it shares
# most of its words with the ended text: whoever quotes an old rule has its words and not the new.
_FURTHEST_BELOW = 0.2
_SHARED_WORDS = 0.5
_FEWEST_SHARED = 3
# Two or more words with capitals, or an abbreviation; not the first word of a sentence.
_NAME = re.compile(
    r"\b(?!(?:The|An?|Every|Each|Any|All|No|If|Where|When|In|For|On|At|By)\b)"
    r"[A-Z][\w'’-]*(?:\s+(?:(?:of|for|and)\s+)?[A-Z][\w'’-]*)+|\b[A-Z]{3,}\b"
)
# "no longer 12 months" and "not the former £10" name the old amount to deny it.
_DENIED = re.compile(
    r"\b(?:no longer|not|former(?:ly)?|rather than|instead of|without)\b[^.:;,]*", re.IGNORECASE
)


def correct(working: Working, parts: Parts) -> Working:
    """Find out whether the question rests on a rule that ceased to apply, and what replaced it."""
    if working.outcome is not None or working.as_at is not None:
        return working
    if asks_for_history(working.sought, working.day):
        return working
    # "wot is the most" asks what, and does not say that something is.
    question = parts.understood(working.sought).corrected
    asked = _Asked(
        question,
        _naming(question, working.letter),
        quantities_in(question),
        parts.question_vector(working.query),
        _papers_of(question),
    )
    found = [
        one
        for one in (_of_notes(asked, working, parts), _of_ended_text(asked, working, parts))
        if one is not None
    ]
    if not found:
        return working
    best = max(found, key=lambda one: (one.sureness, one.nearness))
    if not _is_admitted(best.premise, working, parts):
        left_out = Notice("left_out", wording_for("overtaken_left_out", working.language))
        return replace(working, notices=(*working.notices, left_out))
    note = f"rests on an overtaken rule: {best.was!r}, likeness {best.nearness:.3f}"
    return replace(working, premise=best.premise, notes=(*working.notes, note))


def _naming(question: str, letter: Letter | None) -> str:
    """Return the words that can name a thing that is no more.

    Of a question of a letter its sender's own, where these say what it is about: the topic put in
    front may be no more than what the letter spoke of before.
    """
    return letter.as_put if letter is not None and has_subject(letter.as_put) else question


def _is_admitted(premise: Premise, working: Working, parts: Parts) -> bool:
    """Tell whether what would be quoted is in the scope that the person has narrowed to."""
    admitted = parts.documents.admitted(working.scope)
    quoted = {one.document.id for one in (*premise.was, *premise.now)}
    return admitted is None or quoted <= admitted


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked; `naming` are the words of it that can name a thing that is no more.

    `papers` are those that it names by their reference.
    """

    question: str
    naming: str
    amounts: frozenset[Quantity]
    vector: Vectors
    papers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """An overtaken rule that the question rests on, and how surely and nearly."""

    sureness: int
    nearness: float
    was: str
    premise: Premise


def _of_notes(asked: _Asked, working: Working, parts: Parts) -> _Found | None:
    """Return the change, of all that the notes held tell of, that the question rests on most."""
    changes, vectors = parts.changes.all()
    if not changes:
        return None
    rarity = rarity_of(asked.question, parts)
    shares = [_share_of_words(rarity, one.change.was) for one in changes]
    nearness = vectors @ asked.vector + _WORDS_WEIGHT * np.asarray(shares, dtype=np.float32)
    least = float(nearness.max()) - _FURTHEST_FROM_NEAREST
    answered = _nearness_of_answer(working)
    likely = []
    for place, (held, near) in enumerate(zip(changes, nearness.tolist(), strict=True)):
        sure = _sureness_of_change(asked, held.change, near)
        if sure and near >= answered - _FURTHEST_FROM_ANSWER[sure] and (near >= least or sure == 3):
            likely.append((sure, near, place))
    for sure, near, place in sorted(likely, reverse=True)[:_CHANGES_TRIED]:
        premise = _premise_of(changes[place], working, parts)
        if not premise.now:
            continue
        claim = changes[place].change.was
        is_answer = _is_answer(premise.now, working)
        read = _read(asked, premise.now[0], claim, parts)
        if sure == 1 and not _is_asked(asked, is_answer, read, surely=near >= answered):
            continue
        beside = sure == 3 and not is_answer and _is_answered_better(asked, read, working)
        return _Found(sure, near, claim, replace(premise, is_beside=beside))
    return None


def _is_answer(now: Sequence[Unit], working: Working) -> bool:
    """Tell whether the unit that answers best is one of a present rule."""
    best = working.units[0] if working.units else None
    return best is not None and any(
        (one.document.id, one.span) == (best.document.id, best.span) for one in now
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """How likely, by the reader, the present rule answers the question, and the old one."""

    now: float
    was: float


def _read(asked: _Asked, now: Unit, claim: str, parts: Parts) -> _Read | None:
    """Return what the reader makes of both rules; nothing if there is no reader."""
    heading = heading_of(now)
    passages = [ReadablePassage(heading, (one,)) for one in (now.words_with_leads, claim)]
    readings = parts.reader.read(parts.understood(asked.question).text, passages)
    return _Read(readings[0].answers, readings[1].answers) if readings else None


def _is_asked(asked: _Asked, is_answer: bool, read: _Read | None, *, surely: bool) -> bool:
    """Tell whether a rule that was found by likeness alone is what the question asks about."""
    if read is None:
        return is_answer or surely
    if is_answer and asks_whether_still(asked.question):
        return True
    if is_answer:
        return (read.now + read.was) / 2 >= _MAY_ANSWER
    return read.was >= _OLD_ANSWERS and read.now >= _PRESENT_MAY


def _is_answered_better(asked: _Asked, read: _Read | None, working: Working) -> bool:
    """Tell whether something else answers what is asked of a thing that is no more.

    "How many charities worked for the CRCs" is not answered by their end; whether they still exist
    is.
    """
    if read is None or not working.units or asks_whether_still(asked.question):
        return False
    return working.units[0].signals.get("answers", 0.0) > read.now


def _nearness_of_answer(working: Working) -> float:
    """Return how near the best unit is, by the measure by which overtaken rules are compared."""
    if not working.units:
        return 0.0
    signals = working.units[0].signals
    return signals.get("likeness", 0.0) + _WORDS_WEIGHT * signals["coverage"]


def _sureness_of_change(asked: _Asked, change: FactChange, near: float) -> int:
    """Return 3 for a thing that is no more, 2 for an old amount, 1 for likeness alone, or 0."""
    if near < _NEAR_WITH_NAME or _is_of_other_papers(asked, change):
        return 0
    if _names_ended(asked.naming, change):
        return 3
    if near < _NEAR_WITH_AMOUNT:
        return 0
    was, now = quantities_in(change.was), quantities_in(_DENIED.sub(" ", change.now))
    if shared(asked.amounts, was) - shared(asked.amounts, now):
        return 2 if _same_subject(asked, change.was) else 0
    if asked.amounts and not shared(asked.amounts, was):
        return 0  # it has the present amount, or is about another rule
    return 1 if near >= _NEAR_WITHOUT and asks_whether(asked.question) else 0


def _is_of_other_papers(asked: _Asked, change: FactChange) -> bool:
    """Tell whether a change is of papers and the question of others (PI 07/2015, PI 04/2016)."""
    changed = _papers_of(change.was)
    if not changed or not asked.papers:
        return False
    return not asked.papers & (changed | _papers_of(change.now))


@lru_cache(4096)
def _papers_of(text: str) -> frozenset[str]:
    return frozenset(one.name for one in references_in(text, typed=True) if one.is_paper)


def _same_subject(asked: _Asked, claim: str) -> bool:
    """Tell whether question and claim share a word besides their amounts."""
    return bool(_subject_stems(asked.question) & _subject_stems(claim))


@lru_cache(4096)
def _subject_stems(text: str) -> frozenset[str]:
    return frozenset(stems_of(without_quantities(text))) - WORDS_OF_ASKING


def _share_of_words(rarity: dict[str, float], claim: str) -> float:
    """Return the share of the question's rare words that stand in the claim, amounts apart."""
    held = _subject_stems(claim)
    return sum(value for stem, value in rarity.items() if stem in held)


def _names_ended(question: str, change: FactChange) -> bool:
    """Tell whether a question speaks of a thing that is no more, and not only of what it means."""
    if asks_meaning(question):
        return False
    return any(
        re.search(rf"\b{re.escape(one)}(?:s|'s)?\b", question, re.IGNORECASE)
        for one in change.ended
    )


def _premise_of(held: HeldChange, working: Working, parts: Parts) -> Premise:
    marks = parts.documents.take(held.document_id).document.marks
    now = [one for one in marks if one.now == held.change.id]
    was = [one for one in marks if one.was == held.change.id and one.now is None]
    return Premise(
        _units_of_marks(held.document_id, was[:_STATEMENTS_A_SIDE], working, parts),
        _units_of_marks(held.document_id, now[:_STATEMENTS_A_SIDE], working, parts),
    )


def _units_of_marks(
    document_id: str, marks: Sequence[Mark], working: Working, parts: Parts
) -> tuple[Unit, ...]:
    units: list[Unit] = []
    shelved = parts.documents.take(document_id)
    for mark in marks:
        section = shelved.section_at(mark.start)
        match = parts.match_at(document_id, mark.start)
        if section is None or match is None:
            continue
        units += [
            replace(one, standing=standing_at(one.document, one.span, working.day, today=True))
            for one in section_units(shelved.document, section, match)
            if one.span[0] < mark.end and one.span[1] > mark.start
        ]
    return tuple(units)


def _of_ended_text(asked: _Asked, working: Working, parts: Parts) -> _Found | None:
    """Return what superseded or withdrawn text says, where current text speaks of the same.

    Of text that was replaced as a whole it is not known which of its rules changed; here, only an
    old amount, a name that current text no longer has or a "still" shows that the question rests
    on it.
    """
    ended = [
        one
        for one in working.ended_units[:_ENDED_UNITS_READ]
        if one.standing.change is None and one.standing.status is not Status.DRAFT
    ]
    if not working.units or not ended:
        return None
    vectors = parts.embedder.embed_passages([one.text for one in ended])
    for unit, near in zip(ended, vectors @ asked.vector, strict=True):
        now = _replacing(unit, working.units)
        alike = _tells_the_same(unit, now)
        sure = _sureness_of_text(asked, unit, now, float(near))
        if not sure and alike and near >= _NEAR_WITH_NAME:
            sure = 2 if _has_ended_name(asked.naming, unit, working.units) else 0
        if sure and (alike or now.score >= unit.score - _FURTHEST_BELOW):
            return _Found(sure, float(near), unit.text, Premise((unit,), (now,)))
    return None


def _replacing(ended: Unit, units: Sequence[Unit]) -> Unit:
    """Return the unit of what replaced the ended text that tells the same, or else its best.

    Where nothing is held of what replaced it, the best unit of all.
    """
    successor = ended.document.publication.replaced_by
    following = [
        one for one in units if successor and one.document.publication.external_id == successor
    ]
    alike = (one for one in following or units if _tells_the_same(ended, one))
    return next(alike, (following or units)[0])


def present_rule_of(ended: Unit, units: Sequence[Unit]) -> Unit | None:
    """Return what the replacement of an ended text says in its stead, where it was found."""
    if ended.standing.status is Status.DRAFT or not units:
        return None
    now = _replacing(ended, units)
    follows = now.document.publication.external_id == ended.document.publication.replaced_by
    return now if follows and _tells_the_same(ended, now) else None


def _tells_the_same(ended: Unit, now: Unit) -> bool:
    """Tell whether current text is the ended one with other amounts or names."""
    first, second = _subject_stems(ended.words_with_leads), _subject_stems(now.words_with_leads)
    both = len(first & second)
    return both >= _FEWEST_SHARED and both >= _SHARED_WORDS * min(len(first), len(second))


def _has_ended_name(question: str, ended: Unit, units: Sequence[Unit]) -> bool:
    """Tell whether a question names what the ended text names and no current text found does."""
    if asks_meaning(question):
        return False
    names = {one.group().removesuffix("s") for one in _NAME.finditer(ended.text)}
    current = "\n".join({one.document.id: one.document.text for one in units}.values())
    return any(
        _is_named(name, question) and name.casefold() not in current.casefold() for name in names
    )


def _is_named(name: str, question: str) -> bool:
    """Tell whether a question has a name, in this or another order: "captain of the quay"."""
    if re.search(rf"\b{re.escape(name)}s?\b", question, re.IGNORECASE):
        return True
    words = set(stems_of(name))
    return len(words) > 1 and words <= set(stems_of(question))


def _sureness_of_text(asked: _Asked, ended: Unit, now: Unit, near: float) -> int:
    was, is_now = quantities_in(ended.text), quantities_in(now.words_with_leads)
    if shared(asked.amounts, was) - shared(asked.amounts, is_now):
        return 2 if near >= _NEAR_WITH_AMOUNT and _same_subject(asked, ended.text) else 0
    if asked.amounts:
        return 0
    return 1 if near >= _NEAR_WITHOUT and asks_whether_still(asked.question) else 0
