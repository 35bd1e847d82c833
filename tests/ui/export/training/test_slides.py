"""The slides: true to the pack, not overfull, with their sources in the notes."""

from __future__ import annotations

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.presentation import Presentation as PowerPoint
from pptx.slide import Slide as PowerPointSlide

from assistant.training.item import ItemKind
from assistant.training.pack import Pack, TermEntry
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import (
    HOSTILE,
    LONG,
    grounds,
    hostile_pack,
    in_words,
    old_grounds,
    pack,
)
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.export.training.slide_fit import height_of, lines_of, pieces_of
from ui.export.training.slides import BODY_HEIGHT, BODY_WIDTH, GAP, slides_of
from ui.web.language import words_in


def read(made: Pack, *, answers: bool = True, language: str = "en") -> PowerPoint:
    content = export_pack(made, Form.PPTX, words_in(language), answers=answers).content
    return Presentation(io.BytesIO(content))


def body_of(slide: PowerPointSlide) -> str:
    return str(slide.placeholders[1].text_frame.text).replace("\v", "\n")  # type: ignore[attr-defined]


def title_of(slide: PowerPointSlide) -> str:
    return str(slide.shapes.title.text_frame.text)  # type: ignore[union-attr]


def notes_of(slide: PowerPointSlide) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return str(frame.text) if frame else ""


def titled(file: PowerPoint, title: str) -> list[PowerPointSlide]:
    """Return the slide with a title, or those over which it goes on."""
    return [one for one in file.slides if title_of(one).split(" (")[0] == title]


def said(slides: list[PowerPointSlide]) -> str:
    return squeezed(" ".join(map(body_of, slides)))


def test_every_item_is_a_question_and_then_its_answer() -> None:
    file, made = read(pack()), pack()
    titles = [title_of(one) for one in file.slides]
    for number, item in enumerate(made.shown_items, start=1):
        question = titled(file, f"Question {number}")
        answer = titled(file, f"Answer to question {number}")
        assert titles.index(title_of(question[-1])) + 1 == titles.index(title_of(answer[0]))
        for words in (item.question, *(one.text for one in item.options), *item.prompts):
            assert squeezed(words) in said(question)
        for words in (*item.right_texts, item.explanation, *(one.quote for one in item.grounds)):
            assert squeezed(words) in said(answer)
        if item.kind not in (ItemKind.MATCH, ItemKind.ORDER):
            letter = "ABCD"[item.right[0]]
            assert squeezed(f"Right answer: {letter}. {item.right_texts[0]}") in said(answer)


def test_sources_are_in_the_notes() -> None:
    file, made = read(pack()), pack()
    for number, item in enumerate(made.shown_items, start=1):
        for slide in titled(file, f"Answer to question {number}"):
            notes = squeezed(notes_of(slide))
            for rests in item.grounds:
                cited = rests.citation
                assert squeezed(rests.quote) in notes
                assert squeezed(cited.publication) in notes
                assert squeezed(cited.url or "") in notes
        assert not [one for one in titled(file, f"Question {number}") if notes_of(one)]
    first = titled(file, "Key facts: Recall")[0]
    assert "Ferry recall policy framework › 4. Recall › 4.2 The report, page 12" in notes_of(first)
    assert "https://www.example.org/framework#the-report" in notes_of(first)


def test_facts_changes_glossary_scenarios_and_reading_are_there() -> None:
    file, made = read(pack()), pack()
    assert squeezed(LONG) in said(titled(file, "Key facts: Recall"))
    assert squeezed("Pass: A pass is a paper that lets one cross.") in said(
        titled(file, "Glossary")
    )
    assert squeezed("Then: A pass lasts 28 days.") in said(titled(file, "Change 1: Licences"))
    assert squeezed("Now: A pass lasts 56 days.") in said(titled(file, "Change 1: Licences"))
    for one in made.aims:
        assert squeezed(one) in said(titled(file, "Learning aims"))
    (reading,) = titled(file, "Reading path")
    assert body_of(reading).split("\n") == [
        "1. Ferry recall policy framework: 1 section, 2 minutes",
        "2. Ferry passes in short: 1 section, less than a minute",
    ]
    assert "1. 4. Recall › 4.2 The report https://www.example.org/framework" in notes_of(reading)
    assert squeezed(made.scenarios[0].situation) in said(titled(file, "Scenario 1"))
    for rests in made.scenarios[0].answer:
        assert squeezed(rests.quote) in said(titled(file, "Answer to scenario 1"))
    assert squeezed("Ferry Order, Withdrawn") in said(titled(file, "Further reading"))


def test_without_answers_there_are_questions_alone() -> None:
    titles = [title_of(one) for one in read(pack(), answers=False).slides]
    assert "Question 9" in titles
    assert not [one for one in titles if one.startswith("Answer")]


def test_superseded_words_are_labelled_before_they_are_read() -> None:
    lines = body_of(titled(read(pack()), "Answer to question 9")[0]).split("\n")
    assert lines[lines.index("A pass is valid for 28 days.") - 1] == "Superseded"


def test_dropped_items_are_left_out() -> None:
    assert "Gone?" not in " ".join(map(body_of, read(pack()).slides))


@pytest.mark.parametrize("text", [*HOSTILE, WELSH, LONG, "x" * 1000, "\n" * 40 + "end"])
def test_no_slide_is_overfull_and_nothing_is_lost(text: str) -> None:
    made = hostile_pack(text)
    for one in slides_of(in_words(made), words_in("en"), answers=True):
        texts = [spoken.text for spoken in one.body]
        assert one.size >= 20
        assert height_of(texts, one.size, BODY_WIDTH, gap=GAP) <= BODY_HEIGHT
    file = read(made)
    shown = squeezed(" ".join(body_of(one) for one in file.slides))
    assert squeezed(harmless(text)) in shown


def test_titles_tell_slides_apart() -> None:
    titles = [title_of(one) for one in read(pack()).slides]
    assert len(set(titles)) == len(titles)
    assert "Key facts: Recall (1 of 6)" in titles


def test_it_can_be_read_aloud() -> None:
    for language, locale, known in (
        ("en", "en-GB", MSO_LANGUAGE_ID.ENGLISH_UK),
        ("cy", "cy-GB", MSO_LANGUAGE_ID.WELSH),
    ):
        file = read(pack(), language=language)
        assert file.core_properties.title == pack().title
        assert file.core_properties.language == locale
        for slide in file.slides:
            # The title comes first, then what it is of: that is the order in which they are read.
            kinds = [one.placeholder_format.idx for one in slide.placeholders]
            assert kinds == [0, 1]
            for shape in slide.shapes:
                for paragraph in shape.text_frame.paragraphs:  # type: ignore[attr-defined]
                    assert all(run.font.language_id == known for run in paragraph.runs)


def test_reading_and_further_reading_lead_somewhere() -> None:
    file = read(pack())
    for title, address in (
        ("Reading path", "https://www.example.org/framework#the-report"),
        ("Further reading", "https://www.example.org/f"),
    ):
        (slide,) = titled(file, title)
        frame = slide.placeholders[1].text_frame  # type: ignore[attr-defined]
        runs = [run for one in frame.paragraphs for run in one.runs]
        assert [run.hyperlink.address for run in runs if run.hyperlink.address] == [address]


def test_the_file_has_no_picture_and_no_font_of_others() -> None:
    content = export_pack(pack(), Form.PPTX, words_in("en")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        theme = archive.read("ppt/theme/theme1.xml")
    assert not [one for one in names if one.endswith((".jpeg", ".jpg", ".png"))]
    assert len([one for one in names if "slideLayouts/slideLayout" in one]) == 1
    assert b"Calibri" not in theme


@pytest.mark.parametrize("text", ["a b c", LONG, "x" * 900, "one\ntwo\n\nthree", "a. " * 400])
def test_pieces_fit_and_make_up_the_text(text: str) -> None:
    pieces = list(pieces_of(text, 20, 400, 200))
    assert squeezed("".join(pieces)) == squeezed(text)
    assert all(lines_of(one, 20, 400) <= 8 for one in pieces)


def test_a_term_is_told_once_and_superseded_meanings_say_so() -> None:
    terms = (
        TermEntry("Pass", grounds("Pass: a paper.")),
        TermEntry("Warden", old_grounds("One who checks.")),
    )
    (slide,) = titled(read(pack(glossary=terms)), "Glossary")
    assert body_of(slide).split("\n") == ["Pass: a paper.", "Superseded: Warden: One who checks."]
