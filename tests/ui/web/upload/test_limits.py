"""What may be sent, how much of it, by whom, and what a page says to everything else."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from assistant.settings import Settings
from assistant.uploads.batch import State
from assistant.uploads.desk import UploadDesk
from assistant.uploads.limits import UploadLimits
from assistant.uploads.staging import Staging
from tests.ui.web.upload.conftest import ROOM, Visitor
from tests.ui.web.upload.made_files import ZEBRA
from ui.web.upload.access import may_upload

pytestmark = pytest.mark.long
SMALL = UploadLimits(file_bytes=20_000, batch_bytes=60_000, files=3, documents=4, spare_bytes=0)


@pytest.fixture
def small(started, monkeypatch):
    """Starts a server that takes little."""
    monkeypatch.setattr("ui.web.upload.pages.UploadDesk", lambda one: UploadDesk(one, SMALL))
    return started


def staged(assembly):
    walked = os.walk(assembly.settings.home / "uploads")
    return [Path(folder) / name for folder, _, names in walked for name in names]


def test_a_file_that_is_too_large_is_refused_by_name_and_the_others_are_read(small):
    with small() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([("big.txt", b"words " * 5_000), ZEBRA])
        page = visitor.page(batch)
        assert "One document was read, one file was refused." in page
        assert "is larger than 0 MB. Part it into smaller files" in page
        assert sorted(one.name for one in staged(assembly)) == ["0002", "0002.json", "batch.json"]


def test_too_much_together_gets_a_clear_page_and_leaves_nothing(small):
    with small() as (address, assembly):
        visitor = Visitor(address)
        answer = visitor.send([(f"{one}.txt", b"words " * 3_000) for one in range(8)])
        assert answer.status_code == 413
        assert "MB together. Nothing was taken." in answer.text
        assert 'href="#files"' in answer.text
        assert staged(assembly) == []


def test_too_many_files_and_documents_are_refused_by_name(small):
    from tests.ui.web.upload.made_files import zipped

    with small() as (address, _):
        visitor = Visitor(address)
        names = {f"m{one}__txt": f"Words {one}\n\nof text {one}.".encode() for one in range(6)}
        files = [("all.zip", zipped(**names)), ZEBRA]
        files += [(f"{one}.txt", b"words %d" % one) for one in range(3)]
        page = visitor.page(visitor.batch(files))
        assert "was one file too many: 3 are taken at once" in page
        assert "was one document too many: 4 are taken at once" in page
        assert "4 documents were read" in page


def test_a_body_past_every_limit_is_not_read(served):
    asking = http.client.HTTPConnection(served.address.removeprefix("http://"), timeout=20)
    asking.putrequest("POST", ROOM)
    asking.putheader("content-length", str(2 * 1024**3))
    asking.endheaders(b"--x")
    assert asking.getresponse().status == 413
    asking.close()
    elsewhere = served.address + ROOM + "/0123456789abcdef01234567/put-in"
    assert httpx.post(elsewhere, content=b"x" * 70_000).status_code == 413
    assert httpx.post(served.address + ROOM + "/", content=b"x" * 70_000).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x--"),
        ("text/plain", b"hello"),
        ("application/x-www-form-urlencoded", b"files=abc"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
            b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n",
        ),
    ],
)
def test_a_request_without_a_file_says_so(shared, kind, body):
    address, assembly = shared
    visitor, before = Visitor(address), staged(assembly)
    answer = visitor.client.post(ROOM, content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert "Choose at least one file" in answer.text
    assert staged(assembly) == before


def test_a_connection_that_breaks_leaves_nothing(small):
    with small() as (address, assembly):
        visitor = Visitor(address)

        def pieces():
            yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\nab'
            time.sleep(0.3)
            raise ConnectionError

        head = {"content-type": "multipart/form-data; boundary=x"}
        with pytest.raises(ConnectionError):
            visitor.client.post(ROOM, content=pieces(), headers=head)
        end = time.monotonic() + 10
        while staged(assembly) and time.monotonic() < end:
            time.sleep(0.05)
        assert staged(assembly) == []


def test_a_browser_without_a_cookie_is_told_and_given_one(shared):
    address, assembly = shared
    before = staged(assembly)
    answer = httpx.post(address + ROOM, files=[("files", ZEBRA)])
    assert answer.status_code == 400
    assert "had no cookie" in answer.text
    assert "SameSite=Lax" in answer.headers["set-cookie"]
    assert staged(assembly) == before


def test_another_site_cannot_send_or_decide(shared):
    address, _ = shared
    visitor = Visitor(address)
    batch = visitor.batch([ZEBRA])
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        for path in (ROOM, f"{batch}/put-in", f"{batch}/give-up"):
            head = {"origin": origin}
            answer = visitor.client.post(path, data={"chosen": "1"}, headers=head)
            assert answer.status_code == 403
    own = visitor.client.post(f"{batch}/put-in", data={}, headers={"origin": address})
    assert own.status_code == 200


def test_the_pages_name_themselves_only_to_this_service(served):
    answer = httpx.get(served.address + ROOM)
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_where_it_is_not_allowed_the_page_says_so(started, language):
    with started(upload="off") as (address, _):
        visitor = Visitor(address, **{"accept-language": language})
        answer = visitor.client.get(ROOM)
        assert answer.status_code == 200
        assert "<form" not in answer.text
        assert ("Ask the person who runs" if language == "en" else "Gofynnwch") in answer.text
        assert visitor.send([ZEBRA]).status_code == 403
        wanted = f"{ROOM}/{'0' * 24}/put-in"
        assert visitor.client.post(wanted, data={"chosen": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("upload", "host", "headers", "allowed"),
    [
        ("local", "127.0.0.1", {}, True),
        ("local", "127.0.0.1", {"x-forwarded-for": "10.0.0.1"}, False),
        ("local", "0.0.0.0", {}, False),
        ("on", "0.0.0.0", {"x-forwarded-for": "10.0.0.1"}, True),
        ("off", "127.0.0.1", {}, False),
    ],
)
def test_who_may_bring_files_in(tmp_path, upload, host, headers, allowed):
    from starlette.requests import HTTPConnection

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "headers": raw, "client": ("127.0.0.1", 5), "path": ROOM}
    settings = Settings(home=tmp_path, upload=upload, host=host)
    assert may_upload(HTTPConnection(scope), settings) is allowed


def test_a_batch_that_is_given_up_leaves_nothing(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([ZEBRA])
        answer = visitor.client.post(f"{batch}/give-up")
        assert answer.url.path == ROOM
        assert visitor.client.get(batch).status_code == 404
        assert staged(assembly) == []


def test_staged_files_go_once_the_batch_is_in(started):
    with started() as (address, assembly):
        visitor = Visitor(address)
        visitor.put_in(visitor.batch([ZEBRA]))
        assert [one.name for one in staged(assembly)] == ["batch.json"]


def test_what_nobody_decided_on_is_cleared(started, upload_home):
    with started() as (address, _):
        visitor = Visitor(address)
        visitor.put_in(visitor.batch([ZEBRA]))
        left = visitor.batch([("b.md", b"# B\n\nWords of b.")])
    staging = Staging(upload_home)
    assert staging.clear(timedelta(hours=1)) == 0
    assert staging.clear(timedelta(seconds=-5)) == 1
    assert [one.state for one in staging.all()] == [State.IN]
    with started() as (address, _):
        assert visitor.at(address).client.get(left).status_code == 404


def test_a_reading_process_that_is_killed_costs_one_file(started, monkeypatch):
    """The child is killed in the middle of its first file; the others are read by a new one."""
    from corpus import reading_apart

    begun = []
    start = subprocess.Popen

    def killed_first(*arguments, **named):
        child = start(*arguments, **named)
        if not begun:
            os.kill(child.pid, signal.SIGKILL)
        begun.append(child)
        return child

    monkeypatch.setattr(reading_apart.subprocess, "Popen", killed_first)
    with started() as (address, _):
        visitor = Visitor(address)
        page = visitor.page(visitor.batch([("first.txt", b"Some words."), ZEBRA]))
        assert "One document was read, one file was refused." in page
        assert "ends its reader (SIGKILL)" in page


def test_a_fault_of_the_service_is_said_and_the_files_stay(started, monkeypatch):
    with started() as (address, assembly):
        visitor = Visitor(address)
        batch = visitor.batch([ZEBRA])
        with monkeypatch.context() as patch:
            patch.setattr(assembly.keeper, "put_in", lambda *_: 1 / 0)
            assert "Something went wrong" in visitor.put_in(batch, "1")
        assert "questions are answered" in visitor.put_in(batch)


def test_only_so_many_batches_wait_for_a_decision(shared):
    address, _ = shared
    visitor = Visitor(address)
    for one in range(10):
        assert visitor.send([(f"{one}.txt", b"words %d" % one)]).status_code == 200
    answer = visitor.send([ZEBRA])
    assert answer.status_code == 503
    assert "10 batches that are not decided on" in answer.text
