"""Measures written answers beside quoted ones, with a made-up writer behind a server on loopback.

    python tests/benchmarks/writing.py [--limit N] [--altered SHARE] [--misquoted SHARE]

The writer puts the sentences nearest to the question in other words, alters a share of them and
misquotes another. It pauses like a model: so long before the first piece, and so long a word.
Printed is what `evaluate writing` prints, and how many of the altered statements were shown with
the checker on and off, and which. Of how well a real model writes this says nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.assembly import Assembly
from assistant.evaluation.cases import read_cases
from assistant.evaluation.claims_followed import Became
from assistant.evaluation.report import write_report
from assistant.evaluation.side_by_side import WRITTEN, Arm, SideBySide
from assistant.evaluation.writing import ask_all_side_by_side, writing_report
from assistant.evaluation.writing_sheet import writing_sheet
from assistant.settings import read_settings
from tests.assistant.language_model.scripted_server import Received, Reply, scripted_server
from tests.assistant.writing.made_up_writer import MISQUOTES, MadeUpWriter
from tests.benchmarks.program import print_table
from ui.commands.progress import ProgressLine

_CASES = Path(__file__).parents[1] / "evaluation" / "cases.jsonl"
_SHOWN = (Became.HELD, Became.REPEATED)


def shown_by_fault(found: Sequence[SideBySide], writer: MadeUpWriter) -> list[list[object]]:
    """Return for each thing that the writer did how many statements there were and were shown."""
    made: dict[str, Counter[str]] = {arm: Counter() for arm in WRITTEN}
    shown: dict[str, Counter[str]] = {arm: Counter() for arm in WRITTEN}
    for one in found:
        for arm in WRITTEN:
            for claim in one.by_arm[arm].claims:
                wrong = writer.made[one.case.question.strip(), claim.text]
                for name in _names(wrong):
                    made[arm][name] += 1
                    shown[arm][name] += claim.became in _SHOWN
    kinds = sorted(set().union(*made.values()), key=lambda one: (": " in one, one))
    return [
        [kind, *(_counts(made[arm][kind], shown[arm][kind]) for arm in WRITTEN)] for kind in kinds
    ]


def mistaken(found: Sequence[SideBySide], writer: MadeUpWriter) -> Iterator[str]:
    """Yield the false statements that were shown checked, and the true ones that were not."""
    for one in found:
        for claim in one.by_arm[Arm.CHECKED].claims:
            wrong = writer.made[one.case.question.strip(), claim.text]
            if wrong and claim.became in _SHOWN:
                yield f"shown, {wrong}: {one.case.id} “{claim.text}”"
            if not wrong and claim.became not in _SHOWN:
                yield f"held back, faithful: {one.case.id} “{claim.text}” ({claim.why})"


def _names(wrong: str) -> tuple[str, ...]:
    if not wrong:
        return ("faithful",)
    what = "misquoted" if wrong in MISQUOTES else "altered"
    return (what, f"{what}: {wrong}")


def _counts(made: int, shown: int) -> str:
    return f"{shown} of {made} ({shown / made:.1%})" if made else "–"


def main() -> None:
    """Ask the cases of a fresh home, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cases", type=Path, default=_CASES)
    parser.add_argument("--home", type=Path, help="a home to ask; a fresh one if not given")
    parser.add_argument("--limit", type=int, help="ask only so many of the cases")
    parser.add_argument("--altered", type=float, default=0.3, help="share of statements")
    parser.add_argument("--misquoted", type=float, default=0.1, help="share of statements")
    parser.add_argument("--first", type=float, default=0.3, help="seconds to the first piece")
    parser.add_argument("--word", type=float, default=0.03, help="seconds a word")
    parser.add_argument(
        "--report", type=Path, help="keep report.md, report.json and sheet.md there"
    )
    given = parser.parse_args()
    writer = MadeUpWriter(altered=given.altered, misquoted=given.misquoted)

    def reply(received: Received) -> Reply:
        text = writer(received.prompt)
        return Reply(text, first_pause=given.first, pause=given.word)

    with scripted_server(reply) as server, tempfile.TemporaryDirectory() as scratch:
        os.environ.update(server.environment)
        assembly = Assembly(read_settings(home=given.home or Path(scratch)))
        assembly.bring_starter_notes()
        cases, progress = read_cases(given.cases), ProgressLine()
        found = ask_all_side_by_side(cases, assembly.parts, limit=given.limit, tell=progress)
        progress.clear()
        report = writing_report(cases, assembly.parts, found)
        assembly.parts.close()
    if given.report:
        write_report(report, given.report)
        sheet = writing_sheet(found, assembly.model.name)
        (given.report / "sheet.md").write_text(sheet, encoding="utf-8")
    print(report.as_text())
    print("\nStatements shown as they were written, by what the writer had done to them")
    print_table(["what", *WRITTEN], shown_by_fault(found, writer))
    print("\nWhere the checker was mistaken", *mistaken(found, writer), sep="\n")


if __name__ == "__main__":
    main()
