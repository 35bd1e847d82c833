"""An answer as text for a terminal or an email."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from assistant.answer import Answer, Citation, Contact, Footing, Mode
from corpus.written_date import PartialDate
from ui.source import Source, sources_of
from ui.web.language import Words, words_in

_WIDTH = 96
STARTER_LABEL = "starter note, not official guidance"


def answer_text(answer: Answer) -> str:
    """Return the whole answer as text, in its language: statements, notices, sources, and help."""
    return "\n".join(_lines(answer, words_in(answer.language)))


def _lines(answer: Answer, words: Words) -> Iterator[str]:
    yield from _opening_lines(answer)
    for statement in answer.statements:
        numbers = _numbers(statement.citations)
        among_written = answer.mode is Mode.WRITTEN and not statement.written
        told = statement.label or (words("export-quoted") if among_written else "")
        label = f"[{told}] " if told else ""
        yield _folded(f"{label}{statement.text} {numbers}")
        yield ""
    for notice in answer.notices:
        yield textwrap.fill(f"{words('text-note')}: {notice.text}", _WIDTH)
        yield ""
    if answer.citations:
        yield words("text-sources")
        yield from (
            line for one in sources_of(answer.citations) for line in _source_lines(one, words)
        )
    yield from _helping_lines(answer, words)


def _opening_lines(answer: Answer) -> Iterator[str]:
    for paragraph in answer.wording.split("\n\n"):
        if paragraph.strip():
            yield textwrap.fill(paragraph, _WIDTH)
            yield ""
    if answer.readings:
        yield from (f"  - {one}" for one in answer.readings)
        yield ""


def _helping_lines(answer: Answer, words: Words) -> Iterator[str]:
    if answer.nearest:
        yield words("text-in-general" if answer.tells_in_general else "text-nearest")
        for heading in answer.nearest:
            label = f" ({words('text-starter-note')})" if heading.starter_note else ""
            yield "  " + _place(heading.publication, heading.heading_trail) + label
            yield from (f"      {line}" for line in heading.quote.splitlines())
        yield ""
    if answer.contacts:
        yield words("text-contacts")
        yield from (f"  {_contact(one)}" for one in answer.contacts)


def _source_lines(source: Source, words: Words) -> Iterator[str]:
    yield f"  {_numbers(source.numbers)} {_source(source.first, words)}"
    if source.first.replaced_by:
        yield f"      {words('text-replaced-by')}: {_footing(source.first.replaced_by, words)}"
    for numbers, footings in source.footings:
        those = f"{_numbers(numbers)} " if len(source.footings) > 1 else ""
        for one in footings:
            yield f"      {those}{words('text-rests-on')}: {_footing(one, words)}"


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{one}]" for one in numbers)


def _folded(text: str) -> str:
    return "\n".join(textwrap.fill(line, _WIDTH, subsequent_indent="") for line in text.split("\n"))


def _source(citation: Citation, words: Words) -> str:
    place = _place(citation.publication, citation.heading_trail)
    page = f", {words('text-page', number=str(citation.page))}" if citation.page else ""
    label = words("text-starter-note") if citation.starter_note else citation.publisher
    status = words(f"text-status-{citation.status}")
    about = [label, status, _dated(citation, words), citation.url]
    return f"{place}{page} ({', '.join(one for one in about if one)})"


def _place(publication: str, trail: tuple[str, ...]) -> str:
    return " › ".join((publication, *(one for one in trail if one != publication)))


def _dated(citation: Citation, words: Words) -> str:
    if citation.updated:
        return words("text-updated", day=_day(citation.updated, words))
    if citation.published:
        return words("text-published", day=_day(citation.published, words))
    return ""


def _day(day: PartialDate, words: Words) -> str:
    return day.in_words(words.language)


def _footing(footing: Footing, words: Words) -> str:
    published = _day(footing.published, words) if footing.published else ""
    told = ", ".join(one for one in (footing.publisher, published, footing.address) if one)
    return f"{footing.title} ({told})" if told else footing.title


def _contact(contact: Contact) -> str:
    return f"{contact.name}: {contact.email or contact.url} ({contact.purpose})"
