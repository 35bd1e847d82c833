"""Which addresses count as this machine, and what is checked only there."""

from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse

from ui.web.safety import OnlyThePage, Safety, is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.9"])
def test_addresses_of_this_machine(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "guidance.example", ""])
def test_addresses_that_others_reach(host):
    assert not is_loopback(host)


def client(app, base="http://guidance.example"):
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=base)


async def status(app, method="GET", path="/", base="http://guidance.example", **how):
    async with client(app, base) as asking:
        return (await asking.request(method, path, **how)).status_code


@pytest.fixture
def run():
    import asyncio

    return asyncio.run


def test_a_server_for_others_takes_any_host_name_and_still_refuses_foreign_origins(run):
    app = Safety(PlainTextResponse("fine"), only_loopback=False)
    same = {"origin": "http://guidance.example"}
    assert run(status(app)) == 200
    assert run(status(app, "POST", headers=same)) == 200
    assert run(status(app, "POST", headers={"origin": "https://evil.example"})) == 403


def test_a_policy_that_a_page_sets_itself_is_kept(run):
    page = PlainTextResponse("fine", headers={"content-security-policy": "default-src 'none'"})

    async def policy():
        async with client(Safety(page, only_loopback=False)) as asking:
            return (await asking.get("/")).headers.get_list("content-security-policy")

    assert run(policy()) == ["default-src 'none'"]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/config", 200),
        ("GET", "/gradio_api/app_id", 200),
        ("GET", "/assets/a.js", 200),
        ("POST", "/gradio_api/queue/join", 200),
        ("GET", "/configuration", 404),
        ("POST", "/config", 404),
        ("PUT", "/gradio_api/queue/join", 404),
        ("DELETE", "/assets/a.js", 404),
        ("GET", "/gradio_api/queue/join", 404),
        ("GET", "/assets/%2e%2e/config", 404),
    ],
)
def test_only_what_the_page_asks_reaches_gradio(run, method, path, expected):
    assert run(status(OnlyThePage(PlainTextResponse("Gradio")), method, path)) == expected


@pytest.mark.parametrize(
    ("path", "code", "lasts"),
    [
        ("/assets/Blocks-D1GWYZdr.js", 200, True),
        ("/assets/fonts/Sans-0aNuD791.woff2", 200, True),
        ("/assets/Blocks-D1GWYZdr.js", 404, False),
        ("/assets/logo.svg", 200, False),
        ("/config", 200, False),
    ],
)
def test_what_is_named_by_its_content_is_kept_by_the_browser(run, path, code, lasts):
    async def kept():
        async with client(OnlyThePage(PlainTextResponse("Gradio", code))) as asking:
            return (await asking.get(path)).headers.get("cache-control", "")

    assert ("immutable" in run(kept())) == lasts
