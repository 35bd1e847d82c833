"""Asks publishers for pages: politely, within limits, and only at addresses that were checked."""

from __future__ import annotations

import ssl
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from corpus.govuk.addresses import Base, refusal
from corpus.govuk.errors import AddressRefused, NotReached, UnusableAnswer
from corpus.govuk.hosts import LookUp, public_addresses, system_look_up
from corpus.govuk.pacing import PAUSES, Clock, Pacer, asked_pause

_NAME = "probation-guidance-assistant (keeps official guidance readable offline)"
_AGAIN = frozenset((429, 500, 502, 503, 504))
_SILENT = 3
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a publisher's answer is taken: bytes, and seconds to connect, wait and end."""

    most_bytes: int = 50 * 1024 * 1024
    connect: float = 10.0
    wait: float = 30.0
    whole: float = 180.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came; the names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str | None:
        """The publisher's name for this state of the page."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """When the page was last changed, as the publisher wrote it."""
        return self.headers.get("last-modified")


class PoliteClient:
    """Asks one address at a time, never more often than `pacer` allows."""

    def __init__(
        self,
        base: Base,
        clock: Clock,
        *,
        pacer: Pacer | None = None,
        limits: Limits | None = None,
        look_up: LookUp = system_look_up,
    ) -> None:
        """Ask for what `base` serves and for public addresses on the list of hosts."""
        self._base = base
        self._clock = clock
        self._pacer = pacer or Pacer(clock)
        self._limits = limits or Limits()
        self._look_up = look_up
        self._clients: dict[str, httpx.Client] = {}
        self._certificates: ssl.SSLContext | None = None
        self._silent: Counter[str] = Counter()
        self.requests = 0

    def get(self, public: str, *, conditions: Mapping[str, str] | None = None) -> Reply:
        """Return the answer for a public address; redirects are returned, not followed.

        `conditions` are the headers that ask only for what has changed. Raises `AddressRefused`
        before anything is sent, `NotReached` if no answer came after several tries, and
        `UnusableAnswer` for one beyond the limits.
        """
        asked = self._base.asked(public)
        reason = None if self._base.is_set(asked) else refusal(public)
        if reason:
            raise AddressRefused(public, reason)
        host = urlsplit(asked).netloc
        if self._silent[host] >= _SILENT:
            raise NotReached(public, f"not asked, because {host} failed several times")
        return self._persistently(public, asked, host, dict(conditions or {}))

    def close(self) -> None:
        """Close all connections."""
        for one in self._clients.values():
            one.close()
        self._clients.clear()

    def _persistently(
        self, public: str, asked: str, host: str, conditions: dict[str, str]
    ) -> Reply:
        reason = ""
        for turn, pause in enumerate((*PAUSES, None)):
            wanted: float | None = None
            try:
                reply = self._once(public, asked, conditions, turn)
            except (httpx.RequestError, NotReached) as problem:
                reason = f"could not be reached ({problem or type(problem).__name__})"
            else:
                if reply.status not in _AGAIN:
                    self._silent[host] = 0
                    return reply
                reason = f"answered {reply.status} again and again; try later"
                wanted = asked_pause(reply.headers.get("retry-after"), self._clock.today())
            if pause is not None:
                self._pacer.pause(pause if wanted is None else wanted)
        self._silent[host] += 1
        raise NotReached(public, reason)

    def _once(self, public: str, asked: str, conditions: dict[str, str], turn: int) -> Reply:
        try:
            url = httpx.URL(asked)
        except httpx.InvalidURL as problem:
            raise AddressRefused(public, f"is not an address of the web ({problem})") from problem
        client = self._client(url)
        headers = {**conditions, "Host": url.netloc.decode("ascii")}
        extensions: dict[str, object] = {}
        if not self._base.is_set(asked):
            # The very address that was checked is connected to; the certificate must still be that
            # of the name.
            port = url.port or (443 if url.scheme == "https" else 80)
            checked = public_addresses(url.host, port, self._look_up)
            extensions["sni_hostname"] = url.host
            url = url.copy_with(host=checked[turn % len(checked)])
        self._pacer.wait()
        self.requests += 1
        end = self._clock.now() + self._limits.whole
        with client.stream("GET", url, headers=headers, extensions=extensions) as response:
            body = self._body(response, end)
            return Reply(response.status_code, dict(response.headers), body)

    def _body(self, response: httpx.Response, end: float) -> bytes:
        most = self._limits.most_bytes
        body = bytearray()
        for chunk in response.iter_bytes(_CHUNK):
            body += chunk
            if len(body) > most:
                raise UnusableAnswer(f"its answer is larger than {_size(most)}")
            if self._clock.now() > end:
                raise UnusableAnswer(
                    f"its answer was not complete after {self._limits.whole:g} seconds"
                )
        return bytes(body)

    def _client(self, url: httpx.URL) -> httpx.Client:
        """Return the client of a host: a connection made for one name never serves another."""
        key = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if key not in self._clients:
            limits = self._limits
            self._clients[key] = httpx.Client(
                verify=self._trusted(),
                # A proxy would connect to whatever it finds under a name, checked or not.
                trust_env=False,
                follow_redirects=False,
                timeout=httpx.Timeout(limits.wait, connect=limits.connect),
                headers={"User-Agent": _NAME, "Accept-Encoding": "gzip"},
            )
        return self._clients[key]

    def _trusted(self) -> ssl.SSLContext:
        if self._certificates is None:
            self._certificates = httpx.create_ssl_context(trust_env=False)
            # Besides the certificates that come with httpx, those that this machine trusts.
            self._certificates.load_default_certs()
        return self._certificates


def _size(number: int) -> str:
    return f"{number // 1024 // 1024} MiB" if number >= 1024 * 1024 else f"{number:,} bytes"
