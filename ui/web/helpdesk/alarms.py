"""Tells which sources of a reply have changed since it was drafted."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.assembly import Assembly
from assistant.helpdesk.reply.kept import KeptEnquiry
from assistant.training.grounds import Grounds
from corpus.errors import CorpusError
from ui.web.language import Words
from ui.web.library.addresses import quote_address


@dataclass(frozen=True, slots=True)
class SourceAlarm:
    """A source that stands differently now, why, and where its words were."""

    title: str
    why: str
    address: str


def alarms_of(kept: KeptEnquiry, assembly: Assembly, words: Words) -> list[SourceAlarm]:
    """Return the sources of a reply that has not been sent which have changed, each once."""
    if kept.draft is None:
        return []
    cited = [one for source in kept.draft.sources for one in source.citations]
    grounds = [Grounds(_source_of(one.document_id, assembly), (one,)) for one in cited]
    causes = assembly.training.watch.causes(grounds)
    found = {}
    for citation, cause in zip(cited, causes, strict=True):
        if cause is not None and citation.publication not in found:
            found[citation.publication] = SourceAlarm(
                citation.publication,
                words(f"helpdesk-cause-{cause}"),
                quote_address(citation.document_id, citation.start, citation.end),
            )
    return list(found.values())


def _source_of(document_id: str, assembly: Assembly) -> str:
    try:
        return assembly.parts.documents.take(document_id).document.source
    except CorpusError:
        return ""
