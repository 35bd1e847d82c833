"""What is said of an answer, as the dialog sends it; and the room when its records are damaged."""

from __future__ import annotations

from types import SimpleNamespace

import httpx
import pytest

from assistant.answer import Outcome
from assistant.assembly import Assembly
from assistant.records.database import RECORDS_FILE
from assistant.records.feedback import LONGEST_LINE, Reason, Verdict
from assistant.settings import Settings
from tests.ui.web.ask.made_turns import (
    Seen,
)

# What is said of an answer.


@pytest.fixture
def judging(plain, visitor, quoted):
    """A conversation of one answer, how it is judged, and what is kept of that."""
    conversation = visitor.keeps(quoted)

    def judge(number="1", **form):
        return visitor.post(f"/conversations/{conversation}/turns/{number}/feedback", data=form)

    def kept():
        return plain.assembly.feedback.of_turns(visitor.owner, conversation)

    return SimpleNamespace(judge=judge, kept=kept, conversation=conversation)


def test_an_answer_can_be_called_helpful(judging):
    assert judging.judge(verdict="helpful").status_code == 204
    assert judging.kept()[1].verdict is Verdict.HELPFUL


def test_what_was_wrong_is_kept_with_its_reasons_and_a_line(judging):
    done = judging.judge(
        verdict="not_helpful", reason=["wrong", "out_of_date", "wrong"], line=" It is four days. "
    )
    assert done.status_code == 204
    kept = judging.kept()[1]
    assert kept.verdict is Verdict.NOT_HELPFUL
    assert kept.reasons == (Reason.WRONG, Reason.OUT_OF_DATE)
    assert kept.line == "It is four days."


def test_every_reason_of_the_dialog_is_taken(judging, plain):
    page = Seen(httpx.get(plain.address).text)
    offered = [one["value"] for one in page.of("input") if one.get("name") == "reason"]
    assert offered == list(Reason)
    assert judging.judge(verdict="not_helpful", reason=offered).status_code == 204
    assert judging.kept()[1].reasons == tuple(Reason)


def test_the_line_keeps_no_personal_data(judging):
    judging.judge(verdict="not_helpful", line="Dean Walsh A1234BC was told otherwise")
    assert "Walsh" not in judging.kept()[1].line
    assert "A1234BC" not in judging.kept()[1].line
    assert judging.kept()[1].line.endswith("was told otherwise")


def test_a_long_line_is_cut(judging):
    assert judging.judge(verdict="helpful", line="word " * 2000).status_code == 204
    assert 0 < len(judging.kept()[1].line) <= LONGEST_LINE


def test_saying_it_again_replaces_what_was_said(judging):
    judging.judge(verdict="helpful")
    judging.judge(verdict="not_helpful", line="No.")
    assert [(one.verdict, one.line) for one in judging.kept().values()] == [
        (Verdict.NOT_HELPFUL, "No.")
    ]


def test_it_can_be_taken_back(judging):
    judging.judge(verdict="helpful")
    assert judging.judge(verdict="none").status_code == 204
    assert judging.kept() == {}
    assert judging.judge(verdict="none").status_code == 204


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"verdict": ""},
        {"verdict": "HELPFUL"},
        {"verdict": "good"},
        {"verdict": "not_helpful", "reason": "ugly"},
        {"verdict": "not_helpful", "reason": ["wrong", ""]},
    ],
)
def test_nonsense_is_refused_and_changes_nothing(judging, form):
    judging.judge(verdict="helpful")
    assert judging.judge(**form).status_code == 422
    assert judging.kept()[1].verdict is Verdict.HELPFUL


@pytest.mark.parametrize(
    ("number", "code"), [("0", 404), ("2", 404), ("-1", 404), ("x", 422), ("9" * 30, 422)]
)
def test_only_a_turn_that_is_there_can_be_judged(judging, number, code):
    assert judging.judge(number, verdict="helpful").status_code == code
    assert judging.kept() == {}


def test_a_judgement_that_is_no_form_is_refused(visitor, judging):
    path = f"/conversations/{judging.conversation}/turns/1/feedback"
    assert visitor.post(path, json={"verdict": "helpful"}).status_code == 422
    assert visitor.post(path, content=b"\xff\xfe").status_code == 422
    assert judging.kept() == {}


def test_the_outcome_stands_with_the_judgement(plain, visitor, judging):
    judging.judge(verdict="not_helpful")
    verdicts = plain.assembly.feedback.of_turns(visitor.owner, judging.conversation)
    assert {number: one.outcome for number, one in verdicts.items()} == {1: Outcome.ANSWERED}


# When the database cannot be read.


def test_damaged_records_are_told_with_what_to_do(tmp_path, serving):
    home = tmp_path / "home"
    home.mkdir()
    (home / RECORDS_FILE).write_bytes(b"this is no database" * 100)
    assembly = Assembly(Settings(home=home, starter_notes=False), stays=True)
    with serving(assembly) as address, httpx.Client(base_url=address) as client:
        for method, path in (
            ("GET", "/conversations"),
            ("GET", "/conversations/c1"),
            ("GET", "/conversations/c1/delete"),
            ("GET", "/conversations/c1/export.md"),
            ("POST", "/conversations/c1/delete"),
            ("POST", "/conversations/c1/rename"),
            ("POST", "/conversations/delete-all"),
        ):
            page = client.request(method, path)
            assert page.status_code == 503, path
            assert "Your conversations cannot be shown now" in page.text
            assert "Restore the file from a backup" in Seen(page.text).text
        told = client.post("/conversations/c1/turns/1/feedback", data={"verdict": "helpful"})
        assert told.status_code == 503
        assert client.get("/?conversation=c1").status_code == 200
