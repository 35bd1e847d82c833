"""Reads cases: questions with the outcome and the place and words of a right answer.

One JSON object a line:

    {"id": "c1", "question": "how long is an FTR?", "outcome": "answered",
     "answers": [{"document": "recall-to-prison", "heading": "How long …?", "words": "56 days"}]}

Besides, if wanted: `history` (turns with `role` and `content`), `as_at` (a day), `audience`,
`kind`, `not_words` (words that must not be in the first statement) and `note`. `outcome` may be a
list of those that will do; `document` is an external id or a title.

A row of judged questions without `outcome` is taken too: its `answerable` of "true" or "partial"
asks for any outcome that shows an answer, "false" for any other but `unavailable`. Such rows say
nothing of places and words, so only outcome and refusal are measured on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Outcome, Turn
from assistant.evaluation.errors import UnusableSet
from assistant.evaluation.json_lines import Line, checksum_of, lines_of, refuse_repeated
from assistant.evaluation.outcomes import ANSWERS, REFUSALS

_LAYOUT = (
    "Each line is a JSON object with id, question, outcome and answers (document, heading, words)."
)
_ANSWERABLE = {"true": ANSWERS, "partial": ANSWERS, "false": REFUSALS}


@dataclass(frozen=True, slots=True)
class RightAnswer:
    """Where an answer stands, and words that it has; `heading` and `words` are empty if open.

    `part` is the part of the question that it answers; those for one part are alternatives.
    """

    document: str
    heading: str = ""
    words: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what would be right; any of `outcomes` will do."""

    id: str
    question: str
    outcomes: frozenset[Outcome]
    answers: tuple[RightAnswer, ...] = ()
    not_words: tuple[str, ...] = ()
    history: tuple[Turn, ...] = ()
    as_at: date | None = None
    audience: str = ""
    kind: str = ""

    @property
    def answerable(self) -> bool | None:
        """Whether the guidance answers; unset where answering and refusing will both do."""
        if self.outcomes <= ANSWERS:
            return True
        return None if self.outcomes & ANSWERS else False

    @property
    def expected(self) -> str:
        """The outcomes that will do, in words."""
        names = {ANSWERS: "any answer", REFUSALS: "no answer"}
        return names.get(self.outcomes, " or ".join(sorted(self.outcomes)))


@dataclass(frozen=True, slots=True)
class CaseSet:
    """The cases of a file, in its order."""

    name: str
    checksum: str
    cases: tuple[Case, ...]


def read_cases(path: Path) -> CaseSet:
    """Read a file of cases; raises `UnusableSet`, which names the line that is wrong."""
    lines = refuse_repeated(lines_of(path, _LAYOUT))
    if not lines:
        raise UnusableSet(path, "has no cases", _LAYOUT)
    return CaseSet(path.stem, checksum_of([path]), tuple(_case(one) for one in lines))


def _case(line: Line) -> Case:
    return Case(
        id=line.words("id"),
        question=line.words("question"),
        outcomes=_outcomes(line),
        answers=tuple(_right_answer(line, one) for one in line.listed("answers")),
        not_words=tuple(one for one in line.texts("not_words") if one.strip()),
        history=line.turns("history"),
        as_at=_day(line),
        audience=line.text("audience"),
        kind=line.text("kind"),
    )


def _outcomes(line: Line) -> frozenset[Outcome]:
    told: Any = line.told.get("outcome")
    if told is None and "answerable" in line.told:
        return _outcomes_if(line, str(line.told["answerable"]).lower())
    names: list[Any] = told if isinstance(told, list) else [told]
    unknown = [one for one in names if one not in list(Outcome)]
    if unknown or not names:
        allowed = ", ".join(Outcome)
        raise line.wrong(f"has an outcome {_first(unknown)!r}, which is none of {allowed}")
    return frozenset(Outcome(one) for one in names)


def _first(values: Iterable[Any]) -> Any:
    return next(iter(values), None)


def _outcomes_if(line: Line, answerable: str) -> frozenset[Outcome]:
    if answerable not in _ANSWERABLE:
        raise line.wrong(f'has an "answerable" {answerable!r}, not true, partial or false')
    return _ANSWERABLE[answerable]


def _right_answer(line: Line, told: object) -> RightAnswer:
    if not isinstance(told, dict):
        raise line.wrong("has an answer that is not an object with a document")
    one = Line(line.path, line.number, told)
    part = told.get("part", 0)
    if not isinstance(part, int):
        raise line.wrong(f"has a part {part!r} of an answer, which is not a whole number")
    return RightAnswer(one.words("document"), one.text("heading"), one.text("words"), part)


def _day(line: Line) -> date | None:
    told = line.words_or_none("as_at")
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as problem:
        raise line.wrong(f"has an as_at {told!r}, not a day such as 2021-07-01") from problem
