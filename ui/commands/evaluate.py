"""`probation-assistant evaluate`: measures the assistant on judged questions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assistant.evaluation.comparison import compared, read_old_report
from assistant.evaluation.own_home import Tell
from assistant.evaluation.report import Report, write_report
from assistant.settings import read_settings
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json
from ui.commands.progress import ProgressLine


def retrieval(parsed: Namespace) -> int:
    """Measure the search on a BEIR folder."""
    from assistant.evaluation.retrieval import evaluate_retrieval
    from assistant.evaluation.retrieval_report import KIND

    settings = read_settings(home=parsed.home)
    old = _prepared(parsed, KIND)
    progress = ProgressLine()
    report = evaluate_retrieval(
        parsed.beir,
        parsed.split,
        home=settings.home,
        limit=parsed.limit,
        settings=settings,
        tell=progress,
    )
    progress.clear()
    whole = _compared(report.as_report(), old)
    if parsed.report:
        write_report(whole, parsed.report)
    if parsed.json:
        both = {"comparison": whole.as_json()["tables"], "notes": list(whole.notes)}
        print_json(report.as_json() | (both if old is not None else {}))
    else:
        print(report.as_text() if old is None else whole.as_text())
    return DONE


def answers(parsed: Namespace) -> int:
    """Measure whole answers over the library of the home."""
    from assistant.evaluation.answers import KIND, evaluate_answers
    from assistant.evaluation.cases import read_cases

    cases = read_cases(parsed.cases)
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    status = _reported(
        parsed,
        KIND,
        lambda tell: evaluate_answers(cases, assembly.parts, limit=parsed.limit, tell=tell),
    )
    assembly.parts.close()
    return status


def writing(parsed: Namespace) -> int:
    """Measure written answers beside quoted ones, with the checker on and off."""
    from assistant.evaluation.cases import read_cases
    from assistant.evaluation.writing import KIND, ask_all_side_by_side, writing_report
    from assistant.evaluation.writing_sheet import writing_sheet

    cases = read_cases(parsed.cases)
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()

    def measure(tell: Tell) -> Report:
        found = ask_all_side_by_side(cases, assembly.parts, limit=parsed.limit, tell=tell)
        if parsed.sheet:
            sheet = writing_sheet(found, assembly.model.name)
            parsed.sheet.write_text(sheet, encoding="utf-8")
        return writing_report(cases, assembly.parts, found)

    if parsed.sheet:
        # It must not fail after a long measurement.
        parsed.sheet.parent.mkdir(parents=True, exist_ok=True)
        parsed.sheet.open("a").close()
    status = _reported(parsed, KIND, measure)
    assembly.parts.close()
    return status


def conversations(parsed: Namespace) -> int:
    """Measure search, answers and refusals on a folder of conversations."""
    from assistant.evaluation.conversations import KIND, evaluate_conversations

    settings = read_settings(home=parsed.home)
    return _reported(
        parsed,
        KIND,
        lambda tell: evaluate_conversations(
            parsed.folder, settings=settings, limit=parsed.limit, tell=tell
        ),
    )


def sentences(parsed: Namespace) -> int:
    """Measure which sentences are quoted, on passages whose sentences people marked."""
    from assistant.evaluation.sentences import KIND, evaluate_sentences

    settings = read_settings(home=parsed.home)
    return _reported(
        parsed,
        KIND,
        lambda tell: evaluate_sentences(
            parsed.file, settings=settings, limit=parsed.limit, tell=tell
        ),
    )


def _reported(parsed: Namespace, kind: str, measure: Callable[[Tell], Report]) -> int:
    """Measure, compare with an earlier run if one is named, keep the report, and print it."""
    old = _prepared(parsed, kind)
    progress = ProgressLine()
    report = _compared(measure(progress), old)
    progress.clear()
    if parsed.report:
        write_report(report, parsed.report)
    if parsed.json:
        print_json(report.as_json())
    else:
        print(report.as_text())
    return DONE


def _prepared(parsed: Namespace, kind: str) -> dict[str, Any] | None:
    """Read the earlier run and make the folder, so that neither fails after a long measurement."""
    if parsed.report:
        parsed.report.mkdir(parents=True, exist_ok=True)
    return read_old_report(parsed.compare, kind) if parsed.compare else None


def _compared(report: Report, old: dict[str, Any] | None) -> Report:
    if old is None:
        return report
    table, notes = compared(report, old)
    return replace(report, tables=[*report.tables, table], notes=[*report.notes, *notes])
