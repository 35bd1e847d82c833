"""Reads plain text, pages saved as text above all, into documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.document import Document, TextBuilder, document_of
from corpus.file_name import title_from_name
from corpus.formats.flow import BULLET
from corpus.formats.front_matter import Fields, publication_from, split_front_matter
from corpus.formats.text_pieces import Piece, PieceKind, is_dated, is_numbered_text, pieces_of
from corpus.written_date import PartialDate, date_in

_LONGEST_HEADING, _MOST_WORDS = 90, 13
_LONGEST_TITLE = 160
_PROSE_LENGTH = 60
_MOST_EMPTY = 12
_PAGE_KINDS = frozenset((
    "guidance", "statutory guidance", "detailed guide", "policy paper", "policy framework",
    "corporate report", "research and analysis", "research briefing", "consultation outcome",
    "open consultation", "closed consultation", "news story", "press release", "speech",
    "notice", "form", "transparency data", "official statistics", "national statistics",
    "independent report", "impact assessment", "international treaty", "promotional material",
    "collection", "correspondence", "decision", "regulation", "insight", "report", "briefing"
))  # fmt: skip
_FURNITURE = re.compile(
    r"related (?:posts|content|pages|links|articles|topics|documents)|documents? to download"
    r"|back to top|skip to (?:main )?content|share(?: this(?: page)?)?|print this page|menu|search"
    r"|contents|explore the topic|is this page useful|cookies|sign up|show all updates",
    re.IGNORECASE,
)
_LETTER_NUMBERS = re.compile(r"\(?([A-Za-z0-9]+)[.)]")


def read_plain_text(data: bytes, text: str, *, name: str, source: str) -> Document:
    """Read a plain text; `text` is `data` decoded, with line feeds only.

    Title, headings and dates are taken from how the lines stand; publisher and address only from
    front matter. Raises `UnreadableFile` for broken front matter.
    """
    fields, body = split_front_matter(text, name=name)
    pieces = _without_furniture(pieces_of(body))
    title = _title_place(pieces)
    content = TextBuilder()
    _Writer(content, pieces, title).write()
    shown = pieces[title].words if title is not None else title_from_name(name)
    described: Fields = {**_dates(pieces), **fields}
    publication = publication_from(described, title=" ".join(shown.split()), name=name)
    return document_of(publication, content, data=data, source=source, media_type="text/plain")


def _dates(pieces: Sequence[Piece]) -> dict[str, PartialDate]:
    """Return the first stated date of publication and the first of an update."""
    dates: dict[str, PartialDate] = {}
    for piece in pieces:
        day = date_in(piece.words) if is_dated(piece.words) else None
        if day:
            key = "updated" if re.match(r"(last\s+)?updated", piece.words, re.I) else "published"
            dates.setdefault(key, day)
    return dates


def _without_furniture(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out menu lines, and page kinds before the title; both say nothing by themselves."""
    times = Counter(one.words for one in pieces)
    first = next((n for n, one in enumerate(pieces) if not _reads_like_heading(one)), len(pieces))
    start = 0
    while start < first - 1 and _is_label(pieces[start], times):
        start += 1
    end = len(pieces)
    while end > start + 1 and _is_menu_line(pieces[end - 1], times):
        end -= 1
    return list(pieces[start:end])


def _is_label(piece: Piece, times: Counter[str]) -> bool:
    return piece.words.strip().lower() in _PAGE_KINDS or _is_menu_line(piece, times)


def _is_menu_line(piece: Piece, times: Counter[str]) -> bool:
    """Whether a line is one of a menu: a usual one, or one that the page says more than once."""
    if not _reads_like_heading(piece):
        return False
    return bool(_FURNITURE.fullmatch(piece.words)) or times[piece.words] > 1


def _title_place(pieces: Sequence[Piece]) -> int | None:
    """Return which piece is the title: the first, if it reads like one."""
    if not pieces:
        return None
    first = pieces[0]
    if first.kind is PieceKind.HEADING:
        return 0
    stands_out = first.alone or _goes_on_as_page(pieces[1:3])
    return 0 if stands_out and _reads_like_heading(first, longest=_LONGEST_TITLE) else None


def _goes_on_as_page(after: Sequence[Piece]) -> bool:
    """Whether prose, dates, or a heading with prose come next, as they do below a title."""
    if after and _reads_like_heading(after[0]):
        after = after[1:]
    return bool(after) and (_is_prose(after[0]) or is_dated(after[0].words))


def _reads_like_heading(piece: Piece, *, longest: int = _LONGEST_HEADING) -> bool:
    """Whether a piece is short, begins like a heading and has no closing punctuation."""
    words = piece.words.strip()
    if piece.kind is PieceKind.HEADING:
        return True
    most_words = _MOST_WORDS if longest == _LONGEST_HEADING else 2 * _MOST_WORDS
    short = len(words) <= longest and len(words.split()) <= most_words
    if piece.kind is not PieceKind.PROSE or not short or is_dated(words):
        return False
    begins = words[0].isupper() or words[0] in "‘“\"'(" or is_numbered_text(words + " ")
    has_letters = re.search(r"[^\W\d_]{2}", words) is not None
    contact = re.search(r"@|://|www\.|\d[\d ]{7,}", words)
    return begins and has_letters and words[-1] not in ".,;:!" and not contact


def _is_prose(piece: Piece) -> bool:
    return piece.kind is PieceKind.PROSE and (
        len(piece.words) >= _PROSE_LENGTH or piece.words[-1:] in (".", "!", "?", ":")
    )


class _Writer:
    """Writes pieces in order as blocks, deciding which are headings and how deep items stand."""

    def __init__(self, content: TextBuilder, pieces: Sequence[Piece], title: int | None) -> None:
        self._content = content
        self._pieces = pieces
        self._title = title
        self._plain_level = 3 if any(one.level == 2 for one in pieces) else 2
        self._open: list[Piece] = []

    def write(self) -> None:
        """Write all pieces."""
        for place, piece in enumerate(self._pieces):
            level = self._heading_level(place)
            if level:
                self._content.heading(self._heading_words(piece), level)
            elif piece.kind is PieceKind.ITEM:
                self._write_item(piece)
                continue
            elif piece.kind in (PieceKind.ROW, PieceKind.HEADER_ROW):
                self._content.table_row(piece.cells, header=piece.kind is PieceKind.HEADER_ROW)
            else:
                self._content.paragraph(piece.words)
            self._open.clear()

    def _heading_level(self, place: int) -> int:
        """Return the depth at which a piece is a heading, 0 if it is none."""
        piece = self._pieces[place]
        if place == self._title:
            return 1
        if piece.kind is PieceKind.HEADING:
            return piece.level
        if piece.kind is PieceKind.ITEM:
            return 2 if self._is_numbered_heading(place) else 0
        if not _reads_like_heading(piece) or not self._stands_out(place):
            return 0
        number = re.match(r"(\d+(?:\.\d+)+)\.?\s", piece.words)
        return 2 + number[1].count(".") if number else self._plain_level

    def _heading_words(self, piece: Piece) -> str:
        numbered = piece.kind is PieceKind.ITEM
        return f"{piece.marker} {piece.words}" if numbered else piece.words

    def _stands_out(self, place: int) -> bool:
        """Whether a piece stands alone with something under it, or opens a run of prose."""
        after = self._pieces[place + 1 : place + 1 + _MOST_EMPTY]
        if not after:
            return False
        if self._pieces[place].alone:
            return not all(_reads_like_heading(one) for one in after)
        begins = self._pieces[place].begins
        finished = begins or self._pieces[place - 1].words[-1:] in (".", "!", "?", ":")
        return finished and _is_prose(after[0]) and not is_dated(after[0].words)

    def _is_numbered_heading(self, place: int) -> bool:
        """Whether `1. Introduction` is a heading: alone, short, and not one of several in a row."""
        piece = self._pieces[place]
        as_prose = Piece(PieceKind.PROSE, piece.words, alone=True)
        if not re.fullmatch(r"\d{1,3}\.", piece.marker) or not piece.alone:
            return False
        around = [*self._pieces[max(place - 1, 0) : place], *self._pieces[place + 1 : place + 2]]
        in_a_row = any(one.kind is PieceKind.ITEM and one.marker[-1] == "." for one in around)
        has_text = place + 1 < len(self._pieces)
        return has_text and not in_a_row and _reads_like_heading(as_prose)

    def _write_item(self, piece: Piece) -> None:
        depth = self._depth(piece)
        numbered = _LETTER_NUMBERS.fullmatch(piece.marker)
        marker = piece.marker if numbered else BULLET
        self._content.list_item(piece.words, depth=min(depth, 9), marker=marker)

    def _depth(self, piece: Piece) -> int:
        """Return how deep an item is nested, by its indent and then by the kind of its marker."""
        while self._open and piece.indent < self._open[-1].indent:
            self._open.pop()
        for place, one in enumerate(self._open):
            if one.indent == piece.indent and _is_next_kind(one.marker, piece.marker):
                del self._open[place:]
                break
        self._open.append(piece)
        return len(self._open)


def _is_next_kind(before: str, marker: str) -> bool:
    """Whether two markers belong to one list: (a) and (b), (h) and (i), but not (a) and (i)."""
    first, second = _LETTER_NUMBERS.fullmatch(before), _LETTER_NUMBERS.fullmatch(marker)
    if not first or not second:
        return before == marker
    if before.replace(first[1], "") != marker.replace(second[1], ""):
        return False
    if first[1].isdigit() or second[1].isdigit():
        return first[1].isdigit() and second[1].isdigit()
    follows = len(first[1]) == len(second[1]) == 1 and ord(second[1]) == ord(first[1]) + 1
    return follows or _is_roman(first[1]) == _is_roman(second[1])


def _is_roman(letters: str) -> bool:
    return set(letters.lower()) <= set("ivx")
