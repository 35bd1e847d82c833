"""Slides as a PowerPoint file, with titles, reading order and language that can be read aloud."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as PowerPoint
from pptx.slide import Slide as PowerPointSlide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from ui.export.training.slide_fit import cut_to, height_of
from ui.export.training.slides import BODY_HEIGHT, BODY_WIDTH, GAP, INDENT, Slide, Spoken

_FONT = b"Arial"
_LINK_OF_OTHERS, _LINK = (
    b'<a:hlink><a:srgbClr val="0000FF"/>',
    b'<a:hlink><a:srgbClr val="1D4F91"/>',
)
_INK = RGBColor(0x0B, 0x0C, 0x0C)
_QUIET = RGBColor(0x48, 0x4E, 0x53)
_BLUE = RGBColor(0x1D, 0x4F, 0x91)
_LANGUAGES = {"en": MSO_LANGUAGE_ID.ENGLISH_UK, "cy": MSO_LANGUAGE_ID.WELSH}
_LOCALES = {"en": "en-GB", "cy": "cy-GB"}
# Left, top, width and height in points, of a slide 960 wide and 540 high.
_WIDTH, _HEIGHT = 960, 540
_TITLE = (50, 30, BODY_WIDTH + 10, 84)
_BODY = (50, 124, BODY_WIDTH + 10, BODY_HEIGHT + 16)
_SOURCE = (50, 472, 790, 48)
_NUMBER = (850, 486, 60, 30)
_LAYOUT = "Title and Content"
_TITLE_SIZES = (32, 28, 24, 20, 16)
_SOURCE_SIZE = 13
_BAR = (
    '<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="99" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1D4F91"/>'
    "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)
_NO_BULLET = '<a:lvl1pPr {namespaces} algn="l" marL="0" indent="0"><a:buNone/></a:lvl1pPr>'
_SLIDE_NUMBER = '<a:fld {namespaces} id="{{0B7D5C51-7C2A-4D0D-9C53-3B0E9E3C5A11}}" type="slidenum">'


def as_slides_file(
    slides: tuple[Slide, ...], *, language: str, product: str, made_at: datetime
) -> bytes:
    """Return slides as the bytes of a PPTX file; the first one gives it its title."""
    file = Presentation()
    _describe(file, slides[0].title, language, product, made_at)
    _lay_out(file)
    writer = _Writer(file, language)
    for number, one in enumerate(slides, start=1):
        writer.write(one, number)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


class _Writer:
    def __init__(self, file: PowerPoint, language: str) -> None:
        self._file = file
        self._language = _LANGUAGES.get(language, MSO_LANGUAGE_ID.ENGLISH_UK)

    def write(self, slide: Slide, number: int) -> None:
        """Add one slide."""
        made = self._file.slides.add_slide(self._file.slide_layouts[0])
        title, body = made.shapes.title, made.placeholders[1]
        if title is not None:
            frame = title.text_frame
            self._run(
                frame.paragraphs[0], Spoken(slide.title, strong=True), _title_size(slide), _BLUE
            )
        self._body(body.text_frame, slide)
        if slide.source:
            self._source(made, slide.source)
        self._number(made, number)
        if slide.notes:
            notes = made.notes_slide.notes_text_frame
            if notes is not None:
                notes.text = slide.notes

    def _body(self, frame: TextFrame, slide: Slide) -> None:
        for at, one in enumerate(slide.body):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(GAP)
            if one.quoted:
                paragraph._p.get_or_add_pPr().set("marL", str(Pt(INDENT)))
            for place, line in enumerate(one.text.split("\n")):
                if place:
                    paragraph.add_line_break()
                self._run(paragraph, replace(one, text=line), slide.size, _INK)

    def _source(self, made: PowerPointSlide, text: str) -> None:
        frame = _text_box(made, _SOURCE, "Source")
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        fitting = cut_to(text, _SOURCE_SIZE, _SOURCE[2] - 20, _SOURCE[3])
        self._run(frame.paragraphs[0], Spoken(fitting), _SOURCE_SIZE, _QUIET)

    def _number(self, made: PowerPointSlide, number: int) -> None:
        frame = _text_box(made, _NUMBER, "Slide number")
        paragraph = frame.paragraphs[0]
        self._run(paragraph, Spoken(str(number)), _SOURCE_SIZE, _QUIET)
        field = parse_xml(_SLIDE_NUMBER.format(namespaces=nsdecls("a")) + "</a:fld>")
        run = paragraph.runs[0]._r
        paragraph._p.replace(run, field)
        for one in list(run):
            field.append(one)

    def _run(self, paragraph: _Paragraph, spoken: Spoken, size: int, colour: RGBColor) -> None:
        run = paragraph.add_run()
        run.text = spoken.text
        run.font.size, run.font.bold = Pt(size), spoken.strong
        run.font.color.rgb = colour
        run.font.language_id = self._language
        if spoken.address:
            run.hyperlink.address = spoken.address


def _text_box(made: PowerPointSlide, place: tuple[float, ...], name: str) -> TextFrame:
    left, top, width, height = (Emu(Pt(one)) for one in place)
    box = made.shapes.add_textbox(left, top, width, height)
    box.name = name
    frame: TextFrame = box.text_frame
    frame.word_wrap = True
    return frame


def _title_size(slide: Slide) -> int:
    width, height = _TITLE[2] - 20, _TITLE[3]
    fitting = (one for one in _TITLE_SIZES if height_of([slide.title], one, width, gap=0) <= height)
    return next(fitting, _TITLE_SIZES[-1])


def _describe(file: PowerPoint, title: str, language: str, product: str, made_at: datetime) -> None:
    known = file.core_properties
    known.title = title[:255]
    known.author = known.last_modified_by = product[:255]
    known.language = _LOCALES.get(language, language)
    known.created = known.modified = made_at.replace(tzinfo=None)
    # The library's template brings a picture of an empty slide of its own.
    package = file.part.package
    for name in [key for key, one in package._rels.items() if "thumbnail" in one.reltype]:
        package._rels.pop(name)


def _lay_out(file: PowerPoint) -> None:
    file.slide_width, file.slide_height = Emu(Pt(_WIDTH)), Emu(Pt(_HEIGHT))
    for one in [layout for layout in file.slide_layouts if layout.name != _LAYOUT]:
        file.slide_layouts.remove(one)
    master, layout = file.slide_master, file.slide_layouts[0]
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b"Calibri", _FONT).replace(_LINK_OF_OTHERS, _LINK)
    bar = _BAR.format(namespaces=nsdecls("p", "a"), width=Pt(14), height=Pt(_HEIGHT))
    master.shapes._spTree.append(parse_xml(bar))
    # Their collections tell no types that a checker can follow.
    for shapes in cast("tuple[Iterable[Any], ...]", (master.placeholders, layout.placeholders)):
        for one in list(shapes):
            _place(one)


def _place(shape: Any) -> None:
    place = {0: _TITLE, 1: _BODY}.get(shape.placeholder_format.idx)
    if place is None:
        shape._element.getparent().remove(shape._element)
        return
    shape.left, shape.top, shape.width, shape.height = (Emu(Pt(one)) for one in place)
    frame = shape.text_frame
    frame.auto_size, frame.word_wrap = MSO_AUTO_SIZE.NONE, True
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if place is _TITLE else MSO_ANCHOR.TOP
    styles = frame._txBody.find("{*}lstStyle")
    for one in list(styles):
        styles.remove(one)
    styles.append(parse_xml(_NO_BULLET.format(namespaces=nsdecls("a"))))
    for paragraph in frame.paragraphs:
        paragraph.alignment = None
