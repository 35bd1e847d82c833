"""Numbers as Word shows them; every list of markers here was checked against a word processor."""

import pytest

from corpus.formats.office.word_file import read_word
from tests.corpus.formats.office.shown import shown
from tests.corpus.formats.office.word_maker import (
    USUAL_STYLES,
    item,
    level,
    lists,
    number,
    paragraph,
    run,
    word_bytes,
)

LEGAL = (
    level(0, "decimal", "%1.", style="Heading1")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)
BULLETS = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o")
STEPS = level(0, "decimal", "%1)") + level(1, "upperRoman", "%2.")
NUMBERED_HEADINGS = USUAL_STYLES.replace(
    '<w:outlineLvl w:val="0"/>',
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>',
)


def lines(body: str, numbering: str, styles: str = USUAL_STYLES) -> list[str]:
    data = word_bytes(body, parts={"numbering": numbering, "styles": styles})
    return shown(read_word(data, name="a.docx", source="here"))


def test_numbered_paragraphs_carry_the_number_that_people_cite() -> None:
    body = (
        paragraph("Purpose", "Heading1")
        + item("This sets out the rules.", 1, 1)
        + item("The practitioner must:", 1, 1)
        + item("record the decision;", 1, 2)
        + item("tell the court:", 1, 2)
        + item("by email", 1, 3)
        + item("close the case.", 1, 2)
        + item("Next paragraph.", 1, 1)
        + paragraph("Roles", "Heading1")
        + item("First under roles.", 1, 1)
    )
    assert lines(body, lists(a1=LEGAL), NUMBERED_HEADINGS) == [
        "# 1. Purpose",
        "1.1 This sets out the rules.",
        "1.2 The practitioner must:",
        "(a) record the decision;",
        "(b) tell the court:",
        "  (i) by email",
        "(c) close the case.",
        "1.3 Next paragraph.",
        "# 2. Roles",
        "2.1 First under roles.",
    ]


def test_a_compound_number_under_an_announcement_stays_a_list_item() -> None:
    deep = (
        level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3")
    )
    body = "".join(
        item(words, 1, depth)
        for words, depth in (("Part", 0), ("They must:", 1), ("ask", 2), ("wait", 2), ("Then.", 1))
    )
    written = lines(body, lists(a1=deep))
    assert written == ["1 Part", "1.1 They must:", "1.1.1 ask", "1.1.2 wait", "1.2 Then."]
    data = word_bytes(body, parts={"numbering": lists(a1=deep)})
    kinds = [one.kind.value for one in read_word(data, name="a", source="b").blocks]
    assert kinds == ["list_item", "paragraph", "list_item", "list_item", "paragraph"]


def test_bullets_nest_by_level_and_by_indent() -> None:
    body = (
        item("one", 2) + item("inner", 2, 1) + item("two", 2)
        + paragraph("break") + item("step", 3)
        + paragraph("dash", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
                    '<w:ind w:left="1440"/>')
        + item("step two", 3)
    )  # fmt: skip
    assert lines(body, lists(a2=BULLETS, a3=STEPS)) == [
        "• one", "  • inner", "• two", "break", "1) step", "  • dash", "2) step two"
    ]  # fmt: skip


def test_a_paragraph_set_under_an_item_belongs_to_it() -> None:
    body = item("must report", 2) + paragraph("every week.", "ListParagraph") + item("must not", 2)
    assert lines(body, lists(a2=BULLETS)) == ["• must report every week.", "• must not"]


def test_lists_restart_where_the_file_says_so() -> None:
    anew = number(4, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = (
        item("one", 3) + item("sub", 3, 1) + item("sub", 3, 1) + item("two", 3) + item("sub", 3, 1)
        + paragraph("Again:") + item("one", 4) + item("two", 4) + item("on", 3)
    )  # fmt: skip
    assert [one.split()[0] for one in lines(body, lists(a3=STEPS) + anew)] == [
        "1)", "I.", "II.", "2)", "I.", "Again:", "1)", "2)", "3)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("restart", "markers"),
    [("", ["1)", "a", "2)", "a"]), ('<w:lvlRestart w:val="0"/>', ["1)", "a", "2)", "b"])],
)
def test_a_level_may_count_on(restart: str, markers: list[str]) -> None:
    made = level(0, "decimal", "%1)") + level(1, "lowerLetter", "%2", restart)
    body = item("x", 1) + item("y", 1, 1) + item("x", 1) + item("y", 1, 1)
    assert [one.split()[0] for one in lines(body, lists(a1=made))] == markers


def test_legal_numbering_is_all_decimal() -> None:
    made = level(0, "upperRoman", "Part %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = item("x", 1) + item("x", 1) + item("y", 1, 1)
    assert lines(body, lists(a1=made)) == ["Part I x", "Part II x", "2.1 y"]


def test_a_style_brings_its_level_along() -> None:
    para = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered para"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    made = level(0, "decimal", "%1.", style="Heading1") + level(1, "decimal", "%1.%2", style="Para")
    body = paragraph("Purpose", "Heading1") + paragraph("One.", "Para") + paragraph("Two.", "Para")
    body += paragraph("None.", "Para", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    written = lines(body, lists(a1=made), NUMBERED_HEADINGS + para)
    assert written == ["# 1. Purpose", "1.1 One.", "1.2 Two.", "None."]


def test_a_list_defined_by_a_numbering_style() -> None:
    styles = USUAL_STYLES + (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    numbering = linked + lists(a1=STEPS) + number(5, 5)
    assert lines(item("x", 5) + item("y", 5), numbering, styles) == ["1) x", "2) y"]


def test_empty_and_deleted_paragraphs() -> None:
    gone = paragraph(
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        "",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
        '<w:rPr><w:del w:id="2"/></w:rPr>',
    )
    body = item("one", 3) + gone + item("two", 3) + item("<w:r/>", 3) + item("four", 3)
    assert lines(body, lists(a3=STEPS)) == ["1) one", "2) two", "4) four"]


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = paragraph(
        run("no", "<w:vanish/>"),
        "",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
    )
    assert lines(item("one", 3) + hidden + item("two", 3), lists(a3=STEPS)) == ["1) one", "2) two"]


def test_text_boxes_count_on_their_own() -> None:
    box = f"<w:txbxContent>{item('boxed', 3)}{item('boxed', 3)}</w:txbxContent>"
    anchor = paragraph(run("Anchor") + f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")
    body = item("one", 3) + anchor + item("two", 3)
    assert lines(body, lists(a3=STEPS)) == [
        "1) one", "Anchor", "1) boxed", "2) boxed", "2) two"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("<w:r><w:t>(a)</w:t><w:tab/><w:t>report</w:t></w:r>", "(a) report"),
        ("<w:r><w:t>• report</w:t></w:r>", "• report"),
        ("<w:r><w:t>\uf0b7</w:t><w:tab/><w:t>report</w:t></w:r>", "• report"),
        ("<w:r><w:t>-</w:t><w:tab/><w:t>report</w:t></w:r>", "• report"),
        ("<w:r><w:t>4.12</w:t><w:tab/><w:t>Report.</w:t></w:r>", "4.12 Report."),
        ("<w:r><w:t>- 5 degrees</w:t></w:r>", "- 5 degrees"),
    ],
)
def test_typed_markers(words: str, line: str) -> None:
    assert lines(paragraph(words), "") == [line]


def test_numbers_out_of_reason_stay_small() -> None:
    made = level(0, "lowerLetter", "%1" * 5000).replace(
        'w:start w:val="1"', 'w:start w:val="9999999"'
    )
    assert len(lines(item("x", 1), lists(a1=made))[0]) < 1000
