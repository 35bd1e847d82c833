"""Mails in other words than the patterns were first written for: routes, senders, questions."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.plain_mail import plain_mail
from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.read import read_pasted
from assistant.helpdesk.intake.topics import topic_told, topics_in
from assistant.helpdesk.intake.trim import trim
from assistant.parts import Parts
from tests.assistant.helpdesk.intake.measuring import mails


@pytest.mark.parametrize("mail", mails("told_otherwise.toml"), ids=lambda mail: mail["text"][:40])
def test_a_mail_goes_where_it_belongs_whatever_its_words(
    mail: dict[str, Any], made_up_parts: Parts
) -> None:
    enquiry = enquiry_from(read_pasted(mail["text"]), made_up_parts)
    assert enquiry.route is Route(mail["route"]), enquiry.why_routed
    if "sender" in mail:
        assert enquiry.sender is SenderKind(mail["sender"])


@pytest.mark.parametrize(
    ("mail", "route"),
    [
        ("My ex has threatened to kill me and is outside my house.", Route.VICTIM_AT_RISK),
        ("He raped me and I will kill him if he comes near my house again.", Route.THREAT),
        ("I was stalked by him. He is outside my flat and I want to die.", Route.THREAT),
    ],
)
def test_the_danger_of_a_victim_is_no_threat_unless_the_victim_makes_it(
    mail: str, route: Route, made_up_parts: Parts
) -> None:
    enquiry = enquiry_from(read_pasted(mail), made_up_parts)
    assert enquiry.route is route, enquiry.why_routed


def test_somebody_at_risk_who_says_no_more_is_taken_for_a_victim(made_up_parts: Parts) -> None:
    mail = "He found out my address and was outside my door. There is an order, I am terrified."
    assert enquiry_from(read_pasted(mail), made_up_parts).sender is SenderKind.VICTIM


def test_what_apostrophes_shorten_is_written_out() -> None:
    assert plain_mail("I'd like it, he'll come and we've moved") == (
        ". i would like it he will come and we have moved ."
    )


def texts(mail: str) -> list[str]:
    return [one.text for one in asked_in(read_pasted(mail)).questions]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        (
            "Grateful for a steer on who signs the breach report.",
            "Who signs the breach report?",
        ),
        (
            "I would be glad to learn how often home visits take place.",
            "How often home visits take place?",
        ),
        (
            "A trustee wonders whether a home visit is required.",
            "Whether a home visit is required?",
        ),
        ("also who fits an alcohol tag", "Who fits an alcohol tag?"),
        ("has a curfew to be checked by staff", "Has a curfew to be checked by staff?"),
        (
            "The one most people ask is whether tagging is stopping.",
            "Whether tagging is stopping?",
        ),
    ],
)
def test_what_is_asked_by_the_way_is_found(sentence: str, alone: str) -> None:
    assert [one.casefold() for one in texts(sentence)] == [alone.casefold()]


@pytest.mark.parametrize(
    "sentence",
    [
        "When it rains on unpaid work and everybody goes home, do they lose the hours?",
        "Before a court orders a curfew, does anybody have to check the address?",
        "if a curfew and a tag are both ordered which one is checked first",
    ],
)
def test_a_condition_stays_with_what_is_asked_about_it(sentence: str) -> None:
    (asked,) = texts(sentence)
    assert asked.casefold().strip("?") == sentence.casefold().strip("?")


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("I should be glad to know who signs it, whether a fee applies, and how it is paid.", 3),
        ("From which date does the rule apply, and up to what length of sentence?", 2),
        ("I am not clear on who signs the breach report, nor what has to have been done first.", 2),
    ],
)
def test_each_of_several_clauses_is_asked(sentence: str, parts: int) -> None:
    assert len(texts(sentence)) == parts


@pytest.mark.parametrize(
    "nothing",
    [
        "Not sure if this is the right place.",
        "Have a good weekend when you get there.",
        "May I trouble you with the following.",
        "You know people in probation, don't you?",
        "Is this how you deal with the public?",
        "Could you be so kind as to help?",
        "Isn't it a strange thing how time flies?",
        "She just wants to know where she stands.",
    ],
)
def test_what_only_sounds_like_a_question_is_none(nothing: str) -> None:
    asked = "How long does a fixed-term recall last?"
    assert texts(f"{nothing} {asked}") == [asked]


def test_a_check_is_asked_with_what_it_checks() -> None:
    told = "Our handbook says up to a fifth of unpaid work can be training."
    for check in ("Still correct?", "Is that right, boss?", "Has there been any update since?"):
        (asked,) = texts(f"{told} {check}")
        assert asked.startswith(told.rstrip("."))


def test_roman_numbers_on_a_line_are_items_of_a_list() -> None:
    mail = "It would be good to know (i) the maximum length of a curfew, (ii) which court sets it."
    assert len(texts(mail)) == 2


def test_matters_that_are_announced_are_asked() -> None:
    mail = (
        "I ask for confirmation of two matters. First, the length of a curfew. Secondly, its end."
    )
    assert any("length of a curfew" in one for one in texts(mail))


def test_the_topic_spoken_of_last_is_brought_along_in_full() -> None:
    mail = "What is the longest HDC? Who is ruled out altogether?"
    assert texts(mail)[1] == "home detention curfew (HDC): Who is ruled out altogether?"


def test_the_subject_line_says_more_than_an_older_mail() -> None:
    older = "\n\nOn 3 Feb 2026 at 10:11, A Person <a@b.org> wrote:\n> Housing bodies fit tags."
    mail = f"Subject: MAPPA\n\nWho falls in the fourth category?{older}"
    assert texts(mail) == ["MAPPA: Who falls in the fourth category?"]


def test_topics_are_told_as_they_stand() -> None:
    assert topics_in("A curfew and unpaid work") == ("curfew", "unpaid work")
    assert topic_told(["What is CAS3?", "We met on Monday."]) == "CAS3"


def test_a_forwarded_mail_that_only_points_on_is_passed_over() -> None:
    mail = (
        "FW: curfews\n\nCan someone answer this please?\n\n"
        "From: A <a@b.org>\nSent: 3 February 2026\nTo: B\nSubject: FW: curfews\n\n"
        "You know people in probation, don't you? See below.\n\n"
        "From: C <c@b.org>\nSent: 2 February 2026\nTo: A\nSubject: curfews\n\n"
        "How many hours a day can a curfew last?"
    )
    assert texts(mail) == ["How many hours a day can a curfew last?"]


def test_typing_errors_are_mended_in_the_text_and_not_in_the_words(made_up_parts: Parts) -> None:
    mail = "how long b4 they hav to tell u about a curfew"
    (asked,) = enquiry_from(read_pasted(mail), made_up_parts).questions
    assert asked.words == mail
    assert asked.text.startswith("How long before they have to tell you")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("hi im just a mum, who decides on recall?", "im just a mum, who decides on recall?"),
        ("Who decides on recall? Imogen Sayers, data reporter", "Who decides on recall?"),
        ("Who decides on recall?\n\nGod bless\nMaureen", "Who decides on recall?"),
        ("Who decides on recall?\n\nN x", "Who decides on recall?"),
        ("Who decides on recall? Thanks – Viv, Manager, Turnstone CIC", "Who decides on recall?"),
    ],
)  # fmt: skip
def test_greetings_and_signatures_in_odd_places_are_taken_off(text: str, body: str) -> None:
    assert trim(text).body.strip() == body
