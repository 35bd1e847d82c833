from __future__ import annotations

from datetime import date
from typing import Any

from corpus.govuk.report import Outcome
from corpus.publication import Status
from corpus.reading_apart import ReadingProcess
from tests.corpus.govuk.publisher import (
    API,
    MEDIA,
    Made,
    all_conditional,
    attached,
    body,
)
from tests.corpus.govuk.synced_home import Home, outcomes

_PATH = "/government/publications/x"


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
    assert report.publication.address == f"{MEDIA}/the%20report.pdf"
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
    assert home.held()["ID/report"].publication.address == f"{MEDIA}/report.odt"


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
