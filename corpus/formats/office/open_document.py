"""Reads OpenDocument text files (ODT) into documents, as a reader of the final text sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from corpus.document import Document, TextBuilder, document_of, fold_space
from corpus.errors import UnreadableFile
from corpus.formats.flow import BULLET
from corpus.formats.office.blocks import Blocks, Look, Place, looks_unstyled
from corpus.formats.office.odf_names import members, q, whole
from corpus.formats.office.odf_numbering import OdfNumbering, OpenList
from corpus.formats.office.odf_styles import OdfStyles
from corpus.formats.office.odf_table import cells_in, is_layout, is_on_fill, rows_in, rows_of
from corpus.formats.office.odf_text import OdfLine, note_label, plain_words, read_line
from corpus.formats.office.package import Package
from corpus.formats.office.style import Style
from corpus.formats.office.table import CellText
from corpus.formats.office.title import language_of, title_of
from corpus.publication import Publication

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_PARAGRAPH, _HEADING, _LIST = q("text:p"), q("text:h"), q("text:list")
_NUMBERED, _TABLE = q("text:numbered-paragraph"), q("table:table")
_DEEPEST = 9
_LONGEST_NUMBER = 60


def read_open_document(data: bytes, *, name: str, source: str) -> Document:
    """Read an OpenDocument text: deletions, comments, hidden text and contents are out.

    Numbers of headings and paragraphs are worked out as they are shown. Raises `UnreadableFile`
    for a file of another kind, damaged, locked by a password or beyond the limits.
    """
    package = Package(data, name=name)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise UnreadableFile(name, "is protected with a password; save it without one")
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{q('office:body')}/{q('office:text')}")
    if root is None or body is None:
        raise UnreadableFile(name, "is not an OpenDocument text; save it as ODT, PDF or text")
    styles = OdfStyles((package.xml("styles.xml"), root))
    story, content = _written(body, styles, ())
    found = story.blocks.found
    if looks_unstyled(found, len(content.blocks)):
        story, content = _written(body, styles, found.bold_sizes)
        found = story.blocks.found
    facts = package.xml("meta.xml")
    publication = Publication(
        title=title_of(_fact(facts, "dc:title"), found.titles, found.headings, name),
        language=language_of(_fact(facts, "dc:language"), story.languages),
    )
    return document_of(publication, content, data=data, source=source, media_type=MEDIA_TYPE)


def _written(
    body: etree._Element, styles: OdfStyles, bold_sizes: Sequence[int]
) -> tuple[_Story, TextBuilder]:
    content = TextBuilder()
    story = _Story(styles, Blocks(content, bold_sizes))
    story.read(body)
    story.blocks.close_list()
    return story, content


def _fact(facts: etree._Element | None, name: str) -> str | None:
    found = None if facts is None else facts.find(f"{q('office:meta')}/{q(name)}")
    return None if found is None else found.text


class _Story:
    """Goes through the text of a file, its lists, tables and text boxes in reading order.

    Depth is bounded by the parser, which accepts no more than 255 elements in one another.
    """

    def __init__(self, styles: OdfStyles, blocks: Blocks, outer: _Story | None = None) -> None:
        self.blocks = blocks
        self.bold: list[bool] = []
        self._styles = styles
        self.languages: Counter[str] = outer.languages if outer else Counter()
        self._numbering: OdfNumbering = outer._numbering if outer else OdfNumbering(styles)
        self._note_keeper: Blocks = outer._note_keeper if outer else blocks

    def read(self, container: etree._Element, *, on_fill: bool = False) -> None:
        """Write the blocks in a body, cell or text box; `on_fill` if its ground has a colour."""
        for one in members(container):
            if one.tag in (_PARAGRAPH, _HEADING):
                self._paragraph(one, on_fill)
            elif one.tag in (_LIST, _NUMBERED):
                self._list(one, on_fill)
            elif one.tag == _TABLE:
                self._table(one)

    def _paragraph(self, element: etree._Element, on_fill: bool) -> None:
        style, line = self._line(element, on_fill)
        if element.tag == _HEADING or style.is_heading:
            place, marker = self._outlined(element, style)
            level = _outline_level(element, style)
            self.blocks.heading(line.words, level, marker=marker, place=place)
        elif style.is_title:
            self.blocks.title(line.words)
        else:
            self.blocks.paragraph(line.words, _look(style, line))
        self._beside(line)

    def _outlined(self, element: etree._Element, style: Style) -> tuple[Place | None, str]:
        """Count a heading in the outline, unless it is exempt."""
        exempt = element.get(q("text:is-list-header")) == "true" or style.list_id == ""
        if element.tag != _HEADING or exempt:
            return None, ""
        outline, level = self._numbering.outline, _outline_level(element, style) - 1
        start = whole(element.get(q("text:start-value")))
        if start is None and element.get(q("text:restart-numbering")) == "true":
            start = 1
        marker = outline.counter.next(outline.levels, level, start)
        return Place(outline.id, level), marker or _written_number(element)

    def _line(self, element: etree._Element, on_fill: bool) -> tuple[Style, OdfLine]:
        style = self._styles.paragraph(element.get(q("text:style-name")))
        if on_fill:
            style = replace(style, shaded=True)
        if style.is_contents:
            return style, OdfLine()
        line = read_line(element, style, self._styles, self.languages)
        if line.words.strip():
            self.bold.append(line.is_bold)
        return style, line

    def _beside(self, line: OdfLine) -> None:
        """Write what stands beside a paragraph: its notes, later, and its text boxes."""
        for note in line.notes:
            self._note_keeper.note(f"{note_label(note)} {self._note_words(note)}")
        for box in line.boxes:
            # What a shape is filled with is not known here, and white words on blue are common.
            self.read(box, on_fill=True)

    def _note_words(self, note: etree._Element) -> str:
        body = note.find(q("text:note-body"))
        return "" if body is None else self._words_in(body, False).words

    def _list(self, element: etree._Element, on_fill: bool) -> None:
        begun = self._numbering.begin(element, element.get(q("text:style-name")))
        if element.tag == _NUMBERED:
            level = (whole(element.get(q("text:level"))) or 1) - 1
            self._item(element, begun, level, on_fill)
        else:
            self._items(element, begun, 0, on_fill)

    def _items(self, element: etree._Element, begun: OpenList, level: int, on_fill: bool) -> None:
        for item in element:
            if item.tag == q("text:list-item"):
                own = item.get(q("text:style-override"))
                shown = replace(begun, levels=self._numbering.levels(own)) if own else begun
                self._item(item, shown, level, on_fill)
            elif item.tag == q("text:list-header"):
                self.read(item, on_fill=on_fill)

    def _item(self, item: etree._Element, begun: OpenList, level: int, on_fill: bool) -> None:
        place: Place | None = None
        for one in members(item):
            if one.tag in (_PARAGRAPH, _HEADING) and place is None:
                start = whole(item.get(q("text:start-value")))
                place = self._marked(one, begun, level, start=start, on_fill=on_fill)
            elif one.tag in (_PARAGRAPH, _HEADING) and place:
                line = self._line(one, on_fill)[1]
                self.blocks.more_of_item(line.words, place)
                self._beside(line)
            elif one.tag == _LIST:
                own = one.get(q("text:style-name"))
                inner = replace(begun, levels=self._numbering.levels(own)) if own else begun
                self._items(one, inner, level + 1, on_fill)
            elif one.tag == _TABLE:
                self._table(one)

    def _marked(
        self,
        element: etree._Element,
        begun: OpenList,
        level: int,
        *,
        start: int | None,
        on_fill: bool,
    ) -> Place:
        """Write the first paragraph of a list item behind its marker; return its place."""
        style, line = self._line(element, on_fill)
        place, marker = self._counted(begun, level, start)
        marker = marker or _written_number(element)
        if element.tag == _HEADING:
            outline = _outline_level(element, style)
            self.blocks.heading(line.words, outline, marker=marker, place=place)
        elif style.is_title and not marker:
            self.blocks.title(line.words)
        else:
            self.blocks.numbered(line.words, place, marker, _look(style, line))
        self._beside(line)
        return place

    def _counted(self, begun: OpenList, level: int, start: int | None) -> tuple[Place, str]:
        level = min(level, _DEEPEST)
        shape = begun.levels.get(level)
        place = Place(begun.id, level, (shape.indent if shape else None) or 0)
        marker = begun.counter.next(begun.levels, level, start)
        return place, marker if shape else BULLET

    def _table(self, table: etree._Element) -> None:
        self.blocks.close_list()
        if not is_layout(table):
            self.blocks.table(rows_of(table, self._styles, self._words_in))
            return
        for row in rows_in(table):
            for cell in cells_in(row):
                self.blocks.close_list()
                self.read(cell, on_fill=is_on_fill(cell, self._styles))
        self.blocks.close_list()

    def _words_in(self, container: etree._Element, on_fill: bool) -> CellText:
        """Return all words in a cell, note or box on one line, markers included."""
        content = TextBuilder()
        inner = _Story(self._styles, Blocks(content), outer=self)
        inner.read(container, on_fill=on_fill)
        inner.blocks.close_list()
        return CellText(fold_space(content.text), bool(inner.bold) and all(inner.bold))


def _look(style: Style, line: OdfLine) -> Look:
    return Look(max(style.indent or 0, 0), line.is_bold, line.size)


def _outline_level(element: etree._Element, style: Style) -> int:
    """Return the depth of a heading, from 1."""
    stated = whole(element.get(q("text:outline-level")))
    return min(max(stated or (style.outline or 0) + 1, 1), _DEEPEST + 1)


def _written_number(element: etree._Element) -> str:
    """Return the number that the file itself holds for a paragraph."""
    number = element.find(q("text:number"))
    return "" if number is None else plain_words(number)[:_LONGEST_NUMBER]
