from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from assistant.answer import Answer, Outcome, Turn
from assistant.answering_processes import AnsweringProcesses, NotAnswered
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.length import Length
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.scope import Scope
from assistant.settings import Settings
from index.errors import IndexProblem

_LONGEST_WAIT = 60.0
_QUESTION = "How long before the journey must a travel request reach the office?"


def _parts(home: Path) -> Parts:
    return Assembly(Settings(home=home, starter_notes=False), stays=True).parts


def _failing_parts(home: Path) -> Parts:
    parts = _parts(home)
    return replace(parts, documents=None)  # type: ignore[arg-type]


class _NoIndex:
    def lease(self) -> NoReturn:
        raise IndexProblem("The index is gone.")


def _parts_without_an_index(home: Path) -> Parts:
    return replace(_parts(home), index=_NoIndex())  # type: ignore[arg-type]


def _started(make_parts: partial[Parts], count: int = 1) -> AnsweringProcesses:
    processes = AnsweringProcesses(make_parts, count)
    processes.start()
    _wait_for(lambda: processes.are_ready)
    return processes


def _wait_for(is_so: object) -> None:
    assert callable(is_so)
    end = time.monotonic() + _LONGEST_WAIT
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def _asked(
    processes: AnsweringProcesses,
    question: str,
    history: tuple[Turn, ...] = (),
    length: Length = Length.SHORT,
) -> Answer | None:
    return processes.answer(
        question,
        history,
        scope=Scope(),
        language="en",
        manner=Manner.PRACTITIONER,
        length=length,
    )


@pytest.fixture(scope="module")
def home(county: Assembly) -> Path:
    return county.settings.home


@pytest.fixture(scope="module")
def processes(home: Path) -> Iterator[AnsweringProcesses]:
    made = _started(partial(_parts, home), 2)
    yield made
    made.close()


def test_an_answer_from_another_process_is_the_same_to_the_letter(
    processes: AnsweringProcesses, home: Path
) -> None:
    here = _parts(home)
    first = ask(_QUESTION, here)
    history = (Turn("user", _QUESTION), Turn("assistant", first.statements[0].text))
    for question, turns in (
        (_QUESTION, ()),
        ("and who keeps a forgotten umbrella?", history),
        ("hi", ()),
    ):
        there = _asked(processes, question, turns)
        expected = ask(question, here, turns)
        assert there is not None
        assert replace(there, trace=expected.trace) == expected
    in_full = ask(_QUESTION, here, length=Length.FULL)
    there = _asked(processes, _QUESTION, length=Length.FULL)
    assert there is not None
    assert there.statements == in_full.statements
    assert first.outcome is Outcome.ANSWERED


def test_a_process_that_dies_is_replaced_and_nobody_waits_for_it(home: Path) -> None:
    processes = _started(partial(_parts, home))
    killed = processes.process_ids
    os.kill(killed[0], signal.SIGKILL)
    _wait_for(lambda: _asked(processes, _QUESTION) is None)
    _wait_for(lambda: processes.are_ready)
    assert _asked(processes, _QUESTION) is not None
    assert set(processes.process_ids).isdisjoint(killed)
    processes.close()
    assert not processes.are_ready


def test_why_a_question_is_not_answered_is_told(home: Path) -> None:
    processes = _started(partial(_parts_without_an_index, home))
    with pytest.raises(NotAnswered, match="The index is gone"):
        _asked(processes, _QUESTION)
    processes.close()


def test_what_nobody_foresaw_is_told_without_words_of_the_question(home: Path) -> None:
    processes = _started(partial(_failing_parts, home))
    with pytest.raises(NotAnswered) as caught:
        _asked(processes, "zebra recall")
    assert str(caught.value) == ""
    processes.close()


def test_without_a_start_nothing_is_answered(home: Path) -> None:
    processes = AnsweringProcesses(partial(_parts, home), 1)
    assert not processes.are_ready
    assert _asked(processes, _QUESTION) is None


_SERVING = """
import sys, time
from functools import partial
from pathlib import Path
from tests.assistant.test_answering_processes import _parts, _started

if __name__ == "__main__":
    print(_started(partial(_parts, Path(sys.argv[1]))).process_ids[0], flush=True)
    time.sleep(600)
"""


def test_processes_end_when_the_one_that_started_them_is_killed(home: Path, tmp_path: Path) -> None:
    script = tmp_path / "serving.py"
    script.write_text(_SERVING)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(
        [sys.executable, str(script), str(home)], stdout=subprocess.PIPE, env=environment
    ) as serving:
        assert serving.stdout is not None
        child = int(serving.stdout.readline())
        serving.kill()
    _wait_for(lambda: not _is_running(child))


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
