"""The ground on which the program is killed and damaged, and the checks that nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.settings import read_settings
from tests.benchmarks.made_up_guidance import questions, write_guidance
from tests.benchmarks.program import call, environment, free_port, program, wait_until_ready
from ui.answer_json import answer_json

READY_WITHIN = 180.0
_ACKNOWLEDGED = ("added ", "new version ", "unchanged ")


@dataclass(frozen=True)
class Result:
    """What became of one kill or damage; `loss` is empty if nothing was lost."""

    what: str
    moment: str
    loss: str
    seconds: float


@dataclass
class Ground:
    """Two homes over the same documents: one is killed, the other never disturbed.

    After each kill the next question must be answered `within` so many seconds.
    """

    folder: Path
    documents: int
    asked: int
    within: float = 30.0
    acknowledged: set[str] = field(default_factory=set)

    @property
    def killed(self) -> Path:
        """The home that is killed and damaged."""
        return self.folder / "killed"

    @property
    def undisturbed(self) -> Path:
        """The home that shows what is right."""
        return self.folder / "undisturbed"

    @property
    def given(self) -> Path:
        """The documents that the killed home has been given so far."""
        return self.folder / "given"

    def prepare(self) -> None:
        """Write the documents and bring all of them into the undisturbed home."""
        paths = write_guidance(self.folder / "all", self.documents)
        done = call("corpus", "add", str(self.folder / "all"), home=self.undisturbed)
        if done.returncode != 0 or len(acknowledged_in(done.stdout)) != len(paths):
            raise RuntimeError(f"the undisturbed home could not be made: {done.stderr[-500:]}")
        # The exported model is no part of what is tested, and takes ten seconds to make.
        shutil.copytree(self.undisturbed / "models", self.killed / "models")

    def give(self, share: float) -> None:
        """Put the first `share` of all documents where the killed home gets them from."""
        self.given.mkdir(exist_ok=True)
        for path in sorted((self.folder / "all").iterdir())[: int(share * self.documents)]:
            if not (self.given / path.name).exists():
                shutil.copy(path, self.given)

    def right_answers(self) -> list[dict[str, Any]]:
        """Return what the undisturbed home answers."""
        return answers_of(self.undisturbed, self.asked, self.documents)


def answers_of(home: Path, asked: int, documents: int) -> list[dict[str, Any]]:
    """Return outcome, statements and citations for the fixed questions, as a server answers."""
    assembly = Assembly(read_settings({}, home=home), stays=True)
    assembly.bring_starter_notes()
    try:
        told = [answer_json(ask(one, assembly.parts)) for one in questions(asked, documents)]
    finally:
        assembly.parts.close()
    return [{part: one[part] for part in ("outcome", "statements", "citations")} for one in told]


def acknowledged_in(output: str) -> set[str]:
    """Return the ids of the documents that complete lines of `corpus add` say are kept."""
    lines = [one for one in output.split("\n")[:-1] if one.startswith(_ACKNOWLEDGED)]
    return {one.removeprefix("new ").split(" ")[1] for one in lines if not one[:-1].endswith(" (")}


def missing_documents(ground: Ground) -> list[str]:
    """Return which acknowledged documents are not listed any more."""
    done = call("corpus", "list", "--json", home=ground.killed)
    if done.returncode != 0:
        return [f"`corpus list` failed: {done.stderr[-200:]}"]
    listed = {one["document_id"] for one in json.loads(done.stdout)["documents"]}
    lost = sorted(ground.acknowledged - listed)
    return [f"{len(lost)} acknowledged documents lost, such as {lost[0]}"] if lost else []


def answer_trouble(ground: Ground) -> str:
    """Return why the next question was not answered, empty if it was."""
    question = questions(1, ground.documents)[0]
    try:
        done = call("ask", question, "--json", home=ground.killed, seconds=ground.within)
    except subprocess.TimeoutExpired:
        return f"no answer within {ground.within:.0f} s"
    if done.returncode != 0:
        return f"`ask` failed: {done.stderr[-200:]}"
    outcome = json.loads(done.stdout)["outcome"]
    return "the answer is 'unavailable'" if outcome == "unavailable" else ""


def serve_trouble(ground: Ground) -> str:
    """Return why the server did not become ready, empty if it did."""
    port = free_port()
    with (ground.folder / "serve.log").open("wb") as output:
        process = start(["serve", "--port", str(port)], ground.killed, output, output)
        try:
            ready = wait_until_ready(process, port, READY_WITHIN)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                kill(process, whole_group=True)
    return "" if ready else f"`serve` was not ready within {READY_WITHIN:.0f} s"


def differing_answers(ground: Ground, right: list[dict[str, Any]]) -> list[str]:
    found = answers_of(ground.killed, ground.asked, ground.documents)
    differing = [at for at, (a, b) in enumerate(zip(found, right, strict=True)) if a != b]
    return [f"{len(differing)} of {len(right)} answers differ"] if differing else []


def start(arguments: list[str], home: Path, output: Any, errors: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*program(), *arguments, "--home", str(home)],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        env=environment(),
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], *, whole_group: bool) -> bool:
    """Kill the process, or it and its children; true if it was still running."""
    if process.poll() is not None:
        return False
    if whole_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    return process.wait() == -signal.SIGKILL
