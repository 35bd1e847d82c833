"""Answers quoted and written side by side, by writers that are faithful and others."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Outcome, Turn
from assistant.assembly import Assembly
from assistant.checking.verdict import Evidence, Fault, Objection
from assistant.evaluation.cases import Case, CaseSet, RightAnswer, read_cases
from assistant.evaluation.claims_followed import Became
from assistant.evaluation.comparison import compared
from assistant.evaluation.errors import NoModelSet
from assistant.evaluation.report import Report
from assistant.evaluation.side_by_side import WRITTEN, Arm, SideBySide, asked_side_by_side
from assistant.evaluation.writing import ask_all_side_by_side, writing_report
from assistant.evaluation.writing_sheet import writing_sheet
from assistant.language_model.errors import ModelProblem, Trouble
from assistant.parts import Parts
from assistant.quantities import quantities_in
from tests.assistant.evaluation.made_up_forms import write_lines
from tests.assistant.language_model.queued_model import Answer, Queued, QueuedModel
from tests.assistant.writing.made_up_writer import MadeUpWriter
from tests.assistant.writing.writers import passage_with, passages_in, reply

HANDBOOK = "Kestrel County supervision handbook"
ASKED = "how soon must the first appointment take place"
RULE = "The first appointment must take place within five working days of sentence."
CAREFUL = (
    "The first appointment must take place within 5 working days of sentence, but the manager may "
    "agree a later date where the person is in hospital."
)
CASES: list[dict[str, Any]] = [
    {
        "id": "first",
        "question": ASKED,
        "outcome": "answered",
        "answers": [
            {"document": HANDBOOK, "heading": "First appointment", "words": "five working days"}
        ],
    },
    {
        "id": "moon",
        "question": "which telescope orbits the outer moons of Jupiter",
        "outcome": ["not_in_guidance", "out_of_scope"],
        "answers": [],
    },
]
FOLLOW_UP = {
    "id": "then",
    "question": "and how soon must it take place",
    "history": [{"role": "user", "content": "Is there a first appointment?"}],
    "outcome": "answered",
    "answers": [],
}


class AmountChecker:
    """Objects to amounts that are in no quote, and to nothing else."""

    def objections_to(self, statement: str, evidence: Sequence[Evidence]) -> tuple[Objection, ...]:
        there = quantities_in(" ".join(one.quote for one in evidence))
        missing = quantities_in(statement) - there
        return tuple(Objection(Fault.AMOUNT, str(one), "no quote has it") for one in missing)

    def objections_by_rule(
        self, statement: str, evidence: Sequence[Evidence]
    ) -> tuple[Objection, ...]:
        return self.objections_to(statement, evidence)


class MadeUp:
    """The made-up writer as a reply of the queue."""

    def __init__(self, **shares: float) -> None:
        self.writer = MadeUpWriter(**shares)  # type: ignore[arg-type]

    def __call__(self, request: Any) -> str:
        return self.writer(request.messages[-1].text)


def read_case(told: dict[str, Any]) -> Case:
    return Case(
        told["id"],
        told["question"],
        frozenset({Outcome.ANSWERED}),
        tuple(RightAnswer(**one) for one in told["answers"]),
        history=tuple(Turn(**one) for one in told.get("history", ())),
    )


@pytest.fixture
def cases(tmp_path: Path) -> CaseSet:
    return read_cases(write_lines(tmp_path / "made.jsonl", CASES))


def with_model(parts: Parts, *replies: Answer) -> Parts:
    """Return parts with a model whose first reply is for the trial, and a checker of amounts."""
    return replace(parts, model=QueuedModel("One, two.", *replies), checker=AmountChecker())


def saying(*statements: str) -> Callable[[Any], str]:
    def write(request: Any) -> str:
        told = request.messages[-1].text
        if not passages_in(told):
            return "NONE"  # asked for the question in other words
        name, _ = passage_with(RULE, told)
        return reply(*((one, name, RULE) for one in statements))

    return write


def measured(
    cases: CaseSet, parts: Parts, *replies: Answer
) -> tuple[Sequence[SideBySide], Report, Parts]:
    watched = with_model(parts, *replies)
    found = ask_all_side_by_side(cases, watched)
    return found, writing_report(cases, watched, found), watched


def rows(report: Report, beginning: str) -> Any:
    return next(one for one in report.tables if one.title.startswith(beginning)).rows


def test_a_faithful_writer_is_shown_in_both_arms(handbook: Assembly, cases: CaseSet) -> None:
    found, report, _ = measured(cases, handbook.parts, saying(CAREFUL))
    first = found[0].by_arm
    assert [one.text for one in first[Arm.CHECKED].answer.statements] == [CAREFUL]
    assert not any(one.written for one in first[Arm.QUOTED].answer.statements)
    assert {one.by_arm[arm].end for one in found[:1] for arm in WRITTEN} == {"written"}
    table = rows(report, "Where the model was asked")
    for arm in Arm:
        assert table["right words, in any form"][arm.value].value == 1.0
        assert table["quotes exact"][arm.value].value == 1.0
        assert table["citation recall"][arm.value].value == 1.0
    # It writes 5 for five, which the words as they stand do not forgive; its quotes have them.
    assert table["share of right words"]["written, checked"].value == 0.0
    assert table["right words in the quotes"]["written, checked"].value == 1.0
    assert table["share of statements written"]["written, checked"].value == 1.0


def test_what_the_checker_holds_back_is_shown_without_it_and_told(
    handbook: Assembly, cases: CaseSet
) -> None:
    false = CAREFUL.replace("5 working", "9 working")
    found, report, _ = measured(cases, handbook.parts, saying(CAREFUL, false))
    checked, unchecked = (found[0].by_arm[arm] for arm in WRITTEN)
    assert [one.became for one in checked.claims] == [Became.HELD, Became.QUOTED]
    assert false not in [one.text for one in checked.answer.statements]
    assert false in [one.text for one in unchecked.answer.statements]
    claims = rows(report, "What became of the model's")
    assert claims["written, checked"]["quoted instead"] == 1
    assert claims["written, unchecked"]["held"] == 2
    assert claims["written, unchecked"]["checker objects"] == 1
    assert any(false in one and one.startswith("first: ") for one in report.notes)
    assert any("objects: 1 statements." in one for one in report.notes)
    assert sum(row["written, checked"] for row in rows(report, "What is wrong").values()) >= 1


def test_a_writer_whose_statements_all_fail_falls_back_to_quotes(
    handbook: Assembly, cases: CaseSet
) -> None:
    _, report, _ = measured(cases, handbook.parts, saying(CAREFUL.replace("5 working", "9")))
    ends = rows(report, "What became of the answers")
    assert ends["fell back to quotes: nothing held"]["written, checked"] == 1
    assert ends["no answer to write"]["written, checked"] == 1
    assert ends["share that fell back to quotes"]["written, checked"].value == 1.0
    assert ends["share that fell back to quotes"]["written, unchecked"].value == 0.0


def test_a_model_that_fails_later_on_is_told_with_its_trouble(
    handbook: Assembly, cases: CaseSet
) -> None:
    _, report, _ = measured(cases, handbook.parts, Queued(trouble=Trouble.OVERLOADED))
    ends = rows(report, "What became of the answers")
    assert ends["fell back to quotes: the model failed (overloaded)"]["written, checked"] == 1


def test_the_time_that_the_model_takes_is_not_ours(handbook: Assembly) -> None:
    def slow(request: Any) -> Queued:
        made = saying(CAREFUL)(request)
        return Queued(pieces=(made[:-2], made[-2:]), seconds_between=0.2)

    case = read_case(CASES[0])
    parts = replace(handbook.parts, model=QueuedModel(slow))
    times = asked_side_by_side(case, parts).by_arm[Arm.CHECKED].times
    assert times.whole - times.ours >= 400
    assert 200 <= times.first_shown <= times.whole - 200
    assert times.checking <= times.ours


def test_no_question_asks_the_model_more_than_twice(handbook: Assembly) -> None:
    parts = replace(handbook.parts, model=QueuedModel(MadeUp()))
    told = asked_side_by_side(read_case(FOLLOW_UP), parts).by_arm[Arm.CHECKED]
    assert [one.writes for one in told.calls] == [False, True]


def test_arms_are_in_order_whichever_is_asked_first(handbook: Assembly) -> None:
    parts = replace(handbook.parts, model=QueuedModel(saying(CAREFUL)))
    for first in range(4):
        assert list(asked_side_by_side(read_case(CASES[0]), parts, first=first).by_arm) == list(Arm)


def test_a_report_is_kept_and_compared_without_a_path(handbook: Assembly, cases: CaseSet) -> None:
    _, report, _ = measured(cases, handbook.parts, saying(CAREFUL))
    told = json.loads(json.dumps(report.as_json()))
    assert told["settings"]["language_model"] == "queued:model"
    assert str(handbook.settings.home) not in json.dumps(told)
    table, _ = compared(report, told)
    change = table.rows["written, checked: citation recall"]["difference"]
    assert change is not None
    assert change.value == 0.0  # type: ignore[union-attr]
    assert report.as_markdown().startswith("# Evaluation of writing")
    arms = told["questions"][0]["arms"]
    assert arms["written, checked"]["claims"][0]["became"] == "held"


def test_the_sheet_has_both_answers_their_quotes_and_what_was_held_back(
    handbook: Assembly, cases: CaseSet
) -> None:
    marked = CAREFUL.replace("5 working", "9").replace("the manager", "<b>the *manager*</b>")
    found, _, parts = measured(cases, handbook.parts, saying(CAREFUL, marked))
    sheet = writing_sheet(found, parts.model.name)
    assert f"## first: {ASKED}" in sheet
    assert f"- {CAREFUL} \\[1\\]" in sheet
    assert f"> \\[1\\] “{RULE}" in sheet
    assert "### Held back" in sheet
    assert "\\<b\\>the \\*manager\\*" in sheet
    assert "<b>" not in sheet
    assert "Not written: no answer to write." in sheet


def test_without_a_model_and_with_a_dead_one_nothing_is_measured(
    handbook: Assembly, cases: CaseSet
) -> None:
    with pytest.raises(NoModelSet, match="PROBATION_ASSISTANT_MODEL"):
        ask_all_side_by_side(cases, handbook.parts)
    dead = replace(handbook.parts, model=QueuedModel(Queued(trouble=Trouble.UNREACHABLE)))
    with pytest.raises(ModelProblem, match="cannot be reached"):
        ask_all_side_by_side(cases, dead)


def test_altered_statements_are_shown_where_no_checker_is_heard(handbook: Assembly) -> None:
    writer = MadeUp(altered=1.0)
    parts = replace(handbook.parts, model=QueuedModel(writer))
    by_arm = asked_side_by_side(read_case(CASES[0]), parts).by_arm
    altered = {text for (_, text), wrong in writer.writer.made.items() if wrong}
    shown = {
        arm: {one.text for one in by_arm[arm].answer.statements if one.written} for arm in WRITTEN
    }
    assert altered
    assert shown[Arm.UNCHECKED] == altered
    objected = {one.text for one in by_arm[Arm.UNCHECKED].claims if one.objections}
    assert objected
    assert shown[Arm.CHECKED] == altered - objected


def test_misquoted_statements_are_dropped_in_both_arms(handbook: Assembly) -> None:
    parts = replace(handbook.parts, model=QueuedModel(MadeUp(misquoted=1.0)))
    by_arm = asked_side_by_side(read_case(CASES[0]), parts).by_arm
    for arm in WRITTEN:
        assert {one.became for one in by_arm[arm].claims} == {Became.DROPPED}
        assert by_arm[arm].end == "fell back to quotes: nothing held"
