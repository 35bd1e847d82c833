"""Reads Markdown notes, with front matter, into documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.document import BlockKind, Document, MarkedTextBuilder, TextBuilder, document_of
from corpus.errors import UnreadableFile
from corpus.file_name import title_from_name
from corpus.formats.flow import Flow, Numbering
from corpus.formats.front_matter import publication_from, split_front_matter
from corpus.marks import changes_from

_LONGEST = 5_000_000
_HIDING_TAG = re.compile(
    r"<(script|style|template|noscript)\b|<(\w+)\b[^>]*\s(?:hidden\b|aria-hidden\s*=|style\s*=)",
    re.IGNORECASE,
)


def read_markdown(data: bytes, text: str, *, name: str, source: str) -> Document:
    """Read a Markdown note; `text` is `data` decoded, with line feeds only.

    HTML in the note is not passed on: blocks and comments are left out, tags inside a line are
    dropped and so are the words that a tag hides. Raises `UnreadableFile` for broken front matter
    and for a note that is too long to be parsed in good time.
    """
    if len(text) > _LONGEST:
        raise UnreadableFile(
            name, f"is a Markdown note of over {_LONGEST:,} characters; part it into smaller files"
        )
    fields, body = split_front_matter(text, name=name)
    is_marked = "rests_on" in fields or "changes" in fields
    content = MarkedTextBuilder() if is_marked else TextBuilder()
    walk = _Walk(content)
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        walk.take(token)
    title = _first_title(content) or title_from_name(name)
    publication = publication_from(fields, title=title, name=name)
    document = document_of(
        publication, content, data=data, source=source, media_type="text/markdown"
    )
    return replace(document, changes=changes_from(fields, name=name))


def _first_title(content: TextBuilder) -> str | None:
    for block in content.blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return content.text[block.start : block.end]
    return None


class _Walk:
    """Takes the tokens of a note in order and writes blocks."""

    def __init__(self, content: TextBuilder) -> None:
        self._content = content
        self._flow = Flow(content)
        self._cells: list[str] | None = None
        self._in_head = False

    def take(self, token: Token) -> None:
        """Take the next token of the note."""
        kind, _, side = token.type.rpartition("_")
        if token.type == "inline":
            self._flow.add(_words(token.children or ()))
        elif token.type in ("fence", "code_block"):
            self._flow.add(token.content)
            self._flow.end_block()
        elif side == "open":
            self._open(kind, token)
        elif side == "close":
            self._close(kind, token)

    def _open(self, kind: str, token: Token) -> None:
        if kind == "ordered_list":
            self._flow.open_list(Numbering.DECIMAL, start=int(token.attrGet("start") or 1))
        elif kind == "bullet_list":
            self._flow.open_list()
        elif kind == "list_item":
            self._flow.open_item()
        elif kind in ("heading", "table"):
            self._flow.break_off()
        elif kind == "thead":
            self._in_head = True
        elif kind == "tr":
            self._cells = []

    def _close(self, kind: str, token: Token) -> None:
        if kind in ("ordered_list", "bullet_list"):
            self._flow.close_list()
        elif kind == "list_item":
            self._flow.close_item()
        elif kind == "heading":
            self._content.heading(self._flow.taken(), int(token.tag[1:]))
        elif kind == "paragraph":
            self._flow.end_block()
        else:
            self._close_table_part(kind)

    def _close_table_part(self, kind: str) -> None:
        if kind in ("th", "td") and self._cells is not None:
            self._cells.append(self._flow.taken())
        elif kind == "tr":
            self._content.table_row(self._cells or [], header=self._in_head)
            self._cells = None
        elif kind == "thead":
            self._in_head = False


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of a line without markup, images and HTML tags."""
    words: list[str] = []
    hidden_by = ""
    for token in tokens:
        if token.type == "html_inline":
            hidden_by = _hiding_tag(token.content, hidden_by)
            words.append(" " if token.content.lower().startswith("<br") else "")
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif not hidden_by and token.type in ("text", "text_special", "code_inline"):
            words.append(token.content)
    return "".join(words)


def _hiding_tag(tag: str, hidden_by: str) -> str:
    """Return the name of the element that hides what comes after `tag`, or an empty string."""
    if hidden_by:
        closes = tag.lower().startswith(f"</{hidden_by}")
        return "" if closes else hidden_by
    hiding = _HIDING_TAG.match(tag)
    return (hiding[1] or hiding[2]).lower() if hiding else ""
