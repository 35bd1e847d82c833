"""`probation-assistant evaluate`: measures the assistant on judged questions."""

from __future__ import annotations

from argparse import Namespace

from assistant.evaluation.retrieval import evaluate_retrieval
from assistant.settings import read_settings
from ui.commands.outcome import DONE, print_json
from ui.commands.progress import ProgressLine


def retrieval(parsed: Namespace) -> int:
    """Measure the search on a BEIR folder."""
    settings = read_settings(home=parsed.home)
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
    if parsed.json:
        print_json(report.as_json())
    else:
        print(report.as_text())
    return DONE
