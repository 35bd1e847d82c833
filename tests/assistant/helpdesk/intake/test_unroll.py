"""Mails taken apart into what is new and what was quoted, sent on, signed or added by a server."""

from __future__ import annotations

import time

import pytest

from assistant.helpdesk.intake.read import read_pasted
from assistant.helpdesk.intake.trim import trim
from assistant.helpdesk.intake.unroll import unroll

OLDER = {
    "outlook": "From: A Person <a@b.gov.uk>\nSent: 3 February 2026 10:11\nTo: Desk "
    "<d@e.gov.uk>; F <f@e.gov.uk>;\n    G <g@e.gov.uk>\nSubject: CAS3\n\n{text}",
    "outlook, bold": "*From:* A Person\n*Date:* Tuesday, 3 February 2026\n*To:* Desk\n"
    "*Subject:* CAS3\n\n{text}",
    "outlook, a line above": "________________________________\nFrom: A Person\nSent: 3 "
    "February 2026\nTo: Desk\nSubject: CAS3\n{text}",
    "outlook, older": "-----Original Message-----\nFrom: A Person [mailto:a@b.org]\nSent: "
    "03 February 2026 10:11\nTo: Desk\nSubject: CAS3\n\n{text}",
    "gmail": "On Tue, 3 Feb 2026 at 10:11, A Person <a@b.org> wrote:\n> {text}",
    "gmail, wrapped": "On Tue, 3 Feb 2026 at 10:11, A Person of some longer name <\n"
    "a@b.org> wrote:\n\n> {text}\n>",
    "gmail, forwarded": "---------- Forwarded message ---------\nFrom: A Person <a@b.org>\n"
    "Date: Tue, 3 Feb 2026 at 10:11\nSubject: CAS3\nTo: <d@e.org>\n\n\n{text}",
    "apple": "On 3 Feb 2026, at 10:11, A Person <a@b.org> wrote:\n\n{text}",
    "apple, forwarded": "Begin forwarded message:\n\nFrom: A Person <a@b.org>\nSubject: "
    "CAS3\nDate: 3 February 2026\nTo: d@e.org\n\n{text}",
    "welsh, apple": "Ar 3 Chwef 2026 am 10:11, ysgrifennodd A Person <a@b.org>:\n> {text}",
    "welsh, outlook": "Oddi wrth: A Person\nAnfonwyd: 3 Chwefror 2026\nAt: Desg\nPwnc: "
    "CAS3\n\n{text}",
    "only marks": "> {text}",
    "marks and bars": " > {text}\n > ",
}


@pytest.mark.parametrize("form", OLDER)
def test_what_was_quoted_is_set_aside(form: str) -> None:
    thread = unroll("Thanks. Who pays?\n\n" + OLDER[form].format(text="How long is it?"))
    assert thread.own == "Thanks. Who pays?"
    assert [one.text.strip() for one in thread.earlier] == ["How long is it?"]


@pytest.mark.parametrize("first", OLDER)
@pytest.mark.parametrize("second", ["outlook", "gmail", "welsh, apple"])
def test_older_mails_come_newest_first(first: str, second: str) -> None:
    inner = OLDER[second].format(text="The oldest.")
    quoted = "{text}" in OLDER[first] and OLDER[first].endswith(
        ("> {text}", "> {text}\n>", "> {text}\n > ")
    )
    text = "The middle one.\n\n" + inner
    if quoted:
        text = text.replace("\n", "\n> ")
    thread = unroll("The newest.\n\n" + OLDER[first].format(text=text))
    assert thread.own == "The newest."
    assert [one.text.strip() for one in thread.earlier] == ["The middle one.", "The oldest."]


def test_answers_below_and_between_quoted_lines_are_new() -> None:
    thread = unroll(
        "On 3 Feb 2026, A <a@b.org> wrote:\n> First point.\n\nMy answer?\n\n> Second "
        "point.\n\nAnother?"
    )
    assert thread.own.split() == ["My", "answer?", "Another?"]
    assert [one.text.split("\n")[0] for one in thread.earlier] == ["First point."]
    assert "Second point." in thread.earlier[0].text


@pytest.mark.parametrize(
    "prose",
    [
        "From: what I have read, it is 28 days.\nIs that so?",
        "On Monday the manager wrote a letter: it said no.",
        "To: whom should we write?\nFrom: now on, who pays?",
        "On licence he wrote:\nwhat happens next?",
    ],
)
def test_prose_is_not_taken_apart(prose: str) -> None:
    assert unroll(prose).own == prose


@pytest.mark.parametrize(
    "around",
    [
        "Dear Ms Nair,\n\n{}\n\nYours sincerely,\n\nOluwaseun Adeyemi\nHead of Housing",
        "Hi team, {} Thanks, Priya",
        "Hello\n{}\nKR\nSam",
        "Annwyl gyfeillion,\n\n{}\n\nCofion gorau / Kind regards\n\nHeledd",
        "[EXTERNAL]\n\nGood morning,\n\n{}\n\n-- \nSam Okafor | Officer\n01632 960001",
        "CAUTION: This email originated from outside of the organisation.\nDo not click "
        "links.\n\nHi,\n{}\n\nMany thanks in advance\nJo",
        "{}\n\nSent from my iPhone",
        "{}\n\nGet Outlook for iOS<https://aka.ms/x>",
        "{}\n\nSam Okafor\nHousing Officer\nTel: 01632 960001",
        "{}\n\nBest wishes\n\nSam\n\nThis email and any attachments are confidential and "
        "intended solely for the addressee.\n\nPlease consider the environment before printing.",
        "{}\n\nPriya",
        "To whom it may concern\n\n{}\n\nDiolch yn fawr,\nGwenllian",
        "Morning!\n\n{}\n\nThanks so much for your help with this\n\nEszter",
    ],
)
def test_greeting_leave_and_notices_are_taken_off(around: str) -> None:
    said = "How long is a CAS3 stay, and who pays for it?"
    assert trim(around.format(said)).body == said


def test_a_postscript_is_said_too() -> None:
    body = trim("Who pays?\n\nKind regards\nSam\n\nPS Is there a form?").body
    assert body.split("\n\n") == ["Who pays?", "PS Is there a form?"]


def test_thanks_before_what_is_asked_end_nothing() -> None:
    text = (
        "Thanks\n\nThat was a great help. One more thing: who pays for the journey home on the day?"
    )
    assert "who pays" in trim(text).body


@pytest.mark.parametrize(
    ("pasted", "subject", "body"),
    [
        ("Subject: CAS3\n\nWho pays?", "CAS3", "Who pays?"),
        ("From: A <a@b.org>\nTo: c@d.org\nSubject: FW: CAS3\n\nWho pays?", "FW: CAS3", "Who pays?"),
        ("FW: CAS3 query\n\nWho pays?", "FW: CAS3 query", "Who pays?"),
        ("Pwnc: CAS3\n\nPwy sy'n talu?", "CAS3", "Pwy sy'n talu?"),
        ("Who pays?", "", "Who pays?"),
    ],
)
def test_header_lines_of_a_pasted_mail_are_read(pasted: str, subject: str, body: str) -> None:
    read = read_pasted(pasted)
    assert (read.subject, read.body) == (subject, body)


def test_a_long_thread_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        text = "".join(f"Line {at} of it?\n> quoted\n" for at in range(times))
        text += "On Tue, 3 Feb 2026 at 10:11 some words\n" * times + "From: x\n" * times
        begun = time.perf_counter()
        unroll(text)
        return time.perf_counter() - begun

    seconds(50)
    assert seconds(4_000) < 40 * max(seconds(400), 0.005)
