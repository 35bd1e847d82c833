"""A quiz item as an assessment item of QTI 2.1.

https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from ui.export.training.answering import Answering, answering_of
from ui.export.training.worded import WordedItem, WordedSource, sentences
from ui.export.training.xml_text import add, as_bytes
from ui.export.transcript import Say

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_RESPONSE, _SCORE, _FEEDBACK, _SHOWN = "RESPONSE", "SCORE", "FEEDBACK", "EXPLANATION"
# Cardinality and base type of a response.
_RESPONSES = {
    Answering.MATCH: ("multiple", "directedPair"),
    Answering.ORDER: ("ordered", "identifier"),
}
_ONE_CHOICE = ("single", "identifier")


def qti_root(name: str, language: str, **values: str) -> Element:
    """Return the root element of a QTI file."""
    root = Element(name, {"xmlns": NAMESPACE, "xmlns:xsi": _INSTANCE, **values})
    root.set("xsi:schemaLocation", f"{NAMESPACE} {SCHEMA}")
    if name == "assessmentItem":
        root.set("xml:lang", LANGUAGES.get(language, language))
    return root


def as_qti_item(item: WordedItem, identifier: str, language: str, say: Say) -> bytes:
    """Return an item as the bytes of an XML file."""
    root = qti_root(
        "assessmentItem",
        language,
        identifier=identifier,
        title=" ".join(item.name.split()),
        adaptive="false",
        timeDependent="false",
    )
    how = answering_of(item)
    _declare(root, item, how)
    _ask(root, item, how)
    _score(root)
    _explain(root, item, say)
    return as_bytes(root)


def _declare(root: Element, item: WordedItem, how: Answering) -> None:
    cardinality, base = _RESPONSES.get(how, _ONE_CHOICE)
    kind = {"cardinality": cardinality, "baseType": base}
    response = add(root, "responseDeclaration", identifier=_RESPONSE, **kind)
    correct = SubElement(response, "correctResponse")
    for value in _right(item, how):
        add(correct, "value", value)
    score = add(
        root, "outcomeDeclaration", identifier=_SCORE, cardinality="single", baseType="float"
    )
    add(SubElement(score, "defaultValue"), "value", "0")
    kind = {"cardinality": "single", "baseType": "identifier"}
    add(root, "outcomeDeclaration", identifier=_FEEDBACK, **kind)


def _right(item: WordedItem, how: Answering) -> Iterator[str]:
    if how is Answering.MATCH:
        yield from (f"{_term(at)} {_option(to)}" for at, to in enumerate(item.right))
    else:
        yield from map(_option, item.right)


def _ask(root: Element, item: WordedItem, how: Answering) -> None:
    body = SubElement(root, "itemBody")
    add(body, "p", item.question)
    asked = {"responseIdentifier": _RESPONSE}
    options = [(_option(at), one) for at, one in enumerate(item.options)]
    if how is Answering.MATCH:
        terms = [(_term(at), one) for at, one in enumerate(item.prompts)]
        most = str(len(terms))
        interaction = add(body, "matchInteraction", **asked, shuffle="false", maxAssociations=most)
        add(interaction, "prompt", item.task)
        for chosen, matches in ((terms, "1"), (options, most)):
            _choices(
                SubElement(interaction, "simpleMatchSet"),
                "simpleAssociableChoice",
                chosen,
                matchMax=matches,
            )
        return
    if how is Answering.ORDER:
        interaction = add(body, "orderInteraction", **asked, shuffle="false")
    else:
        shuffle = "false" if how is Answering.TRUE_FALSE else "true"
        interaction = add(body, "choiceInteraction", **asked, shuffle=shuffle, maxChoices="1")
    add(interaction, "prompt", item.task)
    _choices(interaction, "simpleChoice", options)


def _choices(parent: Element, name: str, options: Sequence[tuple[str, str]], **more: str) -> None:
    for identifier, words in options:
        add(parent, name, words, identifier=identifier, **more)


def _score(root: Element) -> None:
    """Score one for the right answer, and show the explanation whatever was answered."""
    processing = SubElement(root, "responseProcessing")
    when = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    match = SubElement(when, "match")
    add(match, "variable", identifier=_RESPONSE)
    add(match, "correct", identifier=_RESPONSE)
    scored = add(when, "setOutcomeValue", identifier=_SCORE)
    add(scored, "baseValue", "1", baseType="float")
    shown = add(processing, "setOutcomeValue", identifier=_FEEDBACK)
    add(shown, "baseValue", _SHOWN, baseType="identifier")


def _explain(root: Element, item: WordedItem, say: Say) -> None:
    feedback = add(
        root, "modalFeedback", outcomeIdentifier=_FEEDBACK, showHide="show", identifier=_SHOWN
    )
    if item.explanation:
        add(feedback, "p", item.explanation)
    for one in item.sources:
        _quote(feedback, one, say)


def _quote(feedback: Element, source: WordedSource, say: Say) -> None:
    if source.label:
        add(SubElement(feedback, "p"), "strong", source.label)
    add(SubElement(feedback, "blockquote"), "p", source.quote)
    cited = add(feedback, "p", sentences(source.where, source.standing))
    if source.link:
        cited.text = f"{cited.text}. "
        add(cited, "a", say("export-official-page"), href=source.link.address)
    for one in source.footings:
        told = ", ".join([*([one.words] if one.words else []), *(to.address for to in one.links)])
        add(feedback, "p", f"{one.name}: {told}")


def _option(at: int) -> str:
    return f"option-{at + 1}"


def _term(at: int) -> str:
    return f"term-{at + 1}"
