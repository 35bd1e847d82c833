"""What the tests of the pages share: a home with guidance, a running server, a browser."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import fastapi.dependencies.models
import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.document import Document, TextBuilder
from corpus.publication import Status
from index.exported_model import Embedder
from tests.made_documents import made_document
from ui.web.server import web_app

IMAGE_MARKUP = "<img src=x onerror=document.title='taken'>"
LINK_MARKUP = "[press here](javascript:document.title='taken') ![pixel](http://192.0.2.7/pixel.png)"
ADDRESS = "https://www.example.org/recall"


@dataclass(frozen=True)
class Served:
    """A running server and the assembly behind it."""

    address: str
    assembly: Assembly


def recall_guidance() -> Document:
    """Return official guidance with a list, a numbered list and a table."""

    def fill(content: TextBuilder) -> None:
        content.heading("Recall guidance for practitioners", 1)
        content.heading("Reporting a missed appointment", 2)
        content.paragraph(
            "A missed appointment must be recorded within three working days of the appointment. "
            "The manager reads the record each week."
        )
        content.paragraph("The record of a missed appointment must show:")
        content.list_item("the reason that the person gave")
        content.list_item("whether the reason is acceptable")
        content.heading("Steps of a warning letter", 2)
        content.list_item("Check the address.", marker="1.")
        content.list_item("Send the letter by post.", marker="2.")
        content.heading("Time limits for warnings", 2)
        content.table_row(["Kind of warning", "Time limit"], header=True)
        content.table_row(["First warning letter", "five working days"])
        content.table_row(["Final warning letter", "two working days"])

    return made_document(
        "Recall guidance for practitioners",
        fill,
        source="/guidance/recall.md",
        publisher="Example Service",
        address=ADDRESS,
        published=date(2020, 5, 1),
        updated=date(2021, 6, 8),
    )


def starter_note() -> Document:
    """Return a note of ours that rests on two addresses."""
    return made_document(
        "Tagging in short",
        "An alcohol tag is worn for at most 120 days under a court order.",
        source="starter:tagging",
        starter_note=True,
        rests_on=("https://www.example.org/tags", "javascript:alert(1)"),
    )


def superseded_guidance() -> Document:
    """Return guidance that no longer applies."""
    return made_document(
        "Hostel handbook of 2009",
        "Hostel residents must sign the visitors book before eleven at night.",
        source="/guidance/hostel.md",
        status=Status.SUPERSEDED,
        applies_to=date(2019, 3, 31),
        replaced_by="Approved premises handbook",
    )


def hostile_document() -> Document:
    """Return a document whose words are markup, in heading, text, list and table."""

    def fill(content: TextBuilder) -> None:
        content.heading(f"Zebra forms {IMAGE_MARKUP}", 1)
        content.paragraph(
            f"The zebra form must be signed in green ink {IMAGE_MARKUP} {LINK_MARKUP} "
            "**bold** `code` $$x$$ %%%LATEX_BLOCK_0%%% <script>document.title='taken'</script>."
        )
        content.list_item(f"zebra stamp {IMAGE_MARKUP}")
        content.table_row(["Zebra", LINK_MARKUP], header=True)
        content.table_row([IMAGE_MARKUP, "</table></details><h1>out</h1>"])

    return made_document(
        f"Zebra notes {IMAGE_MARKUP}",
        fill,
        source="/guidance/zebra.md",
        address="javascript:document.title='taken'",
        publisher=LINK_MARKUP,
    )


@pytest.fixture(scope="session")
def guidance() -> dict[str, Document]:
    """The documents of the test home, by a short name."""
    return {
        "recall": recall_guidance(),
        "starter": starter_note(),
        "superseded": superseded_guidance(),
        "hostile": hostile_document(),
    }


@pytest.fixture(scope="session")
def web_home(
    tmp_path_factory: pytest.TempPathFactory,
    embedder: Embedder,
    models_folder: Path,
    guidance: dict[str, Document],
) -> Path:
    """A home with guidance, a real index and the exported model."""
    home = tmp_path_factory.mktemp("web_home")
    shutil.copytree(models_folder, home / "models")
    assembly = Assembly(Settings(home=home, starter_notes=False), stays=True)
    assembly.embedder = embedder
    assembly.keeper.add_documents(guidance.values())
    assembly.keeper.build()
    assembly.library.close()
    return home


@pytest.fixture(scope="session")
def served(web_home: Path, embedder: Embedder) -> Iterator[Served]:
    """The pages over the test home, on a free port of this machine."""
    assembly = Assembly(Settings(home=web_home, starter_notes=False), stays=True)
    assembly.embedder = embedder
    with running(assembly) as address:
        yield Served(address, assembly)


@pytest.fixture
def serving() -> Callable[[Assembly], AbstractContextManager[str]]:
    """Serves an assembly of the test's own for the length of a block."""
    return running


@contextmanager
def running(assembly: Assembly) -> Iterator[str]:
    """Serve an assembly in a thread and yield its address."""
    config = uvicorn.Config(
        web_app(assembly),
        host="127.0.0.1",
        port=0,
        log_level="warning",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
        _let_go_of_endpoints()


def _let_go_of_endpoints() -> None:
    """Empty the memory in which FastAPI keeps endpoints, and with them homes and their models."""
    for one in vars(fastapi.dependencies.models).values():
        getattr(one, "cache_clear", lambda: None)()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, headless; no longer open than a module of tests needs it.

    While it is open, no other event loop can run in this thread.
    """
    names = ("chromium", "google-chrome", "chromium-browser")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        reason = "no Chromium found: install `chromium` to run the tests of the page"
        if os.environ.get("PROBATION_ASSISTANT_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
