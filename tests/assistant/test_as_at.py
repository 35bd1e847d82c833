"""What applied on an earlier day, and what the choices of a question leave out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.scope import Scope
from corpus.currency import StatusDecision
from corpus.publication import Status
from tests.assistant.conftest import home_of
from tests.assistant.county_guidance import documents, notices, texts

JOURNEY = "How long before a journey must a travel request reach the office?"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 4, 1), "twenty-one days"),
        (date(2025, 1, 31), "twenty-one days"),
        (date(2025, 2, 1), "ten days"),
        (date(2026, 6, 1), "ten days"),
    ],
)
def test_the_answer_as_at_a_day_is_what_applied_on_it(
    county: Assembly, day: date, words: str
) -> None:
    answer = ask(JOURNEY, county.parts, scope=Scope(as_at=day))
    assert answer.outcome is Outcome.ANSWERED
    assert answer.as_at == day
    assert words in texts(answer)[0]
    assert {one.status for one in answer.citations} == {"current"}
    assert [one.label for one in answer.statements if one.label] == []
    assert str(day.year) in notices(answer)["as_at"]


def test_before_anything_was_published_nothing_answers(county: Assembly) -> None:
    answer = ask(JOURNEY, county.parts, scope=Scope(as_at=date(2019, 3, 31)))
    assert not any("travel request" in one for one in texts(answer))


@pytest.mark.parametrize(
    ("day", "words"), [(date(2024, 1, 1), "28 days"), (date(2026, 3, 31), "56 days")]
)
def test_the_statements_of_a_note_answer_by_their_period(
    county: Assembly, day: date, words: str
) -> None:
    answer = ask("How long is a ferry pass valid?", county.parts, scope=Scope(as_at=day))
    assert words in texts(answer)[0]
    assert answer.citations[0].status == "current"
    others = {"28 days", "56 days"} - {words}
    unlabelled = " ".join(one.text for one in answer.statements if not one.label)
    assert not any(one in unlabelled for one in others)


def test_with_a_day_nothing_is_corrected(county: Assembly) -> None:
    question = "Is a ferry pass still valid for 28 days?"
    answer = ask(question, county.parts, scope=Scope(as_at=date(2024, 1, 1)))
    assert answer.outcome is Outcome.ANSWERED
    assert "28 days" in texts(answer)[0]


def test_what_a_person_decides_counts_from_the_next_question(
    tmp_path: Path, models_folder: Path
) -> None:
    home = home_of(tmp_path / "home", models_folder, documents())
    question = "Within how many days of its arrival must a parcel be opened?"
    assert "three days" in texts(ask(question, home.parts))[0]
    parcels = next(one for one in home.library.documents() if "parcels" in one.source)
    home.library.listing.decide(
        StatusDecision(parcels.id, Status.WITHDRAWN, "2026-11-20T09:00:00+00:00", "A. Person")
    )
    answer = ask(question, home.parts)
    assert all(one.label for one in answer.statements)
    home.library.listing.decide(
        StatusDecision(parcels.id, Status.CURRENT, "2026-11-20T09:00:01+00:00", "A. Person")
    )
    answer = ask(question, home.parts)
    assert "three days" in texts(answer)[0]
    assert answer.statements[0].label == ""
    home.parts.close()


def test_official_text_alone_is_quoted_where_only_that_is_asked(county: Assembly) -> None:
    question = "How long is a ferry pass valid?"
    assert ask(question, county.parts).citations[0].starter_note
    official = ask(question, county.parts, scope=Scope(only_official=True))
    assert not any(one.starter_note for one in official.citations)
    if official.outcome is Outcome.NOT_IN_GUIDANCE:
        assert "narrowed" in notices(official)


def test_a_change_that_the_choices_leave_out_is_still_warned_of(county: Assembly) -> None:
    question = "Is a ferry pass still valid for 28 days?"
    assert ask(question, county.parts).outcome is Outcome.PREMISE_CORRECTED
    narrowed = ask(question, county.parts, scope=Scope(only_official=True))
    assert narrowed.outcome is not Outcome.PREMISE_CORRECTED
    assert "left_out" in notices(narrowed)


def test_one_document_alone_is_asked(county: Assembly) -> None:
    held = {
        publication.title: document_id
        for document_id, publication in county.library.held_publications().items()
    }
    asked = "How soon must a travel request reach the office?"
    scope = Scope(documents=frozenset({held["Travel handbook 2025"]}))
    answer = ask(asked, county.parts, scope=scope)
    assert answer.scope == scope
    assert {one.publication for one in answer.citations} == {"Travel handbook 2025"}
    elsewhere = Scope(documents=frozenset({held["Rules for parcels"]}))
    assert not [
        one
        for one in ask(asked, county.parts, scope=elsewhere).citations
        if one.publication != "Rules for parcels"
    ]
