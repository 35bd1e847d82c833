import pytest

from corpus.formats.office.word_file import read_word
from tests.corpus.formats.office.shown import shown
from tests.corpus.formats.office.word_maker import (
    USUAL_STYLES,
    cell,
    item,
    level,
    lists,
    paragraph,
    row,
    run,
    table,
    word_bytes,
)

HEAD = "<w:tblHeader/>"
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Blue"><w:name w:val="Blue"/><w:tblStylePr '
    'w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr></w:tblStylePr>'
    "</w:style>"
)


def lines(body: str, **parts: str) -> list[str]:
    return shown(read_word(word_bytes(body, parts=parts), name="a.docx", source="here"))


def bold(words: str) -> str:
    return cell(paragraph(run(words, "<w:b/>")))


def test_header_rows_and_rows() -> None:
    made = table(row("Risk", "Contact", properties=HEAD), row("High", "weekly"))
    assert lines(made) == ["= Risk | Contact", "| High | weekly"]


def test_two_header_rows_become_one() -> None:
    made = table(
        row(cell("Contact", '<w:gridSpan w:val="2"/>'), properties=HEAD),
        row("In person", "Remote", properties=HEAD),
        row("weekly", "never"),
    )
    assert lines(made) == ["= Contact In person | Remote", "| weekly | never"]


def test_a_first_row_in_bold_is_a_header() -> None:
    assert lines(table(row(bold("Risk"), bold("Contact")), row("High", "weekly")))[0][0] == "="
    assert lines(table(row(bold("Risk"), "Contact"), row("High", "weekly")))[0][0] == "|"


@pytest.mark.parametrize(
    ("look", "sign"),
    [
        ('<w:tblLook w:val="04A0"/>', "="),
        ('<w:tblLook w:val="0480"/>', "|"),
        ('<w:tblLook w:firstRow="1"/>', "="),
        ("", "|"),
    ],
)
def test_the_style_of_a_table_may_make_its_first_row_a_header(look: str, sign: str) -> None:
    made = table(row("a", "b"), row("c", "d"), properties=f'<w:tblStyle w:val="Blue"/>{look}')
    assert lines(made, styles=USUAL_STYLES + TABLE_STYLE)[0][0] == sign


def test_a_first_row_on_a_colour_is_a_header_and_its_white_words_are_read() -> None:
    fill = '<w:shd w:val="clear" w:fill="12436D"/>'
    white = paragraph(run("Risk", '<w:color w:val="FFFFFF"/>'))
    made = table(row(cell(white, fill), cell("Contact", fill)), row("High", "weekly"))
    assert lines(made)[0] == "= Risk | Contact"
    assert lines(table(row(cell(white), "b"), row("c", "d")))[0] == "| | b"


def test_merged_cells_are_repeated() -> None:
    merged = cell("", "<w:vMerge/>")
    made = table(
        row(cell("High", '<w:vMerge w:val="restart"/>'), "weekly", "A"),
        row(merged, "daily", "B"),
        row(cell("Both", '<w:gridSpan w:val="2"/>'), "C"),
        row(merged, "x", "D"),
    )
    assert lines(made) == [
        "| High | weekly | A",
        "| High | daily | B",
        "| Both | Both | C",
        "| Both | x | D",
    ]


def test_rows_that_begin_further_in() -> None:
    made = table(row("a", "b", "c"), row("d", "e", properties='<w:gridBefore w:val="1"/>'))
    assert lines(made) == ["| a | b | c", "| | d | e"]


def test_deleted_rows_and_cells_are_out() -> None:
    gone = row("no", "no", properties='<w:del w:id="1"/>')
    made = table(row("a", "b"), gone, row("c", cell("no", '<w:cellDel w:id="2"/>'), "d"))
    assert lines(made) == ["| a | b", "| c | d"]


def test_rows_and_cells_in_content_controls() -> None:
    held = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    second = f"<w:sdt><w:sdtContent>{row('c', 'd')}</w:sdtContent></w:sdt>"
    made = f"<w:tbl><w:tblPr/><w:tr>{cell('a')}{held}</w:tr>{second}</w:tbl>"
    assert lines(made) == ["| a | b", "| c | d"]


def test_a_cell_keeps_its_lists_on_one_line() -> None:
    steps = cell(item("ask", 1) + item("wait", 1))
    made = table(row("Steps", steps), row("Who", "PP"))
    assert lines(made, numbering=lists(a1=level(0, "decimal", "%1."))) == [
        "| Steps | 1. ask 2. wait",
        "| Who | PP",
    ]


def test_a_table_of_one_column_is_plain_text() -> None:
    made = table(row(cell(paragraph("Purpose", "Heading1") + paragraph("Words."))), row("More."))
    assert lines(made) == ["# Purpose", "Words.", "More."]


def test_a_table_around_tables_is_plain_text_and_the_inner_one_is_kept() -> None:
    inner = table(row("Risk", "Contact", properties=HEAD), row("High", "weekly"))
    made = table(row("Left.", cell(paragraph("Right.") + inner + paragraph("End."))))
    assert lines(made) == ["Left.", "Right.", "= Risk | Contact", "| High | weekly", "End."]


def test_headings_down_the_side_make_a_table_plain_text() -> None:
    made = table(
        row("Section", "Words"),
        row(cell(paragraph("Purpose", "Heading2")), "To protect."),
    )
    assert lines(made) == ["Section", "Words", "## Purpose", "To protect."]


def test_a_note_in_a_table_follows_the_table() -> None:
    notes = '<w:footnote w:id="2"><w:p>' + run("Note.") + "</w:p></w:footnote>"
    marked = cell(paragraph(run("High") + '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    made = paragraph("Before") + table(row(marked, "weekly"), row("Low", "monthly"))
    assert lines(made, footnotes=notes) == [
        "Before",
        "| High[footnote 1] | weekly",
        "| Low | monthly",
        "[footnote 1] Note.",
    ]


def test_repeating_a_merged_cell_has_an_end() -> None:
    rows = [row(cell("x" * 10_000, '<w:vMerge w:val="restart"/>'), "a")]
    rows += [row(cell("", "<w:vMerge/>"), "a")] * 2_000
    text = read_word(word_bytes(table(*rows)), name="a.docx", source="here").text
    assert 100_000 < len(text) < 1_100_000


def test_deeply_nested_tables_do_no_harm() -> None:
    made = "deep"
    for _ in range(60):
        made = table(row(cell(made if made.startswith("<") else paragraph(made))))
    assert lines(made) == ["deep"]
