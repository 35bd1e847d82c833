"""A reply is drafted, edited, ticked, approved by the right person, sent, closed and reopened."""

from __future__ import annotations

import pytest

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.reply.answered import Extent
from assistant.helpdesk.reply.errors import (
    ColleagueNeeded,
    EnquiryChanged,
    MarksLeft,
    MoveRefused,
    NoReason,
    NoReply,
    NotMarked,
    NotWhileIn,
    ReplyTooLong,
)
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.second_eyes import Risk, SecondEyes
from assistant.helpdesk.reply.states import MOVES, State
from assistant.helpdesk.room import helpdesk_room
from tests.assistant.helpdesk.reply.enquiries import DOGS, OPEN, PARCEL, PASS, enquiry_of

LANTERN = "How is a lantern permit issued and on what paper?"


@pytest.fixture
def drafted(desk):
    """An enquiry with a draft of Ann's."""

    def made(*questions, **enquiry):
        known = desk.receive(enquiry_of(*(questions or (PASS, DOGS)), **enquiry), by="Ann")
        return desk.draft(known, by="Ann", version=1)

    return made


def test_an_enquiry_goes_its_whole_way(desk, drafted):
    kept = drafted()
    assert kept.state is State.DRAFTED
    assert desk.review(kept.id).risks == ()
    for state in (State.APPROVED, State.SENT, State.CLOSED, State.REOPENED):
        kept = desk.move(kept.id, state, by="Ann", version=kept.version, note="done")
    assert [(one.before, one.after) for one in kept.history if one.act is Act.MOVED] == [
        (State.DRAFTED, State.APPROVED),
        (State.APPROVED, State.SENT),
        (State.SENT, State.CLOSED),
        (State.CLOSED, State.REOPENED),
    ]
    assert {one.by for one in kept.history} == {"Ann"}
    assert [one.at for one in kept.history] == sorted(one.at for one in kept.history)


def test_a_broken_fact_needs_a_tick_and_a_reason_and_then_a_colleague(desk, drafted):
    kept = drafted()
    text = kept.text.replace("56 days", "65 days")
    kept = desk.edit(kept.id, text, by="Ann", version=kept.version)
    marked = desk.review(kept.id).unticked
    assert len(marked) == 1
    with pytest.raises(MarksLeft) as told:
        desk.move(kept.id, State.APPROVED, by="Ben", version=kept.version)
    assert told.value.sentences == (marked[0].text,)
    with pytest.raises(NoReason):
        desk.tick(kept.id, marked[0].text, "  ", by="Ann", version=kept.version)
    with pytest.raises(NotMarked):
        desk.tick(kept.id, marked[0].text[:-1], "So it is.", by="Ann", version=kept.version)
    kept = desk.tick(kept.id, marked[0].text, "New order.", by="Ann", version=kept.version)
    assert desk.review(kept.id).unticked == ()
    assert desk.review(kept.id).risks == (Risk.MARKED,)
    with pytest.raises(ColleagueNeeded, match="worked on by: Ann"):
        desk.move(kept.id, State.APPROVED, by=" ann ", version=kept.version)
    kept = desk.move(kept.id, State.APPROVED, by="Ben", version=kept.version)
    assert kept.state is State.APPROVED


def test_a_tick_holds_for_the_very_words_only(desk, drafted):
    kept = drafted()
    kept = desk.edit(
        kept.id, kept.text.replace("56 days", "65 days"), by="Ann", version=kept.version
    )
    words = desk.review(kept.id).unticked[0].text
    kept = desk.tick(kept.id, words, "New order.", by="Ann", version=kept.version)
    kept = desk.edit(
        kept.id, kept.text.replace("65 days", "75 days"), by="Ann", version=kept.version
    )
    assert len(desk.review(kept.id).unticked) == 1
    kept = desk.edit(
        kept.id, kept.text.replace("75 days", "65 days"), by="Ann", version=kept.version
    )
    assert desk.review(kept.id).unticked == ()
    kept = desk.untick(kept.id, words, by="Ann", version=kept.version)
    assert len(desk.review(kept.id).unticked) == 1


@pytest.mark.parametrize(
    ("enquiry", "risk"),
    [
        ({"sender": SenderKind.VICTIM}, Risk.VICTIM),
        ({"sender": SenderKind.JOURNALIST}, Risk.MEDIA),
        ({"route": Route.MEDIA}, Risk.MEDIA),
        ({"route": Route.VICTIM_AT_RISK}, Risk.VICTIM),
        ({"route": Route.THREAT}, Risk.THREAT),
    ],
)
def test_risk_asks_for_a_second_pair_of_eyes(desk, drafted, enquiry, risk):
    kept = drafted(**enquiry)
    assert desk.review(kept.id).risks == (risk,)
    with pytest.raises(ColleagueNeeded):
        desk.move(kept.id, State.APPROVED, by="Ann", version=kept.version)
    assert desk.move(kept.id, State.APPROVED, by="Ben", version=kept.version)


def test_text_that_has_ended_asks_for_a_second_pair_of_eyes(desk, drafted):
    kept = drafted(LANTERN)
    assert Risk.SUPERSEDED in desk.review(kept.id).risks


def test_the_rule_is_a_setting(records, county):
    parts = county.parts

    def room(rule):
        return helpdesk_room(records, parts.library, parts.documents, lambda: parts, rule=rule)

    strict, lax = room(SecondEyes(low_evidence=1.0)), room(SecondEyes(victims=False))
    known = strict.receive(enquiry_of(PASS, sender=SenderKind.VICTIM), by="Ann")
    strict.draft(known, by="Ann", version=1)
    assert strict.review(known).risks == (Risk.VICTIM, Risk.LOW_EVIDENCE)
    assert lax.review(known).risks == ()


def test_whoever_only_moved_or_took_an_enquiry_may_still_approve_it(desk, drafted):
    kept = drafted(sender=SenderKind.VICTIM)
    kept = desk.assign(kept.id, "Ben", by="Ben", version=kept.version)
    kept = desk.move(kept.id, State.WAITING, by="Ben", version=kept.version)
    assert desk.move(kept.id, State.APPROVED, by="Ben", version=kept.version)


@pytest.mark.parametrize("state", State)
def test_every_other_move_is_refused_with_what_is_allowed(desk, state):
    known = desk.receive(enquiry_of(PASS), by="Ann")
    if state in MOVES[State.NEW]:
        return
    with pytest.raises(MoveRefused, match="can become: drafted, waiting, closed"):
        desk.move(known, state, by="Ann", version=1)


def test_every_state_can_be_left_and_reached():
    assert set(MOVES) == set(State)
    reached = {one for allowed in MOVES.values() for one in allowed}
    assert reached == set(State) - {State.NEW}


def test_there_is_nothing_to_approve_before_a_draft(desk):
    known = desk.receive(enquiry_of(PASS), by="Ann")
    kept = desk.move(known, State.WAITING, by="Ann", version=1)
    with pytest.raises(NoReply):
        desk.move(known, State.APPROVED, by="Ben", version=kept.version)
    with pytest.raises(NoReply):
        desk.edit(known, "Dear [name],", by="Ann", version=kept.version)


def test_what_is_approved_is_not_edited(desk, drafted):
    kept = drafted()
    kept = desk.move(kept.id, State.APPROVED, by="Ann", version=kept.version)
    for act in (
        lambda: desk.edit(kept.id, "x", by="Ann", version=kept.version),
        lambda: desk.draft(kept.id, by="Ann", version=kept.version),
        lambda: desk.set_questions(kept.id, [PASS], by="Ann", version=kept.version),
    ):
        with pytest.raises(NotWhileIn, match="is approved"):
            act()
    kept = desk.move(kept.id, State.DRAFTED, by="Ann", version=kept.version)
    assert desk.edit(kept.id, kept.text, by="Ann", version=kept.version)


def test_two_people_do_not_undo_each_other(desk, drafted):
    kept = drafted()
    desk.edit(kept.id, kept.text + "\nThank you.", by="Ben", version=kept.version)
    with pytest.raises(EnquiryChanged, match="Ben has changed this enquiry"):
        desk.edit(kept.id, kept.text, by="Ann", version=kept.version)
    assert desk.get(kept.id).text.endswith("Thank you.")


def test_questions_are_edited_added_dropped_and_reordered(desk, drafted):
    kept = drafted(PASS, DOGS)
    answer = kept.questions[1].answer
    kept = desk.set_questions(kept.id, [DOGS, PARCEL, " "], by="Ann", version=kept.version)
    assert [one.question.text for one in kept.questions] == [DOGS, PARCEL]
    assert kept.questions[0].answer == answer
    assert kept.questions[1].extent is Extent.ANSWERED
    assert "two officers" in kept.text
    assert "56 days" not in kept.text


def test_questions_set_before_a_draft_are_answered_with_it(desk):
    known = desk.receive(enquiry_of(PASS), by="Ann")
    kept = desk.set_questions(known, [DOGS, OPEN], by="Ann", version=1)
    assert [one.extent for one in kept.questions] == [Extent.UNASKED, Extent.UNASKED]
    kept = desk.draft(known, by="Ann", version=kept.version)
    assert [one.extent for one in kept.questions] == [Extent.ANSWERED, Extent.OPEN]
    assert desk.enquiries.page().entries[0].open_count == 1


def test_a_typed_question_keeps_no_name(desk):
    known = desk.receive(enquiry_of(PASS), by="Ann")
    kept = desk.set_questions(
        known, ["When is Darren Whitlock, CRN X123456, released?"], by="Ann", version=1
    )
    assert "Whitlock" not in repr(kept)
    assert "X123456" not in repr(kept)


def test_a_message_in_welsh_gets_a_welsh_frame(drafted):
    assert drafted(language="cy").text.startswith("Annwyl [enw],")


def test_a_draft_is_made_in_another_language_on_request(desk, drafted):
    kept = drafted()
    kept = desk.draft(kept.id, by="Ann", version=kept.version, language="cy")
    assert kept.text.startswith("Annwyl [enw],")
    assert desk.review(kept.id).unticked == ()


def test_a_reply_without_end_is_not_kept(desk, drafted):
    kept = drafted()
    with pytest.raises(ReplyTooLong, match="50,000 characters"):
        desk.edit(kept.id, "a" * 50_001, by="Ann", version=kept.version)
    assert desk.get(kept.id) == kept
