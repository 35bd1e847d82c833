"""Beside the words that a case is not judged stands the rule that it falls under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import NearestHeading, Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.in_general import looked_up_in_general, rules_of
from assistant.letter import Letter
from assistant.parts import Parts
from assistant.wording import wording_for
from assistant.working import Working

OF_A_SON = "My son comes out on Friday, how soon must his first appointment take place?"


def rules_in_general(asked: Working, parts: Parts) -> tuple[NearestHeading, ...]:
    return rules_of(looked_up_in_general(asked, parts))


def test_the_rule_is_quoted_beside_the_words_that_no_case_is_judged(handbook: Assembly) -> None:
    answer = ask(OF_A_SON, handbook.parts)
    assert answer.outcome is Outcome.PERSONAL_ADVICE
    assert answer.wording == wording_for("personal_advice")
    assert (answer.statements, answer.citations) == ((), ())
    assert answer.tells_in_general
    rule = answer.nearest[0]
    assert rule.heading_trail[-1] == "First appointment"
    assert "within five working days" in rule.quote
    held = handbook.parts.documents.take(rule.document_id).document.text[rule.start : rule.end]
    lines = rule.quote.split("\n")
    assert held.startswith(lines[0])
    assert held.endswith(lines[-1])


@pytest.mark.parametrize(
    "question",
    ["should I plead guilty tomorrow", "is my boyfriend going to get a dog in prison"],
)
def test_what_nothing_answers_gets_no_rule_but_headings(question: str, handbook: Assembly) -> None:
    answer = ask(question, handbook.parts)
    assert answer.outcome is Outcome.PERSONAL_ADVICE
    assert 0 < len(answer.nearest) <= 3
    assert not any(one.quote for one in answer.nearest)
    assert not answer.tells_in_general


def test_without_a_rule_the_heading_that_speaks_of_it_is_named(starter: Assembly) -> None:
    asked = "My lad has been told he can report to probation on his phone. Is that real or a scam?"
    careful = replace(starter.parts, settings=replace(starter.settings, caution=0.99))
    answer = ask(asked, careful)
    assert answer.outcome is Outcome.PERSONAL_ADVICE
    assert any("check-in" in " › ".join(one.heading_trail) for one in answer.nearest)


def test_what_is_told_of_a_case_before_the_question_counts(harbour: Assembly) -> None:
    told = "My son has a kite permit. He got it in May and flies at school."
    asked = Working(f"{told} How long is he good for?", outcome=Outcome.PERSONAL_ADVICE)
    # So much that the question as it stands finds nothing.
    parts = replace(harbour.parts, settings=replace(harbour.settings, caution=0.85))
    (rule,) = rules_in_general(asked, parts)
    assert "nine weeks" in rule.quote
    in_one_sentence = replace(asked, question=asked.question.replace(".", ","))
    assert rules_in_general(in_one_sentence, parts) == ()


def test_a_case_is_asked_on_by_what_was_asked_before(harbour: Assembly) -> None:
    before = (Turn("user", "Can I have a kite permit?"),)
    asked = Working(
        "my son owns a drone so does he get one", before, outcome=Outcome.PERSONAL_ADVICE
    )
    (rule,) = rules_in_general(asked, harbour.parts)
    assert "a person with a drone cannot have a kite permit" in rule.quote


def test_it_takes_as_much_as_for_an_answer(handbook: Assembly) -> None:
    settings = replace(handbook.settings, caution=0.9999)
    answer = ask(OF_A_SON, replace(handbook.parts, settings=settings))
    assert not any(one.quote for one in answer.nearest)
    assert not answer.tells_in_general


def test_an_emergency_has_nothing_beside_it(handbook: Assembly) -> None:
    answer = ask("he is outside with a knife, how soon is the first appointment", handbook.parts)
    assert answer.outcome is Outcome.EMERGENCY
    assert answer.nearest == ()


def test_in_a_letter_that_asks_for_guidance_the_rule_is_the_answer(handbook: Assembly) -> None:
    letter = Letter(OF_A_SON, ("I write to ask about rules.",), f"A question. {OF_A_SON}")
    answer = ask(OF_A_SON, handbook.parts, letter=letter)
    assert answer.outcome is Outcome.ANSWERED
    assert "within five working days" in answer.statements[0].text
