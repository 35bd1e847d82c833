"""Somebody looks for a publication, follows how it was replaced, and asks about a document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.web.upload.made_files import QUESTION, ZEBRA, bad

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_filters_narrow_the_library_and_stand_in_the_address(visit) -> None:
    person = visit()
    person.go("/library")
    person.page.get_by_label("Superseded").check()
    person.page.get_by_role("button", name="Apply filters").click()
    expect(person.page).to_have_url(re.compile(r"status=superseded"))
    assert person.page.locator(".cards .badge.status-superseded").count() > 0
    assert person.page.locator(".cards .badge.status-current").count() == 0
    person.page.go_back()
    assert person.page.locator(".cards .badge.status-current").count() > 0
    assert person.complaints == []


def test_the_timeline_leads_to_what_replaced_a_publication(visit) -> None:
    person = visit()
    person.go("/library?status=superseded")
    person.page.locator(".card", has_text="Replaced by").locator("h3 a").first.click()
    here = person.page.locator("h1").inner_text()
    points = person.page.locator(".timeline > li.point")
    assert points.count() >= 2
    assert person.page.locator(".timeline > li.here").count() == 1
    person.page.locator(".timeline > li.point:not(.here) a").first.click()
    expect(person.page.locator("h1")).not_to_have_text(here)
    expect(person.page.locator(".timeline")).to_contain_text(here)
    assert person.complaints == []


def test_a_document_is_searched_and_then_asked_about(visit) -> None:
    person = visit()
    person.go("/library?words=unpaid+work+community+payback&held=yes")
    card = person.page.locator(".card", has_text="Unpaid work and Community Payback").first
    card.get_by_role("link").first.click()
    title = person.page.locator("h1").inner_text()
    person.page.get_by_role("link", name="Read", exact=True).first.click()
    person.page.get_by_role("searchbox", name="Find in this document").fill("hours")
    person.page.get_by_role("searchbox", name="Find in this document").press("Enter")
    assert person.page.locator(".document mark").count() > 0
    person.page.get_by_role("link", name="Ask about this document").first.click()
    expect(person.page.locator(".only-document")).to_contain_text(title)
    person.box.wait_for()
    turn = person.ask("how many hours can a court order")
    assert turn.locator(".statement").count() > 0
    assert set(person.page.locator("details.source .title").all_inner_texts()) == {title}
    assert person.complaints == []


def test_good_and_bad_files_are_brought_in_asked_about_and_undone(visit, tmp_path: Path) -> None:
    files = [ZEBRA, *((name, bad()[name][0]) for name in ("nothing.txt", "locked.pdf"))]
    for name, data in files:
        (tmp_path / name).write_bytes(data)
    person = visit()
    person.go("/library/upload")
    person.page.set_input_files("#files", [tmp_path / name for name, _ in files])
    person.page.get_by_role("button", name="Send and read").click()
    person.page.locator("#decide").wait_for()
    expect(person.page.locator(".entry.refused")).to_have_count(2)
    person.page.get_by_role("button", name="Put into the library").click()
    person.page.get_by_text("questions are answered from them").first.wait_for(timeout=90_000)
    batch = person.page.url
    person.go()
    assert "nine working days" in person.ask(QUESTION).inner_text()
    stranger = visit()
    stranger.page.goto(batch)
    expect(stranger.page.locator("main")).not_to_contain_text("zebra")
    person.page.goto(batch)
    person.page.get_by_role("button", name="Undo this batch").click()
    person.page.get_by_text("the library is as it was before").first.wait_for(timeout=90_000)
    person.go()
    assert "nine working days" not in person.ask(QUESTION).inner_text()
