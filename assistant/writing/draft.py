"""What has been written so far: statements that may be shown, and their citations by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements in order; a run of a document has one number, however often it is cited."""

    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()

    def with_statement(self, statement: Statement, cited: Sequence[Citation]) -> Draft:
        """Add a statement that `cited` carry, whatever numbers they had."""
        citations = list(self.citations)
        numbers = tuple(dict.fromkeys(_number_in(citations, one) for one in cited))
        added = replace(statement, citations=numbers)
        return Draft((*self.statements, added), tuple(citations))

    def says(self, text: str) -> bool:
        """Tell whether a statement of the same words is there already."""
        return any(one.text.split() == text.split() for one in self.statements)

    def cites(self, cited: Sequence[Citation]) -> bool:
        """Tell whether every one of these runs stands in one that is cited already."""
        return all(any(_holds(one, new) for one in self.citations) for new in cited)


def _number_in(citations: list[Citation], new: Citation) -> int:
    for one in citations:
        if (one.document_id, one.start, one.end) == (new.document_id, new.start, new.end):
            return one.number
    citations.append(replace(new, number=len(citations) + 1))
    return len(citations)


def _holds(one: Citation, other: Citation) -> bool:
    same = one.document_id == other.document_id
    return same and one.start <= other.start and other.end <= one.end
