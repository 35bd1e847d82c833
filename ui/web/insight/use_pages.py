"""The page of how the service is used and how good it is, and its tables to take away."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from assistant.insight.usage import Usage
from assistant.records.feedback import Verdict
from ui.web.insight.answers import INSIGHT, Desk, Visiting, page, shown
from ui.web.insight.charts import Columns, bars, columns
from ui.web.insight.csv_file import csv_file
from ui.web.insight.tables import Table, table_of, tables_of
from ui.web.language import Words
from ui.web.library.addresses import document_address
from ui.web.visitor import Visit

USE = f"{INSIGHT}/use"
PERIODS = (30, 90, 365)
_SHOWN = 10
_ASKED_SHOWN = 6


def add_use(pages: APIRouter, desk: Desk) -> None:
    """Add the page with the charts, and a CSV file for each table."""

    @pages.get(USE)
    def use_page(visit: Visiting, days: str = "") -> Response:
        return shown(visit, lambda: _use(visit, desk, _period(days)))

    @pages.get(f"{USE}/{{name}}.csv")
    def use_csv(visit: Visiting, name: str, days: str = "") -> Response:
        def make() -> Response:
            table = table_of(name, desk.room.usage(_period(days)), visit.words)
            if table is None:
                return page(visit, "trouble", code=404, known="", detail="", way_back=USE)
            return csv_file(name, table.head, table.rows)

        return shown(visit, make, USE)


def _period(days: str) -> int:
    return int(days) if days in map(str, PERIODS) else PERIODS[0]


def _use(visit: Visit, desk: Desk, days: int) -> Response:
    usage, words = desk.room.usage(days), visit.words
    tables: dict[str, Table] = {one.name: one for one in tables_of(usage, words)}
    return page(
        visit,
        "use",
        usage=usage,
        days=days,
        periods=PERIODS,
        tables=tables,
        asked=_asked(usage, words),
        times=_times(usage, words),
        half=_seconds(usage.half, words),
        most=_seconds(usage.most, words),
        helpful=usage.verdicts.get(Verdict.HELPFUL, 0),
        not_helpful=usage.verdicts.get(Verdict.NOT_HELPFUL, 0),
        outcomes=bars(
            (words(f"insight-outcome-{one.replace('_', '-')}"), count, "", "")
            for one, count in usage.outcomes.items()
        ),
        reasons=bars(
            (words(f"ask-reason-{one.replace('_', '-')}"), count, "", "")
            for one, count in usage.reasons.items()
        ),
        cited=bars(
            (one.publication, one.answers, document_address(one.document_id), "")
            for one in usage.cited[:_SHOWN]
        ),
        outdated=bars(
            (
                one.publication,
                one.answers,
                document_address(one.document_id),
                words(f"text-status-{one.status}"),
            )
            for one in usage.outdated[:_SHOWN]
        ),
        never=[(one, document_address(one.document_id)) for one in usage.never[:_SHOWN]],
        corrected=usage.corrected[:_ASKED_SHOWN],
        keep_days=desk.room.keep_days,
    )


def _asked(usage: Usage, words: Words) -> Columns:
    counts = [one.count for one in usage.days]
    return columns(
        counts,
        most=words("insight-number", number=max(counts)),
        ends=(words.day(usage.since), words.day(usage.until)),
        said=words("insight-asked-chart", count=usage.questions, days=len(counts)),
    )


def _times(usage: Usage, words: Words) -> Columns | None:
    if not usage.times:
        return None
    slowest = [one.most for one in usage.times]
    return columns(
        slowest,
        inner=[one.half for one in usage.times],
        most=_seconds(max(slowest), words),
        ends=(words.day(usage.times[0].week.begins), words.day(usage.times[-1].week.begins)),
        said=words(
            "insight-times-chart",
            half=_seconds(usage.half, words),
            most=_seconds(usage.most, words),
        ),
    )


def _seconds(value: float, words: Words) -> str:
    return words("insight-seconds", seconds=round(value, 1 if value >= 1 else 2))
