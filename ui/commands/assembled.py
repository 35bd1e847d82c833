"""Puts the assistant together for a command."""

from __future__ import annotations

from argparse import Namespace

from assistant.assembly import Assembly
from assistant.settings import read_settings
from ui.commands.outcome import tell


def assembly_for(parsed: Namespace, *, stays: bool = False) -> Assembly:
    """Return the parts for the home that the command line names, or the settings."""
    return Assembly(read_settings(home=parsed.home), stays=stays, tell=tell)
