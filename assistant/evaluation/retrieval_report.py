"""What a measurement of the search found, as data and as a text to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.evaluation.measures import MEASURES, RESAMPLES, Estimate, Values
from assistant.evaluation.own_home import Indexing
from assistant.evaluation.report import Cell, MeasuredQuestion, Report, Table

KIND = "retrieval"


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """What was measured against: `questions` of the `judged` ones, others left out or not drawn."""

    name: str
    split: str
    checksum: str
    judged: int
    questions: int
    without_text: int
    without_document: int
    judgements_outside: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of the fused search, question by question, in a process that is warm."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Everything that one measurement of the search found, with the settings that made it.

    `arms` and `differences` (fused minus an arm, on the same questions) map to measures; `by_arm`
    is what each question measured, in the order of `asked`.
    """

    measured: MeasuredSet
    indexing: Indexing
    arms: Mapping[str, Mapping[str, Estimate]]
    differences: Mapping[str, Mapping[str, Estimate]]
    latency: Latency
    settings: Mapping[str, Any]
    asked: Sequence[str]
    by_arm: Mapping[str, Values]

    def as_report(self) -> Report:
        """Return it in the form that is kept and compared, without the paths of the machine."""
        tables = [Table("Search", "search", self.arms)]
        tables.append(Table("Differences", "difference", self.differences, signed=True))
        times: dict[str, dict[str, Cell]] = {"fused search": dict(asdict(self.latency))}
        tables.append(Table("Milliseconds a question, warm", "step", times, digits=1))
        return Report(
            kind=KIND,
            measured={**asdict(self.measured), "set": self.measured.name},
            tables=tables,
            questions=[
                MeasuredQuestion(name, self._measures(place))
                for place, name in enumerate(self.asked)
            ],
            settings=self.settings,
        )

    def _measures(self, place: int) -> dict[str, float | None]:
        return {
            f"{arm} {name}": float(values[place, column])
            for arm, values in self.by_arm.items()
            for column, name in enumerate(MEASURES)
        }

    def as_json(self) -> dict[str, Any]:
        """Return everything as data for a program."""
        speed = self.indexing.documents_per_second
        return {
            "set": asdict(self.measured),
            "indexing": {
                **asdict(self.indexing),
                "documents_per_second": None if speed is None else round(speed, 2),
            },
            "arms": _as_data(self.arms),
            "differences": _as_data(self.differences),
            "latency_ms": asdict(self.latency),
            "settings": dict(self.settings),
        }

    def as_text(self) -> str:
        """Return everything as tables to read."""
        return "\n".join(
            [
                *self._set_lines(),
                "",
                *_table("search", self.arms, signed=False),
                "",
                *_table("difference", self.differences, signed=True),
                "",
                f"In brackets: 95% intervals, {RESAMPLES:,} bootstrap resamples of the questions.",
                f"Fused search: p50 {self.latency.p50:.1f} ms, p95 {self.latency.p95:.1f} ms "
                "a question, warm.",
                "",
                *(f"{name}: {value}" for name, value in self.settings.items()),
            ]
        )

    def _set_lines(self) -> list[str]:
        one, speed = self.measured, self.indexing.documents_per_second
        pace = "index reused" if self.indexing.reused else "index brought up to date"
        if speed is not None:
            pace = f"indexed at {speed:.1f} documents a second"
        return [
            f"{one.name}, split {one.split}: {one.questions:,} of {one.judged:,} judged questions "
            f"({one.without_document:,} left out without a judged document in the corpus, "
            f"{one.without_text:,} without a text)",
            f"{self.indexing.documents:,} documents, {self.indexing.passages:,} passages; {pace}",
            *(
                [f"{one.judgements_outside:,} judged documents are not in the corpus: never found"]
                if one.judgements_outside
                else []
            ),
        ]


def _as_data(
    rows: Mapping[str, Mapping[str, Estimate]],
) -> dict[str, dict[str, dict[str, float]]]:
    return {
        row: {
            name: {part: round(number, 5) for part, number in asdict(estimate).items()}
            for name, estimate in found.items()
        }
        for row, found in rows.items()
    }


def _table(head: str, rows: Mapping[str, Mapping[str, Estimate]], *, signed: bool) -> list[str]:
    sign = "+" if signed else ""
    cells = [[head, *MEASURES]] + [
        [
            row,
            *(
                f"{found[name].value:{sign}.3f} [{found[name].low:{sign}.3f}, "
                f"{found[name].high:{sign}.3f}]"
                for name in MEASURES
            ),
        ]
        for row, found in rows.items()
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
