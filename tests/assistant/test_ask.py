"""The answer path as a whole: questions in, checked answers out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Footing, Outcome, Turn
from assistant.ask import ANSWER_PATH, ask
from assistant.assembly import Assembly
from index.opening import Engine
from tests.assistant.conftest import home_of
from ui.answer_json import answer_json

ANSWERED = {
    "how soon must the first appointment take place": "within five working days of sentence",
    "what must i do before a home visit": "check the address register",
    "longest curfew for someone eighteen and over": "sixteen hours",
    "which mailbox takes questions on unpaid work": "unpaid.work@kestrel.example.org",
    "when is a missed appointment recorded": "on the day it happens",
    "what does a travel permit allow": "leave the county for a week",
}
NOT_ANSWERED = [
    "who pays for the photograph on a travel permit",
    "what does the accounts office pay its staff for Sunday work",
    "how many parking spaces must an office have",
]


@pytest.mark.parametrize(("question", "words"), ANSWERED.items())
def test_the_first_statement_holds_the_answering_words(
    handbook: Assembly, question: str, words: str
) -> None:
    answer = ask(question, handbook.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert words in answer.statements[0].text


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_no_passage_answers_is_helped_and_not_answered(
    handbook: Assembly, question: str
) -> None:
    answer = ask(question, handbook.parts)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.statements == answer.citations == ()
    assert "does not answer" in answer.wording
    assert answer.nearest
    assert 1 <= len(answer.contacts) <= 3


@pytest.mark.parametrize("question", ANSWERED)
def test_every_quote_is_exact_and_every_statement_cited(handbook: Assembly, question: str) -> None:
    answer = ask(question, handbook.parts)
    cited = {number for one in answer.statements for number in one.citations}
    assert cited == {one.number for one in answer.citations}
    for one in answer.citations:
        text = handbook.library.document(one.document_id).text
        assert text[one.start : one.end] == one.quote
    for statement in answer.statements:
        quotes = [one.quote for one in answer.citations if one.number in statement.citations]
        assert statement.text == "\n".join(quotes)


def test_a_rule_never_goes_without_its_however(handbook: Assembly) -> None:
    first = ask("how soon must the first appointment take place", handbook.parts).statements[0]
    assert "However, where the person is in hospital" in first.text


def test_a_sentence_that_points_back_brings_what_it_points_to(handbook: Assembly) -> None:
    answer = ask("what must be done before the case is discussed with anyone", handbook.parts)
    assert "A missed appointment is recorded on the day it happens. This must be done" in (
        answer.statements[0].text
    )


def test_a_list_is_answered_with_its_lead_in_and_all_its_items(handbook: Assembly) -> None:
    text = ask("what must i do before a home visit", handbook.parts).statements[0].text
    assert text.startswith("Before a home visit the practitioner must:")
    assert "carry a charged telephone" in text


@pytest.mark.parametrize(
    "question",
    [
        "Is the address register checked and the duty manager told before a visit?",
        "Must one tell the duty manager when one expects to return and carry a charged telephone?",
    ],
)
def test_where_two_items_of_three_answer_the_whole_list_is_shown(
    handbook: Assembly, question: str
) -> None:
    text = ask(question, handbook.parts).statements[0].text
    lines = [one.removeprefix("• ") for one in text.splitlines() if one]
    assert lines == [
        "Before a home visit the practitioner must:",
        "check the address register",
        "tell the duty manager when they expect to return",
        "carry a charged telephone",
    ]


def test_where_one_item_answers_it_stands_alone_behind_its_lead_in(handbook: Assembly) -> None:
    text = ask("is the address register checked?", handbook.parts).statements[0].text
    assert text.startswith("Before a home visit the practitioner must:")
    assert "check the address register" in text
    assert "carry a charged telephone" not in text


def test_a_table_row_is_answered_with_its_header(handbook: Assembly) -> None:
    text = ask("longest curfew for someone eighteen and over", handbook.parts).statements[0].text
    assert text.splitlines()[0] == "Age group | Longest curfew in a day"


def test_a_citation_says_all_that_is_known_of_the_place(handbook: Assembly) -> None:
    answer = ask("when is a missed appointment recorded", handbook.parts)
    first = answer_json(answer)["citations"][0]
    assert first["publication"] == "Kestrel County supervision handbook"
    assert first["heading_trail"][-1] == "Missed appointments"
    assert first["url"] == "https://www.example.org/handbook#missed"
    assert (first["published"], first["updated"]) == ("2025-03-01", "2026-02-03")
    assert (first["status"], first["page"], first["starter_note"]) == ("current", None, False)


def test_superseded_text_is_shown_only_with_its_label(handbook: Assembly) -> None:
    answer = ask("in how many days is the warning letter for a missed payment sent", handbook.parts)
    used = {one.status for one in answer.citations}
    told = [one for one in answer.notices if one.kind == "superseded"]
    assert "superseded" in used
    assert "on 1 July 2019" in told[0].text
    assert "the supervision handbook" in told[0].text
    assert answer.statements[0].label == "No longer applies (until 30 June 2019)"


def test_a_starter_note_is_labelled_and_says_what_the_quoted_words_rest_on(
    handbook: Assembly,
) -> None:
    answer = ask("what does a travel permit allow", handbook.parts)
    first = answer.citations[0]
    assert first.starter_note
    assert first.quote.startswith("A travel permit allows")
    assert first.rests_on == (Footing("travel-permit-rules"),)
    assert any(one.kind == "starter_note" for one in answer.notices)
    assert "[^" not in "".join(one.text for one in answer.statements)
    other = ask("where is a lost permit reported", handbook.parts).citations[0]
    address = "https://www.example.org/travel"
    assert other.quote == "A lost permit is reported at the front desk."
    assert other.rests_on == (Footing(address, address=address),)


def test_a_follow_up_is_searched_with_the_question_before_it(handbook: Assembly) -> None:
    history = [
        Turn("user", "What is the longest curfew in a day for under eighteen?"),
        Turn("assistant", "Twelve hours."),
    ]
    answer = ask("and eighteen and over?", handbook.parts, history)
    assert "sixteen hours" in answer.statements[0].text
    assert "longest curfew" in answer.searched_for
    assert "Twelve hours" not in answer.searched_for


def test_the_trace_names_every_step_and_both_arms(handbook: Assembly) -> None:
    trace = ask("when is a missed appointment recorded", handbook.parts).trace
    assert [one.name for one in trace.steps] == [step.__name__ for step in ANSWER_PATH]
    assert {"dense", "keyword"} == set(trace.matches[0]["arms"])
    assert any(one["used"] for one in trace.matches)
    assert trace.versions["model"].startswith("all-MiniLM-L6-v2@")


def test_an_empty_library_answers_nothing_and_says_so(tmp_path: Path, models_folder: Path) -> None:
    empty = home_of(tmp_path / "home", models_folder, [])
    answer = ask("how soon must the first appointment take place", empty.parts)
    assert answer.outcome is Outcome.NOT_IN_GUIDANCE
    assert answer.nearest == ()
    empty.parts.close()


def test_the_same_question_gets_the_same_answer_under_eight_threads(handbook: Assembly) -> None:
    questions = list(ANSWERED) * 4
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: ask(one, handbook.parts), questions))
    for question, answer in zip(questions, answers, strict=True):
        alone = ask(question, handbook.parts)
        assert (answer.statements, answer.citations) == (alone.statements, alone.citations)


def test_chroma_and_exact_vectors_answer_alike(handbook: Assembly) -> None:
    settings = replace(handbook.settings, vectors="chroma")
    by_chroma = Assembly(settings)
    assert by_chroma.engine() is Engine.CHROMA
    assert handbook.engine() is Engine.EXACT
    for question in (*ANSWERED, *NOT_ANSWERED):
        one, other = ask(question, by_chroma.parts), ask(question, handbook.parts)
        assert (one.outcome, one.statements, one.citations) == (
            other.outcome,
            other.statements,
            other.citations,
        )
    by_chroma.parts.close()


def test_caution_is_a_setting(handbook: Assembly) -> None:
    question = next(iter(ANSWERED))
    careful = Assembly(replace(handbook.settings, caution=1.0))
    assert ask(question, careful.parts).outcome is Outcome.NOT_IN_GUIDANCE
    careful.parts.close()


def test_each_part_of_a_question_is_answered(handbook: Assembly) -> None:
    question = (
        "when is a missed appointment recorded and which mailbox takes unpaid work questions?"
    )
    texts = [one.text for one in ask(question, handbook.parts).statements]
    assert any("on the day it happens" in one for one in texts[:2])
    assert any("unpaid.work@kestrel.example.org" in one for one in texts[:2])


def test_sentences_side_by_side_are_one_quote(handbook: Assembly) -> None:
    question = "when is a missed appointment recorded and must that be before the case is discussed"
    answer = ask(question, handbook.parts)
    paragraph = "A missed appointment is recorded on the day it happens. This must be done before"
    assert answer.statements[0].text.startswith(paragraph)
    assert answer.statements[0].citations == (1,)


def test_contacts_are_those_a_question_is_for_or_the_general_one(handbook: Assembly) -> None:
    beside_the_point = ask("how many parking spaces must an office have", handbook.parts)
    assert beside_the_point.contacts == handbook.parts.contacts.every[:1]
    nearer = ask("who commissions the suppliers of contracted commercial services?", handbook.parts)
    assert nearer.outcome is Outcome.NOT_IN_GUIDANCE
    assert nearer.contacts[0].name == "Probation commercial team"
