from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.text.hyperlink import Hyperlink

from tests.ui.export.made_conversations import (
    FRAMEWORK,
    LIST,
    MARKUP,
    STRANGE,
    WELSH,
    conversation,
    hostile,
    listed,
    transcript,
)
from tests.ui.export.written_files import addresses, everything_said, squeezed
from ui.export.transcript import Transcript
from ui.export.word_document import as_word_document


def opened(made: Transcript) -> WordDocument:
    return Document(io.BytesIO(as_word_document(made)))


def links(document: WordDocument) -> Iterator[Hyperlink]:
    for paragraph in document.paragraphs:
        yield from paragraph.hyperlinks


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everything_is_in_the_document(language: str) -> None:
    made = transcript(language=language)
    document = opened(made)
    text = squeezed("\n".join(one.text for one in document.paragraphs))
    for one in everything_said(made):
        assert squeezed(one) in text, one
    assert {one.address for one in links(document) if one.address} == set(addresses(made))


def test_headings_lists_and_quotes_have_the_styles_of_word() -> None:
    made = transcript()
    document = opened(made)
    by_style: dict[str, list[str]] = {}
    for one in document.paragraphs:
        by_style.setdefault(str(one.style.name if one.style else ""), []).append(one.text)
    assert by_style["Title"] == [made.title]
    assert by_style["Heading 1"] == [
        *(one.heading for one in made.turns),
        "Sources",
        "About this document",
    ]
    quotes = [quoted.text for one in made.references for quoted in one.quotes]
    assert by_style["Quote"] == quotes
    assert "What is recall?" in by_style["List Bullet"]
    assert by_style["Notice"][0] == "Please note: It was replaced by: Ferry Act 2026."


def test_numbers_lead_to_their_sources() -> None:
    made = transcript()
    document = opened(made)
    marks = {
        str(one.get(f"{{{one.nsmap['w']}}}name"))
        for one in document.element.body.iter("{*}bookmarkStart")
    }
    numbers = [quoted.number for one in made.references for quoted in one.quotes]
    assert marks == {f"source_{one}" for one in numbers}
    to = [one for one in links(document) if one.fragment and not one.address]
    assert {one.fragment for one in to} == marks
    assert {one.text for one in to} == {f"[{one}]" for one in numbers}


def test_of_two_quotes_of_one_place_each_number_leads_to_its_own() -> None:
    document = opened(transcript())
    following = {}
    for place, one in enumerate(document.paragraphs):
        for mark in one._p.iter("{*}bookmarkStart"):
            name = str(mark.get(f"{{{mark.nsmap['w']}}}name"))
            following[name] = (one.text, document.paragraphs[place + 1].text)
    assert following["source_1"] == ("[1]", LIST)
    assert following["source_5"] == ("[5]", "The manager signs the report.")
    assert following["source_2"][0] == f"[2] {FRAMEWORK}"


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("cy", "cy-GB")])
def test_title_and_language_are_told(language: str, locale: str) -> None:
    made = transcript(language=language)
    document = opened(made)
    known = document.core_properties
    assert (known.title, known.language) == (made.title, locale)
    assert known.author == made.product
    assert known.comments == ""
    assert known.created is not None
    assert known.created.date() == made.exported_at.date()
    styles = document.styles.element.xml
    assert f'w:val="{locale}"' in styles
    assert "en-US" not in styles.replace('w:eastAsia="en-US"', "")


def test_pages_are_numbered_and_of_the_size_used_here() -> None:
    section = opened(transcript(language="cy")).sections[0]
    footer = section.footer.paragraphs[0]
    assert footer._p.xpath("string(.)") == "Tudalen 1 o 1"
    assert footer._p.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_nothing_runs_and_nothing_is_fetched() -> None:
    with zipfile.ZipFile(io.BytesIO(as_word_document(transcript()))) as packed:
        names = packed.namelist()
        outside = [
            one
            for name in names
            if name.endswith(".rels")
            for one in packed.read(name).decode().split("<")
            if 'TargetMode="External"' in one
        ]
    assert not [one for one in names if "vba" in one.lower() or one.endswith((".bin", ".jpeg"))]
    assert outside
    assert all("/hyperlink" in one for one in outside)


@pytest.mark.parametrize("text", [MARKUP, STRANGE, WELSH, "", " \n "])
def test_no_text_of_others_breaks_it(text: str) -> None:
    made = transcript(conversation(hostile(text), title=text))
    document = opened(made)
    shown = squeezed("\n".join(one.text for one in document.paragraphs))
    for one in everything_said(made):
        assert squeezed(one) in shown
    assert [one.address for one in links(document) if one.address] == []


def test_two_hundred_turns_take_seconds() -> None:
    made = transcript(conversation(*[listed()] * 200))
    started = time.perf_counter()
    content = as_word_document(made)
    assert time.perf_counter() - started < 20
    headings = [
        one
        for one in Document(io.BytesIO(content)).element.body.iter("{*}pStyle")
        if "Heading1" in one.values()
    ]
    assert len(headings) == 202
