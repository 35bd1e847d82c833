"""The checker as it is shipped: the rules, and statement and quotes read together."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from assistant.boosted import BoostedTrees
from assistant.checking.checker import StatementChecker
from assistant.checking.together import WEIGHED, signals_of
from assistant.checking.verdict import Evidence
from assistant.logistic import fitted
from index.entailment import BUNDLED_ENTAILMENT, TrainedEntailment
from tests.assistant.checking.alterations import altered
from tests.assistant.checking.material import knowledge, paraphrases, sentences

# What is reached, and must not be lost.
CAUGHT = 0.95
LET_THROUGH = 0.88

QUOTE = (
    "The practitioner must send the report to the court within ten working days unless the judge "
    "has agreed to a longer time. Managers normally countersign it."
)


@pytest.fixture(scope="module")
def checker() -> StatementChecker:
    entailment = TrainedEntailment(BUNDLED_ENTAILMENT)
    return StatementChecker(knowledge(), lambda: entailment)


def is_refused(checker: StatementChecker, statement: str, *quotes: str) -> bool:
    return bool(checker.objections_to(statement, [Evidence(one) for one in quotes]))


@pytest.mark.parametrize(
    "statement",
    [
        "The practitioner may send the report to the court within ten working days unless the "
        "judge has agreed to a longer time.",
        "The practitioner must not send the report to the court within ten working days unless "
        "the judge has agreed to a longer time.",
        "The report has to reach the court within ten days.",
        "The report has to be sent to the court within twelve working days unless the judge agrees "
        "to more.",
        "The judge must send the report to the practitioner within ten working days.",
        "Managers always countersign the report.",
        "The practitioner must send the report to the Parole Board within ten working days.",
        "Bees are fed in autumn.",
    ],
)
def test_what_the_quote_does_not_say_is_refused(checker: StatementChecker, statement: str) -> None:
    assert is_refused(checker, statement, QUOTE)


@pytest.mark.parametrize(
    "statement",
    [
        "The report must go to the court within ten working days, unless the judge has agreed to "
        "a longer time.",
        "Unless the judge has agreed to more time, the practitioner has ten working days to send "
        "the court the report.",
        "Managers countersign the report as a rule.",
    ],
)
def test_what_it_says_in_other_words_may_be_shown(
    checker: StatementChecker, statement: str
) -> None:
    assert not is_refused(checker, statement, QUOTE)


def test_altered_statements_are_caught(checker: StatementChecker) -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for sentence in sentences(18):
        for kind, statement in altered(sentence):
            made[kind] += 1
            caught[kind] += is_refused(checker, statement, sentence)
    assert made.total() > 300
    missed = {kind: f"{caught[kind]} of {count}" for kind, count in made.items()}
    assert caught.total() / made.total() > CAUGHT, missed


def test_faithful_paraphrases_never_trained_on_are_let_through(checker: StatementChecker) -> None:
    told = [one for one in paraphrases() if one.half == "judge"]
    refused = [one.statement for one in told if is_refused(checker, one.statement, *one.quotes)]
    assert len(told) > 70
    assert 1 - len(refused) / len(told) >= LET_THROUGH, refused


def test_what_is_weighed_is_what_was_fitted_and_no_objection_speaks_for_a_statement() -> None:
    trees = BoostedTrees.of(fitted("assistant.checking", "together.json"))
    signals = signals_of("It is so.", ["It is so."], (), 1.0)
    assert set(trees.names) == set(signals)
    rng = random.Random(1)
    for _ in range(300):
        faults = rng.sample(WEIGHED, rng.randrange(3))
        told = signals | {one.value: 1.0 for one in faults} | {"faults": float(len(faults))}
        told |= {"closeness": rng.random(), "familiarity": rng.random()}
        told["log_odds"] = rng.uniform(-6, 6)
        other = rng.choice([one for one in WEIGHED if one not in faults])
        more = told | {other.value: 1.0, "faults": told["faults"] + 1}
        surer = told | {"log_odds": told["log_odds"] + 1}
        assert trees.likelihood(more) <= trees.likelihood(told) <= trees.likelihood(surer)
