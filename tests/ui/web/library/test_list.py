"""The list of the library: every filter against an independent count, over a real server."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from tests.ui.web.library.conftest import HOSTILE_TITLE, TOPICS, Page, Room, catalogue

HELD = {"ferry-2"}  # of the catalogue; the others held are in no catalogue
NOT_LISTED = ("recall", "starter", "hostile", "long")


def asked(**query: object) -> str:
    return f"/library?{urlencode(query, doseq=True)}"


def count_in(page: Page) -> int:
    found = re.search(r"([\d,]+|No) publications? found", page.words)
    assert found is not None
    return 0 if found[1] == "No" else int(found[1].replace(",", ""))


def ids_on(page: Page) -> list[str]:
    prefix = "/library/publications/"
    return [to.removeprefix(prefix) for _, to in page.links if to.startswith(prefix)]


def every_title(room: Room, path: str) -> list[str]:
    """Return the titles of all pages of a list, by its links to the next one."""
    titles: list[str] = []
    while path:
        page = room.page(path)
        titles += re.findall(r'<h3 lang="[a-z]+"><a[^>]*>(.*?)</a></h3>', page.html)
        path = next((to for said, to in page.links if said == "Next page"), "")
    return titles


def test_everything_known_or_held_is_listed_once(room):
    total = len(catalogue()) + len(NOT_LISTED)
    assert count_in(room.page("/library")) == total
    titles = every_title(room, "/library")
    assert len(titles) == total
    assert len(set(titles)) == total
    assert "Ferry Rules 2" in titles


def test_pages_are_of_twenty_five_and_any_number_leads_to_one(room):
    assert len(ids_on(room.page("/library"))) >= 25
    assert room.page("/library").html.count('class="card"') == 25
    here = 'aria-current="page"><span class="visually-hidden">Page </span>'
    for number in ("3", "4", "999999999999", "9" * 4000):
        assert f"{here}3" in room.page(f"/library?page={number}").html
    for number in ("", "0", "-1", "x", "1e3", "٣"):
        assert f"{here}1" in room.page(f"/library?page={number}").html


@pytest.mark.parametrize("value", ["current", "draft", "superseded", "withdrawn", "historic"])
def test_the_filter_by_status(room, value):
    expected = sum(one.status.value == value for one in catalogue())
    # What is held in no catalogue: one is superseded, and Loop A and B replace each other.
    found = count_in(room.page(asked(status=value, publisher="Harbour Board")))
    own = [one for one in catalogue() if one.publisher == "Harbour Board"]
    assert found == sum(one.status.value == value for one in own)
    assert count_in(room.page(asked(status=value))) >= expected - 2


@pytest.mark.parametrize("topic", TOPICS)
def test_the_filter_by_topic(room, topic):
    expected = sum(topic in one.topics for one in catalogue())
    assert count_in(room.page(asked(topic=topic))) == expected


def test_the_filters_by_publisher_kind_and_nation(room):
    listed = catalogue()
    for name in ("Harbour Board", "County of Éire & Co", "<i>Marine</i> Office"):
        expected = sum(one.publisher == name for one in listed)
        assert count_in(room.page(asked(publisher=name))) == expected
    for kind in ("guidance", "policy framework", "<b>kind</b>"):
        assert count_in(room.page(asked(kind=kind))) == sum(one.kind == kind for one in listed)
    wales = sum("Wales" in (one.nation or "") for one in listed) + 1  # and the manual
    assert count_in(room.page(asked(nation="Wales"))) == wales
    scotland = sum(one.nation == "Scotland" for one in listed)
    assert count_in(room.page(asked(nation="Scotland"))) == scotland


def test_the_filter_by_years_takes_any_date_that_is_known(room):
    def within(one, first, last):
        dates = (one.published, one.updated, one.applies_from)
        return any(first <= day.year <= last for day in dates if day)

    expected = sum(within(one, 2000, 2010) for one in catalogue())
    assert count_in(room.page(asked(**{"from": 2000, "to": 2010}))) == expected
    late = sum(within(one, 2025, 9999) for one in catalogue())
    assert count_in(room.page(asked(**{"from": 2025}))) == late


def test_held_only_and_official_only(room):
    assert count_in(room.page(asked(held="yes"))) == len(NOT_LISTED) + len(HELD)
    total = len(catalogue()) + len(NOT_LISTED)
    assert count_in(room.page(asked(official="yes"))) == total - 1
    assert count_in(room.page(asked(held="no", official="maybe"))) == total


def test_filters_add_up(room):
    listed = [
        one
        for one in catalogue()
        if "risk" in one.topics and one.publisher == "Harbour Board" and one.status == "historic"
    ]
    page = room.page(asked(topic="risk", publisher="Harbour Board", status="historic"))
    assert count_in(page) == len(listed)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ferry rules", {"ferry-1", "ferry-2"}),
        ("FERRY really", {"ferry-2"}),
        ("fery rulse", {"ferry-1", "ferry-2"}),
        ("loop", {"loop-a", "loop-b"}),
        ("ferry circular zebra", set()),
        ("harbour-paper-17", {"harbour-paper-17"}),
    ],
)
def test_words_are_found_without_accents_capitals_and_with_a_typing_error(room, words, expected):
    page = room.page(asked(words=words))
    shown = set(re.findall(r'<h3 lang="en"><a href="/library/publications/([^"]+)"', page.html))
    assert shown == expected


def test_a_word_read_as_another_one_is_told(room):
    page = room.page(asked(words="cirular"))
    assert "No publication has “cirular”; looked for circular instead." in page.words


def test_an_empty_result_says_what_was_looked_for_and_how_to_loosen_it(room):
    page = room.page(asked(words="zzz", topic="risk", status=["draft", "current"]))
    assert "No publications found" in page.words
    assert "Looked for:" in page.words
    removing = {said: to for said, to in page.links if said.startswith("Remove the filter")}
    assert set(removing) == {
        "Remove the filter Search words: “zzz” ×",
        "Remove the filter Topic: Risk ×",
        "Remove the filter Status: Draft ×",
        "Remove the filter Status: Current ×",
    }
    assert removing["Remove the filter Status: Draft ×"] == (
        "/library?words=zzz&status=current&topic=risk#results"
    )
    assert page.link("Show all publications") == "/library"


def test_the_order_is_the_one_asked_for(room):
    titles = every_title(room, "/library?sort=title")
    assert titles == sorted(titles, key=str.casefold)
    newest = room.page("/library?sort=newest&publisher=Harbour+Board")
    years = [int(one) for one in re.findall(r"published (\d{4})", newest.html)]
    assert years == sorted(years, reverse=True)
    first = ids_on(room.page(asked(words="ferry")))
    assert first[0] == "ferry-2", "current text comes first among equals"


def test_empty_fields_of_the_form_leave_the_address(room):
    answer = room.get("/library?words=ferry&topic=&kind=&from=&to=&sort=&status=current")
    assert answer.url.query == b"words=ferry&status=current"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"from": "20x"}, "“20x” is not a year. Write the year with four digits"),
        ({"to": "99999"}, "Write the year with four digits"),
        ({"from": "2020", "to": "2019"}, "The last year is before the first one"),
        ({"words": "a" * 10_000}, "Shorten the search words"),
        ({"topic": "a" * 300}, "A filter has a value that is too long"),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_typed_is_lost(room, query, problem):
    answer = room.get(asked(**query))
    page = Page(answer.text)
    assert answer.status_code == 400
    assert problem in page.words
    assert "publications found" not in page.words
    for value in query.values():
        assert f'value="{value}"' in page.html
    assert "Ni ellir gwneud" in room.page(asked(**query), language="cy").words


@pytest.mark.parametrize(
    "nasty",
    ["'; DROP TABLE documents; --", "<script>alert(1)</script>", "\x00", "%00", "%", "\\",
     "{{7*7}}", "${7*7}", "\u202e\ufeff", "ⅷ", "é" * 150, "(((", ".*", "😀"],
)  # fmt: skip
def test_any_words_are_only_words(room, nasty):
    for name in ("words", "topic", "publisher", "nation", "kind", "status", "sort", "page"):
        answer = room.get(asked(**{name: nasty}))
        assert answer.status_code == 200, name
        page = Page(answer.text)
        assert page.of("script") == []
        assert "49" not in page.of("input")[0]["value"]
    assert count_in(room.page("/library")) > 60


def test_hostile_entries_stay_text(room):
    page = room.page(asked(words="rules", publisher="<i>Marine</i> Office"))
    assert HOSTILE_TITLE in page.text
    assert "<script>alert(1)</script>" in page.text
    for tag in ("script", "i", "b", "u", "img"):
        assert page.of(tag) == []
    assert not any(to.startswith("javascript") for _, to in page.links)


def test_what_is_held_is_read_here_and_what_is_not_at_its_official_page(room):
    page = room.page(asked(words="ferry rules"))
    newer = room.documents["newer"].id
    assert page.link("Read Ferry Rules 2") == f"/documents/{newer}"
    assert "Replaced by: Ferry Rules 2" in page.words
    assert "Not held here." in page.words


def test_every_control_has_its_label_and_every_id_is_there_once(room):
    page = room.page(asked(words="zzz", status="draft"))
    ids = [told["id"] for _, told in page.found if "id" in told]
    assert len(ids) == len(set(ids))
    labelled = {one["for"] for one in page.of("label")}
    fields = [*page.of("input"), *page.of("select")]
    assert {one["id"] for one in fields} == labelled
    for _, told in page.found:
        assert set(told.get("aria-describedby", "").split()) <= set(ids)


def test_the_list_speaks_welsh(room):
    page = room.page(asked(words="ferry", topic="risk"), language="cy")
    assert page.of("html") == [{"lang": "cy"}]
    assert "Ni chafwyd hyd i unrhyw gyhoeddiad" in page.words
    assert "Pwnc: Risg" in page.words
