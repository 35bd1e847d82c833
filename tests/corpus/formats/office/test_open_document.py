import pytest

from corpus.document import Document
from corpus.formats.office.open_document import MEDIA_TYPE, read_open_document
from tests.corpus.formats.office.odf_maker import (
    h,
    level,
    li,
    list_style,
    odf_bytes,
    p,
    style,
    table,
    td,
    tr,
    ul,
)
from tests.corpus.formats.office.shown import shown

HEADINGS = "".join(
    style(
        f"Heading_20_{n}",
        more=f'style:display-name="Heading {n}" style:default-outline-level="{n}"',
    )
    for n in (1, 2)
) + style("Title")
LEGAL = list_style(
    "L",
    level(1, "1", 'style:num-suffix="."'),
    level(2, "1", 'text:display-levels="2"'),
    level(3, "a", 'style:num-prefix="(" style:num-suffix=")"'),
    level(4, "i", 'style:num-prefix="(" style:num-suffix=")"'),
)
BULLETS = list_style("B", level(1, "•"), level(2, "•"))
STEPS = list_style("S", level(1, "1", 'style:num-suffix=")"'), level(2, "I"))


def read(body: str, **made: str) -> Document:
    data = odf_bytes(body, **{"styles": HEADINGS, **made})
    return read_open_document(data, name="policy-framework.odt", source="here")


def lines(body: str, **made: str) -> list[str]:
    return shown(read(body, **made))


def test_headings_and_paragraphs_in_order() -> None:
    document = read(p("Recall", "Title") + h("Who", 1) + p("All.") + h("When", 2) + p("Now."))
    assert shown(document) == ["# Recall", "# Who", "All.", "## When", "Now."]
    assert document.media_type == MEDIA_TYPE
    assert document.publication.title == "Recall"
    assert all(block.page is None for block in document.blocks)


def test_a_paragraph_may_be_a_heading_by_its_style() -> None:
    automatic = style("P1", more='style:parent-style-name="Heading_20_2"')
    assert lines(p("One", "P1") + p("Two", "Heading_20_1"), automatic=automatic) == [
        "## One",
        "# Two",
    ]


def test_the_outline_numbers_headings() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        + level(1, "1", 'style:num-suffix="."', outline=True)
        + level(2, "1", 'text:display-levels="2"', outline=True)
        + "</text:outline-style>"
    )
    free = style("P1", more='style:list-style-name=""')
    body = (
        h("One", 1) + h("Inner", 2) + h("Free", 2, 'text:style-name="P1"') + h("Inner", 2)
        + h("Two", 1) + h("Header", 1, 'text:is-list-header="true"') + h("Inner", 2)
    )  # fmt: skip
    assert lines(body, styles=HEADINGS + outline, automatic=free) == [
        "# 1. One", "## 1.1 Inner", "## Free", "## 1.2 Inner", "# 2. Two", "# Header",
        "## 2.1 Inner"
    ]  # fmt: skip


def test_numbered_paragraphs_and_nested_items() -> None:
    inner = ul(li("record it;"), li("tell:", ul(li("by email"))), li("close it."))
    body = ul(
        li("Purpose", ul(li("Sets out the rules."), li("They must:", inner), li("Next."))),
        li("Roles", ul(li("First."))),
        style="L",
    )
    assert lines(body, automatic=LEGAL) == [
        "1. Purpose",
        "1.1 Sets out the rules.",
        "1.2 They must:",
        "(a) record it;",
        "(b) tell:",
        "  (i) by email",
        "(c) close it.",
        "1.3 Next.",
        "2. Roles",
        "2.1 First.",
    ]


def test_items_of_several_paragraphs_and_words_behind_an_inner_list() -> None:
    body = ul(li(p("one"), p("more"), ul(li("inner")), p("behind")), li("two"), style="B")
    assert lines(body, automatic=BULLETS) == ["• one more", "  • inner", "• behind", "• two"]


@pytest.mark.parametrize(
    ("more", "marker"),
    [
        ("", "1)"),
        ('text:continue-numbering="true"', "3)"),
        ('text:continue-list="first"', "3)"),
        ('text:continue-list="unknown"', "1)"),
    ],
)
def test_lists_go_on_where_the_file_says_so(more: str, marker: str) -> None:
    body = ul(li("a"), li("b"), style="S", more='xml:id="first"') + p("x")
    assert lines(body + ul(li("c"), style="S", more=more), automatic=STEPS)[-1] == f"{marker} c"


def test_a_list_that_goes_on_deeper_down() -> None:
    body = ul(li("a", ul(li("b"))), style="S", more='xml:id="first"') + p("x")
    on = ul(li(ul(li("c"))), style="S", more='text:continue-list="first"')
    assert lines(body + on, automatic=STEPS)[-1] == "II c"


def test_items_may_start_anew_or_in_another_style() -> None:
    body = ul(
        li("a", more='text:start-value="5"'), li("b"), li("c", more='text:style-override="B"'),
        style="S",
    )  # fmt: skip
    assert lines(body, automatic=STEPS + BULLETS) == ["5) a", "6) b", "• c"]


def test_the_newer_way_to_write_a_format() -> None:
    made = list_style("S", level(1, "1", 'loext:num-list-format="Rule %1%:" style:num-suffix="."'))
    assert lines(ul(li("Ask."), style="S"), automatic=made) == ["Rule 1: Ask."]


def test_a_number_that_the_file_holds_itself() -> None:
    body = ul(li(p("<text:number>7.3</text:number>Ask.")), style="None")
    none = list_style("None", level(1, ""))
    assert lines(body, automatic=none) == ["7.3 Ask."]


def test_a_list_header_has_no_number() -> None:
    header = f"<text:list-header>{p('Before')}</text:list-header>"
    body = f'<text:list text:style-name="S">{header}{li("a")}</text:list>'
    assert lines(body, automatic=STEPS) == ["Before", "1) a"]


TEXT = style(
    "Hidden", '<style:text-properties text:display="none"/>', family="text"
) + style(
    "White", '<style:text-properties fo:color="#ffffff"/>', family="text"
) + style(
    "OnBlue",
    '<style:text-properties fo:color="#FFFFFF" fo:background-color="#000080"/>',
    family="text",
) + style(
    "Up", '<style:text-properties style:text-position="super 58%"/>', family="text"
) + style(
    "Down", '<style:text-properties style:text-position="-33% 58%"/>', family="text"
)  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('a<text:span text:style-name="Hidden">no<text:span>no</text:span></text:span>b', "ab"),
        ('<text:span text:style-name="White">no</text:span>yes', "yes"),
        ('<text:span text:style-name="OnBlue">yes</text:span>', "yes"),
        ('<text:a xlink:href="https://example.org">the form</text:a>', "the form"),
        ("a<text:s text:c='999999999'/>b<text:tab/>c<text:line-break/>d", "a b c d"),
        ("re\u00adcall", "recall"),
        ("a<office:annotation><text:p>no</text:p></office:annotation>b", "ab"),
        ("<text:ruby><text:ruby-base>yes</text:ruby-base><text:ruby-text>no</text:ruby-text>"
         "</text:ruby>", "yes"),
        ("<text:bookmark-ref>4.12</text:bookmark-ref>", "4.12"),
        ("<text:page-number>7</text:page-number>yes", "yes"),
        ("<text:hidden-text text:is-hidden='true'>no</text:hidden-text>yes", "yes"),
        ("<text:hidden-text text:is-hidden='false'>yes</text:hidden-text>", "yes"),
        ("a<text:change-start text:change-id='c'/>b<text:change-end text:change-id='c'/>", "ab"),
        ("a<text:soft-page-break/>b", "ab"),
        ('2006<text:span text:style-name="Up">1</text:span>', "2006¹"),
        ('CO<text:span text:style-name="Down">2</text:span>', "CO2"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(inside: str, words: str) -> None:
    assert lines(p(inside), automatic=TEXT) == [words]


def test_deletions_declarations_and_contents_are_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("no")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + "<text:table-of-content><text:index-body>"
        + p("no 1")
        + "</text:index-body></text:table-of-content>"
        + h("Contents", 1)
        + f'<text:section text:display="none">{p("no")}</text:section>'
        + f"<text:section>{p('yes')}</text:section>"
    )
    assert lines(body) == ["yes"]


def test_text_boxes_follow_and_descriptions_of_pictures_are_out() -> None:
    inside = f"<draw:text-box>{p('Boxed')}</draw:text-box><svg:desc>no</svg:desc>"
    box = f"<draw:frame>{inside}</draw:frame>"
    shape = f"<draw:g><draw:custom-shape>{p('Shape')}</draw:custom-shape></draw:g>"
    assert lines(p(f"{box}Anchor{shape}") + p("Next")) == ["Anchor", "Boxed", "Shape", "Next"]


def note(mark: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{p(words)}</text:note-body></text:note>"
    )


def test_notes_follow_the_block_or_list_that_refers_to_them() -> None:
    listed = ul(li(f"must{note('2', 'Two.')}"), li("may"), style="B")
    body = p(f"Within 14 days{note('1', 'One.')}.") + listed + p("Next")
    body += p(f"End{note('i', 'Last.', 'endnote')}")
    assert lines(body, automatic=BULLETS) == [
        "Within 14 days[footnote 1].",
        "• must[footnote 2]",
        "• may",
        "[footnote 1] One.",
        "[footnote 2] Two.",
        "Next",
        "End[endnote i]",
        "[endnote i] Last.",
    ]


def test_tables() -> None:
    covered = "<table:covered-table-cell/>"
    made = table(
        tr(td("High", 'table:number-rows-spanned="2"'), "weekly", "A"),
        tr(covered, "daily", "B"),
        tr(td("Both", 'table:number-columns-spanned="2"'), covered, "C"),
        head=tr("Risk", "Contact", "Who"),
    )
    assert lines(made) == [
        "= Risk | Contact | Who",
        "| High | weekly | A",
        "| High | daily | B",
        "| Both | Both | C",
    ]


def test_the_first_row_is_a_header_if_bold_or_on_a_colour() -> None:
    automatic = style("Bold", '<style:text-properties fo:font-weight="bold"/>') + style(
        "Blue",
        '<style:table-cell-properties fo:background-color="#12436d"/>',
        family="table-cell",
    )
    bold = table(tr(td(p("a", "Bold")), td(p("b", "Bold"))), tr("c", "d"))
    fill = 'table:style-name="Blue"'
    blue = table(tr(td("a", fill), td("b", fill)), tr("c", "d"))
    plain = table(tr("a", "b"), tr("c", "d"))
    heads = [lines(one, automatic=automatic)[0] for one in (bold, blue, plain)]
    assert heads == ["= a | b", "= a | b", "| a | b"]


def test_lists_and_notes_in_cells() -> None:
    cells = td(ul(li("ask"), li(f"wait{note('1', 'Note.')}"), style="S"))
    assert lines(table(tr("Steps", cells), tr("Who", "PP")), automatic=STEPS) == [
        "| Steps | 1) ask 2) wait[footnote 1]",
        "| Who | PP",
        "[footnote 1] Note.",
    ]


def test_tables_for_layout_are_plain_text() -> None:
    inner = table(tr("c", "d"), head=tr("a", "b"))
    assert lines(table(tr(td(h("Who", 1) + p("All."))), tr("More."))) == ["# Who", "All.", "More."]
    assert lines(table(tr("Left", td(p("Right") + inner)))) == [
        "Left",
        "Right",
        "= a | b",
        "| c | d",
    ]


def test_cells_repeated_without_end_do_no_harm() -> None:
    many = 'table:number-columns-repeated="9999999"'
    made = table(*[tr("a", td("x" * 1000, many)) for _ in range(20)], tr("b", "c"))
    assert 20_000 < len(read(made).text) < 1_200_000


def test_title_and_language_as_stated() -> None:
    meta = "<dc:title>Recall of prisoners</dc:title><dc:language>cy-GB</dc:language>"
    publication = read(p("x"), meta=meta + "<dc:date>2021-01-01T00:00:00</dc:date>").publication
    assert (publication.title, publication.language) == ("Recall of prisoners", "cy")
    assert (publication.published, publication.updated, publication.publisher) == (None, None, None)
    assert read(p("x"), meta="<dc:title>x.odt</dc:title>").publication.title == "policy framework"


def test_the_language_that_most_words_are_set_in() -> None:
    welsh = style("W", '<style:text-properties fo:language="cy" fo:country="GB"/>', family="text")
    body = p('<text:span text:style-name="W">Gwasanaeth Prawf</text:span> x')
    assert read(body, automatic=welsh).publication.language == "cy"


def test_bold_lines_are_headings_only_where_no_heading_is() -> None:
    bold = style("Bold", '<style:text-properties fo:font-weight="bold"/>')
    body = p("Recall", "Bold") + p("It is quick.") + p("Forms", "Bold") + p("Two.")
    assert lines(body, automatic=bold) == ["# Recall", "It is quick.", "# Forms", "Two."]
    assert lines(h("Real", 1) + body, automatic=bold)[1] == "Recall"


def test_deep_lists_and_notes_in_notes_do_no_harm() -> None:
    lists, notes = "deep", "deep"
    for _ in range(100):
        lists = ul(li(lists), style="B")
    for _ in range(60):
        notes = f"x{note('1', notes)}"
    assert lines(lists, automatic=BULLETS)[-1].endswith("• deep")
    assert "[footnote 1] deep" in lines(p(notes))
