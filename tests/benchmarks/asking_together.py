"""Measures many people asking at once, over the protocol that the page uses.

    python tests/benchmarks/asking_together.py --home HOME

Each person has a browser's cookie and a conversation of their own, and asks a question every few
seconds. Measured from sending the question: until the first words of its answer have come, and
until all of it has. An answer to another question, or one in another's conversation, is counted as
mixed. Memory is the resident set of the server and the processes that answer for it, looked at all
along: what they share is counted for each.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import random
import re
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.program import (
    environment,
    free_port,
    print_table,
    program,
    wait_until_ready,
)

_CASES = Path(__file__).resolve().parents[1] / "evaluation" / "cases.jsonl"
_START_SECONDS = 300.0
_LONGEST_WAIT = 60.0
_KIB_PER_MIB = 1024.0


@dataclass
class Measured:
    """What came of all questions; seconds for times, MiB for memory."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Person:
    """One browser: its client with its cookie, and the name of its open page."""

    client: httpx.AsyncClient
    page: str
    event: int
    inputs: int


async def measure(port: int, questions: Sequence[str], options: argparse.Namespace) -> Measured:
    """Let people ask for a while; return what was measured."""
    measured = Measured()
    people = [await _opened(port) for _ in range(options.people)]
    end = time.perf_counter() + options.seconds
    watching = asyncio.create_task(_watch_memory(options.process, measured))
    chance = random.Random(options.seed)
    await asyncio.gather(
        *(
            _person(one, questions, end, measured, random.Random(chance.random()), options.every)
            for one in people
        )
    )
    watching.cancel()
    for one in people:
        await one.client.aclose()
    return measured


async def _opened(port: int) -> Person:
    client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=_LONGEST_WAIT)
    (await client.get("/")).raise_for_status()
    config = (await client.get("/config")).json()
    event, inputs = next(
        (one["id"], len(one["inputs"]))
        for one in config["dependencies"]
        if one.get("api_name") == "answering"
    )
    return Person(client, secrets.token_hex(6), event, inputs)


async def _person(
    person: Person,
    questions: Sequence[str],
    end: float,
    measured: Measured,
    chance: random.Random,
    every: float,
) -> None:
    conversation = ""
    await asyncio.sleep(chance.random() * every)
    while time.perf_counter() < end:
        question = chance.choice(questions)
        began = time.perf_counter()
        try:
            conversation = await _ask(person, question, conversation, measured)
        except (httpx.HTTPError, ValueError) as problem:
            measured.problems.append(f"{type(problem).__name__}: {problem}")
        took = time.perf_counter() - began
        await asyncio.sleep(max(0.0, every * (0.5 + chance.random()) - took))


async def _ask(person: Person, question: str, conversation: str, measured: Measured) -> str:
    """Ask, read the answer as it arrives, and return the conversation that it stands in."""
    given = {
        "data": [question, *[None] * (person.inputs - 1)],
        "fn_index": person.event,
        "session_hash": person.page,
        "trigger_id": None,
        "event_data": None,
    }
    query = {"conversation": conversation} if conversation else {}
    began = time.perf_counter()
    reply = await person.client.post("/gradio_api/queue/join", params=query, json=given)
    reply.raise_for_status()
    first, told = 0.0, ""
    async for message in _events(person):
        if message["msg"] in ("process_generating", "process_completed"):
            told += json.dumps(message.get("output", {}), ensure_ascii=False)
            if not first and ("said-how" in told or "wording" in told):
                first = time.perf_counter() - began
        if message["msg"] == "process_completed":
            if not message.get("success"):
                raise ValueError(f"not answered: {message.get('output')}")
            break
    measured.first.append(first or time.perf_counter() - began)
    measured.whole.append(time.perf_counter() - began)
    return _conversation_of(told, question, conversation, measured)


async def _events(person: Person) -> AsyncIterator[dict[str, Any]]:
    params = {"session_hash": person.page}
    async with person.client.stream("GET", "/gradio_api/queue/data", params=params) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data:"):
                yield json.loads(line.removeprefix("data:"))


def _conversation_of(told: str, question: str, conversation: str, measured: Measured) -> str:
    _, found, after = told.partition("conversation-")
    here = after[:32] if found else ""
    if conversation and here and here != conversation:
        measured.mixed.append(f"{question}: in {here}, not in {conversation}")
    # What was masked is not there, so most of the words will do.
    words = re.findall(r"[a-z]{4,}", question.lower())
    shown = html.unescape(told).lower()
    if sum(one in shown for one in words) < len(words) / 2:
        measured.mixed.append(f"{question}: not in its answer")
    return here or conversation


async def _watch_memory(process: int, measured: Measured) -> None:
    while True:
        measured.memory.append(sum(_resident(one) for one in (process, *_children(process))))
        await asyncio.sleep(1.0)


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / _KIB_PER_MIB


def _children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(one) for thread in threads for one in thread.read_text().split()]


def _report(measured: Measured, options: argparse.Namespace) -> None:
    rows = []
    for name, times in (("first words", measured.first), ("whole answer", measured.whole)):
        ordered = sorted(times)
        rows.append(
            [
                name,
                len(ordered),
                statistics.median(ordered),
                ordered[int(0.95 * (len(ordered) - 1))],
                ordered[int(0.99 * (len(ordered) - 1))],
                ordered[-1],
            ]
        )
    print_table(["seconds until", "questions", "p50", "p95", "p99", "most"], rows)
    quarter = max(1, len(measured.memory) // 4)
    quarters = (slice(quarter), slice(quarter, 2 * quarter), slice(-quarter, None))
    memory = [statistics.mean(measured.memory[one]) for one in quarters]
    print_table(
        ["memory, MiB", "first quarter", "second", "last", "most"],
        [["server", *memory, max(measured.memory)]],
    )
    print(
        f"{options.people} people, a question every {options.every:g} s each, for "
        f"{options.seconds:g} s: {len(measured.problems)} failed, {len(measured.mixed)} mixed."
    )
    for one in [*measured.problems, *measured.mixed][:10]:
        print(f"  {one}")


def main() -> None:
    """Start a server on a copy of a home, let people ask, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, help="a home to copy; the starter notes if not given")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--every", type=float, default=5.0, help="seconds between two questions")
    parser.add_argument(
        "--settle", type=float, default=45.0, help="seconds before it, for reading ahead"
    )
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        if options.home:
            shutil.copytree(options.home, home)
        port = free_port()
        process = subprocess.Popen(
            [*program(), "serve", "--port", str(port), "--home", str(home)],
            stdout=subprocess.DEVNULL,
            env=environment(),
        )
        try:
            if not wait_until_ready(process, port, _START_SECONDS):
                sys.exit("The server did not become ready; run `probation-assistant serve` to see.")
            options.process = process.pid
            time.sleep(options.settle)
            _report(asyncio.run(measure(port, questions, options)), options)
        finally:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    main()
