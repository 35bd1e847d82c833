"""The QTI 2.1 package: valid against the part of the schema that it uses, and true to the pack."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, pack
from tests.ui.export.training.readers import said_of
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.web.language import words_in

_PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
_INTERACTIONS = {ItemKind.MATCH: "matchInteraction", ItemKind.ORDER: "orderInteraction"}
_FORMS = {
    ItemKind.MATCH: ("multiple", "directedPair"),
    ItemKind.ORDER: ("ordered", "identifier"),
}


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(Path(__file__).with_name("qti_2p1_part.rng")))


def read(made: Pack) -> dict[str, etree._Element]:
    content = export_pack(made, Form.QTI, words_in("en")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "imsmanifest.xml"
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def items_of(files: dict[str, etree._Element]) -> list[etree._Element]:
    return [one for one in files.values() if etree.QName(one).localname == "assessmentItem"]


def text(element: etree._Element) -> str:
    return squeezed("".join(map(str, element.itertext())))


def check_package(files: dict[str, etree._Element]) -> None:
    """Check that the manifest names each file once, and that all that it names is there."""
    manifest = files["imsmanifest.xml"]
    assert [etree.QName(one).localname for one in manifest] == [
        "metadata",
        "organizations",
        "resources",
    ]
    resources = manifest.findall(f"{_PACKAGE}resources/{_PACKAGE}resource")
    listed = [str(one.get("href")) for one in resources]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    assert listed == [
        str(one.find(f"{_PACKAGE}file").get("href"))  # type: ignore[union-attr]
        for one in resources
    ]
    names = [str(one.get("identifier")) for one in (manifest, *resources)]
    assert len(set(names)) == len(names)
    needed = {str(one.get("identifierref")) for one in manifest.iter(f"{_PACKAGE}dependency")}
    assert needed == {
        str(one.get("identifier")) for one in resources if one.get("type") == "imsqti_item_xmlv2p1"
    }
    for name, root in files.items():
        if name != "imsmanifest.xml":
            schema().assertValid(root)
            assert root.get("identifier") in names


def check_item(root: etree._Element, one: Item) -> None:
    """Check that an item says what the item of the pack does, and that its parts fit together."""
    cardinality, base = _FORMS.get(one.kind, ("single", "identifier"))
    response = root.find("{*}responseDeclaration")
    assert response is not None
    assert (response.get("cardinality"), response.get("baseType")) == (cardinality, base)
    body = root.find("{*}itemBody")
    assert body is not None
    question, interaction = body
    assert text(question) == squeezed(harmless(one.question))
    assert etree.QName(interaction).localname == _INTERACTIONS.get(one.kind, "choiceInteraction")
    assert interaction.get("responseIdentifier") == response.get("identifier")
    words = {
        str(it.get("identifier")): text(it)
        for it in interaction.iter("{*}*")
        if it.get("identifier")
    }
    options = [squeezed(harmless(option.text)) for option in one.options]
    prompts = [squeezed(harmless(term)) for term in one.prompts]
    assert list(words.values()) == [*prompts, *options]
    right = [str(value.text) for value in response.iter("{*}value")]
    if one.kind is ItemKind.MATCH:
        assert [[words[name] for name in pair.split(" ")] for pair in right] == [
            [term, options[to]] for term, to in zip(prompts, one.right, strict=True)
        ]
    else:
        assert [words[name] for name in right] == [options[at] for at in one.right]
    outcomes = {it.get("identifier") for it in root.iter("{*}outcomeDeclaration")}
    assert {it.get("identifier") for it in root.iter("{*}setOutcomeValue")} == outcomes
    feedback = root.find("{*}modalFeedback")
    assert feedback is not None
    assert feedback.get("outcomeIdentifier") in outcomes
    for said in said_of(one):
        assert squeezed(said) in text(feedback)


def check(made: Pack) -> None:
    files = read(made)
    check_package(files)
    for root, one in zip(items_of(files), made.shown_items, strict=True):
        check_item(root, one)


def test_every_item_is_in_the_package() -> None:
    check(pack())


@pytest.mark.parametrize("text", [*HOSTILE, WELSH])
def test_nothing_in_a_text_is_markup(text: str) -> None:
    check(hostile_pack(text))


def test_the_test_asks_every_item_in_order() -> None:
    files = read(pack())
    asked = [one.get("href") for one in files["test.xml"].iter("{*}assessmentItemRef")]
    assert [files[str(one)].get("identifier") for one in asked] == [
        one.get("identifier") for one in items_of(files)
    ]
    assert files["test.xml"].get("title") == pack().title


def test_the_language_is_told_and_sources_are_one_click_away() -> None:
    first = items_of(read(pack()))[0]
    assert first.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    links = [one.get("href") for one in first.iter("{*}a")]
    assert links == ["https://www.example.org/framework#the-report"]


def test_the_same_item_has_the_same_name_in_every_pack() -> None:
    again = pack(id="pack-2", items=pack().items[::-1])
    names = {one.get("identifier") for one in items_of(read(pack()))}
    assert {one.get("identifier") for one in items_of(read(again))} == names


def test_an_empty_quiz_is_a_package_all_the_same() -> None:
    check(pack(items=()))
