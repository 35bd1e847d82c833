"""A transcript as a Word document: headings, lists and links that Word knows as such."""

from __future__ import annotations

import io
from collections.abc import Sequence
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

from ui.export.transcript import Line, Listing, Reference, Said, Transcript, WrittenTurn

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
    "Quote": (11, 4, 8, 0.6, False, _INK),
    "Quiet": (10, 0, 6, 0, False, _QUIET),
    "Label": (11, 4, 4, 0, True, _INK),
    "Fact": (10, 0, 2, 0, False, _INK),
    "Notice": (11, 4, 10, 0.6, False, _INK),
}
_STAYS_WITH_NEXT = ("Title", "Heading 1", "Heading 2", "Quiet", "Label")
_BESIDE_A_LINE = ("Quote", "Notice")
_LOCALES = {"en": "en-GB", "cy": "cy-GB"}


def as_word_document(transcript: Transcript) -> bytes:
    """Return the whole transcript as the bytes of a DOCX file."""
    document = Document()
    _describe(document, transcript)
    _lay_out(document, _LOCALES.get(transcript.language, transcript.language))
    _number_pages(document, transcript.words.page)
    _Writer(document, transcript).write()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Writer:
    def __init__(self, document: WordDocument, transcript: Transcript) -> None:
        self._document = document
        self._transcript = transcript
        # Both would be looked for anew by python-docx, for each of many thousand paragraphs.
        self._styles = {one.name: one.style_id for one in document.styles}
        self._end = document.element.body.find(qn("w:sectPr"))

    def write(self) -> None:
        """Write everything, in reading order."""
        transcript = self._transcript
        self._say(transcript.title, "Title")
        self._say(transcript.product, "Quiet")
        self._lines(transcript.about, "Fact")
        for turn in transcript.turns:
            self._turn(turn)
        if transcript.references:
            self._say(transcript.words.sources, "Heading 1")
        for reference in transcript.references:
            self._reference(reference)
        self._listing(transcript.closing, "Heading 1")

    def _turn(self, turn: WrittenTurn) -> None:
        self._say(turn.heading, "Heading 1")
        self._say(turn.question, "Normal")
        self._say(". ".join(turn.about), "Quiet")
        for paragraph in turn.wording:
            self._say(paragraph, "Normal")
        for reading in turn.readings:
            self._say(reading, "List Bullet")
        self._say(turn.said_how, "Label")
        for statement in turn.statements:
            self._statement(statement)
        for notice in turn.notices:
            noticed = self._begin("Notice")
            noticed.add_run(self._transcript.words.notice).bold = True
            noticed.add_run(f" {notice}")
        for listing in turn.listings:
            self._listing(listing, "Heading 2")

    def _statement(self, statement: Said) -> None:
        if statement.label:
            self._say(f"{statement.label}:", "Label")
        paragraph = self._begin("Normal")
        paragraph.add_run(statement.text)
        for number in statement.numbers:
            paragraph.add_run("\u00a0")
            link = _link(paragraph, f"[{number}]")
            link.set(qn("w:anchor"), _bookmark(number))

    def _reference(self, reference: Reference) -> None:
        heading = self._begin("Heading 2")
        mark, name = str(reference.number), _bookmark(reference.number)
        heading._p.append(_element("w:bookmarkStart", id=mark, name=name))
        heading._p.append(_element("w:bookmarkEnd", id=mark))
        heading.add_run(f"[{reference.number}] {reference.publication}")
        self._say(reference.trail, "Quiet")
        self._say(". ".join(reference.labels), "Label")
        self._say(reference.quote.strip("\n"), "Quote")
        self._lines(reference.lines, "Fact")

    def _listing(self, listing: Listing, heading: str) -> None:
        self._say(listing.title, heading)
        self._lines(listing.lines, "List Bullet")

    def _lines(self, lines: Sequence[Line], style: str) -> None:
        for line in lines:
            paragraph = self._begin(style)
            if line.name:
                paragraph.add_run(f"{line.name}: ").bold = True
            paragraph.add_run(line.words)
            for place, link in enumerate(line.links):
                paragraph.add_run(", " if line.words or place else "")
                element = _link(paragraph, link.words)
                part = paragraph.part
                to = part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                element.set(qn("r:id"), to)

    def _say(self, text: str, style: str) -> None:
        """Add a paragraph, unless there is nothing to say; its lines stay lines."""
        if text:
            self._begin(style).add_run(text)

    def _begin(self, style: str) -> Paragraph:
        element = cast(CT_P, OxmlElement("w:p"))
        element.style = self._styles[style]
        self._end.addprevious(element)
        return Paragraph(element, self._document)


def _bookmark(number: int) -> str:
    return f"source_{number}"


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


def _describe(document: WordDocument, transcript: Transcript) -> None:
    known = document.core_properties
    known.title = transcript.title[:255]
    known.author = known.last_modified_by = transcript.product[:255]
    known.comments = ""
    known.language = _LOCALES.get(transcript.language, transcript.language)
    known.created = known.modified = transcript.exported_at.replace(tzinfo=None)
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
