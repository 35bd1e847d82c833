from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.formats.plain_text import read_plain_text

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def read(text: str, name: str = "a-page.txt") -> Document:
    return read_plain_text(text.encode(), text, name=name, source="here")


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


def blocks(text: str) -> list[tuple[str, int, str]]:
    return shown(read(text))


def test_page_kind_and_menu_lines_are_not_the_title() -> None:
    text = "Guidance\n\nRelated links\n\nBus passes\n\nWho may have one.\n\nRelated links\n"
    document = read(text)
    assert document.publication.title == "Bus passes"
    assert shown(document) == [("heading", 1, "Bus passes"), ("paragraph", 0, "Who may have one.")]


def test_a_short_line_between_blank_lines_with_text_below_is_a_heading() -> None:
    text = "Bus passes\n\nIntro sentence.\n\nWho can apply?\n\nAnyone.\n\nLast words\n"
    assert [kind for kind, _, _ in blocks(text)] == [
        "heading", "paragraph", "heading", "paragraph", "paragraph",
    ]  # fmt: skip


def test_headings_are_found_without_blank_lines() -> None:
    text = (
        "Bus passes\nPublished 4 May 2022\n\nPurpose\n"
        "This page tells how passes are given, renewed and taken back by the office.\n"
    )
    assert [(kind, level) for kind, level, _ in blocks(text)] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    text = (
        "The office gives a pass to every person who asks for one\n"
        "and who lives in the town, unless the pass was taken back\n"
        "in the last year.\n1 High Street\nSmalltown\n"
    )
    words = [words for _, _, words in blocks(text)]
    assert words[0].endswith("taken back in the last year.")
    assert words[1:] == ["1 High Street", "Smalltown"]


def test_items_of_all_markers_with_depth_and_continuation() -> None:
    text = (
        "You need:\n• a form, signed by\n  the owner\n  – page one\n  – page two\n• a fee\n\n"
        "Grounds are:\n\n(a) first\n(b) second\n    (i) limb\n    (ii) other limb\n(c) third\n"
    )
    assert read(text).text == (
        "You need:\n\n• a form, signed by the owner\n  • page one\n  • page two\n• a fee\n\n"
        "Grounds are:\n\n(a) first\n(b) second\n  (i) limb\n  (ii) other limb\n(c) third"
    )


def test_markers_tell_depth_where_indents_are_lost() -> None:
    text = "You need:\n1. a form\n(a) page one\n(b) page two\n2. a fee\n- in cash\n3. a photo\n"
    assert [level for _, level, _ in blocks(text)] == [0, 1, 2, 2, 1, 2, 1]


def test_an_indented_paragraph_belongs_to_its_item() -> None:
    text = "You need:\n\n  • a form\n\n    It is green.\n\n  • a fee\n"
    assert read(text).text == "You need:\n\n• a form It is green.\n• a fee"


def test_a_dash_within_a_sentence_is_no_marker() -> None:
    assert blocks("A manager of the office, never the driver\n– decides at once.") == [
        ("paragraph", 0, "A manager of the office, never the driver – decides at once.")
    ]


def test_underlined_and_numbered_headings_get_levels() -> None:
    text = (
        "Bus passes\n==========\n\nFees\n----\nThey rise.\n\n3. Renewal\n\n3.2 Late renewal\n\n"
        "3.2.1 It costs more after a month.\n\n3.3 Early renewal\n\nIt costs less.\n"
    )
    assert blocks(text) == [
        ("heading", 1, "Bus passes"),
        ("heading", 2, "Fees"),
        ("paragraph", 0, "They rise."),
        ("heading", 2, "3. Renewal"),
        ("heading", 3, "3.2 Late renewal"),
        ("paragraph", 0, "3.2.1 It costs more after a month."),
        ("heading", 3, "3.3 Early renewal"),
        ("paragraph", 0, "It costs less."),
    ]


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_tables_keep_their_header(separator: str) -> None:
    rows = [("Kind", "Fee"), ("Short", "5"), ("Long", "9")]
    text = "Fees below.\n\n" + "\n".join(separator.join(row) for row in rows) + "\n"
    assert blocks(text)[1:] == [
        ("table_header", 0, "Kind | Fee"),
        ("table_row", 0, "Short | 5"),
        ("table_row", 0, "Long | 9"),
    ]


def test_dates_are_read_and_stay_in_the_text() -> None:
    text = (
        "Bus passes\n\nHow to get one.\n\nFirst published 16 May 2019\n"
        "Last updated 8 June 2021 + show all updates\n  1. Title change\n\n  2. First published.\n"
    )
    document = read(text)
    assert document.publication.published == date(2019, 5, 16)
    assert document.publication.updated == date(2021, 6, 8)
    assert shown(document)[2:] == [
        ("paragraph", 0, "First published 16 May 2019"),
        ("paragraph", 0, "Last updated 8 June 2021 + show all updates"),
        ("list_item", 1, "Title change"),
        ("list_item", 1, "First published."),
    ]


def test_front_matter_outranks_what_the_text_shows() -> None:
    text = "---\ntitle: Given\nupdated: 2024-01-02\n---\nBus passes\n\nUpdated: 3 March 2023\n"
    publication = read(text).publication
    assert (publication.title, publication.updated) == ("Given", date(2024, 1, 2))


def test_nothing_is_guessed() -> None:
    publication = read("Bus passes\n\nFrom the Office, https://x.example, today.\n").publication
    assert (publication.publisher, publication.address, publication.published) == (None, None, None)


def test_a_page_of_bare_prose_takes_its_title_from_its_name() -> None:
    assert read("it has no title, and says so.").publication.title == "a page"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real pages are not here")
def test_real_pages_come_out_right() -> None:
    guide = read((SEEDS / "govuk-strengthening-probation.txt").read_text("utf-8"))
    kinds = shown(guide)
    assert guide.publication.title == "Strengthening probation, building confidence"
    assert guide.publication.published == date(2019, 5, 16)
    assert guide.publication.updated == date(2021, 6, 8)
    assert [words for kind, _, words in kinds if kind == "heading"][1:] == [
        "Introduction", "Our plans", "Progress and updates", "Contact us",
    ]  # fmt: skip
    assert sum(kind == "list_item" for kind, _, _ in kinds) == 7 + 12 + 22
    briefing = read((SEEDS / "commons-library-probation-services.txt").read_text("utf-8"))
    assert [words for kind, _, words in shown(briefing) if kind == "heading"] == [
        "Probation services", "The new model", "Reversal of earlier reforms", "The transition",
    ]  # fmt: skip
    assert "Related posts" not in briefing.text
