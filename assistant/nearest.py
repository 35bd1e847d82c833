"""What comes nearest to a question that nothing answers, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import OF_ONE_CASE, NearestHeading, Outcome
from assistant.cite import place_address
from assistant.definition import lists_terms
from assistant.in_full import section_of
from assistant.in_general import looked_up_in_general, rules_of
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.quote import quotations_of
from assistant.read import read
from assistant.set_apart import set_apart
from assistant.weigh import part_evidence
from assistant.working import Unit, Working
from index.search import Match

_NEAREST = 5
_QUOTED = 3
_LONGEST = 600  # characters
# So likely to answer that it is worth a look, though not enough to be given as the answer. Of the
# 43 questions in `tests/evaluation/practitioners.jsonl` that are refused though something answers,
# the best words were the right ones for 18, and 17 of these were at least so likely.
_NEAR = 0.08
_WITH_HEADINGS = (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL, Outcome.OUT_OF_SCOPE)
_ANSWERED = (Outcome.ANSWERED, Outcome.PREMISE_CORRECTED)


def nearest_headings(working: Working, parts: Parts) -> tuple[NearestHeading, ...]:
    """Return the places nearest to a question that nothing answered, each heading once.

    First those with words that may answer after all, and these words; whether they do is for a
    person to say. In plain words the places are given for an answered question too, and who answers
    a letter is given them in the order of the search, each with its words: the choice is theirs.
    Of what is asked about one case, they are the places that answer it in general; where none does,
    the headings found for it, without words that might be taken for an answer.
    """
    if working.outcome in OF_ONE_CASE:
        looked_up = looked_up_in_general(working, parts)
        told = _headings_of(looked_up.matches, parts)
        # The heading of a list of terms says nothing of what is asked.
        return rules_of(looked_up) or tuple(one for one in told if not _lists_terms(one))[:_QUOTED]
    chosen_by_hand = working.manner is Manner.PLAIN and working.outcome in _ANSWERED
    if working.outcome not in _WITH_HEADINGS and not chosen_by_hand:
        return ()
    found = {_named(one): one for one in _with_words(working, parts)}
    for place in _headings_of(_near_what_is_open(working, parts), parts):
        found.setdefault(_named(place), place)
    return tuple(found.values())[:_NEAREST]


def _headings_of(matches: Iterable[Match], parts: Parts) -> tuple[NearestHeading, ...]:
    """Return the places of matches, each heading once."""
    found: dict[tuple[str, tuple[str, ...]], NearestHeading] = {}
    for match in matches:
        place = _place_of(match, parts)
        found.setdefault(_named(place), place)
    return tuple(found.values())


def _lists_terms(place: NearestHeading) -> bool:
    return lists_terms(" ".join((place.publication, *place.heading_trail)))


def _named(place: NearestHeading) -> tuple[str, tuple[str, ...]]:
    return place.publication, place.heading_trail


def _with_words(working: Working, parts: Parts) -> Iterator[NearestHeading]:
    """Yield the places whose words come nearest, the nearest first, a few at most."""
    said = {one.text for one in working.statements}
    near = _units_by_place(working, parts) if _in_letter(working) else _units_near(working)
    for unit in _first_of_sections(near)[: _NEAREST if _in_letter(working) else _QUOTED]:
        # With what belongs to it, as if it were the answer: half a rule misleads here too.
        (quotation, *_) = quotations_of([unit], working, parts)
        place = _place_of(unit.match, parts)
        if len(quotation.text) <= _LONGEST and quotation.text not in said:
            start, end = quotation.spans[0][0], quotation.spans[-1][1]
            yield replace(place, quote=quotation.text, start=start, end=end)
        elif _in_letter(working):
            yield place


def _in_letter(working: Working) -> bool:
    return working.letter is not None


def _units_by_place(working: Working, parts: Parts) -> list[Unit]:
    """Return the units of the places found, by place in the order of the search, best first.

    In a letter only the likeliest place was read for its words.
    """
    if not working.matches:
        return []
    unread = replace(working, outcome=None, placed=None, question_parts=(), units=())
    units = set_apart(read(unread, parts), parts).units
    order = {match.passage.id: at for at, match in enumerate(working.matches)}
    return sorted(units, key=lambda one: order[one.match.passage.id])


def _first_of_sections(units: Iterable[Unit]) -> list[Unit]:
    """Return the first unit of each section."""
    found: dict[tuple[str, tuple[str, ...]], Unit] = {}
    for one in units:
        found.setdefault(section_of(one), one)
    return list(found.values())


def _units_near(working: Working) -> Iterator[Unit]:
    """Yield the units that come near what is open, best first."""
    if working.outcome is Outcome.NOT_IN_GUIDANCE and working.evidence >= _NEAR:
        yield from working.units
    if working.outcome is Outcome.PARTIAL:
        for part in working.open_parts:
            if part_evidence(working, part) >= _NEAR:
                yield from sorted(working.units, key=lambda one: -one.by_part[part].total)[:1]


def _place_of(match: Match, parts: Parts) -> NearestHeading:
    publication = parts.documents.take(match.passage.document_id).document.publication
    return NearestHeading(
        document_id=match.passage.document_id,
        publication=publication.title,
        heading_trail=match.passage.heading_trail,
        url=place_address(publication, match.passage.anchor),
        starter_note=publication.starter_note,
        status=publication.status.value,
    )


def _near_what_is_open(working: Working, parts: Parts) -> Sequence[Match]:
    """Return the matches for the parts of a question that are left open, else all matches."""
    if working.outcome is not Outcome.PARTIAL:
        return working.matches
    with parts.index.lease() as opened:
        return [
            match
            for place in working.open_parts
            for match in parts.find(opened, working.question_parts[place], _NEAREST, working.scope)
        ]
