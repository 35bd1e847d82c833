from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.checking.verdict import Evidence, Fault, Objection
from assistant.evaluation.watching import HeardChecker, UnheardChecker, WatchedModel
from assistant.language_model.errors import ModelProblem, Trouble
from assistant.language_model.role import NoLanguageModel
from tests.assistant.language_model.asking import SCHEMA, request
from tests.assistant.language_model.queued_model import Queued, QueuedModel

EVIDENCE = [Evidence("The heron form is signed in a week.")]
WRONG = Objection(Fault.NUMBER, "nine", "no quote has nine")


class Objector:
    """Objects to whatever has a nine in it, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        assert evidence
        self.asked += 1
        return (WRONG,) if "nine" in statement else ()


def test_pieces_pass_through_and_the_waiting_is_timed() -> None:
    model = WatchedModel(QueuedModel(Queued("one two three", seconds_between=0.02)))
    assert "".join(model.stream(request(schema=SCHEMA))) == "one two three"
    (call,) = model.calls
    assert call.pieces == ["one ", "two ", "three"]
    assert call.writes
    assert call.is_whole
    assert model.waited >= 0.06


def test_what_went_wrong_is_kept_and_raised() -> None:
    model = WatchedModel(QueuedModel(Queued("one two", fails_after=1, trouble=Trouble.CUT_OFF)))
    with pytest.raises(ModelProblem):
        list(model.stream(request()))
    (call,) = model.calls
    assert (call.pieces, call.trouble) == (["one "], Trouble.CUT_OFF)
    assert not call.writes
    assert not call.is_whole


def test_a_stream_that_is_closed_closes_the_model_too() -> None:
    queued = QueuedModel("one two three")
    model = WatchedModel(queued)
    stream = model.stream(request())
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert queued.abandoned == 1
    assert model.calls[0].given_up


def test_a_model_that_writes_nothing_stays_one() -> None:
    assert WatchedModel(NoLanguageModel()).name == ""


def test_a_heard_checker_objects_and_what_it_says_is_kept() -> None:
    checker = HeardChecker(Objector())
    assert checker.objections_to("In nine days.", EVIDENCE) == (WRONG,)
    assert checker.objections_to("In a week.", EVIDENCE) == ()
    assert [one.objections for one in checker.opinions()] == [(WRONG,), ()]
    assert checker.spent > 0


def test_an_unheard_checker_lets_everything_pass_and_is_asked_later() -> None:
    objector = Objector()
    checker = UnheardChecker(objector)
    assert checker.objections_to("In nine days.", EVIDENCE) == ()
    assert objector.asked == 0
    assert [one.objections for one in checker.opinions()] == [(WRONG,)]
