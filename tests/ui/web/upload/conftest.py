"""A home of the test's own that files are brought into, and visitors with a browser each."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.settings import Settings
from index.exported_model import Embedder
from tests.ui.conftest import running
from tests.ui.web.upload.made_files import Files

ROOM = "/library/upload"
_SECONDS = 60.0
_TICKED = re.compile(r'name="chosen" value="(\d+)"[^>]* checked')


class Visitor:
    """One browser: it keeps its cookie, and follows a batch."""

    def __init__(self, address: str, **headers: str) -> None:
        self.client = httpx.Client(
            base_url=address, headers=headers, follow_redirects=True, timeout=60
        )
        self.client.get(ROOM)

    def at(self, address: str) -> Visitor:
        """Go on with the same cookies at a server that was started anew."""
        self.client.base_url = httpx.URL(address)
        return self

    def send(self, files: Files) -> httpx.Response:
        parts = [("files", one) for one in files]
        return self.client.post(ROOM, files=parts)

    def batch(self, files: Files) -> str:
        """Send files, wait until they are read, and return the address of their batch."""
        answer = self.send(files)
        assert answer.status_code == 200, answer.text
        address = answer.url.path
        self.settled(address)
        return address

    def settled(self, address: str) -> dict[str, Any]:
        """Wait until nothing is at work on a batch."""
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            told = self.client.get(f"{address}/progress.json").json()
            if not told["working"]:
                return told
            time.sleep(0.05)
        raise AssertionError(f"still at work: {told}")

    def page(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def ticked(self, address: str) -> list[str]:
        return _TICKED.findall(self.page(address))

    def put_in(self, address: str, *numbers: str) -> str:
        """Put the entries with these numbers in, or those that are ticked; return the page."""
        chosen = list(numbers) or self.ticked(address)
        self.client.post(f"{address}/put-in", data={"chosen": chosen})
        self.settled(address)
        return self.page(address)

    def undo(self, address: str) -> str:
        self.client.post(f"{address}/undo")
        self.settled(address)
        return self.page(address)


def copied(web_home: Path, folder: Path) -> Path:
    """Return a copy of the home with guidance, to be changed."""
    home = folder / "home"
    shutil.copytree(web_home, home, ignore=shutil.ignore_patterns("uploads*", "open", "*.lock"))
    return home


def put_together(home: Path, embedder: Embedder, *, indexed: bool = True, **settings: Any):
    """Put the parts together over a home, as a process that is started anew does.

    A build takes seconds; without `indexed`, what goes in is kept and not searched.
    """
    made = Assembly(replace(Settings(home=home, starter_notes=False), **settings), stays=True)
    made.embedder = embedder
    if not indexed:
        made.keeper.is_up_to_date = lambda: True
    return made


@pytest.fixture
def upload_home(tmp_path: Path, web_home: Path) -> Path:
    """A copy of the home with guidance, for one test."""
    return copied(web_home, tmp_path)


@pytest.fixture
def started(upload_home: Path, embedder: Embedder, serving: Any) -> Callable[..., Any]:
    """Starts a server over that home for the length of a block; yields address and assembly."""

    @contextmanager
    def start(*, indexed: bool = False, **settings: Any) -> Iterator[tuple[str, Assembly]]:
        assembly = put_together(upload_home, embedder, indexed=indexed, **settings)
        with serving(assembly) as address:
            yield address, assembly
        assembly.parts.close()

    return start


@pytest.fixture(scope="module")
def shared(
    tmp_path_factory: pytest.TempPathFactory, web_home: Path, embedder: Embedder
) -> Iterator[tuple[str, Assembly]]:
    """A server for the tests of a module that put nothing in; each has visitors of its own."""
    home = copied(web_home, tmp_path_factory.mktemp("shared"))
    assembly = put_together(home, embedder, indexed=False)
    with running(assembly) as address:
        yield address, assembly
    assembly.parts.close()
