"""Packs over all topics held: items by kind, what the validator says, and how long it takes.

    python tests/benchmarks/training.py [--home DIR] [--length half_day] [--together]

Without `--home` a new one is made with the bundled notes, in a temporary folder. `--together` makes
one pack of all topics besides. Seconds are of the clock and of the processor: the second ones do
not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from assistant.assembly import Assembly
from assistant.parts import Parts
from assistant.settings import Settings
from assistant.training.brief import Brief, Length
from assistant.training.choose import topics_held
from assistant.training.item import ItemKind
from assistant.training.make import make_pack
from assistant.training.validate import objections_to_pack

_KINDS = tuple(ItemKind)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--length", choices=[one.value for one in Length], default="half_day")
    parser.add_argument("--together", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        assembly = Assembly(Settings(home=told.home or Path(folder) / "home"))
        assembly.bring_starter_notes()
        assembly.keeper.build()
        measure(assembly.parts, Length(told.length), together=told.together)
        assembly.parts.close()


def measure(parts: Parts, length: Length, *, together: bool) -> None:
    """Print a row for each topic, and the totals."""
    columns = [one.value for one in _KINDS]
    print("| topic | minutes | items | " + " | ".join(columns) + " | objections | s | cpu s |")
    print("|---" * (len(columns) + 6) + "|")
    briefs = {topic: Brief(topics=(topic,), length=length) for topic in topics_held(parts)}
    if together:
        briefs["all together"] = Brief(length=length)
    totals: Counter[ItemKind] = Counter()
    faults: Counter[str] = Counter()
    for name, brief in briefs.items():
        clock, processor = time.perf_counter(), time.process_time()
        pack = make_pack(brief, parts)
        seconds = time.perf_counter() - clock, time.process_time() - processor
        kinds = Counter(one.kind for one in pack.items)
        found = objections_to_pack(pack, parts)
        faults.update(one.fault.value for one in found)
        totals.update(kinds)
        row = [name, f"{pack.minutes:.0f}", str(len(pack.items))]
        row += [str(kinds[one]) for one in _KINDS]
        row += [str(len(found)), f"{seconds[0]:.1f}", f"{seconds[1]:.1f}"]
        print("| " + " | ".join(row) + " |", flush=True)
    print(f"\n{sum(totals.values())} items:", dict(totals.most_common()))
    print("Objections:", dict(faults) or "none")


if __name__ == "__main__":
    main()
