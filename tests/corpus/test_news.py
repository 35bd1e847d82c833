from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from corpus.currency import StatusDecision
from corpus.document import Document
from corpus.library import Library
from corpus.news import News, NewsKind, news_since
from corpus.publication import Publication, Status
from corpus.split import CuttingRules, cut
from corpus.written_date import PartialDate
from tests.made_documents import made_document

_RULES = CuttingRules("words", 120)
_BROUGHT = (NewsKind.BROUGHT_IN, NewsKind.NEW_VERSION, NewsKind.NO_LONGER_HELD)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def put(library: Library, *documents: Document) -> None:
    for one in documents:
        library.add(one, cut(one, _RULES, count_words), _RULES.fingerprint)


def entry(name: str, status: Status = Status.CURRENT, **fields: Any) -> Publication:
    known = {
        key: PartialDate.fromisoformat(value)
        if key in ("published", "updated", "applies_to", "withdrawn_on")
        else value
        for key, value in fields.items()
    }
    return Publication(title=name.title(), external_id=name, status=status, **known)


def official(library: Library, since: str = "") -> list[tuple[str, str, str]]:
    """Return day, kind and publication of what happened outside, since a day."""
    day = date.fromisoformat(since) if since else None
    return [
        (one.day.isoformat(), one.kind.value, str(one.publication_id))
        for one in news_since(library, day)
        if one.kind not in _BROUGHT
    ]


def brought(library: Library, since: date | None = None) -> list[News]:
    return [one for one in news_since(library, since) if one.kind in _BROUGHT]


@pytest.fixture
def listed(library: Library) -> Library:
    library.listing.keep_catalogue(
        [
            entry("old", Status.SUPERSEDED, published="2015", applies_to="2021-06-25"),
            entry("new", published="2021-06-26", updated="2022-06-01", replaces=("old",)),
            entry("note", Status.WITHDRAWN, published="2020-03", withdrawn_on="2022-03-04",
                  status_note="No longer needed."),
            entry("past", Status.HISTORIC, applies_to="2019"),
            entry("draft", Status.DRAFT, published="2020-03-17", updated="2020-03-17"),
        ]
    )  # fmt: skip
    return library


def test_what_happened_is_told_oldest_first(listed: Library) -> None:
    assert official(listed) == [
        ("2015", "published", "old"),
        ("2019", "expired", "past"),
        ("2020-03", "published", "note"),
        ("2020-03-17", "published", "draft"),
        ("2021-06-26", "published", "new"),
        ("2021-06-26", "replaced", "old"),
        ("2022-03-04", "withdrawn", "note"),
        ("2022-06-01", "updated", "new"),
    ]


def test_only_what_happened_on_the_day_and_later_is_told(listed: Library) -> None:
    assert official(listed, "2021-06-26") == official(listed)[4:]
    assert official(listed, "2021-06-27") == official(listed)[6:]
    assert official(listed, "2022-06-02") == []


def test_a_month_or_year_counts_if_any_day_of_it_is_late_enough(listed: Library) -> None:
    assert official(listed, "2020-03-31")[0] == ("2020-03", "published", "note")
    assert official(listed, "2020-04-01")[0] == ("2021-06-26", "published", "new")
    assert official(listed, "2019-12-31")[0] == ("2019", "expired", "past")
    assert official(listed, "2020-01-01")[0] == ("2020-03", "published", "note")


def test_an_end_says_by_what_or_why(listed: Library) -> None:
    details = {(one.kind, one.publication_id): one.detail for one in news_since(listed, None)}
    assert details[NewsKind.REPLACED, "old"] == "by New"
    assert details[NewsKind.WITHDRAWN, "note"] == "No longer needed."
    assert details[NewsKind.EXPIRED, "past"] == ""


def test_every_change_that_the_publisher_notes_is_told_once(library: Library) -> None:
    history = (("2021-06-26T09:00:00+01:00", "First."), ("2022-01-02", "Second."))
    library.listing.keep_catalogue(
        [entry("one", published="2021-06-26", updated="2022-01-02", change_history=history)]
    )
    told = [(one.day.isoformat(), one.kind.value, one.detail) for one in news_since(library, None)]
    assert told == [
        ("2021-06-26", "published", ""),
        ("2021-06-26", "updated", "First."),
        ("2022-01-02", "updated", "Second."),
    ]


def test_what_a_held_document_says_is_told_as_well(listed: Library) -> None:
    own = made_document(
        "Own", "Words.", external_id="own", published=date(2023, 1, 2), source="/own.md"
    )
    note = made_document(
        "Note", "Words.", external_id="starter:x", published=date(2023, 1, 3), starter_note=True,
        source="/note.md",
    )  # fmt: skip
    put(listed, own, note)
    assert official(listed, "2022-06-02") == [("2023-01-02", "published", "own")]


def test_a_decision_is_told_on_its_day_with_who_and_why(listed: Library) -> None:
    listed.listing.decide(
        StatusDecision(
            "new", Status.WITHDRAWN, "2026-11-20T09:00:00+00:00", "A. Person", date(2026, 12, 1),
            None, "Told so",
        )
    )  # fmt: skip
    (told,) = [one for one in news_since(listed, None) if one.kind is NewsKind.DECIDED]
    assert (told.day, told.title, told.publication_id) == (date(2026, 11, 20), "New", "new")
    assert told.detail == "withdrawn from 2026-12-01, decided by A. Person: Told so"


def test_a_decision_names_what_replaces_and_the_title_of_what_has_no_id(listed: Library) -> None:
    leaflet = made_document("A leaflet", "Words.", source="/leaflet.md")
    put(listed, leaflet)
    for name in ("old", leaflet.id):
        listed.listing.decide(
            StatusDecision(
                name,
                Status.SUPERSEDED,
                "2026-11-20T09:00:00+00:00",
                "A. Person",
                superseded_by="new",
            )
        )
    told = [one for one in news_since(listed, None) if one.kind is NewsKind.DECIDED]
    assert [one.title for one in told] == ["A leaflet", "Old"]
    assert {one.detail for one in told} == {"superseded by New, decided by A. Person"}


def test_a_document_is_brought_in_and_then_a_new_version_says_what_changed(
    library: Library,
) -> None:
    first = made_document("Recall", "A manager approves a recall.", data=b"1")
    second = made_document("Recall", "A senior manager approves a recall.", data=b"2")
    other = made_document("Curfew", "A curfew lasts twelve hours.", source="/other.md")
    put(library, first, other, second)
    told = {(one.kind, one.document_id): one for one in brought(library)}
    assert set(told) == {
        (NewsKind.BROUGHT_IN, first.id),
        (NewsKind.BROUGHT_IN, other.id),
        (NewsKind.NEW_VERSION, second.id),
    }
    changed = told[NewsKind.NEW_VERSION, second.id]
    assert changed.comparison is not None
    (reworded,) = changed.comparison.reworded
    assert (reworded.before, reworded.after) == (
        "A manager approves a recall.",
        "A senior manager approves a recall.",
    )
    assert changed.detail == "0 passages added, 0 removed, 1 reworded"


def test_what_is_no_longer_held_is_told(library: Library) -> None:
    put(library, made_document("Recall", "Words.", source="/recall.md"))
    library.retire(["/recall.md"])
    assert [one.kind for one in brought(library)] == [
        NewsKind.BROUGHT_IN,
        NewsKind.NO_LONGER_HELD,
    ]


def test_what_was_brought_in_is_told_from_its_day_on(library: Library) -> None:
    put(library, made_document("Recall", "Words."))
    day = library.versions()[0].added_at.date()
    assert len(brought(library, day)) == 1
    assert brought(library, day + timedelta(days=1)) == []


def test_versions_from_before_the_day_are_not_compared(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(library, made_document("Recall", "One.", data=b"1"))
    put(library, made_document("Recall", "Two.", data=b"2"))
    asked: list[str] = []
    document = library.document
    monkeypatch.setattr(library, "document", lambda one: asked.append(one) or document(one))
    news_since(library, library.versions()[0].added_at.date() + timedelta(days=1))
    assert asked == []
    news_since(library, None)
    assert asked


def test_two_files_of_one_title_are_not_versions_of_each_other(library: Library) -> None:
    first = made_document("Recall", "Words.", source="/a.md", data=b"1")
    put(library, first, replace(made_document("Recall", "Other.", data=b"2"), source="/b.md"))
    assert [one.kind for one in brought(library)] == [NewsKind.BROUGHT_IN] * 2
