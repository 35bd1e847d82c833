"""A statement gives a cause only where a quote gives one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.checking.case import Case
from assistant.checking.objection import Fault, Objection
from assistant.checking.reading import Sentence

_CAUSAL = frozenset({"because", "because of", "due to"})
# A quote gives a cause, or what may be one, in these words; "although" gives the contrary.
_GIVES = frozenset(
    """
    because since so reason ground lead led mean why due therefore thus hence result cause
    if where when order purpose owing
    """.split()  # noqa: SIM905 -- one list of words
)
_CONTRARY = frozenset({"although", "though", "despite"})


def faults_of_causes(case: Case) -> Iterator[Objection]:
    """Yield causes that no quote gives: of another quote, or of a contrast."""
    if any(_words_of(one) & _GIVES for one in case.sources if not _words_of(one) & _CONTRARY):
        return
    for before, pair in pairwise(case.pairs):
        opens = pair.clause.tokens[0].text.lower()
        is_new = before.source is not pair.source or _words_of(pair.source) & _CONTRARY
        if opens in _CAUSAL and is_new:
            yield Objection(Fault.SENSE, opens, "no quote gives this cause")


def _words_of(sentence: Sentence) -> set[str]:
    return {word for one in sentence.tokens for word in (one.text.lower(), one.sense)}
