"""Words found in one document."""

from __future__ import annotations

import random

import pytest

from corpus.document import TextBuilder
from tests.made_documents import made_document, random_document
from ui.web.library.document_view import pieces_of
from ui.web.library.find import MOST_HITS, find_in, folded_in_place


def document(*paragraphs: str):
    def fill(content: TextBuilder) -> None:
        for one in paragraphs:
            content.paragraph(one)

    return made_document("Rules", fill)


def found(words, *paragraphs):
    made = document(*paragraphs)
    return [made.text[slice(*one.span)] for one in find_in(made, words).hits]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("recall", "Recall. A RECALL; recalled, unrecalled.", ["Recall", "RECALL", "recall"]),
        ("cafe", "A café, a cafe\u0301, a Cafe.", ["café", "cafe\u0301", "Cafe"]),
        ("café", "A cafe.", ["cafe"]),
        ("the person's plan", "The person’s plan.", ["The person’s plan"]),
        ("04/2016", "See PI 04/2016.", ["04/2016"]),
        ("s.244", "See s.244ZA.", ["s.244"]),
        ("fixed-term", "A fixed–term recall.", ["fixed–term"]),
        ("  five   days ", "Within five days.", ["five days"]),
        ("x", "x", []),
        ("", "x", []),
        ("***", "A *** B", ["***"]),
        ("(a", "The (a) item", ["(a"]),
        (".*", "Nothing here", []),
    ],
)
def test_what_is_found(words, text, expected):
    assert found(words, text) == expected


def test_words_that_do_not_stand_together_are_found_in_one_passage():
    paragraphs = ("Letters are sent in five days.", "Five letters.", "Days pass.")
    made = document(*paragraphs)
    result = find_in(made, "days letters")
    assert result.apart
    assert [made.text[slice(*one.span)] for one in result.hits] == ["Letters", "days"]


def test_markers_and_gaps_between_blocks_are_no_words_of_the_text():
    def fill(content: TextBuilder) -> None:
        content.list_item("first", marker="(a)")
        content.list_item("second", marker="(b)")

    assert find_in(made_document("List", fill), "(b)").hits == ()
    assert find_in(made_document("List", fill), "first second").hits == ()


def test_no_more_is_marked_than_a_page_can_bear():
    result = find_in(document("aa " * (MOST_HITS + 50)), "aa")
    assert (len(result.hits), result.total) == (MOST_HITS, MOST_HITS + 50)


def test_folding_keeps_every_character_in_its_place():
    text = "ÀÉ ﬁ ß İ ½ ‘x’ — 𝔘 ŵŷ\u0301 \u00a0"
    assert len(folded_in_place(text)) == len(text)
    assert folded_in_place("ŴŶ") == "wy"


def test_what_is_marked_is_exactly_what_was_found():
    pick = random.Random(11)
    for seed in range(30):
        made = random_document(seed)
        result = find_in(made, pick.choice(("recall", "must", "visit report", "é", "the")))
        pieces = pieces_of(made, made.blocks, hits=result.hits)
        runs = [
            run
            for piece in pieces
            for words in (
                piece.words,
                *(item.words for item in piece.items),
                *piece.header,
                *(cell for row in piece.rows for cell in row),
            )
            for run in words
        ]
        shown: dict[int, str] = {}
        for run in runs:
            if run.hit:
                shown[run.hit] = shown.get(run.hit, "") + run.text
        expected = {one.number: made.text[slice(*one.span)] for one in result.hits}
        assert shown == expected
        assert [run.hit for run in runs if run.begins] == list(expected)
