"""Whether a statement may be shown: everything it says is compared with the quotes it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.checking.apart import is_carried_apart
from assistant.checking.case import Case, case_of
from assistant.checking.compare_additions import faults_of_additions
from assistant.checking.compare_causes import faults_of_causes
from assistant.checking.compare_clashes import faults_of_clashes
from assistant.checking.compare_conditions import faults_of_conditions
from assistant.checking.compare_exceptions import faults_of_exceptions
from assistant.checking.compare_exchanges import faults_of_exchanges
from assistant.checking.compare_figures import faults_of_figures
from assistant.checking.compare_force import faults_of_force
from assistant.checking.compare_form import faults_of_form
from assistant.checking.compare_hedges import faults_of_hedges
from assistant.checking.compare_joins import faults_of_joins
from assistant.checking.compare_names import faults_of_names
from assistant.checking.compare_negation import faults_of_negation
from assistant.checking.compare_roles import faults_of_roles
from assistant.checking.compare_scope import faults_of_scope
from assistant.checking.compare_sense import faults_of_sense
from assistant.checking.compare_sides import faults_of_sides
from assistant.checking.compare_starts import faults_of_starts
from assistant.checking.compare_subjects import faults_of_subjects
from assistant.checking.compare_times import faults_of_times
from assistant.checking.knowledge import Knowledge, Term, defined_in, terms_by
from assistant.checking.lists import with_items
from assistant.checking.objection import Fault, Objection
from assistant.checking.plain import plain
from assistant.checking.read import read
from assistant.checking.reading import Reading
from assistant.checking.short_forms import in_full
from corpus.sentences import sentence_spans

__all__ = ["Evidence", "Fault", "Objection", "is_quoted", "objections_to", "quotes_of"]

_COMPARISONS = (
    faults_of_figures,
    faults_of_names,
    faults_of_force,
    faults_of_negation,
    faults_of_conditions,
    faults_of_hedges,
    faults_of_scope,
    faults_of_joins,
    faults_of_roles,
    faults_of_exchanges,
    faults_of_subjects,
    faults_of_sides,
    faults_of_clashes,
    faults_of_times,
    faults_of_additions,
    faults_of_starts,
    faults_of_causes,
)


# Faults that may vanish claim by claim: what the other half of a sentence hangs on, or denies.
_LEFT_OUT_OR_DENIED = frozenset(
    {Fault.NEGATION, Fault.CONDITION, Fault.SCOPE, Fault.MODALITY, Fault.LIMIT, Fault.SENSE}
    | {Fault.BINDING}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote that a statement names, and where it stands: headings, title of the publication.

    The context may bear out a name or a subject, but no figure, force, denial or condition.
    """

    quote: str
    context: tuple[str, ...] = ()


def objections_to(
    statement: str, evidence: Sequence[Evidence], knowledge: Knowledge
) -> tuple[Objection, ...]:
    """Return why `statement` must not be shown over `evidence`; empty if it may be."""
    quotes = quotes_of(evidence)
    objections = list(faults_of_form(statement, quotes))
    if any(one.fault is Fault.NOTHING for one in objections):
        return tuple(objections)
    if not quotes:
        return (Objection(Fault.SENSE, statement, "the statement names no quote"),)
    case = _case(
        statement, quotes, tuple(one for told in evidence for one in told.context), knowledge
    )
    objections += faults_of_exceptions(case)
    if is_quoted(statement, quotes):
        return tuple(objections)
    compared = list(_compared(case, knowledge))
    firm = [*objections, *(one for one in compared if one.fault not in _LEFT_OUT_OR_DENIED)]
    if compared and not firm and _is_carried_apart(case, quotes, knowledge):
        return ()
    return tuple(dict.fromkeys([*objections, *compared]))


def quotes_of(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the quotes of evidence, each list item behind its lead-in."""
    return tuple(with_items([one.quote for one in evidence if one.quote.strip()]))


def _compared(case: Case, knowledge: Knowledge) -> Iterator[Objection]:
    for faults_of in _COMPARISONS:
        yield from faults_of(case)
    yield from faults_of_sense(case, knowledge)


def _is_carried_apart(case: Case, quotes: tuple[str, ...], knowledge: Knowledge) -> bool:
    texts = (*quotes, *(one.text for one in case.contexts))

    def reading_of(text: str) -> Reading:
        return _read(text, texts, tuple(knowledge.terms_in(text)), _Same(knowledge))

    def is_carried(told: Case) -> bool:
        return not any(faults_of_exceptions(told)) and not any(_compared(told, knowledge))

    return is_carried_apart(case, reading_of, is_carried)


def is_quoted(statement: str, quotes: Sequence[str]) -> bool:
    """Tell whether the statement is, word for word, a whole sentence of a quote."""
    said = " ".join(plain(statement).split())
    return any(
        " ".join(words[start:end].split()) == said
        for words in map(plain, quotes)
        for start, end in sentence_spans(words)
    )


def _case(
    statement: str, quotes: tuple[str, ...], context: tuple[str, ...], knowledge: Knowledge
) -> Case:
    texts = (*quotes, *context)

    def reading_of(text: str, *, in_parts: bool = False) -> Reading:
        known = tuple(knowledge.terms_in(text))
        return _read(text, texts, known, _Same(knowledge), in_parts=in_parts)

    full = in_full(plain(statement), texts, knowledge.terms_in(plain(statement)))
    return case_of(
        reading_of(full),
        tuple(reading_of(one, in_parts=True) for one in quotes),
        tuple(reading_of(one) for one in context if one.strip()),
    )


@dataclass(frozen=True, slots=True)
class _Same:
    """Knowledge that makes no difference to a look-up: its terms are compared instead."""

    knowledge: Knowledge = field(compare=False)


@lru_cache(2048)
def _read(
    text: str,
    defining: tuple[str, ...],
    known: tuple[Term, ...],
    same: _Same,
    *,
    in_parts: bool = False,
) -> Reading:
    """Read a text once for all statements that name it; `defining` texts explain short forms.

    A new build may know other terms: those `known` in the text are part of what is remembered.
    """
    del known
    local = defined_in(defining)

    def terms_in(words: str) -> list[Term]:
        told = list(same.knowledge.terms_in(words))
        return told + [
            one
            for one in terms_by(local, words)
            if not any(a < one.span[1] and one.span[0] < b for a, b in (k.span for k in told))
        ]

    return read(text, terms_in, in_parts=in_parts)
