"""Items on headings that are questions themselves: the first words below them answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.asks_for import Kind, kinds_asked_for
from assistant.checking.figure import DURATIONS, Figure, Measure
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.answer_phrase import AnswerPhrase, answer_phrase
from assistant.training.item import ItemKind, Option
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.wrong_values import options_for
from assistant.training.material import Piece

YES, NO = "Yes", "No"
_ANSWER = re.compile(
    r"(?P<answer>Yes|No)\b(?!\s(?:longer|current|published|official|single|date|one))"
)
_YES_OR_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|must|should|may|can|has|have|will|could|would)\b[^:]*\?$", re.I
)
_POINTING = re.compile(r"\b(?:this|these|those|it|they|here|above|below)\b", re.IGNORECASE)
_WHEN_ASKED = re.compile(r"(?:when (?:did|was|were|will)|since when|from when)\b", re.IGNORECASE)
_LONGEST_QUESTION = 30


def heading_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts for the sections whose heading asks for yes or no, or for a figure."""
    sections = groupby(pieces, key=lambda one: (one.document.id, one.section.start))
    for _, group in sections:
        section = list(group)
        heading = section[0].heading
        if not heading.endswith("?") or _POINTING.search(heading):
            continue
        if len(heading.split()) <= _LONGEST_QUESTION:
            yield from _yes_or_no(heading, section)
            yield from _figure_asked_for(heading, section, bench)


def _yes_or_no(heading: str, section: list[Piece]) -> Iterator[Draft]:
    first = section[0]
    found = _ANSWER.match(first.core)
    if not found or not _YES_OR_NO.match(heading) or is_about_sources(first.core):
        return
    right = 0 if found["answer"] == YES else 1
    yield Draft(
        kind=ItemKind.TRUE_FALSE,
        question=heading,
        options=(Option(YES), Option(NO)),
        right=(right,),
        pieces=(first,),
        explanation=f"The answer is {found['answer'].lower()}; the quote says why.",
        worth=0.75,
        matter=f"{first.document.id}:{first.unit.core[0]}",
    )


def _figure_asked_for(heading: str, section: list[Piece], bench: Bench) -> Iterator[Draft]:
    kinds = kinds_asked_for(heading)
    if re.match(r"(?:how (?:long|soon|fast|quickly)|within)\b", heading, re.IGNORECASE):
        wanted, kind = DURATIONS, ItemKind.DURATION
    elif Kind.DATE in kinds and _WHEN_ASKED.match(heading):
        wanted, kind = frozenset({Measure.DATE}), ItemKind.DATE
    else:
        return
    found = [
        (piece, figure)
        for piece in section
        if not is_about_sources(piece.core)
        for figure in bench.values.figures(piece)
        if figure.measure in wanted
    ]
    told = {figure.key for _, figure in found}
    if len(told) != 1 or found[0][0].number > section[0].number + 1:
        return
    yield from _of_figure(heading, *found[0], kind, bench)


def _of_figure(
    heading: str, piece: Piece, figure: Figure, kind: ItemKind, bench: Bench
) -> Iterator[Draft]:
    text = piece.unit.text
    phrase = answer_phrase(text, figure)
    if phrase is None or piece.unit.is_row or (kind is ItemKind.DATE and not _is_a_day(phrase)):
        return
    words = text[slice(*phrase.figure_span)]
    answer = phrase.words_in(text)
    if phrase.preposition.strip() in ("within", "after"):
        answer = text[slice(*phrase.span)].strip()
    options = options_for(answer, words, figure, heading, piece, bench)
    if options is None:
        return
    yield Draft(
        kind=kind,
        question=heading,
        options=options.options,
        right=(options.right,),
        pieces=(piece,),
        explanation=options.explanation,
        worth=0.85,
        matter=f"{piece.document.id}:{piece.unit.core[0]}",
    )


def _is_a_day(phrase: AnswerPhrase) -> bool:
    """Tell whether a date says when something was: a day or a month, behind "on", "in", "since"."""
    prepositions = ("on", "in", "since", "from")
    return "?" not in phrase.figure.name[:7] and phrase.preposition.strip() in prepositions
