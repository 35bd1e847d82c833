"""Lays out the questions of an enquiry, each with its answer and the sources under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from assistant.answer import Answer
from assistant.helpdesk.reply.answered import AnsweredQuestion, Extent, doubtful
from assistant.quote_place import CHOSEN
from ui.source import sources_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import source_html
from ui.web.ask.turn_view import Take, nearest_of, turn_html
from ui.web.language import Words

_DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place that may answer a question; `number` is what it is chosen by.

    `lines` are the words there that come nearest to the question.
    """

    number: int
    title: str
    trail: str
    address: str
    starter_note: bool
    language: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question; `turn` is it with its answer, empty where it has not been asked.

    `extent` says how far it is answered, or that the answer is `doubtful`: its evidence is low.
    `words` are the words of the message that it stands on, empty where they are the question's own
    or a person typed it. `banked` tells that its answer was approved before, `chosen` that a person
    chose the place that it quotes; `places` are others that may be chosen.
    """

    number: int
    text: str
    words: str
    banked: bool
    extent: str
    turn: Markup
    sources: tuple[Markup, ...]
    chosen: bool = False
    places: tuple[ShownPlace, ...] = ()


def shown_questions(
    questions: Sequence[AnsweredQuestion], take: Take, words: Words, *, low_evidence: float
) -> tuple[ShownQuestion, ...]:
    """Return the questions in order, with numbers from 1."""
    doubts = doubtful([one.answer for one in questions], low_evidence)
    return tuple(
        replace(shown, extent=_DOUBTFUL) if doubt else shown
        for number, (one, doubt) in enumerate(zip(questions, doubts, strict=True), start=1)
        for shown in (_shown(number, one, take, words),)
    )


def _shown(number: int, one: AnsweredQuestion, take: Take, words: Words) -> ShownQuestion:
    text, stands_on = one.question.text, one.question.words
    apart = " ".join(stands_on.split()).casefold() != " ".join(text.split()).casefold()
    turn, sources = Markup(), tuple[Markup, ...]()
    if one.extent is not Extent.UNASKED and one.answer is not None:
        bare = replace(one.answer, nearest=())
        exchange = Exchange(number, text, bare, shown=len(bare.statements))
        turn = Markup(turn_html(exchange, take, words, here=True))
        sources = tuple(
            Markup(source_html(each, number, take, words, here=True))
            for each in sources_of(one.answer.citations)
        )
    return ShownQuestion(
        number=number,
        text=text,
        words=stands_on if apart else "",
        banked=bool(one.banked),
        extent=one.extent,
        turn=turn,
        sources=sources,
        chosen=CHOSEN in one.answer.trace.notes if one.answer else False,
        places=tuple(_places(one.answer, take)) if one.answer else (),
    )


def _places(answer: Answer, take: Take) -> Iterator[ShownPlace]:
    """Yield the places nearest to a question that its answer does not quote."""
    quoted = {(one.document_id, one.heading_trail) for one in answer.citations}
    for number, one in enumerate(answer.nearest):
        if (one.document_id, one.heading_trail) not in quoted:
            shown = nearest_of(one, take)
            yield ShownPlace(
                number,
                str(shown["title"]),
                str(shown["trail"]),
                str(shown["address"]),
                one.starter_note,
                str(shown["language"]),
                tuple(shown["lines"]),
            )


def extents_of(questions: Sequence[AnsweredQuestion], words: Words) -> str:
    """Return how many questions there are and how far they are answered, in words."""
    counted = Counter(one.extent for one in questions)
    told = [words(f"helpdesk-extents-{one}", count=counted[one]) for one in Extent if counted[one]]
    return f"{words('helpdesk-extents', all=len(questions))} {', '.join(told)}."
