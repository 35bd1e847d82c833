"""A reply is edited, checked, let through, approved by whoever may, and taken away."""

from __future__ import annotations

import io
from email import message_from_bytes
from email.policy import default

import httpx
import pytest
from docx import Document

from tests.ui.web.helpdesk.conftest import (
    Colleague,
    draft_in,
    marks_in,
    place_of,
    text_of,
)
from tests.ui.web.helpdesk.made_mails import FIRST, MISSED, NOWHERE, THREAT, mail

FIVE, TWO = "within five working days of sentence", "within two working days of sentence"


def broken(sam: Colleague) -> httpx.Response:
    """Return the page of a reply in which a fact was changed."""
    page = sam.brings(mail(FIRST))
    return sam.works_on(page, text=draft_in(page).replace(FIVE, TWO))


def approved(sam: Colleague, mira: Colleague, **told: str) -> httpx.Response:
    """Return the page of a reply that a colleague has approved."""
    page = sam.brings(mail(FIRST, **told))
    sam.works_on(page, "waiting")
    done = mira.works_on(page, "approved")
    assert sam.enquiry(page).state == "approved", text_of(done)
    return done


def test_an_edit_that_breaks_a_fact_is_marked_with_the_reason(sam: Colleague) -> None:
    page = broken(sam)
    said = text_of(page)
    assert "Your text is kept and was checked." in said
    assert TWO in draft_in(page)
    assert len(marks_in(page)) >= 1
    assert "stands on no quote" in said or "stand on no quote" in said
    assert "two working days" in said


def test_an_edit_that_changes_no_fact_is_not_marked(sam: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    edited = draft_in(page).replace("Thank you for your email.", "Thank you for your question.")
    after = sam.works_on(page, text=edited)
    assert marks_in(after) == []
    assert "Every sentence stands on a quote" in text_of(after)


def test_a_marked_sentence_keeps_a_reply_from_being_approved(
    sam: Colleague, mira: Colleague
) -> None:
    page = broken(sam)
    refused = mira.works_on(page, "approved")
    assert refused.status_code == 400
    assert "on no quote. Change" in text_of(refused)
    assert sam.enquiry(page).state == "drafted"


def test_a_tick_needs_a_reason_and_then_a_colleague(sam: Colleague, mira: Colleague) -> None:
    page = broken(sam)
    ticks = {f"tick-{one}": "yes" for one in marks_in(page)}
    without = sam.works_on(page, **ticks)
    assert without.status_code == 400
    assert "Write why this sentence may go out" in text_of(without)
    assert ' checked><label for="tick-1"' in without.text
    reasons = {f"reason-{one}": "Agreed by the manager" for one in marks_in(page)}
    let_through = sam.works_on(page, **ticks, **reasons)
    assert let_through.status_code == 200
    assert "The reply has sentences that stand on no quote." in text_of(let_through)
    assert "so it cannot be you" in text_of(let_through)
    assert 'value="approved"' not in let_through.text
    own = sam.works_on(page, "approved", **ticks, **reasons)
    assert own.status_code == 400
    assert "a colleague has to approve it" in text_of(own)
    done = mira.works_on(page, "approved", **ticks, **reasons)
    assert sam.enquiry(page).state == "approved", text_of(done)
    assert "Let through: Agreed by the manager" in text_of(done)
    told = [one.note for one in sam.enquiry(page).history if one.act == "ticked"]
    assert set(told) == {"Agreed by the manager"}


def test_a_tick_is_taken_back(sam: Colleague) -> None:
    page = broken(sam)
    keys = marks_in(page)
    given = {f"tick-{one}": "yes" for one in keys} | {f"reason-{one}": "Agreed" for one in keys}
    sam.works_on(page, **given)
    assert len(sam.enquiry(page).ticks) == len(keys)
    sam.works_on(page, **{f"marked-{one}": "yes" for one in keys})
    assert sam.enquiry(page).ticks == ()


def test_the_way_of_a_reply_is_told_with_names(sam: Colleague, mira: Colleague) -> None:
    page = approved(sam, mira)
    assert "The reply is approved." in text_of(page)
    sent = sam.works_on(page, "sent")
    closed = sam.works_on(sent, "closed")
    again = mira.works_on(closed, "reopened")
    said = text_of(again)
    for state in ("Waiting for a colleague", "Approved", "Sent", "Closed", "Reopened"):
        assert f"Moved it to: {state}" in said
    assert [(one.by, one.after) for one in sam.enquiry(page).history[-5:]] == [
        *(("Sam Owl", "waiting"), ("Mira Finch", "approved"), ("Sam Owl", "sent")),
        *(("Sam Owl", "closed"), ("Mira Finch", "reopened")),
    ]


def test_an_approval_is_taken_back(sam: Colleague, mira: Colleague) -> None:
    page = approved(sam, mira)
    assert '<textarea id="draft"' not in page.text
    back = mira.works_on(page, "unapproved")
    assert sam.enquiry(page).state == "drafted"
    assert '<textarea id="draft"' in back.text


def test_two_people_do_not_undo_each_other(sam: Colleague, mira: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    opened = str(sam.enquiry(page).version)
    mira.works_on(page, text=draft_in(page).replace("Thank you", "Many thanks"))
    late = sam.works_on(page, version=opened, text="Mine.")
    assert late.status_code == 409
    assert "A colleague has changed this enquiry" in text_of(late)
    assert "Many thanks" in sam.enquiry(page).text


def test_names_that_are_typed_are_not_kept(sam: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    typed = draft_in(page).replace("[name]", "Mrs Carter").replace("[your name]", "Sam Owl")
    after = sam.works_on(page, text=typed)
    assert "Carter" not in draft_in(after)
    assert "Carter" not in sam.enquiry(page).text


# Taken away.


def test_the_mail_goes_on_with_the_thread_and_names_nobody(sam: Colleague, mira: Colleague) -> None:
    page = approved(sam, mira, subject="RE: Appointments")
    answer = sam.get(f"{place_of(page)}/reply.eml")
    assert answer.headers["content-type"] == "message/rfc822"
    assert answer.headers["content-disposition"].endswith('.eml"')
    mail_file = message_from_bytes(answer.content, policy=default)
    assert mail_file["Subject"] == "Re: Appointments"
    assert mail_file["In-Reply-To"] == "<asked-1@stoke.gov.uk>"
    assert mail_file["References"] == "<root@stoke.gov.uk> <asked-1@stoke.gov.uk>"
    assert mail_file["X-Unsent"] == "1"
    assert mail_file["To"] is None
    body = mail_file.get_body(("plain",)).get_content()
    assert FIVE in body
    assert "https://www.example.org/handbook" in body
    assert "https://www.example.org/handbook" in mail_file.get_body(("html",)).get_content()


def test_the_word_document_says_the_same(sam: Colleague, mira: Colleague) -> None:
    page = approved(sam, mira)
    answer = sam.get(f"{place_of(page)}/reply.docx")
    said = [one.text for one in Document(io.BytesIO(answer.content)).paragraphs]
    assert said[0] == "Re: Two questions"
    assert any(FIVE in one for one in said)


def test_nothing_is_taken_away_before_it_is_approved(sam: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    assert "reply.eml" not in page.text
    for kind in ("eml", "docx"):
        answer = sam.get(f"{place_of(page)}/reply.{kind}")
        assert answer.status_code == 409
        assert "cannot be done as the enquiry stands" in text_of(answer)
    assert sam.get(f"{place_of(page)}/reply.exe").status_code == 422


# Questions.


def edited(sam: Colleague, page: httpx.Response, texts: list[str], do: str = "keep"):
    version = str(sam.enquiry(page).version)
    fields = {"version": version, "text": texts, "do": do}
    return sam.client.post(f"{place_of(page)}/questions", data=fields)


def texts_of(sam: Colleague, page: httpx.Response) -> list[str]:
    return [one.question.text for one in sam.enquiry(page).questions]


def test_questions_are_edited_added_and_left_out(sam: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    after = edited(sam, page, [MISSED, NOWHERE, "  "])
    assert texts_of(sam, page) == [MISSED, NOWHERE]
    assert "recorded on the day it happens" in draft_in(after)
    assert FIVE not in draft_in(after)
    assert "Other places that may answer" in text_of(after)


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("up-2", [1, 0, 2]),
        ("down-2", [0, 2, 1]),
        ("drop-1", [1, 2]),
        ("up-1", [0, 1, 2]),
        ("down-3", [0, 1, 2]),
        ("up-999", [0, 1, 2]),
        ("up-x", [0, 1, 2]),
    ],
)
def test_questions_are_moved_and_dropped_by_buttons(sam: Colleague, do: str, order) -> None:
    page = sam.brings(mail(f"{FIRST} {MISSED}"))
    given = [FIRST, MISSED, NOWHERE]
    edited(sam, page, given, do)
    assert texts_of(sam, page) == [given[one] for one in order]


def test_the_draft_is_made_anew_in_welsh(sam: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    version = str(sam.enquiry(page).version)
    after = sam.post(f"{place_of(page)}/draft", version=version, language="cy", again="yes")
    assert draft_in(after).startswith("Annwyl")
    assert FIVE in draft_in(after)
    assert 'lang="cy"' in after.text


# What guidance never answers.


def test_a_threat_shows_first_what_to_do_and_quotes_nothing(sam: Colleague) -> None:
    page = sam.brings(mail(THREAT, subject="Listen"))
    said = text_of(page)
    assert sam.enquiry(page).enquiry.route in ("threat", "victim_at_risk")
    assert said.index("What to do first") < said.index("You work as")
    assert "call 999" in said
    assert FIVE not in page.text
    assert "Quoted word for word" not in said
    assert "What to do first" in text_of(sam.get(place_of(page)))
    welsh = sam.get(place_of(page), params={"language": "cy"})
    assert "Beth i’w wneud yn gyntaf" in text_of(welsh)


# Handing over.


def test_an_enquiry_is_taken_and_handed_over(sam: Colleague, mira: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    place = place_of(page)
    taken = sam.post(f"{place}/person", to="Sam Owl", version=str(sam.enquiry(page).version))
    assert sam.enquiry(page).person == "Sam Owl"
    assert "Gave it to: Sam Owl" in text_of(taken)
    sam.post(f"{place}/person", to="Mira Finch", version=str(sam.enquiry(page).version))
    assert sam.enquiry(page).person == "Mira Finch"
    mira.post(f"{place}/person", to="", version=str(sam.enquiry(page).version))
    assert sam.enquiry(page).person == ""


def test_an_enquiry_that_is_not_there_is_told(sam: Colleague) -> None:
    for path in ("/helpdesk/enquiries/0123", "/helpdesk/enquiries/%3Cscript%3E"):
        page = sam.get(path)
        assert page.status_code == 404
        assert "This enquiry is not here" in text_of(page)
