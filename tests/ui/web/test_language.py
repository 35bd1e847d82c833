"""The words of the pages: complete in both languages, each of them said somewhere."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor as FluentVisitor
from jinja2 import Environment, nodes

from assistant.answer import Mode, Outcome
from assistant.ask import ANSWER_PATH
from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.reply.answered import Extent
from assistant.helpdesk.reply.kept import Act
from assistant.helpdesk.reply.states import State
from assistant.insight.group import State as GroupState
from assistant.records.feedback import Reason, Verdict
from assistant.scope import Family, Nation
from assistant.training.brief import Audience, Length
from assistant.training.item import ItemKind
from assistant.training.learning import Why
from assistant.training.pieces import PieceKind
from assistant.training.stale import Cause
from assistant.training.store import Step
from assistant.training.validate import Fault as ItemFault
from assistant.training.writing_items import Fault as TypingFault
from corpus.publication import Status
from ui.export.download import FileKind
from ui.export.training.forms import Form
from ui.web.helpdesk.answers import Trouble as DeskTrouble
from ui.web.helpdesk.next_step import Step as NextStep
from ui.web.insight.answers import _KNOWN
from ui.web.insight.group_pages import _CSV
from ui.web.insight.tables import _TABLES
from ui.web.language import (
    LANGUAGES,
    UnknownWords,
    catalogue_files,
    words_in,
)
from ui.web.training.answers import Trouble

ROOT = Path(__file__).parents[3]
TEMPLATES = ROOT / "ui" / "web" / "templates"
ROOMS = (
    *(
        "ask",
        "conversations",
        "export",
        "frame",
        "helpdesk",
        "insight",
        "library",
        "status",
        "text",
    ),
    *("training", "upload"),
)
_AUDIENCES = ("staff", "trainer", "helpdesk")
_DATES = ("published", "updated", "applies-from", "applies-to")
_COLUMNS = (
    *("number", "id", "topic", "kind", "question", "terms", "option"),
    *("letters", "right", "explanation", "quote", "citation", "link"),
)
# What stands behind the beginnings of messages that are put together, by where it comes from.
ENDINGS: dict[str, tuple[str, ...]] = {
    "frame-room-": ("ask", "conversations", "library", "training", "helpdesk", "insight", "status"),
    "ask-said-": tuple(Mode),
    "ask-nation-": (*Nation, "both"),
    "ask-kind-": tuple(Family),
    "ask-reason-": tuple(Reason),
    "ask-step-": tuple(one.__name__ for one in ANSWER_PATH),
    "ask-examples-": _AUDIENCES,
    "ask-example-": tuple(f"{one}-{number}" for one in _AUDIENCES for number in (1, 2, 3)),
    "conversations-export-": tuple(FileKind),
    "helpdesk-act-": tuple(one for one in Act if one not in (Act.MOVED, Act.ASSIGNED)),
    "helpdesk-cause-": tuple(Cause),
    "helpdesk-did-": (
        *("received", "drafted", "checked", "approved"),
        *("waiting", "banked", "sent"),
    ),
    "helpdesk-extent-": (*Extent, "doubtful"),
    "helpdesk-extents-": tuple(Extent),
    "helpdesk-language-": LANGUAGES,
    "helpdesk-move-": (
        *("approved", "waiting", "given-back", "unapproved"),
        *("sent", "closed", "reopened"),
    ),
    "helpdesk-name-": ("empty", "long", "personal"),
    "helpdesk-next-": tuple(NextStep),
    "helpdesk-problem-": ("no-file", "no-text", "json"),
    "helpdesk-": (
        *(f"{one}{end}" for one in DeskTrouble for end in ("", "-reason")),
        *(f"state-{one}" for one in State),
        *(f"route-{one}" for one in Route),
        *(f"sender-{one}" for one in SenderKind),
    ),
    "export-said-": tuple(Mode),
    "export-status-": tuple(Status),
    "text-status-": tuple(Status),
    "export-narrowed-": (*Nation, *Family),
    "export-": _DATES,
    "export-pack-audience-": tuple(Audience),
    "export-pack-length-": tuple(Length),
    "export-pack-nation-": (*Nation, "both"),
    "export-pack-kind-": tuple(ItemKind),
    "export-pack-task-": ("choose", "order", "match"),
    "export-pack-column-": _COLUMNS,
    "training-audience-": tuple(Audience),
    "training-length-": tuple(Length),
    "training-nation-": (*Nation, "both"),
    "training-kind-": tuple(ItemKind),
    "training-piece-": tuple(PieceKind),
    "training-cause-": tuple(Cause),
    "training-step-": tuple(Step),
    "training-place-": tuple(Why),
    "training-file-": tuple(Form),
    "training-fault-": tuple(TypingFault),
    "training-objection-": tuple(ItemFault),
    "training-name-": ("empty", "long", "personal", "taken"),
    "training-incomplete-": ("choice", "order", "match"),
    "training-making-": ("waiting", "making"),
    "training-part-": ("pack", "questions", "marked", "share", "results", "versions"),
    "insight-part-": ("list", "use", "feedback"),
    "insight-state-": ("open", *GroupState, "all"),
    "insight-order-": ("count", "lately", "last"),
    "insight-outcome-": tuple(Outcome),
    "insight-verdict-": tuple(Verdict),
    "insight-problem-": tuple(_KNOWN.values()),
    "insight-column-": tuple(
        one for columns in (_CSV, *(those for those, _ in _TABLES.values())) for one in columns
    ),
    "training-": tuple(f"{one}{end}" for one in Trouble for end in ("", "-reason")),
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
