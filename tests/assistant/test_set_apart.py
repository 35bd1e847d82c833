from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from assistant.answer import Outcome
from assistant.parts import Parts
from assistant.scope import Scope
from assistant.set_apart import asks_for_history, day_asked_about, set_apart
from assistant.working import Unit, Working
from corpus.document import Document
from corpus.passage import Passage
from corpus.publication import Status
from corpus.written_date import PartialDate
from index.search import Match
from tests.made_documents import made_document

TODAY = date(2026, 11, 22)
NO_PARTS = cast("Parts", None)  # this step needs none


@pytest.mark.parametrize(
    "question",
    [
        "How long did a fixed-term recall last before 2026?",
        "What was the tiering model in 2019?",
        "Who used to supervise low risk people?",
        "What happened to the CRCs?",
        "Were there more regions once?",
        "what did the old rules say about home visits",
        "what is the history of probation reform",
        "Which standards applied until 2021?",
        "how was probation organised between 2014 and 2021",
    ],
)
def test_a_question_about_the_past_is_known(question: str) -> None:
    assert asks_for_history(question, TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "How long does a fixed-term recall last?",
        "Is a fixed-term recall still 28 days?",
        "Are CRCs still supervising low risk people?",
        "What are the 2021 national standards on home visits?",
        "What applies from 2027?",
        "When must a missed appointment be recorded?",
        "what must be done if a person was recalled",
        "",
    ],
)
def test_a_question_about_today_is_known(question: str) -> None:
    assert not asks_for_history(question, TODAY)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("what applied in 2024", date(2024, 7, 1)),
        ("what applied before May 2023", date(2023, 4, 30)),
        ("what applied until 2021", date(2020, 12, 31)),
        ("what applied on 31 March 2026", date(2026, 3, 31)),
        ("what applied in June 2020", date(2020, 6, 15)),
    ],
)
def test_the_time_that_a_question_names_is_a_day_in_it(question: str, day: date) -> None:
    assert day_asked_about(question) == day


@pytest.mark.parametrize("question", ["what applies", "in 31 June 2021", "the 2021 standards"])
def test_no_time_is_no_day(question: str) -> None:
    assert day_asked_about(question) is None


def unit(document: Document, score: float = 1.0) -> Unit:
    block = document.blocks[-1]
    span = (block.start, block.end)
    passage = Passage(
        *(f"{document.id}:0", document.id, (), None, None, *span),
        *(document.text[span[0] : span[1]], (), ""),
    )
    return Unit(document, Match(passage, 0.0, {}), span, (), score=score)


CURRENT = made_document("Now", "Now ten days.", published=date(2025, 2, 1))
OLD = made_document(
    "Old", "Then nine days.", status=Status.SUPERSEDED, published=date(2019, 1, 1),
    applies_to=date(2025, 1, 31),
)  # fmt: skip
DRAFT = made_document("Draft", "Soon two days.", status=Status.DRAFT, published=date(2026, 1, 1))


def worked(question: str, as_at: date | None = None, **more: object) -> Working:
    units = tuple(unit(one) for one in (OLD, DRAFT, CURRENT))
    working = replace(Working(question, scope=Scope(as_at=as_at), units=units), **more)  # type: ignore[arg-type]
    return set_apart(working, NO_PARTS)


def titles(units: tuple[Unit, ...]) -> set[str]:
    return {one.document.publication.title for one in units}


def test_today_only_what_applies_stays() -> None:
    working = worked("how many days is it")
    assert titles(working.units) == {"Now"}
    assert titles(working.ended_units) == {"Old", "Draft"}
    standings = {one.document.publication.title: one.standing for one in working.ended_units}
    assert standings["Old"].status is Status.SUPERSEDED
    assert standings["Old"].until == PartialDate(2025, 1, 31)
    assert standings["Draft"].status is Status.DRAFT


def test_on_an_earlier_day_what_applied_then_stays_and_what_did_not_exist_goes() -> None:
    working = worked("how many days is it", date(2020, 1, 1))
    assert titles(working.units) == {"Old"}
    assert titles(working.ended_units) == set()
    later = worked("how many days is it", date(2026, 2, 1))
    assert titles(later.units) == {"Now"}
    assert titles(later.ended_units) == {"Old", "Draft"}


def test_a_question_about_the_past_keeps_what_has_ended() -> None:
    working = worked("how many days was it")
    assert "Old" in titles(working.units)
    assert working.ended_units == ()


def test_a_question_about_a_year_puts_what_applied_in_it_first() -> None:
    working = worked("how many days was it in 2020")
    assert working.units[0].document.publication.title == "Old"
    assert working.units[-1].document.publication.title != "Old"


def test_a_day_asked_for_counts_before_words_of_the_past() -> None:
    assert titles(worked("how many days was it", date(2026, 2, 1)).units) == {"Now"}


def test_a_settled_question_is_left_alone() -> None:
    working = worked("how many days is it", outcome=Outcome.ABOUT_A_PERSON)
    assert len(working.units) == 3
