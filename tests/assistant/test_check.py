"""A quote that is not in its document is never shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Outcome, Statement
from assistant.ask import ANSWER_PATH
from assistant.assembly import Assembly
from assistant.check import check, is_exact
from assistant.working import Working


def _working(handbook: Assembly) -> Working:
    working = Working("what must i do before a home visit")
    for step in ANSWER_PATH:
        if step is check:
            break
        working = step(working, handbook.parts)
    return working


def test_exact_quotes_pass(handbook: Assembly) -> None:
    working = _working(handbook)
    assert working.citations
    assert check(working, handbook.parts) == working


def test_a_changed_word_a_shifted_span_and_an_unknown_document_are_caught(
    handbook: Assembly,
) -> None:
    right = _working(handbook).citations[0]
    assert is_exact(right, handbook.parts)
    for wrong in (
        replace(right, quote=right.quote.replace("must", "may")),
        replace(right, start=right.start + 1),
        replace(right, document_id="no-such-document"),
    ):
        assert not is_exact(wrong, handbook.parts)


def test_a_statement_with_a_wrong_quote_is_dropped_and_the_trace_says_so(
    handbook: Assembly,
) -> None:
    working = _working(handbook)
    wrong = replace(working.citations[0], number=99, quote="The practitioner may do nothing.")
    spoiled = replace(
        working,
        citations=(*working.citations, wrong),
        statements=(*working.statements, Statement(wrong.quote, (99,))),
    )
    checked = check(spoiled, handbook.parts)
    assert checked.statements == working.statements
    assert any("dropped" in one for one in checked.notes)


def test_nothing_is_answered_when_every_quote_is_wrong(handbook: Assembly) -> None:
    working = _working(handbook)
    spoiled = replace(working, citations=tuple(replace(c, quote="no") for c in working.citations))
    checked = check(spoiled, handbook.parts)
    assert checked.outcome is Outcome.UNAVAILABLE
    assert checked.statements == ()
