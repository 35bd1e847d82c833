"""Numbers of use and quality, of the days that are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Citation, Outcome
from assistant.assembly import Assembly
from assistant.insight.room import InsightRoom
from assistant.insight.usage import share_below
from assistant.records.feedback import Reason, Verdict
from assistant.scope import Scope
from tests.assistant.conftest import handbook_document
from tests.assistant.insight.kept_questions import keep, unanswered
from tests.assistant.records.conftest import asked
from tests.ui.web.ask.made_turns import citation


@pytest.fixture
def cited(assembly: Assembly) -> Citation:
    document = handbook_document()
    assert document.id in assembly.library.held_publications()
    return citation(document, "A missed appointment is recorded on the day it happens.")


def citing(*citations: Citation, **more: object) -> Answer:
    return replace(asked("Who?"), citations=citations, **{"scope": Scope(), **more})


def test_questions_outcomes_and_days(assembly: Assembly, room: InsightRoom) -> None:
    keep(assembly.records, [unanswered("One?"), unanswered("Two?")], days_ago=3)
    keep(assembly.records, [citing(outcome=Outcome.ANSWERED)])
    keep(assembly.records, [unanswered("Long ago?")], days_ago=40)
    usage = room.usage(30)
    assert (usage.questions, usage.conversations, len(usage.days)) == (3, 2, 30)
    assert [one.count for one in usage.days if one.count] == [2, 1]
    assert usage.days[-1].day == usage.until
    assert usage.outcomes == {Outcome.NOT_IN_GUIDANCE: 2, Outcome.ANSWERED: 1}
    assert room.usage(90).questions == 4


def test_what_is_cited_and_what_never_is(
    assembly: Assembly, room: InsightRoom, cited: Citation
) -> None:
    assert cited.document_id in {one.document_id for one in room.usage(30).never}
    again = replace(cited, number=2)
    keep(assembly.records, [citing(cited, again), citing(cited)])
    room.renew()
    usage = room.usage(30)
    assert [(one.document_id, one.answers) for one in usage.cited] == [(cited.document_id, 2)]
    assert cited.document_id not in {one.document_id for one in usage.never}


def test_text_without_force_counts_only_for_those_who_asked_for_today(
    assembly: Assembly, room: InsightRoom, cited: Citation
) -> None:
    old = replace(cited, status="superseded")
    then = Scope(as_at=date(2020, 1, 1))
    keep(assembly.records, [citing(old), citing(old, scope=then), citing(cited)])
    room.renew()
    (found,) = room.usage(30).outdated
    assert (found.document_id, found.status, found.answers) == (old.document_id, "superseded", 1)


def test_overtaken_rules_asked_for_are_listed(assembly: Assembly, room: InsightRoom) -> None:
    for name in ("First?", "Second?"):
        told = replace(asked(name), outcome=Outcome.PREMISE_CORRECTED)
        keep(assembly.records, [told], days_ago=2 if name == "First?" else 1)
    assert [one.text for one in room.usage(30).corrected] == ["Second?", "First?"]


def test_feedback_is_counted_with_its_reasons(assembly: Assembly, room: InsightRoom) -> None:
    kept = keep(assembly.records, [asked("One?"), asked("Two?"), asked("Three?")])
    give = assembly.feedback.give
    give("ann", kept, 1, Verdict.HELPFUL)
    give("ann", kept, 2, Verdict.NOT_HELPFUL, [Reason.WRONG, Reason.OUT_OF_DATE])
    give("ann", kept, 3, Verdict.NOT_HELPFUL, [Reason.WRONG])
    usage = room.usage(30)
    assert usage.verdicts == {Verdict.NOT_HELPFUL: 2, Verdict.HELPFUL: 1}
    assert usage.reasons == {Reason.WRONG: 2, Reason.OUT_OF_DATE: 1}


def test_times_are_told_by_week(assembly: Assembly, room: InsightRoom) -> None:
    for number in range(1, 21):
        keep(assembly.records, [unanswered("One?")], seconds=number / 10, days_ago=0.001)
    usage = room.usage(30)
    assert (usage.half, usage.most) == (1.0, 1.9)
    assert sum(one.week.count for one in usage.times) == 20


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [([], 0.5, 0.0), ([3.0], 0.95, 3.0), ([1, 2, 3, 4], 0.5, 2), ([4, 1, 3, 2], 0.95, 4)],
)
def test_a_share_is_a_value_that_was_measured(
    values: list[float], share: float, found: float
) -> None:
    assert share_below(values, share) == found
