"""Whose a conversation is: a browser's own, known by a cookie that tells nothing else."""

from __future__ import annotations

import asyncio
import hashlib

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse

from tests.ui.web.ask.made_turns import Seen
from ui.web.visitor import COOKIE, Visitors, owner_of, owner_of_cookies, visit_of

TOKEN = "t" * 43


def cookies_set(response: httpx.Response) -> list[str]:
    return [one for one in response.headers.get_list("set-cookie") if one.startswith(COOKIE)]


def request_with(*, path="/", query="", headers=(), **scope) -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
            **scope,
        }
    )


@pytest.mark.parametrize("path", ["/", "/conversations", "/library", "/status", "/documents/none"])
def test_a_new_browser_gets_its_cookie_with_any_page(plain, path):
    (cookie,) = cookies_set(httpx.get(plain.address + path))
    value, *attributes = cookie.split("; ")
    assert len(value) == len(f"{COOKIE}=") + 43
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(attributes)
    assert "Secure" not in attributes, "a browser would not send it back over http"


@pytest.mark.parametrize(
    "path",
    ["/healthz", "/readyz", "/config", "/static-page/styles/frame.css", "/language/cy"],
)
def test_what_is_no_page_gives_no_cookie(plain, path):
    assert cookies_set(httpx.get(plain.address + path)) == []


def test_a_browser_that_has_a_cookie_keeps_it(visitor):
    assert cookies_set(visitor.get("/")) == []
    assert cookies_set(visitor.get("/conversations")) == []


def test_two_new_browsers_get_different_cookies(plain):
    first, second = (cookies_set(httpx.get(plain.address)) for _ in range(2))
    assert first != second


@pytest.mark.parametrize(
    "cookie",
    [
        *("", "visitor", "visitor=", "visitor=short", f"visitor={TOKEN}x", "visitor=" + "é" * 43),
        *(f"visitor={'<' * 43}", f'visitor="{TOKEN}', ";;;=;", "visitor=" + "%00" * 14 + "a"),
        "visitor=' OR 1=1 --" + "x" * 40,
    ],
)
def test_a_malformed_cookie_is_none(plain, cookie):
    response = httpx.get(plain.address + "/conversations", headers={"cookie": cookie.encode()})
    assert response.status_code == 200
    assert len(cookies_set(response)) == 1


def test_behind_https_the_cookie_stays_there():
    async def first_page(base):
        app = Visitors(HTMLResponse("page"))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=base) as one:
            return cookies_set(await one.get("/"))

    assert asyncio.run(first_page("https://guidance.example"))[0].endswith("; Secure")
    assert "Secure" not in asyncio.run(first_page("http://guidance.example"))[0]


def test_a_page_sees_the_same_owner_that_its_cookie_will_tell_later():
    async def owners():
        async def page(scope, receive, send):
            await HTMLResponse(owner_of(Request(scope)))(scope, receive, send)

        transport = httpx.ASGITransport(app=Visitors(page))
        async with httpx.AsyncClient(transport=transport, base_url="http://g.example") as one:
            return [(await one.get("/")).text for _ in range(3)]

    first, *later = asyncio.run(owners())
    assert len(first) == 64
    assert later == [first, first]


def test_what_answers_no_page_leaves_the_visitor_unknown():
    async def kept():
        transport = httpx.ASGITransport(app=Visitors(PlainTextResponse("fine")))
        async with httpx.AsyncClient(transport=transport, base_url="http://g.example") as one:
            return cookies_set(await one.get("/"))

    assert asyncio.run(kept()) == []


def test_records_know_a_digest_and_never_the_cookie(visitor, quoted):
    assert owner_of_cookies({COOKIE: TOKEN}) == hashlib.sha256(TOKEN.encode()).hexdigest()
    assert owner_of_cookies({}) == owner_of_cookies({COOKIE: "short"}) == ""
    visitor.keeps(quoted)
    home = visitor.store._records.path.parent
    kept = b"".join(one.read_bytes() for one in home.glob("records.sqlite3*"))
    assert visitor.owner.encode() in kept
    assert visitor.token.encode() not in kept
    assert visitor.token not in visitor.get("/conversations").text


@pytest.mark.parametrize(
    ("path", "query", "back"),
    [
        ("/", "", "/"),
        ("/library", "words=a%26b&page=2", "/library?words=a%26b&page=2"),
        ("/", "language=cy", "/"),
        ("/", "conversation=c1&language=cy&kind=law", "/?conversation=c1&kind=law"),
    ],
)
def test_the_way_back_is_the_page_without_the_language_it_was_asked_in(path, query, back):
    assert visit_of(request_with(path=path, query=query)).back == back


# Two people.


def test_each_visitor_lists_their_own_conversations(visitor, stranger, quoted):
    conversation = visitor.keeps(quoted)
    assert f"/conversations/{conversation}" in Seen(visitor.get("/conversations").text).links
    other = stranger.get("/conversations")
    assert conversation not in other.text
    assert quoted.question not in other.text
    assert quoted.question not in stranger.get("/conversations?words=appointment").text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", "/export.md"),
        ("GET", "/export.docx"),
        ("GET", "/export.pdf"),
        ("GET", "/delete"),
        ("POST", "/delete"),
        ("POST", "/rename"),
        ("POST", "/turns/1/feedback"),
    ],
)
def test_a_conversation_of_somebody_else_is_not_found(visitor, stranger, quoted, method, path):
    conversation = visitor.keeps(quoted)
    form = {"title": "Taken", "verdict": "helpful"} if method == "POST" else None
    theirs = stranger.client.request(method, f"/conversations/{conversation}{path}", data=form)
    nobodys = stranger.client.request(method, f"/conversations/{'0' * 32}{path}", data=form)
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.text.replace(conversation, "0" * 32) == nobodys.text, "it is not even told apart"
    assert quoted.question not in theirs.text
    kept = visitor.store.get(visitor.owner, conversation)
    assert (kept.title, kept.turn_count) == (quoted.question, 1)
    assert "helpful-1" not in visitor.get(f"/conversations/{conversation}").text


def test_deleting_all_leaves_what_others_have(visitor, stranger, quoted):
    mine, theirs = visitor.keeps(quoted), stranger.keeps(quoted)
    assert visitor.post("/conversations/delete-all").status_code == 303
    assert visitor.get(f"/conversations/{mine}").status_code == 404
    assert stranger.get(f"/conversations/{theirs}").status_code == 200


def test_the_chat_says_that_a_conversation_of_somebody_else_is_not_here(visitor, stranger, quoted):
    conversation = visitor.keeps(quoted)
    told = "This conversation is not kept here"
    assert told in stranger.get(f"/?conversation={conversation}").text
    assert told in stranger.get("/?conversation=nothing").text
    assert told not in visitor.get(f"/?conversation={conversation}").text
    assert told not in stranger.get("/").text


def test_without_a_cookie_nothing_can_be_reached(plain, visitor, quoted):
    conversation = visitor.keeps(quoted)
    path = f"{plain.address}/conversations/{conversation}"
    assert httpx.get(path).status_code == 404
    assert httpx.post(f"{path}/delete").status_code == 404
    empty = httpx.get(plain.address + "/conversations", cookies={COOKIE: ""})
    assert quoted.question not in empty.text
