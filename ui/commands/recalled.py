"""Recalls the approved answers that a command has made out of date, and says so."""

from __future__ import annotations

from assistant.assembly import Assembly
from assistant.helpdesk.watch import recall_changed
from assistant.records.errors import RecordsProblem
from ui.commands.outcome import tell


def recall_and_tell(assembly: Assembly) -> None:
    """Recall approved answers whose sources have changed; what came in stays in whatever happens.

    It is told on standard error, so that it disturbs no program.
    """
    try:
        recalled = recall_changed(assembly)
    except RecordsProblem as problem:
        tell(f"The approved answers of the reply desk were not looked at. {problem}")
        return
    if recalled:
        tell(f"Approved answers recalled, because what they cite has changed: {len(recalled)}")
        for one in recalled:
            tell(f"  {one.pair.question} ({one.cause})")
