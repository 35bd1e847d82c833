"""How a stretch of a document is laid out."""

from __future__ import annotations

import random

from corpus.document import TextBuilder
from tests.made_documents import made_document, random_document
from ui.web.library.document_view import Piece, opened_in, pieces_of, quote_in


def runs_of(piece: Piece):
    cells = (*piece.header, *(cell for row in piece.rows for cell in row))
    items = (item.words for item in piece.items)
    return [run for words in (piece.words, *items, *cells) for run in words]


def plain(text):
    """Leave out what parts the cells of a table, which is not shown."""
    return text.replace("|", "").replace(" ", "")


def test_every_word_of_a_document_is_shown_once_and_in_order():
    for seed in range(30):
        document = random_document(seed)
        shown = "".join(
            run.text for piece in pieces_of(document, document.blocks) for run in runs_of(piece)
        )
        words = "".join(document.text[one.start : one.end] for one in document.blocks)
        assert plain(shown) == plain(words)


def test_what_is_marked_is_exactly_the_quote():
    pick = random.Random(7)
    for seed in range(30):
        document = random_document(seed)
        block = pick.choice(document.blocks)
        start = pick.randrange(block.start, block.end)
        end = pick.randint(start + 1, min(len(document.text), block.end))
        pieces = pieces_of(document, document.blocks, quotes=[(start, end)])
        marked = [run for piece in pieces for run in runs_of(piece) if run.marked]
        assert plain("".join(run.text for run in marked)) == plain(document.text[start:end])
        assert sum(len(run.opens) for run in marked) <= 1


def test_quotes_that_overlap_are_marked_together_and_each_begins_at_its_own_words():
    document = made_document("Short", "One two three four five.")
    at = document.text.index
    spans = [(at("two"), at(" four")), (at("three"), at(" five")), (at("two"), at(" three"))]
    pieces = pieces_of(document, document.blocks, quotes=spans)
    runs = [run for piece in pieces for run in runs_of(piece)]
    assert "".join(run.text for run in runs if run.marked) == "two three four"
    assert [(run.text, run.opens) for run in runs if run.opens] == [
        ("two", (0, 2)),
        ("three", (1,)),
    ]
    assert opened_in(pieces) == {0, 1, 2}


def test_a_quote_of_other_words_begins_nowhere():
    document = made_document("Short", "One two.")
    pieces = pieces_of(document, document.blocks, quotes=[(500, 510), (-1, -1)])
    assert opened_in(pieces) == set()
    assert not any(run.marked for piece in pieces for run in runs_of(piece))


def test_lists_keep_their_markers_and_depths():
    def fill(content: TextBuilder):
        content.list_item("outer", marker="1.")
        content.list_item("inner", depth=2, marker="(a)")
        content.list_item("plain", depth=2)

    document = made_document("List", fill)
    (piece,) = pieces_of(document, document.blocks)
    assert [(one.marker, one.depth) for one in piece.items] == [("1.", 1), ("(a)", 2), ("", 2)]


def test_two_tables_in_a_row_stay_two():
    def fill(content: TextBuilder):
        content.table_row(["A", "B"], header=True)
        content.table_row(["1", "2"])
        content.table_row(["C", "D"], header=True)
        content.table_row(["3", "4"])

    document = made_document("Tables", fill)
    pieces = pieces_of(document, document.blocks)
    assert [(len(one.header), len(one.rows)) for one in pieces] == [(2, 1), (2, 1)]


def test_only_what_is_within_a_span_is_shown():
    document = made_document("Short", "First sentence. Second sentence.")
    start = document.text.index("Second")
    (piece,) = pieces_of(document, document.blocks, within=(start, start + 6))
    assert [run.text for run in piece.words] == ["Second"]


def test_a_quote_is_held_to_the_words_of_the_document():
    document = made_document("Short", "First sentence.")
    words = document.blocks[-1]
    assert quote_in(document, words.start, len(document.text) + 50) == (words.start, words.end)
    assert quote_in(document, -1, 4) is None
    assert quote_in(document, 5, 5) is None
    assert quote_in(document, 9000, 9001) is None
    before = words.start - 1
    assert quote_in(document, before, words.start + 5) == (words.start, words.start + 5)
