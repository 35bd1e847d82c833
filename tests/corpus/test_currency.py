from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.currency import (
    Standing,
    StatusDecision,
    ended_by,
    ended_on,
    marks_at,
    standing_at,
    standing_of,
    status_on,
    with_decision,
)
from corpus.document import Document
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

TODAY = date(2026, 11, 22)


def publication(status: Status = Status.CURRENT, **fields: Any) -> Publication:
    for name in ("published", "applies_from", "applies_to", "withdrawn_on"):
        if name in fields:
            fields[name] = PartialDate.fromisoformat(fields[name])
    return Publication("Standards", status=status, **fields)


def status_today(one: Publication, day: date = TODAY) -> Status | None:
    return standing_of(one, day, today=True).status


def status_at(one: Publication, day: str) -> Status | None:
    return standing_of(one, date.fromisoformat(day), today=False).status


@pytest.mark.parametrize("status", Status)
def test_without_dates_the_stated_status_is_believed(status: Status) -> None:
    one = publication(status)
    assert status_today(one) is status
    assert status_at(one, "2010-01-01") is status
    assert standing_of(one, TODAY, today=True).is_current is (status is Status.CURRENT)


def test_a_date_that_has_passed_ends_what_is_stated_as_current() -> None:
    one = publication(applies_to="2026-11-21")
    assert standing_of(one, TODAY, today=True) == Standing(
        Status.HISTORIC, PartialDate(2026, 11, 21)
    )
    replaced = replace(one, replaced_by="newer")
    assert status_today(replaced) is Status.SUPERSEDED
    assert status_today(one, date(2026, 11, 21)) is Status.CURRENT


def test_a_month_has_not_passed_before_its_last_day() -> None:
    one = publication(applies_to="2026-11")
    assert status_today(one, date(2026, 11, 30)) is Status.CURRENT
    assert status_today(one, date(2026, 12, 1)) is Status.HISTORIC
    year = publication(applies_to="2026")
    assert status_today(year, date(2026, 12, 31)) is Status.CURRENT
    assert status_today(year, date(2027, 1, 1)) is Status.HISTORIC


def test_what_has_not_come_into_force_is_a_draft_today_and_nothing_on_an_earlier_day() -> None:
    one = publication(published="2026-05-01", applies_from="2027-01-01")
    assert status_today(one) is Status.DRAFT
    assert status_today(one, date(2027, 1, 1)) is Status.CURRENT
    assert status_at(one, "2026-06-01") is None
    assert status_at(one, "2027-02-01") is Status.CURRENT


def test_on_an_earlier_day_only_what_was_published_by_then_existed() -> None:
    one = publication(published="2021-06-26")
    assert status_at(one, "2021-06-25") is None
    assert status_at(one, "2021-06-26") is Status.CURRENT
    assert status_at(publication(published="2021-06"), "2021-06-01") is Status.CURRENT
    assert status_at(publication(published="2021"), "2020-12-31") is None
    assert status_today(publication(published="2027-01-01")) is Status.CURRENT


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN, Status.HISTORIC])
def test_what_has_ended_since_was_current_while_it_applied(status: Status) -> None:
    one = publication(status, published="2015-02-01", applies_to="2021-06-25")
    assert status_today(one) is status
    assert status_at(one, "2015-01-31") is None
    assert status_at(one, "2015-02-01") is Status.CURRENT
    assert status_at(one, "2021-06-25") is Status.CURRENT
    assert status_at(one, "2021-06-26") is status
    assert standing_of(one, date(2020, 1, 1), today=False).until == PartialDate(2021, 6, 25)


def test_the_day_of_withdrawal_ends_it_if_no_other_day_is_known() -> None:
    one = publication(Status.WITHDRAWN, withdrawn_on="2022-03-04")
    assert status_at(one, "2022-03-04") is Status.CURRENT
    assert status_at(one, "2022-03-05") is Status.WITHDRAWN
    both = replace(one, applies_to=PartialDate(2021, 1, 1))
    assert status_at(both, "2021-06-01") is Status.WITHDRAWN


def test_what_ended_on_an_unknown_day_is_never_called_current() -> None:
    one = publication(Status.SUPERSEDED, published="2015-02-01", replaced_by="newer")
    assert status_at(one, "2016-01-01") is Status.SUPERSEDED


def test_what_is_replaced_from_a_day_to_come_still_applies_until_then() -> None:
    one = publication(Status.SUPERSEDED, applies_to="2026-12-31", replaced_by="newer")
    assert status_today(one) is Status.CURRENT
    assert status_today(one, date(2026, 12, 31)) is Status.CURRENT
    assert status_today(one, date(2027, 1, 1)) is Status.SUPERSEDED
    year = replace(one, applies_to=PartialDate(2026))
    assert status_today(year) is Status.SUPERSEDED  # some day of this year has passed already


def test_a_draft_stays_one_on_every_day() -> None:
    one = publication(Status.DRAFT, published="2020-03-17")
    assert status_at(one, "2020-06-01") is Status.DRAFT
    assert status_at(one, "2020-03-16") is None
    assert status_today(one) is Status.DRAFT


def test_a_note_of_today_tells_of_days_before_it_was_written() -> None:
    one = publication(published="2026-11-21", starter_note=True)
    assert status_at(one, "2019-01-01") is Status.CURRENT
    begun = replace(one, applies_from=PartialDate(2021, 6, 26))
    assert status_at(begun, "2021-06-25") is None


NOTE = """---
title: Recall
starter_note: true
rests_on: [act, standards]
changes:
  - {id: ftr, was: It lasts 28 days., now: It lasts 56 days., from: 2015-02, until: 2026-03-30,
     replaced_by: act}
  - {id: crc, was: CRCs supervise., now: The service supervises.}
---

A fixed-term recall lasts 56 days.[^act][^now:ftr] A fixed-term recall lasted 28 days.\
[^standards][^was:ftr] A manager decides.[^act] CRCs supervised some.[^standards][^was:crc] \
One service supervises all.[^act][^now:crc] It went from 28 to 56 days.[^act][^was:ftr][^now:ftr]
"""


@pytest.fixture(scope="module")
def note() -> Document:
    return read_markdown(NOTE.encode(), NOTE, name="recall.md", source="here")


def standing(note: Document, words: str, day: str = "") -> Standing:
    start = note.text.index(words)
    when = date.fromisoformat(day) if day else TODAY
    return standing_at(note, (start, start + len(words)), when, today=not day)


def test_today_only_the_overtaken_statements_of_a_note_are_superseded(note: Document) -> None:
    assert standing(note, "lasts 56 days").is_current
    assert standing(note, "A manager decides.").is_current
    assert standing(note, "It went from 28 to 56 days.").is_current
    old = standing(note, "lasted 28 days")
    assert (old.status, old.until) == (Status.SUPERSEDED, PartialDate(2026, 3, 30))
    assert old.change == note.changes[0]
    assert standing(note, "CRCs supervised some.").status is Status.SUPERSEDED


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2015-01-31", None, None),
        ("2015-02-01", Status.CURRENT, None),
        ("2026-03-30", Status.CURRENT, None),
        ("2026-03-31", Status.SUPERSEDED, Status.CURRENT),
    ],
)
def test_on_an_earlier_day_a_statement_stands_by_its_period(
    note: Document, day: str, old: Status | None, new: Status | None
) -> None:
    assert standing(note, "lasted 28 days", day).status is old
    assert standing(note, "lasts 56 days", day).status is new
    assert standing(note, "A manager decides.", day).is_current


def test_an_old_fact_whose_end_is_not_known_was_never_surely_current(note: Document) -> None:
    assert standing(note, "CRCs supervised some.", "2016-01-01").status is Status.SUPERSEDED
    assert standing(note, "One service supervises all.", "2016-01-01").is_current


def test_words_across_statements_stand_as_the_overtaken_one(note: Document) -> None:
    both = "28 days. A manager decides."
    assert standing(note, both).status is Status.SUPERSEDED


def test_marks_of_text_that_has_ended_itself_change_nothing(note: Document) -> None:
    ended = replace(note, publication=replace(note.publication, status=Status.WITHDRAWN))
    assert standing(ended, "lasts 56 days") == Standing(Status.WITHDRAWN)
    assert standing(ended, "lasted 28 days") == Standing(Status.WITHDRAWN)


def test_a_mark_for_a_change_that_is_not_described_is_no_change(note: Document) -> None:
    bare = replace(note, changes=())
    assert standing(bare, "lasted 28 days").is_current


def test_the_marks_of_some_words_are_those_of_the_statements_they_touch(note: Document) -> None:
    start = note.text.index("28 days. A manager")
    found = marks_at(note, (start, start + 12))
    assert [one.publications for one in found] == [("standards",), ("act",)]
    assert marks_at(note, (len(note.text), len(note.text) + 9)) == ()


@pytest.mark.parametrize(
    ("newer", "last"),
    [
        ({"applies_from": "2021-06-26", "published": "2021-02-01"}, "2021-06-25"),
        ({"published": "2021-03-01"}, "2021-02-28"),
        ({"published": "2021-01-01"}, "2020-12-31"),
        ({"published": "2021-03"}, "2021-03"),
        ({"published": "2021"}, "2021"),
    ],
)
def test_the_last_day_is_the_one_before_the_replacement(newer: dict[str, str], last: str) -> None:
    until = ended_by(publication(), publication(**newer))
    assert until is not None
    assert until.isoformat() == last


def test_a_stated_last_day_is_kept_and_an_unknown_one_stays_unknown() -> None:
    stated = publication(applies_to="2020-01-01")
    newer = publication(published="2021-03-01")
    assert ended_by(stated, newer) == date(2020, 1, 1)
    assert ended_by(publication(), publication()) is None


def decision(status: Status, **fields: Any) -> StatusDecision:
    return StatusDecision("id", status, "2026-11-22T08:00:00+00:00", "A. Person", **fields)


def test_a_decision_that_it_ended_says_when_and_by_what() -> None:
    decided = decision(
        Status.SUPERSEDED, starts=date(2026, 3, 1), superseded_by="newer", reason="Told so."
    )
    one = with_decision(publication(status_note="Old."), decided)
    assert (one.status, one.applies_to) == (Status.SUPERSEDED, PartialDate(2026, 2, 28))
    assert (one.replaced_by, one.status_note) == ("newer", "Told so.")
    assert status_at(one, "2026-02-28") is Status.CURRENT
    assert status_today(one) is Status.SUPERSEDED


def test_a_decision_without_a_day_keeps_the_one_that_is_known() -> None:
    one = with_decision(publication(applies_to="2020-01-01"), decision(Status.HISTORIC))
    assert one.applies_to == date(2020, 1, 1)


def test_a_decision_that_it_applies_overrides_every_date_by_which_it_had_ended() -> None:
    ended = publication(
        Status.WITHDRAWN, applies_to="2020-01-01", withdrawn_on="2020-01-02", replaced_by="newer"
    )
    one = with_decision(ended, decision(Status.CURRENT))
    assert status_today(one) is Status.CURRENT
    assert one.replaced_by is None


def test_a_decision_for_a_day_to_come_waits_for_it() -> None:
    decided = decision(Status.WITHDRAWN, starts=date(2027, 1, 1))
    one = with_decision(publication(), decided)
    assert status_today(one) is Status.CURRENT
    assert status_today(one, date(2027, 1, 1)) is Status.WITHDRAWN


def test_a_decision_that_it_applies_keeps_the_first_day_unless_it_is_still_to_come() -> None:
    begun = with_decision(publication(applies_from="2019-05-01"), decision(Status.CURRENT))
    assert status_at(begun, "2019-04-30") is None
    to_come = with_decision(publication(applies_from="2031-01-01"), decision(Status.CURRENT))
    assert status_today(to_come) is Status.CURRENT


@pytest.mark.parametrize(
    ("status", "fields", "until", "day"),
    [
        (Status.SUPERSEDED, {}, PartialDate(2021, 12, 31), "2022-01-01"),
        (Status.CURRENT, {}, PartialDate(2021, 12, 31), "2022-01-01"),
        (Status.HISTORIC, {}, PartialDate(2021, 6), "2021-06"),
        (Status.WITHDRAWN, {"withdrawn_on": "2021-08-20"}, PartialDate(2021, 8, 20), "2021-08-20"),
        (Status.WITHDRAWN, {}, PartialDate(2021, 8, 20), "2021-08-20"),
    ],
)
def test_text_ends_the_day_after_its_last_but_on_the_day_of_its_withdrawal(
    status: Status, fields: dict[str, str], until: PartialDate, day: str
) -> None:
    ended = ended_on(publication(status, **fields), until)
    assert ended is not None
    assert ended.isoformat() == day
    assert ended_on(publication(status), None) is None


def test_the_day_of_a_decided_withdrawal_is_the_day_of_withdrawal() -> None:
    one = with_decision(publication(), decision(Status.WITHDRAWN, starts=date(2025, 5, 1)))
    assert status_at(one, "2025-04-30") is Status.CURRENT
    assert status_at(one, "2025-05-01") is Status.WITHDRAWN
    assert ended_on(one, one.applies_to) == date(2025, 5, 1)


def test_the_status_of_a_day_follows_the_dates() -> None:
    today = date(2026, 11, 22)
    assert status_on(publication(applies_from="2031-01-01"), today) is Status.DRAFT
    assert status_on(publication(applies_to="2021-01-01"), today) is Status.HISTORIC
    to_end = publication(Status.SUPERSEDED, applies_to="2030-12-31")
    assert status_on(to_end, today) is Status.CURRENT
