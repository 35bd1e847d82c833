"""The real program on the real index, in a process of its own, and a browser that watches it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from assistant.assembly import Assembly
from corpus.errors import LibraryBusy

_ROOT = Path(__file__).resolve().parents[4]
_SERVE = ["-c", "from ui.command_line import run; run()", "serve"]


def once_free(write: Callable[[], object]) -> None:
    """Write to a home beside the running program, which may itself be writing just then."""
    end = time.monotonic() + 60
    while True:
        try:
            write()
            return
        except LibraryBusy:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@dataclass
class Program:
    """The program serving a home on a port that stays the same when it is started again."""

    home: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it says where it is served."""
        kept = {name: one for name, one in os.environ.items() if not name.startswith("PROBATION_")}
        self.process = subprocess.Popen(
            [sys.executable, *_SERVE, "--home", str(self.home), "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env=kept | {"PYTHONPATH": str(_ROOT)} | self.variables,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert "http://" in line, f"the program did not start: {line!r}"
        self.port = int(line.rstrip().rstrip("/").rpartition(":")[2])

    def stop(self) -> None:
        """Stop it as the system does."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None


@dataclass
class Visitor:
    """A browser of one person: a page, everything it asked for, and what it complained about."""

    program: Program
    context: BrowserContext
    page: Page = field(init=False)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(15_000)
        self.context.on("request", lambda one: self.requests.append(one.url))
        self.page = self.another_page()

    def another_page(self) -> Page:
        """Open another tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("console", self._heard)
        return page

    def _heard(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def go(self, path: str = "/") -> None:
        """Open a page of the program."""
        self.page.goto(self.program.address + path)
        if urlsplit(path).path == "/":
            self.box.wait_for()

    @property
    def box(self) -> Locator:
        """The question box, in English or Welsh."""
        return self.page.locator("#question-box textarea")

    @property
    def latest(self) -> Locator:
        """The last turn on the page."""
        return self.page.locator("#latest-turn article.turn")

    def ask(self, question: str) -> Locator:
        """Type a question, send it, and return its turn once the whole answer is there."""
        self.box.fill(question)
        self.box.press("Enter")
        return self.answered(question)

    def answered(self, question: str) -> Locator:
        """Wait for the whole answer to a question, and return its turn."""
        turn = self.latest.filter(has_text=question)
        turn.locator(".announcement").wait_for(state="attached")
        return turn

    def follow(self, way: Locator) -> None:
        """Click on what leads to another page, and be there when this returns."""
        with self.page.expect_navigation():
            way.click()

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def elsewhere(self) -> list[str]:
        """Return what was asked of any other address than the program's."""
        own = urlsplit(self.program.address).netloc
        return [
            one
            for one in self.requests
            if urlsplit(one).netloc != own and urlsplit(one).scheme not in ("data", "blob", "about")
        ]


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory, starter: Assembly) -> Iterator[Program]:
    """The program over the bundled notes, as a person has it at first."""
    home = tmp_path_factory.mktemp("journeys") / "home"
    shutil.copytree(starter.settings.home, home)
    running = Program(home)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visit(browser: Browser, program: Program) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser of a person who was never here, wide or narrow, light or dark."""
    opened: list[Visitor] = []

    def new(width: int = 1280, height: int = 900, **more) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", **more
        )
        opened.append(Visitor(program, context))
        return opened[-1]

    yield new
    for one in opened:
        one.context.close()
        assert one.elsewhere() == []
