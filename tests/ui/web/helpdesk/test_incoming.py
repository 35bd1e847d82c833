"""Enquiries come in as a file, as text and from programs, and what cannot is told clearly."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from assistant.helpdesk.intake.received import MOST_BYTES
from tests.ui.web.helpdesk.conftest import Colleague, draft_in, text_of
from tests.ui.web.helpdesk.made_mails import FIRST, MISSED, ORDINARY, mail


def test_a_file_becomes_an_enquiry_with_questions_and_a_draft(sam: Colleague) -> None:
    page = sam.brings()
    assert page.status_code == 200
    said = text_of(page)
    assert "The message was read, and a draft was made." in said
    kept = sam.enquiry(page)
    assert len(kept.questions) == 2
    assert FIRST in kept.questions[0].question.text
    assert MISSED in kept.questions[1].question.text
    assert FIRST in said
    assert "within five working days of sentence" in draft_in(page)
    assert kept.enquiry.message.message_id == "<asked-1@stoke.gov.uk>"
    assert kept.history[0].by == "Sam Owl"


def test_text_that_is_pasted_does_too(sam: Colleague) -> None:
    page = sam.pastes()
    assert "within five working days of sentence" in draft_in(page)
    assert "<h1>Two questions</h1>" in page.text


def test_what_was_taken_out_is_said_and_nothing_of_it_is_kept(desk, sam: Colleague) -> None:
    body = f"{ORDINARY}\nCall me on 07700 900456, CRN X123456.\n\nKind regards,\nJane Carter\n"
    page = sam.brings(mail(body))
    said = text_of(page)
    assert "Taken out before it was kept: a phone number, a CRN, a name." in said or all(
        one in said for one in ("a phone number", "a CRN")
    )
    secrets = (b"07700", b"900456", b"X123456", b"jane.carter", b"Carter")
    home: Path = desk[1].settings.home
    kept = [one for one in home.iterdir() if one.is_file()]
    assert any(b"Two questions" in one.read_bytes() for one in kept)
    for file in kept:
        assert not [one for one in secrets if one in file.read_bytes()], file
    assert not [one for one in secrets if one.decode() in page.text]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"file": ("", b"")}, "Paste the text of the email."),
        ({"file": ("empty.eml", b"")}, "Choose a file"),
        ({"file": ("blank.eml", b" \r\n \r\n")}, "No email could be read from this"),
        ({"text": (None, "  \n ")}, "Paste the text of the email."),
        ({"other": (None, "x")}, "Paste the text of the email."),
    ],
)
def test_what_holds_no_email_is_told(sam: Colleague, fields, said: str) -> None:
    page = sam.client.post("/helpdesk/new", files=fields)
    assert page.status_code == 400
    assert said in text_of(page)
    assert 'role="alert"' in page.text
    assert "<title>Error: " in page.text


def test_text_that_is_too_long_is_told_and_stays(sam: Colleague) -> None:
    page = sam.pastes("When is it? " * 30_000)
    assert page.status_code == 413
    assert "This is more than can be read" in text_of(page)
    assert "When is it? When is it?" in page.text


def test_a_file_that_is_too_large_is_refused(sam: Colleague) -> None:
    page = sam.brings(mail() + b"x" * (MOST_BYTES - 1000))
    assert page.status_code == 413
    assert "This is more than can be read: a file may have 25 MB." in text_of(page)
    beyond = sam.client.post("/helpdesk/enquiries", content=b"x" * (MOST_BYTES + 80_000))
    assert beyond.status_code == 413


# Programs.


def sent(desk, content: bytes, kind: str) -> httpx.Response:
    headers = {"content-type": kind}
    return httpx.post(f"{desk[0]}/helpdesk/enquiries", content=content, headers=headers)


def test_a_program_sends_json(desk, sam: Colleague) -> None:
    body = json.dumps({"subject": "From a form", "text": ORDINARY}).encode()
    answer = sent(desk, body, "application/json; charset=utf-8")
    assert answer.status_code == 201
    told = answer.json()
    assert told["address"] == f"/helpdesk/enquiries/{told['id']}"
    assert answer.headers["location"] == told["address"]
    kept = desk[1].helpdesk.get(told["id"])
    assert (kept.state, kept.history[0].by) == ("new", "HTTP")
    page = sam.get(told["address"])
    assert "There is no draft yet." in text_of(page)
    drafted = sam.post(f"{told['address']}/draft", version=str(kept.version))
    assert "within five working days of sentence" in draft_in(drafted)


def test_a_program_sends_a_whole_email(desk) -> None:
    answer = sent(desk, mail(subject="By program"), "message/rfc822")
    assert answer.status_code == 201
    kept = desk[1].helpdesk.get(answer.json()["id"])
    assert kept.enquiry.message.subject == "By program"
    assert kept.enquiry.message.references == ("<root@stoke.gov.uk>",)


@pytest.mark.parametrize(
    ("content", "kind", "code", "said"),
    [
        (b"{", "application/json", 400, "no JSON object"),
        (b"[" * 100_000, "application/json", 400, "no JSON object"),
        (b"[]", "application/json", 400, "Paste the text"),
        (b'{"text": 4}', "application/json", 400, "Paste the text"),
        (b'{"text": " "}', "application/json", 400, "Paste the text"),
        (b"hello", "text/plain", 415, "message/rfc822"),
        (b"a=b", "application/x-www-form-urlencoded", 415, "application/json"),
        (b"", "message/rfc822", 400, "Choose a file"),
    ],
)
def test_what_a_program_sends_wrongly_is_told(desk, content, kind, code, said) -> None:
    answer = sent(desk, content, kind)
    assert answer.status_code == code
    assert said in answer.json()["problem"]


def test_words_of_a_mail_are_never_markup(sam: Colleague) -> None:
    hostile = "<img src=x onerror=alert(1)> \u202eturned\u202c zero\u200bwidth <script>x</script>"
    page = sam.brings(mail(f"{hostile}\n\n{FIRST} {hostile}?", subject=hostile))
    for shown in (page, sam.get("/helpdesk")):
        assert "<img" not in shown.text
        assert "<script>" not in shown.text
        assert not [one for one in "\u202e\u202c\u200b" if one in shown.text]
    assert "<img src=x onerror=alert(1)> turned zerowidth" in text_of(page) or (
        "onerror=alert(1)" in page.text
    )
