"""Shows an answer and its sources: plain data in, safe HTML out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as in_address

from assistant.answer import Answer, Citation, Mode, NearestHeading, Statement
from assistant.parts import ShelvedDocument
from corpus.document import Block, BlockKind
from corpus.errors import CorpusError
from corpus.written_date import PartialDate
from ui.web.conversation import Exchange
from ui.web.document_view import Piece, pieces_of
from ui.web.rendering import day, piece

Take = Callable[[str], ShelvedDocument]

_SECTION_BLOCKS = 24
_BLOCKS_AROUND = 8
_SAID_HOW = {
    Mode.QUOTED: "Quoted word for word from the guidance:",
    Mode.WRITTEN: "Written from the guidance, and checked against the quotes it cites:",
}
_NOTICE_TITLES = {
    "starter_note": "Starter note",
    "draft": "Draft",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
    "historic": "Historic",
    "as_at": "As at an earlier day",
    "disagreement": "Two documents disagree",
    "personal_data": "Personal data taken out",
    "open_part": "Left open",
}
_STEP_NAMES = {
    "screen": "Screen the question",
    "stand_alone": "Read it with the conversation so far",
    "divide": "Part what asks several things",
    "find": "Search the guidance",
    "read": "Read the passages found",
    "set_apart": "Set apart what does not apply",
    "correct": "Look for a rule that ceased to apply",
    "weigh": "Weigh whether they answer",
    "quote": "Choose the exact words",
    "check": "Compare every quote with the library",
    "word": "Word the outcome",
}


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


def conversation_html(exchanges: Sequence[Exchange], take: Take) -> str:
    """Return the turns, each one block of HTML; `take` finds the documents that are cited."""
    last = len(exchanges)
    return "\n\n".join(
        _turn(exchange, number, number == last, take)
        for number, exchange in enumerate(exchanges, start=1)
    )


def sources_html(exchanges: Sequence[Exchange], take: Take) -> str:
    """Return the sources of the latest answer as far as it is shown, each one block of HTML."""
    if not exchanges or exchanges[-1].answer is None:
        return ""
    latest = exchanges[-1]
    cited = _cited(latest)
    blocks = [_source(one, len(exchanges), one is cited[0], take) for one in cited]
    return "\n\n".join(['<h2 class="sources-title">Sources</h2>', *blocks]) if blocks else ""


def reader_address(citation: Citation) -> str:
    """Return where the reader shows a quote in its document."""
    path = f"/documents/{in_address(citation.document_id, safe='')}"
    return f"{path}?start={citation.start}&end={citation.end}#quote"


def status_words(status: str, **dates: PartialDate | None) -> str:
    """Return a status with the dates that are known: `Current · updated 8 June 2021`."""
    known = [f"{name.replace('_', ' ')} {day(when)}" for name, when in dates.items() if when]
    return " · ".join([status.capitalize(), *known])


def _turn(exchange: Exchange, number: int, latest: bool, take: Take) -> str:
    answer = exchange.answer
    if answer is None:
        return piece("turn.html", exchange=exchange, number=number, answer=None, statements=())
    return piece(
        "turn.html",
        exchange=exchange,
        number=number,
        answer=answer,
        wording=[one for one in answer.wording.split("\n\n") if one.strip()],
        said_how=_SAID_HOW[answer.mode],
        statements=list(_statements(exchange, number, latest, take)),
        notice_titles=_NOTICE_TITLES,
        nearest=[_nearest(one, take) for one in answer.nearest],
        contacts=answer.contacts,
        trace=answer.trace,
        matches=[_match(one) for one in answer.trace.matches],
        step_names=_STEP_NAMES,
        announcement=_announcement(answer),
    )


def _announcement(answer: Answer) -> str:
    if not answer.statements:
        return f"Reply: {' '.join(answer.wording.split())}"
    statements, sources = len(answer.statements), len(answer.citations)
    return (
        f"Answer ready: {statements} {'statement' if statements == 1 else 'statements'}, "
        f"{sources} {'source' if sources == 1 else 'sources'}."
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
                f"#source-{number}-{one.number}" if latest else reader_address(one),
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


def _source(citation: Citation, turn: int, first: bool, take: Take) -> str:
    blocks, cut_before, cut_after = _around(citation, take)
    shelved = _held(citation.document_id, take)
    section = (
        pieces_of(shelved.document, blocks, marked=(citation.start, citation.end))
        if shelved
        else ()
    )
    return piece(
        "source.html",
        citation=citation,
        turn=turn,
        first=first,
        trail=_trail(citation.heading_trail, citation.publication),
        status=status_words(
            citation.status,
            published=citation.published,
            updated=citation.updated,
            applies_from=citation.applies_from,
            applies_to=citation.applies_to,
        ),
        section=section,
        cut_before=cut_before,
        cut_after=cut_after,
        reader=reader_address(citation),
    )


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
    path = f"/documents/{in_address(heading.document_id, safe='')}"
    trail = [one for one in heading.heading_trail if one != heading.publication]
    return {
        "title": trail[-1] if trail else heading.publication,
        "trail": " › ".join([heading.publication, *trail[:-1]]) if trail else "",
        "address": f"{path}#at-{place}" if place is not None else path,
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


def _match(match: dict[str, Any]) -> dict[str, str]:
    arms = match.get("arms", {})
    return {
        "trail": " › ".join(match.get("heading_trail", ())) or str(match.get("document_id", "")),
        "score": f"{match.get('score', 0):.2f}",
        "dense": _arm(arms.get("dense")),
        "keyword": _arm(arms.get("keyword")),
        "used": "yes" if match.get("used") else "no",
    }


def _arm(arm: dict[str, Any] | None) -> str:
    if arm is None:
        return "not found"
    rank = f", rank {arm['rank']}" if arm.get("rank") is not None else ""
    return f"{arm['score']:.3f}{rank}"
