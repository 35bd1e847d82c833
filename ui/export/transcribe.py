"""Makes a transcript of a conversation that is kept, or of one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from assistant.answer import Answer, Contact, Mode, NearestHeading
from assistant.records.conversations import KeptConversation, KeptTurn
from assistant.records.titles import title_from
from assistant.scope import Scope
from ui.export.characters import harmless, mail_address, one_line, web_address
from ui.export.references import References, trail_of
from ui.export.transcript import (
    UNDRAWN,
    FixedWords,
    Line,
    Link,
    Listing,
    Said,
    Say,
    Transcript,
    WrittenTurn,
)
from ui.export.versions import version_lines

_LONGEST_HEADING = 160
# Stand for the two numbers, wherever in its words a language has them.
_PAGE, _PAGES = "\ue000", "\ue001"


def transcribe(
    conversation: KeptConversation, say: Say, exported_at: datetime | None = None
) -> Transcript:
    """Return a conversation as it goes into a file, in the words of `say`."""
    exported_at = exported_at or datetime.now(UTC)
    references = References(say)
    turns = tuple(_written(one, references, say) for one in conversation.turns)
    return Transcript(
        title=one_line(conversation.title) or say("export-untitled"),
        language=say.language,
        product=say("export-product"),
        exported_at=exported_at,
        about=tuple(_about(conversation, exported_at, say)),
        turns=turns,
        references=references.every,
        closing=Listing(say("export-about"), tuple(_closing(conversation.turns, say))),
        words=FixedWords(
            sources=say("export-sources"),
            notice=say("export-notice"),
            page=page_words(say),
            undrawn=say("export-undrawn", mark=UNDRAWN),
        ),
    )


def transcribe_answer(answer: Answer, say: Say, asked_at: datetime | None = None) -> Transcript:
    """Return one answer that is kept in no conversation as it goes into a file."""
    asked_at = asked_at or datetime.now(UTC)
    turn = KeptTurn(1, answer.question, answer, asked_at, seconds=0.0)
    title = title_from(answer.question)
    return transcribe(KeptConversation("", title, asked_at, asked_at, (turn,), 1), say)


def _about(conversation: KeptConversation, exported_at: datetime, say: Say) -> Iterator[Line]:
    shown, every = len(conversation.turns), conversation.turn_count
    count = say("export-part", shown=shown, all=every) if shown < every else str(every)
    yield Line(say("export-started"), _day(conversation.started_at, say))
    yield Line(say("export-last-question"), _day(conversation.changed_at, say))
    yield Line(say("export-questions"), count)
    yield Line(say("export-exported"), say.moment(exported_at))


def _day(moment: datetime, say: Say) -> str:
    return say.day(moment.astimezone().date())


def page_words(say: Say) -> tuple[str, str, str]:
    """Return what stands before, between and behind the two numbers of a page."""
    before, _, rest = say("export-page", page=_PAGE, pages=_PAGES).partition(_PAGE)
    between, _, after = rest.partition(_PAGES)
    return before, between, after


def _closing(turns: Sequence[KeptTurn], say: Say) -> Iterator[Line]:
    yield Line(words=say("export-promise"))
    yield Line(words=say("export-no-case-data"))
    yield from version_lines(turns, say)


def _written(turn: KeptTurn, references: References, say: Say) -> WrittenTurn:
    answer = turn.answer
    question = harmless(answer.question).strip()
    asked = one_line(question)
    short = title_from(asked, _LONGEST_HEADING)
    shown = answer.statements[: turn.shown]
    stopped = turn.shown is not None and turn.shown < len(answer.statements)
    return WrittenTurn(
        heading=say("export-question", number=turn.number, question=short),
        question="" if short == question else question,
        about=tuple(_asked(turn, say)),
        wording=tuple(one_line(one) for one in answer.wording.split("\n\n") if one.strip()),
        readings=tuple(one_line(one) for one in answer.readings),
        said_how=say(f"export-said-{answer.mode}") if shown else "",
        statements=tuple(_said(answer, place, references, say) for place in range(len(shown))),
        notices=tuple(_stopped(shown, say) if stopped else _notices(answer)),
        listings=() if stopped else tuple(_listings(answer, say)),
    )


def _asked(turn: KeptTurn, say: Say) -> Iterator[str]:
    yield say("export-asked-on", day=_day(turn.asked_at, say))
    scope = turn.answer.scope
    if scope.as_at:
        yield say("export-as-at", day=say.day(scope.as_at))
    if scope.is_narrowed:
        yield say("export-narrowed", parts=", ".join(_parts_of(scope, say)))


def _parts_of(scope: Scope, say: Say) -> Iterator[str]:
    if scope.nation:
        yield say(f"export-narrowed-{scope.nation}")
    for family in sorted(scope.families):
        yield say(f"export-narrowed-{family.replace('_', '-')}")
    if scope.only_official:
        yield say("export-narrowed-only-official")
    if scope.documents:
        yield say("export-narrowed-documents", count=len(scope.documents))


def _said(answer: Answer, place: int, references: References, say: Say) -> Said:
    statement = answer.statements[place]
    cited = {one.number: one for one in answer.citations}
    numbers = [references.number_of(cited[one]) for one in statement.citations if one in cited]
    among_written = answer.mode is Mode.WRITTEN and not statement.written
    label = one_line(statement.label) or (say("export-quoted") if among_written else "")
    return Said(harmless(statement.text), tuple(dict.fromkeys(numbers)), label)


def _stopped(shown: Sequence[object], say: Say) -> Iterator[str]:
    yield say("export-stopped-part" if shown else "export-stopped-before")


def _notices(answer: Answer) -> Iterator[str]:
    yield from (one_line(one.text) for one in answer.notices)


def _listings(answer: Answer, say: Say) -> Iterator[Listing]:
    if answer.nearest:
        name = "export-in-general" if answer.tells_in_general else "export-nearest"
        yield Listing(say(name), tuple(_heading(one, say) for one in answer.nearest))
    if answer.contacts:
        yield Listing(say("export-contacts"), tuple(_contact(one) for one in answer.contacts))


def _heading(heading: NearestHeading, say: Say) -> Line:
    words = " › ".join(
        one
        for one in (
            one_line(heading.publication),
            trail_of(heading.heading_trail, heading.publication),
        )
        if one
    )
    if heading.status != "current":
        words = f"{words} ({say(f'export-status-{heading.status}')})"
    if heading.starter_note:
        words = f"{words} ({say('export-starter-note')})"
    if heading.quote:
        words = f"{words}: {one_line(heading.quote)}"
    address = web_address(heading.url)
    return Line(words=words, links=(Link(address, address),) if address else ())


def _contact(contact: Contact) -> Line:
    links: list[Link] = []
    if address := mail_address(contact.email):
        links.append(Link(one_line(contact.email or ""), address))
    if address := web_address(contact.url):
        links.append(Link(address, address))
    return Line(one_line(contact.name), one_line(contact.purpose), tuple(links))
