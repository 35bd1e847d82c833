"""Where mails belong: each route beside what is like it and belongs elsewhere."""

from __future__ import annotations

import pytest

from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_pasted
from assistant.parts import Parts
from tests.assistant.helpdesk.intake.measuring import mails

MAILS = [
    ("threat", "I know where you work. If he recalls me I am going to kill him tonight."),
    ("threat", "i cant go on any more, i want to die"),
    ("threat", "Rwyf am ladd fy hun heno."),
    ("guidance", "What is the policy on threats to staff by people on probation?"),
    ("guidance", "What training do staff get on suicide prevention in approved premises?"),
    ("victim_at_risk", "My ex was let out on Friday and has been messaging me. I am terrified."),
    ("victim_at_risk", "I was raped in 2019. He has found out where I live and I don't feel safe."),
    ("guidance", "What should a victim do if there is unwanted contact from prison?"),
    ("freedom_of_information", "Under the FOI Act please provide the number of recalls in 2024."),
    ("freedom_of_information", "O dan y Ddeddf Rhyddid Gwybodaeth, hoffwn ofyn am nifer yr "
    "adalwadau."),
    ("guidance", "How long does a freedom of information request take and who handles it? "
    "Just the process."),
    ("subject_access", "Please send me a copy of all the information you hold about me."),
    ("subject_access", "I wish to make a subject access request for my probation file."),
    ("guidance", "How can people on probation ask for a copy of their records?"),
    ("media", "I am a reporter with the Fenland Herald. How many people are on tag? Deadline 3pm."),
    ("media", "We are making a documentary about prisons. Could an officer give an interview?"),
    ("guidance", "How does social media use affect licence conditions?"),
    ("complaint", "I want to complain about my probation officer, she never returns my calls."),
    ("complaint", "Nobody has replied to my emails, your staff were rude and it is a disgrace."),
    ("complaint", "Hoffwn wneud cwyn am y swyddfa."),
    ("guidance", "How does a person on probation complain, and what is the complaints procedure?"),
    ("guidance", "Council officers would like to compare complaints policies. What are your "
    "time limits?"),
    ("person", "When will my son be released?"),
    ("person", "Pryd fydd fy mab yn cael ei ryddhau?"),
    ("person", "Ymosododd fy mab ar ddyn a chafodd ddedfryd. Pryd fydd yn cael ei ryddhau?"),
    ("guidance", "Lladdwyd ein merch a chafodd y dyn ei garcharu, dedfryd hir. A yw'r Cynllun "
    "Cyswllt Dioddefwyr i ni hefyd, ac am faint mae'n para?"),
    ("person", "I am on licence. Can I go to Spain in August?"),
    ("person", "What is the tier of X123456?"),
    ("person", "Our client John Smith was recalled on 3 May. Has a hearing been listed?"),
    ("person", "What is the rule on tags? And where is Dean Walsh living now he is on licence?"),
    ("guidance", "We have someone coming out in 3 weeks. How long is CAS3 for and who refers him?"),
    ("guidance", "A resident was recalled. How long does a fixed-term recall last?"),
    ("commercial", "When does the next tender for accommodation services open?"),
    ("commercial", "Our invoice of 3 May has not been paid. Who do we contact?"),
    ("commercial", "We have developed an app and would love to offer a demo and discuss pricing."),
    ("guidance", "Who can be referred to commissioned rehabilitative services?"),
]  # fmt: skip


@pytest.mark.parametrize(("route", "mail"), MAILS)
def test_a_mail_goes_where_it_belongs(route: str, mail: str, made_up_parts: Parts) -> None:
    enquiry = enquiry_from(read_pasted(mail), made_up_parts)
    assert enquiry.route is Route(route), enquiry.why_routed
    assert enquiry.why_routed


@pytest.mark.parametrize("mail", mails("routed.toml"), ids=lambda mail: mail["text"][:40])
def test_a_mail_in_words_of_another_route_goes_where_it_belongs(
    mail: dict[str, str], made_up_parts: Parts
) -> None:
    enquiry = enquiry_from(read_pasted(mail["text"]), made_up_parts)
    assert enquiry.route is Route(mail["route"]), enquiry.why_routed


def test_why_tells_what_was_seen_and_no_personal_data(made_up_parts: Parts) -> None:
    mail = "I want to complain about Xhevdet Krasniqi, he was rude. It is a disgrace."
    why = enquiry_from(read_pasted(mail), made_up_parts).why_routed
    assert why == (
        "Seen in the message: a complaint is made; how somebody was treated is told; anger."
    )


@pytest.mark.parametrize(
    ("first", "second", "graver"),
    [
        ("I want to complain about my officer.", "I am going to kill him.", "threat"),
        ("When will my brother be released?", "I want to make a formal complaint.", "complaint"),
        (
            "I am a journalist at the Herald writing a story.",
            "When will John Smith be released?",
            "media",
        ),
    ],
)
def test_of_several_routes_the_gravest_is_taken(
    first: str, second: str, graver: str, made_up_parts: Parts
) -> None:
    for mail in (f"{first} {second}", f"{second} {first}"):
        assert enquiry_from(read_pasted(mail), made_up_parts).route is Route(graver)


def test_what_was_forwarded_is_what_is_looked_at(made_up_parts: Parts) -> None:
    mail = (
        "FW: question\n\nWhat do I tell her?\n\nFrom: A <a@b.org>\nSent: 3 February 2026\n"
        "To: Desk\n"
        "Subject: question\n\nMy son is in prison. When will he be released?"
    )
    assert enquiry_from(read_pasted(mail), made_up_parts).route is Route.PERSON


def test_an_older_mail_that_is_not_asked_about_is_not_looked_at(made_up_parts: Parts) -> None:
    mail = (
        "Thanks. How long does a fixed-term recall last?\n\nFrom: A <a@b.org>\nSent: 3 "
        "February 2026\n"
        "To: Desk\nSubject: question\n\nI want to complain about my officer."
    )
    assert enquiry_from(read_pasted(mail), made_up_parts).route is Route.GUIDANCE
