"""Words in the language that a reader wants, with numbers and dates as it has them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import httpx
import pytest

from corpus.written_date import PartialDate
from tests.ui.web.ask.made_turns import Seen
from ui.web.language import (
    COOKIE,
    Words,
    language_of,
    words_in,
)

# Numbers and dates.


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "dim cwestiynau"),
        (1, "1 cwestiwn"),
        (2, "2 gwestiwn"),
        (3, "3 chwestiwn"),
        (4, "4 cwestiwn"),
        (6, "6 chwestiwn"),
        (7, "7 cwestiwn"),
        (11, "11 cwestiwn"),
    ],
)
def test_welsh_counts_as_welsh_does(count, said):
    assert words_in("cy")("conversations-questions", count=count) == said


def test_english_counts_one_and_others():
    say = words_in("en")
    said = [say("conversations-questions", count=one) for one in (0, 1, 2)]
    assert said == ["0 questions", "1 question", "2 questions"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["8 June 2021", "March 2020", "2019", "1 January 2026"]),
        ("cy", ["8 Mehefin 2021", "Mawrth 2020", "2019", "1 Ionawr 2026"]),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(language, said):
    days = [
        PartialDate(2021, 6, 8), PartialDate(2020, 3), PartialDate(2019), date(2026, 1, 1)
    ]  # fmt: skip
    assert [words_in(language).day(one) for one in days] == said


def test_a_moment_is_said_with_its_time():
    moment = datetime(2026, 2, 3, 14, 5, tzinfo=UTC)
    there = moment.astimezone()
    assert words_in("cy").moment(moment) == f"{there.day} Chwefror 2026, {there:%H:%M}"


# Which language.


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", "en"),
        ("cy", "cy"),
        ("cy-GB", "cy"),
        ("CY", "cy"),
        ("en-GB,cy;q=0.9", "en"),
        ("cy;q=0.8, en;q=0.7", "cy"),
        ("en;q=0.7, cy;q=0.8", "cy"),
        ("cy;q=0.5,en;q=0.5", "cy"),
        ("fr, de;q=0.9, cy;q=0.2, en;q=0.1", "cy"),
        ("fr, de", "en"),
        ("cy;q=0, en;q=0.1", "en"),
        ("cy;q=0", "en"),
        ("cy;q=x, en", "en"),
        ("cy;q=1.2.3, en;q=0.1", "en"),
        ("*", "en"),
        (",,;;q=,=", "en"),
        ("cyx", "en"),
        ("xx," * 400 + "cy", "en"),
    ],
)
def test_the_browser_says_which_language_it_wants(accepted, spoken):
    assert language_of(None, None, accepted) == spoken


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "spoken"),
    [
        ("cy", "en", "en", "cy"),
        ("en", "cy", "cy", "en"),
        (None, "cy", "en", "cy"),
        ("", "cy", "en", "cy"),
        ("fr", "cy", "en", "cy"),
        ("fr", "de", "cy", "cy"),
        (None, None, None, "en"),
        ("CY", None, None, "en"),
    ],
)
def test_the_address_outweighs_the_cookie_and_that_the_browser(asked, kept, accepted, spoken):
    assert language_of(asked, kept, accepted) == spoken


def test_a_language_that_is_not_spoken_here_is_english():
    assert words_in("fr").language == "en"
    assert Words("cy").language == "cy"


def spoken(response: httpx.Response) -> str:
    return Seen(response.text).of("html")[0]["lang"]


@pytest.mark.parametrize("path", ["/", "/conversations", "/library", "/conversations/none"])
def test_a_page_is_in_the_language_of_its_reader(plain, path):
    address = plain.address + path
    welsh = {"accept-language": "cy"}
    assert spoken(httpx.get(address)) == "en"
    assert spoken(httpx.get(address, headers=welsh)) == "cy"
    assert spoken(httpx.get(address, headers=welsh, cookies={COOKIE: "en"})) == "en"
    assert spoken(httpx.get(address, params={"language": "cy"}, cookies={COOKIE: "en"})) == "cy"
    assert spoken(httpx.get(address, params={"language": "fr"}, cookies={COOKIE: "de"})) == "en"


# Choosing it.


def language_link(response: httpx.Response) -> str:
    (link,) = [one for one in Seen(response.text).links if one.startswith("/language/")]
    return link


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?nation=wales&kind=law&kind=policy",
        "/conversations?words=a%26b",
        "/library",
        "/documents/none?start=1&end=2",
    ],
)
def test_the_language_link_comes_back_to_the_same_page(plain, path):
    with httpx.Client(base_url=plain.address) as client:
        chosen = client.get(language_link(client.get(path)))
        assert (chosen.status_code, chosen.headers["location"]) == (303, path)
        assert spoken(client.get(path)) == "cy"
        back = client.get(language_link(client.get(path)))
        assert back.headers["location"] == path
        assert spoken(client.get(path)) == "en"


def test_a_page_that_was_asked_for_in_a_language_can_be_left_for_the_other(plain):
    with httpx.Client(base_url=plain.address, follow_redirects=True) as client:
        welsh = client.get("/conversations?language=cy&words=recall")
        assert spoken(welsh) == "cy"
        english = client.get(language_link(welsh))
        assert spoken(english) == "en"
        assert str(english.url).endswith("/conversations?words=recall")


def test_the_choice_is_kept_in_a_cookie(plain):
    chosen = httpx.get(plain.address + "/language/cy?back=/library")
    (cookie,) = chosen.headers.get_list("set-cookie")
    assert cookie.startswith(f"{COOKIE}=cy; ")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("language", ["fr", "EN", "..%2fcy", "%00", "en%0d%0aset-cookie:a=b"])
def test_an_unknown_language_is_not_kept(plain, language):
    chosen = httpx.get(f"{plain.address}/language/{language}?back=/library")
    assert chosen.status_code in (303, 404)
    # The page for what does not exist may tell a new visitor who they are, and nothing else.
    assert all(one.startswith("visitor=") for one in chosen.headers.get_list("set-cookie"))


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("//evil.example", "https://evil.example", "\\\\evil.example", "/\\evil.example"),
        *("javascript:alert(1)", "/\t/evil.example", "////evil.example", "evil.example"),
        "/a\r\nset-cookie: taken=1",
    ],
)
def test_the_language_link_never_leads_elsewhere(plain, elsewhere):
    chosen = httpx.get(plain.address + "/language/cy", params={"back": elsewhere})
    assert chosen.status_code == 303
    place = chosen.headers["location"]
    assert httpx.URL(plain.address).join(place).host == "127.0.0.1"
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert "taken" not in str(chosen.headers.get_list("set-cookie"))
