from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.govuk.addresses import Base
from corpus.govuk.client import Limits, PoliteClient
from corpus.govuk.errors import AddressRefused, NotReached, UnusableAnswer
from corpus.govuk.pacing import PAUSES, Pacer
from tests.corpus.govuk.publisher import API, Made, Publisher
from tests.corpus.govuk.synced_home import TurnedClock

_PAGE = "https://www.gov.uk/guidance/x"
_PATH = f"{API}/guidance/x"
_OUTSIDE = "151.101.0.144"


@pytest.fixture
def client(publisher: Publisher, clock: TurnedClock) -> Iterator[PoliteClient]:
    with closing(PoliteClient(Base.of(publisher.address), clock)) as one:
        yield one


def test_an_answer_comes_with_what_the_next_question_needs(
    publisher: Publisher, client: PoliteClient
):
    modified = "Sat, 21 Nov 2026 10:00:00 GMT"
    publisher.give(_PATH, Made(body=b"{}", headers={"Last-Modified": modified}))
    reply = client.get(_PAGE)
    assert (reply.status, reply.body, reply.last_modified) == (200, b"{}", modified)
    again = client.get(_PAGE, conditions={"If-None-Match": reply.etag or ""})
    assert (again.status, again.body) == (304, b"")
    asked = publisher.seen[0].headers
    assert asked["host"] == publisher.address.removeprefix("http://")
    assert "probation" in asked["user-agent"]


def test_requests_go_out_no_closer_than_a_fifth_of_a_second(
    publisher: Publisher, client: PoliteClient, clock: TurnedClock
):
    publisher.give(_PATH, Made(body=b"{}"))
    for _ in range(11):
        client.get(_PAGE)
    assert clock.now() == pytest.approx(2.0)
    assert len(publisher.seen) == client.requests == 11


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "pause"),
    [("7", 7.0), ("Sun, 22 Nov 2026 09:30:20 GMT", 20.0), ("100000", 120.0), (None, PAUSES[0])],
)
def test_a_busy_publisher_is_asked_again_when_it_says(
    publisher: Publisher,
    client: PoliteClient,
    clock: TurnedClock,
    status: int,
    header: str | None,
    pause: float,
):
    busy = Made(status, headers={"Retry-After": header} if header else {})
    publisher.give(_PATH, busy, Made(body=b"{}"))
    assert client.get(_PAGE).status == 200
    assert clock.slept[0] == pytest.approx(pause)
    assert [one.status for one in publisher.seen] == [status, 200]


def test_pauses_grow_and_end(publisher: Publisher, client: PoliteClient, clock: TurnedClock):
    publisher.give(_PATH, Made(503))
    with pytest.raises(NotReached, match="503"):
        client.get(_PAGE)
    assert clock.slept == pytest.approx(list(PAUSES))
    assert sorted(PAUSES) == list(PAUSES)
    assert len(publisher.seen) == len(PAUSES) + 1


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_a_plain_no_is_not_asked_again(publisher: Publisher, client: PoliteClient, status: int):
    publisher.give(_PATH, Made(status, b"no"))
    assert client.get(_PAGE).status == status
    assert len(publisher.seen) == 1


def test_a_host_that_does_not_answer_is_left_alone_after_three_pages(clock: TurnedClock):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{one.getsockname()[1]}"
    client = PoliteClient(Base.of(nobody), clock)
    for _ in range(3):
        with pytest.raises(NotReached, match="could not be reached"):
            client.get(_PAGE)
    assert client.requests == 3 * (len(PAUSES) + 1)
    with pytest.raises(NotReached, match="not asked"):
        client.get(_PAGE)
    assert client.requests == 3 * (len(PAUSES) + 1)


def test_a_connection_that_breaks_off_is_tried_again(
    publisher: Publisher, client: PoliteClient, clock: TurnedClock
):
    publisher.give(_PATH, Made(body=b"{", headers={"Content-Length": "900"}), Made(body=b"{}"))
    assert client.get(_PAGE).body == b"{}"
    assert clock.slept[0] == PAUSES[0]


def test_an_answer_beyond_the_limit_is_not_taken(publisher: Publisher, clock: TurnedClock):
    limits = Limits(most_bytes=100_000)
    publisher.give(_PATH, Made(body=b"x" * 400_000), Made(body=b"x" * 100_000))
    with closing(PoliteClient(Base.of(publisher.address), clock, limits=limits)) as client:
        with pytest.raises(UnusableAnswer, match="larger than 100,000 bytes"):
            client.get(_PAGE)
        assert len(client.get(_PAGE).body) == 100_000


def test_a_packed_answer_is_measured_unpacked(publisher: Publisher, clock: TurnedClock):
    packed = gzip.compress(b"\0" * 5_000_000)
    publisher.give(_PATH, Made(body=packed, headers={"Content-Encoding": "gzip"}))
    client = PoliteClient(Base.of(publisher.address), clock, limits=Limits(most_bytes=1024 * 1024))
    with closing(client), pytest.raises(UnusableAnswer, match="larger than 1 MiB"):
        client.get(_PAGE)


def test_an_answer_that_drips_is_not_waited_for(publisher: Publisher, clock: TurnedClock):
    publisher.give(_PATH, Made(body=b"x" * 500_000, pieces=50, between=lambda: clock.sleep(10)))
    client = PoliteClient(Base.of(publisher.address), clock)
    with closing(client), pytest.raises(UnusableAnswer, match="not complete after 180 seconds"):
        client.get(_PAGE)


def test_a_publisher_that_says_nothing_is_not_waited_for(publisher: Publisher, clock: TurnedClock):
    silent = threading.Event()
    made = Made(body=b"xx", pieces=2, between=lambda: silent.wait(5) and None)
    publisher.give(_PATH, made)
    client = PoliteClient(Base.of(publisher.address), clock, limits=Limits(wait=0.1))
    with closing(client), pytest.raises(NotReached, match="could not be reached"):
        client.get(_PAGE)
    silent.set()


@pytest.mark.parametrize(
    "address",
    [
        *("https://www.scribd.com/document/1", "https://localhost/x", "https://127.0.0.1/x"),
        *("https://169.254.169.254/latest", "https://[::1]/x", "https://www.gov.uk:22/x"),
        *("http://2130706433/x", "https://0x7f.1/x", "https://www.gov.uk.evil.example/x"),
    ],
)
def test_an_address_off_the_list_is_never_looked_up(clock: TurnedClock, address: str):
    looked_up: list[str] = []

    def look_up(name: str, _port: int) -> list[str]:
        looked_up.append(name)
        return [_OUTSIDE]

    client = PoliteClient(Base(), clock, look_up=look_up)
    with pytest.raises(AddressRefused):
        client.get(address)
    assert looked_up == []
    assert client.requests == 0


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"])
def test_a_listed_name_that_leads_inside_is_never_connected_to(clock: TurnedClock, inside: str):
    client = PoliteClient(Base(), clock, look_up=lambda _name, _port: [_OUTSIDE, inside])
    with pytest.raises(AddressRefused, match="not a public address"):
        client.get(_PAGE)
    assert client.requests == 0


def test_only_the_address_that_was_checked_is_connected_to(
    clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
):
    """A name that answers differently the second time must not be asked a second time."""
    answers = iter([[_OUTSIDE], ["127.0.0.1"]])
    reached: list[Any] = []

    def connect(target: Any, *_: Any, **__: Any) -> socket.socket:
        reached.append(target)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    client = PoliteClient(Base(), clock, look_up=lambda _name, _port: next(answers))
    with pytest.raises(AddressRefused):
        client.get(_PAGE)
    assert reached == [(_OUTSIDE, 443)]


@contextmanager
def secure_publisher(folder: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Answer one request over TLS with a certificate for `name`; yield port and what was asked."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made_for = f"-subj /CN={name} -addext subjectAltName=DNS:{name}"
    command = (
        f"req -x509 -newkey rsa:2048 -nodes -days 2 -keyout {key} -out {certificate} {made_for}"
    )
    subprocess.run([openssl, *command.split()], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    seen: list[str] = []
    context.sni_callback = lambda _socket, asked, _context: seen.append(asked)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            try:
                with context.wrap_socket(listening.accept()[0], server_side=True) as one:
                    seen.append(one.recv(4000).decode())
                    one.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            except OSError as problem:
                seen.append(f"refused by the asker: {problem}")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1], seen
        thread.join(5)


@pytest.mark.parametrize(("name", "trusted"), [("www.gov.uk", True), ("evil.example", False)])
def test_the_certificate_must_be_that_of_the_name_although_a_number_is_connected_to(
    clock: TurnedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    trusted: bool,
):
    connect = socket.create_connection
    with secure_publisher(tmp_path, name) as (port, seen):

        def redirect(target: Any, *rest: Any, **named: Any) -> socket.socket:
            assert target == (_OUTSIDE, 443)
            return connect(("127.0.0.1", port), *rest, **named)

        monkeypatch.setattr(socket, "create_connection", redirect)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        monkeypatch.setattr("corpus.govuk.client.PAUSES", ())
        client = PoliteClient(
            Base(), clock, pacer=Pacer(clock), look_up=lambda _name, _port: [_OUTSIDE]
        )
        if trusted:
            assert client.get(_PAGE).body == b"{}"
            assert "Host: www.gov.uk\r\n" in seen[1]
        else:
            with pytest.raises(NotReached, match=r"(?i)certificate"):
                client.get(_PAGE)
        client.close()
    assert seen[0] == "www.gov.uk"


def test_another_of_the_checked_addresses_is_tried_when_the_first_does_not_answer(
    clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
):
    reached: list[str] = []

    def connect(target: Any, *_: Any, **__: Any) -> socket.socket:
        reached.append(target[0])
        raise ConnectionRefusedError

    found = ["2a04:4e42::144", _OUTSIDE]
    monkeypatch.setattr(socket, "create_connection", connect)
    client = PoliteClient(Base(), clock, look_up=lambda _name, _port: found)
    with pytest.raises(NotReached):
        client.get(_PAGE)
    assert reached == [*found, *found]


def test_a_host_in_trouble_is_left_alone_until_another_day(
    publisher: Publisher, client: PoliteClient
):
    publisher.give(_PATH, Made(503))
    for _ in range(3):
        with pytest.raises(NotReached, match="503"):
            client.get(_PAGE)
    seen = len(publisher.seen)
    with pytest.raises(NotReached, match="not asked"):
        client.get(_PAGE)
    assert len(publisher.seen) == seen


def test_one_answer_is_enough_to_trust_a_host_again(publisher: Publisher, client: PoliteClient):
    tries = [Made(503)] * (len(PAUSES) + 1)
    publisher.give(_PATH, *tries, *tries, Made(body=b"{}"), *tries, Made(body=b"{}"))
    for _ in range(2):
        with pytest.raises(NotReached):
            client.get(_PAGE)
    assert client.get(_PAGE).status == 200
    with pytest.raises(NotReached, match="503"):
        client.get(_PAGE)
    assert client.get(_PAGE).status == 200
