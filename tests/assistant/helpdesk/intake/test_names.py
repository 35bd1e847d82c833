"""Nothing is left in a message of who wrote it, to whom, and who is greeted in it."""

from __future__ import annotations

import re

import pytest

from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_pasted
from assistant.parts import Parts

NAMES = (
    "Xhevdet Krasniqi", "Oluwaseun Adeyemi", "Siân ap Rhys", "Grace Long", "Mark Hope",
    "O'Shaughnessy-Tate Bríd", "Nguyễn Thị Hoa", "Wojciech Szczęsny", "Jo", "Kwabena Ofori-Atta",
    "Will Young", "Dawn Winter", "Mohammed al-Rashid", "Zuzanna Brzęczyszczykiewicz", "Ffion Llwyd",
    "D. Featherstonehaugh", "Perpetua Osei", "Amrit", "Bartholomew", "priya nair", "kev",
    "oluwaseun adeyemi", "Ines Valdano", "Lindiwe Dube", "xhevdet krasniqi", "T. J. Abernathy",
)  # fmt: skip
ASKED = "How many weeks can a CAS3 stay last?"
FORMS = {
    "signature": "Dear team,\n\n{q}\n\nKind regards\n{n}\nHousing Officer\nWexbury Council",
    "signature below a gap": "{q}\n\nRegards,\n\n{n}\n\nHousing Officer | Wexbury Council",
    "leave and name on a line": "{q}\n\nThanks, {n}",
    "leave in the line": "Hi, {q} Thanks, {n}",
    "no leave": "{q}\n\n{n}\nHousing Officer\nTel: 01632 960001",
    "name alone": "{q}\n\n{n}",
    "name and office on a line": "{q}\n\nBest wishes\n{n} - Housing Officer, Wexbury Council",
    "name, then office": "{q}\n\nMany thanks\n{n}, Housing Officer, Wexbury Council",
    "greeting": "Dear {n},\n\n{q}",
    "greeting without a comma": "Hi {n}\n\n{q}",
    "greeting in the line": "Hi {n}, {q}",
    "sender": "From: {n} <x1@wexbury.gov.uk>\nSent: 3 Feb 2026\nTo: Desk\nSubject: CAS3\n\n{q}",
    "receiver": "From: Desk\nSent: 3 Feb 2026\nTo: {n}; Other Desk\nSubject: CAS3\n\n{q}",
    "quoted": "Who pays?\n\nOn Tue, 3 Feb 2026 at 10:11, {n} <x@y.gov.uk> wrote:\n> {q}\n> {n}",
    "older": "Who pays?\n\n{n}\n\nFrom: Desk\nSent: 3 Feb 2026\nTo: {n}\nSubject: CAS3\n\n"
    "Dear {n},\n\n"
    "It is 84 nights.\n\nDesk",
    "says who it is": "From: {n} <x1@wexbury.gov.uk>\nSent: 3 Feb 2026\nTo: Desk\nSubject: CAS3\n\n"
    "My name is {n} and I work for the council. {q}",
    "pronouns": "{q}\n\nKind regards,\n\n{n} (she/her)\nHousing Officer",
    "telephone": "{q}\n{n}\nSent from my iPhone",
    "Welsh": "Pa mor hir yw arhosiad CAS3?\n\nCofion,\n{n}\nSwyddog Tai",
    "subject": "Subject: Question from {n}\n\n{q}\n\nKind regards\n{n}",
    "on behalf": "{q}\n\nYours sincerely\n\n\n{n}\nOn behalf of {n}",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_name_is_left(form: str, made_up_parts: Parts) -> None:
    for name in NAMES:
        message = read_pasted(FORMS[form].format(n=name, q=ASKED))
        enquiry = enquiry_from(message, made_up_parts)
        left = [
            one
            for one in parts_of(name)
            if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", repr(enquiry))
        ]
        assert not left, f"{name}: {enquiry}"
        assert enquiry.questions, f"{name}: {enquiry}"


def parts_of(name: str) -> list[str]:
    return [one for one in re.findall(r"[^\W\d_][\w'’-]+", name) if one not in ("ap", "al")]


def test_a_name_that_is_a_word_stays_where_the_word_is_meant(made_up_parts: Parts) -> None:
    text = "Will prisons open on a Friday? The mark scheme may say.\n\nKind regards\nWill Mark"
    message = read_pasted(text)
    assert message.body == "Will prisons open on a Friday? The mark scheme may say."
    assert (
        enquiry_from(message, made_up_parts).questions[0].text == "Will prisons open on a Friday?"
    )


def test_what_people_do_is_no_name() -> None:
    message = read_pasted(
        "From: Wexbury Housing Team <housing@wexbury.gov.uk>\nTo: Probation Helpdesk\n"
        "Subject: Housing in Wexbury\n\nDoes probation pay for housing in Wexbury?\n\n"
        "Kind regards\nWexbury Housing Team"
    )
    assert message.subject == "Housing in Wexbury"
    assert message.body == "Does probation pay for housing in Wexbury?"


def test_numbers_and_addresses_are_gone_and_named() -> None:
    message = read_pasted(
        "Is A1234BC, born 04/07/1981, at 14 Orchard Lane, Wexbury? Ring me on 07700 900123 or "
        "write to k.adjei@example.com.\n\nK Adjei"
    )
    for gone in ("A1234BC", "1981", "Orchard", "900123", "adjei"):
        assert gone.casefold() not in repr(message).casefold()
    assert {"prison number", "date of birth", "address", "phone number", "email address"} <= set(
        message.kinds_removed
    )
