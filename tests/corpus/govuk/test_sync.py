from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.govuk.errors import UnknownPublications
from corpus.govuk.fetches import SqliteFetchRecords
from corpus.govuk.report import Outcome, Tally, attributions
from corpus.govuk.shelf import LibraryShelf
from corpus.govuk.sync import with_named_pages
from corpus.publication import Status
from corpus.reading_apart import ReadingProcess
from corpus.versions import Change
from tests.corpus.govuk.publisher import API, SHARED, Made, Publisher, serving
from tests.corpus.govuk.synced_home import Home, outcomes

_PATH = "/government/publications/x"
_MEDIA = "https://assets.publishing.service.gov.uk/media/1"


def body(words: str) -> dict[str, Any]:
    return {"body": f'<div class="govspeak"><p>{words}</p></div>'}


def attached(*names: str, **values: Any) -> dict[str, Any]:
    kinds = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}
    return {
        "attachments": [
            {
                "attachment_type": "file",
                "title": "The report",
                "url": f"{_MEDIA}/{name}",
                "content_type": kinds[name.rpartition(".")[2]],
            }
            for name in names
        ]
    } | values


def all_conditional(publisher: Publisher) -> bool:
    return bool(publisher.seen) and all(one.is_conditional for one in publisher.seen)


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Home]:
    """A home whose catalogue lists every shared answer."""
    if not SHARED.exists():
        pytest.skip("the shared GOV.UK answers are not here")
    with serving(Publisher(SHARED)) as publisher:
        home = Home(tmp_path, publisher)
        for path in sorted(SHARED.rglob("*.json")):
            base = f"/{path.relative_to(SHARED).with_suffix('')}"
            home.lists(base, base)
        yield home
        home.library.close()


def test_every_shared_answer_is_synced_with_what_govuk_says_of_it(shared: Home):
    entries = shared.sync()
    held = shared.held()
    listed = [one.external_id for one in shared.publications]
    assert len(listed) == 16
    for name in listed:
        answer = json.loads((SHARED / f"{name[1:]}.json").read_text(encoding="utf-8"))
        publication = held[name].publication
        withdrawn = bool(answer.get("withdrawn_notice"))
        assert entries[name].outcome is (Outcome.WITHDRAWN if withdrawn else Outcome.NEW)
        assert publication.status is (Status.WITHDRAWN if withdrawn else Status.CURRENT)
        assert bool(publication.status_note) is bool(publication.withdrawn_on) is withdrawn
        assert publication.title == answer["title"]
        assert publication.kind == answer["document_type"]
        assert publication.language == answer["locale"]
        assert publication.address == f"https://www.gov.uk{answer['base_path']}"
        assert publication.licence == "Open Government Licence v3.0"
        assert publication.publisher
        assert publication.updated is not None
        assert len(publication.change_history) == len(
            answer["details"].get("change_history", answer["details"].get("change_notes", []))
        )
        assert held[name].text
    missing = {name: one.outcome for name, one in entries.items() if name not in listed}
    assert set(missing.values()) == {Outcome.UNKNOWN}
    assert not Tally.of(entries.values()).all_failed


def test_dates_and_nations_of_shared_answers_are_right(shared: Home):
    shared.sync()
    held = {name.rpartition("/")[2]: one.publication for name, one in shared.held().items()}
    told = {
        name: (one.published and one.published.isoformat(), one.updated.isoformat(), one.nation)
        for name, one in held.items()
        if one.updated
    }
    budget = "spring-budget-2017"
    permit = "tr4-8ee-mr-derek-mears-environmental-permit-application"
    assert told == {
        "this-content-has-been-removed-as-it-is-out-of-date": (
            *("2019-11-19", "2017-02-03"),
            "England",
        ),
        "car-and-small-van-driving-syllabus": (
            *("2013-08-23", "2014-11-24"),
            "England, Wales and Scotland",
        ),
        "number-of-ex-regular-service-personnel-in-fr20": ("2014-05-29", "2014-05-29", None),
        "schemes-for-financing-schools": ("2013-03-26", "2015-12-17", "England"),
        f"{budget}-documents": ("2017-03-08", "2017-03-08", None),
        budget: ("2017-03-08", "2018-03-02", None),
        "strategy-for-dealing-with-safeguarding-issues-in-charities": (
            *("2013-05-23", "2017-12-06"),
            "England and Wales",
        ),
        "summer-budget-2015": ("2015-07-08", "2015-07-08", None),
        f"{permit}--1": (None, "2016-02-02", None),
        permit: ("2016-01-17", "2016-01-17", "England, Wales and Scotland"),
        "content-design": ("2015-04-27", "2015-04-27", None),
        "what-is-content-design": (None, "2015-04-24", None),
        "eu-rules-on-the-use-of-chemicals": ("2012-09-12", "2016-02-18", None),
        "housing-finance-and-household-expenditure-notes-and-definitions": (
            *("2013-02-27", "2013-02-27"),
            "England",
        ),
        "prepare-a-charity-annual-return": ("2013-05-23", "2013-05-23", "England and Wales"),
        "salary-sacrifice-and-the-effects-on-paye": ("2014-06-12", "2016-02-18", None),
    }
    assert held["eu-rules-on-the-use-of-chemicals"].withdrawn_on == date(2015, 1, 28)
    manual = "/guidance/content-design"
    assert held["what-is-content-design"].part_of == manual
    assert held[budget].part_of == f"/government/publications/{budget}-documents"


def test_a_second_sync_changes_nothing_and_asks_only_for_changes(shared: Home):
    shared.sync()
    before = shared.state(), shared.library.generation
    entries = shared.sync()
    assert (shared.state(), shared.library.generation) == before
    assert not any(one.changes_library for one in entries.values())
    seen = [one for one in shared.publisher.seen if one.status != 404]
    assert len(seen) == 16
    assert all(one.is_conditional and one.status == 304 for one in seen)


def test_a_part_that_the_catalogue_lists_itself_is_asked_for_once(shared: Home):
    shared.sync()
    budget = "/government/publications/spring-budget-2017-documents/spring-budget-2017"
    assert len(shared.publisher.asked(f"{API}{budget}")) == 1
    assert f"{budget.rpartition('/')[0]}/spring-budget-2017" in shared.held()


def test_html_attachments_are_documents_of_their_own(home: Home):
    child = {"base_path": f"{_PATH}/report", "document_type": "html_publication"}
    links = {"children": [child]}
    home.lists("ID", _PATH, topics=("courts",))
    home.publisher.page(_PATH, schema_name="publication", details=body("Intro."), links=links)
    home.publisher.page(f"{_PATH}/report", schema_name="html_publication", details=body("Report."))
    assert outcomes(home.sync()) == {"ID": Outcome.NEW, "ID/report": Outcome.NEW}
    report = home.held()["ID/report"].publication
    assert report.address == f"https://www.gov.uk{_PATH}/report"
    assert (report.part_of, report.topics) == ("ID", ("courts",))


def test_one_changed_attachment_is_one_new_version(home: Home):
    child = {"base_path": f"{_PATH}/report", "document_type": "html_publication"}
    home.lists("ID", _PATH)
    home.publisher.page(
        _PATH, schema_name="publication", details=body("Intro."), links={"children": [child]}
    )
    home.publisher.page(f"{_PATH}/report", details=body("Old words."))
    home.sync()
    home.publisher.page(f"{_PATH}/report", details=body("New words."))
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.UNCHANGED, "ID/report": Outcome.CHANGED}
    assert home.held()["ID/report"].text == "New words."
    numbers = [one.number for one in home.library.versions() if one.source == "id:ID/report"]
    assert numbers == [1, 2]


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


def test_files_are_read_only_where_there_is_no_html(home: Home):
    child = {"base_path": f"{_PATH}/report", "document_type": "html_publication"}
    home.lists("ID", _PATH)
    details = body("Intro.") | attached("report.pdf")
    home.publisher.page(
        _PATH, schema_name="publication", details=details, links={"children": [child]}
    )
    home.publisher.page(f"{_PATH}/report", details=body("Report."))
    assert set(home.sync()) == {"ID", "ID/report"}
    assert home.publisher.asked("/media/1/report.pdf") == []


def test_a_file_takes_dates_and_status_from_the_page_that_lists_it(home: Home):
    notice = {"explanation": "Old.", "withdrawn_at": "2026-10-01T10:00:00Z"}
    values: dict[str, Any] = {
        "schema_name": "publication",
        "title": "The publication",
        "document_type": "guidance",
        "public_updated_at": "2026-09-01T10:00:00Z",
        "details": body("Intro.") | attached("the%20report.pdf"),
    }
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, **values)
    # What a file holds is found out by its content, so that plain words will do for a test.
    home.publisher.give("/media/1/the%20report.pdf", Made(body=b"Words of the report.\n"))
    assert outcomes(home.sync()) == {"ID": Outcome.NEW, "ID/the-report": Outcome.NEW}
    report = home.held()["ID/the-report"]
    assert report.text == "Words of the report."
    assert report.publication.title == "The report"
    assert report.publication.updated == date(2026, 9, 1)
    assert report.publication.kind == "guidance"
    assert report.publication.address == f"{_MEDIA}/the%20report.pdf"
    assert report.publication.formats == ("PDF",)
    home.sync()
    assert all_conditional(home.publisher)
    home.publisher.page(_PATH, **values, withdrawn_notice=notice)
    assert outcomes(home.sync()) == {"ID": Outcome.WITHDRAWN, "ID/the-report": Outcome.WITHDRAWN}
    assert home.publisher.asked("/media/1/the%20report.pdf")[0].status == 304
    report = home.held()["ID/the-report"]
    assert report.text == "Words of the report."
    assert report.publication.withdrawn_on == date(2026, 10, 1)
    assert not any(one.changes_library for one in home.sync().values())
    assert all_conditional(home.publisher)


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_goes_in(home: Home):
    home.lists("ID", _PATH)
    details = body("Intro.") | attached("scan.pdf")
    home.publisher.page(_PATH, schema_name="publication", details=details)
    home.publisher.give("/media/1/scan.pdf", Made(body=b"\x89PNG\r\n\x1a\n" + b"\0" * 100))
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.NEW, "ID/scan": Outcome.FAILED}
    assert "PNG" in (entries["ID/scan"].note or "")
    home.publisher.give("/media/1/scan.pdf", Made(body=b"Words at last.\n"))
    assert outcomes(home.sync())["ID/scan"] is Outcome.NEW


def test_another_format_is_read_where_the_best_cannot_be(home: Home):
    home.lists("ID", _PATH)
    details = body("Intro.") | attached("report.pdf", "report.odt")
    home.publisher.page(_PATH, schema_name="publication", details=details)
    home.publisher.give("/media/1/report.pdf", Made(body=b"\x89PNG\r\n\x1a\n" + b"\0" * 100))
    home.publisher.give("/media/1/report.odt", Made(body=b"Words of the other.\n"))
    assert outcomes(home.sync()) == {"ID": Outcome.NEW, "ID/report": Outcome.NEW}
    assert home.held()["ID/report"].publication.address == f"{_MEDIA}/report.odt"


def test_a_page_that_moved_is_read_where_it_stands(home: Home):
    home.lists("ID", "/guidance/old")
    home.publisher.give(
        f"{API}/guidance/old", Made(303, headers={"Location": f"{API}/guidance/new"})
    )
    home.publisher.page("/guidance/new", details=body("Words."))
    entries = home.sync()
    assert entries["ID"].note == "stands at https://www.gov.uk/guidance/new now"
    assert home.held()["ID"].publication.address == "https://www.gov.uk/guidance/new"
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED}
    assert [one.status for one in home.publisher.seen] == [303, 304]


def test_a_page_that_leads_to_another_listed_one_is_not_read_twice(home: Home):
    home.lists("OLD", "/guidance/old")
    home.lists("NEW", "/guidance/new", title="The new guidance")
    home.publisher.page("/guidance/old", details=body("Old words."))
    home.publisher.page("/guidance/new", details=body("New words."))
    home.sync()
    moved = {"document_type": "redirect", "redirects": [
        {"path": "/guidance/old", "type": "exact", "destination": "/guidance/new"}]}  # fmt: skip
    home.publisher.give(f"{API}/guidance/old", Made(303, json.dumps(moved).encode()))
    assert outcomes(home.sync()) == {"OLD": Outcome.WITHDRAWN, "NEW": Outcome.UNCHANGED}
    old = home.held()["OLD"]
    assert old.text == "Old words."
    assert old.publication.status is Status.WITHDRAWN
    assert "The new guidance" in (old.publication.status_note or "")
    before = home.state()
    assert not any(one.changes_library for one in home.sync().values())
    assert home.state() == before


@pytest.mark.parametrize(
    "location",
    [
        *("https://evil.example/x", "http://127.0.0.1:9/x", "http://169.254.169.254/latest"),
        *("https://localhost/x", "file:///etc/passwd", "https://user@www.gov.uk/x"),
    ],
)
def test_a_redirect_elsewhere_is_reported_and_not_followed(home: Home, location: str):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    home.publisher.give(API + _PATH, Made(302, headers={"Location": location}))
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.FAILED}
    assert "the copy that is held stays" in (entries["ID"].note or "")
    assert len(home.publisher.seen) == 1
    assert home.held()["ID"].text == "Words."


def test_a_redirect_to_what_is_no_address_is_reported(home: Home):
    home.lists("ID", _PATH)
    home.publisher.give(API + _PATH, Made(302, headers={"Location": "https://[::1/x"}))
    assert outcomes(home.sync()) == {"ID": Outcome.FAILED}
    redirects = [{"path": _PATH, "type": "exact", "destination": "https://[::1/x"}]
    page = json.dumps({"document_type": "redirect", "redirects": redirects}).encode()
    home.publisher.give(API + _PATH, Made(303, page))
    assert outcomes(home.sync()) == {"ID": Outcome.FAILED}


def test_a_page_that_is_gone_is_recorded_and_its_words_stay_labelled(home: Home):
    child = {"base_path": f"{_PATH}/report", "document_type": "html_publication"}
    home.lists("ID", _PATH)
    home.publisher.page(
        _PATH, schema_name="publication", details=body("Intro."), links={"children": [child]}
    )
    home.publisher.page(f"{_PATH}/report", details=body("Report."))
    home.sync()
    details = {"explanation": "<p>Printed in error.</p>", "alternative_path": "/guidance/y"}
    gone = {"document_type": "gone", "details": details}
    home.publisher.give(API + _PATH, Made(410, json.dumps(gone).encode()))
    assert outcomes(home.sync()) == {"ID": Outcome.GONE, "ID/report": Outcome.WITHDRAWN}
    held = home.held()
    assert held["ID"].text == "Intro." or held["ID"].text.endswith("Intro.")
    assert {one.publication.status for one in held.values()} == {Status.WITHDRAWN}
    note = held["ID"].publication.status_note or ""
    assert "Printed in error." in note
    assert "https://www.gov.uk/guidance/y" in note
    before = home.state()
    again = home.sync()
    assert outcomes(again) == {"ID": Outcome.GONE}
    assert not again["ID"].changes_library
    assert home.state() == before


def test_a_gone_page_that_was_never_held_is_only_told(home: Home):
    home.lists("ID", _PATH)
    home.publisher.give(API + _PATH, Made(410))
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.GONE}
    assert entries["ID"].document_id is None
    assert home.held() == {}


def test_a_page_that_comes_back_is_current_again(home: Home):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    answer = home.publisher.answers.pop(API + _PATH)
    home.publisher.give(API + _PATH, Made(410))
    home.sync()
    home.publisher.answers[API + _PATH] = answer
    assert outcomes(home.sync()) == {"ID": Outcome.CHANGED}
    assert home.held()["ID"].publication.status is Status.CURRENT


def test_an_unknown_page_leaves_the_copy_in_place(home: Home):
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."))
    home.sync()
    before = home.state()
    del home.publisher.answers[API + _PATH]
    entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.UNKNOWN}
    assert Tally.of(entries.values()).all_failed
    assert home.state() == before


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


def test_a_part_that_fails_does_not_end_the_other_parts(home: Home):
    children = [
        {"base_path": f"{_PATH}/{name}", "document_type": "html_publication"} for name in "ab"
    ]
    home.lists("ID", _PATH)
    values = {"schema_name": "publication", "details": body("Intro.")}
    home.publisher.page(_PATH, **values, links={"children": children})
    for name in "ab":
        home.publisher.page(f"{_PATH}/{name}", details=body(f"Part {name}."))
    home.sync()
    home.publisher.page(_PATH, **values, links={"children": children[:1]})
    home.publisher.give(f"{API}{_PATH}/a", Made(503))
    home.sync()
    assert home.held()["ID/b"].publication.status is Status.CURRENT
    home.publisher.page(f"{_PATH}/a", details=body("Part a."))
    assert outcomes(home.sync())["ID/b"] is Outcome.WITHDRAWN
    assert home.held()["ID/b"].publication.status is Status.WITHDRAWN
    assert home.held()["ID/a"].publication.status is Status.CURRENT


def test_welsh_is_a_document_of_its_own(home: Home):
    translations = [
        {"locale": "en", "base_path": _PATH},
        {"locale": "cy", "base_path": f"{_PATH}.cy"},
    ]
    links = {"available_translations": translations}
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Words."), links=links)
    home.publisher.page(
        f"{_PATH}.cy", locale="cy", title="Teitl", details=body("Geiriau."), links=links
    )
    assert outcomes(home.sync()) == {"ID": Outcome.NEW, "ID.cy": Outcome.NEW}
    welsh = home.held()["ID.cy"].publication
    assert (welsh.language, welsh.title, welsh.part_of) == ("cy", "Teitl", "ID")
    assert home.held()["ID"].publication.languages == ("cy", "en")
    assert len(home.publisher.seen) == 2


def test_parts_of_a_guide_stay_when_nothing_has_changed(home: Home):
    parts = [{"title": one, "slug": one, "body": f"<p>{one} words.</p>"} for one in ("a", "b")]
    home.lists("ID", "/guide")
    home.publisher.page("/guide", schema_name="guide", details={"parts": parts})
    assert outcomes(home.sync()) == {"ID": Outcome.NEW, "ID/b": Outcome.NEW}
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED, "ID/b": Outcome.UNCHANGED}
    assert all_conditional(home.publisher)
    home.publisher.page("/guide", schema_name="guide", details={"parts": parts[:1]})
    assert outcomes(home.sync()) == {"ID": Outcome.UNCHANGED, "ID/b": Outcome.WITHDRAWN}


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


def test_pages_that_lead_to_each_other_are_asked_for_once(home: Home):
    groups = [{"child_sections": [{"base_path": one} for one in ("/manual/s", "/manual")]}]
    home.lists("ID", "/manual")
    for path in ("/manual", "/manual/s"):
        details = body("Words.") | {"child_section_groups": groups}
        home.publisher.page(path, details=details)
    assert set(home.sync()) == {"ID", "ID/s"}
    assert len(home.publisher.seen) == 2


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


def test_a_lead_that_is_no_address_fails_alone(home: Home):
    home.lists("ID", _PATH)
    attachments = attached("report.pdf")["attachments"]
    attachments.append(attachments[0] | {"title": "Odd", "url": "https://[::1/odd.pdf"})
    home.publisher.page(
        _PATH, schema_name="publication", details=body("Intro.") | {"attachments": attachments}
    )
    home.publisher.give("/media/1/report.pdf", Made(body=b"Words of the report.\n"))
    assert outcomes(home.sync()) == {
        "ID": Outcome.NEW,
        "ID/report": Outcome.NEW,
        "ID/odd": Outcome.FAILED,
    }


def test_halves_of_characters_do_no_harm(home: Home):
    home.lists("ID", _PATH)
    page = b'{"title": "X \\ud800", "details": {"body": "<p>Words \\udfff\\u0000.</p>"}}'
    home.publisher.give(API + _PATH, Made(body=page))
    assert outcomes(home.sync()) == {"ID": Outcome.NEW}
    assert home.held()["ID"].text == "Words ?."


def test_a_page_that_two_pages_lead_to_is_one_document(home: Home):
    child = {"base_path": f"{_PATH}/report.cy", "document_type": "html_publication"}
    links = {
        "children": [child],
        "available_translations": [{"locale": "cy", "base_path": f"{_PATH}.cy"}],
    }
    values = {"schema_name": "publication", "links": links}
    home.lists("ID", _PATH)
    home.publisher.page(_PATH, details=body("Intro."), **values)
    home.publisher.page(f"{_PATH}.cy", locale="cy", details=body("Geiriau."), **values)
    home.publisher.page(f"{_PATH}/report.cy", locale="cy", details=body("Adroddiad."))
    for _ in range(2):
        assert set(home.sync()) == {"ID", "ID/report.cy", "ID.cy"}
        assert len(home.publisher.seen) == 3
    assert home.held()["ID/report.cy"].publication.language == "cy"


def test_a_hostile_pdf_is_refused_by_a_reader_of_its_own_and_the_rest_goes_in(home: Home):
    home.lists("ID", _PATH)
    details = body("Intro.") | attached("broken.pdf")
    home.publisher.page(_PATH, schema_name="publication", details=details)
    home.publisher.give("/media/1/broken.pdf", Made(body=b"%PDF-1.7\n" + b"1 0 obj <<" * 999))
    with ReadingProcess() as reading:
        home.reading = reading
        entries = home.sync()
    assert outcomes(entries) == {"ID": Outcome.NEW, "ID/broken": Outcome.FAILED}
    assert entries["ID/broken"].note


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
