"""Questions found in mails, each so that it can be asked alone."""

from __future__ import annotations

import pytest

from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.read import read_pasted
from assistant.parts import Parts
from tests.assistant.helpdesk.intake.measuring import mails, measured

SETS = (
    "pasted.toml",
    "pasted_more.toml",
    "pasted_last.toml",
    "pasted_fourth.toml",
    "pasted_fifth.toml",
)


@pytest.mark.parametrize("name", SETS)
def test_mails_are_read_as_a_person_reads_them(name: str, made_up_parts: Parts) -> None:
    counted = measured(mails(name), made_up_parts)
    told = "\n".join(counted.faults)
    assert counted.precision >= 0.95, told
    assert counted.recall >= 0.95, told
    assert counted.routed >= 0.97 * counted.mails, told
    assert counted.senders >= 0.9 * counted.mails, told


def texts(mail: str) -> list[str]:
    return [one.text for one in asked_in(read_pasted(mail)).questions]


def test_words_are_an_exact_run_of_the_mail(made_up_parts: Parts) -> None:
    assert made_up_parts
    for name in SETS:
        for mail in mails(name):
            message = read_pasted(mail["text"])
            places = (message.body, *message.earlier, message.subject)
            for one in asked_in(message).questions:
                assert any(one.words in text for text in places), one


@pytest.mark.parametrize(
    "courtesy",
    [
        "How are you?", "Can you help?", "Could you get back to me by Friday?",
        "Would you be able to assist with this?", "May I ask a few questions?",
        "Does that make sense?", "Could you please let me know as soon as possible?",
        "I look forward to hearing from you.", "Please acknowledge receipt.", "Any thoughts?",
        "Are you the right person to ask?", "Allwch chi helpu?", "Could we arrange a call?",
        "Do you people even read these emails?", "How is this acceptable?", "Do I need to "
        "go to my MP?",
        "Please do not hesitate to contact me if you have any questions.", "Hope you can help!",
    ],
)  # fmt: skip
def test_courtesy_and_rhetoric_are_no_questions(courtesy: str) -> None:
    asked = "How long does a fixed-term recall last?"
    assert texts(f"{courtesy} {asked}") == [asked]
    assert texts(f"{asked} {courtesy}") == [asked]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Could you confirm whether a home visit is required?", "Whether a home visit is "
        "required?"),
        ("I'd be grateful to know whether a home visit is required.", "Whether a home visit "
        "is required?"),
        ("We are not sure who signs the breach report.", "Who signs the breach report?"),
        ("Please advise on the timescale for breach reports.", "The timescale for breach reports?"),
        ("It would be helpful to know how often home visits take place", "How often home "
        "visits take place?"),
        ("My question is whether a home visit is required before release.",
         "Whether a home visit is required before release?"),
        ("What I need to know is how long a home visit takes.", "How long a home visit takes?"),
        ("Hoffwn wybod pwy sy'n llofnodi'r adroddiad.", "Pwy sy'n llofnodi'r adroddiad?"),
        ("A colleague asked me last week: who signs the breach report?", "Who signs the "
        "breach report?"),
        ("how do you get a home visit cancelled", "How do you get a home visit cancelled?"),
    ],
)  # fmt: skip
def test_what_is_asked_in_other_words_is_found(sentence: str, alone: str) -> None:
    assert texts(sentence) == [alone]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Who can be recalled and who decides on a fixed-term recall?", 2),
        (
            "Can you confirm whether a fee applies to copies and whether proof of identity "
            "is needed?",
            2,
        ),
        ("What happens if a person on licence reoffends and is arrested?", 1),
        ("Could you explain what a breach is, how it is proved and which court hears it?", 3),
        ("Can people who are on licence and who are over 70 be tagged?", 1),
        ("What is the difference between a recall and a breach?", 1),
        ("Is there a fee for records, and if so, how is the fee paid?", 2),
    ],
)
def test_a_sentence_may_ask_several_things(sentence: str, parts: int) -> None:
    assert len(texts(sentence)) == parts


@pytest.mark.parametrize(
    ("mail", "last"),
    [
        ("What is an exclusion zone? Who decides how big it is?", "exclusion zone: Who "
        "decides how big it is?"),
        ("Subject: Approved premises\n\nIs there a curfew?", "Approved premises: Is there a "
        "curfew?"),
        ("He has been told CAS3 will take him. How long is that for?", "CAS3: How long is "
        "that for?"),
        ("We were told that recalls last 28 days. Is that right?",
         "We were told that recalls last 28 days: Is that right?"),
        ("Subject: RE: CAS3 query\n\nThanks. Can the stay be extended beyond 84 nights?",
         "CAS3: Can the stay be extended beyond 84 nights?"),
    ],
)  # fmt: skip
def test_what_a_question_points_to_is_brought_along(mail: str, last: str) -> None:
    assert texts(mail)[-1] == last


def test_items_of_a_list_are_asked_about_what_leads_in_to_them() -> None:
    mail = "Please advise on the following for unpaid work:\n- eligibility\n- timescales\n\nBye."
    assert texts(mail) == ["unpaid work: eligibility", "unpaid work: timescales"]


def test_a_list_that_tells_something_asks_nothing() -> None:
    mail = "We offer three things:\n- a bed\n- a meal\n- advice\n\nWho pays for unpaid work?"
    assert texts(mail) == ["Who pays for unpaid work?"]


def test_only_the_subject_may_ask() -> None:
    mail = "Subject: How long does a fixed-term recall last?\n\nThanks in advance."
    assert texts(mail) == ["How long does a fixed-term recall last?"]


def test_older_mails_are_asked_only_where_the_new_one_points_to_them() -> None:
    wrote = "\n\nOn 3 Feb 2026 at 10:11, A Person <a@b.org> wrote:\n> "
    older = f"{wrote}How long does a recall last in days?"
    assert texts("Thanks, that is all I needed." + older) == []
    assert texts("Any update on this?" + older) == ["How long does a recall last in days?"]
    assert texts("Who signs a breach report?" + older) == ["Who signs a breach report?"]
    both = texts("See below please. Also, who signs a breach report?" + older)
    assert both == ["Who signs a breach report?", "How long does a recall last in days?"]
