"""Kills the program at random moments, damages its files, and looks what is lost: nothing may be.

After each `kill -9`, every document that was acknowledged must be listed, and the next question
must be answered. In the end the answers to fixed questions must be those of a home that was never
disturbed, statement by statement and span by span; likewise after each kind of damage.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.damage import damage
from tests.benchmarks.ground import (
    READY_WITHIN,
    Ground,
    Result,
    acknowledged_in,
    answer_trouble,
    differing_answers,
    kill,
    missing_documents,
    start,
)
from tests.benchmarks.made_up_guidance import MOST_DOCUMENTS
from tests.benchmarks.program import call, free_port, print_table, wait_until_ready

_TRIES = 25


@dataclass(frozen=True)
class Moment:
    """When to kill: `delay` seconds after the output has shown `words` for the `count`th time."""

    words: str
    count: int
    delay: float

    def __str__(self) -> str:
        start = f"{self.words!r} x{self.count}" if self.words else "start"
        return f"{start} + {self.delay:.2f} s"


def kill_while_writing(ground: Ground, kills: int, seed: int) -> Iterator[Result]:
    """Kill `corpus add` and `index build` at random moments, each with new documents to take in."""
    chance = random.Random(seed)
    for number in range(1, kills + 1):
        ground.give(number / (kills + 1))
        for _ in range(_TRIES):
            adds = chance.random() < 0.6
            arguments = (
                ["corpus", "add", str(ground.given)] if adds else ["index", "build", "--force"]
            )
            moment = _moment_of_writing(chance, adds=adds)
            if _kill_at(ground, arguments, moment, whole_group=chance.random() < 0.5):
                break
        else:
            yield Result(
                " ".join(arguments[:2]), str(moment), "the program always ended first", 0.0
            )
            continue
        yield _checked(ground, " ".join(arguments[:2]), str(moment))


def kill_while_serving(ground: Ground, kills: int, seed: int) -> Iterator[Result]:
    """Kill `serve` at random moments: while it starts, and after it has become ready."""
    chance = random.Random(seed)
    for number in range(kills):
        port = free_port()
        log = ground.folder / "serve.log"
        with log.open("wb") as output:
            process = start(["serve", "--port", str(port)], ground.killed, output, output)
            try:
                if number % 2:
                    ready = wait_until_ready(process, port, READY_WITHIN)
                    moment = f"ready + {_wait(chance.uniform(0.0, 0.5)):.2f} s"
                else:
                    ready = True
                    moment = f"start + {_wait(chance.uniform(0.1, 6.0)):.2f} s"
                ended = process.poll()
            finally:
                kill(process, whole_group=False)
        if not ready or ended is not None:
            last = log.read_text(errors="replace").strip()[-200:]
            yield Result("serve", moment, f"it did not serve ({last})", 0.0)
            continue
        yield _checked(ground, "serve", moment)


def final_comparison(ground: Ground) -> Result:
    """Give the killed home all documents and compare its answers with the undisturbed ones."""
    started = time.monotonic()
    ground.give(1.0)
    added = call("corpus", "add", str(ground.given), home=ground.killed)
    built = call("index", "build", home=ground.killed)
    ground.acknowledged |= acknowledged_in(added.stdout)
    losses = [one.stderr[-300:] for one in (added, built) if one.returncode != 0]
    losses += missing_documents(ground)
    if len(ground.acknowledged) != ground.documents:
        losses.append(f"{len(ground.acknowledged)} of {ground.documents} documents were kept")
    losses += differing_answers(ground, ground.right_answers())
    return Result("final add and build", "", "; ".join(losses), time.monotonic() - started)


def _moment_of_writing(chance: random.Random, *, adds: bool) -> Moment:
    """Draw a moment, often close to where something is being written."""
    moments = [
        Moment("", 0, chance.uniform(0.0, 4.0)),
        Moment("Building the index", 1, chance.uniform(0.0, 1.0)),
        Moment("Verifying the index", 1, chance.uniform(0.0, 2.5)),
    ]
    if adds:
        moments.append(Moment("Reading documents", 1, chance.uniform(0.0, 6.0)))
        moments.append(Moment("added ", chance.randint(1, 4), chance.uniform(0.0, 0.05)))
    return chance.choice(moments)


def _kill_at(ground: Ground, arguments: list[str], moment: Moment, *, whole_group: bool) -> bool:
    """Run a command and kill it at `moment`; false if it ended by itself before."""
    said, told = ground.folder / "said.log", ground.folder / "told.log"
    with said.open("wb") as output, told.open("wb") as errors:
        process = start(arguments, ground.killed, output, errors)
        try:
            while process.poll() is None and not _has_come(moment, (said, told)):
                time.sleep(0.005)
            # Still running after the delay, as it should be: now is the moment.
            with suppress(subprocess.TimeoutExpired):
                process.wait(moment.delay)
        finally:
            landed = kill(process, whole_group=whole_group)
    ground.acknowledged |= acknowledged_in(said.read_text(errors="replace"))
    return landed


def _has_come(moment: Moment, logs: Sequence[Path]) -> bool:
    words = moment.words.encode()
    return not words or sum(one.read_bytes().count(words) for one in logs) >= moment.count


def _wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def _checked(ground: Ground, what: str, moment: str) -> Result:
    started = time.monotonic()
    losses = [*missing_documents(ground), answer_trouble(ground)]
    shown = "; ".join(one for one in losses if one)
    return Result(what, moment, shown, time.monotonic() - started)


def main() -> int:
    """Kill, damage, compare, print; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--home", type=Path, required=True, help="new folder for both homes")
    parser.add_argument("--kills", type=int, default=50, help="while writing (default: 50)")
    parser.add_argument("--serving", type=int, default=10, help="while serving (default: 10)")
    parser.add_argument("--documents", type=int, default=MOST_DOCUMENTS)
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--within", type=float, default=30.0, help="seconds to the next answer")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.home.exists() and any(given.home.iterdir()):
        parser.error(f"{given.home} is not empty; name a new folder")
    given.home.mkdir(parents=True, exist_ok=True)
    ground = Ground(given.home, given.documents, given.questions, given.within)
    ground.prepare()
    results = _told(kill_while_writing(ground, given.kills, given.seed))
    results += _told(kill_while_serving(ground, given.serving, given.seed))
    results += _told(iter([final_comparison(ground)]))
    results += _told(damage(ground))
    print_table(
        ("what", "when", "seconds to check", "lost"),
        [(one.what, one.moment, round(one.seconds, 1), one.loss or "nothing") for one in results],
    )
    lost = [one for one in results if one.loss]
    print(f"{len(results)} trials, {len(lost)} with a loss; {len(ground.acknowledged)} documents")
    return 1 if lost else 0


def _told(results: Iterator[Result]) -> list[Result]:
    kept = []
    for one in results:
        print(f"{one.what} | {one.moment} | {one.loss or 'nothing lost'}", file=sys.stderr)
        kept.append(one)
    return kept


if __name__ == "__main__":
    sys.exit(main())
