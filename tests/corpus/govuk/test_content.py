from __future__ import annotations

import json
from typing import Any

import pytest

from corpus.document import BlockKind, Document
from corpus.govuk.answer import Answer
from corpus.govuk.content import documents_of
from corpus.govuk.facts import Wanted
from corpus.govuk.fetches import Lead
from corpus.govuk.kept import ended_document
from corpus.govuk.leads import leads_of
from corpus.publication import Publication, Status
from corpus.section import sections_of
from tests.corpus.govuk.publisher import SHARED

_ASSETS = "https://assets.publishing.service.gov.uk"
_PUBLICATION = "/government/publications/x"


def read(path: str = "/guidance/x", **values: Any) -> list[Document]:
    address = f"https://www.gov.uk{path}"
    wanted = Wanted("ID", address, Publication(title="As listed"))
    answer = {"title": "X", "base_path": path, "locale": "en"} | values
    return documents_of(Answer(answer), wanted, address)


def leads(**values: Any) -> tuple[Lead, ...]:
    answer = {"base_path": _PUBLICATION, "schema_name": "publication", "locale": "en"} | values
    return leads_of(Answer(answer), f"https://www.gov.uk{_PUBLICATION}")


def attached(*attachments: dict[str, Any]) -> dict[str, Any]:
    return {"details": {"attachments": list(attachments)}}


def file(name: str, title: str = "Report", **values: Any) -> dict[str, Any]:
    kinds = {"pdf": "application/pdf", "docx": "application/x-wordprocessingml.document"}
    kind = kinds.get(name.rpartition(".")[2], "application/octet-stream")
    url = f"{_ASSETS}/media/1/{name}"
    return {"attachment_type": "file", "title": title, "url": url, "content_type": kind} | values


def test_headings_keep_the_places_that_a_link_can_point_to():
    body = '<div class="govspeak"><h2 id="who">Who</h2><p>All.</p><h3>Else</h3><p>No.</p></div>'
    [document] = read(details={"body": body})
    found = [(one.trail, one.anchor) for one in sections_of(document)]
    assert found == [(("Who",), "who"), (("Who", "Else"), "who")]
    assert [one.anchor for one in document.blocks] == ["who", None, None, None]
    assert document.publication.address == document.source == "https://www.gov.uk/guidance/x"


def test_a_body_in_several_forms_is_read_as_html():
    forms = [
        {"content_type": "text/govspeak", "content": "## Not this"},
        {"content_type": "text/html", "content": "<p>This.</p>"},
    ]
    [document] = read(details={"body": forms})
    assert document.text == "This."


def test_summary_and_documents_stand_before_the_first_heading():
    details = {"body": '<h2 id="a">A</h2><p>Words.</p>'} | attached(
        file("r.pdf", number_of_pages=12)
    )["details"]
    links = {"children": [{"title": "Annex <b>"}, {"title": "Report"}]}
    values = {"schema_name": "publication", "description": "What & why.", "details": details}
    [document] = read(**values, links=links)
    assert document.text == "What & why.\n\n• Report (PDF, 12 pages)\n• Annex <b>\n\nA\n\nWords."
    assert [one.kind for one in document.blocks] == [
        *(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        *(BlockKind.HEADING, BlockKind.PARAGRAPH),
    ]


def test_a_page_with_nothing_but_a_summary_is_a_document():
    [document] = read(description="Only this.", details={})
    assert document.text == "Only this."


def test_a_page_without_words_is_none():
    assert read(details={"body": "<p> </p>"}) == []


def test_each_part_of_a_guide_is_a_document_at_its_own_address():
    parts = [
        {"title": "Overview", "slug": "overview", "body": "<p>One.</p>"},
        {"title": "Who & how", "slug": "who", "body": "<h2 id='h'>H</h2><p>Two.</p>"},
    ]
    first, second = read(schema_name="guide", details={"parts": parts})
    assert (first.publication.external_id, first.publication.address) == (
        "ID",
        "https://www.gov.uk/guidance/x",
    )
    assert (second.publication.external_id, second.publication.address) == (
        "ID/who",
        "https://www.gov.uk/guidance/x/who",
    )
    assert second.publication.part_of == "ID"
    assert second.publication.title == "X: Who & how"
    assert second.text == "Who & how\n\nH\n\nTwo."
    assert first.checksum != second.checksum


def test_hidden_and_hostile_markup_is_not_read():
    body = "<p>Seen.</p><script>alert(1)</script><p style='display:none'>Hidden.</p></div></div>"
    [document] = read(details={"body": body})
    assert document.text == "Seen."


def test_noise_of_the_api_makes_no_new_version():
    details = {"body": "<p>Words.</p>"}
    [one] = read(details=details, updated_at="2026-01-01T00:00:00Z", links={})
    organisations = [{"title": "Renamed Department", "analytics_identifier": "D9"}]
    links = {"organisations": organisations, "taxons": [{"title": "Prisons"}]}
    noisy = {"body": '<div class="govspeak"><p class="x">Words. </p>\n</div>', "political": True}
    [other] = read(details=noisy, updated_at="2026-11-22T00:00:00Z", links=links, phase="live")
    assert (other.checksum, other.id) == (one.checksum, one.id)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Y"},
        {"description": "New."},
        {"public_updated_at": "2026-11-21T10:00:00Z"},
        {"withdrawn_notice": {"explanation": "Old.", "withdrawn_at": "2026-11-21T10:00:00Z"}},
        {"details": {"body": "<p>Other.</p>"}},
        {"details": {"body": "<h2>Words.</h2>"}},
        {"details": {"body": "<p>Words.</p>", "change_history": [
            {"public_timestamp": "2026-11-21T10:00:00Z", "note": "Note."}]}},
    ],
)  # fmt: skip
def test_what_a_reader_would_see_makes_a_new_version(change: dict[str, Any]):
    values = {"details": {"body": "<p>Words.</p>"}}
    [one], [other] = read(**values), read(**(values | change))
    assert one.checksum != other.checksum


def test_two_pages_with_the_same_words_are_two_documents():
    values = {"details": {"body": "<p>Words.</p>"}}
    [one], [other] = read("/a", **values), read("/b", **values)
    assert one.checksum != other.checksum


def test_a_page_that_has_ended_keeps_its_words_and_ends_only_once():
    [held] = read(details={"body": "<p>Words.</p>"})
    ended = ended_document(held, "Removed.")
    assert (ended.text, ended.blocks) == (held.text, held.blocks)
    assert ended.publication.status is Status.WITHDRAWN
    assert ended.publication.status_note == "Removed."
    assert ended.checksum != held.checksum
    assert ended_document(ended, "Removed.").checksum == ended.checksum


def test_html_attachments_are_found_among_children_and_attachments_and_once():
    child = {"base_path": f"{_PUBLICATION}/report", "document_type": "html_publication"}
    found = leads(
        links={"children": [child, {"base_path": "/elsewhere", "document_type": "guide"}]},
        details={
            "attachments": [
                {"attachment_type": "html", "url": f"{_PUBLICATION}/report"},
                {"attachment_type": "html", "url": f"https://www.gov.uk{_PUBLICATION}/annex"},
                {"attachment_type": "external", "url": "https://example.org/x"},
                file("report.pdf"),
            ]
        },
    )
    address = f"https://www.gov.uk{_PUBLICATION}"
    assert found == (
        Lead("/report", (f"{address}/report",)),
        Lead("/annex", (f"{address}/annex",)),
    )


def test_files_are_read_where_there_is_no_html_the_best_format_first():
    found = leads(
        **attached(
            file("Report_final.docx", "Report (Word)"),
            file("figures.xlsx", "Figures"),
            file("Report_final.pdf", "Report (PDF version)"),
            file("Annex A%20(1).pdf", "Annex A"),
            {"attachment_type": "file", "url": "/government/uploads/old.pdf", "title": "Old"},
        )
    )
    media = f"{_ASSETS}/media/1"
    assert found == (
        Lead(
            "/report-final",
            (f"{media}/Report_final.pdf", f"{media}/Report_final.docx"),
            is_file=True,
            title="Report (PDF version)",
        ),
        Lead("/annex-a-1", (f"{media}/Annex A%20(1).pdf",), is_file=True, title="Annex A"),
        Lead("/old", (f"{_ASSETS}/government/uploads/old.pdf",), is_file=True, title="Old"),
    )


def test_files_of_one_name_have_ids_of_their_own():
    other = file("report.pdf", "Another") | {"url": f"{_ASSETS}/media/2/report.pdf"}
    found = leads(**attached(file("report.pdf"), other))
    assert [one.suffix for one in found] == ["/report", "/report-2"]


def test_the_files_of_a_page_that_is_itself_the_text_are_left():
    assert leads(schema_name="detailed_guide", **attached(file("form.pdf"))) == ()


def test_sections_of_a_manual_and_welsh_pages_are_found():
    groups = [{"child_sections": [{"base_path": f"{_PUBLICATION}/s1", "title": "S1"}]}]
    translations = [
        {"locale": "en", "base_path": _PUBLICATION},
        {"locale": "cy", "base_path": f"{_PUBLICATION}.cy"},
        {"locale": "ar", "base_path": f"{_PUBLICATION}.ar"},
    ]
    values = {
        "schema_name": "manual",
        "details": {"child_section_groups": groups},
        "links": {"available_translations": translations},
    }
    assert [one.suffix for one in leads(**values)] == ["/s1", ".cy"]
    assert [one.suffix for one in leads(**values, locale="cy")] == ["/s1"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared GOV.UK answers are not here")
def test_every_heading_that_govuk_lists_is_read_with_its_anchor():
    checked = 0
    for path in sorted(SHARED.rglob("*.json")):
        answer = json.loads(path.read_text(encoding="utf-8"))
        documents = read(**answer) if answer.get("details") else []
        for header in answer["details"].get("headers", []):
            if f'id="{header["id"]}"' not in answer["details"]["body"]:
                continue  # One of the answers lists a heading by an id that its body does not have.
            found = [
                (document.text[one.start : one.end], one.anchor)
                for document in documents
                for one in document.blocks
                if one.kind is BlockKind.HEADING and one.level == header["level"]
            ]
            assert (header["text"].strip(), header["id"]) in found
            checked += 1
    assert checked > 20
