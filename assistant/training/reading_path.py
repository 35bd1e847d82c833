"""The reading path: which sections, in an order that builds up, as long as there is time for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.training.audience import weights_for
from assistant.training.definitions import definitions_in
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.words import content_of
from assistant.training.extent import extent_of, minutes_for
from assistant.training.material import Material, Piece
from assistant.training.pack import ReadingStep
from assistant.training.stages import Stage, stage_of
from corpus.document import BlockKind, Document
from corpus.sentences import Span

_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*)\)")
_FEWEST_WORDS = 8
# More than any heading has words: what names the topic comes before what does not.
_ANOTHER_SUBJECT = 100
_LEAST_WORTH = 0.25
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
_STAGE_WORTH = {Stage.WHAT: 1.0, Stage.WHO: 1.0, Stage.RULES: 1.1, Stage.EXCEPTIONS: 0.9}
_OTHER_STAGE_WORTH = 0.45


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section as it may be read: the pieces of it that apply, and how much it matters."""

    topic: str
    document: Document
    trail: tuple[str, ...]
    pieces: tuple[Piece, ...]
    stage: Stage
    words: int
    worth: float
    defines: frozenset[str] = field(default=frozenset())

    @property
    def text(self) -> str:
        """The words of all pieces."""
        return " ".join(one.core for one in self.pieces)


def stretches_of(material: Material) -> list[Stretch]:
    """Return the sections of the material that are worth reading, in the order of the documents."""
    found: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for piece in material.pieces:
        found[piece.document.id, piece.section.start].append(piece)
    entries = {id(one.piece) for one in definitions_in(material.pieces) if one.is_entry}
    asked_for_terms = "glossary" in material.brief.topics
    stretches = [
        _stretch(material, pieces)
        for pieces in found.values()
        if asked_for_terms or not all(id(one) in entries for one in pieces)
    ]
    return [one for one in stretches if one.words >= _FEWEST_WORDS and one.worth > _LEAST_WORTH]


def chosen_stretches(material: Material) -> list[Stretch]:
    """Return what is read, within each topic in an order that builds up."""
    picked = _within(stretches_of(material), material)
    return [
        one
        for topic in material.topics
        for one in _built_up([one for one in picked if one.topic == topic])
    ]


def reading_steps(stretches: Sequence[Stretch], material: Material) -> tuple[ReadingStep, ...]:
    """Return the steps of the reading path, with the exact words of each."""
    passages = material.passages_by_document()
    return tuple(
        ReadingStep(
            topic=one.topic,
            heading_trail=one.trail,
            grounds=material.grounds_at(one.document, spans),
            passages=tuple(
                name
                for name, start, end in passages[one.document.id]
                if any(span[0] < end and start < span[1] for span in spans)
            ),
            minutes=minutes_for(one.words),
        )
        for one in stretches
        for spans in [_runs(one)]
    )


def _stretch(material: Material, pieces: list[Piece]) -> Stretch:
    first = pieces[0]
    stage = stage_of(first.heading)
    text = " ".join(one.core for one in pieces)
    publication = first.document.publication
    weight = weights_for(material.brief.audience).of(publication.topics, f"{first.heading} {text}")
    about = sum(is_about_sources(one.core) for one in pieces) / len(pieces)
    primary = 1.0 if publication.topics[:1] == (first.topic,) or not publication.topics else 0.7
    worth = weight * _STAGE_WORTH.get(stage, _OTHER_STAGE_WORTH) * primary * (1 - 0.7 * about)
    defines = frozenset(_SHORT_FORM.findall(first.heading)) if stage is Stage.WHAT else frozenset()
    return Stretch(
        topic=first.topic,
        document=first.document,
        trail=first.section.trail,
        pieces=tuple(pieces),
        stage=stage,
        words=len(text.split()),
        worth=worth,
        defines=defines,
    )


def _within(stretches: list[Stretch], material: Material) -> list[Stretch]:
    """Choose the sections that matter most until the time is up, all topics in turn."""
    left = extent_of(material.brief.length).minutes
    waiting = {
        topic: sorted(
            (one for one in stretches if one.topic == topic),
            key=lambda one: (-one.worth, one.words, one.document.id, one.pieces[0].unit.span),
        )
        for topic in material.topics
    }
    picked: list[Stretch] = []
    while any(waiting.values()):
        for rows in waiting.values():
            if not rows:
                continue
            one = rows.pop(0)
            if minutes_for(one.words) <= left:
                picked.append(one)
                left -= minutes_for(one.words)
    return picked


def _built_up(stretches: list[Stretch]) -> list[Stretch]:
    """Put sections in order: by stage, definitions before their use, short before long.

    What the topic itself is comes before all else.
    """
    ordered = sorted(
        stretches,
        key=lambda one: (
            one.stage,
            _besides_the_topic(one),
            one.words,
            one.document.id,
            one.pieces[0].number,
        ),
    )
    done: list[Stretch] = []
    while ordered:
        known = {term for one in ordered for term in one.defines}
        free = next(
            (one for one in ordered if not (known - one.defines) & set(_used(one))), ordered[0]
        )
        # A definition comes forward only among those of its own stage.
        if free.stage is not ordered[0].stage:
            free = ordered[0]
        done.append(free)
        ordered.remove(free)
    return done


def _besides_the_topic(stretch: Stretch) -> int:
    """Return how much else a section on what something is speaks of, least for the topic alone."""
    if stretch.stage is not Stage.WHAT:
        return 0
    topic = content_of(stretch.topic.replace("-", " "))
    heading = content_of(stretch.trail[-1]) if stretch.trail else frozenset()
    return len(heading - topic) if heading & topic else _ANOTHER_SUBJECT


def _used(stretch: Stretch) -> list[str]:
    return re.findall(r"\b[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*\b", stretch.text)


def _runs(stretch: Stretch) -> list[Span]:
    """Return the spans of what applies in a section, pieces that follow each other in one."""
    text = stretch.document.text
    runs: list[Span] = []
    spans = {span for one in stretch.pieces for span in one.unit.spans}
    for start, end in sorted(spans):
        if runs and text[runs[-1][1] : start].strip(" \n•-*0123456789.()") == "":
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        elif not runs or start >= runs[-1][1]:
            runs.append((start, end))
    return runs
