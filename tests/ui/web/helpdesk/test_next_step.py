"""The page of an enquiry says what comes next to whoever looks; the queue shows what is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.exported_model import Embedder
from tests.ui.web.helpdesk.conftest import (
    Colleague,
    helpdesk_home,
    marks_in,
    place_of,
    text_of,
)
from tests.ui.web.helpdesk.made_mails import FIRST, NOWHERE, THREAT, mail

_NEXT = re.compile(r'<p class="next-step">(.*?)</p>', re.DOTALL)
_VIEW = re.compile(r'<a href="([^"]+)"( aria-current="page")?>[^<]+ <span class="how-many">(\d+)')


def next_of(page) -> str:
    found = _NEXT.search(page.text)
    assert found, text_of(page)[:600]
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_the_next_step_follows_the_enquiry_to_its_end(sam: Colleague, mira: Colleague) -> None:
    page = sam.brings(mail(FIRST))
    assert "then approve it" in next_of(page)
    text = sam.enquiry(page).text
    page = sam.works_on(page, text=f"{text}\n\nThe fee is 40 pounds.")
    assert "one sentence stands on no quote. Change it" in next_of(page)
    assert 'href="#marks"' in page.text
    sam.works_on(page, "waiting")
    assert "Give it back" in next_of(mira.get(place_of(page)))
    key = marks_in(page)[0]
    fields = {f"tick-{key}": "yes", f"reason-{key}": "Agreed", f"marked-{key}": "yes"}
    assert "a colleague has to approve it" in next_of(sam.works_on(page, **fields))
    assert "approve it or give it back" in next_of(mira.get(place_of(page)))
    assert "mark it as sent here" in next_of(mira.works_on(page, "approved"))
    assert "Close it, or reopen it" in next_of(sam.works_on(page, "sent"))
    assert "nothing is left to do" in next_of(sam.works_on(page, "closed"))
    assert "then send it to a colleague" in next_of(sam.works_on(page, "reopened"))


def test_what_guidance_never_answers_is_passed_on_first(sam: Colleague) -> None:
    page = sam.brings(mail(THREAT, subject="Listen"))
    assert next_of(page).startswith("Next: do what is named above")
    said = text_of(page)
    assert "It was not put to the guidance." in said
    assert "Question 1" not in said


def test_how_far_each_question_is_answered_is_seen_at_once(sam: Colleague) -> None:
    page = sam.brings(mail(f"{FIRST} {NOWHERE}"))
    said = text_of(page)
    assert "2 questions: 1 answered, 1 without an answer." in said
    assert "Question 2 No answer found" in said


def test_a_message_that_was_sent_on_is_open_to_be_read(sam: Colleague) -> None:
    forwarded = (
        "Can you help with this one please?\n\n---------- Forwarded message ---------\n"
        "From: Laura Stone <laura.stone@stoke.gov.uk>\nDate: Thu, 26 Nov 2026 at 08:20\n"
        f"Subject: First appointment\nTo: Jane Carter <jane.carter@stoke.gov.uk>\n\n{FIRST}\n"
    )
    page = sam.brings(mail(forwarded, subject="FW: First appointment"))
    assert sam.enquiry(page).enquiry.message.forwards
    assert "<details open><summary>One earlier message" in page.text
    assert "<details open><summary>One earlier message" not in sam.brings(mail(FIRST)).text


def test_the_views_of_the_queue_count_what_they_show(own_desk) -> None:
    sam = Colleague(*own_desk, "Sam Owl")
    first = sam.brings(mail(FIRST, subject="One"))
    sam.brings(mail(FIRST, subject="Two"))
    sam.post(f"{place_of(first)}/person", to="Sam Owl", version=str(sam.enquiry(first).version))
    sam.works_on(first, "waiting")
    page = sam.get("/helpdesk")
    views = {one: (int(count), bool(chosen)) for one, chosen, count in _VIEW.findall(page.text)}
    assert views == {
        "/helpdesk": (2, True),
        "/helpdesk?person=me": (1, False),
        "/helpdesk?person=nobody": (1, False),
        "/helpdesk?late=yes": (0, False),
        "/helpdesk?state=waiting": (1, False),
        "/helpdesk?state=approved": (0, False),
    }
    for address, (count, _) in views.items():
        shown = sam.get(address)
        assert shown.text.count('<th scope="row" role="rowheader">') == count, address
        assert ' aria-current="page">' in shown.text
    assert "<details open><summary>More filters" in sam.get("/helpdesk?person=me").text
    assert "<details><summary>More filters" in sam.get("/helpdesk?words=one").text
    sam.client.close()


@pytest.fixture
def strict(
    tmp_path: Path, models_folder: Path, embedder: Embedder
) -> Iterator[Callable[[str], Colleague]]:
    """A desk where nothing goes out on one person's word."""
    assert embedder.identity.dimension
    with helpdesk_home(tmp_path / "home", models_folder, second_eyes=("always",)) as served:
        yield lambda name: Colleague(*served, name)


def test_the_rule_that_is_set_decides_who_may_approve(strict) -> None:
    sam, mira = strict("Sam Owl"), strict("Mira Finch")
    page = sam.brings(mail(FIRST))
    assert "Every reply is approved by a colleague here." in text_of(page)
    assert "send it to a colleague to approve" in next_of(page)
    assert "has to approve it" in text_of(sam.works_on(page, "approved"))
    assert sam.enquiry(page).state == "drafted"
    mira.works_on(page, "approved")
    assert sam.enquiry(page).state == "approved"
    for one in (sam, mira):
        one.client.close()
