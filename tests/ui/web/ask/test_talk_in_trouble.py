"""A conversation when something fails, and when eight go on with it at once."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.answer import Outcome
from assistant.assembly import Assembly
from assistant.records.database import RECORDS_FILE
from assistant.records.errors import RecordsBusy
from assistant.settings import Settings
from index.errors import NoIndex
from tests.ui.web.ask.made_talks import ME, asks, echoing, questions
from tests.ui.web.ask.made_turns import QUESTION, said

# When something fails.


def test_a_known_problem_is_told_in_its_own_words(assembly, replying, caplog):
    replying(NoIndex("the library is being written"))
    with caplog.at_level(logging.ERROR):
        _, steps = asks(assembly, QUESTION)
    assert "the library is being written" in steps[-1].answer.wording
    assert "NoIndex" in caplog.text
    assert "zebra" not in caplog.text


def test_an_unknown_problem_is_told_without_its_message(assembly, replying, caplog):
    replying(ValueError(f"cannot read {QUESTION}"))
    with caplog.at_level(logging.ERROR):
        _, steps = asks(assembly, QUESTION)
    told = steps[-1].answer
    assert told.outcome is Outcome.UNAVAILABLE
    assert told.wording
    assert "cannot read" not in told.wording
    assert "ValueError" in caplog.text
    assert "zebra" not in caplog.text


def test_parts_that_cannot_be_made_are_a_reason_too(tmp_path, replying):
    class Broken(Assembly):
        @property
        def parts(self):
            raise NoIndex("there is none")

    replying(said("one"))
    _, steps = asks(Broken(Settings(home=tmp_path / "home")), QUESTION)
    assert "there is none" in steps[-1].answer.wording


def test_an_answer_still_comes_when_the_records_are_damaged(tmp_path, replying, caplog):
    replying(said("one", "two"))
    home = tmp_path / "damaged"
    home.mkdir()
    (home / RECORDS_FILE).write_bytes(b"this is no database" * 100)
    broken = Assembly(Settings(home=home))
    broken.parts = "parts"
    with caplog.at_level(logging.ERROR):
        talk, steps = asks(broken, QUESTION, "c1")
    assert [one.shown for one in steps] == [0, 1, 2]
    assert (steps[-1].kept, steps[-1].problem) == (False, "RecordsDamaged")
    assert talk.conversation == "c1", "it may be there again later"
    assert "cannot be read" in caplog.text
    assert "zebra" not in caplog.text


def test_an_answer_still_comes_when_the_records_are_busy(assembly, replying, monkeypatch):
    replying(said("one"))

    def busy(*_args, **_named):
        raise RecordsBusy(Path("records"))

    monkeypatch.setattr(assembly.conversations, "append", busy)
    _, steps = asks(assembly, QUESTION)
    assert (steps[-1].shown, steps[-1].kept, steps[-1].problem) == (1, False, "RecordsBusy")


def test_half_a_character_is_no_obstacle(assembly, replying):
    asked = replying(echoing)
    talk, steps = asks(assembly, "What is \ud83d a recall?")
    assert steps[-1].kept
    for text in (asked[0].question, steps[0].question, *questions(assembly, talk.conversation)):
        assert text.encode("utf-8").startswith(b"What is ")
        assert text.endswith(" a recall?")


# Together.


def test_eight_at_once_in_one_conversation_lose_nothing(assembly, replying):
    replying(echoing)
    conversation = assembly.conversations.begin(ME)
    together = threading.Barrier(8)

    def ask_one(number):
        together.wait(10)
        return asks(assembly, f"Question {number}?", conversation)[1][-1]

    with ThreadPoolExecutor(8) as pool:
        last = list(pool.map(ask_one, range(8)))
    assert all(one.kept and not one.problem for one in last)
    assert sorted(one.number for one in last) == list(range(1, 9))
    turns = assembly.conversations.get(ME, conversation).turns
    assert [one.number for one in turns] == list(range(1, 9))
    assert {one.question for one in turns} == {f"Question {number}?" for number in range(8)}
    assert {one.number: one.question for one in last} == {one.number: one.question for one in turns}
