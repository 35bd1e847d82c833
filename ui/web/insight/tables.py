"""The tables behind the charts: shown under them, and taken away as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.insight.usage import Usage
from ui.web.language import Words

Cell = str | int | float
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head; a day is written as 2026-11-28, so that spreadsheets sort it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_of(usage: Usage, words: Words) -> list[Table]:
    """Return all tables, in the order of the page."""
    return [
        Table(
            name,
            tuple(words(f"insight-column-{one}") for one in columns),
            tuple(rows(usage, words)),
        )
        for name, (columns, rows) in _TABLES.items()
    ]


def table_of(name: str, usage: Usage, words: Words) -> Table | None:
    """Return one table, nothing for a name that none has."""
    return next((one for one in tables_of(usage, words) if one.name == name), None)


def _days(usage: Usage, _: Words) -> Iterator[Row]:
    yield from ((one.day.isoformat(), one.count) for one in usage.days)


def _outcomes(usage: Usage, words: Words) -> Iterator[Row]:
    for outcome, count in usage.outcomes.items():
        yield words(f"insight-outcome-{outcome.replace('_', '-')}"), count


def _feedback(usage: Usage, words: Words) -> Iterator[Row]:
    for verdict, count in usage.verdicts.items():
        yield words(f"insight-verdict-{verdict.replace('_', '-')}"), count
    for reason, count in usage.reasons.items():
        yield words(f"ask-reason-{reason.replace('_', '-')}"), count


def _documents(usage: Usage, _: Words) -> Iterator[Row]:
    for one in (*usage.cited, *usage.never):
        yield one.publication, one.document_id, one.answers


def _outdated(usage: Usage, words: Words) -> Iterator[Row]:
    for one in usage.outdated:
        status = words(f"text-status-{one.status}")
        yield one.publication, one.document_id, status, one.answers


def _corrected(usage: Usage, _: Words) -> Iterator[Row]:
    yield from ((one.asked_at.date().isoformat(), one.text) for one in usage.corrected)


def _times(usage: Usage, _: Words) -> Iterator[Row]:
    for one in usage.times:
        half, most = round(one.half, 3), round(one.most, 3)
        yield one.week.begins.isoformat(), one.week.count, half, most


_Rows = Callable[[Usage, Words], Iterator[Row]]
_TABLES: dict[str, tuple[tuple[str, ...], _Rows]] = {
    "days": (("day", "questions"), _days),
    "outcomes": (("outcome", "questions"), _outcomes),
    "feedback": (("said", "times"), _feedback),
    "documents": (("document", "document-id", "answers"), _documents),
    "outdated": (("document", "document-id", "status", "answers"), _outdated),
    "corrected": (("day", "question"), _corrected),
    "times": (("week", "questions", "half", "most"), _times),
}
