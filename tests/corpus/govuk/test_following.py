from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from corpus.govuk.addresses import Base
from corpus.govuk.client import Reply
from corpus.govuk.errors import AddressRefused, NotReached
from corpus.govuk.following import arrive

_START = "https://www.gov.uk/guidance/a"


class Told:
    """Answers as told, and remembers what was asked."""

    def __init__(self, **answers: Reply) -> None:
        self.answers = {f"https://www.gov.uk/guidance/{name}": one for name, one in answers.items()}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def get(self, public: str, *, conditions: Mapping[str, str] | None = None) -> Reply:
        if public not in self.answers:
            raise AddressRefused(public, "is not on the list")
        self.asked.append((public, dict(conditions or {})))
        return self.answers[public]


def moved(location: str | None = None, status: int = 301, body: object = None) -> Reply:
    headers = {"location": location} if location else {}
    return Reply(status, headers, json.dumps(body).encode() if body else b"")


_PAGE = Reply(200, {}, b'{"document_type": "guidance"}')


def go(told: Told) -> str:
    return arrive(_START, Base(), told, lambda address: {"If-None-Match": address}).address


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(status: int):
    told = Told(a=moved("/api/content/guidance/b", status), b=_PAGE)
    assert go(told) == "https://www.gov.uk/guidance/b"


def test_each_address_is_asked_on_its_own_conditions():
    told = Told(a=moved("/guidance/b"), b=_PAGE)
    go(told)
    assert told.asked == [(one, {"If-None-Match": one}) for one in told.answers]


def redirect_page(**values: str) -> dict[str, object]:
    return {"document_type": "redirect", "redirects": [values]}


@pytest.mark.parametrize("status", [303, 200])
@pytest.mark.parametrize(
    "values",
    [
        {"path": "/guidance/a", "type": "exact", "destination": "/guidance/b"},
        {"path": "/guidance/a", "type": "exact", "destination": "https://www.gov.uk/guidance/b#x"},
        {"path": "/guidance", "type": "prefix", "destination": "/guidance/b"},
    ],
)
def test_a_redirect_page_is_followed_by_what_it_tells(status: int, values: dict[str, str]):
    told = Told(a=moved(status=status, body=redirect_page(**values)), b=_PAGE)
    assert go(told) == "https://www.gov.uk/guidance/b"


def test_a_prefix_that_is_kept_keeps_the_rest_of_the_path():
    values = {"path": "/guidance", "type": "prefix", "segments_mode": "preserve"}
    page = redirect_page(**values, destination="/guidance/b")
    told = Told(a=moved(status=303, body=page), **{"b/a": _PAGE})
    assert go(told) == "https://www.gov.uk/guidance/b/a"


def test_a_page_that_only_speaks_of_a_redirect_is_a_page():
    page = Reply(200, {}, b'{"document_type": "guidance", "title": "a \\"redirect\\" explained"}')
    assert go(Told(a=page)) == _START


def test_a_circle_is_left():
    told = Told(a=moved("/guidance/b"), b=moved("/guidance/a"))
    with pytest.raises(NotReached, match="circle"):
        go(told)
    assert len(told.asked) == 2


def test_a_page_that_leads_to_itself_is_a_circle():
    with pytest.raises(NotReached, match="circle"):
        go(Told(a=moved("https://gov.uk/guidance/a/#top")))


def test_a_way_without_end_is_left():
    steps = {chr(one): moved(f"/guidance/{chr(one + 1)}") for one in range(ord("a"), ord("z"))}
    told = Told(**steps)
    with pytest.raises(NotReached, match="on and on"):
        go(told)
    assert len(told.asked) == 6


def test_five_steps_are_walked():
    steps = {chr(one): moved(f"/guidance/{chr(one + 1)}") for one in range(ord("a"), ord("f"))}
    assert go(Told(**steps, f=_PAGE)).endswith("/f")


@pytest.mark.parametrize("body", [None, {"document_type": "redirect"}, {"redirects": "none"}])
def test_a_redirect_to_nowhere_says_so(body: object):
    with pytest.raises(NotReached, match="without saying where"):
        go(Told(a=moved(status=303, body=body)))


def test_where_it_leads_is_checked_before_it_is_asked():
    told = Told(a=moved("https://evil.example/guidance/b"))
    with pytest.raises(AddressRefused):
        go(told)
    assert len(told.asked) == 1
