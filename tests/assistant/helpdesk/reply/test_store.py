"""Enquiries are kept, found, changed by one person at a time, and deleted without a trace."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.reply.due import arrived_at, due_at
from assistant.helpdesk.reply.errors import EnquiryChanged, NoName, UnknownEnquiry
from assistant.helpdesk.reply.kept import Act, Work
from assistant.helpdesk.reply.queue import Filters
from assistant.helpdesk.reply.states import OPEN, State
from assistant.helpdesk.reply.store import Change, EnquiryStore
from assistant.records.rows import now
from tests.assistant.helpdesk.reply.enquiries import DOGS, PASS, enquiry_of

LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(records):
    return EnquiryStore(records)


def put(store, *, by="Ann", arrived=None, state=None, person=None, **made):
    kept = store.keep(enquiry_of(PASS, **made), by=by, arrived=arrived)
    if state or person is not None:
        change = Change(by, Act.MOVED, state=state, person=person)
        kept = store.change(kept.id, kept.version, change)
    return kept


def ids(store, **filters):
    return [one.id for one in store.page(Filters(**filters)).entries]


def files_of(records):
    return b"".join(one.read_bytes() for one in records.path.parent.glob(f"{records.path.name}*"))


def test_an_enquiry_is_got_as_it_was_kept(store):
    enquiry = enquiry_of(PASS, DOGS, sender=SenderKind.POLICE, language="cy")
    kept = store.get(store.keep(enquiry, by=" Ann  Field ").id)
    assert kept.enquiry == enquiry
    assert (kept.version, kept.state, kept.person, kept.draft) == (1, State.NEW, "", None)
    assert [one.question.text for one in kept.questions] == [PASS, DOGS]
    assert [(one.number, one.by, one.act) for one in kept.history] == [
        (1, "Ann Field", Act.RECEIVED)
    ]


def test_an_unknown_enquiry_is_told_of(store):
    with pytest.raises(UnknownEnquiry):
        store.get("none")


def test_nobody_does_anything_without_a_name(store):
    with pytest.raises(NoName):
        store.keep(enquiry_of(PASS), by="  ")


def test_no_personal_data_reaches_the_database(store, records):
    enquiry = enquiry_of(
        "Why was Darren Whitlock recalled to prison?",
        subject="My son Darren Whitlock, CRN X123456",
        body="Please ring me on 07700 900123 or write to jo.whitlock@example.org.",
    )
    message = Message(
        enquiry.message.subject,
        enquiry.message.body,
        earlier=("His date of birth is 3 May 1990.",),
        signature="Joanne Whitlock\n12 High Street, Leeds LS1 4AB",
    )
    kept = store.keep(enquiry_of_message(enquiry, message), by="Ann")
    change = Change("Ann", Act.MOVED, note="Rang Darren Whitlock on 07700 900123", work=Work())
    store.change(kept.id, 1, change)
    shown = repr(store.get(kept.id))
    for one in ("Whitlock", "X123456", "900123", "jo.whitlock", "3 May 1990", "LS1 4AB"):
        assert one not in shown
        assert one.encode() not in files_of(records)
    assert ids(store, words="whitlock") == []


def enquiry_of_message(enquiry, message):
    return type(enquiry)(message, enquiry.sender, enquiry.route, enquiry.questions)


def test_the_second_of_two_people_is_told_and_overwrites_nothing(store):
    kept = put(store)
    store.change(kept.id, 1, Change("Ben", Act.EDITED, work=Work(text="Ben's")))
    with pytest.raises(EnquiryChanged, match=r"Ben has changed .*version 2; you have 1") as told:
        store.change(kept.id, 1, Change("Cy", Act.EDITED, work=Work(text="Cy's")))
    assert told.value.by == "Ben"
    assert store.get(kept.id).text == "Ben's"
    assert len(store.get(kept.id).history) == 2


def test_a_change_that_fails_within_is_not_kept(store):
    kept = put(store)

    def fail(*_):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.change(kept.id, 1, Change("Ann", Act.MOVED, state=State.CLOSED), within=fail)
    assert store.get(kept.id) == kept


def test_history_is_only_added_to(store, records):
    put(store, state=State.CLOSED)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"), records.writing() as one:
        one.execute("UPDATE enquiry_history SET by = 'Somebody'")


def test_the_queue_has_what_is_due_first_first(store):
    late = put(store, arrived=LONG_AGO)
    soon = put(store, route=Route.MEDIA)
    later = put(store)
    put(store, state=State.CLOSED)
    entries = store.page().entries
    assert [one.id for one in entries] == [late.id, soon.id, later.id]
    assert entries[0].overdue is True
    assert entries[2].overdue is False


def test_danger_stands_before_what_has_waited_longer(store):
    late = put(store, arrived=LONG_AGO)
    threat = put(store, route=Route.THREAT)
    risk = put(store, route=Route.VICTIM_AT_RISK)
    closed = put(store, route=Route.THREAT, state=State.CLOSED)
    assert [one.id for one in store.page().entries] == [threat.id, risk.id, late.id]
    first = store.page(limit=1)
    second = store.page(limit=2, after=first.next)
    assert [one.id for one in second.entries] == [risk.id, late.id]
    assert ids(store, states=frozenset({State.CLOSED})) == [closed.id]


def test_filters_narrow_the_queue_together(store):
    mine = put(store, person="Ann", sender=SenderKind.COURT, language="cy")
    nobodys = put(store, route=Route.COMPLAINT)
    closed = put(store, state=State.CLOSED, person="Ann")
    late = put(store, arrived=LONG_AGO, person="Ben")
    assert ids(store, person="Ann") == [mine.id]
    assert ids(store, person="") == [nobodys.id]
    assert ids(store, route=Route.COMPLAINT) == [nobodys.id]
    assert ids(store, sender=SenderKind.COURT) == [mine.id]
    assert ids(store, language="cy") == [mine.id]
    assert ids(store, overdue=True) == [late.id]
    assert ids(store, states=frozenset({State.CLOSED})) == [closed.id]
    assert ids(store, person="Ann", sender=SenderKind.CHARITY) == []
    assert set(ids(store, person="Ann", closed_too=True)) == {mine.id, closed.id}


def test_words_are_found_in_subject_message_and_questions(store):
    one = put(store, subject="Tŷ Glas hostel", body="We wonder about rooms.")
    other = put(store, subject="Other", body="Nothing of the kind.")
    assert ids(store, words="ty glas") == [one.id]
    assert ids(store, words="wonder ROOM") == [one.id]
    assert set(ids(store, words="ferry")) == {one.id, other.id}
    assert ids(store, words="wonder kind") == []
    change = Change("Ann", Act.QUESTIONS, work=Work())
    store.change(one.id, 1, change)
    assert ids(store, words="ferry") == [other.id]


@pytest.mark.parametrize("words", ['"', "* OR (", "NEAR(a b)", "subject:", "-", "'; DROP", "^a"])
def test_signs_in_a_search_are_only_words(store, words):
    put(store)
    assert isinstance(ids(store, words=words), list)


def test_pages_follow_each_other_without_gap(store):
    routes = [Route.THREAT, *[Route.GUIDANCE] * 2, Route.MEDIA, Route.VICTIM_AT_RISK]
    routes += [Route.GUIDANCE, Route.THREAT]
    kept = {
        put(store, arrived=LONG_AGO + timedelta(hours=hour), route=route).id
        for hour, route in enumerate(routes)
    }
    seen, place = [], ""
    while True:
        page = store.page(limit=3, after=place)
        seen += [one.id for one in page.entries]
        assert page.total == 7
        place = page.next
        if not place:
            break
    assert len(seen) == 7
    assert set(seen) == kept


def test_load_is_told_by_state_and_person(store):
    put(store, person="Ann", arrived=LONG_AGO)
    put(store, person="Ann", state=State.WAITING)
    put(store)
    put(store, state=State.CLOSED, person="Ben")
    load = store.load()
    assert load.states == {State.NEW: 2, State.WAITING: 1, State.CLOSED: 1}
    assert [(one.person, one.open, one.overdue, one.waiting) for one in load.people] == [
        ("Ann", 2, 1, 1),
        ("", 1, 0, 0),
    ]


def test_what_is_deleted_is_in_no_file_any_more(store, records):
    gone = put(store, subject="Zanzibarquestion", body="A word like Quetzalcoatlus.")
    stays = put(store, subject="Another", body="Nothing.")
    change = Change("Ann", Act.EDITED, work=Work(text="The text of Xylophonia."))
    store.change(gone.id, 1, change)
    assert b"quetzalcoatlus" in files_of(records).lower()
    store.delete(gone.id)
    with pytest.raises(UnknownEnquiry):
        store.get(gone.id)
    held = files_of(records).lower()
    for one in (b"zanzibarquestion", b"quetzalcoatlus", gone.id.encode()):
        assert one not in held
    assert store.get(stays.id)
    assert ids(store, words="quetzalcoatlus") == []


def test_what_ended_long_ago_is_deleted_by_a_call(store, records):
    old = put(store, state=State.CLOSED)
    sent = put(store, state=State.SENT)
    recent = put(store, state=State.CLOSED)
    waiting = put(store, arrived=LONG_AGO)
    with records.writing() as connection:
        connection.execute(
            "UPDATE enquiries SET changed_at = '2026-01-01T00:00:00.000+00:00'"
            " WHERE id IN (?, ?, ?)",
            (old.id, sent.id, waiting.id),
        )
    assert store.delete_older(90) == 2
    assert set(ids(store, closed_too=True)) == {recent.id, waiting.id}
    assert store.delete_older(90) == 0


def test_reopening_makes_an_enquiry_due_anew(store):
    kept = put(store, arrived=LONG_AGO, state=State.CLOSED)
    again = store.change(kept.id, kept.version, Change("Ann", Act.MOVED, state=State.REOPENED))
    assert again.due_at > now()
    assert again.state in OPEN


@pytest.mark.parametrize(
    ("route", "arrived", "due"),
    [
        (Route.GUIDANCE, datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 30, 17)),
        (Route.THREAT, datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 17)),
        (Route.THREAT, datetime(2026, 11, 27, 18, tzinfo=UTC), datetime(2026, 11, 30, 17)),
        (Route.MEDIA, datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 11, 30, 17)),
        (Route.PERSON, datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2026, 12, 2, 17)),
        # Christmas 2026 is a Friday, and Boxing Day is kept on the Monday.
        (Route.MEDIA, datetime(2026, 12, 24, 9, tzinfo=UTC), datetime(2026, 12, 29, 17)),
        (Route.THREAT, datetime(2026, 12, 25, 9, tzinfo=UTC), datetime(2026, 12, 29, 17)),
        (Route.COMPLAINT, datetime(2027, 3, 25, 18, tzinfo=UTC), datetime(2027, 3, 31, 17)),
    ],
)
def test_due_times_are_in_working_days(route, arrived, due):
    assert due_at(route, arrived) == due.replace(tzinfo=UTC)


def test_the_time_runs_from_when_a_mail_was_sent_not_from_when_it_was_brought_in(store):
    sent = now() - timedelta(days=9)
    enquiry = enquiry_of(PASS)
    enquiry = replace(enquiry, message=replace(enquiry.message, received_at=sent))
    kept = store.keep(enquiry, by="Ann")
    assert kept.due_at == due_at(enquiry.route, sent)
    assert kept.arrived_at > sent


@pytest.mark.parametrize("days", [-1, 31, 4000])
def test_a_date_that_cannot_be_believed_is_left_out(days):
    brought_in = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert arrived_at(brought_in - timedelta(days=days), brought_in) == brought_in
    assert arrived_at(None, brought_in) == brought_in


def test_every_route_has_a_due_time():
    assert all(due_at(one, LONG_AGO) >= LONG_AGO for one in Route)
