"""How many altered statements the checks catch, and how many true ones they let through.

Run with `python -m tests.benchmarks.checking [--rules]`: a table by kind, and the milliseconds a
statement; with `--rules` by the rules alone, without what reads statement and quotes together.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.checking.checker import Checker, StatementChecker
from assistant.checking.verdict import Evidence
from index.entailment import BUNDLED_ENTAILMENT, TrainedEntailment
from tests.assistant.checking.alterations import altered
from tests.assistant.checking.material import knowledge, paraphrases, sentences, shapes
from tests.assistant.checking.rewordings import reworded

Case = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def false_ones(every: int) -> Iterator[Case]:
    """Yield kind, statement, quotes and headings of statements that must be refused."""
    told = [(one, (one,)) for one in sentences(every)]
    told += [(one.statement, one.quotes) for one in paraphrases()]
    for statement, quotes in told:
        yield from ((kind, one, quotes, ()) for kind, one in altered(statement))


def true_ones(every: int) -> Iterator[Case]:
    """Yield kind, statement, quotes and headings of statements that may be shown."""
    yield from ((f"by hand, {one.half}", one.statement, one.quotes, ()) for one in paraphrases())
    for sentence in sentences(every):
        yield from ((f"by rule, {kind}", one, (sentence,), ()) for kind, one in reworded(sentence))


def of_every_shape(*, is_faithful: bool) -> Iterator[Case]:
    """Yield the statements by hand that were written shape by shape."""
    for one in shapes():
        if one.is_faithful is is_faithful:
            yield one.kind, one.statement, one.quotes, one.context


def report(name: str, cases: Iterable[Case], checker: Checker, *, refused: bool) -> None:
    """Print for each kind how many were decided rightly, and how long one took."""
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    started = time.process_time()
    for kind, statement, quotes, context in cases:
        found = checker.objections_to(statement, [Evidence(one, context) for one in quotes])
        made[kind] += 1
        right[kind] += bool(found) is refused
    each = 1000 * (time.process_time() - started) / made.total()
    print(f"\n{name}: {right.total()}/{made.total()} = {right.total() / made.total():.3f}")
    for kind, count in sorted(made.items()):
        print(f"  {kind:28} {right[kind]:5}/{count:5} {right[kind] / count:.3f}")
    print(f"  {each:.1f} ms a statement (processor time)")


def _checker() -> Checker:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rules", action="store_true", help="by the rules alone")
    if parser.parse_args().rules:
        return StatementChecker(knowledge())
    entailment = TrainedEntailment(BUNDLED_ENTAILMENT)
    return StatementChecker(knowledge(), lambda: entailment)


if __name__ == "__main__":
    checker = _checker()
    report("altered, caught", false_ones(8), checker, refused=True)
    report("true, let through", true_ones(3), checker, refused=False)
    report("altered by shape, caught", of_every_shape(is_faithful=False), checker, refused=True)
    report("true by shape, let through", of_every_shape(is_faithful=True), checker, refused=False)
