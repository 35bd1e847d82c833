"""What a piece of a pack rests on: the exact words of a passage, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation


@dataclass(frozen=True, slots=True)
class Grounds:
    """Exact words of one passage, in reading order, with everything needed to find them again.

    `citations` are of one document: the words themselves behind the lead-in or header row without
    which they would mislead. `source` is the document's, which stays the same when a newer version
    takes its place, so that a change to the words can be seen.
    """

    source: str
    citations: tuple[Citation, ...]

    @property
    def quote(self) -> str:
        """The exact words, runs that do not touch parted by a line."""
        return "\n".join(one.quote for one in self.citations)

    @property
    def citation(self) -> Citation:
        """The last citation: the one that carries the words themselves, and not their lead-in."""
        return self.citations[-1]
