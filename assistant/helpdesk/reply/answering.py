"""Answering the questions of an enquiry: only what has changed is asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.ask import ask
from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route
from assistant.helpdesk.intake.blocks import sentences_of
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.scope import Scope
from assistant.screening.personal_data import masked

# A question, what its message says around it, the language, and the scope.
Asking = Callable[[str, Letter, str, Scope], Answer]

LONGEST_QUESTION = 1000
# So much of a long message tells what a question in it is about.
_AROUND = 1500  # characters before it, and behind it
_SENTENCES_BEFORE = 3


@dataclass(frozen=True, slots=True)
class AskInProcess:
    """Asks in this process, in plain English: stakeholders do not work in probation."""

    parts: Parts

    def __call__(self, question: str, letter: Letter, language: str, scope: Scope) -> Answer:
        """Return the answer to one question."""
        return ask(
            question,
            self.parts,
            scope=scope,
            language=language,
            manner=Manner.PLAIN,
            letter=letter,
        )


def answered(
    enquiry: Enquiry,
    questions: Sequence[FoundQuestion],
    before: Sequence[AnsweredQuestion],
    asking: Asking,
    *,
    language: str = "en",
    scope: Scope | None = None,
) -> tuple[AnsweredQuestion, ...]:
    """Answer `questions` in their order; what `before` holds an answer to is not asked again.

    Nothing is asked for an enquiry that belongs elsewhere: it is never answered from guidance.
    """
    asked_in = scope or Scope()
    if enquiry.route is not Route.GUIDANCE:
        return tuple(AnsweredQuestion(one) for one in questions)
    known = {
        _compared(one.question.text): one
        for one in before
        if one.answer is not None
        and one.answer.language == language
        and one.answer.scope == asked_in
    }
    found: list[AnsweredQuestion] = []
    for one in questions:
        kept = known.get(_compared(one.text))
        letter = letter_around(one, enquiry.message, found)
        answer = kept.answer if kept else asking(one.text, letter, language, asked_in)
        found.append(AnsweredQuestion(one, answer, kept.banked if kept else ""))
    return tuple(found)


def letter_around(
    question: FoundQuestion, message: Message, before: Sequence[AnsweredQuestion] = ()
) -> Letter:
    """Return what a message says around a question found in it, and a reply to those before it."""
    told = (one.answer.statements[:1] for one in before if one.answer is not None)
    letter = _letter_around(question, message)
    return replace(letter, told=tuple(statement.text for some in told for statement in some))


def _letter_around(question: FoundQuestion, message: Message) -> Letter:
    for text in (message.body, *message.earlier) if question.words else ():
        place = text.find(question.words)
        if place < 0:
            continue
        told = [" ".join(text[one.start : one.end].split()) for one in sentences_of(text[:place])]
        around = text[max(0, place - _AROUND) : place + len(question.words) + _AROUND]
        whole = " ".join((message.subject, *around.split()))
        return Letter(question.as_put, tuple(told[-_SENTENCES_BEFORE:]), whole)
    return Letter(question.as_put, (), message.subject)


def edited_questions(
    texts: Sequence[str], before: Sequence[FoundQuestion]
) -> tuple[FoundQuestion, ...]:
    """Return the questions that a person typed or left as they were, without personal data.

    A question that stays keeps the words it stands on; empty lines are dropped.
    """
    words = {_compared(one.text): one.words for one in before}
    typed = (" ".join(one.split())[:LONGEST_QUESTION] for one in texts)
    clean = (masked(one).text for one in typed if one)
    return tuple(FoundQuestion(one, words.get(_compared(one), "")) for one in clean)


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())
