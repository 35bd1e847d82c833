"""What a team has written down of what is asked, and where it is answered, helps the next one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.keeping import QUESTIONS_FOLDER
from assistant.weigh import likelihood_of
from tests.assistant.conftest import home_of
from tests.assistant.harbour_guidance import HOLDS, kites_document

_ASKED = "how many days is a kite slip good for"
_ALIKE = "number of days a kite slip is good"
_FAR = "after what time is his kite paper no good any more"
_PLACE = "# Kites and barrows\n## How long a kite permit lasts\n"


@pytest.fixture
def home(tmp_path: Path, models_folder: Path) -> Iterator[Assembly]:
    made = home_of(tmp_path / "home", models_folder, [kites_document()])
    yield made
    made.parts.close()


def written(home: Assembly, name: str, text: str) -> None:
    folder = home.settings.home / QUESTIONS_FOLDER
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_question_like_a_known_one_is_answered_more_surely_at_its_place(home: Assembly) -> None:
    before = ask(_ASKED, home.parts)
    written(home, "desk.md", f"{_PLACE}- {_ALIKE}\n- does it rain on the quay\n")
    assert not home.keeper.is_up_to_date()
    home.keeper.build()
    assert home.keeper.is_up_to_date()
    answer = ask(_ASKED, home.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.statements[0].text.startswith(HOLDS)
    assert answer.trace.evidence > before.trace.evidence + 0.1


def test_what_is_far_from_enough_is_not_made_enough_by_a_known_question(home: Assembly) -> None:
    before = ask(_FAR, home.parts)
    written(home, "desk.md", f"{_PLACE}- after which time is a kite paper no good\n")
    home.keeper.build()
    after = ask(_FAR, home.parts)
    assert before.outcome is after.outcome is Outcome.NOT_IN_GUIDANCE


def test_a_known_question_alone_answers_nothing_else(home: Assembly) -> None:
    before = ask("who feeds the harbour cat at night", home.parts)
    written(home, "desk.md", f"{_PLACE}- {_ALIKE}\n")
    home.keeper.build()
    after = ask("who feeds the harbour cat at night", home.parts)
    assert before.outcome is after.outcome is Outcome.NOT_IN_GUIDANCE


def test_a_list_that_cannot_be_read_is_told_and_keeps_nothing_from_being_built(
    home: Assembly,
) -> None:
    written(home, "a.md", f"- {_ALIKE}\n")
    written(home, "b.md", f"{_PLACE}- {_ALIKE}\n")
    home.keeper.build()
    (problem,) = home.keeper.unread_lists()
    assert str(problem).startswith("a.md: the question in line 1 stands under no document")
    with home.parts.index.lease() as opened:
        assert len(opened.known_questions) == 1


def test_evidence_is_as_it_was_where_no_question_is_known() -> None:
    signals = {"likeness": 0.6, "coverage": 0.5, "dense": 1.5, "keyword": 2.0}
    alone = likelihood_of(signals)
    assert likelihood_of({**signals, "known": 0.0, "asked_alike": 0.0}) == alone
    far = likelihood_of({**signals, "known": 1.0, "asked_alike": 0.0})
    near = likelihood_of({**signals, "known": 1.0, "asked_alike": 0.7})
    assert far < alone < near
