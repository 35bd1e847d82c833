"""What rests on words that were replaced, withdrawn or changed is marked, renewed or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answer import Footing
from assistant.assembly import Assembly
from assistant.parts import Parts
from assistant.training.grounds import Grounds
from assistant.training.pack import Pack
from assistant.training.pieces import grounds_of, item_of, piece_named, without
from assistant.training.quoting import grounds_at, passage_at, passages_about, quoted_from
from assistant.training.renewing import (
    anchored_anew,
    beside,
    renewed_as_they_stand,
    still_stands,
    with_grounds_at,
)
from assistant.training.stale import Cause, StaleWatch, newest_of
from corpus.currency import StatusDecision
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.library import HeldVersion
from corpus.publication import Status
from tests.assistant.conftest import home_of
from tests.assistant.training.made_up_pack import (
    FIRST,
    MANAGER,
    MISSED,
    circular,
    handbook,
    made_up_pack,
)

NOTE = """---
title: Travel permits in short
id: starter:travel-permits
starter_note: yes
rests_on: [travel-permit-rules]
changes:
  - id: permit-days
    was: "A travel permit lasts for a week."
    now: "A travel permit lasts for ten days."
    until: 2026-05-31
---

A travel permit allows a person to leave the county.[^travel-permit-rules]

{week}
"""
WEEK = "A travel permit lasts for a week."


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, embedder) -> Iterator[Assembly]:
    assert embedder.identity.dimension
    made = home_of(tmp_path / "home", models_folder, [handbook(), circular(), note(WEEK)])
    yield made
    made.parts.close()


@pytest.fixture
def parts(home: Assembly) -> Parts:
    return home.parts


@pytest.fixture
def watch(parts: Parts) -> StaleWatch:
    return StaleWatch(parts.library, parts.documents)


@pytest.fixture
def pack(parts: Parts) -> Pack:
    def quote(document: Document, words: str) -> Grounds:
        shelved = parts.documents.take(document.id)
        start = document.text.index(words)
        return grounds_at(parts, shelved, [(start, start + len(words))])

    return made_up_pack(handbook(), circular(), quote)


def note(week: str) -> Document:
    text = NOTE.format(week=f"{week}[^travel-permit-rules]")
    return read_markdown(text.encode(), text, name="note.md", source="/note.md")


def bring(home: Assembly, document: Document) -> None:
    home.keeper.add_documents([document])
    home.keeper.build()


def told(watch: StaleWatch, pack: Pack) -> dict[str, Cause]:
    return {str(one.piece): one.cause for one in watch.alarms(pack)}


def test_a_fresh_pack_has_no_alarm_though_it_shows_what_ended(watch, pack):
    assert pack.changes[0].then.citation.status == "superseded"
    assert watch.alarms(pack) == ()
    assert watch.stale_items(pack) == frozenset()


def test_changed_words_are_marked_wherever_they_are_rested_on(home, watch, pack):
    bring(home, handbook(first=FIRST.replace("five", "seven")))
    assert told(watch, pack) == {
        "item-first": Cause.CHANGED,
        "reading-0": Cause.CHANGED,
        "change-0": Cause.CHANGED,
        "scenario-late": Cause.CHANGED,
    }
    assert watch.stale_items(pack) == {"first"}


def test_words_that_stand_in_a_changed_passage_are_marked_as_such(home, watch, pack):
    bring(home, handbook(beside="It is held in private, unless the court says otherwise."))
    assert set(told(watch, pack).values()) == {Cause.AROUND}
    assert watch.stale_items(pack) == {"first"}


def test_words_under_another_heading_are_marked(home, watch, pack):
    newer = handbook(manager="Decisions are made by the court alone.", plan=MANAGER)
    bring(home, newer)
    assert told(watch, pack) == {"item-manager": Cause.AROUND, "item-plan": Cause.CHANGED}


def test_a_newer_version_that_says_the_same_marks_nothing(home, watch, pack):
    document = handbook(manager="The head of service signs off every enforcement decision.")
    bring(home, document)
    assert told(watch, pack) == {"item-manager": Cause.CHANGED}
    assert "first" not in watch.stale_items(pack)


def test_a_document_taken_out_marks_all_that_rests_on_it(home, watch, pack):
    home.library.retire(["/handbook.md"])
    causes = told(watch, pack)
    assert set(causes.values()) == {Cause.GONE}
    assert watch.stale_items(pack) == {one.id for one in pack.items}


def test_a_withdrawn_publication_marks_all_that_rests_on_it(home, watch, pack):
    home.library.listing.decide(
        StatusDecision(handbook().id, Status.WITHDRAWN, "2026-11-28T10:00:00", "ann")
    )
    assert set(told(watch, pack).values()) == {Cause.ENDED}
    assert "fact-0" in told(watch, pack)


def test_a_statement_that_a_note_marks_as_ended_is_marked(home, parts, watch, pack):
    shelved = parts.documents.take(note(WEEK).id)
    start = shelved.document.text.index(WEEK)
    grounds = grounds_at(parts, shelved, [(start, start + len(WEEK))])
    item = replace(pack.items[0], id="permit", grounds=(grounds,))
    pack = replace(pack, items=(*pack.items, item))
    assert watch.alarms(pack) == ()
    bring(home, note(f"{WEEK}[^was:permit-days]"))
    (alarm,) = watch.alarms(pack)
    assert (str(alarm.piece), alarm.cause) == ("item-permit", Cause.ENDED)
    assert alarm.change.now == "A travel permit lasts for ten days."
    assert not still_stands(alarm)


def test_a_note_whose_footing_ended_is_marked(home, watch, pack, monkeypatch):
    grounds = pack.items[0].grounds[0]
    footing = Footing("Permit rules", "permit-rules", status="current")
    resting = replace(grounds, citations=(replace(grounds.citation, rests_on=(footing,)),))
    pack = replace(pack, items=(replace(pack.items[0], grounds=(resting,)),))
    listed = {"permit-rules": replace(handbook().publication, status=Status.SUPERSEDED)}
    monkeypatch.setattr(type(home.library.listing), "get", lambda _, name: listed.get(name))
    assert told(watch, pack)["item-first"] is Cause.FOOTING


def test_nothing_is_read_again_until_the_library_changes(home, watch, pack, monkeypatch):
    first = watch.alarms(pack)
    monkeypatch.setattr(watch, "_look", lambda *_: pytest.fail("looked again"))
    assert watch.alarms(pack) is first
    monkeypatch.undo()
    bring(home, handbook(missed="A missed appointment is recorded within two days."))
    assert "missed" in watch.stale_items(pack)


def test_a_frozen_version_is_marked_by_itself(home, watch, pack):
    bring(home, handbook(missed="A missed appointment is recorded within two days."))
    later = replace(without(pack, piece_named("fact-0")), version=2)
    assert "fact-0" in told(watch, pack)
    assert len(told(watch, later)) == len(told(watch, pack)) - 1


def test_what_stands_for_a_document_now_is_the_current_version_of_its_source():
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    versions = [
        HeldVersion("a1", "a", 1, moment, moment),
        HeldVersion("a2", "a", 2, moment, None),
        HeldVersion("b1", "b", 1, moment, moment),
        HeldVersion("both", "b", 2, moment, moment),
        HeldVersion("both", "c", 1, moment, None),
    ]
    by_document, by_source = newest_of(versions)
    assert by_document == {"a1": "a2", "a2": "a2", "b1": "", "both": "both"}
    assert by_source == {"a": "a2", "b": "", "c": "both"}


def test_a_library_made_anew_is_matched_by_its_sources(watch, pack):
    moved = [
        replace(
            one,
            grounds=tuple(
                replace(g, citations=tuple(replace(c, document_id="lost") for c in g.citations))
                for g in one.grounds
            ),
        )
        for one in pack.items
    ]
    assert watch.stale_items(replace(pack, items=tuple(moved))) == frozenset()


# Old and new, side by side.


def test_old_and_new_words_stand_side_by_side(home, parts, watch, pack):
    bring(home, handbook(manager="The head of service signs off every enforcement decision."))
    (alarm,) = watch.alarms(pack)
    seen = beside(alarm, parts)
    assert MANAGER in seen.before
    assert "The head of service signs off" in seen.after
    assert seen.before_id == handbook().id != seen.after_id
    (number,) = seen.proposed
    assert seen.passage.quotables[number].text.startswith("The head of service")


def test_words_that_are_gone_leave_only_the_old_side(home, parts, watch, pack):
    home.library.retire(["/handbook.md"])
    alarm = next(one for one in watch.alarms(pack) if str(one.piece) == "item-manager")
    seen = beside(alarm, parts)
    assert MANAGER in seen.before
    assert (seen.after, seen.passage, seen.proposed) == ("", None, ())


def test_a_superseded_text_is_shown_beside_what_replaced_it(home, parts, watch, pack):
    newer = replace(
        handbook(missed="A missed appointment is recorded within two days."), source="/other.md"
    )
    newer = replace(newer, publication=replace(newer.publication, title="Handbook of 2027"))
    bring(home, newer)
    home.library.listing.decide(
        StatusDecision(
            handbook().id,
            Status.SUPERSEDED,
            "2026-11-28T10:00:00",
            "ann",
            superseded_by="Handbook of 2027",
        )
    )
    alarm = next(one for one in watch.alarms(pack) if str(one.piece) == "item-missed")
    assert (alarm.cause, alarm.ended_by) == (Cause.ENDED, "Handbook of 2027")
    assert "within two days" in beside(alarm, parts).after


# Renewing.


def test_words_that_stand_are_renewed_in_one_go(home, parts, watch, pack):
    bring(home, handbook(beside="It is held in private, unless the court says otherwise."))
    alarms = watch.alarms(pack)
    assert all(map(still_stands, alarms))
    renewed, done = renewed_as_they_stand(pack, alarms, parts)
    renewed = replace(renewed, version=2)
    assert len(done) == len(alarms) == 4
    assert watch.alarms(renewed) == ()
    citation = item_of(renewed, "first").grounds[0].citation
    newest = parts.documents.take(citation.document_id).document
    assert newest.text[citation.start : citation.end] == citation.quote == FIRST
    assert renewed.changes[0].then == pack.changes[0].then
    assert renewed.reading[0].passages == (citation.passage_id,)


def test_words_that_changed_are_not_renewed_in_one_go(home, parts, watch, pack):
    bring(home, handbook(first=FIRST.replace("five", "seven")))
    renewed, done = renewed_as_they_stand(pack, watch.alarms(pack), parts)
    assert (renewed, done) == (pack, ())
    alarm = watch.alarms(pack)[0]
    assert anchored_anew(alarm.grounds, alarm.newest, parts) is None


def test_an_item_is_renewed_with_words_of_the_new_text(home, parts, watch, pack):
    bring(home, handbook(missed="A missed appointment is recorded within two days."))
    for alarm in watch.alarms(pack):
        seen = beside(alarm, parts)
        grounds = quoted_from(parts, seen.passage, seen.proposed)
        pack = with_grounds_at(pack, alarm, grounds)
    pack = replace(pack, version=2)
    assert watch.alarms(pack) == ()
    (grounds,) = grounds_of(pack, piece_named("item-missed"))
    assert grounds.quote == "A missed appointment is recorded within two days."


# Quoting.


def test_a_quote_takes_with_it_what_it_needs(parts):
    document = handbook()
    place = document.text.index("Carry a charged telephone")
    passage = passage_at(parts, document.id, place)
    item = next(one for one in passage.quotables if one.text.startswith("Carry"))
    grounds = quoted_from(parts, passage, [item.number])
    assert (
        grounds.citations[0].quote == "Before a home visit the practitioner must do three things:"
    )
    assert grounds.citation.quote == "Carry a charged telephone."
    assert grounds.source == document.source
    for one in grounds.citations:
        assert document.text[one.start : one.end] == one.quote
    assert quoted_from(parts, passage, []) is None
    assert quoted_from(parts, passage, [99]) is None


def test_passages_are_found_by_words_and_only_those_that_apply(parts):
    found = passages_about(parts, "When is a missed appointment recorded?")
    assert MISSED in found[0].passage.text
    assert circular().id not in {one.passage.document_id for one in found}
    assert passages_about(parts, "   ") == []
