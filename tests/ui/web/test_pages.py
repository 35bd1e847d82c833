"""The pages as a program sees them: over HTTP, from a server that really runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings

Serving = Callable[[Assembly], AbstractContextManager[str]]


class Elements(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.marked = ""
        self._in_mark = 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        self._in_mark += tag == "mark"

    def handle_endtag(self, tag):
        self._in_mark -= tag == "mark"

    def handle_data(self, data):
        self.text += data
        if self._in_mark:
            self.marked += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_every_page_carries_the_security_headers(served):
    for path in ("/", "/healthz", "/documents/none", "/static-page/styles/frame.css", "/config"):
        headers = httpx.get(served.address + path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path
        assert "camera=()" in headers["permissions-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path


def test_the_policies_allow_no_foreign_origin_and_no_inline_script(served):
    chat = httpx.get(served.address + "/").headers["content-security-policy"]
    reader = httpx.get(served.address + "/documents/none").headers["content-security-policy"]
    assert "script-src 'self';" in chat
    assert "default-src 'self'" in chat
    assert "default-src 'none'" in reader
    assert "script-src 'self';" in reader
    assert "style-src 'self';" in reader
    for policy in (chat, reader):
        assert "http" not in policy
        assert "unsafe-eval" not in policy


def test_the_page_names_nothing_from_elsewhere(served):
    html = httpx.get(served.address + "/").text
    page = Elements(html)
    assert "http://" not in html
    assert "https://" not in html
    assert page.of("html") == [{"lang": "en"}]
    assert page.of("script"), "without its script the page would be empty"
    for tag, name in (("script", "src"), ("link", "href")):
        for attributes in page.of(tag):
            assert httpx.get(served.address + attributes[name]).status_code == 200


def test_no_style_or_theme_of_the_page_points_elsewhere(served):
    for path in ("/static-page/styles/frame.css", "/static-page/page.js", "/theme.css"):
        text = httpx.get(served.address + path).text
        assert "http" not in text.replace("http://www.w3.org/2000/svg", ""), path
        assert "@font-face" not in text, path


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/file=/etc/hostname"),
        ("GET", "/gradio_api/proxy=http://192.0.2.7/"),
        ("POST", "/gradio_api/run/answering"),
        ("POST", "/gradio_api/call/answering"),
        ("POST", "/gradio_api/api/answering"),
        ("GET", "/gradio_api/deep_link"),
        ("POST", "/login"),
        ("GET", "/monitoring"),
        ("GET", "/openapi.json"),
        ("GET", "/docs"),
        ("GET", "/assets/%2e%2e/%2e%2e/index.html"),
    ],
)
def test_what_the_page_does_not_need_does_not_exist(served, method, path):
    assert httpx.request(method, served.address + path).status_code in (404, 405)


def test_no_file_can_be_uploaded(served):
    answer = httpx.post(served.address + "/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code == 404


def test_the_configuration_keeps_nothing_and_links_nowhere(served):
    config = httpx.get(served.address + "/config").json()
    assert config["run_history"] is False
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert config["api_prefix"] == "/gradio_api"
    answering = [one for one in config["dependencies"] if one["api_name"].startswith("answering")]
    assert answering
    assert all(one["api_visibility"] == "private" for one in config["dependencies"])


def test_a_foreign_host_name_is_refused(served):
    path = served.address + "/healthz"
    assert httpx.get(path, headers={"host": "evil.example"}).status_code == 421
    assert httpx.get(path, headers={"host": "127.0.0.1.evil.example"}).status_code == 421
    assert httpx.get(path, headers={"host": "localhost:7860"}).status_code == 200


def test_a_question_posted_by_another_page_is_refused(served):
    path = served.address + "/gradio_api/queue/join"
    body = {"data": ["anything", None], "fn_index": 0, "session_hash": "s"}
    assert httpx.post(path, json=body, headers={"origin": "http://evil.example"}).status_code == 403
    assert httpx.post(path, json=body, headers={"origin": "null"}).status_code == 403


def test_a_large_body_is_refused(served):
    path = served.address + "/gradio_api/queue/join"
    assert httpx.post(path, content=b"x" * 70_000).status_code == 413


def test_a_large_body_of_unstated_length_is_not_read(served):
    def pieces():
        for _ in range(40):
            yield b"x" * 4096

    try:
        status = httpx.post(served.address + "/gradio_api/queue/join", content=pieces()).status_code
    except httpx.RemoteProtocolError:
        return
    assert status >= 400


def test_health_and_readiness(served):
    assert httpx.get(served.address + "/healthz").text == "ok"
    ready = httpx.get(served.address + "/readyz")
    assert (ready.status_code, ready.text) == (200, "ready")


def test_readiness_says_why_not(tmp_path: Path, serving: Serving):
    home = tmp_path / "home"
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is no database" * 100)
    with serving(Assembly(Settings(home=home), stays=True)) as address:
        assert httpx.get(address + "/healthz").status_code == 200
        ready = httpx.get(address + "/readyz")
        assert ready.status_code == 503
        assert "library" in ready.text
        assert httpx.get(address + "/documents/any").status_code == 503


def test_the_reader_shows_the_whole_document(served, guidance):
    document = guidance["recall"]
    response = httpx.get(f"{served.address}/documents/{document.id}")
    page = Elements(response.text)
    assert response.status_code == 200
    for block in document.blocks:
        for cell in document.text[block.start : block.end].split(" | "):
            assert cell in page.text
    assert len(page.of("th")) == 2
    assert len(page.of("tr")) == 3
    assert "Current · published 1 May 2020 · updated 8 June 2021" in page.text
    assert "Example Service" in page.text
    assert page.of("mark") == []


def test_the_reader_says_what_a_text_rests_on_and_what_replaced_it(served, guidance):
    page = Elements(httpx.get(f"{served.address}/documents/{guidance['starter'].id}").text)
    assert "What this note rests on (2)" in page.text
    assert "javascript:alert(1)" in page.text
    links = [one.get("href") for one in page.of("a")]
    assert "https://www.example.org/tags" in links
    assert "javascript:alert(1)" not in links
    ended = Elements(httpx.get(f"{served.address}/documents/{guidance['superseded'].id}").text)
    assert "Superseded · until 31 March 2019" in ended.text
    assert "Replaced by: Approved premises handbook" in " ".join(ended.text.split())


def test_the_list_of_contents_leads_to_every_heading(served, guidance):
    page = Elements(httpx.get(f"{served.address}/documents/{guidance['recall'].id}").text)
    places = {attributes.get("id") for _, attributes in page.found}
    entries = [one["href"] for one in page.of("a") if (one["href"] or "").startswith("#at-")]
    assert len(entries) == 4
    assert {one[1:] for one in entries} <= places


def test_the_reader_marks_exactly_the_quote(served, guidance):
    document = guidance["recall"]
    quote = "must be recorded within three working days"
    start = document.text.index(quote)
    page = Elements(
        httpx.get(
            f"{served.address}/documents/{document.id}",
            params={"start": start, "end": start + len(quote)},
        ).text
    )
    assert page.marked == quote
    assert page.of("mark") == [{"id": "quote"}]


def test_the_reader_needs_no_script(served, guidance):
    html = httpx.get(f"{served.address}/documents/{guidance['recall'].id}").text
    assert Elements(html).of("script") == []


@pytest.mark.parametrize(
    "query", ["?start=x&end=y", "?start=9&end=2", "?start=99999999&end=9e9", ""]
)
def test_the_reader_takes_any_place_for_what_it_is(served, guidance, query):
    response = httpx.get(f"{served.address}/documents/{guidance['recall'].id}{query}")
    assert response.status_code == 200
    assert "<mark" not in response.text


def test_an_unknown_document_gets_a_helpful_page(served):
    response = httpx.get(served.address + "/documents/<b>none")
    assert response.status_code == 404
    assert "This document is not held" in response.text
    assert "<b>" not in response.text


def test_markup_in_a_document_stays_text_in_the_reader(served, guidance):
    document = guidance["hostile"]
    response = httpx.get(f"{served.address}/documents/{document.id}?start=0&end=400")
    page = Elements(response.text)
    for tag in ("img", "script", "b", "code", "strong"):
        assert page.of(tag) == [], tag
    assert len(page.of("h1")) == 1
    assert "<img src=x onerror=" in page.text
    assert all(not (one.get("href") or "").startswith("javascript") for one in page.of("a"))


@pytest.mark.parametrize("path", ["/nowhere", "/library/nowhere/else", "/gradio_api/info"])
def test_an_address_that_does_not_exist_gets_a_helpful_page(served, path):
    reply = httpx.get(served.address + path, headers={"accept-language": "cy"})
    assert reply.status_code == 404
    assert "Heb ddod o hyd i’r dudalen" in reply.text
    assert 'href="/library"' in reply.text
