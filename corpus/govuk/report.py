"""What a sync did, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.publication import Publication


class Outcome(StrEnum):
    """What became of one page or file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    GONE = "gone"
    UNKNOWN = "unknown"
    FAILED = "failed"
    SKIPPED = "skipped"


FAILURES = (Outcome.UNKNOWN, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a report: a page or file with what became of it.

    `note` says why, where that is not plain; `publication` is that of the document which was read,
    or is held, if there is one. `changes_library` tells whether that document is another one now.
    """

    external_id: str
    address: str | None
    outcome: Outcome
    document_id: str | None = None
    publication: Publication | None = None
    note: str | None = None
    changes_library: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages came to each outcome."""

    counts: Counter[Outcome]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Tally:
        """Count the outcomes of a report."""
        return cls(Counter(one.outcome for one in entries))

    @property
    def all_failed(self) -> bool:
        """Whether something was asked and nothing of it came."""
        asked = [one for one in self.counts if one is not Outcome.SKIPPED]
        return bool(asked) and all(one in FAILURES for one in asked)

    def in_words(self) -> str:
        """Return the counts that are not zero, in a fixed order."""
        told = [f"{self.counts[one]:,} {one.value}" for one in Outcome if self.counts[one]]
        return ", ".join(told) or "nothing to ask"


def attributions(entries: Iterable[Entry]) -> list[str]:
    """Return the words by which the publishers of what was read want to be named, each once."""
    found = (one.publication.attribution for one in entries if one.publication)
    return list(dict.fromkeys(one for one in found if one))
