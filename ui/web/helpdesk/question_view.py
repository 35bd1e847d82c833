"""Lays out the questions of an enquiry, each with its answer and the sources under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.helpdesk.reply.answered import AnsweredQuestion, Extent
from ui.source import sources_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import source_html
from ui.web.ask.turn_view import Take, turn_html
from ui.web.language import Words


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question; `turn` is it with its answer, empty where it has not been asked.

    `words` are the words of the message that it stands on, empty where they are the question's own
    or a person typed it. `banked` tells that its answer was approved before.
    """

    number: int
    text: str
    words: str
    banked: bool
    turn: Markup
    sources: tuple[Markup, ...]


def shown_questions(
    questions: Sequence[AnsweredQuestion], take: Take, words: Words
) -> tuple[ShownQuestion, ...]:
    """Return the questions in order, with numbers from 1."""
    return tuple(_shown(number, one, take, words) for number, one in enumerate(questions, start=1))


def _shown(number: int, one: AnsweredQuestion, take: Take, words: Words) -> ShownQuestion:
    text, stands_on = one.question.text, one.question.words
    apart = " ".join(stands_on.split()).casefold() != " ".join(text.split()).casefold()
    turn, sources = Markup(), tuple[Markup, ...]()
    if one.extent is not Extent.UNASKED and one.answer is not None:
        exchange = Exchange(number, text, one.answer, shown=len(one.answer.statements))
        turn = Markup(turn_html(exchange, take, words, here=True))
        sources = tuple(
            Markup(source_html(each, number, take, words, here=True))
            for each in sources_of(one.answer.citations)
        )
    return ShownQuestion(number, text, stands_on if apart else "", bool(one.banked), turn, sources)
