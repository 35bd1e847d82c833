"""Measures how fast files are read, here and in the process that may be killed.

    python tests/benchmarks/reading.py [--pages 200] [--runs 5]
    python tests/benchmarks/reading.py --folder DIR [DIR ...]

Without a folder, a made-up manual is read as PDF, DOCX and ODT. With one, every file below is read
by one `ReadingProcess`, and what became of each is printed: nothing may stop the batch.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.document import Document
from corpus.reading import read_bytes
from corpus.reading_apart import ReadingProcess, ReadOutcome
from tests.benchmarks.made_up_manual import (
    Page,
    open_document_of,
    pages_of_guidance,
    pdf_of,
    word_of,
)
from tests.benchmarks.program import print_table

_KIB_PER_MIB = 1024.0
_SLOWEST = 10
_LONGEST_REASON = 90
_OVER_TIME = ("takes longer than", "takes more processor time")
_CRASHED = ("crashes its reader", "ends its reader", "cannot be read: its reader failed")


@dataclass(frozen=True, slots=True)
class File:
    """A made-up manual in one format."""

    name: str
    data: bytes
    pages: list[Page]

    def seconds_with(self, reader: Callable[..., Document]) -> float:
        """Have the file read, and refuse a reading that lost words or their order."""
        started = time.perf_counter()
        document = reader(self.data, name=self.name, source=self.name)
        seconds = time.perf_counter() - started
        text = " ".join(document.text.split())
        wanted = [one.partition(" ")[2] for page in self.pages for one in page.paragraphs]
        lost = [one for one in wanted if one not in text]
        if lost:
            raise RuntimeError(f"{self.name}: {len(lost)} paragraphs are lost, first {lost[0]!r}")
        return seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of each run, and the largest resident set of the child in MiB, where it is known."""

    what: str
    seconds: list[float]
    memory: float | None = None


@dataclass(frozen=True, slots=True)
class FileRow:
    """What became of one file, or of one file in a bundle."""

    name: str
    kind: str
    outcome: str
    told: str
    seconds: float


def manuals(count: int) -> list[File]:
    """Return the manual of `count` pages in each format."""
    pages = pages_of_guidance(count)
    makers = (("manual.pdf", pdf_of), ("manual.docx", word_of), ("manual.odt", open_document_of))
    return [File(name, make(pages), pages) for name, make in makers]


def measure(file: File, runs: int) -> Iterator[Measured]:
    """Read one file here, in a child that has to start first, and in one that runs already."""
    file.seconds_with(read_bytes)  # Imports and caches of the libraries are not measured.
    yield Measured("in this process", [file.seconds_with(read_bytes) for _ in range(runs)])
    started, memory = [], []
    for _ in range(runs):
        with ReadingProcess() as reading:
            started.append(file.seconds_with(reading.read_bytes))
            memory.append(_memory_of_children())
    yield Measured("in a child, started for it", started, _median(memory))
    with ReadingProcess() as reading:
        file.seconds_with(reading.read_bytes)
        running = [file.seconds_with(reading.read_bytes) for _ in range(runs)]
        yield Measured("in a child that runs", running, _memory_of_children())


def read_folders(folders: Iterable[Path]) -> Iterator[FileRow]:
    """Read every file below the folders, one after the other, in one process."""
    paths = [one for folder in folders for one in sorted(folder.rglob("*")) if one.is_file()]
    with ReadingProcess() as reading:
        for path in paths:
            started = time.perf_counter()
            for outcome in reading.read(path):
                ended = time.perf_counter()
                yield _row(outcome, ended - started)
                started = time.perf_counter()


def _median(values: list[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return statistics.median(known) if known else None


def _memory_of_children() -> float | None:
    """Return the largest resident set of any child so far, in MiB; only Linux tells it.

    What the system counts for a child that has ended includes its parent's memory at the start.
    """
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    if not listed.exists():
        return None
    peaks = [_peak_of(Path(f"/proc/{one}/status")) for one in listed.read_text().split()]
    return max(peaks, default=None)


def _peak_of(status: Path) -> float:
    lines = dict(one.split(":", 1) for one in status.read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) / _KIB_PER_MIB


def _row(outcome: ReadOutcome, seconds: float) -> FileRow:
    path = Path(outcome.name)
    return FileRow(path.name, path.suffix.lower(), *_told(outcome), seconds)


def _told(outcome: ReadOutcome) -> tuple[str, str]:
    if outcome.document is not None:
        pages = {one.page for one in outcome.document.blocks if one.page is not None}
        last = f", last page {max(pages)}" if pages else ""
        blocks, characters = len(outcome.document.blocks), len(outcome.document.text)
        return "read", f"{blocks} blocks, {characters} characters{last}"
    reason = outcome.problem or ""
    if reason.startswith(_OVER_TIME):
        return "timed out", reason
    return ("crashed" if reason.startswith(_CRASHED) else "refused"), reason[:_LONGEST_REASON]


def _print_manuals(count: int, runs: int) -> None:
    rows = []
    for file in manuals(count):
        for one in measure(file, runs):
            median = statistics.median(one.seconds)
            memory = "unknown" if one.memory is None else f"{one.memory:.0f}"
            where = "" if one.what == "in this process" else memory
            size = len(file.data) / _KIB_PER_MIB
            speed = (median, min(one.seconds), count / median)
            rows.append((file.name, size, one.what, *speed, where))
    times = ("median s", "fastest s", "pages a second")
    head = ("file", "KiB", "read", *times, "peak MiB of the child")
    print_table(head, rows)
    print(
        f"{runs} runs each, of the content of {count} pages ({len(file.pages[0].paragraphs)} "
        "numbered paragraphs a page, a table on every fourth); every paragraph was found again."
    )


def _print_folders(folders: list[Path]) -> int:
    rows = list(read_folders(folders))
    shown = [(one.name, one.kind, one.outcome, one.told, one.seconds) for one in rows]
    print_table(("file", "kind", "outcome", "told", "seconds"), shown)
    print()
    counts = Counter((one.kind, one.outcome) for one in rows)
    outcomes = ("read", "refused", "crashed", "timed out")
    kinds = sorted({one.kind for one in rows})
    table = [(kind or "none", *(counts[kind, one] for one in outcomes)) for kind in kinds]
    total = Counter(one.outcome for one in rows)
    print_table(("kind", *outcomes), [*table, ("all", *(total[one] for one in outcomes))])
    print()
    slowest = sorted(rows, key=lambda one: -one.seconds)[:_SLOWEST]
    print_table(
        ("slowest", "outcome", "seconds"), [(s.name, s.outcome, s.seconds) for s in slowest]
    )
    print(f"{len(rows)} files in {sum(one.seconds for one in rows):.1f} s")
    return 1 if total["crashed"] or total["timed out"] else 0


def main() -> int:
    """Measure the made-up manual, or read folders; 1 if a file crashed its reader or held it up."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=200, help="pages of the manual (default: 200)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each kind (default: 5)")
    parser.add_argument("--folder", type=Path, nargs="+", help="read every file below instead")
    given = parser.parse_args()
    if given.folder:
        return _print_folders(given.folder)
    _print_manuals(given.pages, given.runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
