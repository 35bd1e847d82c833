"""A question asked on in a conversation is looked for and read by what was asked before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.in_conversation import in_conversation, leaning_signals, sought_in
from assistant.parts import Parts
from assistant.placing import weighed_places
from assistant.stand_alone import stand_alone
from assistant.working import Working
from index.reader import NoReader
from index.search import Query

# What was asked before, what is asked now, and where that is answered.
ASKED_ON = [
    ("How long does a kite permit last?", "and who has a list of them", "How long a kite permit"),
    ("When is a barrow refused?", "what label does it get if not", "When a barrow is refused"),
    ("Who paints the harbour wall?", "in which month does he do that", "Who paints the harbour"),
    ("Can I have a kite permit?", "what if i own a drone", "Can a person with a drone"),
    (
        "And what about a barrow with a broken wheel?",
        "so they would not let it in",
        "When a barrow",
    ),
]


def turns(*questions: str) -> list[Turn]:
    return [
        turn
        for one in questions
        for turn in (Turn("user", one), Turn("assistant", "The harbour desk can say."))
    ]


def asked_on(assembly: Assembly, *questions: str) -> Answer:
    *before, now = questions
    return ask(now, assembly.parts, turns(*before))


def standing_alone(parts: Parts, *questions: str) -> Working:
    *before, now = questions
    return stand_alone(Working(now, tuple(turns(*before))), parts)


@pytest.mark.parametrize(("before", "now", "heading"), ASKED_ON)
def test_a_question_that_leans_is_looked_for_by_what_was_asked_before(
    harbour: Assembly, before: str, now: str, heading: str
) -> None:
    answer = asked_on(harbour, before, now)
    assert answer.trace.matches[0]["heading_trail"][-1].startswith(heading)


def test_a_turn_that_says_nothing_stands_between_nothing(harbour: Assembly) -> None:
    for before, now, _ in ASKED_ON:
        unsaid = asked_on(harbour, before, now)
        for nothing in ("ok thanks", "where does it say that"):
            said = asked_on(harbour, before, nothing, now)
            assert said.searched_for == unsaid.searched_for
            assert said.trace.evidence == unsaid.trace.evidence
            assert said.statements == unsaid.statements


def test_what_stands_by_itself_is_answered_as_if_nothing_had_been_asked(
    harbour: Assembly,
) -> None:
    question = "By whom is the wall of the harbour painted in the month of April every year?"
    alone = ask(question, harbour.parts)
    for before, *_ in ASKED_ON:
        working = standing_alone(harbour.parts, before, question)
        assert in_conversation(working, harbour.parts) is working
        answer = asked_on(harbour, before, question)
        assert answer.outcome is Outcome.ANSWERED
        assert [one.text for one in answer.statements] == [one.text for one in alone.statements]


def test_what_nothing_answers_is_left_open_whatever_was_asked_before(harbour: Assembly) -> None:
    for before, *_ in ASKED_ON:
        answer = asked_on(harbour, before, "and does the opera sell tickets for it online")
        assert answer.outcome is not Outcome.ANSWERED


def test_other_questions_go_their_usual_way(harbour: Assembly) -> None:
    before, now, _ = ASKED_ON[0]
    usual = standing_alone(harbour.parts, before, now)
    assert in_conversation(usual, harbour.parts).placed
    for one in (
        standing_alone(harbour.parts, now),
        replace(usual, question_parts=(Query("a?"), Query("b?"))),
        replace(usual, outcome=Outcome.EMERGENCY),
        replace(usual, placed={"a": 0.5}),
        standing_alone(harbour.parts, before, "right. also what does kite permit mean"),
        standing_alone(harbour.parts, before, "and is PI 04/2016 still in force"),
        standing_alone(harbour.parts, before, "who keeps a list of kite fliers"),
    ):
        assert in_conversation(one, harbour.parts) is one
    unread = replace(harbour.parts, reader=NoReader())
    assert in_conversation(usual, unread) is usual


def test_each_place_has_its_signals_and_what_was_asked_before_tells_where_it_stands(
    harbour: Assembly,
) -> None:
    before, now, _ = ASKED_ON[0]
    working = standing_alone(harbour.parts, before, now)
    sought = sought_in(working.query)
    weighed = weighed_places(working, sought, harbour.parts)
    own = len(sought.views) + len(sought.texts)
    assert len(weighed) > 1
    assert all(len(one.signals) == 3 * own + 2 * len(sought.before) for one in weighed)
    for name in sought.before:
        best = max(weighed, key=lambda one: one.signals[name])
        assert best.signals[f"document of {name}"] == best.signals[f"section of {name}"] == 1
        assert any(one.signals[f"section of {name}"] == 0 for one in weighed)


def test_a_short_question_that_points_leans_more_than_a_full_one(harbour: Assembly) -> None:
    before = "How long does a kite permit last?"
    short, full, other = (
        leaning_signals(standing_alone(harbour.parts, before, one).query)
        for one in (
            "and if they lose it then?",
            "When is a barrow refused by the harbour desk?",
            "Different question: when is a barrow refused?",
        )
    )
    assert short["earlier weight"] > full["earlier weight"]
    assert short["pointing words"] > full["pointing words"] == 0
    assert short["has a subject"] < full["has a subject"]
    assert other["turns to another"] > full["turns to another"]


def test_a_long_turn_before_is_no_hindrance(harbour: Assembly) -> None:
    long = "We came with a barrow of fish on Monday and waited. " * 70
    answer = asked_on(harbour, long, "so when do they refuse it")
    assert "refused when any one exclusion is met" in answer.statements[0].text


def test_the_same_conversation_is_answered_alike(harbour: Assembly) -> None:
    before, now, _ = ASKED_ON[1]
    first, second = (asked_on(harbour, before, now) for _ in range(2))
    assert first.statements == second.statements
    assert first.trace.matches == second.trace.matches
    assert first.trace.evidence == second.trace.evidence
