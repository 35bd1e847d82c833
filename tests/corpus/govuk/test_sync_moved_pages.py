from __future__ import annotations

import json

import pytest

from corpus.govuk.report import Outcome, Tally
from corpus.publication import Status
from tests.corpus.govuk.publisher import (
    API,
    Made,
    attached,
    body,
)
from tests.corpus.govuk.synced_home import Home, outcomes

_PATH = "/government/publications/x"


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


def test_pages_that_lead_to_each_other_are_asked_for_once(home: Home):
    groups = [{"child_sections": [{"base_path": one} for one in ("/manual/s", "/manual")]}]
    home.lists("ID", "/manual")
    for path in ("/manual", "/manual/s"):
        details = body("Words.") | {"child_section_groups": groups}
        home.publisher.page(path, details=details)
    assert set(home.sync()) == {"ID", "ID/s"}
    assert len(home.publisher.seen) == 2


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
