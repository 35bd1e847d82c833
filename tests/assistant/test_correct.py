"""Questions that take an overtaken rule for granted, and what applied on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.scope import Scope
from corpus.currency import StatusDecision
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Status
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

NOTE = """---
title: Ferry passes in short
id: starter:ferry-passes
starter_note: true
rests_on: [ferry-act, ferry-order]
changes:
  - id: pass-length
    was: A ferry pass is valid for 28 days.
    now: A ferry pass is valid for 56 days.
    from: 2019-05-01
    until: 2026-03-30
    replaced_by: ferry-act
  - id: guild
    was: The Harbour Guild inspects the ferries.
    now: The county inspects the ferries.
    until: 2021-06-25
    ended: [Harbour Guild]
---

# Ferry passes in short

## How long a ferry pass is valid

A ferry pass is valid for 56 days from the day of issue.[^ferry-act][^now:pass-length]

Until 30 March 2026 a ferry pass was valid for 28 days.[^ferry-order][^was:pass-length]

## Who inspects ferries

The county inspects the ferries twice in each season.[^ferry-act][^now:guild]

The Harbour Guild inspected the ferries before June 2021.[^ferry-order][^was:guild]

## Dogs

A dog needs a ticket of its own on every ferry.[^ferry-act]
"""


def documents() -> list[Document]:
    return [
        read_markdown(NOTE.encode(), NOTE, name="ferry.md", source="starter:ferry-passes"),
        made_document(
            "Travel handbook 2019",
            lambda content: (
                content.heading("Travel handbook 2019", 1),
                content.heading("Travel requests", 2),
                content.paragraph(
                    "A travel request must reach the office twenty-one days before the journey."
                ),
                content.heading("Visitors", 2),
                content.paragraph("A visitor rings the brass bell beside the north gate."),
                content.heading("Umbrellas", 2),
                content.paragraph(
                    "A forgotten umbrella is kept for its owner by the Quay Captain for 40 nights."
                ),
            ),
            source="/travel-2019.md",
            publisher="Kestrel County",
            external_id="travel-2019",
            published=date(2019, 4, 1),
        ),
        made_document(
            "Travel handbook 2025",
            lambda content: (
                content.heading("Travel handbook 2025", 1),
                content.heading("Travel requests", 2),
                content.paragraph(
                    "A travel request must reach the office ten days before the journey."
                ),
                content.heading("Umbrellas", 2),
                content.paragraph(
                    "A forgotten umbrella is kept for its owner by the Depot Clerk for 90 nights."
                ),
            ),
            source="/travel-2025.md",
            publisher="Kestrel County",
            external_id="travel-2025",
            published=date(2025, 2, 1),
            replaces=("travel-2019",),
        ),
        made_document(
            "Rules for parcels",
            "A parcel must be opened by two officers within three days of its arrival.",
            source="/parcels.md",
            published=date(2022, 1, 1),
        ),
        made_document(
            "Draft rules for parcels",
            "A parcel must be opened by two officers within two days of its arrival at the office.",
            source="/draft.md",
            status=Status.DRAFT,
            published=date(2026, 5, 1),
        ),
        made_document(
            "Lantern circular",
            "A lantern permit is issued by the night warden on paper of green colour.",
            source="/lantern.md",
            status=Status.WITHDRAWN,
            published=date(2012, 1, 1),
            withdrawn_on=date(2018, 9, 3),
        ),
    ]


@pytest.fixture(scope="module")
def county(
    tmp_path_factory: pytest.TempPathFactory, models_folder: Path, embedder: Embedder
) -> Iterator[Assembly]:
    assert embedder.identity.dimension
    made = home_of(tmp_path_factory.mktemp("county") / "home", models_folder, documents())
    yield made
    made.parts.close()


def texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.statements]


def notices(answer: Answer) -> dict[str, str]:
    return {one.kind: one.text for one in answer.notices}


def test_a_question_with_the_old_amount_gets_the_present_rule_first(county: Assembly) -> None:
    answer = ask("Is a ferry pass still valid for 28 days?", county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert "valid for 56 days" in texts(answer)[0]
    assert "28 days" in texts(answer)[-1]
    assert answer.statements[0].label == ""
    assert answer.statements[-1].label == "No longer applies (until 30 March 2026)"
    assert "What applies now comes first" in answer.wording
    last = next(one for one in answer.citations if one.number == answer.statements[-1].citations[0])
    assert last.status == "superseded"
    assert last.replaced_by is not None
    assert last.replaced_by.title == "ferry-act"
    assert str(last.replaced_on) == "31 March 2026"
    assert "on 31 March 2026" in notices(answer)["superseded"]


@pytest.mark.parametrize(
    "question",
    [
        "how do I renew a ferry pass after its 28 days",
        "Does a ferry pass last four weeks?",
        "so a ferry pass is valid for twenty-eight days, right?",
    ],
)
def test_the_old_amount_is_known_however_it_is_put(county: Assembly, question: str) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert "valid for 56 days" in texts(answer)[0]


@pytest.mark.parametrize(
    "question",
    [
        "Is a ferry pass valid for 56 days?",
        "Is a ferry pass still valid for eight weeks?",
        "How long is a ferry pass valid?",
    ],
)
def test_who_names_the_present_amount_or_none_is_answered_plainly(
    county: Assembly, question: str
) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert "valid for 56 days" in texts(answer)[0]
    assert not any("28 days" in one for one in texts(answer))


def test_a_thing_that_is_no_more_is_taken_for_granted_by_its_name(county: Assembly) -> None:
    answer = ask("How often does the Harbour Guild inspect a ferry?", county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert texts(answer)[0].startswith("The county inspects the ferries")
    assert answer.statements[-1].label.startswith("No longer applies")


@pytest.mark.parametrize(
    "question",
    ["How long was a ferry pass valid before 2026?", "What was the rule on ferry passes in 2024?"],
)
def test_a_question_about_the_past_is_answered_and_not_corrected(
    county: Assembly, question: str
) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.ANSWERED
    old = next(one for one in answer.statements if "28 days" in one.text)
    assert old.label == "No longer applies (until 30 March 2026)"


@pytest.mark.parametrize(
    "question",
    [
        "Must a parcel be opened within 30 days?",
        "Must a parcel be opened within 28 days?",
        "Should the night warden check the gate every 28 days?",
        "Does a dog still need a ticket on the ferry?",
        "What is the capital of France?",
        "Who keeps a forgotten umbrella for its owner?",
        "Does the Depot Clerk keep a forgotten umbrella?",
    ],
)
def test_a_question_about_something_else_is_not_corrected(county: Assembly, question: str) -> None:
    assert ask(question, county.parts).outcome is not Outcome.PREMISE_CORRECTED


def test_a_replaced_handbook_never_answers_before_its_replacement(county: Assembly) -> None:
    answer = ask("How long before a journey must a travel request reach the office?", county.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert "ten days before" in texts(answer)[0]
    assert not any("twenty-one" in one for one in texts(answer))
    assert {one.status for one in answer.citations} == {"current"}


@pytest.mark.parametrize(
    "question",
    [
        "Must a travel request still reach the office 21 days before the journey?",
        "A travel request must reach the office 3 weeks before the journey, but where is it?",
    ],
)
def test_an_amount_of_a_replaced_handbook_is_corrected(county: Assembly, question: str) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert "ten days before" in texts(answer)[0]
    assert "twenty-one days" in texts(answer)[-1]
    assert answer.statements[-1].label == "No longer applies (until 31 January 2025)"
    old = answer.citations[-1]
    assert old.replaced_by is not None
    assert (old.replaced_by.id, old.replaced_by.title) == ("travel-2025", "Travel handbook 2025")
    assert "Travel handbook 2025" in notices(answer)["superseded"]


@pytest.mark.parametrize(
    "question",
    [
        "When will the Quay Captain give a forgotten umbrella to its owner?",
        "Does the quay captain keep a forgotten umbrella?",
        "Does the captain of the quay keep a forgotten umbrella?",
        "captain umbrella shelf",
        "Does the Quay Captain keep a forgotten umbrella for its owner for 40 nights?",
    ],
)
def test_a_name_that_a_replaced_handbook_had_is_corrected(county: Assembly, question: str) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert "by the Depot Clerk for 90 nights" in texts(answer)[0]
    assert "Quay Captain" in texts(answer)[-1]
    assert answer.statements[-1].label.startswith("No longer applies")


@pytest.mark.parametrize(
    ("question", "words", "label", "kind"),
    [
        (
            "What does a visitor ring beside the north gate?",
            "rings the brass bell",
            "No longer applies (until 31 January 2025)",
            "superseded",
        ),
        (
            "Who issues a lantern permit and on paper of what colour?",
            "issued by the night warden",
            "Withdrawn, no longer applies (until 3 September 2018)",
            "withdrawn",
        ),
    ],
)
def test_where_nothing_current_answers_ended_text_does_with_its_label(
    county: Assembly, question: str, words: str, label: str, kind: str
) -> None:
    answer = ask(question, county.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert words in texts(answer)[0]
    assert answer.statements[0].label == label
    assert kind in notices(answer)


def test_a_draft_never_answers_before_what_applies(county: Assembly) -> None:
    question = "Within how many days of its arrival at the office must a parcel be opened?"
    answer = ask(question, county.parts)
    assert "within three days" in texts(answer)[0]
    assert not any("two days" in one for one in texts(answer))


def test_a_draft_answers_with_its_label_where_nothing_else_does(
    tmp_path: Path, models_folder: Path
) -> None:
    draft = next(one for one in documents() if one.publication.status is Status.DRAFT)
    home = home_of(tmp_path / "home", models_folder, [draft])
    answer = ask("Within how many days of arrival must a parcel be opened?", home.parts)
    assert "within two days" in texts(answer)[0]
    assert answer.statements[0].label == "Draft, not in force"
    assert "draft" in notices(answer)
    home.parts.close()


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
