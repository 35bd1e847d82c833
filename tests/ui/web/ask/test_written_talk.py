"""A written answer arrives statement by statement, can be stopped, and is kept when it is whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Mode, Outcome
from assistant.assembly import Assembly
from assistant.settings import Settings
from tests.ui.web.ask.made_turns import QUESTION, said
from ui.web.ask.choices import Choices, choices_of
from ui.web.ask.talk import Earlier, Talk, Wish

ME = "me"
WHOLE = replace(said("one", "two", "three"), mode=Mode.WRITTEN)


class Writer:
    """Stands for the answer path with a model: a statement each time that it is let go on."""

    def __init__(self) -> None:
        self.gates = [threading.Event() for _ in WHOLE.statements]
        self.asked: list[dict[str, object]] = []
        self.told_to_go_on: list[bool] = []

    def __call__(self, question: str, *_: object, arriving: Callable, **how: object) -> Answer:
        self.asked.append(how)
        for shown, gate in enumerate(self.gates, start=1):
            assert gate.wait(10)
            so_far = replace(WHOLE, question=question, statements=WHOLE.statements[:shown])
            self.told_to_go_on.append(arriving(so_far))
            if not self.told_to_go_on[-1]:
                return so_far
        return replace(WHOLE, question=question)

    def go_on(self, statements: int) -> None:
        for gate in self.gates[:statements]:
            gate.set()


@pytest.fixture
def writer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    made = Writer()
    monkeypatch.setattr("ui.web.ask.talk.ask", made)
    yield made
    made.go_on(len(WHOLE.statements))


@pytest.fixture
def assembly(tmp_path: Path) -> Iterator[Assembly]:
    """A home with a database, no guidance, and a model that is set."""
    made = Assembly(Settings(home=tmp_path / "home", model="openai:any"), stays=True)
    made.parts = "parts"
    yield made
    made.records.close()


def kept(assembly: Assembly, talk: Talk) -> list[tuple[str, int]]:
    for _ in range(100):
        if talk.conversation:
            break
        time.sleep(0.05)
    turns = assembly.conversations.get(ME, talk.conversation).turns
    return [(one.question, len(one.answer.statements)) for one in turns]


def test_statements_arrive_one_by_one_and_the_whole_is_kept(
    assembly: Assembly, writer: Writer
) -> None:
    talk = Talk(assembly, ME, Choices())
    steps = talk.arriving(QUESTION, Earlier(), Wish())
    assert next(steps).answer is None
    for shown in (1, 2):
        writer.go_on(shown)
        step = next(steps)
        assert (step.shown, step.finished, step.kept) == (shown, False, False)
    writer.go_on(3)
    *_, last = steps
    assert (last.shown, last.finished, last.kept) == (3, True, True)
    assert kept(assembly, talk) == [(QUESTION, 3)]


def test_who_stops_waits_for_nothing(assembly: Assembly, writer: Writer) -> None:
    talk, wish = Talk(assembly, ME, Choices()), Wish()
    steps = talk.arriving(QUESTION, Earlier(), wish)
    next(steps)
    writer.go_on(1)
    assert next(steps).shown == 1
    wish.stop = True
    began = time.monotonic()
    assert [(one.shown, one.stopped) for one in steps] == [(1, True)]
    assert time.monotonic() - began < 1.0
    writer.go_on(3)
    assert kept(assembly, talk) == [(QUESTION, 2)]
    assert writer.told_to_go_on == [True, False]


@pytest.mark.usefixtures("writer")
def test_who_begins_anew_sees_no_more_of_it(assembly: Assembly) -> None:
    talk, wish = Talk(assembly, ME, Choices()), Wish()
    steps = talk.arriving(QUESTION, Earlier(), wish)
    next(steps)
    wish.stop = wish.gone = True
    assert list(steps) == []


def test_an_answer_whose_page_has_gone_is_kept_all_the_same(
    assembly: Assembly, writer: Writer
) -> None:
    talk = Talk(assembly, ME, Choices())
    steps = talk.arriving(QUESTION, Earlier(), Wish())
    next(steps)
    writer.go_on(1)
    next(steps)
    steps.close()
    writer.go_on(3)
    assert kept(assembly, talk) == [(QUESTION, 3)]


def test_the_manner_and_length_that_were_chosen_reach_the_answer_path(
    assembly: Assembly, writer: Writer
) -> None:
    choices = choices_of([("manner", "plain"), ("manner-of-speaking", "loud"), ("length", "full")])
    writer.go_on(3)
    list(Talk(assembly, ME, choices).arriving(QUESTION, Earlier(), Wish()))
    assert [(one["manner"], one["length"]) for one in writer.asked] == [("plain", "full")]


def test_a_reply_without_statements_is_finished(
    assembly: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = said(outcome=Outcome.NOT_IN_GUIDANCE, wording="Not here.")
    monkeypatch.setattr("ui.web.ask.talk.ask", lambda *_, **__: reply)
    *_, last = Talk(assembly, ME, Choices()).arriving(QUESTION, Earlier(), Wish())
    assert last.finished
