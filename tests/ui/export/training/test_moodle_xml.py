"""Moodle XML, taken apart by the rules of Moodle's own importer.

`question/format/xml/format.php`: a question has a name and a text; a text is in `text`; a fraction
is a percentage; true and false are the words `true` and `false`; a subquestion without a text is an
answer to choose that is wrong for all others.
"""

from __future__ import annotations

import pytest
from lxml import etree

from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, item, pack
from tests.ui.export.training.readers import links_in, said_of, shown
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.web.language import words_in

_TYPES = {
    ItemKind.MATCH: "matching",
    ItemKind.ORDER: "matching",
    ItemKind.TRUE_FALSE: "truefalse",
}


def read(made: Pack) -> list[etree._Element]:
    content = export_pack(made, Form.MOODLE, words_in("en")).content
    root = etree.fromstring(content)
    assert root.tag == "quiz"
    category, *questions = root
    assert category.get("type") == "category"
    assert str(category.findtext("category/text")).startswith("$course$/top/")
    return questions


def text(element: etree._Element, path: str) -> str:
    return squeezed(shown(element.findtext(f"{path}/text") or ""))


def check(question: etree._Element, one: Item) -> None:
    assert question.get("type") == _TYPES.get(one.kind, "multichoice")
    assert question.findtext("name/text")
    assert question.findtext("defaultgrade") == "1"
    for path in ("questiontext", "generalfeedback"):
        assert question.find(path).get("format") == "html"  # type: ignore[union-attr]
    assert squeezed(harmless(one.question)) in text(question, "questiontext")
    for words in said_of(one):
        assert squeezed(words) in text(question, "generalfeedback")
    options = [squeezed(harmless(option.text)) for option in one.options]
    answers = [
        (float(str(answer.get("fraction"))), squeezed(shown(answer.findtext("text") or "")))
        for answer in question.findall("answer")
    ]
    pairs = [
        (squeezed(shown(pair.findtext("text") or "")), text(pair, "answer"))
        for pair in question.findall("subquestion")
    ]
    if one.kind is ItemKind.MATCH:
        terms = [squeezed(harmless(term)) for term in one.prompts]
        assert pairs[: len(terms)] == list(
            zip(terms, [options[at] for at in one.right], strict=True)
        )
    elif one.kind is ItemKind.ORDER:
        by_place = [words for words, _ in sorted(pairs, key=lambda pair: pair[1])]
        assert by_place == [options[at] for at in one.right]
    elif one.kind is ItemKind.TRUE_FALSE:
        assert [words for fraction, words in answers if fraction == 100] == [
            one.right_texts[0].lower()
        ]
        assert {words for _, words in answers} == {"true", "false"}
    else:
        assert question.findtext("single") == "true"
        assert answers == [
            (100.0 if at in one.right else 0.0, words) for at, words in enumerate(options)
        ]


def check_all(made: Pack) -> None:
    questions = read(made)
    for question, one in zip(questions, made.shown_items, strict=True):
        check(question, one)


def test_every_item_is_in_the_file() -> None:
    check_all(pack())


@pytest.mark.parametrize("text", [*HOSTILE, WELSH])
def test_nothing_in_a_text_is_markup(text: str) -> None:
    check_all(hostile_pack(text))


def test_an_item_is_known_again_and_found_by_topic() -> None:
    questions = read(pack())
    ids = [one.findtext("idnumber") for one in questions]
    assert ids == [one.id for one in pack().shown_items]
    tags = [[tag.findtext("text") for tag in one.iter("tag")] for one in questions]
    assert tags[0] == ["Recall", "Number"]
    assert tags[-1] == ["Current rule"]


def test_a_meaning_without_a_term_is_one_to_choose_too() -> None:
    one = item(ItemKind.MATCH, "a", "b", "c", right=(2, 0), prompts=("first", "second"))
    (question,) = read(pack(items=(one,)))
    extra = question.findall("subquestion")[-1]
    assert (extra.findtext("text") or "", extra.findtext("answer/text")) == ("", "b")


def test_superseded_words_are_labelled_before_they_are_read() -> None:
    feedback = read(pack())[-1].findtext("generalfeedback/text") or ""
    lines = shown(feedback).split("\n")
    assert lines[lines.index("A pass is valid for 28 days.") - 1] == "Superseded"
    assert "https://www.example.org/framework#the-report" in links_in(feedback)


def test_dropped_items_are_left_out() -> None:
    assert b"Gone?" not in export_pack(pack(), Form.MOODLE, words_in("en")).content
