"""Questions that are offered: what one may have meant, and what one may want to know next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.answer import Outcome
from assistant.parts import Parts, ShelvedDocument
from assistant.screening.vague import says_nothing
from assistant.working import Working
from corpus.section import Section
from index.search import Match, Query

_READINGS = 3
_LOOKED_AT = 5
_FOLLOW_UPS = 3
# "What replaced the 14 and 28 day recalls" asks by itself, with or without its mark.
_OPENS_A_QUESTION = re.compile(r"(?:what|who|whom|whose|when|where|which|why|how)\b", re.IGNORECASE)
_ANSWERED = (Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED)


def readings_of(working: Working, parts: Parts) -> tuple[str, ...]:
    """Return questions that one may have meant who typed a word or two; none for any other."""
    if working.outcome is not Outcome.NEEDS_DETAIL or says_nothing(working.question):
        return ()
    matches: Sequence[Match] = working.matches
    if working.query.earlier:
        # What it may mean by itself, and not with the turns before.
        with parts.index.lease() as opened:
            matches = parts.find(opened, Query(working.query.question), _LOOKED_AT, working.scope)
    near = [one for one in matches if one.arms["keyword"].score > 0 and one.passage.heading_trail]
    found = [
        _asking(one.passage.heading_trail[-1], parts.documents.take(one.passage.document_id))
        for one in near
    ]
    return tuple(dict.fromkeys(found))[:_READINGS]


def follow_ups_of(working: Working, parts: Parts) -> tuple[str, ...]:
    """Return what may be asked next: headings beside the first quote, and others found with it."""
    if working.outcome not in _ANSWERED or not working.citations:
        return ()
    cited = {(one.document_id, one.heading_trail) for one in working.citations}
    asked = {_plain(turn.content) for turn in working.history if turn.role == "user"}
    asked.add(_plain(working.question))
    found: list[str] = []
    for beside, near in zip_longest(_beside(working, parts), _near(working, parts)):
        for place in (beside, near):
            if place is None or (place[0].document.id, place[1]) in cited:
                continue
            # The turns before are taken along, so a heading of the same document stands alone.
            same = place[0].document.id == working.citations[0].document_id
            question = place[1][-1] if same else _asking(place[1][-1], place[0])
            if _plain(question) not in asked and question not in found:
                found.append(question)
    return tuple(found[:_FOLLOW_UPS])


_Place = tuple[ShelvedDocument, tuple[str, ...]]


def _beside(working: Working, parts: Parts) -> Iterator[_Place]:
    """Yield the sections behind and before that of the first quote, the nearest first."""
    first = working.citations[0]
    shelved = parts.documents.take(first.document_id)
    here = next(
        (at for at, one in enumerate(shelved.sections) if one.start <= first.start < one.end), 0
    )
    for distance in range(1, _FOLLOW_UPS + 1):
        for at in (here + distance, here - distance):
            if 0 <= at < len(shelved.sections) and _is_told(shelved.sections[at]):
                yield shelved, shelved.sections[at].trail


def _near(working: Working, parts: Parts) -> Iterator[_Place]:
    """Yield the sections of the matches that were not quoted, best first."""
    applying = parts.documents.applying(working.as_at)
    for match in working.matches[:_LOOKED_AT]:
        passage = match.passage
        if passage.document_id in applying and passage.heading_trail:
            yield parts.documents.take(passage.document_id), passage.heading_trail


def _is_told(section: Section) -> bool:
    """Tell whether a section has a heading of its own below the title."""
    return len(section.trail) > 1 and bool(section.blocks)


def _asking(heading: str, shelved: ShelvedDocument) -> str:
    """Return a heading as something to ask: a question as it is, another with its title."""
    title = shelved.document.publication.title
    stands_alone = heading == title or heading.endswith("?") or _OPENS_A_QUESTION.match(heading)
    return heading if stands_alone else f"{title}: {heading}"


def _plain(words: str) -> str:
    return words.casefold().strip(" ?.")
