"""Reads Word files (DOCX) into documents, as a reader of the final text sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lxml import etree

from corpus.document import Document, TextBuilder, document_of
from corpus.formats.office.blocks import Blocks, Look, Place, looks_unstyled
from corpus.formats.office.numbers import in_format
from corpus.formats.office.style import Style
from corpus.formats.office.table import CellText
from corpus.formats.office.title import language_of, title_of
from corpus.formats.office.word_names import members, value_of, w
from corpus.formats.office.word_numbering import Numbering
from corpus.formats.office.word_package import WordParts, word_parts
from corpus.formats.office.word_styles import Styles, paragraph_style
from corpus.formats.office.word_table import (
    cells_in,
    has_fill,
    is_layout,
    is_on_fill,
    rows_in,
    rows_of,
)
from corpus.formats.office.word_text import NOTE, Inline, Line, NoteMark
from corpus.publication import Publication

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_PARAGRAPH, _TABLE = w("p"), w("tbl")
_MARK_DELETED = tuple(f"{w('pPr')}/{w('rPr')}/{w(name)}" for name in ("del", "moveFrom"))

_MARK_HIDDEN = f"{w('pPr')}/{w('rPr')}/{w('vanish')}"


def read_word(data: bytes, *, name: str, source: str) -> Document:
    """Read a Word file: insertions are in; deletions, comments, hidden text and contents are out.

    Numbers of headings and paragraphs are worked out as Word shows them. Raises `UnreadableFile`
    for a file that is no Word file, damaged, locked by a password or beyond the limits.
    """
    parts = word_parts(data, name=name)
    story, content = _written(parts, ())
    found = story.blocks.found
    if looks_unstyled(found, len(content.blocks)):
        story, content = _written(parts, found.bold_sizes)
        found = story.blocks.found
    publication = Publication(
        title=title_of(parts.stated_title, found.titles, found.headings, name),
        language=language_of(parts.stated_language, story.languages),
    )
    return document_of(publication, content, data=data, source=source, media_type=MEDIA_TYPE)


def _written(parts: WordParts, bold_sizes: Sequence[int]) -> tuple[_Story, TextBuilder]:
    content = TextBuilder()
    story = _Story(parts, Blocks(content, bold_sizes))
    story.read(parts.body)
    story.blocks.close_list()
    return story, content


@dataclass(frozen=True, slots=True)
class _Paragraph:
    style: Style
    line: Line
    words: str
    place: Place | None
    marker: str
    notes: Sequence[str] = ()

    @property
    def look(self) -> Look:
        return Look(max(self.style.indent or 0, 0), self.line.is_bold, self.line.size)


class _Story:
    """Goes through the text of a file, its tables and its text boxes in reading order."""

    def __init__(self, parts: WordParts, blocks: Blocks) -> None:
        self.blocks = blocks
        self.languages: Counter[str] = Counter()
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._inline = Inline(parts.body, self._styles, self.languages)
        self._notes = dict(parts.notes)
        self._diagrams = dict(parts.diagrams)
        self._note_formats = parts.note_formats
        self._note_counts: Counter[str] = Counter()
        self._carried: Line | None = None

    def read(self, container: etree._Element, *, on_fill: bool = False) -> None:
        """Write the blocks in a body, cell or text box; `on_fill` if its ground has a colour.

        Depth is bounded by the parser, which accepts no more than 255 elements in one another.
        """
        for one in members(container):
            if one.tag == _PARAGRAPH:
                self._write(self._taken(one, on_fill))
            elif one.tag == _TABLE:
                self._table(one)

    def _taken(self, element: etree._Element, on_fill: bool) -> _Paragraph:
        """Read a paragraph and count it; one whose end is deleted runs on into the next."""
        properties = element.find(w("pPr"))
        own = paragraph_style(properties)
        by_name = self._styles.paragraph(value_of(properties, "pStyle"))
        style = own.over(by_name)
        if on_fill:
            style = replace(style, shaded=True)
        if style.is_heading:
            self._inline.fields.leave_contents()
        line = self._inline.read(element, style, self._carried)
        if _runs_on(element):
            self._carried = line
            return _Paragraph(style, Line(), "", None, "")
        self._carried = None
        hidden = not line.words.strip() and element.find(_MARK_HIDDEN) is not None
        uncounted = hidden or style.is_contents
        place, marker = (None if uncounted else self._numbering.marker(own, by_name)) or (None, "")
        words, notes = self._with_notes(line, in_heading=style.is_heading)
        return _Paragraph(style, line, words, place, marker, notes)

    def _write(self, one: _Paragraph) -> None:
        if one.style.is_contents:
            return
        if one.style.is_title and not one.marker:
            self.blocks.title(one.words)
        elif one.style.is_heading:
            level = (one.style.outline or 0) + 1
            self.blocks.heading(one.words, level, marker=one.marker, place=one.place)
        elif one.place:
            self.blocks.numbered(one.words, one.place, one.marker, one.look)
        else:
            self.blocks.paragraph(one.words, one.look)
        self._note(one)
        for box in one.line.boxes:
            self._box(box)
        for words in self._diagram_words(one.line):
            self.blocks.paragraph(words)

    def _box(self, box: etree._Element) -> None:
        # What a shape is filled with is not known here, and white words on blue are common.
        with self._apart(box):
            self.read(box, on_fill=True)

    def _diagram_words(self, line: Line) -> list[str]:
        return [words for one in line.diagrams for words in self._diagrams.pop(one, ())]

    @contextmanager
    def _apart(self, inner: etree._Element) -> Iterator[None]:
        """Read a text box or a note: its fields and its numbers are none of the body's."""
        outside = self._inline, self._numbering
        self._inline = Inline(inner, self._styles, self.languages)
        self._numbering = self._numbering.afresh()
        yield
        self._inline, self._numbering = outside

    def _note(self, one: _Paragraph) -> None:
        for words in one.notes:
            self.blocks.note(words)

    def _with_notes(self, line: Line, *, in_heading: bool) -> tuple[str, list[str]]:
        """Return the words with the marks of the notes in them, and the notes themselves."""
        first, *others = line.words.split(NOTE)
        pieces, notes = [first], []
        for mark, behind in zip(line.notes, others, strict=True):
            label = self._label(mark)
            pieces += ("" if in_heading else label, behind)
            note = self._notes.pop((mark.kind, mark.id), None)
            if note is not None:
                notes.append(f"{label} {self._note_words(note)}")
        return "".join(pieces), notes

    def _label(self, mark: NoteMark) -> str:
        if mark.typed:
            return ""
        self._note_counts[mark.kind] += 1
        number = in_format(self._note_counts[mark.kind], self._note_formats[mark.kind])
        return f"[{mark.kind} {number}]"

    def _note_words(self, note: etree._Element) -> str:
        with self._apart(note):
            return self._words_in(note, on_fill=False).words

    def _table(self, table: etree._Element) -> None:
        self._inline.fields.leave_contents()
        self.blocks.close_list()
        if not is_layout(table, self._styles):
            allowance = self.blocks.allowance
            self.blocks.table(rows_of(table, self._styles, allowance, self._words_in))
            return
        on_fill = has_fill(table, self._styles)
        for row in rows_in(table):
            for cell in cells_in(row):
                self.blocks.close_list()
                self.read(cell, on_fill=on_fill or is_on_fill(cell))
        self.blocks.close_list()

    def _words_in(self, container: etree._Element, on_fill: bool) -> CellText:
        """Return all words in a cell, note or box on one line, markers included."""
        pieces: list[str] = []
        bold: list[bool] = []
        for one in members(container):
            if one.tag == _PARAGRAPH:
                taken = self._taken(one, on_fill)
                pieces += (taken.marker if taken.words.strip() else "", taken.words)
                self._note(taken)
                bold += [taken.line.is_bold] if taken.words.strip() else []
                pieces += self._diagram_words(taken.line)
                for box in taken.line.boxes:
                    with self._apart(box):
                        pieces.append(self._words_in(box, True).words)
            elif one.tag == _TABLE:
                cells = [cell for row in rows_in(one) for cell in cells_in(row)]
                pieces += [self._words_in(cell, True).words for cell in cells]
        return CellText(" ".join(filter(None, pieces)), bool(bold) and all(bold))


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph has been deleted and another paragraph comes next."""
    if all(paragraph.find(path) is None for path in _MARK_DELETED):
        return False
    following = next(paragraph.itersiblings(_PARAGRAPH, _TABLE), None)
    return following is not None and following.tag == _PARAGRAPH
