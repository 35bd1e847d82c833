"""Step after quoting: a language model, if one is set, writes the answer, and is checked."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Mode, Notice, Outcome
from assistant.language_model.errors import ModelProblem
from assistant.language_model.role import Request
from assistant.length import Length
from assistant.parts import Parts
from assistant.wording import wording_for
from assistant.working import Unit, Working
from assistant.writing.asking import writing_request
from assistant.writing.claims import Claim, ReplyReader
from assistant.writing.draft import Draft
from assistant.writing.given import GivenPassage, given_passages
from assistant.writing.judge import Judged, judge

_ANSWERS = (Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED)
_MOST_STATEMENTS = {Length.SHORT: 6, Length.FULL: 12}
# With less of it left, what was written is no answer any more.
_LEAST_SHARE = 0.5
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Writing:
    """An answer while it is written, and what its trace will say of it."""

    draft: Draft = field(default_factory=Draft)
    reader: ReplyReader = field(default_factory=ReplyReader)
    claims: int = 0
    passed: int = 0
    stopped: bool = False
    trouble: str = ""
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)
    first_piece: float | None = None
    waited: float = 0.0


def write(working: Working, parts: Parts) -> Working:
    """Let the model write from what was found; each statement is checked before it is told.

    The quoted answer stands behind it all the time: it is what is shown if the model fails, if too
    little of what it writes holds, and where only quotes will do: two documents that disagree, text
    that does not apply, and Welsh, which the checks cannot read.
    """
    if not parts.model.name or not _may_be_written(working):
        return working
    given = given_passages(_english(_units(working)))
    if not given:
        return working
    if not working.tell(replace(working, mode=Mode.WRITTEN, statements=(), citations=())):
        return working
    writing = _Writing()
    request = writing_request(working, given, parts.settings)
    try:
        _write(writing, request, {one.id: one for one in given}, working, parts)
    except ModelProblem as problem:
        _log.warning("An answer was not written. %s", problem)
        writing.trouble = problem.trouble.value
    return _settled(writing, working, parts)


def _may_be_written(working: Working) -> bool:
    """Tell whether what answers applies, so that it may be said in other words than its own."""
    answers = working.outcome in _ANSWERS and not working.rivals
    return answers and any(not one.label for one in working.statements)


def _units(working: Working) -> Sequence[Unit]:
    """Return the units to write from, those that are quoted first."""
    premise = working.premise.now if working.premise else ()
    cited = {(one.document_id, one.start, one.end) for one in working.citations}
    return [*premise, *sorted(working.units, key=lambda one: not _is_cited(one, cited))]


def _is_cited(unit: Unit, cited: set[tuple[str, int, int]]) -> bool:
    start, end = unit.span
    return any(
        unit.document.id == document and begin <= start and end <= stop
        for document, begin, stop in cited
    )


def _english(units: Sequence[Unit]) -> list[Unit]:
    return [one for one in units if (one.document.publication.language or "en").startswith("en")]


def _write(
    writing: _Writing,
    request: Request,
    given: dict[str, GivenPassage],
    working: Working,
    parts: Parts,
) -> None:
    for claim in _claims(writing, request, parts):
        judged = judge(claim, given, working, parts)
        if judged.statement is not None and writing.draft.says(judged.statement.text):
            continue  # said twice is neither better nor worse than said once
        writing.claims += 1
        if judged.note:
            writing.notes.append(judged.note)
        if not _taken(writing, judged):
            continue
        if not working.tell(_so_far(writing, working)):
            writing.stopped = True
            return
        if len(writing.draft.statements) >= _MOST_STATEMENTS[working.length]:
            return


def _claims(writing: _Writing, request: Request, parts: Parts) -> Iterator[Claim]:
    """Yield claims as the model ends them; the time that it takes is set apart from ours."""
    reader = writing.reader
    pieces = parts.model.stream(request)
    try:
        while (piece := _next_piece(writing, pieces)) is not None:
            yield from reader.take(piece)
        yield from reader.rest()
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _next_piece(writing: _Writing, pieces: Iterator[str]) -> str | None:
    began = time.perf_counter()
    try:
        return next(pieces, None)
    finally:
        now = time.perf_counter()
        writing.waited += now - began
        if writing.first_piece is None:
            writing.first_piece = now - writing.began


def _taken(writing: _Writing, judged: Judged) -> bool:
    """Take into the draft what may be shown of a claim; tell whether there was any."""
    if judged.statement is None:
        return False
    if not judged.passed and writing.draft.cites(judged.citations):
        return False
    writing.passed += judged.passed
    writing.draft = writing.draft.with_statement(judged.statement, judged.citations)
    return True


def _so_far(writing: _Writing, working: Working) -> Working:
    draft = writing.draft
    return replace(
        working, mode=Mode.WRITTEN, statements=draft.statements, citations=draft.citations
    )


def _settled(writing: _Writing, working: Working, parts: Parts) -> Working:
    """Return the answer: what was written and held, what is always quoted, and why it is so."""
    told = f"{writing.passed} of {writing.claims} statements written by {parts.model.name} held"
    notes = (*working.notes, *writing.notes, told, _times(writing))
    notes = (*notes, f"the model failed: {writing.trouble}") if writing.trouble else notes
    working = replace(working, notes=notes)
    if not writing.passed:
        return _quoted(working, writing)
    enough = writing.passed >= _LEAST_SHARE * writing.claims and not writing.trouble
    return _with_quotes(writing, working, every=not enough and not writing.stopped)


def _quoted(working: Working, writing: _Writing) -> Working:
    """Return the quoted answer, with a line that says why, unless nobody waits for it."""
    if writing.stopped:
        return working
    kind = "nothing_held" if writing.claims else "nothing_written"
    if writing.trouble or not (writing.claims or writing.reader.kept_to_form):
        kind = "model_failed"
    return replace(working, notices=(*working.notices, _notice(kind, working)))


def _with_quotes(writing: _Writing, working: Working, *, every: bool) -> Working:
    """Put behind what was written the quotes that it does not cite.

    Text that does not apply is always quoted, under its label; so is the likeliest answer, which a
    model may have passed over. `every` quote is where too little was written.
    """
    draft = writing.draft
    by_number = {one.number: one for one in working.citations}
    likeliest = next((one for one in working.statements if not one.label), None)
    for one in working.statements:
        cited = [by_number[number] for number in one.citations]
        wanted = every or (one is likeliest and not writing.stopped)
        if one.label or (wanted and not draft.cites(cited)):
            draft = draft.with_statement(one, cited)
    notices = working.notices
    if every:
        kind = "model_failed" if writing.trouble else "little_held"
        notices = (*notices, _notice(kind, working))
    return replace(
        working,
        mode=Mode.WRITTEN,
        statements=draft.statements,
        citations=draft.citations,
        notices=notices,
    )


def _notice(kind: str, working: Working) -> Notice:
    return Notice(kind, wording_for(kind, working.language))


def _times(writing: _Writing) -> str:
    whole = time.perf_counter() - writing.began
    first = writing.first_piece if writing.first_piece is not None else whole
    return (
        f"writing took {whole * 1000:.0f} ms, {(whole - writing.waited) * 1000:.0f} ms of them "
        f"ours; the model's first words after {first * 1000:.0f} ms"
    )
