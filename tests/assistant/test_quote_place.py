"""A person chooses a place: its words are quoted exactly, with labels where they do not apply."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import NearestHeading, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.manner import Manner
from assistant.quote_place import CHOSEN, quote_place

ASKED = "Which colour are the curtains of the opera house painted?"


def heading(assembly: Assembly, ends: str) -> NearestHeading:
    """Return the heading that ends so, as the nearest ones are told of."""
    for document in assembly.library.documents():
        for section in assembly.parts.documents.take(document.id).sections:
            if section.trail and section.trail[-1] == ends:
                return NearestHeading(document.id, document.publication.title, section.trail, None)
    raise AssertionError(ends)


def test_the_words_under_a_heading_are_quoted_exactly(handbook: Assembly) -> None:
    answer = quote_place(ASKED, heading(handbook, "Home visits"), handbook.parts)
    assert answer is not None
    assert answer.outcome is Outcome.ANSWERED
    assert answer.question == ASKED
    assert CHOSEN in answer.trace.notes
    (statement,) = answer.statements
    assert statement.text.startswith("Before a home visit the practitioner must:")
    assert "carry a charged telephone" in statement.text
    assert statement.citations == tuple(one.number for one in answer.citations)
    for one in answer.citations:
        text = handbook.parts.documents.take(one.document_id).document.text
        assert text[one.start : one.end] == one.quote


def test_what_no_longer_applies_is_left_out_or_labelled(county: Assembly) -> None:
    every = [
        (section.trail, quote_place(ASKED, heading(county, section.trail[-1]), county.parts))
        for document in county.library.documents()
        for section in county.parts.documents.take(document.id).sections
        if section.trail
    ]
    assert every
    for trail, answer in every:
        assert answer is not None, trail
        ended = [one for one in answer.citations if one.status != "current"]
        assert bool(ended) == bool(answer.statements[0].label), trail
        assert len({one.status for one in answer.citations}) == 1, trail


def test_a_place_that_is_not_held_is_no_answer(handbook: Assembly) -> None:
    known = heading(handbook, "Home visits")
    gone = replace(known, heading_trail=("Nowhere",))
    assert quote_place(ASKED, gone, handbook.parts) is None


def test_in_a_letter_places_are_told_beside_an_answer_too(handbook: Assembly) -> None:
    asked = "When must the first appointment take place?"
    assert ask(asked, handbook.parts).nearest == ()
    assert ask(asked, handbook.parts, manner=Manner.PLAIN).nearest
