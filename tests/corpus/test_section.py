from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import BlockKind, Document, TextBuilder
from corpus.section import Section, leads_of, sections_of
from tests.made_documents import made_document, random_document


def shape(document: Document) -> list[tuple[tuple[str, ...], list[str]]]:
    return [
        (one.trail, [document.text[block.start : block.end] for block in one.blocks])
        for one in sections_of(document)
    ]


def made(fill: Callable[[TextBuilder], object]) -> Document:
    return made_document("Guide", fill)


def leads_by_words(document: Document, section: Section) -> dict[str, list[str]]:
    return {
        document.text[block.start : block.end]: [document.text[a:b] for a, b in leads]
        for block, leads in zip(section.blocks, leads_of(document, section), strict=True)
    }


def only_section(fill: Callable[[TextBuilder], object]) -> dict[str, list[str]]:
    document = made(fill)
    (section,) = sections_of(document)
    return leads_by_words(document, section)


def test_headings_nest() -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Guide", 1)
        content.paragraph("Opening.")
        content.heading("Recall", 2)
        content.paragraph("One.")
        content.heading("Fixed term", 3)
        content.paragraph("Two.")
        content.paragraph("Three.")
        content.heading("Release", 2)
        content.paragraph("Four.")

    assert shape(made(fill)) == [
        (("Guide",), ["Opening."]),
        (("Guide", "Recall"), ["One."]),
        (("Guide", "Recall", "Fixed term"), ["Two.", "Three."]),
        (("Guide", "Release"), ["Four."]),
    ]


def test_a_skipped_level_nests_and_closes_like_any_other() -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Recall", 2)
        content.heading("Deep", 4)
        content.paragraph("One.")
        content.heading("Middle", 3)
        content.paragraph("Two.")
        content.heading("Top", 1)
        content.paragraph("Three.")

    assert shape(made(fill)) == [
        (("Recall", "Deep"), ["One."]),
        (("Recall", "Middle"), ["Two."]),
        (("Top",), ["Three."]),
    ]


def test_text_before_the_first_heading_has_an_empty_trail() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("Before.")
        content.heading("Recall", 2)
        content.paragraph("After.")

    assert shape(made(fill)) == [((), ["Before."]), (("Recall",), ["After."])]


def test_a_heading_with_nothing_below_is_a_section_of_its_own_words() -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Guide", 1)
        content.heading("Empty", 2)
        content.heading("Empty and deeper", 3)
        content.heading("Held", 2)
        content.paragraph("Words.")
        content.heading("Last", 2)

    assert shape(made(fill)) == [
        (("Guide", "Empty"), ["Empty and deeper"]),
        (("Guide", "Held"), ["Words."]),
        (("Guide",), ["Last"]),
    ]


def test_equal_headings_in_a_row_each_keep_their_words() -> None:
    def fill(content: TextBuilder) -> None:
        for words in ("One", "Two", "Three"):
            content.heading(words, 2)

    assert shape(made(fill)) == [((), ["One"]), ((), ["Two"]), ((), ["Three"])]


def test_nothing_gives_no_sections() -> None:
    assert sections_of(made(lambda _: None)) == []


def test_the_anchor_is_of_the_nearest_heading_that_has_one() -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Recall", 2, anchor="recall")
        content.heading("Fixed term", 3)
        content.paragraph("One.")
        content.heading("Release", 2, anchor="release")
        content.paragraph("Two.")

    assert [one.anchor for one in sections_of(made(fill))] == ["recall", "release"]


def test_a_heading_that_stands_alone_keeps_its_own_anchor() -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Recall", 2, anchor="recall")
        content.heading("Fixed term", 3, anchor="fixed-term")

    assert [one.anchor for one in sections_of(made(fill))] == ["fixed-term"]


@pytest.mark.parametrize("seed", range(60))
def test_every_block_is_in_one_section_or_a_heading_in_a_trail(seed: int) -> None:
    document = random_document(seed)
    sections = sections_of(document)
    held = [block for one in sections for block in one.blocks]
    in_trails = {words for one in sections for words in one.trail}
    assert held == sorted(set(held), key=lambda one: one.start)
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert block in held or (block.kind is BlockKind.HEADING and words in in_trails)
    for one in sections:
        assert (one.start, one.end) == (one.blocks[0].start, one.blocks[-1].end)


def test_list_items_are_led_by_the_sentence_that_announces_them() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("Recall is a step. The manager must consider:")
        content.list_item("the risk")
        content.list_item("the plan")
        content.paragraph("Then decide.")

    assert only_section(fill) == {
        "Recall is a step. The manager must consider:": [],
        "the risk": ["The manager must consider:"],
        "the plan": ["The manager must consider:"],
        "Then decide.": [],
    }


@pytest.mark.parametrize(
    "announces", ["The following apply.", "Do not do any of these.", "The steps are below."]
)
def test_a_full_stop_may_announce_a_list(announces: str) -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph(announces)
        content.list_item("the risk")

    assert only_section(fill)["the risk"] == [announces]


def test_a_nested_item_is_led_by_the_item_it_stands_under() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("You must not:")
        content.list_item("tell the victim")
        content.list_item("the address", depth=2)
        content.list_item("the street", depth=3)
        content.list_item("the work place", depth=2)
        content.list_item("leave early")
        content.list_item("without leave", depth=3)

    assert only_section(fill) == {
        "You must not:": [],
        "tell the victim": ["You must not:"],
        "the address": ["You must not:", "tell the victim"],
        "the street": ["You must not:", "tell the victim", "the address"],
        "the work place": ["You must not:", "tell the victim"],
        "leave early": ["You must not:"],
        "without leave": ["You must not:", "leave early"],
    }


def test_a_list_is_led_by_the_last_sentence_before_it_with_or_without_a_colon() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The court has decided. One of two things must be done.")
        content.list_item("the risk")
        content.table_row(["one", "two"])
        content.list_item("the plan")

    leads = only_section(fill)
    assert leads["the risk"] == ["One of two things must be done."]
    assert leads["the plan"] == []


def test_a_list_does_not_take_the_lead_in_of_the_list_before_it() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("You must:")
        content.list_item("ask")
        content.paragraph("You must not:")
        content.list_item("leave")

    leads = only_section(fill)
    assert leads["ask"] == ["You must:"]
    assert leads["leave"] == ["You must not:"]


def test_a_lead_in_does_not_reach_over_a_heading() -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("You must:")
        content.heading("Release", 2)
        content.list_item("leave")

    document = made(fill)
    assert leads_by_words(document, sections_of(document)[1]) == {"leave": []}


def test_rows_are_led_by_the_header_of_their_own_table() -> None:
    def fill(content: TextBuilder) -> None:
        content.table_row(["Tier", "Contact"], header=True)
        content.table_row(["A", "weekly"])
        content.table_row(["B", "monthly"])
        content.table_row(["Court", "Days"], header=True)
        content.table_row(["Crown", "5"])
        content.paragraph("Between.")
        content.table_row(["Bare", "row"])

    assert only_section(fill) == {
        "Tier | Contact": [],
        "A | weekly": ["Tier | Contact"],
        "B | monthly": ["Tier | Contact"],
        "Court | Days": [],
        "Crown | 5": ["Court | Days"],
        "Between.": [],
        "Bare | row": [],
    }
