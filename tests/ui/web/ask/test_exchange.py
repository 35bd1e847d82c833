"""How far an exchange has arrived, and how one of the database looks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.records.conversations import KeptTurn
from assistant.records.feedback import Verdict
from tests.ui.web.ask.made_turns import QUESTION, said
from ui.web.ask.exchange import Exchange, kept_exchange, stopped


def kept(answer, shown=None):
    return KeptTurn(3, answer.question, answer, datetime.now(UTC), 0.5, shown)


def test_an_exchange_is_finished_when_its_last_statement_is_shown():
    answer = said("one", "two")
    assert [Exchange(1, QUESTION, answer, shown).finished for shown in (0, 1, 2)] == [
        False,
        False,
        True,
    ]
    assert not Exchange(1, QUESTION).finished
    assert Exchange(1, QUESTION, said(wording="Not here.")).finished


def test_what_is_stopped_is_finished_and_what_was_finished_stays():
    assert stopped(Exchange(1, QUESTION)).finished
    done = Exchange(1, QUESTION, said("one"), 1)
    assert stopped(done) is done


@pytest.mark.parametrize("shown", [None, 2])
def test_a_turn_that_is_kept_has_arrived(shown):
    exchange = kept_exchange(kept(said("one", "two"), shown), Verdict.HELPFUL)
    assert (exchange.number, exchange.shown, exchange.stopped) == (3, 2, False)
    assert exchange.finished
    assert exchange.kept
    assert exchange.verdict is Verdict.HELPFUL


def test_a_turn_that_was_stopped_stays_as_it_was():
    exchange = kept_exchange(kept(said("one", "two"), 1))
    assert (exchange.shown, exchange.stopped, exchange.finished) == (1, True, True)
