from __future__ import annotations

import pytest

from assistant.training.english.claim import Claim, claim_in, is_plural


def test_a_rule_is_taken_apart() -> None:
    claim = claim_in("The warden must send a letter within ten days.")
    assert claim == Claim(
        "", "The warden", "must", "", "must", "send a letter within ten days", False
    )


def test_a_verb_of_its_own_gets_the_helper_that_asks() -> None:
    claim = claim_in("A fixed-term recall (FTR) lasts 56 days for most adults.")
    assert claim is not None
    assert (claim.helper, claim.verb, claim.told) == ("does", "last", "lasts")
    past = claim_in("The pilot began in July 2022.")
    assert past is not None
    assert (past.helper, past.verb) == ("did", "begin")


@pytest.mark.parametrize(
    ("sentence", "opener", "subject"),
    [
        ("In Wales, the officer may refuse a plan.", "In Wales", "the officer"),
        ("On a standard recall the case is sent on.", "On a standard recall", "the case"),
        ("If the person is ill, the manager must agree.", "If the person is ill", "the manager"),
    ],
)
def test_what_opens_a_sentence_is_parted(sentence: str, opener: str, subject: str) -> None:
    claim = claim_in(sentence)
    assert claim is not None
    assert (claim.opener, claim.subject) == (opener, subject)


def test_having_is_a_verb_of_its_own_before_a_thing_only() -> None:
    owned = claim_in("The region has five units.")
    helped = claim_in("The region has changed its units.")
    assert owned is not None
    assert (owned.helper, owned.verb) == ("does", "have")
    assert helped is not None
    assert (helped.helper, helped.verb) == ("has", "")


def test_a_participle_behind_a_noun_is_not_its_verb() -> None:
    claim = claim_in("A condition imposed by the court must be kept.")
    assert claim is not None
    assert (claim.subject, claim.helper) == ("A condition imposed by the court", "must")
    assert claim_in("The contracts listed for London date from May.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "It must be sent within ten days.",
        "These steps are taken in turn.",
        "Is it so?",
        "the reason that the person gave",
        "Working Links, which owned three companies, collapsed.",
        "A | B",
        "",
    ],
)
def test_what_is_not_surely_a_plain_statement_is_left_alone(sentence: str) -> None:
    assert claim_in(sentence) is None


@pytest.mark.parametrize(
    ("subject", "plural"),
    [
        ("The officers of the court", True),
        ("The officer of the courts", False),
        ("Victims", True),
        ("The process", False),
        ("Police and probation", True),
        ("The staff", True),
        ("The list of conditions", False),
    ],
)
def test_the_head_tells_whether_a_subject_is_plural(subject: str, plural: bool) -> None:
    assert is_plural(subject) is plural
