from tests.corpus.formats.pdf.made_pdf import (
    blocks,
    cells,
    filled,
    line,
    prose,
    read,
    ruled,
    text,
    words_of,
)

XS = (70, 170, 330, 500)
HEAD = ("Tier", "First visit", "Then every")


def rows_of(*pages: str) -> list[tuple[str, str]]:
    return [
        (kind.removeprefix("table_"), words)
        for kind, _, words in blocks(read(*pages))
        if "t" in kind
    ]


def table(y: float, rows: list[tuple[str, ...]], *, bold_head: bool = True) -> str:
    ys = [y + 20 * n for n in range(len(rows) + 1)]
    words = [cells(XS, top + 14, row, bold=bold_head and not n)
             for n, (top, row) in enumerate(zip(ys, rows, strict=False))]  # fmt: skip
    return ruled(XS, ys) + "".join(words)


def test_a_ruled_table_has_a_header_and_rows() -> None:
    page = text(70, 80, "Before the table.")
    page += table(100, [HEAD, ("A", "5 days", "month"), ("B", "10 days", "quarter")])
    page += text(70, 200, "After the table.")
    assert blocks(read(page)) == [
        ("paragraph", 0, "Before the table."),
        ("table_header", 0, "Tier | First visit | Then every"),
        ("table_row", 0, "A | 5 days | month"),
        ("table_row", 0, "B | 10 days | quarter"),
        ("paragraph", 0, "After the table."),
    ]


def test_a_shaded_row_is_the_header() -> None:
    rows = [("Tier 1", "5", "8"), ("A", "6", "9"), ("B", "7", "10")]
    page = filled(70, 100, 430, 20, "0.8 g") + table(100, rows, bold_head=False)
    assert rows_of(page)[0] == ("header", "Tier 1 | 5 | 8")
    assert rows_of(table(100, rows, bold_head=False))[0] == ("row", "Tier 1 | 5 | 8")


def test_labels_over_several_columns_are_a_header() -> None:
    rows = [HEAD, ("A", "5 days", "month"), ("B", "10 days", "quarter")]
    assert rows_of(table(100, rows, bold_head=False))[0] == ("header", " | ".join(HEAD))


def test_names_and_values_have_no_header() -> None:
    xs, ys = (70, 170, 500), (100, 120, 140)
    page = ruled(xs, ys) + cells(xs[:2], 114, ("Applies to", "All regions"))
    page += cells(xs[:2], 134, ("Contact", "The policy team"))
    assert rows_of(page) == [
        ("row", "Applies to | All regions"),
        ("row", "Contact | The policy team"),
    ]


def test_lines_in_a_cell_are_joined_and_empty_cells_kept() -> None:
    ys = (100, 120, 160)
    page = ruled(XS, ys) + cells(XS, 114, HEAD, bold=True)
    page += cells(XS, 134, ("A", "within ten working", "")) + cells(XS, 148, ("", "days", ""))
    assert rows_of(page) == [("header", " | ".join(HEAD)), ("row", "A | within ten working days |")]


def test_a_cell_over_several_rows_is_said_in_each() -> None:
    page = "".join(line(70, y, 500, y) for y in (100, 120, 160)) + line(170, 140, 500, 140)
    page += "".join(line(x, 100, x, 160) for x in XS)
    page += cells(XS, 114, HEAD, bold=True) + cells(XS, 144, ("A and B", "", ""))
    page += cells(XS, 134, ("", "5 days", "month")) + cells(XS, 154, ("", "10 days", "year"))
    assert rows_of(page)[1:] == [
        ("row", "A and B | 5 days | month"),
        ("row", "A and B | 10 days | year"),
    ]


def test_a_cell_over_the_whole_table_is_said_once() -> None:
    page = "".join(line(70, y, 500, y) for y in (100, 120, 140, 160))
    page += "".join(line(x, 100, x, 120) + line(x, 140, x, 160) for x in XS)
    page += line(70, 100, 70, 160) + line(500, 100, 500, 160)
    page += cells(XS, 114, HEAD, bold=True) + text(74, 134, "For those in prison")
    page += cells(XS, 154, ("A", "5 days", "month"))
    assert rows_of(page)[1:] == [("row", "For those in prison"), ("row", "A | 5 days | month")]


def test_a_table_without_outer_lines() -> None:
    page = "".join(line(70, y, 500, y) for y in (120, 140))
    page += "".join(line(x, 100, x, 160) for x in XS[1:-1])
    for number, row in enumerate((HEAD, ("A", "5 days", "month"), ("B", "10 days", "year"))):
        page += cells(XS, 114 + 20 * number, row, bold=not number)
    assert rows_of(page) == [
        ("header", " | ".join(HEAD)),
        ("row", "A | 5 days | month"),
        ("row", "B | 10 days | year"),
    ]


def test_a_table_that_runs_on_keeps_its_header_once() -> None:
    first = table(640, [HEAD, ("A", "5 days", "month")])
    second = table(100, [HEAD, ("B", "10 days", "year"), ("C", "20 days", "decade")])
    document = read(first, second)
    assert blocks(document) == [
        ("table_header", 0, " | ".join(HEAD)),
        ("table_row", 0, "A | 5 days | month"),
        ("table_row", 0, "B | 10 days | year"),
        ("table_row", 0, "C | 20 days | decade"),
    ]
    assert [one.page for one in document.blocks] == [1, 1, 2, 2]


def test_a_row_that_runs_on_is_one_row() -> None:
    first = table(640, [HEAD, ("A", "within the first", "month")])
    second = table(100, [HEAD, ("", "ten days", ""), ("B", "20 days", "year")])
    assert rows_of(first, second)[1:] == [
        ("row", "A | within the first ten days | month"),
        ("row", "B | 20 days | year"),
    ]


def test_another_table_on_the_next_page_is_another_table() -> None:
    first = table(640, [HEAD, ("A", "5 days", "month")])
    words = text(70, 90, "Another table follows.")
    second = words + table(100, [("What", "Who", "When"), ("B", "we", "now")])
    assert ("header", "What | Who | When") in rows_of(first, second)


def test_rows_of_numbers_without_lines_between_them_are_parted() -> None:
    xs, ys = (70, 250, 400), (100, 120, 165)
    page = ruled(xs, ys) + cells(xs[:2], 114, ("Region", "Number"), bold=True)
    for number, row in enumerate((("London", "18"), ("Wales", "4"), ("North East", "1,007"))):
        page += cells(xs[:2], 132 + 14 * number, row)
    assert rows_of(page) == [
        ("header", "Region | Number"),
        ("row", "London | 18"),
        ("row", "Wales | 4"),
        ("row", "North East | 1,007"),
    ]


def test_a_table_without_any_lines() -> None:
    page = prose(70, 80, ["A paragraph stands before the table and fills a line of the page."])
    rows = (HEAD, ("A", "5 days", "month"), ("B", "10 days", "quarter"), ("C", "20 days", "year"))
    page += "".join(cells(XS, 114 + 20 * n, row, bold=not n) for n, row in enumerate(rows))
    page += prose(70, 220, ["A paragraph stands after the table and fills a line of the page."])
    assert [kind for kind, _, _ in blocks(read(page))] == [
        "paragraph", "table_header", "table_row", "table_row", "table_row", "paragraph"
    ]  # fmt: skip
    assert "B | 10 days | quarter" in words_of(read(page))


def test_wrapped_cells_of_a_table_without_lines_are_joined() -> None:
    page = cells(XS, 100, ("Name", "Meaning", "Source"), bold=True)
    for y, one in ((130, "Recall"), (170, "Licence"), (210, "Order")):
        page += cells(XS, y, (one, "What happens when", "Act"))
        page += cells(XS, y + 13, ("", "it ends early", "of 2003"))
    assert rows_of(page) == [
        ("header", "Name | Meaning | Source"),
        ("row", "Recall | What happens when it ends early | Act of 2003"),
        ("row", "Licence | What happens when it ends early | Act of 2003"),
        ("row", "Order | What happens when it ends early | Act of 2003"),
    ]


def test_a_box_around_text_is_no_table() -> None:
    page = ruled((60, 500), (90, 140)) + prose(70, 110, ["Important words", "in a box."])
    assert blocks(read(page)) == [("paragraph", 0, "Important words in a box.")]


def test_a_chart_is_no_table() -> None:
    grid = ruled(tuple(range(70, 470, 40)), tuple(range(100, 300, 20)))
    page = grid + text(75, 115, "Label") + text(300, 280, "Other")
    assert {kind for kind, _, _ in blocks(read(page))} == {"paragraph"}


def test_very_many_lines_do_not_take_long() -> None:
    page = "".join(line(70, 100 + n * 0.1, 500, 100 + n * 0.1) for n in range(3000))
    page += "".join(line(70 + n * 0.1, 100, 70 + n * 0.1, 400) for n in range(3000))
    assert words_of(read(page + text(70, 600, "Still read."))) == ["Still read."]


def test_a_table_goes_on_where_the_next_page_has_another_margin() -> None:
    first = ruled(XS, (700, 720, 740)) + cells(XS, 714, HEAD, bold=True)
    first += cells(XS, 734, ("A", "within ten days", "none"))
    shifted = [x + 25 for x in XS]
    second = ruled(shifted, (60, 80, 100)) + cells(shifted, 74, HEAD, bold=True)
    second += cells(shifted, 94, ("B", "within two days", "none"))
    assert rows_of(first, second) == [
        ("header", " | ".join(HEAD)),
        ("row", "A | within ten days | none"),
        ("row", "B | within two days | none"),
    ]
