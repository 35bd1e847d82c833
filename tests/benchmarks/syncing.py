"""Syncs from a publisher on loopback: how fast, and what kills at random moments leave behind.

A home is synced twice, the second time after the publisher has changed, withdrawn and removed some
pages. Another one goes the same way, but is killed with `kill -9` again and again; in the end both
must hold the same documents, versions and passages.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.govuk.pacing import SystemClock
from tests.benchmarks.program import ROOT, environment, print_table
from tests.corpus.govuk.publisher import API, SHARED, Made, Publisher, serving
from tests.corpus.govuk.synced_home import Home

_UNPACED = 100_000.0
_WORDS = ("order", "licence", "recall", "visit", "hours", "report", "court", "plan", "region")
_MEDIA = "https://assets.publishing.service.gov.uk/media"


@dataclass(frozen=True)
class Ground:
    """A served publisher, what the catalogue lists of it, and a folder for homes."""

    publisher: Publisher
    listed: tuple[str, ...]
    folder: Path

    def home(self, name: str, *, per_second: float = _UNPACED) -> Home:
        home = Home(self.folder / name, self.publisher)
        home.clock = SystemClock()
        home.per_second = per_second
        for path in self.listed:
            home.lists(path, path)
        return home


class MadePages:
    """Pages of every kind that a sync meets, made from a seed."""

    def __init__(self, publisher: Publisher, number: int, seed: int) -> None:
        self._publisher = publisher
        self._chance = random.Random(seed)
        self.listed = [f"/guidance/made-{one}" for one in range(number)]

    def publish(self) -> None:
        """Serve every page in its first state."""
        for place, path in enumerate(self.listed):
            (self._guide, self._attached, self._filed, self._welsh, self._plain)[place % 5](path)

    def change(self) -> None:
        """Change a third of the pages, withdraw some, remove some, move some."""
        notice = {"explanation": "<p>Out of date.</p>", "withdrawn_at": "2026-11-01T10:00:00Z"}
        for place, path in enumerate(self.listed):
            if place % 9 == 0:
                self._publisher.give(API + path, Made(410))
            elif place % 9 == 1:
                self._plain(path, withdrawn_notice=notice)
            elif place % 9 == 2:
                self._plain(f"{path}-moved")
                moved = Made(303, headers={"Location": f"{API}{path}-moved"})
                self._publisher.give(API + path, moved)
            elif place % 9 == 3:
                self._plain(path)

    def _plain(self, path: str, **values: Any) -> None:
        body = {"body": f'<div class="govspeak">{self._markup()}</div>'}
        self._publisher.page(path, **({"details": body} | values))

    def _guide(self, path: str) -> None:
        parts = [{"title": one, "slug": one, "body": self._markup()} for one in ("a", "b", "c")]
        self._publisher.page(path, schema_name="guide", details={"parts": parts})

    def _attached(self, path: str) -> None:
        names = [f"{path}/report", f"{path}/annex"]
        children = [{"base_path": one, "document_type": "html_publication"} for one in names]
        self._plain(path, schema_name="publication", links={"children": children})
        for one in names:
            self._plain(one, schema_name="html_publication")

    def _filed(self, path: str) -> None:
        name = f"{path.rpartition('/')[2]}.pdf"
        file = {"attachment_type": "file", "title": "File", "content_type": "application/pdf"}
        details = {"body": self._markup(), "attachments": [file | {"url": f"{_MEDIA}/{name}"}]}
        self._plain(path, schema_name="publication", details=details)
        # What a file holds is found out by its content: plain words take no time to read.
        self._publisher.give(f"/media/{name}", Made(body=self._sentence().encode()))

    def _welsh(self, path: str) -> None:
        translations = [{"locale": "cy", "base_path": f"{path}.cy"}]
        self._plain(path, links={"available_translations": translations})
        self._plain(f"{path}.cy", locale="cy")

    def _markup(self) -> str:
        pieces = [
            f'<h2 id="h{one}">Part {one}</h2><p>{self._sentence()}</p>'
            for one in range(self._chance.randint(2, 12))
        ]
        return "".join(pieces)

    def _sentence(self) -> str:
        words = self._chance.choices(_WORDS, k=self._chance.randint(8, 60))
        return f"The {' '.join(words)} must be {self._chance.randint(2, 99_999_999)}."


@dataclass(frozen=True)
class Kill:
    """A kill after the publisher had seen `requests` requests; `loss` is empty if all was well."""

    state: str
    requests: int
    landed: bool


def ground_in(
    folder: Path, publisher: Publisher, pages: int, seed: int
) -> tuple[Ground, MadePages]:
    """Publish made pages and, where they are, the shared answers."""
    made = MadePages(publisher, pages, seed)
    made.publish()
    shared = [
        f"/{one.relative_to(SHARED).with_suffix('')}" for one in sorted(SHARED.rglob("*.json"))
    ]
    return Ground(publisher, (*made.listed, *shared), folder), made


def kill_syncs(ground: Ground, state: str, kills: int, chance: random.Random) -> Iterator[Kill]:
    """Sync the home `killed` and kill it, `kills` times, each time at another moment."""
    most = max(len(ground.publisher.seen), 2)
    for _ in range(kills):
        requests = chance.randint(1, most - 1)
        ground.publisher.seen.clear()
        process = _start(ground)
        while process.poll() is None and len(ground.publisher.seen) < requests:
            time.sleep(0.0005)
        time.sleep(chance.uniform(0.0, 0.03))
        landed = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        yield Kill(state, requests, landed)


def run_killed(ground: Ground, made: MadePages, kills: int, seed: int) -> tuple[list[Kill], str]:
    """Take two homes the same way, kill one of them on it; return the kills and what differs."""
    chance = random.Random(seed)
    done: list[Kill] = []
    with closing(ground.home("undisturbed")) as right, closing(ground.home("killed")) as other:
        for number, state in enumerate(("published", "changed")):
            if number:
                made.change()
            right.sync()
            done += kill_syncs(ground, state, kills - kills // 2 if number else kills // 2, chance)
            other.sync()
            if other.state() != right.state():
                return done, f"{state}: the library differs from an undisturbed one"
            if any(one.changes_library for one in other.sync().values()):
                return done, f"{state}: one more sync still changes something"
    return done, ""


def _start(ground: Ground) -> subprocess.Popen[bytes]:
    told = {"folder": str(ground.folder), "address": ground.publisher.address}
    arguments = json.dumps(told | {"listed": ground.listed})
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve()), "--child", arguments],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
    )


def _child(told: dict[str, Any]) -> int:
    publisher = Publisher()
    publisher.address = told["address"]
    ground = Ground(publisher, tuple(told["listed"]), Path(told["folder"]))
    with closing(ground.home("killed")) as home:
        home.sync()
    return 0


def measure(ground: Ground) -> list[tuple[str, int, float, float]]:
    """Return (what, documents, seconds, documents per second) of syncs in several states."""
    rows = []
    for what, name, pace in (
        ("first sync, as fast as can be", "fast", _UNPACED),
        ("second sync, nothing changed", "fast", _UNPACED),
        ("first sync, five requests a second", "paced", 5.0),
    ):
        with closing(ground.home(name, per_second=pace)) as home:
            started = time.monotonic()
            entries = home.sync()
            seconds = time.monotonic() - started
        documents = sum(one.document_id is not None for one in entries.values())
        rows.append((what, documents, seconds, documents / seconds))
    return rows


def main() -> int:
    """Measure, kill, compare, print; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--home", type=Path, help="new folder for the homes")
    parser.add_argument("--pages", type=int, default=40, help="made pages that are listed")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        return _child(json.loads(given.child))
    folder = given.home or Path(tempfile.mkdtemp(prefix="syncing-"))
    with serving(Publisher(SHARED)) as publisher:
        ground, made = ground_in(folder, publisher, given.pages, given.seed)
        print_table(("what", "documents", "seconds", "documents a second"), measure(ground))
        kills, loss = run_killed(ground, made, given.kills, given.seed)
    rows = [(one.state, one.requests, "yes" if one.landed else "ended first") for one in kills]
    print_table(("pages", "killed after requests", "landed"), rows)
    print(f"{sum(one.landed for one in kills)} kills landed: {loss or 'nothing was lost'}")
    return 1 if loss else 0


if __name__ == "__main__":
    sys.exit(main())
