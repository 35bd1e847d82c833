"""The pages of the feedback review: the list, one answer, the answer of today beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from assistant.answer import Answer, Citation, Outcome
from assistant.evaluation.outcomes import ANSWERS
from assistant.insight.review import Judged
from ui.source import sources_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.source_view import source_html
from ui.web.ask.turn_view import Take, shown_citations, trail_of, turn_html
from ui.web.insight.answers import INSIGHT, Desk, Form, Visiting, number_from, page, shown
from ui.web.language import Words
from ui.web.visitor import Visit

FEEDBACK = f"{INSIGHT}/feedback"
_PER_PAGE = 20
_THEN, _NOW = 1, 2


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer as HTML with its sources under it; `citations` can be ticked as right."""

    answer: Answer
    html: Markup
    sources: tuple[Markup, ...]
    citations: tuple[tuple[str, Citation, str], ...]


def add_feedback(pages: APIRouter, desk: Desk) -> None:
    """Add the list of answers that did not help, and what is done with one."""

    @pages.get(FEEDBACK)
    def list_page(visit: Visiting, first: str = "") -> Response:
        return shown(visit, lambda: _list(visit, desk, number_from(first)))

    @pages.get(f"{FEEDBACK}/{{feedback_id}}")
    def one_page(visit: Visiting, feedback_id: str) -> Response:
        def make() -> Response:
            return _one(visit, desk, desk.room.review.get(feedback_id))

        return shown(visit, make, FEEDBACK)

    @pages.post(f"{FEEDBACK}/{{feedback_id}}/again")
    def again(visit: Visiting, feedback_id: str) -> Response:
        def make() -> Response:
            judged = desk.room.review.get(feedback_id)
            today = desk.room.review.again(judged, desk.room.parts)
            return _one(_back(visit, feedback_id), desk, judged, today)

        return shown(visit, make, FEEDBACK)

    @pages.post(f"{FEEDBACK}/{{feedback_id}}/case")
    def make_case(visit: Visiting, feedback_id: str, form: Form) -> Response:
        def make() -> Response:
            judged = desk.room.review.get(feedback_id)
            today = desk.room.review.again(judged, desk.room.parts)
            chosen = form.one("outcome")
            outcome = Outcome(chosen) if chosen in tuple(Outcome) else today.outcome
            given = dict(_tickable(judged.answer, _THEN)) | dict(_tickable(today, _NOW))
            right = [given[one] for one in dict.fromkeys(form.all("right")) if one in given]
            case_id = desk.room.cases.add(judged, outcome, right, desk.room.parts)
            return _one(_back(visit, feedback_id), desk, judged, today, case_id=case_id)

        return shown(visit, make, f"{FEEDBACK}/{feedback_id}")


def _back(visit: Visit, feedback_id: str) -> Visit:
    return replace(visit, back=f"{FEEDBACK}/{feedback_id}")


def _list(visit: Visit, desk: Desk, first: int) -> Response:
    found = desk.room.review.page(first, _PER_PAGE + 1)
    return page(
        visit,
        "feedback",
        found=found[:_PER_PAGE],
        following=first + _PER_PAGE if len(found) > _PER_PAGE else None,
        preceding=max(0, first - _PER_PAGE) if first else None,
        cases=desk.room.cases.count(),
        cases_file=desk.room.cases.path.name,
    )


def _one(
    visit: Visit, desk: Desk, judged: Judged, today: Answer | None = None, *, case_id: str = ""
) -> Response:
    take, words = desk.assembly.parts.documents.take, visit.words
    return page(
        visit,
        "judged",
        judged=judged,
        then=_shown(judged.answer, _THEN, take, words),
        today=_shown(today, _NOW, take, words) if today else None,
        same=today is not None and _said(today) == _said(judged.answer),
        case_id=case_id,
        has_case=desk.room.cases.has(judged.feedback.id),
        cases_file=desk.room.cases.path.name,
        outcomes=list(Outcome),
        answers=[one.value for one in ANSWERS],
        address=f"{FEEDBACK}/{judged.feedback.id}",
    )


def _said(answer: Answer) -> tuple[object, ...]:
    return answer.outcome, tuple(one.text for one in answer.statements), answer.wording


def _shown(answer: Answer, number: int, take: Take, words: Words) -> ShownAnswer:
    exchange = Exchange(number, answer.question, answer, len(answer.statements))
    return ShownAnswer(
        answer,
        Markup(turn_html(exchange, take, words, here=True)),
        tuple(
            Markup(source_html(one, number, take, words, here=True))
            for one in sources_of(shown_citations(exchange))
        ),
        tuple((name, one, trail_of(one)) for name, one in _tickable(answer, number)),
    )


def _tickable(answer: Answer, number: int) -> Iterator[tuple[str, Citation]]:
    """Yield the citations of an answer under the names that the form gives them."""
    for one in answer.citations:
        yield f"{number}-{one.number}", one
