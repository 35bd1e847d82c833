"""What kind of words a question asks for."""

from __future__ import annotations

import pytest

from assistant.asks_for import Kind, asked_part, kinds_asked_for, shows
from assistant.breadth import breadth_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how long is a fixed-term recall", Kind.DURATION),
        ("within how many working days", Kind.DURATION),
        ("how many regions are there", Kind.NUMBER),
        ("when did it start", Kind.DATE),
        ("which mailbox takes commercial questions", Kind.ADDRESS),
        ("who oversees each region", Kind.PERSON),
        ("list all the requirements", Kind.LIST),
        ("the standard conditions list", Kind.LIST),
        ("what is HDC", Kind.DEFINITION),
        ("Explain what HDC is.", Kind.DEFINITION),
        ("what does PSO mean", Kind.DEFINITION),
        ("how much does it cost", Kind.AMOUNT),
    ],
)
def test_the_way_of_asking_tells_the_kind(question: str, kind: Kind) -> None:
    assert kind in kinds_asked_for(question)


def test_a_plain_question_asks_for_no_kind() -> None:
    assert kinds_asked_for("can he be recalled") == frozenset()


@pytest.mark.parametrize(
    ("kind", "text", "other"),
    [
        (Kind.DURATION, "within five working days", "five regions"),
        (Kind.NUMBER, "twelve regions", "the regions"),
        (Kind.DATE, "on 26 June 2021", "on a weekday"),
        (Kind.ADDRESS, "write to a.b@justice.gov.uk", "write to the team"),
        (Kind.PERSON, "the Regional Probation Director decides", "it is decided"),
        (Kind.AMOUNT, "it costs £4 billion", "it costs a lot"),
        (Kind.DEFINITION, "A curfew (CF) is a time at home", "On Monday a curfew began"),
        (Kind.DEFINITION, "CF (curfew): a time at home", "Curfews began"),
    ],
)
def test_a_text_shows_a_kind_or_not(kind: Kind, text: str, other: str) -> None:
    assert shows(kind, text)
    assert not shows(kind, other)


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("how long is a recall", "how do I prepare a recall"),
        ("who signs a recall", "explain how recall works"),
        ("can he be recalled", "what happens on recall"),
    ],
)
def test_a_fact_is_said_in_less_than_a_procedure(shorter: str, longer: str) -> None:
    fact, more = breadth_of(shorter), breadth_of(longer)
    assert fact.most < more.most
    falling = [0.3, 0.1, 0.0, -0.1, -0.2, -0.3]
    assert fact.settled
    assert not more.settled
    assert 1 <= fact.beside(falling) <= more.beside(falling)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what services are delivered besides curfews", "what services are delivered"),
        ("Apart from a curfew, what can the court order?", ", what can the court order?"),
        ("who decides on release other than the board?", "who decides on release?"),
        ("how long is a recall", "how long is a recall"),
        ("besides recall", "besides recall"),
    ],
)
def test_what_a_question_sets_aside_is_not_what_it_asks(question: str, rest: str) -> None:
    assert asked_part(question).replace(" ?", "?") == rest
