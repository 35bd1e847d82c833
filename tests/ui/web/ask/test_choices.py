"""What the address of the page chooses, and what of it makes no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from assistant.length import Length
from assistant.scope import Family, Nation, Scope
from tests.ui.web.ask.made_turns import Seen
from ui.web.ask.choices import Choices, choices_of, query_without_document
from ui.web.language import words_in
from ui.web.rendering import page

EVERYTHING = [
    ("conversation", "c1"),
    ("as-at", "2019-03-31"),
    ("nation", "wales"),
    ("kind", "law"),
    ("kind", "starter_notes"),
    ("official", "yes"),
    ("document", "one"),
    ("document", "two/2"),
    ("length", "full"),
]
CHOSEN = Choices(
    Scope(
        as_at=date(2019, 3, 31),
        nation=Nation.WALES,
        families=frozenset({Family.LAW, Family.STARTER_NOTES}),
        only_official=True,
        documents=frozenset({"one", "two/2"}),
    ),
    "c1",
    length=Length.FULL,
)
HOSTILE = "\"><script>document.title='taken'</script>"


def test_everything_that_can_be_chosen_is_read():
    assert choices_of([*EVERYTHING, ("edit", "4")]) == replace(CHOSEN, edited=4)
    assert choices_of([]) == Choices()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("as-at", one) for one in ("", "yesterday", "2019-13-01", "03/31/2019", "\ud83d")),
        *(("as-at", one) for one in ("March 2019", "2019", "1/1/1906", "2101-01-01", "31/3/19")),
        *(("nation", one) for one in ("", "scotland", "WALES", HOSTILE)),
        *(("kind", one) for one in ("", "laws", HOSTILE)),
        *(("length", one) for one in ("", "FULL", "long", HOSTILE)),
        *(("official", one) for one in ("", "no", "YES", "1")),
        *(("document", one) for one in ("", "x" * 301)),
        *(("edit", one) for one in ("", "-1", "x", "1.5", "٣", "²", "1000000", "0")),
        ("anything", "else"),
    ],
)
def test_nonsense_is_left_out(name, value):
    assert choices_of([(name, value)]) == Choices()


@pytest.mark.parametrize("written", ["2019-03-31", "31/3/2019", "31 March 2019", "31 Mawrth 2019"])
def test_a_day_is_read_as_people_here_write_it(written):
    assert choices_of([("as-at", written)]).scope.as_at == date(2019, 3, 31)


def test_of_a_name_given_twice_the_last_counts():
    chosen = choices_of([("nation", "wales"), ("nation", "england"), ("edit", "1"), ("edit", "2")])
    assert (chosen.scope.nation, chosen.edited) == (Nation.ENGLAND, 2)


def test_no_address_makes_the_choices_long():
    many = [("document", f"d{number}") for number in range(500)]
    chosen = choices_of([*many, ("conversation", "c" * 10_000)])
    assert len(chosen.scope.documents) == 20
    assert len(chosen.conversation) == 64


def test_the_address_without_a_document_keeps_everything_else():
    address = query_without_document(CHOSEN, "one")
    assert urlsplit(address).path == "/"
    rest = choices_of(parse_qsl(urlsplit(address).query))
    assert rest.scope.documents == {"two/2"}
    assert choices_of([*parse_qsl(urlsplit(address).query), ("document", "one")]) == CHOSEN
    assert query_without_document(choices_of([("document", "one")]), "one") == "/"


def field_of_day(page):
    return next(one for one in page.of("input") if one.get("id") == "as-at")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "was not understood"), ("cy", "Ni ddeallwyd")]
)
def test_a_day_in_the_address_that_cannot_be_read_is_said_and_kept_to_be_mended(
    plain, language, told
):
    asked = {"as-at": "31/13/2019", "language": language}
    page = Seen(httpx.get(plain.address, params=asked).text)
    day = field_of_day(page)
    assert (day["value"], day["data-day"]) == ("31/13/2019", "")
    assert (day["aria-invalid"], day["aria-describedby"]) == ("true", "as-at-hint as-at-problem")
    problem = next(one for one in page.of("p") if one.get("id") == "as-at-problem")
    assert "hidden" not in problem
    assert f"“31/13/2019” {told}" in page.text or f"{told} “31/13/2019”" in page.text


@pytest.mark.parametrize(
    ("written", "language", "read"),
    [
        (" 31/3/2026", "en", {"day": "2026-03-31", "words": "31 March 2026"}),
        ("2026-03-31", "cy", {"day": "2026-03-31", "words": "31 Mawrth 2026"}),
    ],
)
def test_the_page_is_told_how_a_day_was_understood(plain, written, language, read):
    asked = {"written": written, "language": language}
    assert httpx.get(f"{plain.address}/day", params=asked).json() == read


@pytest.mark.parametrize("written", ["", "soon", "3/31/2026", HOSTILE, "x" * 5000])
def test_the_page_is_told_what_was_not_understood_and_how_to_write_it(plain, written):
    told = httpx.get(f"{plain.address}/day", params={"written": written}).json()
    assert set(told) == {"problem"}
    assert f"“{written[:60]}”" in told["problem"]
    assert "for example 31 March 2026" in told["problem"]


def test_the_form_shows_what_the_address_chooses(plain):
    page = Seen(httpx.get(plain.address, params=EVERYTHING).text)
    checked = {one["id"] for one in page.of("input") if "checked" in one}
    assert checked == {"nation-wales", "kind-law", "kind-starter_notes", "official", "length-full"}
    day = field_of_day(page)
    assert (day["value"], day["data-day"], day["type"]) == ("31 March 2019", "2019-03-31", "text")
    assert day["aria-invalid"] == "false"
    assert next(one for one in page.of("details") if one.get("id") == "choices").get("open") == ""
    bare = Seen(httpx.get(plain.address).text)
    assert [one["id"] for one in bare.of("input") if "checked" in one] == [
        "nation-both",
        "length-short",
    ]
    assert "open" not in next(one for one in bare.of("details") if one.get("id") == "choices")


def test_the_document_that_alone_is_asked_is_named_and_can_be_left(plain, guidance):
    document = guidance["recall"]
    pairs = [("document", document.id), ("document", "gone"), ("nation", "wales")]
    page = Seen(httpx.get(plain.address, params=pairs).text)
    assert document.publication.title in page.text
    ways = [one for one in page.links if "nation=wales" in one and one.startswith("/?")]
    assert {frozenset(parse_qsl(urlsplit(one).query)) for one in ways} == {
        frozenset([("document", "gone"), ("nation", "wales")]),
        frozenset([("document", document.id), ("nation", "wales")]),
    }


@pytest.mark.parametrize(
    "name", ["document", "nation", "as-at", "kind", "conversation", "edit", "official", "language"]
)
def test_hostile_values_in_the_address_stay_text(plain, guidance, name):
    answer = httpx.get(plain.address, params={name: HOSTILE, "document": guidance["hostile"].id})
    assert answer.status_code == 200
    answer = httpx.get(plain.address, params={name: HOSTILE})
    page = Seen(answer.text)
    assert answer.status_code == 200
    assert {one.get("src", "").split("/")[1] for one in page.of("script")} == {
        "static-page",
        "assets",
    }
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    if name == "document":
        assert HOSTILE in page.text


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_promise_tells_whether_answers_may_be_written(language):
    words = words_in(language)
    shown = {
        "choices": choices_of([]),
        "unread_day": "",
        "room": "ask",
        "back": "/",
        "missing": False,
    }
    lists = dict.fromkeys(("documents", "nations", "families", "reasons"), ())
    files = {"style": "s.css", "script": "s.js"}
    for writes, promise in ((True, "frame-promise-written"), (False, "frame-promise")):
        html = page("ask/chat.html", words, writes=writes, **shown, **lists, **files)
        assert f'<p class="promise">{words(promise)}</p>' in html
