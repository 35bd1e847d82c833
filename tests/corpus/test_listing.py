from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.currency import StatusDecision, standing_of
from corpus.document import Document
from corpus.library import Library
from corpus.publication import Publication, Status
from corpus.split import CuttingRules, cut
from corpus.written_date import PartialDate
from tests.made_documents import made_document

_RULES = CuttingRules("words", 120)
TODAY = date(2026, 11, 22)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def put(library: Library, *documents: Document) -> None:
    for one in documents:
        library.add(one, cut(one, _RULES, count_words), _RULES.fingerprint)


def entry(name: str, status: Status = Status.CURRENT, **fields: Any) -> Publication:
    return Publication(title=name.title(), external_id=name, status=status, **fields)


def held(library: Library, document: Document) -> Publication:
    return library.document(document.id).publication


def decision(name: str, status: Status = Status.SUPERSEDED, **fields: Any) -> StatusDecision:
    return StatusDecision(name, status, "2026-11-20T09:00:00+00:00", "A. Person", **fields)


OLD = made_document(
    "Manual 2015", "The old rule.", source="/old.md", external_id="manual-2015", data=b"old"
)
NEW = made_document(
    "Manual 2021",
    "The new rule.",
    source="/new.md",
    external_id="manual-2021",
    data=b"new",
    published=PartialDate(2021, 2, 1),
    applies_from=PartialDate(2021, 6, 26),
    replaces=("manual-2015",),
)


@pytest.fixture
def listed(library: Library) -> Library:
    library.listing.keep_catalogue(
        [
            entry("act"),
            entry("manual-2015", publisher="The Office", published=PartialDate(2015)),
            entry("standards-2015", Status.SUPERSEDED, applies_to=PartialDate(2021, 6, 25)),
            entry("standards-2021", replaces=("standards-2015",), address="https://a.example/s"),
        ]
    )
    return library


@pytest.fixture
def other_process(listed: Library) -> Iterator[Library]:
    """The same library as another process opens it."""
    opened = Library(listed.path)
    yield opened
    opened.close()


def test_the_catalogue_is_kept_and_replaced_as_a_whole(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    library.listing.keep_catalogue([entry("a"), entry("b")])
    library.listing.keep_catalogue([entry("c", kind="act"), entry("a", Status.HISTORIC)])
    library.close()
    library = Library(tmp_path / "library.sqlite3")
    assert library.listing.publications() == [entry("a", Status.HISTORIC), entry("c", kind="act")]
    assert library.listing.get("c") == entry("c", kind="act")
    assert library.listing.get("b") is None
    library.close()


def test_a_publication_that_another_replaces_says_by_what(listed: Library) -> None:
    found = listed.listing.get("standards-2015")
    assert found is not None
    assert (found.status, found.replaced_by) == (Status.SUPERSEDED, "standards-2021")
    assert found.applies_to == date(2021, 6, 25)


def test_what_a_file_does_not_say_is_filled_in_and_what_it_says_stays(listed: Library) -> None:
    put(listed, OLD)
    found = held(listed, OLD)
    assert (found.publisher, found.published) == ("The Office", PartialDate(2015))
    assert found.title == "Manual 2015"
    own = made_document(
        "Manual", "Words.", external_id="manual-2015", publisher="Another", data=b"x"
    )
    assert listed.listing.described(own).publication.publisher == "Another"


def test_a_file_is_known_by_its_address_or_the_publication_it_is_part_of(listed: Library) -> None:
    by_address = made_document("A", "Words.", address="http://www.a.example/s/")
    part = made_document("B", "Words.", external_id="page-2", part_of="standards-2015")
    assert listed.listing.described(by_address).publication.replaces == ("standards-2015",)
    assert listed.listing.described(part).publication.status is Status.SUPERSEDED
    assert listed.listing.described(part).publication.replaced_by == "standards-2021"
    unknown = made_document("C", "Words.", address="https://b.example/")
    assert listed.listing.described(unknown) == unknown


def test_whichever_source_says_that_a_text_is_not_current_is_believed(listed: Library) -> None:
    fresh = made_document("S", "Words.", external_id="standards-2015", data=b"1")
    found = listed.listing.described(fresh).publication
    assert (found.status, found.applies_to) == (Status.SUPERSEDED, PartialDate(2021, 6, 25))
    withdrawn = made_document("M", "W.", external_id="act", status=Status.WITHDRAWN, data=b"2")
    assert listed.listing.described(withdrawn).publication.status is Status.WITHDRAWN


def test_a_held_file_that_replaces_another_ends_it_on_the_day_before(listed: Library) -> None:
    put(listed, OLD)
    assert held(listed, OLD).status is Status.CURRENT
    put(listed, NEW)
    found = held(listed, OLD)
    assert (found.status, found.replaced_by) == (Status.SUPERSEDED, "manual-2021")
    assert found.applies_to == date(2021, 6, 25)
    assert held(listed, NEW).status is Status.CURRENT
    told = {one.external_id: one.status for one in listed.listing.publications()}
    assert told["manual-2015"] is Status.SUPERSEDED
    assert {OLD.id, NEW.id} == set(listed.held_publications())
    assert listed.held_publications()[OLD.id] == found


def test_without_a_first_day_the_day_of_publication_ends_the_older_one(listed: Library) -> None:
    bare = replace(NEW, publication=replace(NEW.publication, applies_from=None))
    put(listed, OLD, bare)
    assert held(listed, OLD).applies_to == date(2021, 1, 31)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_a_draft_or_withdrawn_text_replaces_nothing(listed: Library, status: Status) -> None:
    put(listed, OLD, replace(NEW, publication=replace(NEW.publication, status=status)))
    assert held(listed, OLD).status is Status.CURRENT


def test_a_text_to_come_leaves_the_older_one_in_force_until_then(listed: Library) -> None:
    begins = PartialDate(2027, 1, 1)
    put(listed, OLD, replace(NEW, publication=replace(NEW.publication, applies_from=begins)))
    older, newer = held(listed, OLD), held(listed, NEW)
    assert standing_of(older, TODAY, today=True).is_current
    assert standing_of(newer, TODAY, today=True).status is Status.DRAFT
    assert not standing_of(older, date(2027, 1, 1), today=True).is_current
    assert standing_of(newer, date(2027, 1, 1), today=True).is_current


def test_a_draft_that_was_replaced_stays_a_draft_that_says_by_what(listed: Library) -> None:
    put(listed, replace(OLD, publication=replace(OLD.publication, status=Status.DRAFT)), NEW)
    found = held(listed, OLD)
    assert (found.status, found.replaced_by) == (Status.DRAFT, "manual-2021")


def test_a_newer_file_that_is_held_no_longer_replaces_nothing(listed: Library) -> None:
    put(listed, OLD, NEW)
    listed.retire(["id:manual-2021"])
    assert held(listed, OLD).status is Status.CURRENT


def test_a_note_of_ours_is_never_filled_in_nor_replaced(listed: Library) -> None:
    note = made_document("Note", "Words.", external_id="standards-2015", starter_note=True)
    assert listed.listing.described(note).publication == note.publication


def test_a_decision_is_believed_before_all_else_and_kept_in_the_audit(listed: Library) -> None:
    put(listed, OLD, NEW)
    first = decision("manual-2015", Status.CURRENT, reason="Still in use.")
    second = decision(
        "manual-2015",
        Status.WITHDRAWN,
        starts=date(2026, 3, 1),
        superseded_by="act",
        reason="Gone.",
    )
    listed.listing.decide(first)
    assert held(listed, OLD).status is Status.CURRENT
    assert held(listed, OLD).replaced_by is None
    assert held(listed, OLD).status_note == "Still in use."
    listed.listing.decide(second)
    found = held(listed, OLD)
    assert (found.status, found.applies_to) == (Status.WITHDRAWN, PartialDate(2026, 2, 28))
    assert (found.replaced_by, found.status_note) == ("act", "Gone.")
    listed.listing.decide(decision("act", Status.DRAFT))
    assert listed.listing.decisions("manual-2015") == [first, second]
    assert [one.publication_id for one in listed.listing.decisions()] == [
        *("manual-2015", "manual-2015", "act")
    ]
    act = listed.listing.get("act")
    assert act is not None
    assert act.status is Status.DRAFT


def test_the_latest_decision_counts_whether_it_names_the_document_or_its_id(
    listed: Library,
) -> None:
    put(listed, OLD)
    listed.listing.decide(decision(OLD.id, Status.WITHDRAWN))
    assert held(listed, OLD).status is Status.WITHDRAWN
    listed.listing.decide(decision("manual-2015", Status.CURRENT))
    assert held(listed, OLD).status is Status.CURRENT
    listed.listing.decide(decision(OLD.id, Status.HISTORIC))
    assert held(listed, OLD).status is Status.HISTORIC


@pytest.mark.parametrize("name", ["manual-2021", "Manual 2021", "manual 2021"])
@pytest.mark.parametrize("own_id", ["manual-1999", None])
def test_what_a_text_says_that_replaces_it_is_found_by_id_or_title(
    listed: Library, name: str, own_id: str | None
) -> None:
    older = made_document(
        "Manual 1999", "Ago.", source="/1999.md", external_id=own_id, replaced_by=name
    )
    put(listed, older, NEW)
    found = held(listed, older)
    assert (found.status, found.replaced_by) == (Status.SUPERSEDED, "manual-2021")
    assert found.applies_to == PartialDate(2021, 6, 25)


def test_a_text_that_says_it_was_replaced_is_not_current_whatever_replaced_it(
    listed: Library,
) -> None:
    older = made_document("Leaflet", "Ago.", source="/l.md", replaced_by="A later leaflet")
    put(listed, older)
    found = held(listed, older)
    assert (found.status, found.replaced_by) == (Status.SUPERSEDED, "A later leaflet")


def test_a_title_that_two_share_names_neither(listed: Library) -> None:
    twin = made_document("Manual 2021", "Other.", source="/twin.md", external_id="manual-twin")
    put(listed, NEW, twin)
    assert listed.listing.named("Manual 2021") is None
    assert listed.listing.named("manual-twin") == held(listed, twin)


def test_nothing_replaces_itself(listed: Library) -> None:
    own = made_document(
        "Leaflet", "Now.", source="/l.md", external_id="leaflet", replaces=("leaflet",)
    )
    by_title = made_document(
        "Booklet", "Now.", source="/b.md", external_id="booklet", replaced_by="Booklet"
    )
    put(listed, own, by_title)
    assert held(listed, own).status is Status.CURRENT
    assert held(listed, by_title).status is Status.CURRENT


def test_a_decision_may_name_a_document(listed: Library) -> None:
    bare = made_document("Bare", "Words.", source="/bare.md")
    put(listed, bare)
    listed.listing.decide(decision(bare.id, superseded_by="A newer title"))
    assert held(listed, bare).status is Status.SUPERSEDED
    assert held(listed, bare).replaced_by == "A newer title"


def test_the_stamp_changes_with_all_that_may_change_a_status(
    listed: Library, other_process: Library
) -> None:
    stamps = [other_process.listing.stamp]
    put(listed, OLD)
    stamps.append(other_process.listing.stamp)
    listed.listing.decide(decision("act"))
    stamps.append(other_process.listing.stamp)
    listed.listing.keep_catalogue([entry("act")])
    stamps.append(other_process.listing.stamp)
    listed.retire(["id:manual-2015"])
    stamps.append(other_process.listing.stamp)
    assert len(set(stamps)) == 5
    assert other_process.listing.stamp == stamps[-1]


def test_another_process_sees_a_decision_at_once(listed: Library, other_process: Library) -> None:
    assert other_process.listing.publications()[0].status is Status.CURRENT
    listed.listing.decide(decision("act"))
    found = other_process.listing.get("act")
    assert found is not None
    assert found.status is Status.SUPERSEDED


def test_reading_takes_as_many_queries_for_many_as_for_few(listed: Library) -> None:
    put(listed, OLD, NEW)
    asked: list[str] = []
    rows = listed.listing._rows
    listed.listing._rows = lambda query, *more: asked.append(query) or rows(query, *more)  # type: ignore[func-returns-value]
    listed.listing.publications()
    few = len(asked)
    listed.listing.publications()
    assert len(asked) == few + 1  # only the stamp is asked for again


def test_a_held_publication_is_the_entry_of_the_catalogue_with_its_id_or_address(
    library: Library,
) -> None:
    entry = Publication(
        "Ferry Act 2026", external_id="ferry-act", address="https://www.example.org/ferry/"
    )
    library.listing.keep_catalogue([entry])
    entry_of = library.listing.entry_of
    assert entry_of(Publication("As uploaded", external_id="ferry-act")) == entry
    assert entry_of(Publication("As synced", address="http://example.org/ferry")) == entry
    note = Publication("Ours", address="https://www.example.org/ferry", starter_note=True)
    part = Publication("Annex", external_id="ferry-act/annex", part_of="ferry-act")
    assert [entry_of(one) for one in (note, part, Publication("Rules"))] == [None, None, None]
