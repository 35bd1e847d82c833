"""Which documents a brief asks for: by topics, by name, by nation, and only what applies."""

from __future__ import annotations

from collections import Counter
from datetime import date

from assistant.parts import Parts
from assistant.scope import Nation as ScopeNation
from assistant.scope import applies_in
from assistant.training.brief import Brief, Nation
from assistant.training.errors import NothingToTeach
from corpus.publication import Publication


def chosen_documents(brief: Brief, parts: Parts, day: date | None) -> dict[str, Publication]:
    """Return the publications that a brief asks for, by document id, in a fixed order.

    Only documents that apply on the day are taken. Raises `NothingToTeach`.
    """
    applying = parts.documents.applying(day)
    held = parts.library.held_publications()
    found = {
        name: held[name]
        for name in sorted(held)
        if name in applying and _is_asked_for(name, held[name], brief)
    }
    if not found:
        raise NothingToTeach((*brief.topics, *brief.documents), tuple(topics_held(parts, day)))
    return found


def topics_held(parts: Parts, day: date | None = None) -> dict[str, int]:
    """Return how many documents that apply on the day are held of each topic."""
    applying = parts.documents.applying(day)
    counted = Counter(
        topic
        for name, publication in parts.library.held_publications().items()
        if name in applying
        for topic in publication.topics
    )
    return {topic: counted[topic] for topic in sorted(counted)}


def topic_of(publication: Publication, brief: Brief) -> str:
    """Return the topic of a pack under which a publication comes; its title if it names none."""
    asked = [one for one in brief.topics if one in publication.topics]
    return next(iter((*asked, *publication.topics, publication.title)))


def _is_asked_for(document_id: str, publication: Publication, brief: Brief) -> bool:
    nation = None if brief.nation is Nation.BOTH else ScopeNation(brief.nation.value)
    if nation is not None and not applies_in(publication, nation):
        return False
    if not brief.topics and not brief.documents:
        return True
    names = {document_id, publication.external_id, publication.title}
    return bool(names & set(brief.documents)) or bool(set(publication.topics) & set(brief.topics))
