"""First step: personal data is taken out, and what needs other help than a passage is settled."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import OF_ONE_CASE, Notice, Outcome
from assistant.parts import Parts
from assistant.screening.kinds import Kind
from assistant.screening.outside import outside
from assistant.screening.personal_data import masked, without_placeholders
from assistant.screening.situations import situation_of
from assistant.screening.vague import is_greeting, is_thanks, is_vague
from assistant.wording import wording_for
from assistant.working import Working
from corpus.remembered import remembering

_LONGEST_QUESTION = 4000
_TURNS_REMEMBERED = 2048
_LETTER = re.compile(r"\w")


def screen(working: Working, _: Parts) -> Working:
    """Take personal data out of question and history; settle what guidance does not answer."""
    working = _without_personal_data(working)
    question = working.question
    if not _LETTER.search(without_placeholders(question)):
        return _without_words(working)
    if len(question) > _LONGEST_QUESTION:
        return _settled(working, Outcome.NEEDS_DETAIL, "too_long")
    situation = situation_of(question)
    if situation is not None and not _settled_by_route(situation, working):
        return _settled(working, situation, situation.value)
    if working.history and is_thanks(question):
        return _settled(working, Outcome.NEEDS_DETAIL, "thanked")
    if is_greeting(question):
        return _settled(working, Outcome.NEEDS_DETAIL, "greeting")
    # "How long?" says enough behind an earlier question.
    if not working.history and is_vague(question):
        return _settled(working, Outcome.NEEDS_DETAIL, "vague")
    subject = outside(question)
    if subject is not None and subject.hopeless:
        return _settled(working, Outcome.OUT_OF_SCOPE, subject.wording)
    return replace(working, outside=subject)


def _settled_by_route(situation: Outcome, working: Working) -> bool:
    """Tell whether it was settled by the whole of a letter that no single case is asked about.

    A question of one speaks of "my son" as it tells of him, and wants the rule.
    """
    return working.letter is not None and situation in OF_ONE_CASE


def _without_words(working: Working) -> Working:
    if _LETTER.search(working.question):  # nothing but a name or a number was typed
        return _settled(working, Outcome.ABOUT_A_PERSON, "about_a_person")
    return _settled(working, Outcome.NEEDS_DETAIL, "empty")


def _without_personal_data(working: Working) -> Working:
    """Return a question and a history that nothing identifies a person in."""
    question = masked(working.question.strip())
    turns = tuple(replace(turn, content=_masked_turn(turn.content)) for turn in working.history)
    notices = working.notices
    if question.kinds:
        notices = (*notices, personal_data_notice(question.kinds, working.language))
    return replace(working, question=question.text, history=turns, notices=notices)


# Earlier turns come again with each further question. What was typed is not kept of them, only its
# checksum.
_masked_turn = remembering(
    _TURNS_REMEMBERED,
    lambda content: hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest(),
    lambda content: masked(content).text,
)


def personal_data_notice(kinds: Iterable[Kind], language: str = "en") -> Notice:
    """Return the notice that says which kinds of personal data were taken out."""
    *others, listed = [wording_for(f"kind_{kind.name.lower()}", language) for kind in kinds]
    if others:
        before = ", ".join(others)
        listed = wording_for("list_of_kinds", language, before=before, last=listed)
    return Notice("personal_data", wording_for("personal_data", language, kinds=listed))


def _settled(working: Working, outcome: Outcome, wording: str) -> Working:
    return replace(working, outcome=outcome, wording=wording_for(wording, working.language))
