"""What comes nearest to a question that nothing surely answers is quoted, for a person to see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import nearest
from assistant.answer import NearestHeading, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.wording import wording_for

FIRST = "how soon must the first appointment take place"
RECORDED = "when is a missed appointment recorded"


def careful(handbook: Assembly, caution: float) -> Parts:
    """Return the handbook's parts with another caution."""
    return replace(handbook.parts, settings=replace(handbook.settings, caution=caution))


def stands_in(place: NearestHeading, parts: Parts) -> bool:
    """Tell whether the words of a place are exactly those between its ends, runs by lines."""
    text = parts.documents.take(place.document_id).document.text[place.start : place.end]
    lines = place.quote.split("\n")
    return text.startswith(lines[0]) and text.endswith(lines[-1]) and all(x in text for x in lines)


def test_what_may_answer_is_quoted_exactly_and_said_to_be_unsure(handbook: Assembly) -> None:
    parts = careful(handbook, 0.999)
    answer = ask(FIRST, parts)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert (answer.statements, answer.citations) == ((), ())
    assert answer.wording == wording_for("not_surely_in_guidance")
    first = answer.nearest[0]
    assert first.heading_trail[-1] == "First appointment"
    assert "within five working days" in first.quote
    quoted = [one for one in answer.nearest if one.quote]
    assert 1 <= len(quoted) <= 3
    assert all(stands_in(one, parts) for one in quoted)
    assert answer.nearest[: len(quoted)] == tuple(quoted)


def test_no_half_of_a_rule_is_quoted(handbook: Assembly) -> None:
    parts = careful(handbook, 0.999)
    assert "However, where the person is in hospital" in ask(FIRST, parts).nearest[0].quote
    visits = ask("what must a practitioner do before a home visit", parts).nearest[0]
    assert visits.quote.startswith("Before a home visit the practitioner must:")


def test_headings_come_once_each(handbook: Assembly) -> None:
    for question in (FIRST, RECORDED, "who may agree a later date"):
        places = ask(question, careful(handbook, 0.999)).nearest
        headings = [(one.publication, one.heading_trail) for one in places]
        assert len(headings) == len(set(headings)) <= 5


def test_what_is_far_from_everything_is_not_quoted(handbook: Assembly) -> None:
    answer = ask("which striker scored for the club in the cup final of 1966", handbook.parts)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.nearest
    assert [one.quote for one in answer.nearest] == [""] * len(answer.nearest)
    assert answer.wording == wording_for("not_in_guidance")


def test_words_come_near_the_part_that_is_open(handbook: Assembly) -> None:
    both = f"{RECORDED} and {FIRST}?"
    answers = (ask(both, careful(handbook, step / 50)) for step in range(15, 50))
    answer = next(one for one in answers if one.outcome is Outcome.PARTIAL)
    (left,) = [one.text for one in answer.notices if one.kind == "open_part"]
    right = "five working days" if "first appointment" in left else "on the day it happens"
    assert right in answer.nearest[0].quote
    assert right not in " ".join(one.text for one in answer.statements)


def test_an_answered_question_has_none(handbook: Assembly) -> None:
    assert ask(FIRST, handbook.parts).nearest == ()


def test_in_plain_words_what_may_answer_is_said_to_be_unsure_too(handbook: Assembly) -> None:
    answer = ask(FIRST, careful(handbook, 0.999), manner=Manner.PLAIN)
    assert answer.nearest[0].quote
    assert answer.wording == wording_for("not_surely_in_guidance")
    far = ask("which striker scored in the cup final of 1966", handbook.parts, manner=Manner.PLAIN)
    assert not any(one.quote for one in far.nearest)


def test_words_too_long_to_quote_are_not_announced(
    handbook: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "_LONGEST", 10)
    answer = ask(FIRST, careful(handbook, 0.999))
    assert answer.nearest
    assert not any(one.quote for one in answer.nearest)
    assert answer.wording == wording_for("not_in_guidance")


@pytest.mark.parametrize("caution", [0.2, 0.999])
def test_who_answers_a_letter_sees_the_words_of_each_place_in_the_order_of_the_search(
    handbook: Assembly, caution: float
) -> None:
    parts = careful(handbook, caution)
    letter = Letter(FIRST, (), f"A question. {FIRST}")
    answer = ask(FIRST, parts, manner=Manner.PLAIN, letter=letter)
    found = [tuple(one["heading_trail"]) for one in answer.trace.matches]
    quoted = [one for one in answer.nearest if one.quote]
    places = [found.index(one.heading_trail) for one in quoted]
    assert places
    assert places == sorted(places)
    assert all(stands_in(one, parts) for one in quoted)
    assert answer.wording in ("", wording_for("not_in_guidance"))
    # What the answer itself quotes is not quoted twice.
    said = [one.text for one in answer.statements]
    assert not [one for one in quoted if one.quote in said]
