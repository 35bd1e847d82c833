"""Quotes that belong together: a lead-in and its items, a rule and what takes it back."""

from __future__ import annotations

from assistant.checking.lists import with_items
from assistant.checking.verdict import Evidence, Fault, objections_to
from tests.assistant.checking.material import knowledge

RULE = "The first appointment must take place within five working days of sentence."
LATER = "However, where the person is in hospital the manager may agree a later date."
ONLY_IF = (
    "A person can apply for the flat only if these points, and others, are met:\n"
    "The person can live independently."
)


def faults_of(statement: str, *quotes: str) -> set[Fault]:
    evidence = [Evidence(one) for one in quotes]
    return {one.fault for one in objections_to(statement, evidence, knowledge())}


def test_items_belong_to_their_lead_in_until_the_form_changes() -> None:
    quotes = ["He must bring:", "a form", "a photograph", "Nothing else is needed."]
    assert list(with_items(quotes)) == [
        "He must bring:\na form\na photograph",
        "Nothing else is needed.",
    ]


def test_a_condition_in_a_list_is_no_fact() -> None:
    assert faults_of("The person can live independently.", ONLY_IF) == {Fault.CONDITION}


def test_an_item_is_bound_by_its_lead_in() -> None:
    quotes = ("The practitioner must:", "record the visit", "tell the court")
    assert not faults_of("The practitioner must record the visit.", *quotes)
    assert faults_of("The practitioner may record the visit.", *quotes)


def test_a_rule_is_not_told_without_what_takes_it_back() -> None:
    told = (
        "The first appointment must take place within five working days of sentence, but the "
        "manager may agree a later date where the person is in hospital."
    )
    for quotes in ((f"{RULE} {LATER}",), (RULE, LATER)):
        assert not faults_of(told, *quotes)
        assert Fault.EXCEPTION in faults_of(RULE, *quotes)
        assert not faults_of(
            "Where the person is in hospital the manager may agree a later date.", *quotes
        )


def test_a_time_is_counted_from_the_event_of_the_quote() -> None:
    quote = "The visit must take place within ten days of release, unless the person is ill."
    assert not faults_of(
        "Unless the person is ill, the visit must be within ten days of release.", quote
    )
    assert faults_of(
        "Unless the person is ill, the visit must be within ten days of sentence.", quote
    )
