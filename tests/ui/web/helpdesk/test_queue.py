"""The queue: what is due first stands first, and is found by words, state, route and person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route, SenderKind
from tests.ui.web.helpdesk.conftest import Colleague, place_of, text_of
from tests.ui.web.helpdesk.made_mails import FIRST, mail

_ROW = re.compile(r'<tr role="row">.*?</tr>', re.DOTALL)


def made(subject: str, **told) -> Enquiry:
    message = Message(subject, f"About {subject}. {FIRST}")
    known = {"sender": SenderKind.COUNCIL, "route": Route.GUIDANCE} | told
    return Enquiry(message, questions=(FoundQuestion(FIRST, FIRST),), **known)


@pytest.fixture
def person(own_desk) -> Iterator[Colleague]:
    opened = Colleague(*own_desk, "Sam Owl")
    yield opened
    opened.client.close()


def titles(page) -> list[str]:
    rows = _ROW.findall(page.text)
    found = [re.search(r'<a href="/helpdesk/enquiries/[^>]+>([^<]+)</a>', one) for one in rows]
    return [one[1] for one in found if one]


def test_an_empty_queue_says_how_to_begin(person: Colleague) -> None:
    page = person.get("/helpdesk")
    said = text_of(page)
    assert "No enquiry has come in yet" in said
    assert "/helpdesk/enquiries" in said
    assert 'href="/helpdesk/new"' in page.text
    assert "<table" not in page.text


def test_the_queue_is_narrowed_in_the_address(person: Colleague) -> None:
    keep = person.assembly.helpdesk.enquiries.keep
    long_ago = datetime.now(UTC) - timedelta(days=30)
    keep(made("curfew hours"), by="Sam Owl")
    keep(made("press statement", route=Route.MEDIA, sender=SenderKind.JOURNALIST), by="Sam Owl")
    late = keep(made("late lodger"), by="Sam Owl", arrived=long_ago)
    given = person.assembly.helpdesk.assign(late.id, "Mira Finch", by="Sam Owl", version=1)
    assert given.person == "Mira Finch"
    assert titles(person.get("/helpdesk"))[0] == "late lodger"
    for query, expected in (
        ("words=lodg", ["late lodger"]),
        ("route=media", ["press statement"]),
        ("sender=journalist", ["press statement"]),
        ("person=name:Mira Finch", ["late lodger"]),
        ("late=yes", ["late lodger"]),
        ("person=nobody&sender=council", ["curfew hours"]),
        ("person=me", []),
        ("state=closed", []),
        ("route=nonsense&state=x&late=1&person=y&after=%00", titles(person.get("/helpdesk"))),
    ):
        assert titles(person.get(f"/helpdesk?{query}")) == expected, query
    nothing = person.get("/helpdesk?state=closed")
    assert "No enquiry is like that." in text_of(nothing)
    assert "Show all that are open" in text_of(nothing)
    chosen = person.get("/helpdesk?person=name:Mira Finch&route=media")
    assert '<option value="name:Mira Finch" selected>' in chosen.text
    assert '<option value="media" selected>' in chosen.text


def test_what_is_late_and_who_has_it_is_told_in_words(person: Colleague) -> None:
    keep = person.assembly.helpdesk.enquiries.keep
    kept = keep(made("late"), by="Sam Owl", arrived=datetime.now(UTC) - timedelta(days=30))
    person.assembly.helpdesk.assign(kept.id, "Mira Finch", by="Sam Owl", version=1)
    page = person.get("/helpdesk")
    said = text_of(page)
    assert re.search(r"Overdue by \d+ days", said)
    assert re.search(r"Who has how much .* Mira Finch 1 1 0", said)
    one = person.get(f"/helpdesk/enquiries/{kept.id}")
    assert re.search(r"Due: Overdue by \d+ days", text_of(one))


def test_a_long_queue_has_pages(person: Colleague) -> None:
    keep = person.assembly.helpdesk.enquiries.keep
    for number in range(60):
        keep(made(f"number {number:02}"), by="Sam Owl")
    first = person.get("/helpdesk")
    assert "50 of 60 enquiries." in text_of(first)
    following = re.search(r'<a href="([^"]+)" rel="next">', first.text)
    assert following
    second = person.get(following[1].replace("&amp;", "&"))
    assert len(titles(second)) == 10
    assert not set(titles(first)) & set(titles(second))
    assert "First page" in text_of(second)
    assert 'rel="next"' not in second.text


def test_a_closed_enquiry_leaves_the_queue_and_is_found_again(person: Colleague) -> None:
    page = person.brings(mail(FIRST, subject="Done soon"))
    person.works_on(page, "closed")
    assert titles(person.get("/helpdesk")) == []
    found = person.get("/helpdesk?state=all&words=soon")
    assert titles(found) == ["Done soon"]
    assert "Done" in text_of(found)
    assert place_of(page) in found.text


def test_the_room_speaks_welsh(person: Colleague) -> None:
    page = person.brings(mail(FIRST))
    for path, said in (
        ("/helpdesk", "Desg ateb"),
        ("/helpdesk/new", "Ymholiad newydd"),
        ("/helpdesk/name", "Eich enw wrth y ddesg hon"),
        ("/helpdesk/answers", "Atebion a gymeradwywyd"),
        (place_of(page), "Cwestiynau ac atebion"),
    ):
        shown = person.get(path, params={"language": "cy"})
        assert '<html lang="cy">' in shown.text
        assert said in text_of(shown)
