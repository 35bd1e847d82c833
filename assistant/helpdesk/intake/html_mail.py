"""Mail that comes as HTML only, read as the corpus reads web pages."""

from __future__ import annotations

import re

from assistant.helpdesk.errors import UnreadableMessage
from corpus.errors import UnreadableFile
from corpus.formats.html_page import read_html

# A page may fold its lines; a mail puts who wrote, when and to whom on lines of their own.
_LINE_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_QUOTED = re.compile(r"<blockquote\b[^<>]{0,500}>", re.IGNORECASE)
_BULLET = re.compile(r"^(\s*)•\s", re.MULTILINE)
_QUOTE_LINE = "-----Original Message-----"


def text_of_html(html: str, name: str) -> str:
    """Return what a reader sees of a mail in HTML, line by line; raises `UnreadableMessage`."""
    lined = _LINE_BREAK.sub("<div></div>", html.replace("\x00", ""))
    marked = _QUOTED.sub(rf"<div>{_QUOTE_LINE}</div>\g<0>", lined)
    if not marked.strip():
        return ""
    try:
        page = read_html(marked.encode(errors="replace"), marked, name=name, source=name)
    except UnreadableFile as error:
        raise UnreadableMessage(name, "has a text in HTML that cannot be read") from error
    return _BULLET.sub(r"\1- ", page.text)
