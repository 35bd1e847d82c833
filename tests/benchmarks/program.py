"""Starts the installed program, looks at it from outside, and prints tables."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
_PREFIX = "PROBATION_ASSISTANT_"


def program() -> list[str]:
    """Return how to start `probation-assistant` of the environment that this Python belongs to."""
    beside = shutil.which("probation-assistant", path=str(Path(sys.executable).parent))
    return [beside] if beside else [sys.executable, "-m", "ui.command_line"]


def environment() -> dict[str, str]:
    """Return the environment without any settings of the person who runs this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_PREFIX)}
    return kept | {"PYTHONPATH": str(ROOT)}


def call(*arguments: str, home: Path, seconds: float = 900.0) -> subprocess.CompletedProcess[str]:
    """Run one command to its end; raises `subprocess.TimeoutExpired` after `seconds`."""
    return subprocess.run(
        [*program(), *arguments, "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env=environment(),
    )


def free_port() -> int:
    """Return a port on which nobody listens at the moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def is_ready(port: int) -> bool:
    """Tell whether the server on `port` says that it can answer."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as reply:
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False  # Not listening yet, or listening and not ready: both mean "wait".


def wait_until_ready(process: subprocess.Popen[bytes], port: int, seconds: float) -> bool:
    """Wait for `is_ready`; false if the process ends or the time is over before."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if is_ready(port):
            return True
        time.sleep(0.02)
    return False


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their heading, numbers to the right."""
    cells = [list(head), *([_shown(one) for one in row] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    right = [
        all(isinstance(row[column], int | float) for row in rows) for column in range(len(head))
    ]
    for line in cells:
        print(
            "  ".join(
                cell.rjust(width) if to_right else cell.ljust(width)
                for cell, width, to_right in zip(line, widths, right, strict=True)
            ).rstrip(),
            flush=True,
        )


def _shown(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
