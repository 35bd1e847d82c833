"""A quiz as Moodle XML, which https://docs.moodle.org/en/Moodle_XML_format describes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent

from ui.export.training.answering import Answering, answering_of, is_true, left_over, pairs_of
from ui.export.training.question_html import as_html, asked, explained
from ui.export.training.worded import WordedItem, WordedPack
from ui.export.training.xml_text import as_bytes
from ui.export.transcript import Say

_TYPES = {
    Answering.CHOOSE: "multichoice",
    Answering.TRUE_FALSE: "truefalse",
    Answering.MATCH: "matching",
    # Moodle before 4.4 has no question type for an order: each step is matched with its place.
    Answering.ORDER: "matching",
}
_LONGEST_ID = 100


def as_moodle_xml(pack: WordedPack, say: Say) -> bytes:
    """Return the quiz of a pack as Moodle XML."""
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    _text(
        SubElement(category, "category"), f"$course$/top/{as_html(pack.title.replace('/', '//'))}"
    )
    for one in pack.items:
        _add(quiz, one, say)
    indent(quiz)
    return as_bytes(quiz)


def _add(quiz: Element, item: WordedItem, say: Say) -> None:
    how = answering_of(item)
    question = SubElement(quiz, "question", type=_TYPES[how])
    _text(SubElement(question, "name"), as_html(item.name))
    _html(question, "questiontext", asked(item))
    _html(question, "generalfeedback", explained(item, say))
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0")):
        SubElement(question, name).text = value
    SubElement(question, "idnumber").text = item.id[:_LONGEST_ID]
    if how is Answering.CHOOSE:
        _choices(question, item)
    elif how is Answering.TRUE_FALSE:
        _true_or_false(question, item)
    else:
        _pairs(question, item, say)
    tags = [one for one in (item.topic, item.kind_name) if one]
    held = SubElement(question, "tags")
    for one in tags:
        _text(SubElement(held, "tag"), one)


def _choices(question: Element, item: WordedItem) -> None:
    for name, value in (
        ("single", "true"),
        ("shuffleanswers", "true"),
        ("answernumbering", "ABCD"),
    ):
        SubElement(question, name).text = value
    for at, one in enumerate(item.options):
        _answer(question, as_html(one), is_right=at in item.right, form="html")


def _true_or_false(question: Element, item: WordedItem) -> None:
    _answer(question, "true", is_right=is_true(item), form="moodle_auto_format")
    _answer(question, "false", is_right=not is_true(item), form="moodle_auto_format")


def _answer(question: Element, words: str, *, is_right: bool, form: str) -> None:
    answer = SubElement(question, "answer", fraction="100" if is_right else "0", format=form)
    _text(answer, words)


def _pairs(question: Element, item: WordedItem, say: Say) -> None:
    SubElement(question, "shuffleanswers").text = "true"
    for term, meaning in _every_pair(item, say):
        pair = _html(question, "subquestion", as_html(term))
        _text(SubElement(pair, "answer"), as_html(meaning))


def _every_pair(item: WordedItem, say: Say) -> Iterator[tuple[str, str]]:
    yield from pairs_of(item, say)
    if answering_of(item) is Answering.MATCH:
        yield from (("", one) for one in left_over(item))


def _html(parent: Element, name: str, words: str) -> Element:
    element = SubElement(parent, name, format="html")
    _text(element, words)
    return element


def _text(parent: Element, words: str) -> None:
    SubElement(parent, "text").text = words
