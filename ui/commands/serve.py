"""`probation-assistant serve`: the web chat."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from assistant.assembly import Assembly
from assistant.settings import read_settings
from ui.commands.outcome import DONE, tell
from ui.commands.progress import ProgressLine


def serve(parsed: Namespace) -> int:
    """Bring the bundled notes in, the index up to date, and serve until stopped."""
    settings = read_settings(home=parsed.home)
    settings = replace(
        settings,
        host=parsed.host or settings.host,
        port=settings.port if parsed.port is None else parsed.port,
    )
    assembly = Assembly(settings, stays=True, tell=tell)
    progress = ProgressLine()
    assembly.bring_starter_notes()
    assembly.keeper.prepare(progress)
    progress.clear()
    from ui.web.server import serve as serve_pages

    serve_pages(assembly)
    return DONE
