"""A question of a letter is looked for and read by all that the letter says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.in_letter import in_letter, sought_in
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.placing import weighed_places
from assistant.working import Working
from index.reader import NoReader
from index.search import Query

VAGUE = "And what should we know about that before Monday?"
TOLD = {
    "My kite permit runs out next week.": "How long a kite permit lasts",
    "We came with a barrow of fish on Monday.": "When a barrow is refused",
    "The harbour wall looks shabby this year.": "Who paints the harbour wall",
}


def letter(told: str, asked: str = VAGUE) -> Letter:
    return Letter(asked, (told,), f"A question {told} {asked}")


def asked_in(harbour: Assembly, question: str, around: Letter) -> Answer:
    return ask(question, harbour.parts, manner=Manner.PLAIN, letter=around)


@pytest.mark.parametrize(("told", "heading"), TOLD.items())
def test_what_is_told_before_a_question_finds_the_place(
    harbour: Assembly, told: str, heading: str
) -> None:
    answer = asked_in(harbour, VAGUE, letter(told))
    assert answer.trace.matches[0]["heading_trail"][-1] == heading
    assert told not in answer.searched_for


def test_a_question_that_says_it_all_is_answered_whatever_stands_around(
    harbour: Assembly,
) -> None:
    question = "Who paints the harbour wall?"
    for told in TOLD:
        answer = asked_in(harbour, question, letter(told, question))
        assert answer.outcome is Outcome.ANSWERED
        assert "painted by the warden in April" in answer.statements[0].text


def test_what_the_texts_do_not_answer_is_left_open_with_the_places_near_it(
    harbour: Assembly,
) -> None:
    question = "Do you sell tickets for the opera on the internet?"
    answer = asked_in(harbour, question, letter("My aunt sings in the opera.", question))
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.nearest


def test_each_place_has_a_signal_for_every_view_and_reading_its_lag_and_rank(
    harbour: Assembly,
) -> None:
    sought = sought_in(Query(VAGUE), letter(next(iter(TOLD))))
    weighed = weighed_places(Working(VAGUE), sought, harbour.parts)
    own = [*(f"found {one}" for one in sought.views), *(f"read {one}" for one in sought.texts)]
    assert len(weighed) > 1
    for name in own:
        lags, ranks = (
            [one.signals[f"{beside}, {name}"] for one in weighed] for beside in ("lag", "rank")
        )
        assert max(lags) == 0
        assert all(0 <= rank <= 1 for rank in ranks)
        assert all(rank == 0 for lag, rank in zip(lags, ranks, strict=True) if lag == 0)
    assert all(len(one.signals) == 3 * len(own) for one in weighed)


def test_other_questions_go_their_usual_way(harbour: Assembly) -> None:
    around = letter(next(iter(TOLD)))
    usual = Working(VAGUE, query=Query(VAGUE))
    several = replace(usual, letter=around, question_parts=(Query("a?"), Query("b?")))
    glossed = replace(usual, letter=around, restated="in rough English")
    settled = replace(usual, letter=around, outcome=Outcome.EMERGENCY)
    for one in (usual, several, glossed, settled):
        assert in_letter(one, harbour.parts) is one
    unread = replace(harbour.parts, reader=NoReader())
    one = replace(usual, letter=around)
    assert in_letter(one, unread) is one


def test_the_same_letter_is_answered_alike(harbour: Assembly) -> None:
    around = letter(next(iter(TOLD)))
    first, second = (asked_in(harbour, VAGUE, around) for _ in range(2))
    assert first.statements == second.statements
    assert first.trace.matches == second.trace.matches
    assert first.trace.evidence == second.trace.evidence


@pytest.mark.parametrize(
    "question",
    [
        "How long is a ferry pass valid?",
        "Is a ferry pass still valid for 28 days?",
        "How long was a ferry pass valid before 2026?",
        "What colour is the paper of a lantern permit?",
        "Within how many days of its arrival must a parcel be opened?",
    ],
)
def test_what_applies_and_what_does_not_are_never_one_statement(
    county: Assembly, question: str
) -> None:
    answer = asked_in(county, question, letter("We cross with the ferry on Monday.", question))
    assert answer.statements
    status = {one.number: one.status for one in answer.citations}
    for one in answer.statements:
        told = {status[number] for number in one.citations}
        assert len(told) == 1
        assert bool(one.label) == (told != {"current"})


def test_an_overtaken_rule_is_no_answer_where_the_present_one_is_held(county: Assembly) -> None:
    question = "How long is a ferry pass valid?"
    told = "Before April a ferry pass was valid for 28 days from the day of issue."
    answer = asked_in(county, question, letter(told, question))
    assert "56 days" in answer.statements[0].text
    assert answer.statements[0].label == ""
