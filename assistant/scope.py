"""Which of the guidance held a question is asked of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.publication import Publication


class Nation(StrEnum):
    """A nation whose probation guidance is held."""

    ENGLAND = "england"
    WALES = "wales"


class Family(StrEnum):
    """A family of kinds of publication, as a person thinks of them."""

    LAW = "law"
    POLICY = "policy"
    REPORTS = "reports"
    OTHER = "other"
    STARTER_NOTES = "starter_notes"


_KINDS = {
    Family.LAW: ("act", "regulations", "explanatory note", "guideline"),
    Family.POLICY: (
        *("policy framework", "guidance", "operating model", "standards", "strategy"),
        *("instruction", "circular", "manual", "licence policy", "bulletin", "staff page", "form"),
    ),
    Family.REPORTS: (
        *("report", "inspection report", "audit report", "statistics", "debate"),
        *("written statement", "written answer", "consultation", "response", "briefing"),
    ),
}
_FAMILY_OF = {kind: family for family, kinds in _KINDS.items() for kind in kinds}
_EVERYWHERE = re.compile(r"united kingdom|\buk\b|great britain|\bgb\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person narrows a question to; all that is held, as it is today, if nothing.

    `as_at` is a day whose guidance is asked for; `nation` leaves out what applies elsewhere only;
    `families` and `documents` (ids) leave out all others, unless empty; `only_official` leaves out
    the starter notes.
    """

    as_at: date | None = None
    nation: Nation | None = None
    families: frozenset[Family] = frozenset()
    only_official: bool = False
    documents: frozenset[str] = frozenset()

    @property
    def is_narrowed(self) -> bool:
        """Whether some of what is held is left out, whatever the day."""
        return bool(self.nation or self.families or self.only_official or self.documents)

    def admits(self, document_id: str, publication: Publication) -> bool:
        """Tell whether a document is one of those that a question is asked of."""
        if self.documents and document_id not in self.documents:
            return False
        if self.only_official and publication.starter_note:
            return False
        if self.families and family_of(publication) not in self.families:
            return False
        return self.nation is None or applies_in(publication, self.nation)


def family_of(publication: Publication) -> Family:
    """Return the family of a publication; one of a kind that is not known is guidance."""
    if publication.starter_note:
        return Family.STARTER_NOTES
    kind = (publication.kind or "guidance").lower()
    return _FAMILY_OF.get(kind, Family.OTHER)


def applies_in(publication: Publication, nation: Nation) -> bool:
    """Tell whether a publication may apply in a nation: it does not say that it is elsewhere."""
    stated = publication.nation
    if not stated or _EVERYWHERE.search(stated):
        return True
    return re.search(rf"\b{nation.value}\b", stated, re.IGNORECASE) is not None
