from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as native
import pytest

from tests.ui.export.made_conversations import (
    MARKUP,
    STRANGE,
    WELSH,
    conversation,
    hostile,
    listed,
    transcript,
)
from tests.ui.export.written_files import addresses, everything_said, squeezed
from ui.export import pdf_paper
from ui.export.pdf_document import as_pdf_document
from ui.export.transcript import UNDRAWN, Transcript

_IS_ACCESSIBLE = b"<pdfuaid:part>1</pdfuaid:part>"


def opened(made: Transcript) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(as_pdf_document(made))


def text_of(document: pypdfium2.PdfDocument) -> str:
    # The ligatures of the font are read back as one character each by PDFium.
    pages = (page.get_textpage().get_text_bounded() for page in document)
    return "".join(pages).replace("\ufb00", "ff").replace("\ufb01", "fi").replace("\ufffe", "-")


def without_footers(document: pypdfium2.PdfDocument, words: tuple[str, str, str]) -> str:
    """Return the text squeezed, without the page numbers that part it."""
    text = squeezed(text_of(document))
    for number in range(1, len(document) + 1):
        footer = f"{words[0]}{number}{words[1]}{len(document)}{words[2]}"
        assert squeezed(footer) in text
        text = text.replace(squeezed(footer), "", 1)
    return text


def addresses_in(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in document:
        place, link = ctypes.c_int(0), native.FPDF_LINK()
        while native.FPDFLink_Enumerate(page, place, link):
            action = native.FPDFLink_GetAction(link)
            length = native.FPDFAction_GetURIPath(document, action, None, 0)
            words = ctypes.create_string_buffer(length)
            native.FPDFAction_GetURIPath(document, action, words, length)
            if words.value:
                yield words.value.decode("ascii")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everything_is_in_the_document(language: str) -> None:
    made = transcript(language=language)
    document = opened(made)
    text = without_footers(document, made.words.page)
    for one in everything_said(made):
        assert squeezed(one) in text, one
    assert set(addresses_in(document)) == set(addresses(made))


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("cy", "cy-GB")])
def test_it_can_be_read_aloud(language: str, locale: str) -> None:
    made = transcript(language=language)
    content = as_pdf_document(made)
    document = pypdfium2.PdfDocument(content)
    assert _IS_ACCESSIBLE in content
    assert native.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["Title"] == made.title
    assert f"<rdf:li>{locale}</rdf:li>".encode() in content


def test_bookmarks_lead_to_questions_and_sources() -> None:
    made = transcript()
    marks = [(one.level, one.get_title()) for one in opened(made).get_toc()]
    assert [words for level, words in marks if level == 0] == [
        *(one.heading for one in made.turns),
        "Sources",
        "About this document",
    ]
    sources = [one.heading for one in made.references]
    assert [words for _, words in marks if words.startswith("[")] == sources


def test_the_font_comes_with_it() -> None:
    content = as_pdf_document(transcript())
    assert b"SourceSansPro" in content
    assert b"/FontFile" in content


def test_welsh_letters_and_typographic_quotes_survive() -> None:
    words = f"{WELSH} Ŵ Ŷ ẁ ỳ “double” ‘single’ – — …"
    made = transcript(conversation(hostile(words), title=WELSH), "cy")
    assert squeezed(words) in without_footers(opened(made), made.words.page)
    assert _IS_ACCESSIBLE in as_pdf_document(made)


@pytest.mark.parametrize(
    "text", [MARKUP, "", " \n ", "x" * 3000, "#panic()", '"); read("/etc/passwd']
)
def test_no_text_of_others_breaks_it(text: str) -> None:
    made = transcript(conversation(hostile(text), title=text[:80]))
    content = as_pdf_document(made)
    document = pypdfium2.PdfDocument(content)
    assert _IS_ACCESSIBLE in content
    assert list(addresses_in(document)) == []
    shown = without_footers(document, made.words.page)
    for one in everything_said(made):
        assert squeezed(one) in shown


def test_no_line_runs_off_the_page() -> None:
    made = transcript(conversation(hostile("x" * 500 + " https://www.example.org/" + "y" * 500)))
    for page in opened(made):
        text = page.get_textpage()
        right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
        assert right <= page.get_width() - 60


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_character_that_no_font_has_is_marked_and_told(language: str) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    words = f"{STRANGE} {family} \U0001f3f4\U000e0067\U000e007f \u0e01 \uffff \ufdd0"
    made = transcript(conversation(hostile(words), listed(), title=words), language)
    content = as_pdf_document(made)
    assert _IS_ACCESSIBLE in content
    text = without_footers(pypdfium2.PdfDocument(content), made.words.page)
    assert f"{UNDRAWN}{UNDRAWN}" in text
    assert squeezed(made.words.undrawn) in text
    assert squeezed(made.references[1].quotes[0].text) in text
    ordinary = transcript(conversation(listed()), language)
    assert squeezed(made.words.undrawn) not in squeezed(text_of(opened(ordinary)))


def test_a_file_that_cannot_be_made_accessible_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_paper, "_undrawn_in", lambda _: set())
    made = transcript(conversation(hostile(STRANGE), listed(), title=STRANGE))
    content = as_pdf_document(made)
    assert _IS_ACCESSIBLE not in content
    document = pypdfium2.PdfDocument(content)
    assert native.FPDFCatalog_IsTagged(document)
    assert squeezed(made.references[1].quotes[0].text) in squeezed(text_of(document))


def test_the_same_conversation_is_the_same_file() -> None:
    assert as_pdf_document(transcript()) == as_pdf_document(transcript())


def test_two_hundred_turns_take_seconds() -> None:
    made = transcript(conversation(*[listed()] * 200))
    started = time.perf_counter()
    document = opened(made)
    assert time.perf_counter() - started < 20
    assert len(document) > 20


def test_others_are_not_held_up_meanwhile() -> None:
    made = transcript(conversation(*[listed()] * 100))
    writer = threading.Thread(target=as_pdf_document, args=(made,))
    beats = 0
    writer.start()
    while writer.is_alive():
        time.sleep(0.005)
        beats += 1
    assert beats > 10
