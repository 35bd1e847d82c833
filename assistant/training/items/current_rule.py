"""Items that ask which rule applies today, among rules that ceased to apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.casing import opening
from assistant.training.english.claim import points_outside
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind, Option
from assistant.training.items.choices import are_near
from assistant.training.items.draft import Bench, Draft, shuffled
from assistant.training.material import Piece
from assistant.training.then_and_now import Told

_WRONG, _FEWEST = 3, 2
_LIKE_ENOUGH = 0.5
_QUESTION = "Which of these is right today?"
# The words of a change that give away that it is the new rule.
_TELLING = re.compile(
    r"\b(?:was|were|not) (?:found|seen)\b|, not\b|\bno (?:current )?published\b", re.IGNORECASE
)


def current_rule_drafts(told: Sequence[Told], bench: Bench) -> Iterator[Draft]:
    """Yield a draft for each change that the guidance tells both sides of."""
    for one in told:
        if one.now is None or is_about_sources(one.now.core) or not _is_clear(one.change.now):
            continue
        wrong = _wrong(one, told)
        if wrong is None:
            continue
        rows = [(one.change.now, one.now), *((it.change.was, it.then) for it in wrong)]
        order = shuffled(one.change.id, len(rows))
        options = tuple(
            Option(rows[at][0], "" if at == 0 else _passage(rows[at][1], bench)) for at in order
        )
        yield Draft(
            kind=ItemKind.CURRENT_RULE,
            question=_question(one),
            options=options,
            right=(order.index(0),),
            pieces=(one.now,),
            explanation=f"This ceased to apply: {one.change.was}",
            worth=0.7,
            matter=f"change:{one.change.id}",
        )


def _is_clear(rule: str) -> bool:
    return not _TELLING.search(rule) and not points_outside(rule)


def _question(one: Told) -> str:
    topic = one.topic.replace("-", " ")
    named = one.topic in one.document.publication.topics and topic != "glossary"
    return f"Which of these is right today? ({opening(topic)})" if named else _QUESTION


def _passage(piece: Piece | None, bench: Bench) -> str:
    return bench.passage_of(piece) if piece else ""


def _wrong(one: Told, told: Sequence[Told]) -> list[Told] | None:
    """Return changes whose old rules stand beside the present one: its own, and the likest."""
    topics = set(one.document.publication.topics)
    near = sorted(
        (
            it
            for it in told
            if it is not one and it.then is not None
            if topics & set(it.document.publication.topics) and _likeness(it, one) >= _LIKE_ENOUGH
        ),
        key=lambda it: (-_likeness(it, one), it.change.id),
    )
    kept = [one]
    for it in near:
        texts = [one.change.now, *(other.change.was for other in kept)]
        if not any(are_near(it.change.was, text) for text in texts) and len(kept) < _WRONG:
            kept.append(it)
    return kept if len(kept) >= _FEWEST else None


def _likeness(one: Told, other: Told) -> float:
    some, others = content_of(one.change.was), content_of(other.change.was)
    same = 0.5 * (one.topic == other.topic) + 0.5 * (one.document.id == other.document.id)
    return same + len(some & others) / max(1, len(some | others))
