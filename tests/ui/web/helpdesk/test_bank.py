"""Approved answers are offered when the like is asked, and recalled when their source changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.assembly import Assembly
from corpus.document import Document, document_id
from tests.ui.web.helpdesk.conftest import Colleague, draft_in, place_of, text_of
from tests.ui.web.helpdesk.made_mails import FIRST, mail

FIVE, SEVEN = "within five working days", "within seven working days"


@pytest.fixture
def people(own_desk) -> Iterator[tuple[Colleague, Colleague]]:
    opened = (Colleague(*own_desk, "Sam Owl"), Colleague(*own_desk, "Mira Finch"))
    yield opened
    for one in opened:
        one.client.close()


def bring_newer_version(assembly: Assembly) -> None:
    """Replace the handbook by one with another time limit, as a sync does."""
    older = next(one for one in assembly.library.documents() if FIVE in one.text)
    assembly.keeper.add_documents([reworded(older)])
    assembly.keeper.build()


def reworded(document: Document) -> Document:
    text = document.text.replace(FIVE, SEVEN)
    blocks = tuple(
        replace(one, start=moved(document.text, one.start), end=moved(document.text, one.end))
        for one in document.blocks
    )
    checksum = hashlib.sha256(text.encode()).hexdigest()
    name = document_id(document.publication.title, checksum)
    return replace(document, id=name, checksum=checksum, text=text, blocks=blocks)


def moved(text: str, place: int) -> int:
    behind = place > text.index(FIVE)
    return place + (len(SEVEN) - len(FIVE)) if behind else place


def test_an_answer_is_offered_used_and_recalled(people: tuple[Colleague, Colleague]) -> None:
    sam, mira = people
    first = sam.brings(mail(FIRST))
    sam.works_on(first, "waiting")
    mira.works_on(first, "approved")
    assert sam.enquiry(first).state == "approved"
    # Asked again, it is shown first.
    again = sam.brings(mail(FIRST, subject="Once more", message_id="<asked-2@stoke.gov.uk>"))
    said = text_of(again)
    assert "Answered before, approved on" in said
    assert said.index("Answered before, approved on") < said.index("Quoted word for word")
    pair = sam.assembly.helpdesk.bank.every()[0]
    version = str(sam.enquiry(again).version)
    used = sam.post(f"{place_of(again)}/bank", version=version, question="1", pair=pair.id)
    assert "This is an answer that was approved before." in text_of(used)
    assert f"{FIVE} of sentence" in draft_in(used)
    version = str(sam.enquiry(again).version)
    back = sam.post(f"{place_of(again)}/bank", version=version, question="1", pair="")
    assert "Answered before, approved on" in text_of(back)
    assert FIRST in text_of(sam.get("/helpdesk/answers"))
    # The source is replaced while the service runs.
    bring_newer_version(sam.assembly)
    bank = text_of(sam.get("/helpdesk/answers"))
    assert bank.index("Recalled on") < bank.index("None yet. The answers of the next")
    assert "Its words are others now." in bank
    third = sam.brings(mail(FIRST, subject="A third time", message_id="<asked-3@stoke.gov.uk>"))
    assert "Answered before" not in text_of(third)
    assert f"{SEVEN} of sentence" in draft_in(third)
    # Whoever has the older draft open is told.
    older = text_of(sam.get(place_of(again)))
    assert "A source of this reply has changed:" in older
    assert "Make the draft anew" in older
    version = str(sam.enquiry(again).version)
    anew = sam.post(f"{place_of(again)}/draft", version=version, again="yes")
    assert f"{SEVEN} of sentence" in draft_in(anew)
    assert "A source of this reply has changed:" not in text_of(anew)


def test_an_answer_that_is_not_offered_cannot_be_used(people) -> None:
    sam, _ = people
    page = sam.brings(mail(FIRST))
    version = str(sam.enquiry(page).version)
    for number, pair in (("1", "0123456789abcdef"), ("9", ""), ("x", "")):
        refused = sam.post(f"{place_of(page)}/bank", version=version, question=number, pair=pair)
        assert refused.status_code == 409


def test_a_place_is_chosen_for_an_open_question_and_given_back(people) -> None:
    sam, _ = people
    page = sam.brings(mail("Who paints the gate of the pear orchard?"))
    said = text_of(page)
    assert "Other places that may answer" in said
    assert "Quote this place in the reply" in said
    places = sam.enquiry(page).questions[0].answer.nearest
    version = str(sam.enquiry(page).version)
    used = sam.post(f"{place_of(page)}/place", version=version, question="1", place="0")
    assert "The place that this quotes was chosen by a person." in text_of(used)
    quoted = sam.enquiry(page).questions[0].answer.citations
    assert quoted
    assert {one.heading_trail for one in quoted} == {places[0].heading_trail}
    assert quoted[0].quote[:40] in draft_in(used)
    version = str(sam.enquiry(page).version)
    back = sam.post(f"{place_of(page)}/bank", version=version, question="1", pair="")
    assert "was chosen by a person" not in text_of(back)


def test_a_place_that_is_not_offered_cannot_be_used(people) -> None:
    sam, _ = people
    page = sam.brings(mail(FIRST))
    version = str(sam.enquiry(page).version)
    for number, place in (("1", "99"), ("9", "0"), ("x", "x")):
        refused = sam.post(f"{place_of(page)}/place", version=version, question=number, place=place)
        assert refused.status_code == 409
        assert "This cannot be done as the enquiry stands" in text_of(refused)
