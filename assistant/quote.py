"""Step: the answer is composed from exact quotes, best first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Citation, Outcome, Statement
from assistant.asks_for import WORDS_OF_ASKING, Kind, kinds_asked_for
from assistant.breadth import Breadth, breadth_of
from assistant.cite import citation_of, label_of
from assistant.definition import lists_terms
from assistant.disagree import outranks, rival_of
from assistant.fill_out import SMALL_TABLE_CHARACTERS, SMALL_TABLE_ROWS, filled_out
from assistant.in_full import MOST_IN_FULL, adds_nothing, in_full, section_of
from assistant.length import Length
from assistant.neighbours import is_caution
from assistant.parts import Parts
from assistant.quotation import Quotation, joined, with_quotation
from assistant.set_apart import asks_for_history
from assistant.signals import place_of, score_unasked
from assistant.units import section_units
from assistant.wording import wording_for
from assistant.working import Premise, Unit, Working
from corpus.sentences import Span
from index.keywords import stems_of

_BEHIND_A_TERM = re.compile(r"[:|(–]")
# A further statement is shown only if it is nearly as good as the best one.
_MARGIN = 0.12
_MOST_STATEMENTS = 5
MOST_A_PART = 2
_MARGIN_IN_LIST = 0.55
_NEARER = 0.5
_SAME_WORDS = 0.75
# As long as a person asks for a list; of a table only if it is small.
_WHOLE_LIST_ITEMS = 30
_WHOLE_LIST_CHARACTERS = 3000


def quote(working: Working, parts: Parts) -> Working:
    """Choose the units that answer and quote them, each with its citations."""
    if working.outcome is not None:
        return working
    if working.premise is not None:
        return _corrected(working, working.premise, parts)
    chosen = chosen_of(working)
    rival = rival_of(chosen[0], working.units, working.sought)
    if rival is not None and outranks(rival, chosen[0]):
        chosen = [rival, *chosen]  # official text goes before a note of ours
    elif rival is not None:
        chosen = [chosen[0], rival, *chosen[1:]]
        working = replace(working, rivals=(chosen[0], rival))
    quotations = quotations_of(chosen, working, parts)
    statements, citations = cited(quotations[: _most_statements(working)], working, parts)
    outcome = Outcome.PARTIAL if _is_partial(working) else Outcome.ANSWERED
    return replace(working, outcome=outcome, statements=statements, citations=citations)


def _most_statements(working: Working) -> int:
    return MOST_IN_FULL if working.length is Length.FULL else _MOST_STATEMENTS


def _is_partial(working: Working) -> bool:
    """Tell whether some parts of the question are answered and others are not."""
    return 0 < len(working.open_parts) < len(working.question_parts)


def _corrected(working: Working, premise: Premise, parts: Parts) -> Working:
    """Quote what applies now, then what else answers, and last what the question rests on.

    What else answers comes first where the present rule is beside the question.
    """
    answers = working.evidence >= parts.settings.caution
    others = chosen_of(working) if working.units and answers else []
    more = [one for one in others if not any(_says_the_same(one, told) for told in premise.now)]
    in_order = [*more, *premise.now] if premise.is_beside else [*premise.now, *more]
    now = quotations_of(in_order, working, parts)[: _most_statements(working) - 1]
    was = quotations_of(premise.was, working, parts)[:1]
    statements, citations = cited([*now, *was], working, parts)
    beside = premise.is_beside and more
    return replace(
        working,
        outcome=Outcome.PREMISE_CORRECTED,
        statements=statements,
        citations=citations,
        wording=wording_for("premise_beside", working.language) if beside else "",
    )


def _says_the_same(one: Unit, other: Unit) -> bool:
    """Tell whether most words of the shorter unit stand in the other one."""
    first, second = set(stems_of(one.words_with_leads)), set(stems_of(other.words_with_leads))
    return len(first & second) >= _SAME_WORDS * min(len(first), len(second))


def quotations_of(units: Sequence[Unit], working: Working, parts: Parts) -> list[Quotation]:
    """Return units as they are quoted, with what belongs to them, nothing twice."""
    whole = working.length is Length.FULL
    wants_list = whole or Kind.LIST in kinds_asked_for(working.sought)
    chosen = Counter((one.document.id, one.group) for one in units if _is_point(one))
    quotations: list[Quotation] = []
    for unit in units:
        # Two of three points, or of four rows, would pass for all of them.
        several = chosen[unit.document.id, unit.group] > 1
        quotations = with_quotation(quotations, _quotation(unit, wants_list, several, parts))
    return filled_out(quotations, working, parts)


def chosen_of(working: Working) -> list[Unit]:
    """Return the units to quote, best first, nothing said twice.

    Where a question has several parts, what answers each of them best, in the order asked.
    """
    if working.question_parts:
        found = [unit for part in _answered_parts(working) for unit in _for_part(part, working)]
        most = _MOST_STATEMENTS
    else:
        past = working.as_at is None and asks_for_history(working.sought, working.day)
        breadth = breadth_of(working.query.question, history=past)
        best, *others = _belonging_to(working.units[0], working.units, breadth)
        found = [best, *(one for one in others if not _is_beside_the_point(one, best, working))]
        most = breadth.most
    chosen: list[Unit] = []
    for unit in found:
        if not any(adds_nothing(unit, one) for one in chosen):
            chosen.append(unit)
    chosen = chosen[:most]
    return in_full(chosen, working.units) if working.length is Length.FULL else chosen


def _is_beside_the_point(unit: Unit, best: Unit, working: Working) -> bool:
    """Tell whether a further unit is on something else, however near it seems.

    So is the entry of a term that the question does not name, behind that of another; and what is
    not confirmed, without a word of the question. How far the answer itself holds comes along.
    """
    asked = set(stems_of(working.sought)) - WORDS_OF_ASKING
    of_one_list = unit.group >= 0 and (unit.group, unit.document) == (best.group, best.document)
    if of_one_list and lists_terms(place_of(best)):
        return not asked & set(stems_of(_BEHIND_A_TERM.split(unit.text, maxsplit=1)[0]))
    return is_caution(unit.text) and not asked & set(stems_of(unit.text))


def _answered_parts(working: Working) -> list[int]:
    """Return the parts of the question that are not open, or all if none is answered by itself."""
    every = range(len(working.question_parts))
    return [part for part in every if part not in working.open_parts] or list(every)


def _for_part(part: int, working: Working) -> list[Unit]:
    """Return the units that answer one part of the question best."""
    if part in working.found_behind:
        return list(working.found_behind[part])
    scored = [
        replace(one, score=one.by_part[part].total, signals=one.by_part[part].signals)
        for one in working.units
    ]
    scored.sort(key=lambda one: (-one.score, one.document.id, one.span))
    breadth = breadth_of(working.question_parts[part].question)
    return _belonging_to(scored[0], scored, breadth)[:MOST_A_PART]


def _belonging_to(best: Unit, units: Sequence[Unit], breadth: Breadth) -> list[Unit]:
    """Return the units that belong to the answer with the best one, best first.

    Beside it, in its section, as many as are worth quoting: there a unit goes on about the same
    thing. Elsewhere it mostly says it again, so more is asked of it. Known questions say where the
    answer stands, and nothing of what else belongs to it.
    """
    units = [best, *sorted((one for one in units if one is not best), key=_unasked_first)]
    if "quoted" not in best.signals:
        return [one for one in units if one.score >= best.score - _MARGIN]
    if best.signals.get("entry"):
        return _behind_entry(best, units, breadth)
    if lists_terms(place_of(best)):
        # The entry of another term is seldom asked for along with it.
        nearer = replace(breadth, elsewhere=_NEARER * breadth.elsewhere)
        return [one for one in units if one is best or _stands_by_itself(one, best, nearer)]
    section = section_of(best)
    beside = [one for one in units if section_of(one) == section]
    worth = breadth.beside([score_unasked(one) for one in beside])
    beside = _filled_up(beside, worth, breadth)
    return [
        one
        for one in units
        if one in beside or _is_of_one_list(one, best) or _stands_by_itself(one, best, breadth)
    ]


def _unasked_first(unit: Unit) -> tuple[float, str, Span]:
    """Return what units are sorted by that go with the best one, without known questions."""
    return -score_unasked(unit), unit.document.id, unit.span


def _behind_entry(entry: Unit, units: Sequence[Unit], breadth: Breadth) -> list[Unit]:
    """Return the entry of the term asked for, and behind it what tells more of it.

    The other entries of its list are of other terms.
    """
    others = [
        one for one in units if not (one.group == entry.group and one.document is entry.document)
    ]
    if not others:
        return [entry]
    if breadth.beyond_term and others[0].signals["quoted"] >= breadth.quoted:
        return [entry, *_belonging_to(others[0], others, breadth)]
    return [entry, *(one for one in others if _stands_by_itself(one, entry, breadth))]


def _filled_up(units: Sequence[Unit], count: int, breadth: Breadth) -> list[Unit]:
    """Return the first `count` units, and more until they have the words that the question wants.

    Rows are left, and the other points of the best one's list: of these, what does not answer is
    beside the point.
    """
    chosen = list(units[:count])
    own = units[0].group
    for unit in units[count:]:
        words = sum(len(one.text.split()) for one in chosen)
        if words >= breadth.words or len(chosen) >= breadth.most:
            break
        if not unit.is_row and (own < 0 or unit.group != own):
            chosen.append(unit)
    return chosen


def _is_of_one_list(unit: Unit, best: Unit) -> bool:
    """Tell whether a unit is another point of the best one's list, and about as good.

    Two of three points would pass for all, so what may be one of two is never left out for brevity.
    """
    same = _is_point(best) and unit.group == best.group and unit.document.id == best.document.id
    return same and not unit.is_row and unit.score >= best.score - _MARGIN_IN_LIST


def _is_point(unit: Unit) -> bool:
    """Tell whether a unit is a point of a list, or a row, that says with the others one thing.

    The entries of a list of terms have nothing to do with each other.
    """
    return unit.group >= 0 and not lists_terms(place_of(unit))


def _stands_by_itself(unit: Unit, best: Unit, breadth: Breadth) -> bool:
    """Tell whether a unit of another section is worth a statement of its own."""
    near = score_unasked(unit) >= best.score - breadth.elsewhere
    return near and unit.signals["quoted"] >= breadth.quoted


def _quotation(unit: Unit, wants_list: bool, several: bool, parts: Parts) -> Quotation:
    if unit.introduces or ((wants_list or several) and unit.leads):
        small = several and unit.is_row and not wants_list
        whole = _whole_group(unit, parts, small=small)
        if whole is not None:
            return whole
    group = unit.group if unit.leads else -1
    spans = joined(unit.document, unit.spans)
    return Quotation(unit.document, unit.match, spans, group)


def _whole_group(unit: Unit, parts: Parts, *, small: bool) -> Quotation | None:
    """Return the whole list or table with its lead-in, if it can be read at a glance."""
    section = parts.documents.take(unit.document.id).section_at(unit.span[0])
    if section is None:
        return None
    members = [
        one for one in section_units(unit.document, section, unit.match) if one.group == unit.group
    ]
    spans = sorted({span for one in members for span in one.spans})
    length = sum(end - start for start, end in spans)
    most = SMALL_TABLE_ROWS if small else _WHOLE_LIST_ITEMS
    longest = SMALL_TABLE_CHARACTERS if small else _WHOLE_LIST_CHARACTERS
    if len(members) > most or length > longest:
        return None
    return Quotation(unit.document, unit.match, joined(unit.document, spans), unit.group)


def cited(
    quotations: Sequence[Quotation], working: Working, parts: Parts
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Return quotations as statements, with their citations numbered from 1."""
    statements: list[Statement] = []
    citations: list[Citation] = []
    for quotation in quotations:
        own = [
            citation_of(quotation.document, quotation.match, span, working, parts)
            for span in quotation.spans
        ]
        numbered = [
            replace(one, number=len(citations) + place) for place, one in enumerate(own, start=1)
        ]
        citations += numbered
        numbers = tuple(one.number for one in numbered)
        statements.append(Statement(quotation.text, numbers, label_of(numbered, working.language)))
    return tuple(statements), tuple(citations)
