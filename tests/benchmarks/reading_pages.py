"""Measures how fast a long document is read in the library: at the server and in a browser.

    python tests/benchmarks/reading_pages.py [--pages 300] [--blocks 6000] [--runs 5]

A made-up document is kept in a home of its own and served on this machine. Each page is asked for
by a real HTTP client, the first time with nothing laid out yet; Chromium, where it is installed,
is timed from the address to the quote in view.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.document import Document
from tests.benchmarks.made_up_reading import long_document
from tests.benchmarks.program import print_table
from tests.ui.conftest import running

_KIB = 1024.0
_MILLISECONDS = 1000.0
_VIEWS = ((1280, 800), (390, 800))
_IN_VIEW = """() => {
  const box = document.getElementById("quote")?.getBoundingClientRect();
  return box && box.top >= 0 && box.top < innerHeight;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with how it is named in the table."""

    name: str
    path: str


def main() -> None:
    """Measure and print two tables."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        assembly = Assembly(Settings(home=Path(folder), starter_notes=False), stays=True)
        document = long_document(wanted.pages, least_blocks=wanted.blocks)
        newer = long_document(wanted.pages, least_blocks=wanted.blocks, seed=2)
        for one in (document, newer):
            assembly.library.add(one, [], "benchmark")
        _ = assembly.parts  # what a server has opened before anybody asks
        print(
            f"{wanted.pages} pages, {len(document.blocks):,} blocks,"
            f" {len(document.text):,} characters"
        )
        with running(assembly) as address:
            asked = list(_pages(document, newer))
            print_table(
                ("page", "first, ms", "then, ms", "KiB", "KiB with gzip", "gzip, ms"),
                [_served(address + one.path, one.name, wanted.runs) for one in asked],
            )
            print_table(
                ("in Chromium", "width", "quote in view, ms"),
                list(_seen(address, document, wanted.runs)),
            )
        assembly.library.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--blocks", type=int, default=6000)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _pages(document: Document, newer: Document) -> Iterator[Asked]:
    here = f"/documents/{document.id}"
    middle = document.blocks[len(document.blocks) // 2]
    yield Asked("the document", here)
    yield Asked("at a quote", f"{here}?start={middle.start}&end={middle.end}")
    yield Asked("words found", f"{here}?find=travel+permit")
    yield Asked("what changed", f"/library/compare?older={document.id}&newer={newer.id}")
    yield Asked("the list", "/library")


def _served(address: str, name: str, runs: int) -> list[str]:
    times: list[float] = []
    body = b""
    for _ in range(runs + 1):
        begun = time.perf_counter()
        body = httpx.get(address, timeout=120).content
        times.append((time.perf_counter() - begun) * _MILLISECONDS)
    begun = time.perf_counter()
    packed = gzip.compress(body, 5)
    packing = (time.perf_counter() - begun) * _MILLISECONDS
    return [
        name,
        f"{times[0]:.0f}",
        f"{statistics.median(times[1:]):.0f}",
        f"{len(body) / _KIB:,.0f}",
        f"{len(packed) / _KIB:,.0f}",
        f"{packing:.0f}",
    ]


def _seen(address: str, document: Document, runs: int) -> Iterator[list[str]]:
    path = next(
        (one for name in ("chromium", "chromium-browser") if (one := shutil.which(name))), ""
    )
    if not path:
        return
    places = [("at the beginning", 0.02), ("in the middle", 0.5), ("at the end", 0.97)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for width, height in _VIEWS:
            for name, share in places:
                block = document.blocks[int(len(document.blocks) * share)]
                place = f"?start={block.start}&end={block.end}#quote"
                target = f"{address}/documents/{document.id}{place}"
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                taken = [_until_seen(page, target) for _ in range(runs)]
                yield [name, str(width), f"{statistics.median(taken):.0f}"]
                context.close()
        browser.close()


def _until_seen(page: Page, target: str) -> float:
    """Return the milliseconds from the address to the quote in view."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(target, wait_until="commit")
    page.wait_for_function(_IN_VIEW, polling="raf")
    return (time.perf_counter() - begun) * _MILLISECONDS


if __name__ == "__main__":
    main()
