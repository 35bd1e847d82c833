"""Measures search, quoted answers and refusals on conversations in the form of MTRAG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.answer import Outcome, TimedStep
from assistant.check import is_exact
from assistant.evaluation.conversation_search import ARMS, PLAIN_ARMS, PRODUCT, rankings
from assistant.evaluation.conversation_set import (
    Answerability,
    ConversationSet,
    JudgedTurn,
    read_conversations,
)
from assistant.evaluation.drawing import drawn
from assistant.evaluation.measures import (
    MEASURES,
    difference,
    estimate,
    measured,
    token_f1,
)
from assistant.evaluation.one_document import READING, quoted_whatever, with_documents
from assistant.evaluation.outcomes import ANSWERS
from assistant.evaluation.own_home import OwnHome, Tell, own_home, records_checksum, silent
from assistant.evaluation.plain_sentences import PlainSentences
from assistant.evaluation.refusal import Likelihoods, auc, likelihoods_of, refusal_tables
from assistant.evaluation.report import Cell, MeasuredQuestion, Report, Table
from assistant.evaluation.settings_used import settings_used
from assistant.evaluation.steps import StepTimes, run_steps, steps_after, steps_between
from assistant.length import Length
from assistant.settings import Settings
from assistant.working import Working

KIND = "conversations"
WITHOUT = "without its passages"

# The screen is left out: it would send away what is not about probation, as these questions are.
_SEARCHING = steps_between("stand_alone", "find")
_AFTER_WEIGHING = steps_after("weigh", "word")
_SHOWN = ("recall@5", "recall@10", "nDCG@5", "nDCG@10")
_PLAIN_SENTENCES = 5
_END_TO_END, _ANSWERED, _READING = "end to end", "end to end, if answered", "reading only"
_IN_FULL = "reading only, in full"
_PLAIN_FOUND, _PLAIN_JUDGED = "plain sentences, found", "plain sentences, judged"
_WAYS = (_END_TO_END, _ANSWERED, _READING, _IN_FULL, _PLAIN_FOUND, _PLAIN_JUDGED)
_F1, _WORDS = "token F1", "words"
_NOTES = (
    f"{_F1}: words shared with the reference answer, for ANSWERABLE and PARTIAL questions.",
    f"{_END_TO_END}: everything is searched, and a refused question counts as 0. {_READING}: the "
    "judged passages are given, and quoted whatever the evidence; in full, as for who asks for "
    "more. plain sentences: the five nearest by cosine, of the passages found or judged.",
    "AUC: each answered question against itself with its judged passages taken away.",
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What one question showed; `evidence_without` is that without what answers it."""

    turn: JudgedTurn
    measures: dict[str, float | None]
    outcome: Outcome
    evidence: float
    evidence_without: float | None
    quotes: tuple[int, int]
    words: str


def evaluate_conversations(
    folder: Path, *, settings: Settings, limit: int | None = None, tell: Tell | None = None
) -> Report:
    """Index the corpus in a home of its own and take every conversation through the answer path.

    Raises `UnusableSet`, `WrongLimit`, and what indexing raises.
    """
    judged = read_conversations(folder)
    turns = drawn(judged.turns, limit)
    told = tell or silent
    times = StepTimes()
    checksum = records_checksum(judged.records)
    with own_home(judged.name, checksum, judged.records, settings, told) as home:
        plain = PlainSentences(home.parts.embedder)
        found = []
        for at, turn in enumerate(turns):
            told("Asking questions", at, len(turns))
            found.append(_measure(turn, home, plain, times))
        used = {
            **settings_used(home.parts),
            "steps": [*_SEARCHING, *READING, *_AFTER_WEIGHING],
            "plain_sentences": _PLAIN_SENTENCES,
            "normalisation": "SQuAD: lower case, no punctuation, no articles",
        }
    return Report(
        kind=KIND,
        measured=_measured_set(judged, found),
        tables=_tables(found, times, settings.caution),
        questions=[one for each in found for one in _as_questions(each)],
        settings=used,
        notes=_NOTES,
    )


def _measure(turn: JudgedTurn, home: OwnHome, plain: PlainSentences, times: StepTimes) -> _Measured:
    steps: list[TimedStep] = []
    asked = Working(question=turn.question, history=turn.history)
    searched = run_steps(asked, home.parts, _SEARCHING, steps)
    weighed = run_steps(searched, home.parts, READING, steps)
    answered = run_steps(weighed, home.parts, _AFTER_WEIGHING, steps)
    times.note(steps)
    exact = sum(is_exact(one, home.parts) for one in answered.citations)
    judged = bool(turn.passages)
    return _Measured(
        turn=turn,
        measures={
            **_ranked(turn, rankings(searched, turn, home) if judged else {}),
            **_worded(turn, searched, answered, home, plain),
        },
        outcome=answered.outcome or Outcome.UNAVAILABLE,
        evidence=weighed.evidence,
        evidence_without=_without(turn, searched, home) if judged else None,
        quotes=(exact, len(answered.citations)),
        words=_words_of(answered),
    )


def _ranked(turn: JudgedTurn, found: dict[str, list[str]]) -> dict[str, float | None]:
    measures: dict[str, float | None] = {f"{arm} {name}": None for arm in ARMS for name in _SHOWN}
    grades = dict.fromkeys(turn.passages, 1)
    for arm, ranking in found.items():
        values = measured([grades], [ranking])[0]
        for name in _SHOWN:
            measures[f"{arm} {name}"] = float(values[MEASURES.index(name)])
    return measures


def _worded(
    turn: JudgedTurn, searched: Working, answered: Working, home: OwnHome, plain: PlainSentences
) -> dict[str, float | None]:
    """Compare what is said, in each way, with the reference answer."""
    said: dict[str, str | None] = dict.fromkeys(_WAYS)
    if turn.is_answered and turn.reference.strip():
        said[_END_TO_END] = _words_of(answered)
        said[_ANSWERED] = _words_of(answered) or None
        said[_PLAIN_FOUND] = _plain(turn, searched, plain)
        if turn.passages:
            documents = [home.ids[one] for one in turn.passages]
            given = with_documents(searched, home.parts, documents)
            read = run_steps(given, home.parts, READING)
            said[_READING] = _words_of(quoted_whatever(read, home.parts))
            in_full = replace(read, length=Length.FULL)
            said[_IN_FULL] = _words_of(quoted_whatever(in_full, home.parts))
            said[_PLAIN_JUDGED] = _plain(turn, given, plain)
    measures: dict[str, float | None] = {}
    for way, words in said.items():
        f1 = None if words is None else token_f1(words, turn.reference)
        measures[f"{way}: {_F1}"] = f1
        measures[f"{way}: {_WORDS}"] = None if words is None else float(len(words.split()))
    return measures


def _plain(turn: JudgedTurn, found: Working, plain: PlainSentences) -> str:
    texts = [one.passage.text for one in found.matches]
    return " ".join(plain.best(turn.question, texts, _PLAIN_SENTENCES))


def _words_of(working: Working) -> str:
    return "\n".join(one.text for one in working.statements)


def _without(turn: JudgedTurn, searched: Working, home: OwnHome) -> float:
    """Return the evidence when the passages that answer are taken out of what was found.

    What was found by the conversation is read again, as any question is.
    """
    judged = set(turn.passages)
    kept = tuple(
        one for one in searched.matches if home.names[one.passage.document_id] not in judged
    )
    left = replace(searched, matches=kept, placed=None, units=())
    return run_steps(left, home.parts, READING).evidence


def _as_questions(one: _Measured) -> list[MeasuredQuestion]:
    """Return the question, and as another one the same question without what answers it."""
    turn = one.turn
    answerable = {Answerability.CONVERSATIONAL: None}.get(turn.answerability, turn.is_answered)
    details: dict[str, Any] = {
        "question": turn.question,
        "collection": turn.collection,
        "answerability": turn.answerability.value,
        "outcome": one.outcome.value,
        "answer": one.words,
    }
    questions = [MeasuredQuestion(turn.id, one.measures, answerable, one.evidence, details)]
    if one.evidence_without is not None:
        name = f"{turn.id} {WITHOUT}"
        questions.append(MeasuredQuestion(name, {}, False, one.evidence_without))
    return questions


def _measured_set(judged: ConversationSet, found: Sequence[_Measured]) -> dict[str, Any]:
    return {
        "set": judged.name,
        "checksum": judged.checksum,
        "questions": len(found),
        "questions in the set": len(judged.turns),
        "documents": len(judged.records),
        "judged passages that are not in the corpus": judged.passages_outside,
    }


def _tables(found: Sequence[_Measured], times: StepTimes, caution: float) -> list[Table]:
    pairs = likelihoods_of(
        (one.evidence for one in found if one.evidence_without is not None),
        (one.evidence_without for one in found if one.evidence_without is not None),
        paired=True,
    )
    return [
        *_search_tables(found),
        *_answer_tables(found),
        _outcome_table(found),
        *_area_table(pairs),
        *refusal_tables(pairs, caution),
        times.table(),
    ]


def _search_tables(found: Sequence[_Measured]) -> list[Table]:
    collections = sorted({one.turn.collection for one in found})
    tables = [_search_table("all collections", found)]
    if len(collections) > 1:
        for name in collections:
            some = [one for one in found if one.turn.collection == name]
            tables.append(_search_table(name, some))
    return tables


def _search_table(name: str, found: Sequence[_Measured]) -> Table:
    """Return the measures of each way of searching, and the product's lead over the others."""
    judged = [one for one in found if one.turn.passages]
    rows: dict[str, dict[str, Cell]] = {
        arm: {it: estimate(_values(judged, f"{arm} {it}")) for it in _SHOWN} for arm in ARMS
    }
    for arm in PLAIN_ARMS:
        rows[f"{PRODUCT} - {arm}"] = {
            it: difference(_values(judged, f"{PRODUCT} {it}"), _values(judged, f"{arm} {it}"))
            for it in _SHOWN
        }
    return Table(f"Search, {name} ({len(judged)} questions)", "search", rows)


def _answer_tables(found: Sequence[_Measured]) -> list[Table]:
    rows: dict[str, dict[str, Cell]] = {}
    for way in _WAYS:
        values = _values(found, f"{way}: {_F1}")
        words = estimate(_values(found, f"{way}: {_WORDS}"))
        rows[way] = {
            _F1: estimate(values),
            _WORDS: words and round(words.value, 1),
            "questions": sum(one is not None for one in values),
        }
    for way, other in ((_END_TO_END, _PLAIN_FOUND), (_READING, _PLAIN_JUDGED)):
        both = [_values(found, f"{one}: {_F1}") for one in (way, other)]
        rows[f"{way} - {other}"] = {_F1: difference(*both)}
    exact = sum(one.quotes[0] for one in found)
    quotes = sum(one.quotes[1] for one in found)
    share = exact / quotes if quotes else None
    quoted: dict[str, Cell] = {"quotes": quotes, "exact": exact, "share": share}
    return [
        Table("Quoted answers against the reference", "way", rows),
        Table("Quotes compared with the library", "", {"end to end": quoted}),
    ]


def _outcome_table(found: Sequence[_Measured]) -> Table:
    rows: dict[str, dict[str, Cell]] = {}
    outcomes = sorted({one.outcome for one in found})
    for judged in Answerability:
        some = Counter(one.outcome for one in found if one.turn.answerability is judged)
        if some:
            share = sum(some[one] for one in ANSWERS) / some.total()
            counts: dict[str, Cell] = {one.value: some[one] for one in outcomes}
            rows[judged.value] = {"questions": some.total(), "answered share": share, **counts}
    return Table("Outcomes", "judged", rows)


def _area_table(pairs: Likelihoods) -> list[Table]:
    if not pairs.has_both():
        return []
    row: dict[str, Cell] = {"AUC": auc(pairs), "pairs": len(pairs.answerable)}
    return [Table("Answered or not, by evidence", "signal", {"evidence": row})]


def _values(found: Sequence[_Measured], name: str) -> list[float | None]:
    return [one.measures[name] for one in found]
