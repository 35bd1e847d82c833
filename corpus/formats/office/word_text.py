"""The words of one paragraph of a Word file, as a reader of the page sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from corpus.formats.office.style import NO_STYLE, Style
from corpus.formats.office.symbols import in_font, raised, sign
from corpus.formats.office.word_fields import Fields, is_contents, unmatched_marks
from corpus.formats.office.word_names import (
    CHOICE,
    DIAGRAM,
    DIAGRAM_DATA,
    FALLBACK,
    MATHS_TEXT,
    is_left_out,
    value_of,
    w,
)
from corpus.formats.office.word_styles import Styles, run_style

_PARAGRAPH, _RUN, _BOX = w("p"), w("r"), w("txbxContent")
_SKIPPED = frozenset((
    w("pPr"), w("rPr"), w("sdtPr"), w("del"), w("moveFrom"), w("delText"), w("rt"),
    w("delInstrText"), w("annotationRef"), w("ffData")
))  # fmt: skip
_SIMPLE_FIELD = w("fldSimple")
_WRAPPERS = frozenset((w("sdt"), CHOICE, FALLBACK, _SIMPLE_FIELD))
_AS_TEXT = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip
_TEXT = frozenset((w("t"), MATHS_TEXT))
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a note: "footnote" or "endnote", the id of the note, the mark if typed."""

    kind: str
    id: str
    typed: bool


@dataclass(slots=True)
class Line:
    """What a paragraph shows: its words, the marks of its notes, and what is anchored in it.

    `boxes` are text boxes, and `diagrams` the relations that lead to diagrams.
    Where a note is referred to, `words` have the place holder NOTE.
    """

    pieces: list[str] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    bold_runs: int = 0
    plain_runs: int = 0
    size: int = 0

    @property
    def is_bold(self) -> bool:
        """Whether there are words and all of them are bold."""
        return self.bold_runs > 0 and not self.plain_runs

    @property
    def words(self) -> str:
        """The words as they stand, white space included."""
        return "".join(self.pieces)


NOTE = "\ue000"


class Inline:
    """Reads paragraphs of one text in order; fields may run from one paragraph to the next."""

    def __init__(self, root: etree._Element, styles: Styles, languages: Counter[str]) -> None:
        self._styles = styles
        self._languages = languages
        self._run = NO_STYLE
        self._font = ""
        self._actions = self._by_tag()
        self.fields = Fields(unmatched_marks(root))

    def read(self, paragraph: etree._Element, style: Style, before: Line | None = None) -> Line:
        """Return what `paragraph`, whose style is `style`, shows, behind what `before` holds."""
        line = before or Line()
        self._run = style
        walk = etree.iterwalk(paragraph, events=("start",))
        for _, element in walk:
            tag = element.tag
            if tag == _BOX:
                line.boxes.append(element)
                walk.skip_subtree()
            elif tag in _SKIPPED or (tag in _WRAPPERS and _is_left_out(element)):
                walk.skip_subtree()
            elif tag == _RUN:
                self._enter(element, style)
            elif tag in self._actions:
                self._actions[tag](element, line)
        return line

    def _by_tag(self) -> dict[str, Callable[[etree._Element, Line], None]]:
        actions: dict[str, Callable[[etree._Element, Line], None]] = {
            w("fldChar"): lambda element, _: self.fields.mark(element),
            w("instrText"): lambda element, _: self.fields.instruct(element.text or ""),
            w("sym"): self._symbol,
            DIAGRAM: lambda element, line: line.diagrams.append(element.get(DIAGRAM_DATA) or ""),
        }
        actions |= dict.fromkeys(_TEXT, self._text)
        actions |= dict.fromkeys(_AS_TEXT, self._space)
        return actions | dict.fromkeys(_NOTES, self._note)

    def _enter(self, run: etree._Element, style: Style) -> None:
        properties = run.find(w("rPr"))
        self._font = ""
        if properties is None:
            self._run = style
            return
        by_name = self._styles.named(value_of(properties, "rStyle"))
        self._run = run_style(properties).over(by_name).over(style)
        fonts = properties.find(w("rFonts"))
        if fonts is not None:
            self._font = fonts.get(w("ascii")) or ""

    def _is_seen(self) -> bool:
        return not self._run.is_unseen and not self.fields.is_unseen

    def _text(self, element: etree._Element, line: Line) -> None:
        words = element.text or ""
        if not words or not self._is_seen():
            return
        shown = in_font(self._font, words.replace(NOTE, ""))
        line.pieces.append(raised(shown) if self._run.raised else shown)
        if not words.isspace():
            line.bold_runs += bool(self._run.bold)
            line.plain_runs += not self._run.bold
            line.size = max(line.size, self._run.size or 0)
            self._languages[self._run.language or ""] += len(words)

    def _space(self, element: etree._Element, line: Line) -> None:
        if self._is_seen():
            line.pieces.append(_AS_TEXT[str(element.tag)])

    def _symbol(self, element: etree._Element, line: Line) -> None:
        try:
            code = int(element.get(w("char")) or "", 16)
        except ValueError:
            # A symbol without a code shows nothing.
            return
        if self._is_seen():
            line.pieces.append(sign(element.get(w("font")) or "", code))

    def _note(self, element: etree._Element, line: Line) -> None:
        if self._is_seen():
            typed = element.get(w("customMarkFollows")) in ("1", "true", "on")
            note_id = element.get(w("id")) or ""
            line.notes.append(NoteMark(_NOTES[str(element.tag)], note_id, typed))
            line.pieces.append(NOTE)


def _is_left_out(wrapper: etree._Element) -> bool:
    if wrapper.tag == _SIMPLE_FIELD:
        return is_contents(wrapper.get(w("instr")) or "")
    return is_left_out(wrapper)
