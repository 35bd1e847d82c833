"""Open questions grouped by meaning: purity, number of groups, and time, over made questions.

    python tests/benchmarks/insight.py [--home DIR] [--seed 8] [--topics 40] [--portions 10]

The questions are made by rule from the bundled notes (`tests/assistant/insight/made_up_questions`).
Purity is the share of grouped questions that are of the commonest topic, or section, of their
group; `together` the share of the questions on a section that are in the largest group with it. One
row is of all questions grouped at once, one of the same in portions, as they would come day by day:
how many questions changed their group on the way has to be 0. With `--home`, the questions are kept
in that home, to be looked at on the page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.answer import NearestHeading
from assistant.assembly import Assembly
from assistant.insight.gather import gather
from assistant.insight.grouping import group_new
from assistant.insight.groups import GroupStore
from assistant.records.database import RECORDS_FILE, Records
from assistant.settings import Settings
from index.search import Query
from tests.assistant.insight.kept_questions import keep, unanswered
from tests.assistant.insight.made_up_questions import MadeQuestion, made_questions

_DAYS = 80


def main() -> None:
    """Group the questions at once and in portions, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--topics", type=int, default=40)
    parser.add_argument("--portions", type=int, default=10)
    told = parser.parse_args()
    made = made_questions(topics=told.topics, seed=told.seed)
    print(f"{len(made)} questions, {len({one.topic for one in made})} topics,", end=" ")
    print(f"{len({one.asked for one in made})} sections\n")
    with tempfile.TemporaryDirectory() as folder:
        assembly = Assembly(Settings(home=told.home or Path(folder) / "home"))
        assembly.bring_starter_notes()
        assembly.keeper.build()
        print("| | groups | grouped | purity by topic | by section | together | largest", end=" ")
        print("| changed | read s | grouped s | listed s |\n|" + "---|" * 11)
        whole = Records(Path(folder) / "whole" / RECORDS_FILE)
        _row("at once", whole, assembly, made, 1)
        whole.close()
        _row(f"in {told.portions} portions", assembly.records, assembly, made, told.portions)
        assembly.records.close()
        assembly.parts.close()


def _row(
    name: str, records: Records, assembly: Assembly, made: list[MadeQuestion], portions: int
) -> None:
    of = {one.text: one for one in made}
    seconds: Counter[str] = Counter()
    before: dict[int, int] = {}
    changed = 0
    size = -(-len(made) // portions)
    for start in range(0, len(made), size):
        _ask(records, assembly, made[start : start + size], start / len(made))
        for what, work in (
            ("read", lambda: gather(records, assembly.embedder)),
            ("grouped", lambda: group_new(records)),
        ):
            began = time.perf_counter()
            work()
            seconds[what] += time.perf_counter() - began
        after = _places(records)
        changed += sum(after.get(key) != group for key, group in before.items())
        before = after
    began = time.perf_counter()
    groups = GroupStore(records).all()
    seconds["listed"] = time.perf_counter() - began
    found = [[of[one.text] for one in group.examples] for group in groups]
    grouped = sum(map(len, found))
    row = [
        *(name, len(groups), f"{grouped / len(made):.1%}"),
        *(f"{_purity(found, kind):.1%}" for kind in ("topic", "asked")),
        *(f"{_together(found, made):.1%}", max(map(len, found)), changed),
        *(f"{seconds[one]:.1f}" for one in ("read", "grouped", "listed")),
    ]
    print("| " + " | ".join(map(str, row)) + " |", flush=True)


def _ask(records: Records, assembly: Assembly, made: list[MadeQuestion], share: float) -> None:
    """Keep the questions, five to a conversation, as if they had been asked in the last weeks."""
    days_ago = _DAYS * (1 - share) + 0.1
    for start in range(0, len(made), 5):
        answers = [
            unanswered(one.text, *_nearest(assembly, one)) for one in made[start : start + 5]
        ]
        late = days_ago - _DAYS / 10 * start / max(1, len(made))
        keep(records, answers, owner=f"person {start % 37}", days_ago=max(late, 0.05))


_FOUND: dict[str, tuple[NearestHeading, ...]] = {}


def _nearest(assembly: Assembly, one: MadeQuestion) -> tuple[NearestHeading, ...]:
    """Return the headings near a question, looked up once for all wordings."""
    if one.asked not in _FOUND:
        _FOUND[one.asked] = tuple(_headings(assembly, one.text))
    return _FOUND[one.asked]


def _headings(assembly: Assembly, question: str) -> Iterator[NearestHeading]:
    parts = assembly.parts
    with parts.index.lease() as opened:
        for match in parts.find(opened, Query(question), 3):
            document_id = match.passage.document_id
            title = parts.documents.take(document_id).document.publication.title
            yield NearestHeading(document_id, title, match.passage.heading_trail, None, True)


def _places(records: Records) -> dict[int, int]:
    rows = records.rows("SELECT key, member_of FROM insight_questions WHERE member_of IS NOT NULL")
    return {one["key"]: one["member_of"] for one in rows}


def _purity(groups: list[list[MadeQuestion]], kind: str) -> float:
    right = sum(
        Counter(getattr(one, kind) for one in those).most_common(1)[0][1] for those in groups
    )
    return right / sum(map(len, groups))


def _together(groups: list[list[MadeQuestion]], made: list[MadeQuestion]) -> float:
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for place, those in enumerate(groups):
        for one in those:
            places[one.asked][place] += 1
    return sum(one.most_common(1)[0][1] for one in places.values()) / len(made)


if __name__ == "__main__":
    main()
