"""Items with a gap, for a rule whose time limit no plain question can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checking.figure import DURATIONS
from assistant.checking.figures import figures_in
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.answer_phrase import AnswerPhrase, answer_phrase
from assistant.training.english.claim import claim_in, points_outside
from assistant.training.item import ItemKind
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.named import is_vague
from assistant.training.items.wrong_values import options_for
from assistant.training.material import Piece

GAP = "…"
_LONGEST = 30


def gap_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts for sentences that stand alone and give a single length of time."""
    for piece in pieces:
        phrase = _gap_in(piece)
        if phrase is None:
            continue
        text = piece.core
        start, end = phrase.figure_span
        words = text[start:end]
        question = f"Which length of time belongs in the gap? “{text[:start]}{GAP}{text[end:]}”"
        options = options_for(words, words, phrase.figure, question, piece, bench)
        if options is not None:
            yield Draft(
                kind=ItemKind.DURATION,
                question=question,
                options=options.options,
                right=(options.right,),
                pieces=(piece,),
                explanation=options.explanation,
                worth=0.5,
                matter=f"{piece.document.id}:{piece.unit.core[0]}",
            )


def _gap_in(piece: Piece) -> AnswerPhrase | None:
    """Return the only length of time of a sentence that is understood alone."""
    text = piece.core
    if piece.unit.is_row or not piece.is_whole or is_about_sources(text):
        return None
    if len(text.split()) > _LONGEST or points_outside(text) or text.rstrip()[-1:] != ".":
        return None
    claim = claim_in(text)
    if claim is None or is_vague(claim.subject):
        return None
    found = figures_in(text)
    if len(found) != 1 or found[0].measure not in DURATIONS:
        return None
    phrase = answer_phrase(text, found[0])
    told = text[slice(*phrase.figure_span)].lower() if phrase else ""
    opens = phrase is not None and re.search(
        r"\b(?:the|these|those)\s$", text[: phrase.span[0]], re.I
    )
    is_age = re.match(r"\s(?:of age|old)\b", text[phrase.figure_span[1] :]) if phrase else None
    return None if opens or is_age or told.startswith(("a ", "an ")) else phrase
