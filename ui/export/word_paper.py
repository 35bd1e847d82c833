"""A Word document in our look: headings, lists, quotes and links that Word knows as such."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from ui.export.transcript import Line, Link

_FONT = "Arial"
_INK = "0B0C0C"
_QUIET = "484E53"
_LINK = "1D4F91"
_LINK_STYLE = "Hyperlink"
# Style: size, space before and after in points, indent in centimetres, bold, colour.
_LOOKS = {
    "Normal": (11, 0, 8, 0, False, _INK),
    "Title": (24, 0, 4, 0, True, _INK),
    "Heading 1": (16, 24, 6, 0, True, _INK),
    "Heading 2": (12, 16, 4, 0, True, _INK),
    "List Bullet": (11, 0, 4, None, False, _INK),
    "List Number": (11, 0, 4, None, False, _INK),
    "Choice": (11, 0, 4, 0.8, False, _INK),
    "Quote": (11, 4, 8, 0.6, False, _INK),
    "Quiet": (10, 0, 6, 0, False, _QUIET),
    "Label": (11, 4, 4, 0, True, _INK),
    "Fact": (10, 0, 2, 0, False, _INK),
    "Source": (9.5, 0, 2, 0.6, False, _QUIET),
    "Notice": (11, 4, 10, 0.6, False, _INK),
}
_STAYS_WITH_NEXT = ("Title", "Heading 1", "Heading 2", "Quiet", "Label")
_BESIDE_A_LINE = ("Quote", "Notice")
_HANGING = {"Choice": 0.8}
_LOCALES = {"en": "en-GB", "cy": "cy-GB"}


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What a Word file tells of itself; `page` is what stands around the two page numbers."""

    title: str
    language: str
    product: str
    made_at: datetime
    page: tuple[str, str, str]


class WordPaper:
    """A Word document that is written from its beginning to its end."""

    def __init__(self, facts: WordFacts) -> None:
        """Begin an empty document."""
        self._document = Document()
        locale = _LOCALES.get(facts.language, facts.language)
        _describe(self._document, facts, locale)
        _lay_out(self._document, locale)
        _number_pages(self._document, facts.page)
        # Both would be looked for anew by python-docx, for each of many thousand paragraphs.
        self._styles = {one.name: one.style_id for one in self._document.styles}
        self._end = self._document.element.body.find(qn("w:sectPr"))

    def begin(self, style: str) -> Paragraph:
        """Add an empty paragraph."""
        element = cast(CT_P, OxmlElement("w:p"))
        element.style = self._styles[style]
        self._end.addprevious(element)
        return Paragraph(element, self._document)

    def say(self, text: str, style: str, *, new_page: bool = False) -> None:
        """Add a paragraph, unless there is nothing to say; its lines stay lines."""
        if text:
            paragraph = self.begin(style)
            paragraph.add_run(text)
            if new_page:
                paragraph.paragraph_format.page_break_before = True

    def lines(self, lines: Sequence[Line], style: str, *, name_alone: bool = False) -> None:
        """Add a paragraph for each line, with its name in bold and links that lead somewhere.

        What is told of the name stands below it where it is `name_alone`.
        """
        for line in lines:
            self._line(line, style, "\n" if name_alone else ": ")

    def _line(self, line: Line, style: str, after_name: str = ": ") -> Paragraph:
        paragraph = self.begin(style)
        if line.name:
            paragraph.add_run(f"{line.name}{after_name}").bold = True
        paragraph.add_run(line.words)
        for place, link in enumerate(line.links):
            paragraph.add_run(", " if line.words or place else "")
            _lead_to(link, paragraph)
        return paragraph

    def linked(self, pieces: Sequence[str | Link], style: str) -> None:
        """Add a paragraph in which some words lead somewhere."""
        paragraph = self.begin(style)
        for one in pieces:
            if isinstance(one, str):
                paragraph.add_run(one)
            else:
                _lead_to(one, paragraph)

    def choices(self, lines: Sequence[Line]) -> None:
        """Add what is chosen from, each behind its mark, all on one page."""
        for place, line in enumerate(lines, start=1):
            paragraph = self.begin("Choice")
            paragraph.add_run(f"{line.name}.").bold = True
            paragraph.add_run(f"\t{line.words}")
            paragraph.paragraph_format.keep_with_next = place < len(lines)

    def quote(self, text: str, source: Sequence[Line]) -> None:
        """Add exact words with where they stand right below them, all on one page."""
        if text:
            quoted = self.begin("Quote")
            quoted.add_run(text)
            quoted.paragraph_format.keep_with_next = True
            quoted.paragraph_format.space_after = Pt(3)
        for place, line in enumerate(source, start=1):
            paragraph = self._line(line, "Source")
            paragraph.paragraph_format.keep_with_next = place < len(source)
            if place == len(source):
                paragraph.paragraph_format.space_after = Pt(14)

    def content(self) -> bytes:
        """Return the bytes of the DOCX file."""
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()


def mark_place(paragraph: Paragraph, number: int) -> None:
    """Let a number lead to a paragraph."""
    mark, name = str(number), _bookmark(number)
    paragraph._p.append(_element("w:bookmarkStart", id=mark, name=name))
    paragraph._p.append(_element("w:bookmarkEnd", id=mark))


def lead_to_place(paragraph: Paragraph, number: int) -> None:
    """Add a number in brackets that leads to the place marked with it."""
    _link(paragraph, f"[{number}]").set(qn("w:anchor"), _bookmark(number))


def _bookmark(number: int) -> str:
    return f"source_{number}"


def _lead_to(link: Link, paragraph: Paragraph) -> None:
    """Add words that lead to an address."""
    element = _link(paragraph, link.words)
    to = paragraph.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element.set(qn("r:id"), to)


def _link(paragraph: Paragraph, words: str) -> BaseOxmlElement:
    """Add words that lead somewhere; where to is up to the caller."""
    run = paragraph.add_run(words)
    run._r.style = _LINK_STYLE
    link = _element("w:hyperlink")
    paragraph._p.append(link)
    link.append(run._r)
    return link


def _element(tag: str, **values: str) -> BaseOxmlElement:
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _describe(document: WordDocument, facts: WordFacts, locale: str) -> None:
    known = document.core_properties
    known.title = facts.title[:255]
    known.author = known.last_modified_by = facts.product[:255]
    known.comments = ""
    known.language = locale
    known.created = known.modified = facts.made_at.replace(tzinfo=None)
    # The library's template brings a picture of an empty page of its own.
    package = document.part.package
    for name in [key for key, one in package.rels.items() if "thumbnail" in one.reltype]:
        del package.rels[name]


def _lay_out(document: WordDocument, locale: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), locale)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # the form of today's Word
    held = {one.name for one in document.styles}
    for name in _LOOKS:
        if name not in held:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _look(style)
    link = document.styles.add_style(_LINK_STYLE, WD_STYLE_TYPE.CHARACTER)
    if isinstance(link, CharacterStyle):
        link.font.color.rgb, link.font.underline = RGBColor.from_string(_LINK), True


def _look(style: ParagraphStyle) -> None:
    size, before, after, indent, bold, colour = _LOOKS[str(style.name)]
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]  # the theme's font would outrank the one that is named
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.2
    if indent is not None:
        shape.left_indent = Cm(indent)
    if style.name in _HANGING:
        shape.first_line_indent = Cm(-_HANGING[style.name])
    shape.keep_with_next = style.name in _STAYS_WITH_NEXT
    shape.widow_control = True
    _set_border(style)


def _set_border(style: ParagraphStyle) -> None:
    """Draw a line beside quotes and notices, and take away the template's line below titles."""
    properties = style.element.get_or_add_pPr()
    for drawn in properties.findall(qn("w:pBdr")):
        properties.remove(drawn)
    if style.name in _BESIDE_A_LINE:
        border = _element("w:pBdr")
        border.append(_element("w:left", val="single", sz="18", space="10", color="B1B4B6"))
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _number_pages(document: WordDocument, words: tuple[str, str, str]) -> None:
    before, between, after = words
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: Paragraph, counted: str) -> None:
    """Add a number that Word works out; until then it reads 1."""
    run = paragraph.add_run("1")
    field = _element("w:fldSimple", instr=counted)
    paragraph._p.append(field)
    field.append(run._r)
