"""The answer path: what happens between a question and its answer, step by step."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict

from assistant.answer import Answer, Outcome, TimedStep, Trace, Turn
from assistant.asked_again import asked_again
from assistant.asked_behind import asked_behind
from assistant.check import check
from assistant.correct import correct
from assistant.divide import divide
from assistant.find import find
from assistant.in_conversation import in_conversation
from assistant.in_english import in_english
from assistant.in_letter import in_letter
from assistant.length import Length
from assistant.letter import Letter
from assistant.manner import Manner
from assistant.named import named
from assistant.offer import follow_ups_of, readings_of
from assistant.parts import Parts
from assistant.quote import quote
from assistant.read import read
from assistant.restate import restate
from assistant.scope import Scope
from assistant.screen import screen
from assistant.set_apart import set_apart
from assistant.stand_alone import as_text, stand_alone
from assistant.weigh import weigh
from assistant.word import nearest_contacts, word
from assistant.wording import LANGUAGES
from assistant.working import Working, tell_nobody
from assistant.write import write

Step = Callable[[Working, Parts], Working]
# Told of an answer that has only some of its statements; says whether more are wanted.
Arriving = Callable[[Answer], bool]

ANSWER_PATH: tuple[Step, ...] = (
    screen,  # what needs another kind of help is settled first
    in_english,  # one in Welsh is put into rough English, where only English is held
    asked_again,  # "are you sure?" asks the question before once more
    stand_alone,  # the question takes its conversation along
    divide,  # a question that asks several things has parts
    in_letter,  # one found in a letter is looked for by all that the letter says
    in_conversation,  # one asked on, by what was asked before it
    find,  # both arms propose passages
    read,  # their sentences, list items and rows are scored
    set_apart,  # what no longer applies, or not yet, on the day asked for
    named,  # asked of a reference alone, only text that names it counts
    correct,  # a question that takes an overtaken rule for granted gets the present one
    weigh,  # is there enough to answer at all?
    asked_behind,  # a part that is still open is looked for behind the parts before it
    restate,  # if not, a model, if one is set, may put the question in the guidance's terms, once
    quote,  # the answering words, exactly
    write,  # a model, if one is set, puts them into sentences; each is checked before it is told
    check,  # every quote compared with the library
    word,  # outcome and notices in reviewed words
)


# Everything but question and parts may be left out.
def ask(  # noqa: PLR0913
    question: str,
    parts: Parts,
    history: Sequence[Turn] = (),
    *,
    scope: Scope | None = None,
    language: str = "en",
    manner: Manner = Manner.PRACTITIONER,
    length: Length = Length.SHORT,
    letter: Letter | None = None,
    arriving: Arriving | None = None,
) -> Answer:
    """Answer a question; `history` is the conversation so far, oldest turn first.

    `scope` says which of the guidance is asked; with a day in it, the answer is what applied then,
    as far as it is known. `letter` is what is said around the question, if it was found in
    a letter. `length` is how much to say. `language` is the one to speak, `en` or `cy`; quotes stay
    in the language of their documents. Where a model writes, it writes in the `manner` that is
    asked for, and `arriving` is told of the answer each time that another statement has passed its
    checks.
    """
    spoken = language if language in LANGUAGES else "en"
    tell = _telling(arriving) if arriving else tell_nobody
    working = Working(
        question,
        tuple(history),
        scope or Scope(),
        spoken,
        manner=manner,
        length=length,
        letter=letter,
        tell=tell,
    )
    with parts.at_one_moment() as now:
        return _answered(working, now)


def _telling(arriving: Arriving) -> Callable[[Working], bool]:
    def tell(working: Working) -> bool:
        return arriving(_statements_so_far(working))

    return tell


def _statements_so_far(working: Working) -> Answer:
    return Answer(
        question=working.question,
        searched_for=as_text(working.query),
        outcome=working.outcome or Outcome.ANSWERED,
        mode=working.mode,
        scope=working.scope,
        language=working.language,
        statements=working.statements,
        citations=working.citations,
    )


def _answered(working: Working, parts: Parts) -> Answer:
    times: list[TimedStep] = []
    for step in ANSWER_PATH:
        started = time.perf_counter()
        working = step(working, parts)
        times.append(TimedStep(step.__name__, round((time.perf_counter() - started) * 1000, 2)))
    return answer_of(working, parts, times)


def answer_of(working: Working, parts: Parts, times: Sequence[TimedStep] = ()) -> Answer:
    """Return what a question that has gone its way is answered."""
    return Answer(
        question=working.question,
        searched_for=as_text(working.query) if working.query.question else "",
        outcome=working.outcome or Outcome.UNAVAILABLE,
        mode=working.mode,
        scope=working.scope,
        language=working.language,
        wording=working.wording,
        statements=working.statements,
        citations=working.citations,
        notices=working.notices,
        readings=readings_of(working, parts),
        follow_ups=follow_ups_of(working, parts),
        nearest=working.nearest,
        contacts=nearest_contacts(working, parts),
        trace=_trace(working, parts, times),
    )


def _trace(working: Working, parts: Parts, times: Sequence[TimedStep]) -> Trace:
    used = {one.passage_id for one in working.citations}
    matches = tuple(
        {
            "passage_id": match.passage.id,
            "document_id": match.passage.document_id,
            "heading_trail": list(match.passage.heading_trail),
            "score": round(match.score, 5),
            "arms": {name: asdict(arm) for name, arm in match.arms.items()},
            "used": match.passage.id in used,
        }
        for match in working.matches
    )
    notes = working.notes
    if working.units:
        best = working.units[0]
        notes = (*notes, f"evidence {working.evidence} from {working.signals}")
        notes = (
            *notes,
            f"best unit {best.document.id}:{best.span[0]}-{best.span[1]} {best.signals}",
        )
    return Trace(tuple(times), matches, _versions(parts), notes, working.evidence)


def _names(parts: Parts) -> dict[str, str]:
    """Return which one plays each role of which there may be none."""
    return {
        "reader": parts.reader.name,
        "close_reader": parts.close_reader.name,
        "language_model": parts.model.name,
    }


def _versions(parts: Parts) -> dict[str, object]:
    with parts.index.lease() as opened:
        manifest = opened.manifest
        return {
            "index": opened.name,
            "index_content": manifest.content[:16],
            "library_generation": manifest.generation,
            "documents": manifest.documents,
            "passages": manifest.passages,
            "model": f"{manifest.model.name}@{manifest.model.fingerprint[:12]}",
            "cutting": manifest.cutting,
            "vectors": opened.engine.value,
            **{name: one for name, one in _names(parts).items() if one},
            **manifest.engines,
        }
