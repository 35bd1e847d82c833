from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from assistant.checking.together import FIRM
from assistant.checking.verdict import Evidence, Fault, objections_to
from tests.assistant.checking.alterations import altered
from tests.assistant.checking.material import Told, knowledge, paraphrases, sentences
from tests.assistant.checking.rewordings import reworded

# What is reached, and must not be lost. By kind a few cases decide, so the floor is lower.
CAUGHT = 0.965
CAUGHT_OF_A_KIND = 0.85
LET_THROUGH = {"develop": 0.9, "judge": 0.9, "rule": 0.9}
FEWEST = 20


def is_refused(statement: str, quotes: Iterable[str]) -> bool:
    return bool(objections_to(statement, [Evidence(one) for one in quotes], knowledge()))


def faults_of(statement: str, *quotes: str) -> set[Fault]:
    evidence = [Evidence(one) for one in quotes]
    return {one.fault for one in objections_to(statement, evidence, knowledge())}


def true_statements() -> list[Told]:
    return [Told(one, (one,)) for one in sentences(18)] + [
        one for one in paraphrases() if one.half == "develop"
    ]


def test_altered_statements_are_caught_whatever_was_altered() -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for told in true_statements():
        for kind, statement in altered(told.statement):
            made[kind] += 1
            caught[kind] += is_refused(statement, told.quotes)
    assert made.total() > 300
    assert caught.total() / made.total() > CAUGHT
    low = {kind: caught[kind] / count for kind, count in made.items() if count >= FEWEST}
    assert {kind: share for kind, share in low.items() if share < CAUGHT_OF_A_KIND} == {}


@pytest.mark.parametrize("half", ["develop", "judge"])
def test_faithful_paraphrases_are_let_through(half: str) -> None:
    told = [one for one in paraphrases() if one.half == half]
    refused = [one.statement for one in told if is_refused(one.statement, one.quotes)]
    assert len(told) > 70
    assert 1 - len(refused) / len(told) >= LET_THROUGH[half], refused


def test_statements_reworded_by_rule_are_let_through() -> None:
    made = [
        Told(statement, (sentence,))
        for sentence in sentences(3)
        for _, statement in reworded(sentence)
    ]
    refused = [one.statement for one in made if is_refused(one.statement, one.quotes)]
    assert len(made) > 200
    assert 1 - len(refused) / len(made) >= LET_THROUGH["rule"], refused[:20]


def test_a_sentence_of_the_quote_itself_may_be_shown() -> None:
    assert [one for one in sentences(20) if is_refused(one, [one])] == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("The report must be sent within 15 working days.", Fault.AMOUNT),
        ("The report must be sent within ten days.", Fault.AMOUNT),
        ("The report must be sent after ten working days.", Fault.LIMIT),
        ("The report may be sent within ten working days.", Fault.MODALITY),
        ("The report must not be sent within ten working days.", Fault.MODALITY),
        ("The report must be sent within ten working days, unless it is late.", Fault.CONDITION),
        ("The report must be sent to the Parole Board within ten working days.", Fault.NAME),
        ("As an AI, I say the report must be sent within ten working days.", Fault.MARKUP),
        ("The report must be sent within [ten working days](https://x.org).", Fault.MARKUP),
        ("   ", Fault.NOTHING),
    ],
)
def test_each_fault_is_told(statement: str, fault: Fault) -> None:
    quote = "The report must be sent to the court no later than ten working days after the hearing."
    assert fault in faults_of(statement, quote)


def test_numbers_may_not_be_exchanged_between_things() -> None:
    quote = "Reports take 14 days for a short sentence and 28 days for a long sentence."
    assert faults_of("Reports take 28 days for a short sentence.", quote)
    assert not faults_of("Reports take 28 days for a long sentence.", quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("In tier B contact is fortnightly.", "Tier | Contact\nA | weekly\nB | fortnightly"),
        ("It lasts up to two years on top.", "It lasts up to 24 more months."),
        ("It is given one day before release.", "It is given on the day before release."),
        ("The first plan is due in three months.", "The initial plan is due in three months."),
        (
            "The hours must be worked within a year.",
            "The hours must be worked within a year. Unless revoked, the order remains in force.",
        ),
        ("A solicitor is free.", "A solicitor is free. Otherwise the duty solicitor is called."),
    ],
)
def test_no_figure_or_exception_is_missed_where_none_is(statement: str, quote: str) -> None:
    assert not faults_of(statement, quote) & FIRM


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("In tier C contact is fortnightly.", "Tier | Contact\nA | weekly\nB | fortnightly"),
        ("It is given two days before release.", "It is given on the day before release."),
        ("The first breach is dealt with.", "The second breach is dealt with."),
        (
            "The hours must be worked within a year.",
            "The hours must be worked within a year. Unless the court has extended it.",
        ),
    ],
)
def test_nor_is_one_overlooked(statement: str, quote: str) -> None:
    assert faults_of(statement, quote) & FIRM


def test_who_does_what_to_whom_may_not_be_exchanged() -> None:
    quote = "The victim liaison officer must tell the victim about the decision."
    assert not faults_of("The victim must be told about the decision by the VLO.", quote)
    assert faults_of("The victim must tell the victim liaison officer about the decision.", quote)


def test_a_claim_of_two_quotes_is_refused() -> None:
    quotes = (
        "The governor approves every application for temporary release.",
        "The court sends the curfew order to the monitoring provider by email.",
    )
    assert not faults_of(quotes[0], *quotes)
    assert faults_of("The court approves every application for temporary release.", *quotes)


def test_a_context_bears_out_names_and_no_figures() -> None:
    quote = Evidence("The visit takes place within two weeks.", ("Home visits in Leeds, 28 days",))
    assert not objections_to("The visit in Leeds takes place within 14 days.", [quote], knowledge())
    assert objections_to("The visit in Leeds takes place within 28 days.", [quote], knowledge())


def test_without_a_quote_nothing_may_be_shown() -> None:
    assert objections_to("The report must be sent.", [], knowledge())
