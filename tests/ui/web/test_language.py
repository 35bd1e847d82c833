"""The words of the pages: complete in both languages, said in the one that a reader wants."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import httpx
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor as FluentVisitor
from jinja2 import Environment, nodes

from assistant.answer import Mode
from assistant.ask import ANSWER_PATH
from assistant.records.feedback import Reason
from assistant.scope import Family, Nation
from corpus.publication import Status
from corpus.written_date import PartialDate
from tests.ui.web.ask.made_turns import Seen
from ui.export.download import FileKind
from ui.web.language import (
    COOKIE,
    LANGUAGES,
    UnknownWords,
    Words,
    catalogue_files,
    language_of,
    words_in,
)

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "ui" / "web" / "templates"
ROOMS = ("ask", "conversations", "export", "frame", "library", "status", "text", "upload")
_AUDIENCES = ("staff", "trainer", "helpdesk")
_DATES = ("published", "updated", "applies-from", "applies-to")
# What stands behind the beginnings of messages that are put together, by where it comes from.
ENDINGS: dict[str, tuple[str, ...]] = {
    "frame-room-": ("ask", "conversations", "library", "status"),
    "ask-said-": tuple(Mode),
    "ask-nation-": (*Nation, "both"),
    "ask-kind-": tuple(Family),
    "ask-reason-": tuple(Reason),
    "ask-step-": tuple(one.__name__ for one in ANSWER_PATH),
    "ask-examples-": _AUDIENCES,
    "ask-example-": tuple(f"{one}-{number}" for one in _AUDIENCES for number in (1, 2, 3)),
    "conversations-export-": tuple(FileKind),
    "export-said-": tuple(Mode),
    "export-status-": tuple(Status),
    "text-status-": tuple(Status),
    "export-narrowed-": (*Nation, *Family),
    "export-": _DATES,
}
# Kinds, topics, nations and languages come from the catalogue of publications: none is checked.
OPEN = ("library-kind-", "library-topic-", "library-nation-", "library-language-")


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    found: dict[str, fluent.Message] = {}
    for one in catalogue_files(language):
        for entry in FluentParser().parse(one.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{one.name}: {entry.content[:60]}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


def variables(message: fluent.Message) -> set[str]:
    found: set[str] = set()

    class Collector(FluentVisitor):
        def visit_VariableReference(self, node):  # noqa: N802 -- named by the library
            found.add(node.id.name)

    Collector().visit(message)
    return found


@cache
def python_trees() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for layer in ("ui", "assistant", "corpus")
        for path in sorted((ROOT / layer).rglob("*.py"))
    }


@cache
def template_trees() -> dict[str, nodes.Template]:
    return {
        str(path.relative_to(ROOT)): Environment().parse(path.read_text(encoding="utf-8"))
        for path in sorted(TEMPLATES.rglob("*.html"))
    }


@cache
def literals() -> dict[str, set[str]]:
    """Return every string of the program and the templates, hyphened, with where it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, tree in python_trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found[node.value.lower().replace("_", "-").replace(" ", "-")].add(place)
    for place, tree in template_trees().items():
        for node in tree.find_all(nodes.Const):
            if isinstance(node.value, str):
                found[node.value.replace("_", "-")].add(place)
    return found


@cache
def beginnings() -> set[str]:
    """Return the beginnings of messages that are put together."""
    found = {
        str(node.values[0].value)
        for tree in python_trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and node.values
        and isinstance(node.values[0], ast.Constant)
    }
    for tree in template_trees().values():
        for node in tree.find_all(nodes.Concat):
            if isinstance(node.nodes[0], nodes.Const):
                found.add(str(node.nodes[0].value))
    rooms = tuple(f"{one}-" for one in ROOMS)
    return {one for one in found if one.startswith(rooms) and one.endswith("-")}


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where a message is said, its id, and the names of the values put into it."""
    for place, tree in python_trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and place.startswith("ui/")):
                continue
            name, first = ast.unparse(node.func).rpartition(".")[2], node.args[0]
            says = name in ("words", "say", "t", "told") and isinstance(first, ast.Constant)
            if says and all(one.arg for one in node.keywords):
                yield place, str(first.value), {str(one.arg) for one in node.keywords}
    for place, tree in template_trees().items():
        for node in tree.find_all(nodes.Call):
            is_t = isinstance(node.node, nodes.Name) and node.node.name == "t"
            if is_t and isinstance(node.args[0], nodes.Const):
                yield place, node.args[0].value, {one.key for one in node.kwargs}


# The catalogues.


def test_both_languages_have_the_same_messages():
    assert set(LANGUAGES) == {"en", "cy"}
    assert len(messages("en")) > 200
    assert set(messages("en")) == set(messages("cy"))


def test_both_languages_put_the_same_values_into_them():
    assert {
        name: (variables(one), variables(messages("cy")[name]))
        for name, one in messages("en").items()
        if variables(one) != variables(messages("cy")[name])
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_has_only_the_messages_of_its_room(language):
    assert {one.name for one in catalogue_files(language)} == {f"{one}.ftl" for one in ROOMS}
    for one in catalogue_files(language):
        room = one.name.removesuffix(".ftl")
        for entry in FluentParser().parse(one.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                assert entry.id.name.startswith(f"{room}-"), one.name


def test_welsh_is_not_english_left_as_it_was():
    said_alike = [
        name
        for name, one in messages("en").items()
        if not name.startswith("ask-example-")
        and len(words_in("en")(name, **dict.fromkeys(variables(one), 2)).split()) > 3
        and words_in("en")(name, **dict.fromkeys(variables(one), 2))
        == words_in("cy")(name, **dict.fromkeys(variables(one), 2))
    ]
    assert said_alike == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 6, 11, 1000])
def test_every_message_can_be_said_with_any_number(language, number):
    for name, one in messages(language).items():
        said = words_in(language)(name, **dict.fromkeys(variables(one), number))
        assert said.strip(), name
        assert "{" not in said, name


# What the program says.


def test_every_message_that_is_said_is_in_the_catalogue_with_its_values():
    said = list(calls())
    assert len(said) > 200
    wrong = [
        (place, name, values, variables(messages("en")[name]) if name in messages("en") else None)
        for place, name, values in said
        if name not in messages("en") or variables(messages("en")[name]) != values
    ]
    assert wrong == []


def test_every_message_that_is_put_together_is_in_the_catalogue():
    assert beginnings() >= set(ENDINGS), "a beginning that nothing uses any more"
    missing = [
        name
        for beginning, endings in ENDINGS.items()
        for name in (f"{beginning}{one}".replace("_", "-") for one in endings)
        if name not in messages("en")
    ]
    assert missing == []


def test_no_message_is_unused():
    whole, together = literals(), beginnings()
    suffixes = ("", *(one for one in whole if one.startswith("-")))

    def is_said(name: str) -> bool:
        if name in whole or name.startswith(OPEN):
            return True
        return any(
            name.removeprefix(one) in {str(end).replace("_", "-") for end in ENDINGS[one]}
            if one in ENDINGS
            else any(name.removeprefix(one).removesuffix(end) in whole for end in suffixes)
            for one in together
            if name.startswith(one)
        )

    assert [one for one in messages("en") if not is_said(one)] == []


def test_every_kind_of_notice_has_a_name(notice_kinds):
    nameless = {one for one in notice_kinds if not words_in("en").says(f"ask-notice-{one}")}
    assert len(notice_kinds) > 5
    assert nameless == set()


@pytest.fixture
def notice_kinds() -> set[str]:
    """The kinds of notice that the answer path gives, as its source has them."""
    found = set()
    for place, tree in python_trees().items():
        for node in ast.walk(tree):
            if (
                place.startswith("assistant/")
                and isinstance(node, ast.Call)
                and ast.unparse(node.func) == "Notice"
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(node.args[0].value.replace("_", "-"))
    return found


def test_a_message_of_no_catalogue_is_a_fault():
    with pytest.raises(UnknownWords, match="nothing-like-it"):
        words_in("cy")("nothing-like-it")
    with pytest.raises(UnknownWords, match="trail"):
        words_in("en")("ask-heading-in")
    assert not words_in("cy").says("nothing-like-it")


def test_a_value_is_text_and_no_message():
    said = words_in("en")("ask-heading-in", trail="{ $trail } <b>{ ask-ask }")
    assert said == "in { $trail } <b>{ ask-ask }"


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
