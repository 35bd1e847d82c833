"""The handout, as Word and as PDF, with and without the answers."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as native
import pytest
from docx import Document
from docx.document import Document as WordDocument

from assistant.training.grounds import Grounds
from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.test_pdf_document import addresses_in, text_of
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, in_words, pack
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless, web_address
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.export.training.handout import handout_of
from ui.export.transcript import UNDRAWN
from ui.web.language import words_in

_IS_ACCESSIBLE = b"<pdfuaid:part>1</pdfuaid:part>"
_FORMS = (Form.DOCX, Form.PDF)


def content_of(made: Pack, form: Form, *, answers: bool = True, language: str = "en") -> bytes:
    return export_pack(made, form, words_in(language), answers=answers).content


def word(made: Pack, *, answers: bool = True) -> WordDocument:
    return Document(io.BytesIO(content_of(made, Form.DOCX, answers=answers)))


def pdf(made: Pack, *, answers: bool = True) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content_of(made, Form.PDF, answers=answers))


def read(made: Pack, form: Form, *, answers: bool = True) -> str:
    """Return the whole text of a handout without white space and page numbers."""
    if form is Form.DOCX:
        document = word(made, answers=answers)
        return squeezed("\n".join(one.text for one in document.paragraphs))
    document = pdf(made, answers=answers)
    text = squeezed(text_of(document))
    for number in range(1, len(document) + 1):
        text = text.replace(f"Page{number}of{len(document)}", "", 1)
    return text


def every_grounds(made: Pack, *, answers: bool) -> Iterator[Grounds]:
    yield from (one.grounds for one in made.facts)
    yield from (one.grounds for one in made.glossary)
    for change in made.changes:
        yield from (one for one in (change.then, change.now) if one)
    if answers:
        for item in made.shown_items:
            yield from item.grounds
        for scenario in made.scenarios:
            yield from scenario.answer


def everything(made: Pack, *, answers: bool) -> Iterator[str]:
    """Yield every text of a pack that has to be in its handout."""
    yield from (made.title, *made.aims)
    for step in made.reading:
        yield from (*step.heading_trail, step.grounds.citation.publication)
    for grounds in every_grounds(made, answers=answers):
        yield from cited_in(grounds)
    yield from (one.term for one in made.glossary)
    for change in made.changes:
        yield from (change.was, change.is_now, change.changed_by)
    for item in made.shown_items:
        yield from (item.question, *(one.text for one in item.options), *item.prompts)
        yield item.explanation if answers else ""
    for scenario in made.scenarios:
        yield from (scenario.situation, scenario.question)
    for reading in made.further:
        yield from (reading.title, reading.publisher)


def cited_in(grounds: Grounds) -> Iterator[str]:
    cited = grounds.citation
    yield from (grounds.quote, cited.publication, *cited.heading_trail[1:])
    yield from (one.title for one in cited.rests_on)
    yield f"page {cited.page}" if cited.page is not None else ""
    yield "Starter note, not official guidance" if cited.starter_note else ""


def after(text: str, heading: str) -> str:
    return text.rpartition(squeezed(heading))[2]


def right_lines(item: Item) -> Iterator[str]:
    """Yield the right answer as the key has it."""
    letters = ["ABCDEF"[at] for at in item.right]
    if item.kind is ItemKind.MATCH:
        for number, letter in enumerate(letters):
            yield f"{number + 1}.{letter}.{item.prompts[number]}–{item.right_texts[number]}"
    elif item.kind is ItemKind.ORDER:
        for number, letter in enumerate(letters):
            yield f"{number + 1}.{letter}.{item.right_texts[number]}"
    else:
        yield f"{letters[0]}.{item.right_texts[0]}"


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("answers", [True, False])
def test_everything_is_in_the_handout(form: Form, answers: bool) -> None:
    made = pack()
    text = read(made, form, answers=answers)
    for one in everything(made, answers=answers):
        if form is Form.PDF:
            one = one.replace("😀", UNDRAWN)
        assert squeezed(one) in text, one


@pytest.mark.parametrize("form", _FORMS)
def test_about_reading_path_and_changes_are_in_words(form: Form) -> None:
    text = read(pack(version=2), form)
    for told in (
        "For: New practitioners",
        "Length: Half a day",
        "Guidance for: England and Wales",
        "Topics: Recall, Licences, unknown topic",
        "Reading time: 3 minutes",
        "Made on: 28 November 2026",
        "Version: 2",
        "4. Recall › 4.2 The report Ferry recall policy framework, 2 minutes",
        "Ferry passes in short less than a minute",
        "Changed on: 31 March 2026",
        "Changed on: spring 2025",
        "Current, published 2 April 2024, updated March 2026, applies from 1 May 2024",
        "Replaced on 31 March 2026 by: Ferry Act 2026",
        "Ferry Order, Withdrawn",
        "© Crown copyright, Open Government Licence v3.0",
        "Starter notes are facts in our own words",
    ):
        assert squeezed(told) in text, told


@pytest.mark.parametrize("form", _FORMS)
def test_the_key_has_each_right_answer_with_its_quotes(form: Form) -> None:
    made = pack()
    key = after(read(made, form), "Answers to the quiz")
    key = key.partition(squeezed("Publications quoted"))[0]
    headings = [squeezed(f"Answer to question {at + 1}") for at in range(len(made.shown_items))]
    parts = re.split("|".join(rf"{one}(?!\d)" for one in headings), key)[1:]
    for part, item in zip(parts, made.shown_items, strict=True):
        for line in right_lines(item):
            assert squeezed(line).replace("😀", UNDRAWN if form is Form.PDF else "😀") in part
        for grounds in item.grounds:
            assert squeezed(grounds.quote) in part


@pytest.mark.parametrize("form", _FORMS)
def test_without_answers_nothing_gives_them_away(form: Form) -> None:
    made = pack()
    text = read(made, form, answers=False)
    for told in ("Answers to the quiz", "Answer to question", "Right answer", "Model answer"):
        assert squeezed(told) not in text
    assert squeezed("The framework says so.") not in text
    assert squeezed("A valid pass lets one cross.") not in text
    quiz = after(text, "Quiz").partition("Furtherreading")[0]
    assert squeezed("A pass is valid for 56 days from the day it is issued.") not in quiz


@pytest.mark.parametrize("form", _FORMS)
def test_superseded_words_are_labelled_before_they_are_read(form: Form) -> None:
    text = read(pack(), form)
    assert text.count(squeezed("Superseded A pass is valid for 28 days.")) == 2
    assert text.count(squeezed("A pass is valid for 28 days.")) == 2


@pytest.mark.parametrize("form", _FORMS)
def test_dropped_items_are_left_out(form: Form) -> None:
    assert "Gone?" not in read(pack(), form)


def test_word_knows_headings_lists_and_quotes() -> None:
    by_style: dict[str, list[str]] = {}
    for one in word(pack()).paragraphs:
        by_style.setdefault(str(one.style.name if one.style else ""), []).append(one.text)
    assert by_style["Title"] == [pack().title]
    assert by_style["Heading 1"] == [
        "Learning aims",
        "Reading path",
        "Key facts",
        "Glossary",
        "Then and now",
        "Quiz",
        "Scenarios",
        "Further reading",
        "Answers to the quiz",
        "Publications quoted",
        "About this document",
    ]
    assert by_style["Heading 2"][:2] == ["Recall", "Licences"]
    assert len(by_style["Quote"]) == len(list(every_grounds(pack(), answers=True)))
    assert len(by_style["List Number"]) == 2
    assert by_style["Choice"][:2] == ["A.\t12", "B.\t24"]


def test_word_has_language_page_numbers_and_pages_of_their_own() -> None:
    document = word(pack())
    known = document.core_properties
    assert (known.title, known.language) == (pack().title, "en-GB")
    languages = {
        one.get(f"{{{one.nsmap['w']}}}val") for one in document.styles.element.iter("{*}lang")
    }
    assert languages == {"en-GB"}
    fields = document.sections[0].footer._element.iter("{*}fldSimple")
    assert [one.get(f"{{{one.nsmap['w']}}}instr") for one in fields] == ["PAGE", "NUMPAGES"]
    begun = [one.text for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert begun == ["Quiz", "Answers to the quiz"]


def test_pdf_can_be_read_aloud_and_found_through() -> None:
    content = content_of(pack(), Form.PDF)
    document = pypdfium2.PdfDocument(content)
    assert _IS_ACCESSIBLE in content
    assert native.FPDFCatalog_IsTagged(document)
    assert b"<rdf:li>en-GB</rdf:li>" in content
    marks = [one.get_title() for one in document.get_toc() if one.level == 0]
    assert marks[:3] == ["Learning aims", "Reading path", "Key facts"]


def test_links_lead_to_the_sources_in_both_forms() -> None:
    made = pack()
    cited = [one.citation.url for one in every_grounds(made, answers=True)]
    expected = {web_address(one) for one in cited} | {"https://www.example.org/f"}
    expected |= {"https://www.example.org/ferry-act", "https://www.example.org/ferry-order"}
    assert set(addresses_in(pdf(made))) == expected - {None}
    links = [link for one in word(made).paragraphs for link in one.hyperlinks]
    assert {one.address + (f"#{one.fragment}" if one.fragment else "") for one in links} == (
        expected - {None}
    )


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("text", [*HOSTILE, WELSH, "", " \n ", "x" * 3000])
def test_nothing_in_a_text_is_markup(form: Form, text: str) -> None:
    made = hostile_pack(text)
    shown = read(made, form)
    said = handout_of(in_words(made), words_in("en"), answers=True)
    for block in said.blocks:
        for words in (block.text, *(line.words for line in block.lines)):
            if not undrawn(words, form):
                assert squeezed(words) in shown, words
    assert squeezed(harmless(text)) in shown or undrawn(text, form)


def undrawn(words: str, form: Form) -> bool:
    """Tell whether a text has what the font of the PDF lacks, or turns round."""
    return form is Form.PDF and bool(
        re.search("[\u0590-\u06ff\u4e00-\u9fff\U0001f000-\U0001ffff]", words)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_pdf_is_accessible_whatever_is_in_it(text: str) -> None:
    assert _IS_ACCESSIBLE in content_of(hostile_pack(text), Form.PDF)


def test_a_character_that_no_font_has_is_told_of() -> None:
    told = squeezed(words_in("en")("export-pack-undrawn", mark=UNDRAWN))
    assert told in read(pack(), Form.PDF)
    plain = pack(items=tuple(one for one in pack().items if one.kind is not ItemKind.WHICH))
    assert told not in read(plain, Form.PDF)


def test_a_long_address_in_a_document_is_told_shortly_and_leads_all_the_way() -> None:
    long = f"https://www.example.org/recall/#:~:text={'a' * 300}"
    fact = pack().facts[0]
    cited = replace(fact.grounds.citation, url=long)
    made = pack(facts=(replace(fact, grounds=Grounds("x", (cited,))),))
    assert long in set(addresses_in(pdf(made)))
    assert "example.org/recall" in read(made, Form.PDF)
    assert "a" * 40 not in read(made, Form.PDF)


def test_an_empty_pack_is_a_file_all_the_same() -> None:
    bare = Pack("x", "", pack().brief, pack().made_at, "1", *((),) * 8)
    for form in _FORMS:
        assert "Trainingpack" in read(bare, form)


@pytest.mark.parametrize("form", _FORMS)
def test_welsh_is_written_throughout(form: Form) -> None:
    content = content_of(pack(), form, language="cy")
    if form is Form.PDF:
        assert b"<rdf:li>cy-GB</rdf:li>" in content
        text = text_of(pypdfium2.PdfDocument(content))
    else:
        text = "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
    assert squeezed("Atebion i’r cwis") in squeezed(text)
    assert "Answers" not in text


@pytest.mark.parametrize("form", _FORMS)
def test_two_hundred_items_take_seconds(form: Form) -> None:
    many = tuple(replace(pack().items[0], id=f"item-{at}") for at in range(200))
    started = time.perf_counter()
    content_of(pack(items=many), form)
    assert time.perf_counter() - started < 40
