"""Questions that ask several things."""

from __future__ import annotations

import pytest

from assistant.divide import has_subject, parts_of, told_and_asked, with_subject
from index.search import Query


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("when was it published and what did it replace?", 2),
        ("Who decides? How long does it take?", 2),
        ("what is a curfew, and who sets it, and how long is it", 3),
        ("has it been replaced and whats the new one", 2),
        ("how many are there and since when have they been used", 2),
        ("who's in charge, isn't it the court", 2),
        ("are books and clothes allowed", 1),
        ("what is the difference between a PO and a PSO", 1),
        ("wat is a PSR an wat is a SDR", 2),
        ("wot happens wen he is late nd who decides", 2),
        ("is an approved premises an hostel", 1),
        ("does he need the report, wich is long, for court", 1),
        ("What does the report cover as well as who writes it?", 2),
        ("What must the report cover as well as risk?", 1),
        ("How long is a recall and, if it is fixed term, who is told?", 2),
        ("what r the standard conditions n can i make up my own", 2),
        ("1) who signs it 2) how many days has the person got", 2),
        ("(a) What is a curfew? (b) Who sets it, and (c) for how long?", 3),
        ("CAS2: max nights? and who refers", 2),
        ("AP form: which tiers ok + how old can the report be", 2),
        ("the number of people on licence, and how many of them are women", 2),
        ("We help people who leave prison. How long is a licence?", 1),
        ("section 2) of the act, who made it", 1),
        ("he missed his first appointment, what do i do", 1),
        ("can a person who has been recalled, who is over 21, be released", 1),
    ],
)
def test_a_question_that_asks_several_things_has_parts(question: str, parts: int) -> None:
    assert len(parts_of(question)) == parts


def test_what_asks_nothing_goes_with_what_follows() -> None:
    parts = parts_of("Victim on the phone, who tells her the date, can she ask for no contact?")
    assert parts == ["Victim on the phone, who tells her the date", "can she ask for no contact?"]


def test_sentences_that_only_tell_something_are_told_before_the_parts() -> None:
    letter = (
        "I chair a residents' association. We hear that a hostel is to open near us. "
        "Are staff there at night, and who runs it? Short answers will do."
    )
    told, parts = told_and_asked(letter)
    assert parts == ["Are staff there at night", "who runs it?"]
    assert told == [
        "I chair a residents' association.",
        "We hear that a hostel is to open near us.",
        "Short answers will do.",
    ]


def test_a_sentence_that_asks_in_the_middle_is_a_part() -> None:
    letter = "Please tell me how long a recall lasts. I would also like to know who decides."
    assert len(parts_of(letter)) == 2


@pytest.mark.parametrize("question", ["how long is it", "and in wales?", "who decides"])
def test_a_question_without_a_subject_takes_the_one_before_along(question: str) -> None:
    assert not has_subject(question)
    assert with_subject(Query(question, ("what is a curfew",))) == f"curfew: {question}"


def test_the_subject_is_that_of_the_last_question_that_had_one() -> None:
    earlier = ("How long may a home detention curfew last?", "and in Wales?")
    asked = with_subject(Query("who decides", earlier))
    assert asked == "home detention curfew last: who decides"


def test_what_is_only_asking_words_is_taken_along_whole() -> None:
    assert with_subject(Query("who decides", ("how long?",))) == "how long?: who decides"


def test_a_question_with_a_subject_stands_alone() -> None:
    query = Query("how long is a fixed-term recall", ("what is a curfew",))
    assert with_subject(query) == query.question
