"""Progress on standard error: new lines in a log, nothing where there is nothing to do."""

from __future__ import annotations

import pytest

from ui.commands.progress import ProgressLine


def test_a_log_gets_the_first_line_of_each_stage_and_no_flood(
    capsys: pytest.CaptureFixture[str],
) -> None:
    progress = ProgressLine()
    for done in range(1000):
        progress("Reading documents", done, 1000)
    progress("Embedding passages", 0, 5)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["Reading documents: 0 of 1,000", "Embedding passages: 0 of 5"]


def test_nothing_to_do_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    ProgressLine()("Embedding passages", 0, 0)
    assert capsys.readouterr().err == ""
