"""The words of one paragraph of an OpenDocument file, as a reader of the page sees them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from corpus.document import fold_space
from corpus.formats.office.odf_names import DRAWING, q
from corpus.formats.office.odf_styles import OdfStyles
from corpus.formats.office.style import Style
from corpus.formats.office.symbols import raised

_SPAN, _NOTE, _LINK = q("text:span"), q("text:note"), q("text:a")
_LEFT_OUT = frozenset((
    q("office:annotation"), q("text:ruby-text"), q("text:page-number"), q("text:page-count"),
    q("text:number"), q("svg:title"), q("svg:desc"), q("text:tracked-changes"), q("office:forms")
))  # fmt: skip
_CONDITIONAL = (q("text:hidden-text"), q("text:hidden-paragraph"))
_AS_TEXT = {q("text:s"): " ", q("text:tab"): "\t", q("text:line-break"): "\n"}


@dataclass(slots=True)
class OdfLine:
    """What a paragraph shows: its words, its notes in order, and the shapes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    is_bold: bool = True
    size: int = 0

    @property
    def words(self) -> str:
        """The words as they stand, white space included."""
        return "".join(self.pieces)


def plain_words(element: etree._Element) -> str:
    """Return all the text inside an element on one line."""
    return fold_space("".join(str(piece) for piece in element.itertext()))


def note_label(note: etree._Element) -> str:
    """Return the mark of a note, such as "[footnote 1]"."""
    kind = "endnote" if note.get(q("text:note-class")) == "endnote" else "footnote"
    citation = note.find(q("text:note-citation"))
    mark = "" if citation is None else plain_words(citation)
    return f"[{kind} {mark}]" if mark else f"[{kind}]"


def read_line(
    paragraph: etree._Element, style: Style, styles: OdfStyles, languages: Counter[str]
) -> OdfLine:
    """Return what `paragraph`, whose style is `style`, shows."""
    line = OdfLine()
    spans = [style]
    left_out: etree._Element | None = None
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not paragraph and _is_set_aside(element, line, spans[-1]):
                left_out = element
                walk.skip_subtree()
                continue
            if element.tag == _SPAN:
                named = styles.named("text", element.get(q("text:style-name")))
                spans.append(named.over(spans[-1]))
            _add(line, _AS_TEXT.get(str(element.tag), ""), spans[-1], languages)
            _add(line, element.text, spans[-1], languages)
            continue
        if element.tag == _SPAN and element is not left_out:
            spans.pop()
        left_out = None
        if element is not paragraph:
            _add(line, element.tail, spans[-1], languages)
    line.is_bold = line.is_bold and bool(line.words.strip())
    return line


def _is_set_aside(element: etree._Element, line: OdfLine, style: Style) -> bool:
    """Keep notes and shapes for later; tell whether the words inside are not of this line."""
    tag = str(element.tag)
    if tag == _NOTE:
        if not style.is_unseen:
            line.notes.append(element)
            line.pieces.append("" if style.is_heading else note_label(element))
        return True
    if tag.startswith(DRAWING) and tag != DRAWING + "a":
        line.boxes.append(element)
        return True
    if tag in _CONDITIONAL:
        return element.get(q("text:is-hidden")) != "false"
    return tag in _LEFT_OUT


def _add(line: OdfLine, words: str | None, style: Style, languages: Counter[str]) -> None:
    if not words or style.is_unseen:
        return
    line.pieces.append(raised(words) if style.raised else words)
    if not words.isspace():
        line.is_bold = line.is_bold and bool(style.bold)
        line.size = max(line.size, style.size or 0)
        languages[style.language or ""] += len(words)
