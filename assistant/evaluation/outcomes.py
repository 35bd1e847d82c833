"""Which outcomes show an answer, and which send the question elsewhere."""

from __future__ import annotations

from assistant.answer import Outcome

ANSWERS = frozenset({Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED})
# Being unavailable is a failure, never the right thing to say.
REFUSALS = frozenset(Outcome) - ANSWERS - {Outcome.UNAVAILABLE}
