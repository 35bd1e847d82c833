"""Questions that take an overtaken rule for granted get the present one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.wording import wording_for
from corpus.publication import Status
from tests.assistant.conftest import home_of
from tests.assistant.county_guidance import documents, notices, texts


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
    ["How long was a ferry pass valid before 2026?", "How long was a ferry pass valid in 2024?"],
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
        "does a ferry pass have to be shown",
        "is a ferry pass valid on the bus",
    ],
)
def test_a_question_about_something_else_is_not_corrected(county: Assembly, question: str) -> None:
    assert ask(question, county.parts).outcome is not Outcome.PREMISE_CORRECTED


@pytest.mark.parametrize(
    "question",
    [
        "Tell me how long a ferry pass is valid.",
        "he talks about a ferry pass, how long is it",
        "They want the rules for each ferry pass, what is it",
    ],
)
def test_a_command_and_a_question_that_ends_in_is_it_take_nothing_for_granted(
    county: Assembly, question: str
) -> None:
    assert ask(question, county.parts).outcome is not Outcome.PREMISE_CORRECTED


def test_what_is_asked_of_a_thing_that_is_no_more_comes_before_what_replaced_it(
    county: Assembly,
) -> None:
    answer = ask("How many boats of the Harbour Guild were sold?", county.parts)
    assert answer.outcome is Outcome.PREMISE_CORRECTED
    assert texts(answer)[0].startswith("The boats of the Harbour Guild were nine")
    assert texts(answer)[1].startswith("The county inspects the ferries")
    assert answer.wording == wording_for("premise_beside")
    still = ask("Does the Harbour Guild still have boats?", county.parts)
    assert texts(still)[0].startswith("The county inspects the ferries")


def test_in_a_letter_a_topic_in_front_does_not_name_what_is_asked(county: Assembly) -> None:
    put = "How many nights is a forgotten umbrella kept?"
    letter = Letter(put, ("We wrote to the Harbour Guild about the ferry.",), f"Umbrellas {put}")
    answer = ask(f"Harbour Guild: {put}", county.parts, manner=Manner.PLAIN, letter=letter)
    assert answer.outcome is Outcome.ANSWERED
    assert "90 nights" in texts(answer)[0]
    pointing = replace(letter, as_put="How often does it inspect?")
    question = "Harbour Guild: How often does it inspect a ferry?"
    corrected = ask(question, county.parts, manner=Manner.PLAIN, letter=pointing)
    assert corrected.outcome is Outcome.PREMISE_CORRECTED


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
    answer = ask(
        "Within how many days of its arrival at the office must a parcel be opened?", home.parts
    )
    assert "within two days" in texts(answer)[0]
    assert answer.statements[0].label == "Draft, not in force"
    assert "draft" in notices(answer)
    home.parts.close()
