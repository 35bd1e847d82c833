"""Asks an address and goes where its publisher says that the page stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from corpus.govuk.addresses import Base, is_page, path_of, public_address
from corpus.govuk.answer import Answer
from corpus.govuk.client import Reply
from corpus.govuk.errors import NotReached, UnusableAnswer

_MOST_HOPS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))


class Asking(Protocol):
    """Asks one address, without going anywhere else."""

    def get(self, public: str, *, conditions: Mapping[str, str] | None = None) -> Reply:
        """Return the answer for a public address."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """The last answer on the way from an address, and the public `address` that gave it."""

    address: str
    reply: Reply


def arrive(
    start: str, base: Base, asking: Asking, conditions: Callable[[str], Mapping[str, str]]
) -> Arrival:
    """Ask the public address `start` and follow redirects, each checked before it is asked.

    `conditions` gives the headers for an address. Raises `AddressRefused` for an address that must
    not be asked, and `NotReached` for a loop or a way that is too long.
    """
    address = start
    passed = [address]
    while True:
        reply = asking.get(address, conditions=conditions(address))
        target = _target(address, reply, base)
        if target is None:
            return Arrival(address, reply)
        if target in passed:
            raise NotReached(start, f"leads round in a circle, by {target}")
        if len(passed) > _MOST_HOPS:
            raise NotReached(start, f"leads on and on, over {_MOST_HOPS} addresses to {target}")
        address = target
        passed.append(address)


def _target(address: str, reply: Reply, base: Base) -> str | None:
    if reply.status in _MOVED:
        location = reply.headers.get("location") or _told(address, reply)
        if not location:
            raise NotReached(address, f"answered {reply.status} without saying where to go")
        return base.redirected(address, location)
    if reply.status == 200 and is_page(address) and b'"redirect"' in reply.body[:100_000]:
        location = _told(address, reply)
        return base.redirected(address, location) if location else None
    return None


def _told(address: str, reply: Reply) -> str | None:
    """Return the destination that a redirect page of the Content API tells, if this is one."""
    if not is_page(address):
        return None
    try:
        answer = Answer.of(reply.body)
    except UnusableAnswer:
        # A redirect need not have a page of its own.
        return None
    if answer.text("document_type") != "redirect" and answer.text("schema_name") != "redirect":
        return None
    path = path_of(address)
    for one in answer.each("redirects"):
        told, destination = one.text("path"), one.text("destination")
        if destination and told == path:
            return _public(destination)
        if destination and one.text("type") == "prefix" and path.startswith(f"{told}/"):
            kept = path[len(told) :] if one.text("segments_mode") == "preserve" else ""
            return _public(destination.rstrip("/") + kept)
    return None


def _public(destination: str) -> str:
    whole = f"https://www.gov.uk{destination}" if destination.startswith("/") else destination
    return public_address(whole)
