"""Measures how long the program takes to its first answer, and how much memory it takes.

`ask` is timed from the start of the process to its end. `serve` is timed from the start of the
process until /readyz answers 200, and until the first answer has come through the same queue that
the page uses. Peak memory is the largest resident set of the process, as the system counted it.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.program import (
    call,
    environment,
    free_port,
    print_table,
    program,
    wait_until_ready,
)

_QUESTION = "Within how many days must a person meet their supervising officer after release?"
_SECONDS = 300.0
_KIB_PER_MIB = 1024.0


@dataclass(frozen=True)
class Run:
    """Seconds to each milestone of one run, and its peak memory in MiB."""

    seconds: dict[str, float]
    memory: float


def measure_ask(home: Path) -> Run:
    """Run `ask` once in a process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [*program(), "ask", _QUESTION, "--json", "--home", str(home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    status, memory = _waited(process)
    if status != 0:
        raise RuntimeError(f"`ask` ended with status {status}; run it by hand to see why")
    return Run({"ask: first answer": time.perf_counter() - started}, memory)


def measure_serve(home: Path) -> Run:
    """Start `serve`, wait until it is ready, ask one question as the page does, and stop it."""
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [*program(), "serve", "--port", str(port), "--home", str(home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    try:
        if not wait_until_ready(process, port, _SECONDS):
            raise RuntimeError(f"`serve` was not ready within {_SECONDS:.0f} s")
        ready = time.perf_counter() - started
        _ask_as_the_page_does(port)
        answered = time.perf_counter() - started
    finally:
        process.terminate()
        _, memory = _waited(process)
    return Run({"serve: ready": ready, "serve: first answer": answered}, memory)


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in KiB, macOS in bytes.
    scale = _KIB_PER_MIB if sys.platform.startswith("linux") else _KIB_PER_MIB**2
    return process.returncode, used.ru_maxrss / scale


def _ask_as_the_page_does(port: int) -> None:
    """Put a question into Gradio's queue and read events until its answer is complete."""
    address = f"http://127.0.0.1:{port}"
    with urlopen(f"{address}/config", timeout=60) as reply:
        asking, inputs = _asking_event(json.load(reply))
    session = secrets.token_hex(6)
    given = {
        "data": [_QUESTION, *[None] * (inputs - 1)],
        "fn_index": asking,
        "session_hash": session,
        "trigger_id": None,
        "event_data": None,
    }
    headers = {"content-type": "application/json"}
    join = Request(f"{address}/gradio_api/queue/join", json.dumps(given).encode(), headers)
    with urlopen(join, timeout=60):
        pass
    events = f"{address}/gradio_api/queue/data?session_hash={session}"
    with urlopen(events, timeout=60) as stream:
        for line in stream:
            if line.startswith(b"data:") and _is_complete(json.loads(line[5:])):
                return
    raise RuntimeError("the queue ended without an answer")


def _asking_event(config: dict[str, Any]) -> tuple[int, int]:
    """Return the number of the event that Enter in the question box sets off, and its inputs."""
    for event in config["dependencies"]:
        if any(trigger == "submit" for _, trigger in event["targets"]):
            return int(event["id"]), len(event["inputs"])
    raise RuntimeError("the page has no box with a question to submit")


def _is_complete(event: dict[str, Any]) -> bool:
    if event.get("msg") != "process_completed":
        return False
    if not event.get("success"):
        raise RuntimeError(f"the question failed: {event}")
    return True


def main() -> None:
    """Prepare a home, measure a few runs of each kind and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--home", type=Path, help="home to measure with (default: a new one)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each kind (default: 5)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = given.home or Path(temporary) / "home"
        # The first question of a home brings the notes in and exports the model: not measured.
        prepared = call("ask", _QUESTION, home=home)
        if prepared.returncode != 0:
            raise SystemExit(prepared.stderr)
        runs = [
            measure(home) for measure in (measure_ask, measure_serve) for _ in range(given.runs)
        ]
    print_table(
        ("milestone", "median s", "fastest s", "slowest s", "peak MiB (median)"), _rows(runs)
    )
    print(
        f"{given.runs} runs each, started one after another on a home that was prepared before "
        "(files in the system's cache). 'serve: first answer' went through the page's queue; the "
        "peak of serve is that of the whole run."
    )


def _rows(runs: list[Run]) -> list[tuple[str, float, float, float, float]]:
    rows = []
    for name in dict.fromkeys(name for run in runs for name in run.seconds):
        mine = [run for run in runs if name in run.seconds]
        seconds = [run.seconds[name] for run in mine]
        memory = statistics.median(run.memory for run in mine)
        rows.append((name, statistics.median(seconds), min(seconds), max(seconds), memory))
    return rows


if __name__ == "__main__":
    main()
