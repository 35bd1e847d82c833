from __future__ import annotations

import hashlib
from datetime import UTC

import pytest

from corpus.document import Block, BlockKind, TextBuilder, document_id, fold_space
from tests.made_documents import made_document, random_document


def test_blocks_are_laid_out_with_blank_lines_but_within_lists_and_tables() -> None:
    content = TextBuilder()
    content.heading("Recall", 2)
    content.paragraph("You must:")
    content.list_item("ask")
    content.list_item("tell", depth=2, marker="(a)")
    content.table_row(["Tier", "Contact"], header=True)
    content.table_row(["A", "weekly"])
    content.table_row(["B", "monthly"])
    content.table_row(["Court", "Days"], header=True)
    content.paragraph("End.")
    assert content.text == (
        "Recall\n\nYou must:\n\n• ask\n  (a) tell\n\nTier | Contact\nA | weekly\nB | monthly"
        "\n\nCourt | Days\n\nEnd."
    )


def test_a_block_spans_its_words_without_marker() -> None:
    content = TextBuilder()
    content.paragraph("𝔘 first", page=2, anchor="p1")
    content.list_item("second", depth=3, marker="(iv)", page=3)
    assert [content.text[one.start : one.end] for one in content.blocks] == ["𝔘 first", "second"]
    assert content.blocks == (
        Block(BlockKind.PARAGRAPH, 0, 7, level=0, anchor="p1", page=2),
        Block(BlockKind.LIST_ITEM, 18, 24, level=3, page=3),
    )


@pytest.mark.parametrize("seed", range(20))
def test_blocks_are_in_order_and_never_empty(seed: int) -> None:
    document = random_document(seed)
    end = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert end <= block.start < block.end <= len(document.text)
        assert words == fold_space(words) != ""
        end = block.end


def test_empty_blocks_are_left_out() -> None:
    content = TextBuilder()
    content.paragraph(" \n\t ")
    content.heading("\u200b", 1)
    content.table_row(["", " "])
    content.list_item("")
    assert content.text == ""
    assert content.blocks == ()


def test_a_row_keeps_its_empty_cells() -> None:
    content = TextBuilder()
    content.table_row(["Tier", "", "Contact"])
    assert content.text == "Tier | | Contact"


@pytest.mark.parametrize(("given", "level"), [(0, 1), (1, 1), (6, 6), (9, 6)])
def test_levels_of_headings_stay_in_bounds(given: int, level: int) -> None:
    content = TextBuilder()
    content.heading("Recall", given)
    assert content.blocks[0].level == level


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("a \n\t b\u00a0c", "a b c"),
        ("pass\u00adword", "password"),
        ("a\u200bb\u200e\u202ec\u2066d\ufeff", "abcd"),
        ("hid\U000e0068\U000e0069den", "hidden"),
        ("bell\x07 null\x00", "bell null"),
        ("ﬁne ½ É e\u0301 ’ 𝔘", "ﬁne ½ É e\u0301 ’ 𝔘"),
    ],
)
def test_folding_drops_what_nobody_sees_and_changes_no_letter(given: str, folded: str) -> None:
    assert fold_space(given) == folded


def test_equal_bytes_give_equal_ids_and_other_bytes_others() -> None:
    first = made_document("Recall", "Words.", data=b"one")
    again = made_document("Recall", "Words.", data=b"one", source="/elsewhere")
    other = made_document("Recall", "Words.", data=b"two")
    assert first.id == again.id
    assert first.id != other.id
    assert first.checksum == hashlib.sha256(b"one").hexdigest()
    assert first.read_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("National Standards 2021", "national-standards-2021-"),
        ("  Café – Pwyllgor: “Cymru”! ", "cafe-pwyllgor-cymru-"),
        ("保護観察", "document-"),
        ("", "document-"),
    ],
)
def test_ids_are_readable(title: str, begins: str) -> None:
    assert document_id(title, "0123456789abcdef") == f"{begins}0123456789ab"


def test_ids_of_long_titles_are_shortened() -> None:
    assert len(document_id("recall " * 100, "0" * 64)) <= 60 + 13
