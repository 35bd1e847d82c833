import pytest

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.formats.markdown_note import read_markdown


def read(text: str, name: str = "first-day_in office.md") -> Document:
    return read_markdown(text.encode(), text, name=name, source="here")


def blocks(text: str) -> list[tuple[str, int, str]]:
    document = read(text)
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


def test_headings_nest_and_inline_markup_goes() -> None:
    found = blocks(
        "# One *two*\n\nA **bold** [link](https://x.example) `code`.\n\nTwo\n---\n### Deep"
    )
    assert found == [
        ("heading", 1, "One two"),
        ("paragraph", 0, "A bold link code."),
        ("heading", 2, "Two"),
        ("heading", 3, "Deep"),
    ]


def test_lists_keep_depth_numbers_and_paragraphs() -> None:
    text = "Do:\n\n3. third\n4. fourth\n\n   and more\n   - inner\n\n     deeper words\n   - last\n"
    assert read(text).text == (
        "Do:\n\n3. third\n4. fourth and more\n  • inner deeper words\n  • last"
    )
    assert [level for _, level, _ in blocks(text)] == [0, 1, 1, 2, 2]


def test_tables_keep_header_and_rows() -> None:
    assert blocks("| Kind | Days |\n|:--|--:|\n| *Short* | 5 |\n| Long |  |\n") == [
        ("table_header", 0, "Kind | Days"),
        ("table_row", 0, "Short | 5"),
        ("table_row", 0, "Long |"),
    ]


def test_quotes_and_code_are_paragraphs() -> None:
    assert blocks("> said\n> once\n\n```py\na  b\nc\n```\n\n    indented") == [
        ("paragraph", 0, "said once"),
        ("paragraph", 0, "a b c"),
        ("paragraph", 0, "indented"),
    ]


def test_html_never_comes_through() -> None:
    text = (
        "<div>block</div>\n\nYou <b>must</b> <!-- not --> go<br>now "
        '<span style="display:none">secretly</span><script>run()</script>here.\n\n<!-- gone -->\n'
    )
    assert blocks(text) == [("paragraph", 0, "You must go now here.")]


def test_an_address_is_text_and_an_image_is_not() -> None:
    assert read("See <https://x.example/a> and ![a picture](b.png).").text == (
        "See https://x.example/a and ."
    )


def test_title_comes_from_front_matter_then_heading_then_name() -> None:
    assert read("---\ntitle: Given\n---\n# Head\n").publication.title == "Given"
    assert read("## Lower\n\n# Head\n").publication.title == "Head"
    assert read("Words only.").publication.title == "first day in office"


def test_deep_quotes_do_not_break_the_reader() -> None:
    assert read("# Top\n\n" + ">" * 20_000 + " x").blocks[0].level == 1


def test_a_note_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="part it"):
        read("[" * 5_000_001)
