from __future__ import annotations

import json

import pytest

from corpus.govuk.errors import UnknownPublications
from corpus.govuk.fetches import SqliteFetchRecords
from corpus.govuk.report import Outcome, Tally, attributions
from corpus.govuk.shelf import LibraryShelf
from corpus.govuk.sync import with_named_pages
from corpus.publication import Status
from corpus.versions import Change
from tests.corpus.govuk.publisher import (
    API,
    Made,
    body,
)
from tests.corpus.govuk.synced_home import Home, outcomes

_PATH = "/government/publications/x"


def test_noise_that_changes_the_etag_changes_nothing_in_the_library(home: Home):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."), updated_at="1")
    home.sync()
    home.publisher.page(_PATH, details=body("Words."), updated_at="2")
    before = home.library.generation
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED}
    assert home.library.generation == before
    home.sync()
    assert [one.status for one in home.publisher.seen] == [304]


def test_last_modified_alone_is_asked_for_as_well(home: Home):
    modified = "Sat, 21 Nov 2026 10:00:00 GMT"
    page = json.dumps({"title": "X", "details": body("Words.")}).encode()
    home.lists("ID", _PATH)
    home.publisher.give(
        API + _PATH,
        Made(body=page, headers={"Last-Modified": modified}, tagged=False),
        Made(304, headers={"Last-Modified": modified}),
    )
    home.sync()
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED}
    assert home.publisher.seen[0].headers["if-modified-since"] == modified
    assert "if-none-match" not in home.publisher.seen[0].headers


@pytest.mark.parametrize(
    "made",
    [
        Made(503),
        Made(429, headers={"Retry-After": "1"}),
        Made(403),
        Made(500, b"oops"),
        Made(body=b"<html>Scheduled maintenance</html>"),
        Made(body=b'{"title": "Empty", "details": {}}'),
        Made(body=b"[]"),
        Made(304),
        Made(body=b"x" * 3_000_000),
    ],
)
def test_whatever_goes_wrong_the_copy_of_yesterday_stays_and_the_others_go_in(
    home: Home, made: Made
):
    home.limits = type(home.limits)(most_bytes=2_000_000)
    home.lists("ID", _PATH)
    home.lists("OTHER", "/guidance/other")
    home.publisher.page(_PATH, details=body("Words."))
    home.sync("ID")
    before = home.held()["ID"]
    made.tagged = False
    home.publisher.give(API + _PATH, made)
    home.publisher.page("/guidance/other", details=body("Other words."))
    home.records = SqliteFetchRecords(home.records.path.with_name("new.sqlite3"))
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.FAILED, "OTHER": Outcome.NEW}
    assert home.held()["ID"] == before
    assert not Tally.of(entries.values()).all_failed


def test_a_document_that_is_no_longer_held_is_asked_for_in_full(home: Home):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    home.library.retire(["id:ID"])
    assert outcomes(home.sync()) == {"ID": Outcome.NEW}
    assert not home.publisher.seen[0].is_conditional


def test_a_listed_publication_is_no_part_of_another_whatever_its_id(home: Home):
    home.lists("ID", _PATH)
    home.lists("ID/own", "/guidance/own")
    for path in (_PATH, "/guidance/own"):
        home.publisher.page(path, details=body("Words."))
    home.sync()
    assert not any(one.changes_library for one in home.sync().values())
    assert home.held()["ID/own"].publication.status is Status.CURRENT


def test_new_rules_of_reading_ask_for_every_page_in_full(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    monkeypatch.setattr("corpus.govuk.visit.READING", 99)
    home.sync()
    assert [one.status for one in home.publisher.seen] == [200]
    home.sync()
    assert [one.status for one in home.publisher.seen] == [304]


def test_a_dry_run_tells_the_same_and_keeps_nothing(home: Home):
    home.lists("ID", _PATH)
    home.lists("GONE", "/guidance/gone")
    home.lists("SAME", "/guidance/same")
    for name in (_PATH, "/guidance/gone", "/guidance/same"):
        home.publisher.page(name, details=body("Words."))
    assert set(outcomes(home.sync(dry_run=True)).values()) == {Outcome.NEW}
    assert home.held() == {}
    assert home.records.get(f"{home.publisher.address}{API}{_PATH}") is None
    home.sync()
    home.publisher.page(_PATH, details=body("Other words."))
    home.publisher.give(f"{API}/guidance/gone", Made(410))
    before = home.state()
    told = home.sync(dry_run=True)
    assert outcomes(told) == {
        "ID": Outcome.CHANGED,
        "GONE": Outcome.GONE,
        "SAME": Outcome.UNCHANGED,
    }
    assert home.state() == before
    assert home.sync() == told


def test_what_cannot_be_asked_is_skipped_with_its_reason(home: Home):
    home.lists("MIRROR", "https://www.scribd.com/document/1")
    home.lists("ODD", "ftp://www.gov.uk/x")
    home.lists("ID", _PATH)
    home.lists("TWIN", f"http://gov.uk{_PATH}/#top")
    home.lists("NOWHERE", "https://x.example")
    home.publications[-1] = type(home.publications[-1])(title="N", external_id="NOWHERE")
    home.publisher.page(_PATH, details=body("Words."))
    entries = home.sync()
    assert outcomes(entries) == {
        "MIRROR": Outcome.SKIPPED,
        "ODD": Outcome.SKIPPED,
        "ID": Outcome.NEW,
        "TWIN": Outcome.SKIPPED,
        "NOWHERE": Outcome.SKIPPED,
    }
    assert "www.scribd.com" in (entries["MIRROR"].note or "")
    assert "ID" in (entries["TWIN"].note or "")
    assert "no address" in (entries["NOWHERE"].note or "")


def test_the_address_of_a_whole_site_is_that_of_no_publication(home: Home):
    home.lists("SITE", "https://commonslibrary.parliament.uk/")
    entries = home.sync()
    assert outcomes(entries) == {"SITE": Outcome.SKIPPED}
    assert "whole site" in (entries["SITE"].note or "")
    assert not Tally.of(entries.values()).all_failed
    home.lists("ID", _PATH)
    assert Tally.of(home.sync().values()).all_failed


def test_halves_of_characters_do_no_harm(home: Home):
    home.lists("ID", _PATH)
    page = b'{"title": "X \\ud800", "details": {"body": "<p>Words \\udfff\\u0000.</p>"}}'
    home.publisher.give(API + _PATH, Made(body=page))
    assert outcomes(home.sync()) == {"ID": Outcome.NEW}
    assert home.held()["ID"].text == "Words ?."


def test_only_what_is_named_is_asked_for(home: Home):
    for name in ("A", "B"):
        home.lists(name, f"/guidance/{name}")
        home.publisher.page(f"/guidance/{name}", details=body(name))
    assert outcomes(home.sync("B")) == {"B": Outcome.NEW}
    with pytest.raises(UnknownPublications, match="'C'"):
        home.sync("A", "C")


def test_pages_named_by_their_path_are_known_again_without_their_parts(home: Home):
    home.lists("ID", "/guidance/listed")
    home.publications = with_named_pages(home.publications, ["/guide", "ID", "/guide"])
    parts = [{"title": one, "slug": one, "body": f"<p>{one} words.</p>"} for one in ("a", "b")]
    home.publisher.page("/guide", schema_name="guide", details={"parts": parts})
    home.publisher.page("/guidance/listed", details=body("Words."))
    assert set(home.sync()) == {"ID", "/guide", "/guide/b"}
    assert LibraryShelf(home.library).pages() == ["/guide"]


def test_counts_and_terms_are_told(home: Home):
    home.lists("ID", _PATH)
    home.lists("GONE", "/guidance/gone")
    home.publisher.page(_PATH, details=body("Words."))
    home.publisher.give(f"{API}/guidance/gone", Made(410))
    entries = home.sync().values()
    assert Tally.of(entries).in_words() == "1 new, 1 gone"
    assert attributions(entries) == [
        "Contains public sector information licensed under the Open Government Licence v3.0."
    ]


def test_the_document_is_kept_before_its_fetch_is_remembered(home: Home):
    """Killed between the two, the next sync asks in full and finds the document as it is."""
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    order: list[str] = []
    keep, remember = home.keep, home.records.keep
    home.keep = lambda documents: (order.append("document"), keep(documents))  # type: ignore
    home.records.keep = lambda fetch: (order.append("fetch"), remember(fetch))  # type: ignore
    home.sync()
    assert order == ["document", "fetch"]


def test_a_kill_before_anything_was_remembered_costs_only_the_asking(home: Home):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    before = home.state()
    home.records = SqliteFetchRecords(home.records.path.with_name("lost.sqlite3"))
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED}
    assert home.state() == before


def test_other_publishers_pages_are_titled_as_listed_and_versioned_by_their_words(home: Home):
    from corpus.govuk.facts import Wanted
    from corpus.govuk.other_pages import page_document
    from corpus.publication import Publication

    address = "https://hansard.parliament.uk/Commons/2026-01-01/debates/X"
    listed = Publication("Debate on X", publisher="UK Parliament", kind="debate", topics=("a",))
    page = "<html lang='en'><title>X - Hansard</title><main><h2 id='a'>A</h2><p>Said.</p></main>"
    wanted = Wanted("H1", address, listed)
    one = page_document(f"{page}<!-- 1 -->".encode(), wanted, address, home.reading)
    other = page_document(f"{page}<script>token=2</script>".encode(), wanted, address, home.reading)
    assert one.checksum == other.checksum
    assert one.publication.title == "Debate on X"
    assert one.publication.publisher == "UK Parliament"
    assert one.publication.licence == "Open Parliament Licence v3.0"
    assert one.text == "A\n\nSaid."
    added = [home.library.add(each, [], "x").change for each in (one, other)]
    assert added == [Change.NEW, Change.UNCHANGED]
