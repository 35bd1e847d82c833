"""Text of a pack as HTML for question banks and cards: nothing in it can be markup.

Moodle and Anki also read marks of their own inside HTML: brackets for sounds, backslashes and
dollars for formulas. These become references to characters, which only show as what they are.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from ui.export.training.worded import WordedItem, WordedSource, sentences
from ui.export.transcript import Say

_ALSO_MARKS = {ord(one): f"&#{ord(one)};" for one in "[]{}\\$@"}


def as_html(text: str) -> str:
    """Return a text as HTML in one line that shows it as it is."""
    escaped = html.escape(text).translate(_ALSO_MARKS)
    return escaped.replace("\n", "<br>").replace("\t", " ")


def list_of(marked: Iterable[tuple[str, str]]) -> str:
    """Return lines with their marks, one below the other."""
    return "<br>".join(f"{as_html(mark)}. {as_html(words)}" for mark, words in marked)


def asked(item: WordedItem) -> str:
    """Return a question with what is to be done."""
    return f"<p>{as_html(item.question)}</p><p>{as_html(item.task)}</p>"


def quotes_of(sources: Iterable[WordedSource]) -> str:
    """Return quotes, each behind the label that has to be known before reading it."""
    return "".join(f"{_label(one)}<blockquote>{as_html(one.quote)}</blockquote>" for one in sources)


def explained(item: WordedItem, say: Say) -> str:
    """Return what is shown after answering: explanation, quotes and where they stand."""
    return "".join(_explained(item, say))


def cited(source: WordedSource, say: Say) -> str:
    """Return where words stand, with a link to them."""
    told = as_html(sentences(source.where, source.standing, *_footings(source)))
    if source.link is None:
        return f"<p>{told}</p>"
    address = html.escape(source.link.address)
    return f'<p>{told}. <a href="{address}">{as_html(say("export-official-page"))}</a></p>'


def _explained(item: WordedItem, say: Say) -> Iterator[str]:
    if item.explanation:
        yield f"<p>{as_html(item.explanation)}</p>"
    for one in item.sources:
        yield quotes_of([one])
        yield cited(one, say)


def _label(source: WordedSource) -> str:
    return f"<p><strong>{as_html(source.label)}</strong></p>" if source.label else ""


def _footings(source: WordedSource) -> Iterator[str]:
    for one in source.footings:
        addresses = [to.address for to in one.links]
        yield f"{one.name}: {', '.join([*([one.words] if one.words else []), *addresses])}"
