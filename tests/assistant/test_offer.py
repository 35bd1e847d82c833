"""What is offered to ask next: headings near the quote, never what was asked or quoted already."""

from __future__ import annotations

from assistant.answer import Outcome, Turn
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.parts import Parts


def headings(parts: Parts) -> set[str]:
    found = set()
    for document_id in parts.library.held_publications():
        for section in parts.documents.take(document_id).sections:
            found |= set(section.trail)
    return found


def test_follow_ups_are_headings_near_the_quote_and_not_the_quoted_one(handbook: Assembly) -> None:
    question = "When is a missed appointment recorded?"
    answer = ask(question, handbook.parts)
    assert answer.outcome is Outcome.ANSWERED
    assert 1 <= len(answer.follow_ups) <= 3
    held = headings(handbook.parts)
    assert all(one.rpartition(": ")[2] in held or one in held for one in answer.follow_ups)
    assert answer.citations[0].heading_trail[-1] not in answer.follow_ups


def test_what_was_asked_before_is_not_offered_again(handbook: Assembly) -> None:
    question = "When is a missed appointment recorded?"
    first = ask(question, handbook.parts).follow_ups
    again = ask(question, handbook.parts, (Turn("user", f"{first[0].lower()}?"),)).follow_ups
    assert first[0] not in again


def test_nothing_is_offered_where_nothing_was_answered(handbook: Assembly) -> None:
    assert not ask("How many bicycles does the cellar hold?", handbook.parts).follow_ups
