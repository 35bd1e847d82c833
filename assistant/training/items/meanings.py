"""Items on terms: which term has a meaning, and meanings matched with their terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.training.definitions import Definition
from assistant.training.english.actors import kind_of_actor
from assistant.training.english.asking import first_part, without_asides
from assistant.training.english.casing import opening
from assistant.training.english.claim import is_plural
from assistant.training.english.words import content_of
from assistant.training.item import ItemKind, Option
from assistant.training.items.choices import Choice, are_near, arranged
from assistant.training.items.draft import Bench, Draft, shuffled
from assistant.training.items.named import is_vague
from assistant.training.material import Piece

_A_MATCH = 4
_ALIKE = 0.34
_SHORTEST_MEANING, _LONGEST_MEANING = 4, 24


def meaning_drafts(definitions: Sequence[Definition], bench: Bench) -> Iterator[Draft]:
    """Yield drafts on the terms of the pack."""
    fit = [one for one in definitions if _is_fit(one)]
    for one in fit:
        if (draft := _which_term(one, fit, bench)) is not None:
            yield draft
    yield from _what_is(definitions, bench)
    for _, group in groupby(fit, key=lambda one: one.piece.topic):
        yield from _matches(list(group))


def shown_term(definition: Definition) -> str:
    """Return how a term is shown beside its meaning: in full, unless that gives it away."""
    if _gives_away(definition.term, definition.meaning):
        return definition.names[0]
    return definition.term


def _is_fit(definition: Definition) -> bool:
    meaning = definition.meaning
    return (
        definition.is_entry
        and len(content_of(meaning)) >= _SHORTEST_MEANING
        and not _gives_away(shown_term(definition), meaning)
        and " | " not in meaning
    )


def _gives_away(term: str, meaning: str) -> bool:
    said = content_of(term)
    return len(said & content_of(meaning)) > len(said) / 3


def _which_term(one: Definition, all_of_them: Sequence[Definition], bench: Bench) -> Draft | None:
    is_somebody = kind_of_actor(_full_name(one)) == "role"
    asked = "Who is" if is_somebody else "Which term means"
    question = f"{asked} “{one.meaning}”?"
    wrong = [
        Choice(shown_term(other), other.piece)
        for other in sorted(all_of_them, key=lambda it: _likeness(it, one), reverse=True)
        if other is not one
        and not _are_alike(other, one)
        and (kind_of_actor(_full_name(other)) == "role") == is_somebody
    ]
    found = arranged(shown_term(one), wrong, question, bench)
    if found is None:
        return None
    options, right = found
    return Draft(
        kind=ItemKind.WHO if is_somebody else ItemKind.WHICH,
        question=question,
        options=options,
        right=(right,),
        pieces=(one.piece,),
        explanation=f"{one.term} has this meaning.",
        worth=0.7 - 0.1 * (len(one.meaning.split()) > 20),
        matter=f"term:{one.term.lower()}",
    )


def _what_is(definitions: Sequence[Definition], bench: Bench) -> Iterator[Draft]:
    """Ask what something is that a sentence explains; the others are what other things are."""
    told = [one for one in definitions if not one.is_entry and _explains(one)]
    for one in told:
        name = bench.casing.inside(one.term)
        helper = "are" if is_plural(one.term) else "is"
        question = f"What {helper} {name}?"
        wrong = [
            Choice(opening(_meaning(other)), other.piece)
            for other in sorted(told, key=lambda it: it.piece.topic != one.piece.topic)
            if other is not one and not _are_alike(one, other)
        ]
        found = arranged(opening(_meaning(one)), wrong, question, bench)
        if found is not None:
            yield Draft(
                kind=ItemKind.WHICH,
                question=question,
                options=found[0],
                right=(found[1],),
                pieces=(one.piece,),
                explanation="The others are the meanings of other terms.",
                worth=0.6,
                matter=f"{one.piece.document.id}:{one.piece.unit.core[0]}",
            )


def _meaning(definition: Definition) -> str:
    return without_asides(first_part(definition.meaning)).strip(" ,")


def _explains(definition: Definition) -> bool:
    """Tell whether a sentence says what something is, and not what was done with it."""
    meaning = _meaning(definition)
    return (
        re.match(r"(?:an?|the)\s", meaning) is not None
        and _SHORTEST_MEANING <= len(meaning.split()) <= _LONGEST_MEANING
        and not _gives_away(definition.term, meaning)
        and not is_vague(definition.term)
    )


def _full_name(definition: Definition) -> str:
    return definition.names[-1]


def _matches(group: Sequence[Definition]) -> Iterator[Draft]:
    waiting = [group[at] for at in shuffled(group[0].piece.topic, len(group))]
    while len(waiting) >= _A_MATCH:
        chosen: list[Definition] = []
        for one in waiting:
            if len(chosen) < _A_MATCH and not any(_are_alike(one, it) for it in chosen):
                chosen.append(one)
        if len(chosen) < _A_MATCH:
            return
        waiting = [one for one in waiting if one not in chosen]
        yield _match(chosen)


def _match(chosen: Sequence[Definition]) -> Draft:
    prompts = tuple(shown_term(one) for one in chosen)
    order = shuffled("".join(prompts), len(chosen))
    return Draft(
        kind=ItemKind.MATCH,
        question="Match each term with its meaning.",
        options=tuple(Option(chosen[at].meaning) for at in order),
        right=tuple(order.index(at) for at in range(len(chosen))),
        pieces=tuple(one.piece for one in chosen),
        explanation="Each meaning is that of the glossary: "
        + "; ".join(one.term for one in chosen)
        + ".",
        worth=0.8,
        matter="match:" + "|".join(prompts),
        prompts=prompts,
    )


def _likeness(one: Definition, other: Definition) -> tuple[bool, float]:
    """Return how like two definitions are: of one section, and in their words."""
    same = one.piece.section.trail == other.piece.section.trail
    some, others = content_of(one.meaning), content_of(other.meaning)
    return same, len(some & others) / max(1, len(some | others))


def _are_alike(one: Definition, other: Definition) -> bool:
    """Tell whether two terms might be taken for each other rightly."""
    some, others = content_of(one.meaning), content_of(other.meaning)
    overlap = len(some & others) / max(1, min(len(some), len(others)))
    return overlap > _ALIKE or are_near(one.term, other.term)


def pieces_of(definitions: Sequence[Definition]) -> tuple[Piece, ...]:
    """Return the pieces that definitions are quoted from."""
    return tuple(one.piece for one in definitions)
