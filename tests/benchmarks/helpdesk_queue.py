"""How quick the queue of the helpdesk is with many enquiries: lists, filters, search, load, writes.

    python -m tests.benchmarks.helpdesk_queue [--enquiries 10000] [--rounds 50]

Enquiries are made up from a seed and kept in a new database under a temporary folder, a real file.
Printed are the milliseconds of half the calls and of 95 in a hundred.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route, SenderKind
from assistant.helpdesk.reply.kept import Act, AskedQuestion, Work
from assistant.helpdesk.reply.queue import Filters
from assistant.helpdesk.reply.states import OPEN, State
from assistant.helpdesk.reply.store import Change, EnquiryStore
from assistant.records.database import RECORDS_FILE, Records
from assistant.records.rows import now, written

_PEOPLE = ("", "Ann", "Ben", "Cy", "Dee", "Ed", "Flo", "Gus")
_WORDS = """
    probation licence recall curfew victim contact council housing release order requirement unpaid
    work hours supervision appointment warning breach region contract framework charity referral
    court report sentence prison approved premises visit programme risk assessment review officer
    panel hearing days weeks months address travel permission condition exclusion zone tag service
""".split()  # noqa: SIM905 -- sixty words read better than sixty strings


def main() -> None:
    """Fill a database and time what the pages of the queue call."""
    stated = argparse.ArgumentParser(description=__doc__)
    stated.add_argument("--enquiries", type=int, default=10_000)
    stated.add_argument("--rounds", type=int, default=50)
    given = stated.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = Records(Path(folder) / RECORDS_FILE)
        store = EnquiryStore(records)
        started = time.perf_counter()
        ids = _fill(store, records, given.enquiries)
        seconds = time.perf_counter() - started
        size = records.path.stat().st_size / 1e6
        print(f"{given.enquiries} enquiries kept in {seconds:.0f} s; the file has {size:.0f} MB\n")
        _report(store, ids, given.rounds)
        records.close()


def _fill(store: EnquiryStore, records: Records, count: int) -> list[str]:
    chance = random.Random(8)
    ids = [store.keep(_enquiry(chance), by="Ann").id for _ in range(count)]
    with records.writing() as connection:
        for one in ids:
            state = chance.choice((*State, State.CLOSED, State.CLOSED, State.SENT))
            due = now() + timedelta(hours=chance.randint(-500, 500))
            connection.execute(
                "UPDATE enquiries SET state = ?, is_open = ?, person = ?, due_at = ? WHERE id = ?",
                (state.value, state in OPEN, chance.choice(_PEOPLE), written(due), one),
            )
    return ids


def _enquiry(chance: random.Random) -> Enquiry:
    def words(count: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(count))

    questions = [f"What about {words(8)}?" for _ in range(chance.randint(1, 5))]
    return Enquiry(
        Message(words(6), words(150), language=chance.choice(("en", "en", "en", "cy"))),
        chance.choice(list(SenderKind)),
        chance.choice((*Route, *[Route.GUIDANCE] * 10)),
        tuple(FoundQuestion(one, one) for one in questions),
    )


def _report(store: EnquiryStore, ids: list[str], rounds: int) -> None:
    chance = random.Random(3)

    def word() -> str:
        return chance.choice(_WORDS)

    def deep() -> object:
        place = ""
        for _ in range(20):
            place = store.page(after=place).next
        return store.page(after=place)

    def edit() -> object:
        kept = store.get(chance.choice(ids))
        work = Work(tuple(AskedQuestion(one.question) for one in kept.questions), text=word() * 90)
        return store.change(kept.id, kept.version, Change("Ann", Act.EDITED, work=work))

    def delete() -> object:
        return store.delete(ids.pop())

    calls: dict[str, Callable[[], object]] = {
        "first page of the queue": store.page,
        "21 pages, one after the other": deep,
        "one person's": lambda: store.page(Filters(person=chance.choice(_PEOPLE))),
        "overdue": lambda: store.page(Filters(overdue=True)),
        "route, sender and language": lambda: store.page(
            Filters(
                route=Route.GUIDANCE,
                sender=chance.choice(list(SenderKind)),
                language="cy",
                closed_too=True,
            )
        ),
        "closed": lambda: store.page(Filters(states=frozenset({State.CLOSED}))),
        "search, one word": lambda: store.page(Filters(words=word(), closed_too=True)),
        "search, three words": lambda: store.page(
            Filters(words=f"{word()} {word()} {word()[:4]}", closed_too=True)
        ),
        "search and filter": lambda: store.page(Filters(words=word(), person="Ann")),
        "load per person": store.load,
        "one enquiry opened": lambda: store.get(chance.choice(ids)),
        "one enquiry kept": lambda: store.keep(_enquiry(chance), by="Ann"),
        "one reply edited": edit,
        "one enquiry deleted for good": delete,
    }
    print(f"| {'what':<32} | p50 ms | p95 ms |")
    print(f"|{'-' * 34}|-------:|-------:|")
    for name, call in calls.items():
        half, most = _times(call, rounds)
        print(f"| {name:<32} | {half:6.1f} | {most:6.1f} |", flush=True)


def _times(call: Callable[[], object], rounds: int) -> tuple[float, float]:
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


if __name__ == "__main__":
    main()
