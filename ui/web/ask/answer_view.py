"""Shows an answer and its sources: plain data in, safe HTML out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from assistant.answer import Answer, Citation, Mode, NearestHeading, Statement
from assistant.parts import ShelvedDocument
from corpus.document import Block, BlockKind
from corpus.errors import CorpusError
from ui.web.ask.exchange import Exchange
from ui.web.language import Words
from ui.web.library.addresses import heading_address, quote_address
from ui.web.library.document_view import Piece, pieces_of
from ui.web.library.status_words import dated_status
from ui.web.rendering import piece

Take = Callable[[str], ShelvedDocument]

_SECTION_BLOCKS = 24
_BLOCKS_AROUND = 8


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A citation number and where it leads: `beside` the answer, or else to the reader."""

    number: int
    address: str
    beside: bool


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement laid out; `lines` is what is shown where `pieces` is empty.

    `label` says that the words do not apply; it is empty where they do.
    """

    pieces: tuple[Piece, ...]
    lines: tuple[str, ...]
    links: tuple[CitationLink, ...]
    label: str = ""


def conversation_html(exchanges: Sequence[Exchange], take: Take, words: Words) -> str:
    """Return the turns, each one block of HTML; `take` finds the documents that are cited."""
    last = len(exchanges)
    return "\n\n".join(
        _turn(exchange, number, take, words, latest=number == last)
        for number, exchange in enumerate(exchanges, start=1)
    )


def sources_html(exchanges: Sequence[Exchange], take: Take, words: Words) -> str:
    """Return the sources of the latest answer as far as it is shown, each one block of HTML."""
    if not exchanges or exchanges[-1].answer is None:
        return ""
    latest = exchanges[-1]
    cited = _cited(latest)
    blocks = [_source(one, len(exchanges), take, words, first=one is cited[0]) for one in cited]
    title = f'<h2 class="sources-title">{escape(words("ask-sources"))}</h2>'
    return "\n\n".join([title, *blocks]) if blocks else ""


def _turn(exchange: Exchange, number: int, take: Take, words: Words, *, latest: bool) -> str:
    answer = exchange.answer
    if answer is None:
        return piece(
            "ask/turn.html", words, exchange=exchange, number=number, answer=None, statements=()
        )
    return piece(
        "ask/turn.html",
        words,
        exchange=exchange,
        number=number,
        answer=answer,
        wording=[one for one in answer.wording.split("\n\n") if one.strip()],
        statements=list(_statements(exchange, number, latest, take)),
        nearest=[_nearest(one, take) for one in answer.nearest],
        contacts=answer.contacts,
        trace=answer.trace,
        matches=[_match(one, words) for one in answer.trace.matches],
        announcement=_announcement(answer, words),
    )


def _announcement(answer: Answer, words: Words) -> str:
    if not answer.statements:
        return words("ask-reply-ready", reply=" ".join(answer.wording.split()))
    return words(
        "ask-answer-ready", statements=len(answer.statements), sources=len(answer.citations)
    )


def _statements(
    exchange: Exchange, number: int, latest: bool, take: Take
) -> Iterator[ShownStatement]:
    answer = exchange.answer
    if answer is None:
        return
    citations = {one.number: one for one in answer.citations}
    for statement in answer.statements[: exchange.shown]:
        cited = [citations[one] for one in statement.citations if one in citations]
        links = tuple(
            CitationLink(
                one.number,
                f"#source-{number}-{one.number}" if latest else _quote_address(one),
                beside=latest,
            )
            for one in cited
        )
        laid_out = _laid_out(statement, cited, take) if answer.mode is Mode.QUOTED else ()
        lines = tuple(statement.text.splitlines())
        yield ShownStatement(laid_out, lines, links, statement.label)


def _laid_out(statement: Statement, cited: Sequence[Citation], take: Take) -> tuple[Piece, ...]:
    """Return the quotes as the document sets them, nothing if they are not all of the statement."""
    if statement.text != "\n".join(one.quote for one in cited) or not cited:
        return ()
    shelved = _held(cited[0].document_id, take)
    if shelved is None:
        return ()
    document = shelved.document
    pieces: list[Piece] = []
    for one in cited:
        for new in pieces_of(document, document.blocks, within=(one.start, one.end)):
            pieces = _joined(pieces, new)
    return tuple(pieces)


def _joined(pieces: list[Piece], new: Piece) -> list[Piece]:
    """Put items behind the items, and rows behind the rows, of the piece before."""
    before = pieces[-1] if pieces else None
    if before is None or before.kind != new.kind or new.kind not in ("list", "table"):
        return [*pieces, new]
    together = Piece(
        new.kind,
        before.place,
        page=before.page,
        items=(*before.items, *new.items),
        header=before.header,
        rows=(*before.rows, *new.rows),
    )
    return [*pieces[:-1], together]


def _source(citation: Citation, turn: int, take: Take, words: Words, *, first: bool) -> str:
    blocks, cut_before, cut_after = _around(citation, take)
    shelved = _held(citation.document_id, take)
    section = (
        pieces_of(shelved.document, blocks, marked=(citation.start, citation.end))
        if shelved
        else ()
    )
    return piece(
        "ask/source.html",
        words,
        citation=citation,
        turn=turn,
        first=first,
        trail=_trail(citation.heading_trail, citation.publication),
        status=dated_status(citation, words),
        section=section,
        cut_before=cut_before,
        cut_after=cut_after,
        reader=_quote_address(citation),
    )


def _quote_address(citation: Citation) -> str:
    return quote_address(citation.document_id, citation.start, citation.end)


def _around(citation: Citation, take: Take) -> tuple[Sequence[Block], bool, bool]:
    """Return the blocks of the cited section, a long one cut to those around the quote."""
    shelved = _held(citation.document_id, take)
    section = shelved.section_at(citation.start) if shelved else None
    if section is None:
        return (), False, False
    blocks = section.blocks
    if len(blocks) <= _SECTION_BLOCKS:
        return blocks, False, False
    touched = [
        place
        for place, one in enumerate(blocks)
        if one.start < citation.end and one.end > citation.start
    ]
    first = max(0, touched[0] - _BLOCKS_AROUND)
    last = touched[-1] + _BLOCKS_AROUND + 1
    return blocks[first:last], first > 0, last < len(blocks)


def _cited(exchange: Exchange) -> list[Citation]:
    answer = exchange.answer
    if answer is None:
        return []
    shown = {number for one in answer.statements[: exchange.shown] for number in one.citations}
    return [one for one in answer.citations if one.number in shown]


def _nearest(heading: NearestHeading, take: Take) -> dict[str, str | bool]:
    place = _heading_place(heading, take)
    trail = [one for one in heading.heading_trail if one != heading.publication]
    return {
        "title": trail[-1] if trail else heading.publication,
        "trail": " › ".join([heading.publication, *trail[:-1]]) if trail else "",
        "address": heading_address(heading.document_id, place),
        "starter_note": heading.starter_note,
    }


def _heading_place(heading: NearestHeading, take: Take) -> int | None:
    shelved = _held(heading.document_id, take)
    if shelved is None or not heading.heading_trail:
        return None
    section = next((one for one in shelved.sections if one.trail == heading.heading_trail), None)
    if section is None:
        return None
    before = [
        one.start
        for one in shelved.document.blocks
        if one.kind is BlockKind.HEADING and one.start < section.start
    ]
    return before[-1] if before else None


def _trail(headings: Sequence[str], publication: str) -> str:
    """Return the headings in one line, without a first one that only repeats the title."""
    repeats = bool(headings) and headings[0] == publication
    return " › ".join(headings[1:] if repeats else headings)


def _held(document_id: str, take: Take) -> ShelvedDocument | None:
    try:
        return take(document_id)
    except CorpusError:
        return None


def _match(match: dict[str, Any], words: Words) -> dict[str, str]:
    arms = match.get("arms", {})
    return {
        "trail": " › ".join(match.get("heading_trail", ())) or str(match.get("document_id", "")),
        "score": f"{match.get('score', 0):.2f}",
        "dense": _arm(arms.get("dense"), words),
        "keyword": _arm(arms.get("keyword"), words),
        "used": words("ask-trace-yes" if match.get("used") else "ask-trace-no"),
    }


def _arm(arm: dict[str, Any] | None, words: Words) -> str:
    if arm is None:
        return words("ask-trace-not-found")
    if arm.get("rank") is None:
        return f"{arm['score']:.3f}"
    return words("ask-trace-rank", score=f"{arm['score']:.3f}", rank=arm["rank"])
