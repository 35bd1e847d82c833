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
        "Who doesn't love a deadline?", "Ever thought of leaving a gift in your will?",
        "How do I send this?", "Can you put it into writing so I can forward it?",
        "Best wishes to the team, is she feeling better?", "May I expect a letter?",
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


@pytest.mark.parametrize(
    ("mail", "asked"),
    [
        ("One says he has to ask first, the other that he must not go. Can people on licence go "
         "abroad? Tom says no, I say yes. Who's right?", ["Can people on licence go abroad?"]),
        ("What about warnings, can those be withdrawn as well?",
         ["What about warnings, can those be withdrawn as well?"]),
        ("Do you get a warning first for a missed appointment, and can I do the unpaid work hours "
         "at weekends?",
         ["Do you get a warning first for a missed appointment",
          "can I do the unpaid work hours at weekends?"]),
        ("Nobody has told us how much notice a home visit needs.",
         ["how much notice a home visit needs."]),
        ("Clarity is sought on whether the court must be told of a breach report.",
         ["whether the court must be told of a breach report."]),
        ("Page 7 of our handbook says:\n\n\"Home visits take place within 15 days.\"\n\n"
         "Happy with that?", ["Happy with that?"]),
        ("The fitters say there is a longest time for an alcohol tag. Is there, and what is it?",
         ["Is there, and what is it?"]),
    ],
)  # fmt: skip
def test_what_is_asked_in_more_shapes_is_found_once(mail: str, asked: list[str]) -> None:
    found = [one.words for one in asked_in(read_pasted(mail)).questions]
    assert len(found) == len(asked), found
    assert all(one in words for one, words in zip(asked, found, strict=True)), found


def test_what_is_to_be_checked_is_what_was_said_and_not_who_says_it() -> None:
    mail = (
        'Page 7 of our handbook says:\n\n"Home visits take place within 15 days."\n\n'
        "Happy with that?"
    )
    (asked,) = texts(mail)
    assert "Home visits take place within 15 days" in asked


def test_a_ticket_and_its_advertisement_are_not_what_is_asked() -> None:
    mail = (
        "##- Please type your reply above this line -##\n\n"
        "Does a home visit have to be in writing?\n\n"
        "Ticket HD-20533 | Status: SOLVED | Agent: Dev\n\n"
        "Dev (agent), 23 Nov 2026 14:12\nHow long does a recall last? Anything else?\n\n"
        "Have you read our privacy notice?"
    )
    assert texts(mail) == ["Does a home visit have to be in writing?"]
