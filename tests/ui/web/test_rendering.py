"""How values get into a page: as text, and addresses only where they lead somewhere allowed."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from assistant.answer import Contact
from ui.web.language import words_in
from ui.web.rendering import local_path, page, piece, room_page, web_address
from ui.web.safety import PAGE_POLICY
from ui.web.visitor import Visit


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("//evil.example", "///evil.example", "////evil.example", "https://evil.example"),
        *("\\\\evil.example", "/\\evil.example", "\\/evil.example", "/a\\b"),
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "mailto:a@b"),
        *("evil.example", "library", "?a=b", "http:evil.example", "https:/evil.example"),
        *("/\t/evil.example", "\t//evil.example", " //evil.example", "/\n/evil.example"),
        *("http:///evil.example", "//user@evil.example/", "/..//evil.example/..\\"),
    ],
)
def test_no_way_back_leads_elsewhere(elsewhere):
    path = local_path(elsewhere)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert "\\" not in path
    assert path in ("/", "/evil.example"), path


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/library",
        "/library?words=a%26b&page=2",
        "/?conversation=c1",
        "/documents/a%2Fb?start=1",
    ],
)
def test_a_path_of_this_service_is_kept(address):
    assert local_path(address) == address


def test_nothing_given_leads_to_the_start():
    assert local_path(None) == local_path("") == "/"


@pytest.mark.parametrize("address", ["https://a.example/b", "HTTP://a.example"])
def test_an_address_of_the_web_may_be_followed(address):
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "data:text/html,x", "/local", " https://a.example"]
)
def test_no_other_address_may_be_followed(address):
    assert web_address(address) is None


def test_a_value_in_a_page_is_text():
    html = page(
        "conversations/trouble.html",
        words_in("en"),
        room="conversations",
        back="/\"><script>alert('back')</script>",
        title="<script>alert('title')</script>",
        reason="a < b & c",
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "a &lt; b &amp; c" in html


def test_a_value_that_was_not_given_is_a_fault_and_not_a_gap():
    with pytest.raises(UndefinedError):
        page("conversations/trouble.html", words_in("en"), room="conversations", back="/")


def test_a_piece_is_one_line():
    html = piece("ask/contact.html", words_in("en"), contact=Contact("A\n\nB", "C\r\nD"))
    assert "\n" not in html
    assert "\r" not in html


def test_a_room_says_its_policy_and_its_language():
    visit = Visit(words_in("cy"), "me", "/conversations")
    response = room_page(
        visit, "conversations/trouble.html", room="conversations", code=404, title="T", reason="R"
    )
    html = bytes(response.body).decode()
    assert response.status_code == 404
    assert response.headers["content-security-policy"] == PAGE_POLICY
    assert '<html lang="cy">' in html
    assert "/language/en?back=/conversations" in html
