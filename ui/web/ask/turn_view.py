"""Shows a turn, the question and its answer: plain data in, safe HTML out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Answer, Citation, NearestHeading, Statement
from assistant.parts import ShelvedDocument
from corpus.document import BlockKind
from corpus.errors import CorpusError
from corpus.remembered import remembering
from ui.source import sources_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.spoken import language_of, paragraphs_of
from ui.web.language import Words
from ui.web.library.addresses import heading_address, official_place, quote_address
from ui.web.library.document_view import Piece, pieces_of
from ui.web.library.status_words import dated_status
from ui.web.rendering import piece

_TURNS_REMEMBERED = 2000
Take = Callable[[str], ShelvedDocument]


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A citation number and where it leads: `beside` the answer, or else to the reader."""

    number: int
    address: str
    beside: bool


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement laid out; `lines` is what is shown where `pieces` is empty.

    `label` says that the words do not apply; it is empty where they do. `language` is that of the
    document; `written` tells that a model wrote it, so that it is none of the document's words.
    """

    pieces: tuple[Piece, ...]
    lines: tuple[str, ...]
    links: tuple[CitationLink, ...]
    label: str = ""
    language: str = "en"
    written: bool = False


def earlier_html(
    exchanges: Sequence[Exchange], take: Take, words: Words, *, hidden: tuple[int, str]
) -> str:
    """Return the turns before the latest one, each one block of HTML.

    `hidden` is how many stand before them that are not shown here, and in which conversation.
    """
    count, conversation = hidden
    turns = [_earlier_turn(one, take, words) for one in exchanges]
    if count > 0:
        turns.insert(0, piece("ask/hidden_turns.html", words, count=count, id=conversation))
    return "\n\n".join(turns)


def _key_of(exchange: Exchange, _take: Take, words: Words, /) -> tuple[int, str, str]:
    told = repr(replace(exchange, answer=None))
    answer = exchange.answer
    if answer is not None:
        said = [(one.text, one.written) for one in answer.statements]
        told += repr((answer.wording, said, answer.notices, answer.citations, answer.language))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return exchange.number, words.language, digest


# Where a turn stands, and what it is shown with there.
def turn_html(  # noqa: PLR0913
    exchange: Exchange,
    take: Take,
    words: Words,
    *,
    latest: bool = False,
    here: bool = False,
    in_full: bool = False,
    conversation: str = "",
) -> str:
    """Return a turn as one block of HTML; `take` finds the documents that are cited.

    The citations of the `latest` one lead to the sources beside it, and where the sources are
    `here` they do so too, all others to the reader. Only what stands in the chat has its tools;
    the latest turn says to the page in which `conversation` it stands, and offers to tell more
    unless answers are `in_full` anyway.
    """
    answer = exchange.answer
    if answer is None:
        return piece(
            "ask/turn.html", words, exchange=exchange, answer=None, conversation="", statements=()
        )
    return piece(
        "ask/turn.html",
        words,
        conversation=conversation if exchange.kept else "",
        exchange=exchange,
        latest=latest,
        answer=answer,
        wording=list(paragraphs_of(answer)),
        tools=not here,
        more=latest and not in_full and _may_tell_more(answer),
        statements=list(_statements(exchange, latest or here, take)),
        references=[_reference(one, words) for one in shown_citations(exchange)],
        nearest=[nearest_of(one, take) for one in answer.nearest],
        contacts=answer.contacts,
        trace=answer.trace if latest or here else None,
        matches=[_match(one, words) for one in answer.trace.matches] if latest or here else [],
        announcement=_announcement(answer, words),
    )


def _may_tell_more(answer: Answer) -> bool:
    return bool(answer.statements) and all(one.kind != "asked_fuller" for one in answer.notices)


# All earlier turns of a conversation come again with each further question.
_earlier_turn = remembering(
    _TURNS_REMEMBERED,
    _key_of,
    lambda exchange, take, words, /: turn_html(exchange, take, words),
)


def shown_citations(exchange: Exchange) -> list[Citation]:
    """Return the citations of the statements that have arrived, by number."""
    answer = exchange.answer
    if answer is None:
        return []
    shown = {number for one in answer.statements[: exchange.shown] for number in one.citations}
    return [one for one in answer.citations if one.number in shown]


def _announcement(answer: Answer, words: Words) -> str:
    if not answer.statements:
        return words("ask-reply-ready", reply=" ".join(answer.wording.split()))
    return words(
        "ask-answer-ready",
        statements=len(answer.statements),
        sources=len(sources_of(answer.citations)),
    )


def _statements(exchange: Exchange, latest: bool, take: Take) -> Iterator[ShownStatement]:
    answer = exchange.answer
    if answer is None:
        return
    citations = {one.number: one for one in answer.citations}
    for statement in answer.statements[: exchange.shown]:
        cited = [citations[one] for one in statement.citations if one in citations]
        links = tuple(
            CitationLink(
                one.number,
                f"#{quote_id(exchange.number, one.number)}" if latest else quote_address_of(one),
                beside=latest,
            )
            for one in cited
        )
        laid_out = () if statement.written else _laid_out(statement, cited, take)
        lines = tuple(statement.text.splitlines())
        quoted = bool(cited) and not statement.written
        language = language_of(held_document(cited[0].document_id, take)) if quoted else "en"
        yield ShownStatement(laid_out, lines, links, statement.label, language, statement.written)


def _reference(citation: Citation, words: Words) -> str:
    """Return a citation in one line, as it is copied: the words, where they stand, how current."""
    place = [citation.publication, *([citation.publisher] if citation.publisher else [])]
    trail = trail_of(citation)
    place += [trail] if trail else []
    place += [words("library-page-number", number=citation.page)] if citation.page else []
    place.append(dated_status(citation, words))
    if citation.starter_note:
        place.append(words("status-starter-note"))
    address = official_address(citation)
    place += [address] if address else []
    return f"[{citation.number}] “{' '.join(citation.quote.split())}” – {'; '.join(place)}"


def _laid_out(statement: Statement, cited: Sequence[Citation], take: Take) -> tuple[Piece, ...]:
    """Return the quotes as the document sets them, nothing if they are not all of the statement."""
    if statement.text != "\n".join(one.quote for one in cited) or not cited:
        return ()
    shelved = held_document(cited[0].document_id, take)
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


def nearest_of(heading: NearestHeading, take: Take) -> dict[str, Any]:
    """Return a place that may answer as a page shows it, with the words there that come nearest."""
    trail = [one for one in heading.heading_trail if one != heading.publication]
    if heading.quote:
        address = quote_address(heading.document_id, heading.start, heading.end)
    else:
        address = heading_address(heading.document_id, _heading_place(heading, take))
    return {
        "title": trail[-1] if trail else heading.publication,
        "trail": " › ".join([heading.publication, *trail[:-1]]) if trail else "",
        "address": address,
        "starter_note": heading.starter_note,
        "language": language_of(held_document(heading.document_id, take)),
        "lines": heading.quote.splitlines(),
    }


def _heading_place(heading: NearestHeading, take: Take) -> int | None:
    shelved = held_document(heading.document_id, take)
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


def trail_of(citation: Citation) -> str:
    """Return the headings in one line, without a first one that only repeats the title."""
    headings = citation.heading_trail
    repeats = bool(headings) and headings[0] == citation.publication
    return " › ".join(headings[1:] if repeats else headings)


def quote_id(turn: int, number: int) -> str:
    """Return the id of the words that a citation of a turn quotes, among the sources shown here."""
    return f"quote-{turn}-{number}"


def quote_address_of(citation: Citation) -> str:
    """Return where the reader shows a quote in its document."""
    return quote_address(citation.document_id, citation.start, citation.end)


def official_address(citation: Citation) -> str | None:
    """Return where the publisher has the quoted words, as near to them as a browser can be led."""
    quoted = "" if citation.starter_note else citation.quote
    return official_place(citation.url, citation.page, quoted)


def held_document(document_id: str, take: Take) -> ShelvedDocument | None:
    """Return a document that is cited, nothing if it is held no more."""
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
    return words("ask-trace-rank", score=f"{arm['score']:.3f}", rank=str(arm["rank"]))
