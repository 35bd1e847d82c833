"""What changed between two versions, and what is new."""

from __future__ import annotations

import random
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from corpus.news import News, NewsKind
from corpus.written_date import PartialDate
from tests.ui.web.library.conftest import Page
from ui.web.library.changes_page import newest_first
from ui.web.library.differences import changed_words


def address(older: str, newer: str, **more: object) -> str:
    return f"/library/compare?{urlencode({'older': older, 'newer': newer, **more})}"


def said(words, *, changed):
    return "".join(one.text for one in words if one.changed == changed)


def test_only_the_words_that_differ_are_marked():
    before, after = changed_words("Within five working days.", "Within two working days.")
    assert said(before, changed=True) == "five"
    assert said(after, changed=True) == "two"


def test_a_word_between_two_changes_changes_with_them():
    before, after = changed_words("a b c end", "x b y end")
    assert said(before, changed=True) == "a b c"
    assert said(after, changed=True) == "x b y"


def test_no_character_is_lost_or_added_by_marking():
    pick = random.Random(5)
    words = ("the", "person’s", "must,", "may", "56", "days", "(a)", "<b>", "é", "—", "\u00a0")
    for _ in range(200):
        before, after = (" ".join(pick.choices(words, k=pick.randint(0, 30))) for _ in "ab")
        parts = changed_words(before, after)
        assert ["".join(one.text for one in part) for part in parts] == [before, after]
    assert changed_words("a " * 5000, "b") == changed_words("a " * 5000, "b")


def test_two_versions_stand_side_by_side(room):
    older, newer = room.documents["older"], room.documents["newer"]
    page = room.page(address(older.id, newer.id))
    assert "1 passage added, 1 removed, 2 reworded" in page.words
    assert re.findall(r"<del>(.*?)</del>", page.html) == [
        "28", "Write to the harbour.", "on Mondays",
    ]  # fmt: skip
    assert re.findall(r"<ins>(.*?)</ins>", page.html) == [
        "56", "each Monday", "Nobody is turned away.",
    ]  # fmt: skip
    assert "Ferry Rules 2 › Passes" in page.words
    assert "Ferry Rules 2 › Appeals" in page.words
    assert page.of("b") == []
    assert page.words.index("Passes") < page.words.index("Write to the harbour.")
    assert "Before" in page.words
    assert "After" in page.words


def test_every_place_is_a_quote_in_its_version(room):
    texts = {room.documents[one].id: room.documents[one].text for one in ("older", "newer")}
    page = room.page(address(room.documents["older"].id, room.documents["newer"].id))
    quotes = []
    for words, to in page.links:
        if words.startswith("See it in the"):
            query = parse_qs(urlsplit(to).query)
            text = texts[urlsplit(to).path.removeprefix("/documents/")]
            quotes.append(text[int(query["start"][0]) : int(query["end"][0])])
    assert len(quotes) == 6
    assert "Nobody is turned away." in quotes
    assert "Write to the harbour." in quotes


def test_the_same_document_and_swapped_ones(room):
    older, newer = room.documents["older"].id, room.documents["newer"].id
    assert "compared with itself" in room.page(address(newer, newer)).words
    assert "1 passage added, 1 removed, 2 reworded" in room.page(address(newer, older)).words


@pytest.mark.parametrize(
    ("older", "newer", "code"),
    [
        ("none", "none", 404),
        ("", "x", 404),
        ("<b>", "\x00", 404),
        ("a" * 10_000, "'; DROP TABLE documents --", 404),
    ],
)
def test_unknown_documents_give_a_helpful_page(room, older, newer, code):
    answer = room.get(address(older, newer, page="x"))
    page = Page(answer.text)
    assert answer.status_code == code
    assert "not held" in page.words
    assert page.link("Ferry Rules 2: version 1 and version 2").startswith("/library/compare?older=")


def test_unrelated_documents_and_none_give_a_choice(room):
    answer = room.get(address(room.documents["recall"].id, room.documents["long"].id))
    assert answer.status_code == 200
    assert "not versions of one publication" in Page(answer.text).words
    assert "Choose two versions" in room.page("/library/compare").words
    assert "Dewiswch ddau fersiwn" in room.page("/library/compare", language="cy").words


def test_what_is_new_stands_by_day_with_the_newest_first(room):
    page = room.page("/library/changes")
    days = re.findall(r"<h3>(.*?)</h3>", page.html)
    assert len(days) == len(set(days))
    assert "New version Ferry Rules 2" in page.words
    assert "1 passages added, 1 removed, 2 reworded" in page.words
    assert page.link("What changed").startswith("/library/compare?older=ferry-rules-2")
    seen: list[str] = []
    path = "/library/changes"
    while path:
        page = room.page(path)
        years = [int(one[-4:]) for one in re.findall(r"<h3>(.*?)</h3>", page.html)]
        assert years == sorted(years, reverse=True)
        seen += re.findall(r"<h3>(.*?)</h3>", page.html)
        path = next((to for words, to in page.links if words == "Next page"), "")
    assert len(seen) > 5
    assert "Cyhoeddwyd" in room.page("/library/changes", language="cy").words


def test_what_has_no_day_comes_after_the_days_of_its_month_or_year():
    told = ["2021", "2021-06", "2021-06-08", "2021-07-01", "2020-12-31"]
    news = [News(PartialDate.fromisoformat(one), NewsKind.PUBLISHED, one) for one in told]
    assert [one.title for one in newest_first(news)] == [
        "2021-07-01", "2021-06-08", "2021-06", "2021", "2020-12-31",
    ]  # fmt: skip


@pytest.mark.parametrize("page", ["0", "x", "999", "%00", "-3", "9" * 300])
def test_any_page_of_what_is_new_is_one(room, page):
    assert room.get(f"/library/changes?page={page}").status_code == 200
