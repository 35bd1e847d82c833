"""Approved answers are offered when the like is asked, and recalled when a source changes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.reply.answered import Extent
from assistant.helpdesk.reply.errors import UnknownPair, UnknownPlace
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.states import State
from assistant.helpdesk.room import helpdesk_room
from assistant.scope import Nation, Scope
from corpus.currency import StatusDecision
from corpus.publication import Status
from tests.assistant.conftest import home_of
from tests.assistant.helpdesk.reply.enquiries import OPEN, enquiry_of
from tests.assistant.training.made_up_pack import FIRST, circular, handbook

WHEN = "When must the first appointment take place?"
AGAIN = "By when does the first appointment have to take place?"
WHO = "Who signs off an enforcement decision?"


@pytest.fixture(scope="module")
def still(tmp_path_factory, models_folder, embedder):
    """A home whose guidance no test changes."""
    yield from home_in(tmp_path_factory.mktemp("still"), models_folder, embedder)


@pytest.fixture
def moving(tmp_path: Path, models_folder, embedder):
    """A home whose guidance changes."""
    yield from home_in(tmp_path / "moving", models_folder, embedder)


def home_in(folder, models, embedder):
    assert embedder.identity.dimension
    made = home_of(folder / "home", models, [handbook(), circular()])
    yield made
    made.parts.close()


def room_of(home, records):
    parts = home.parts
    return helpdesk_room(records, parts.library, parts.documents, lambda: parts)


@pytest.fixture
def room(still, records):
    return room_of(still, records)


@pytest.fixture
def moving_room(moving, records):
    return room_of(moving, records)


def drafted(room, *questions, by="Ann", scope=None, **enquiry):
    known = room.receive(enquiry_of(*questions, **enquiry), by=by)
    return room.draft(known, by=by, version=1, scope=scope)


def approved(room, *questions, edit=lambda text: text, **enquiry):
    kept = drafted(room, *questions, **enquiry)
    kept = room.edit(kept.id, edit(kept.text), by="Ann", version=kept.version)
    for one in room.review(kept.id).unticked:
        kept = room.tick(kept.id, one.text, "Known to us.", by="Ann", version=kept.version)
    return room.move(kept.id, State.APPROVED, by="Ben", version=kept.version)


def bring(home, document):
    home.keeper.add_documents([document])
    home.keeper.build()


def test_the_like_finds_what_was_approved_and_another_question_does_not(room):
    approved(room, WHEN, WHO)
    kept = drafted(room, AGAIN)
    offers = room.offers(kept.id)
    assert [one.approved.pair.question for one in offers[1]] == [WHEN]
    assert offers[1][0].approved.approved_at.date() == datetime.now(UTC).date()
    assert offers[1][0].approved.pair.statements[0].text.startswith(FIRST[:40])
    assert room.offers(drafted(room, "How often is the sentence plan reviewed?").id) == {}


def test_what_is_not_approved_is_not_offered(room):
    drafted(room, WHEN)
    assert room.offers(drafted(room, AGAIN).id) == {}


def test_an_approval_taken_back_takes_its_answers_back(room):
    kept = approved(room, WHEN)
    room.move(kept.id, State.DRAFTED, by="Ann", version=kept.version)
    assert room.bank.every() == ()
    assert room.offers(drafted(room, AGAIN).id) == {}


def test_a_sent_answer_stays_and_a_second_approval_replaces_it(room):
    kept = approved(room, WHEN)
    for state in (State.SENT, State.REOPENED, State.DRAFTED):
        kept = room.move(kept.id, state, by="Ann", version=kept.version)
        assert len(room.bank.every()) == 1
    room.move(kept.id, State.APPROVED, by="Ben", version=kept.version)
    assert len(room.bank.every()) == 1


def test_an_offer_is_used_with_its_words_as_they_were_sent(room):
    said = "Your first appointment must take place within five working days of sentence. [1]"
    note = "Ring the front desk before you come."
    approved(room, WHEN, edit=lambda text: swapped(text, f"{said}\n\n{note}"))
    kept = drafted(room, AGAIN)
    offer = room.offers(kept.id)[1][0]
    kept = room.use_offer(kept.id, 1, offer.approved.id, by="Cy", version=kept.version)
    assert said in kept.text
    assert note in kept.text
    assert kept.questions[0].banked == offer.approved.id
    assert kept.history[-1].act is Act.BANKED
    assert [one.text for one in room.review(kept.id).unticked] == [note]
    kept = room.use_offer(kept.id, 1, "", by="Cy", version=kept.version)
    assert note not in kept.text
    assert kept.questions[0].banked == ""


def test_a_place_that_a_person_chose_is_quoted_and_can_be_chosen_again(room):
    kept = drafted(room, OPEN)
    places = kept.questions[0].answer.nearest
    assert kept.questions[0].extent is Extent.OPEN
    assert len(places) > 1
    for place in (0, 1):
        kept = room.use_place(kept.id, 1, place, by="Cy", version=kept.version)
        answer = kept.questions[0].answer
        assert kept.questions[0].extent is Extent.ANSWERED
        assert {one.heading_trail for one in answer.citations} == {places[place].heading_trail}
        assert answer.statements[0].text in kept.text
        assert answer.nearest == places
        assert kept.history[-1].act is Act.BANKED
        assert room.review(kept.id).unticked == ()
    kept = room.use_offer(kept.id, 1, "", by="Cy", version=kept.version)
    assert kept.questions[0].extent is Extent.OPEN


@pytest.mark.parametrize(("number", "place"), [(1, 99), (1, -1), (0, 0), (9, 0)])
def test_a_place_that_is_not_offered_is_refused(room, number, place):
    kept = drafted(room, OPEN)
    with pytest.raises(UnknownPlace):
        room.use_place(kept.id, number, place, by="Cy", version=kept.version)
    assert room.get(kept.id) == kept


def swapped(text, answer):
    start = text.index("“The first appointment")
    return text[:start] + answer + text[text.index("\n\n", start) :]


def test_changed_words_recall_an_answer_when_it_is_next_looked_for(moving, moving_room):
    room = moving_room
    approved(room, WHEN, WHO)
    assert room.bank.recall_changed() == ()
    kept = drafted(room, AGAIN)
    assert room.review(kept.id).unticked == ()
    offer = room.offers(kept.id)[1][0]
    bring(moving, handbook(first=FIRST.replace("five", "seven")))
    assert room.offers(kept.id) == {}
    assert [one.marks[-1].kind for one in room.review(kept.id).unticked] == ["changed"]
    with pytest.raises(UnknownPair):
        room.use_offer(kept.id, 1, offer.approved.id, by="Ann", version=kept.version)
    recalled = room.bank.every(recalled=True)
    assert [(one.pair.question, one.cause) for one in recalled] == [(WHEN, "changed")]
    assert recalled[0].recalled_at is not None
    assert [one.pair.question for one in room.bank.every()] == [WHO]
    assert room.bank.recall_changed() == ()


def test_the_sweep_recalls_what_was_withdrawn(moving, moving_room):
    approved(moving_room, WHEN, WHO)
    moving.library.listing.decide(
        StatusDecision(handbook().id, Status.WITHDRAWN, "2026-11-28T10:00:00", "ann")
    )
    assert {one.cause for one in moving_room.bank.recall_changed()} == {"ended"}
    assert moving_room.bank.every() == ()


def test_the_sweep_recalls_what_was_taken_out(moving, moving_room):
    approved(moving_room, WHEN, WHO)
    moving.library.retire(["/handbook.md"])
    assert {one.cause for one in moving_room.bank.recall_changed()} == {"gone"}
    assert moving_room.bank.every() == ()


def test_deleting_an_enquiry_deletes_its_answers_and_retention_leaves_them(room):
    first, second = approved(room, WHEN), approved(room, WHO)
    room.enquiries.delete(first.id)
    assert [one.pair.question for one in room.bank.every()] == [WHO]
    room.move(second.id, State.CLOSED, by="Ann", version=second.version)
    assert room.enquiries.delete_older(-1) == 1
    assert room.bank.every() == ()


def test_retention_leaves_what_was_sent_in_the_bank(room):
    kept = approved(room, WHEN)
    kept = room.move(kept.id, State.SENT, by="Ann", version=kept.version)
    assert room.enquiries.delete_older(-1) == 1
    assert [one.pair.question for one in room.bank.every()] == [WHEN]
    assert room.offers(drafted(room, AGAIN).id)


def test_another_nation_or_another_route_is_another_question(room):
    approved(room, WHEN)
    assert room.offers(drafted(room, AGAIN, scope=Scope(nation=Nation.WALES)).id) == {}
    assert room.offers(drafted(room, AGAIN, route=Route.COMPLAINT).id) == {}
