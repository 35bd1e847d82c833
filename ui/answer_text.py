"""An answer as text for a terminal or an email."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from assistant.answer import Answer, Citation, Contact, Footing

_WIDTH = 96
STARTER_LABEL = "starter note, not official guidance"


def answer_text(answer: Answer) -> str:
    """Return the whole answer as text: statements, notices, sources, and help."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield from _opening_lines(answer)
    for statement in answer.statements:
        numbers = "".join(f"[{number}]" for number in statement.citations)
        label = f"[{statement.label}] " if statement.label else ""
        yield _folded(f"{label}{statement.text} {numbers}")
        yield ""
    for notice in answer.notices:
        yield textwrap.fill(f"Note: {notice.text}", _WIDTH)
        yield ""
    if answer.citations:
        yield "Sources"
        yield from (line for one in answer.citations for line in _source_lines(one))
    yield from _helping_lines(answer)


def _opening_lines(answer: Answer) -> Iterator[str]:
    for paragraph in answer.wording.split("\n\n"):
        if paragraph.strip():
            yield textwrap.fill(paragraph, _WIDTH)
            yield ""
    if answer.readings:
        yield from (f"  - {one}" for one in answer.readings)
        yield ""


def _helping_lines(answer: Answer) -> Iterator[str]:
    if answer.nearest:
        yield "Nearest headings"
        for heading in answer.nearest:
            label = f" ({STARTER_LABEL})" if heading.starter_note else ""
            yield "  " + _place(heading.publication, heading.heading_trail) + label
        yield ""
    if answer.contacts:
        yield "Whom to ask"
        yield from (f"  {_contact(one)}" for one in answer.contacts)


def _source_lines(citation: Citation) -> Iterator[str]:
    yield f"  [{citation.number}] {_source(citation)}"
    if citation.replaced_by:
        yield f"      replaced by: {_footing(citation.replaced_by)}"
    yield from (f"      rests on: {_footing(one)}" for one in citation.rests_on)


def _folded(text: str) -> str:
    return "\n".join(textwrap.fill(line, _WIDTH, subsequent_indent="") for line in text.split("\n"))


def _source(citation: Citation) -> str:
    place = _place(citation.publication, citation.heading_trail)
    page = f", page {citation.page}" if citation.page else ""
    label = STARTER_LABEL if citation.starter_note else citation.publisher
    about = [label, citation.status, _dated(citation), citation.url]
    return f"{place}{page} ({', '.join(one for one in about if one)})"


def _place(publication: str, trail: tuple[str, ...]) -> str:
    return " › ".join((publication, *(one for one in trail if one != publication)))


def _dated(citation: Citation) -> str:
    if citation.updated:
        return f"updated {citation.updated}"
    return f"published {citation.published}" if citation.published else ""


def _footing(footing: Footing) -> str:
    about = [footing.publisher, footing.published, footing.address]
    told = ", ".join(str(one) for one in about if one)
    return f"{footing.title} ({told})" if told else footing.title


def _contact(contact: Contact) -> str:
    return f"{contact.name}: {contact.email or contact.url} ({contact.purpose})"
