"""One publication with its versions, and the line of time."""

from __future__ import annotations

import random

import pytest

from corpus.publication import Publication, Status
from corpus.written_date import PartialDate
from tests.ui.web.library.conftest import HOSTILE_TITLE, Page
from ui.web.language import words_in
from ui.web.library.holdings import Entry, Holdings
from ui.web.library.publication_page import period_words
from ui.web.library.timeline import MOST_POINTS, timeline_of


def holdings_of(*publications: Publication) -> Holdings:
    return Holdings([Entry(str(one.external_id), one) for one in publications])


def paper(name: str, *replaces: str, **more) -> Publication:
    for field in ("published", "applies_from", "applies_to", "withdrawn_on"):
        if field in more:
            more[field] = PartialDate.fromisoformat(more[field])
    return Publication(f"Paper {name}", external_id=name, replaces=replaces, **more)


def line(name: str, holdings: Holdings) -> list[str]:
    return [one.entry.id for one in timeline_of(holdings[name], holdings)]


def test_a_chain_stands_in_order_whichever_link_is_asked_for():
    holdings = holdings_of(paper("c", "b"), paper("a"), paper("b", "a"))
    for name in "abc":
        assert line(name, holdings) == ["a", "b", "c"]
        assert [one.here for one in timeline_of(holdings[name], holdings)].count(True) == 1


def test_the_order_of_replacing_outranks_dates_that_contradict_it():
    holdings = holdings_of(paper("a", published="2020"), paper("b", "a", published="2010"))
    assert line("a", holdings) == ["a", "b"]


def test_forks_stand_by_date_and_each_publication_once():
    holdings = holdings_of(
        paper("old", published="2001"),
        paper("left", "old", published="2005"),
        paper("right", "old", published="2003"),
        paper("joined", "left", "right", published="2009"),
    )
    assert line("old", holdings) == ["old", "right", "left", "joined"]
    assert line("joined", holdings) == ["old", "right", "left", "joined"]
    assert line("left", holdings) == ["old", "left", "joined"], "its sibling is on another line"


def test_loops_do_no_harm():
    holdings = holdings_of(paper("a", "b"), paper("b", "a"), paper("self", "self"))
    assert sorted(line("a", holdings)) == ["a", "b"]
    assert line("self", holdings) == ["self"]
    ring = holdings_of(*(paper(f"r{one}", f"r{(one + 1) % 9}") for one in range(9)))
    assert sorted(line("r4", ring)) == [f"r{one}" for one in range(9)]


def test_any_net_of_replacements_has_a_line_with_each_publication_once():
    for seed in range(40):
        pick = random.Random(seed)
        names = [f"p{one}" for one in range(12)]
        papers = [paper(name, *pick.sample(names, pick.randint(0, 3))) for name in names]
        holdings = holdings_of(*papers)
        for name in names:
            found = line(name, holdings)
            assert name in found
            assert len(found) == len(set(found))


def test_a_very_long_chain_is_shown_from_its_newest_end():
    count = MOST_POINTS + 40
    holdings = holdings_of(
        *(paper(f"{one:03}", *([f"{one - 1:03}"] if one else [])) for one in range(count))
    )
    assert line("090", holdings) == [f"{one:03}" for one in range(40, count)]


def test_a_replacement_told_by_its_title_is_on_the_line():
    holdings = holdings_of(paper("a", replaced_by="paper B "), paper("B"))
    assert line("a", holdings) == ["a", "B"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"applies_from": "2020-01-02"}, "Applied from 2 January 2020, still applies"),
        ({"published": "2020"}, "Published 2020, still applies"),
        ({}, "Beginning not known, still applies"),
        (
            {"applies_from": "2019-05", "applies_to": "2020-01-31", "status": Status.SUPERSEDED},
            "Applied from May 2019, until 31 January 2020",
        ),
        (
            {"withdrawn_on": "2021-03-04", "status": Status.WITHDRAWN},
            "Beginning not known, withdrawn 4 March 2021",
        ),
        ({"status": Status.HISTORIC}, "Beginning not known, end not known"),
        ({"status": Status.DRAFT}, "Beginning not known, not in force"),
    ],
)
def test_periods_are_told_as_far_as_they_are_known(more, expected):
    holdings = holdings_of(paper("a", **more))
    (point,) = timeline_of(holdings["a"], holdings)
    assert period_words(point, words_in("en")) == expected


def test_a_gap_is_told_only_where_both_its_edges_are_days():
    first = paper("a", applies_from="2001", applies_to="2004-12-31", status=Status.SUPERSEDED)
    for begins, expected in (
        ("2006-03-01", ("2005-01-01", "2006-02-28")),
        ("2005-01-01", None),
        ("2004-06-01", None),
        ("2006-03", None),
    ):
        holdings = holdings_of(first, paper("b", "a", applies_from=begins))
        gap = timeline_of(holdings["b"], holdings)[1].gap
        assert (gap and (gap[0].isoformat(), gap[1].isoformat())) == expected


def test_the_page_tells_everything_that_is_known(room):
    page = room.page("/library/publications/ferry-2")
    for words in (
        "Ferry Rules 2",
        "Current · from 1 March 2006",
        "How ferries réally sail.",
        "Current, decided by J. Price on 20 November 2026",
        "Asked.",
        "Version 2 read on",
        "the version held now",
        "Version 1 read on",
        f"Checksum {room.documents['newer'].checksum[:12]}",
        "Applied from 1 January 2001, until 31 December 2004",
        "This publication",
        "ferry-2",
    ):
        assert words in page.words, words
    older, newer = room.documents["older"].id, room.documents["newer"].id
    assert page.link("What changed since version 1") == (
        f"/library/compare?older={older}&newer={newer}"
    )
    assert page.link("Ask about this document") == f"/?document={newer}"
    assert page.link("Read") == f"/documents/{newer}"
    assert page.link("Version 1") == f"/documents/{older}"
    titles = [said for said, to in page.links if to.startswith("/library/publications/")]
    assert {"Ferry Rules 1", "Ferry Circular", "Loop A", "Loop B"} <= set(titles)


def test_a_loop_in_what_is_known_still_gives_a_page(room):
    for name in ("loop-a", "loop-b"):
        assert room.get(f"/library/publications/{name}").status_code == 200


def test_a_document_of_no_catalogue_has_a_page_by_its_own_id(room):
    document = room.documents["recall"]
    page = room.page(f"/library/publications/{document.id}")
    assert "Recall guidance for practitioners" in page.words
    assert page.link("Read") == f"/documents/{document.id}"
    older = room.page(f"/library/publications/{room.documents['older'].id}")
    assert "ferry-2" in older.words


def test_hostile_publications_stay_text(room):
    page = room.page("/library/publications/hostile-entry")
    assert HOSTILE_TITLE in page.text
    for tag in ("script", "img", "u", "i", "b"):
        assert page.of(tag) == []
    assert not any(to.startswith("javascript") for _, to in page.links)
    assert "javascript:" not in page.words


@pytest.mark.parametrize(
    "name",
    [
        "none",
        "ferry-3",
        "a/b/c",
        "%00",
        "x%00y",
        "%3Cb%3E",
        "'--",
        "a" * 10_000,
        "%ED%A0%80",
        "%2e%2e",
    ],
)
def test_an_unknown_publication_gets_a_helpful_page(room, name):
    answer = room.get(f"/library/publications/{name}")
    page = Page(answer.text)
    if name == "%2e%2e":
        return  # another address by the rules of addresses
    assert answer.status_code == 404
    assert "This publication is not known" in page.words
    assert page.of("b") == []
    if name == "ferry-3":
        assert "Did you mean" in page.words
    welsh = room.page(f"/library/publications/{name}", language="cy")
    assert "Nid yw’r cyhoeddiad hwn yn hysbys" in welsh.words
