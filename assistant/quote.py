"""Step: the answer is composed from exact quotes, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Outcome, Statement
from assistant.asks_for import Kind, kinds_asked_for
from assistant.breadth import Breadth, breadth_of
from assistant.cite import citation_of, label_of
from assistant.disagree import outranks, rival_of
from assistant.manner import Manner
from assistant.neighbours import cautions_of, points_back
from assistant.parts import Parts
from assistant.quantities import quantities_in
from assistant.set_apart import asks_for_history
from assistant.units import section_units
from assistant.working import Premise, Unit, Working
from corpus.document import Document
from corpus.section import Section
from corpus.sentences import Span
from index.keywords import stems_of
from index.search import Match

# A further statement is shown only if it is nearly as good as the best one.
_MARGIN = 0.12
_MOST_STATEMENTS = 5
_MOST_A_PART = 2
_MARGIN_IN_LIST = 0.5
_SAME_WORDS = 0.75
# As long as a person asks for a list; of a table only if it is small.
_WHOLE_LIST_ITEMS = 30
_WHOLE_LIST_CHARACTERS = 3000
_SMALL_TABLE_ROWS = 8
_SMALL_TABLE_CHARACTERS = 1200
_SHORT_SECTION = 500  # characters
_LONGEST_MARKER = 12  # characters between two items: line breaks, indent, "(viii)"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Runs of one document that are shown together as one statement, in reading order.

    `group` is where the list or table begins whose lead-in or header they share, -1 if none.
    """

    document: Document
    match: Match
    spans: tuple[Span, ...]
    group: int = -1

    @property
    def text(self) -> str:
        """The exact words, runs that do not touch parted by a line."""
        return "\n".join(self.document.text[start:end] for start, end in self.spans)

    def covers(self, other: Quotation) -> bool:
        """Tell whether all of `other` stands in this quotation."""
        return self.document.id == other.document.id and all(
            any(a <= start and end <= b for a, b in self.spans) for start, end in other.spans
        )


def quote(working: Working, parts: Parts) -> Working:
    """Choose the units that answer and quote them, each with its citations."""
    if working.outcome is not None:
        return working
    if working.premise is not None:
        return _corrected(working, working.premise, parts)
    chosen = _chosen(working)
    rival = rival_of(chosen[0], working.units, working.sought)
    if rival is not None and outranks(rival, chosen[0]):
        chosen = [rival, *chosen]  # official text goes before a note of ours
    elif rival is not None:
        chosen = [chosen[0], rival, *chosen[1:]]
        working = replace(working, rivals=(chosen[0], rival))
    quotations = _quotations(chosen, working, parts)
    statements, citations = cited(quotations[:_MOST_STATEMENTS], working, parts)
    outcome = Outcome.PARTIAL if _is_partial(working) else Outcome.ANSWERED
    return replace(working, outcome=outcome, statements=statements, citations=citations)


def _is_partial(working: Working) -> bool:
    """Tell whether some parts of the question are answered and others are not."""
    return 0 < len(working.open_parts) < len(working.question_parts)


def _corrected(working: Working, premise: Premise, parts: Parts) -> Working:
    """Quote what applies now, then what else answers, and last what the question rests on."""
    answers = working.evidence >= parts.settings.caution
    others = _chosen(working) if working.units and answers else []
    more = [one for one in others if not any(_says_the_same(one, told) for told in premise.now)]
    now = _quotations([*premise.now, *more], working, parts)[: _MOST_STATEMENTS - 1]
    was = _quotations(premise.was, working, parts)[:1]
    statements, citations = cited([*now, *was], working, parts)
    return replace(
        working, outcome=Outcome.PREMISE_CORRECTED, statements=statements, citations=citations
    )


def _says_the_same(one: Unit, other: Unit) -> bool:
    """Tell whether most words of the shorter unit stand in the other one."""
    first, second = set(stems_of(one.words_with_leads)), set(stems_of(other.words_with_leads))
    return len(first & second) >= _SAME_WORDS * min(len(first), len(second))


def _adds_nothing(unit: Unit, said: Unit) -> bool:
    """Tell whether most words of a unit, and all its amounts, stand in one that is said already."""
    words = set(stems_of(unit.text))
    new = quantities_in(unit.text) - quantities_in(said.text)
    return not new and len(words & set(stems_of(said.text))) >= _SAME_WORDS * len(words)


def _quotations(units: Sequence[Unit], working: Working, parts: Parts) -> list[Quotation]:
    wants_list = Kind.LIST in kinds_asked_for(working.sought)
    chosen = Counter((one.document.id, one.group) for one in units if one.group >= 0)
    quotations: list[Quotation] = []
    for unit in units:
        # Two of three points, or of four rows, would pass for all of them.
        several = chosen[unit.document.id, unit.group] > 1
        quotations = _with(quotations, _quotation(unit, wants_list, several, parts))
    return _filled_out(quotations, working, parts)


def _filled_out(quotations: Sequence[Quotation], working: Working, parts: Parts) -> list[Quotation]:
    """Add what says how far the quotes hold, and the list behind a sentence that speaks of it.

    In a letter, the first one's section is quoted whole if it is short: who reads a letter cannot
    open the passage to see what stands beside the sentence.
    """
    filled: list[Quotation] = []
    for place, one in enumerate(quotations):
        section = parts.documents.take(one.document.id).section_at(one.spans[0][0])
        more: list[Span] = []
        if section is not None:
            more += cautions_of(one.document, section, one.spans)
            more += _list_behind(one, section)
            if place == 0 and working.manner is Manner.PLAIN:
                more += _whole_if_short(one, section, working)
        holding = [span for span in more if not _has_ended(one.document, span, working)]
        spans = joined(one.document, (*one.spans, *holding)) if holding else one.spans
        wider = replace(one, spans=spans)
        filled = _with(filled, wider)
    return filled


def _whole_if_short(quotation: Quotation, section: Section, working: Working) -> list[Span]:
    """Return all of a short section, unless some of it does not apply on the day."""
    whole = (section.start, section.end)
    if _has_ended(quotation.document, whole, working) or whole[1] - whole[0] > _SHORT_SECTION:
        return []
    return [(block.start, block.end) for block in section.blocks]


def _has_ended(document: Document, span: Span, working: Working) -> bool:
    """Tell whether a span holds something that does not apply on the day."""
    return any(
        one.document.id == document.id and span[0] <= one.core[0] < span[1]
        for one in working.ended_units
    )


def _list_behind(quotation: Quotation, section: Section) -> list[Span]:
    """Return the list that the paragraph of a quotation ends by announcing, with what announces it.

    "… when any one exclusion is met. These exclusions were in use:" says little without them. What
    announces has to point back and speak of the same.
    """
    document, place = quotation.document, quotation.spans[-1][0]
    block = next((one for one in section.blocks if one.start <= place < one.end), None)
    if quotation.group >= 0 or block is None:
        return []
    members = [one for one in section_units(document, section, quotation.match) if one.group >= 0]
    announcing = next((one for one in members if one.introduces and one.core[1] == block.end), None)
    if announcing is None or not points_back(document.text, announcing.core):
        return []
    announced = document.text[announcing.core[0] : announcing.core[1]]
    spans = [
        span for one in members if one.group == announcing.group for span in (*one.leads, one.span)
    ]
    length = sum(end - start for start, end in spans)
    same = set(stems_of(announced)) & set(stems_of(quotation.text))
    return spans if same and length <= _WHOLE_LIST_CHARACTERS else []


def _chosen(working: Working) -> list[Unit]:
    """Return the units to quote, best first, nothing said twice.

    Where a question has several parts, what answers each of them best, in the order asked.
    """
    if working.question_parts:
        found = [unit for part in _answered_parts(working) for unit in _for_part(part, working)]
        most = _MOST_STATEMENTS
    else:
        past = working.as_at is None and asks_for_history(working.sought, working.day)
        breadth = breadth_of(working.query.question, history=past)
        found, most = _belonging_to(working.units[0], working.units, breadth), breadth.most
    chosen: list[Unit] = []
    for unit in found:
        if not any(_adds_nothing(unit, one) for one in chosen):
            chosen.append(unit)
    return chosen[:most]


def _answered_parts(working: Working) -> list[int]:
    """Return the parts of the question that are not open, or all if none is answered by itself."""
    every = range(len(working.question_parts))
    return [part for part in every if part not in working.open_parts] or list(every)


def _for_part(part: int, working: Working) -> list[Unit]:
    """Return the units that answer one part of the question best."""
    scored = [
        replace(one, score=one.by_part[part].total, signals=one.by_part[part].signals)
        for one in working.units
    ]
    scored.sort(key=lambda one: (-one.score, one.document.id, one.span))
    breadth = breadth_of(working.question_parts[part].question)
    return _belonging_to(scored[0], scored, breadth)[:_MOST_A_PART]


def _belonging_to(best: Unit, units: Sequence[Unit], breadth: Breadth) -> list[Unit]:
    """Return the units that belong to the answer with the best one, best first.

    Beside it, in its section, as many as are worth quoting: there a unit goes on about the same
    thing. Elsewhere it mostly says it again, so more is asked of it.
    """
    if "quoted" not in best.signals:
        return [one for one in units if one.score >= best.score - _MARGIN]
    section = _section_of(best)
    beside = [one for one in units if _section_of(one) == section]
    count = breadth.beside([one.score for one in beside])
    return [
        one
        for one in units
        if one in beside[:count]
        or _is_of_one_list(one, best)
        or _stands_by_itself(one, best, breadth)
    ]


def _is_of_one_list(unit: Unit, best: Unit) -> bool:
    """Tell whether a unit is another point of the best one's list, and about as good.

    Two of three points would pass for all, so what may be one of two is never left out for brevity.
    """
    same = unit.group >= 0 and unit.group == best.group and unit.document.id == best.document.id
    return same and not unit.is_row and unit.score >= best.score - _MARGIN_IN_LIST


def _section_of(unit: Unit) -> tuple[str, tuple[str, ...]]:
    return unit.document.id, unit.match.passage.heading_trail


def _stands_by_itself(unit: Unit, best: Unit, breadth: Breadth) -> bool:
    """Tell whether a unit of another section is worth a statement of its own."""
    near = unit.score >= best.score - breadth.elsewhere
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
    most = _SMALL_TABLE_ROWS if small else _WHOLE_LIST_ITEMS
    longest = _SMALL_TABLE_CHARACTERS if small else _WHOLE_LIST_CHARACTERS
    if len(members) > most or length > longest:
        return None
    return Quotation(unit.document, unit.match, joined(unit.document, spans), unit.group)


def joined(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or have nothing but white space and a marker between them."""
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif joined and _touch(document, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _touch(document: Document, end: int, start: int) -> bool:
    between = document.text[end:start]
    if not between.strip() and "\n" not in between:
        return True  # two sentences side by side in one paragraph
    inside = any(one.start < start and one.end > end for one in document.blocks)
    return len(between) <= _LONGEST_MARKER and not inside


def _with(quotations: list[Quotation], new: Quotation) -> list[Quotation]:
    """Add a quotation unless it is said already; join it to a neighbour in the same paragraph."""
    for place, one in enumerate(quotations):
        if one.covers(new):
            return quotations
        if new.covers(one):
            return [*quotations[:place], new, *quotations[place + 1 :]]
        if one.document.id == new.document.id and _neighbours(one, new):
            spans = joined(one.document, (*one.spans, *new.spans))
            return [*quotations[:place], replace(one, spans=spans), *quotations[place + 1 :]]
    return [*quotations, new]


def _neighbours(one: Quotation, other: Quotation) -> bool:
    """Tell whether two quotations share a lead-in, or stand side by side in one paragraph."""
    if one.group >= 0 and one.group == other.group:
        return True
    (first, second) = sorted((one.spans[-1], other.spans[-1]))
    overlap = second[0] < first[1]
    beside = (
        one.document.text[first[1] : second[0]].strip() == ""
        and "\n" not in (one.document.text[first[1] : second[0]])
    )
    return overlap or beside


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
