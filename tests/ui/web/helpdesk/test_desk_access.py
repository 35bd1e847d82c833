"""Who may sit at the desk, under which name, and what other pages cannot do there."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from index.exported_model import Embedder
from tests.ui.web.helpdesk.conftest import Colleague, helpdesk_home, place_of, text_of
from tests.ui.web.helpdesk.made_mails import mail


def test_a_name_is_asked_once_and_leads_back_to_what_was_asked_for(somebody) -> None:
    person = somebody("")
    page = person.get("/helpdesk/new")
    assert page.url.path == "/helpdesk/name"
    assert 'value="/helpdesk/new"' in page.text
    there = person.post("/helpdesk/name", name="  Sam\u202e  Owl ", back="/helpdesk/new")
    assert there.url.path == "/helpdesk/new"
    assert "You work as Sam Owl." in text_of(there)
    assert person.get("/helpdesk").url.path == "/helpdesk"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("  ", "Write the name"),
        ("x" * 41, "Shorten the name to 40"),
        ("sam@example.org", "without an email address"),
        ("Sam 07700 900123", "without an email address or a number"),
    ],
)
def test_a_name_that_cannot_be_kept_is_asked_for_again(somebody, name: str, said: str) -> None:
    person = somebody("")
    page = person.post("/helpdesk/name", name=name, back="/helpdesk")
    assert page.status_code == 400
    assert said in text_of(page)
    assert person.get("/helpdesk").url.path == "/helpdesk/name"


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/training", "/helpdesk\\x", "/helpdesks"]
)
def test_a_name_leads_nowhere_else(somebody, back: str) -> None:
    assert somebody("").post("/helpdesk/name", name="Sam", back=back).url.path == "/helpdesk"


def test_the_name_is_changed_on_any_page(sam: Colleague) -> None:
    assert 'href="/helpdesk/name?back=/helpdesk"' in sam.get("/helpdesk").text
    sam.post("/helpdesk/name", name="Sam Tern", back="/helpdesk")
    assert "You work as Sam Tern." in text_of(sam.get("/helpdesk"))


@pytest.mark.parametrize(
    "headers", [{"x-forwarded-for": "192.0.2.1"}, {"forwarded": "for=192.0.2.1"}]
)
def test_nobody_elsewhere_sees_or_sends_anything(desk, sam: Colleague, headers) -> None:
    place = place_of(sam.brings())
    stranger = httpx.Client(base_url=desk[0], headers=headers, follow_redirects=True)
    for path in ("/helpdesk", "/helpdesk/new", "/helpdesk/answers", place, "/helpdesk/name"):
        assert "not open on this page here" in text_of(stranger.get(path))
        assert "Two questions" not in stranger.get(path).text
    refused = stranger.post("/helpdesk/enquiries", json={"text": "When?"})
    assert refused.status_code == 403
    assert "not open" in refused.json()["problem"]
    assert stranger.post(f"{place}/reply", data={"do": "closed"}).status_code == 403
    assert stranger.post("/helpdesk/new", files={"file": ("a.eml", mail())}).status_code == 403


def test_a_desk_that_is_switched_off_is_closed_to_all(
    tmp_path: Path, models_folder: Path, embedder: Embedder
) -> None:
    assert embedder.identity.dimension
    with helpdesk_home(tmp_path / "home", models_folder, upload="off") as (address, _):
        assert "not open on this page here" in httpx.get(f"{address}/helpdesk").text


def test_forms_of_other_pages_are_refused(sam: Colleague) -> None:
    page = sam.brings()
    sam.client.headers["origin"] = "https://elsewhere.example.org"
    for path in ("/helpdesk/new", f"{place_of(page)}/reply", "/helpdesk/enquiries"):
        assert sam.client.post(path, data={"do": "closed"}).status_code == 403
    assert sam.enquiry(page).state == "drafted"


def test_no_cache_keeps_a_page_and_no_script_stands_in_one(sam: Colleague) -> None:
    for page in (sam.brings(), sam.get("/helpdesk"), sam.get("/helpdesk/new")):
        assert page.headers["cache-control"] == "no-store"
        assert "script-src 'self'" in page.headers["content-security-policy"]
        assert page.text.count("<script") == page.text.count('<script src="/static-page/')


def test_a_form_without_a_name_does_nothing(desk, sam: Colleague) -> None:
    page = sam.brings()
    nameless = httpx.Client(base_url=desk[0], follow_redirects=True)
    answer = nameless.post(f"{place_of(page)}/reply", data={"do": "closed", "version": "2"})
    assert answer.url.path == "/helpdesk/name"
    assert sam.enquiry(page).state == "drafted"
