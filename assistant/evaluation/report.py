"""What a measurement of answers found: as data, as a text to read, as a page to keep."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from assistant.evaluation.measures import RESAMPLES, Estimate

Cell = Estimate | float | int | str | None
Row = Mapping[str, Cell]

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by name, each with cells by column; `head` stands above the names.

    `signed` shows a plus before what is above zero, for differences.
    """

    title: str
    head: str
    rows: Mapping[str, Row]
    signed: bool = False
    digits: int = 3

    def cells(self) -> list[list[str]]:
        """Return the table as text, the heads of the columns first."""
        columns = list(dict.fromkeys(name for row in self.rows.values() for name in row))
        return [
            [self.head, *columns],
            *(
                [name, *(self._shown(row.get(one)) for one in columns)]
                for name, row in self.rows.items()
            ),
        ]

    def _shown(self, cell: Cell) -> str:
        form = f"{'+' if self.signed else ''}.{self.digits}f"
        if isinstance(cell, Estimate):
            return f"{cell.value:{form}} [{cell.low:{form}}, {cell.high:{form}}]"
        if isinstance(cell, float):
            return f"{cell:{form}}"
        return _NOTHING if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class MeasuredQuestion:
    """What was measured on one question, so that two runs can be compared question by question.

    A measure that does not apply is `None`. `evidence` is how likely it was judged, 0 to 1, that
    the guidance answers, and `answerable` whether it does; both unset where nobody judged it.
    """

    id: str
    measures: Mapping[str, float | None]
    answerable: bool | None = None
    evidence: float | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return everything as data for a program."""
        numbers = {
            name: None if value is None else round(value, 5)
            for name, value in self.measures.items()
        }
        return {
            "id": self.id,
            **self.details,
            "answerable": self.answerable,
            "evidence": self.evidence,
            "measures": numbers,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one measurement found, with the settings that made it.

    `kind` is the command; `measured` names the set with its checksum and counts.
    """

    kind: str
    measured: Mapping[str, Any]
    tables: Sequence[Table]
    questions: Sequence[MeasuredQuestion]
    settings: Mapping[str, Any]
    notes: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """Return everything as data for a program."""
        return {
            "kind": self.kind,
            "measured": dict(self.measured),
            "tables": {
                one.title: {
                    name: {column: _as_data(cell) for column, cell in row.items()}
                    for name, row in one.rows.items()
                }
                for one in self.tables
            },
            "notes": list(self.notes),
            "settings": dict(self.settings),
            "questions": [one.as_json() for one in self.questions],
        }

    def as_text(self) -> str:
        """Return everything but the single questions as tables to read."""
        lines = [f"{name}: {value}" for name, value in self.measured.items()]
        for table in self.tables:
            lines += ["", table.title, *_aligned(table.cells())]
        return "\n".join(
            [*lines, "", *self._all_notes(), "", *(f"{a}: {b}" for a, b in self.settings.items())]
        )

    def as_markdown(self) -> str:
        """Return everything but the single questions as a Markdown page."""
        lines = [f"# Evaluation of {self.kind}", ""]
        lines += [f"- {name}: {value}" for name, value in self.measured.items()]
        for table in self.tables:
            head, *rows = ([_escaped(cell) for cell in line] for line in table.cells())
            lines += ["", f"## {table.title}", "", _line(head), _line(["---"] * len(head))]
            lines += [_line(row) for row in rows]
        lines += ["", "## Notes", "", *(f"- {one}" for one in self._all_notes())]
        lines += ["", "## Settings", ""]
        lines += [f"- {name}: `{json.dumps(value)}`" for name, value in self.settings.items()]
        return "\n".join([*lines, ""])

    def _all_notes(self) -> list[str]:
        return [
            *self.notes,
            f"In brackets: 95% intervals, {RESAMPLES:,} bootstrap resamples of the questions.",
        ]


def write_report(report: Report, folder: Path) -> None:
    """Write `report.md` and `report.json` into `folder`, which is made if it is absent."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(data + "\n", encoding="utf-8")
    (folder / "report.md").write_text(report.as_markdown(), encoding="utf-8")


def _as_data(cell: Cell) -> Any:
    if isinstance(cell, Estimate):
        return {part: round(number, 5) for part, number in asdict(cell).items()}
    return round(cell, 5) if isinstance(cell, float) else cell


def _aligned(cells: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(cell: str) -> str:
    return " ".join(cell.replace("|", "\\|").split())
