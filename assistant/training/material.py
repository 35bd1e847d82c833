"""The text that a pack is made from: the units of the documents chosen, each as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from assistant.cite import citation_of
from assistant.parts import Parts, ShelvedDocument
from assistant.scope import Scope
from assistant.training.brief import Brief
from assistant.training.choose import chosen_documents, topic_of
from assistant.training.english.casing import Casing
from assistant.training.grounds import Grounds
from assistant.training.topic_words import TopicWords
from assistant.units import section_units
from assistant.working import Unit, Working
from corpus.currency import Standing, standing_at
from corpus.document import Document
from corpus.passage import Passage, document_of
from corpus.section import Section
from corpus.sentences import Span
from index.search import Match

# A section that speaks for a topic nearly as much as for its best one belongs to both.
_NEARLY = 0.8
_NOWHERE = Match(Passage("", "", (), None, None, 0, 0, "", (), ""), 0.0, {})


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with the section and topic that it belongs to; `number` counts all of the material."""

    unit: Unit
    section: Section
    topic: str
    number: int

    @property
    def document(self) -> Document:
        """The document that the unit is of."""
        return self.unit.document

    @property
    def heading(self) -> str:
        """The innermost heading that the unit stands under, empty for none."""
        return self.section.trail[-1] if self.section.trail else ""

    @property
    def core(self) -> str:
        """The words of the sentence, item or row alone."""
        start, end = self.unit.core
        return self.document.text[start:end]

    @property
    def is_whole(self) -> bool:
        """Whether the sentence is understood without its neighbours."""
        return self.unit.core == self.unit.span and not self.unit.leads and not self.unit.tails


@dataclass(frozen=True, slots=True)
class Material:
    """What a pack is made from.

    `pieces` apply on the day, and `ended` are those of the same documents that ceased to. `others`
    are the pieces of all other documents that apply, from which wrong answers are taken.
    """

    brief: Brief
    parts: Parts
    day: date | None
    pieces: tuple[Piece, ...]
    ended: tuple[Piece, ...]
    others: tuple[Piece, ...]
    casing: Casing
    topic_words: TopicWords

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that the material has, those asked for first and as they were asked for."""
        held = dict.fromkeys(one.topic for one in (*self.pieces, *self.ended))
        asked = [one for one in self.brief.topics if one in held]
        return tuple(dict.fromkeys((*asked, *sorted(held))))

    def passage_of(self, piece: Piece) -> str:
        """Return the id of the passage that a piece is of, empty if there is none."""
        match = self.parts.match_at(piece.document.id, piece.unit.core[0])
        return match.passage.id if match else ""

    def passages_by_document(self) -> dict[str, list[tuple[str, int, int]]]:
        """Return the passages of each document held: id, start and end, in reading order."""
        with self.parts.index.lease() as opened:
            ids = self.parts.library.current_passages(opened.manifest.cutting)
        found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for name, _ in ids:
            start, _, end = name.rpartition(":")[2].partition("-")
            found[document_of(name)].append((name, int(start), int(end)))
        return found

    def grounds(self, piece: Piece) -> Grounds:
        """Return the exact words of a piece, with the leads and tails that they need."""
        return self.grounds_at(piece.document, piece.unit.spans)

    def grounds_at(self, document: Document, spans: Iterable[Span]) -> Grounds:
        """Return exact words of one document."""
        working = Working("", scope=Scope(as_at=self.day))
        citations = tuple(
            replace(citation_of(document, match, span, working, self.parts), number=number)
            for number, span in enumerate(spans, start=1)
            if (match := self.parts.match_at(document.id, span[0])) is not None
        )
        return Grounds(document.source, citations)


def gather(brief: Brief, parts: Parts, day: date | None) -> Material:
    """Read what a brief asks for; raises `NothingToTeach`."""
    chosen = chosen_documents(brief, parts, day)
    pieces: list[Piece] = []
    ended: list[Piece] = []
    others: list[Piece] = []
    shelved = [parts.documents.take(name) for name in sorted(parts.documents.applying(day))]
    words = _topic_words(shelved)
    for one in shelved:
        for piece in _pieces(one, brief, words, day):
            is_chosen = one.document.id in chosen and piece.topic
            if not piece.unit.standing.is_current:
                if is_chosen:
                    ended.append(piece)
            elif is_chosen:
                pieces.append(piece)
            else:
                others.append(piece)
    return Material(
        brief,
        parts,
        day,
        _numbered(pieces),
        _numbered(ended),
        _numbered(others),
        Casing.learnt_from(one.core for one in (*pieces, *others)),
        words,
    )


def _topic_words(shelved: Iterable[ShelvedDocument]) -> TopicWords:
    return TopicWords.learnt_from(
        (one.document.publication.topics, _text_of(one.document, section))
        for one in shelved
        for section in one.sections
    )


def _text_of(document: Document, section: Section) -> str:
    return f"{' '.join(section.trail[-1:])} {document.text[section.start : section.end]}"


def _topic_of(shelved: ShelvedDocument, section: Section, brief: Brief, words: TopicWords) -> str:
    """Return the topic of a section, empty for one that is about none that is asked for.

    A document may name several topics. Those of its sections that speak for another than the ones
    asked for are left out, unless what is asked for is the document's own main topic.
    """
    document = shelved.document
    publication = document.publication
    named = {document.id, publication.external_id, publication.title}
    topic = topic_of(publication, brief)
    topics = publication.topics
    if len(topics) < 2 or named & set(brief.documents):
        return topic
    text = document.text[section.start : section.end]
    best = words.best(topics, " ".join(section.trail[-1:]), text)
    if not brief.topics or best in brief.topics:
        return best
    heading = " ".join(section.trail[-1:])
    near = words.score(topic, heading, text) >= _NEARLY * words.score(best, heading, text)
    return topic if topic == topics[0] or near else ""


def _numbered(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(replace(one, number=number) for number, one in enumerate(pieces))


def _pieces(
    shelved: ShelvedDocument, brief: Brief, words: TopicWords, day: date | None
) -> Iterator[Piece]:
    document = shelved.document
    today = datetime.now(UTC).date()
    standings: dict[Span, Standing] = {}

    def standing(span: Span) -> Standing:
        if span not in standings:
            standings[span] = standing_at(document, span, day or today, today=day is None)
        return standings[span]

    for section in shelved.sections:
        topic = _topic_of(shelved, section, brief, words)
        for unit in section_units(document, section, _NOWHERE):
            worst = next(
                (one for span in unit.spans if not (one := standing(span)).is_current),
                standing(unit.span),
            )
            yield Piece(replace(unit, standing=worst), section, topic, 0)
