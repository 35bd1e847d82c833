import pytest

from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.formats.office.word_file import MEDIA_TYPE, read_word
from tests.corpus.formats.office.shown import shown
from tests.corpus.formats.office.word_maker import (
    USUAL_STYLES,
    cell,
    field,
    level,
    lists,
    paragraph,
    row,
    run,
    table,
    word_bytes,
)


def read(body: str, name: str = "policy-framework.docx", **made: object) -> Document:
    return read_word(word_bytes(body, **made), name=name, source="here")  # type: ignore[arg-type]


def lines(body: str, **made: object) -> list[str]:
    return shown(read(body, **made))


def style(style_id: str, name: str, inside: str, kind: str = "paragraph") -> str:
    named = f'<w:name w:val="{name}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{named}{inside}</w:style>'


def test_headings_and_paragraphs_in_order() -> None:
    body = (
        paragraph("Recall", "Title")
        + paragraph("Who decides", "Heading1")
        + paragraph("A senior manager decides.")
        + paragraph("When", "Heading2")
        + paragraph("At once.")
    )
    document = read(body)
    assert shown(document) == [
        "# Recall", "# Who decides", "A senior manager decides.", "## When", "At once."
    ]  # fmt: skip
    assert document.media_type == MEDIA_TYPE
    assert document.source == "here"
    assert all(block.page is None for block in document.blocks)


def test_a_title_over_several_paragraphs_is_one_heading() -> None:
    body = paragraph("Recall", "Title") + paragraph("Policy Framework", "Title") + paragraph("Go.")
    assert lines(body) == ["# Recall Policy Framework", "Go."]


@pytest.mark.parametrize(
    ("defined", "heading"),
    [
        (style("X", "heading 3", ""), "### Words"),
        (style("berschrift2", "Überschrift 2", ""), "## Words"),
        (style("X", "Pennawd 1", ""), "# Words"),
        (style("X", "Own", '<w:basedOn w:val="Heading2"/>'), "## Words"),
        (style("X", "Own", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'), "#### Words"),
        (style("X", "Heading 2", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), "Words"),
        (style("X", "Heading note", ""), "Words"),
        (style("X", "Loop", '<w:basedOn w:val="X"/>'), "Words"),
        (style("X", "heading 8", ""), "###### Words"),
    ],
)
def test_the_level_of_a_heading_comes_from_its_style(defined: str, heading: str) -> None:
    style_id = "berschrift2" if "berschrift2" in defined else "X"
    styles = {"styles": USUAL_STYLES + defined}
    assert lines(paragraph("Words", style_id), parts=styles) == [heading]


def test_the_paragraph_itself_may_be_a_heading_or_no_longer_one() -> None:
    body = paragraph("Up", "", '<w:outlineLvl w:val="1"/>')
    body += paragraph("Down", "Heading1", '<w:outlineLvl w:val="9"/>')
    assert lines(body) == ["## Up", "Down"]


def test_a_whole_paragraph_in_the_style_of_a_heading_is_none() -> None:
    sentence = "The practitioner must record every contact on the day on which it took place, " * 2
    assert lines(paragraph(sentence.strip() + ".", "Heading2"))[0].startswith("The practitioner")


def test_bold_lines_are_headings_only_where_no_style_is() -> None:
    bold = paragraph(run("Recall", "<w:b/><w:sz w:val='32'/>")) + paragraph("It is quick.")
    small = paragraph(run("Forms", "<w:b/><w:sz w:val='24'/>")) + paragraph("There are two.")
    assert lines(bold + small) == ["# Recall", "It is quick.", "## Forms", "There are two."]
    assert lines(paragraph("Styled", "Heading1") + bold + small)[1] == "Recall"


def test_numbered_bold_lines_are_headings_where_no_style_is() -> None:
    one = level(0, "decimal", "%1.")
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    bold = [paragraph(run(words, "<w:b/>"), "", numbered) for words in ("Purpose", "Roles")]
    typed = paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>3.</w:t><w:tab/><w:t>Forms</w:t></w:r>")
    body = "".join(heading + paragraph("Words.") for heading in (*bold, typed))
    assert lines(body, parts={"numbering": lists(a1=one)})[::2] == [
        "# 1. Purpose", "# 2. Roles", "# 3. Forms"
    ]  # fmt: skip


def test_a_text_that_is_bold_throughout_has_no_headings() -> None:
    body = "".join(paragraph(run(words, "<w:b/>")) for words in ("One", "Two", "Three", "Four"))
    assert lines(body) == ["One", "Two", "Three", "Four"]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (run("a") + '<w:ins w:id="1" w:author="x">' + run("b") + "</w:ins>" + run("c"), "abc"),
        ('<w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del>' + run("yes"), "yes"),
        (run("a") + '<w:moveFrom w:id="1">' + run("no") + "</w:moveFrom>", "a"),
        ('<w:moveTo w:id="1">' + run("yes") + "</w:moveTo>", "yes"),
        (run("no", "<w:vanish/>") + run("yes", '<w:vanish w:val="0"/>'), "yes"),
        (run("no", '<w:color w:val="FFFFFF"/>') + run("yes"), "yes"),
        (run("yes", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>'), "yes"),
        (run("yes", '<w:highlight w:val="blue"/><w:color w:val="FFFFFF"/>'), "yes"),
        (run("no", '<w:sz w:val="2"/>') + run("yes"), "yes"),
        ('<w:hyperlink r:id="r1">' + run("the page") + "</w:hyperlink>", "the page"),
        ("<w:smartTag>" + run("Leeds") + "</w:smartTag>", "Leeds"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        ("<w:r><w:t>re</w:t><w:softHyphen/><w:t>call\u00ad</w:t></w:r>", "recall"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a b"),
        ("<w:r><w:t>14</w:t><w:noBreakHyphen/><w:t>day</w:t></w:r>", "14-day"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t></w:r>', "✓ done"),
        (run("ü", '<w:rFonts w:ascii="Wingdings"/>') + run(" done"), "✓ done"),
        ('<w:r><w:commentReference w:id="1"/></w:r>' + run("yes"), "yes"),
        ("<w:r><w:ruby><w:rt>" + run("no") + "</w:rt><w:rubyBase>" + run("yes")
         + "</w:rubyBase></w:ruby></w:r>", "yes"),
        (run("2006") + run("1", '<w:vertAlign w:val="superscript"/>'), "2006¹"),
        (run("1") + run("st", '<w:vertAlign w:val="superscript"/>'), "1st"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        (field("REF _Ref1 \\h", run("paragraph 4.12")), "paragraph 4.12"),
        (field('HYPERLINK "https://example.org"', run("the form")), "the form"),
        (field(" PAGE ", run("7")) + run("yes"), "yes"),
        ('<w:fldSimple w:instr=" NUMPAGES ">' + run("7") + "</w:fldSimple>" + run("yes"), "yes"),
        ('<w:fldSimple w:instr=" SEQ Table ">' + run("7") + "</w:fldSimple>", "7"),
    ],
)  # fmt: skip
def test_what_a_paragraph_shows(inside: str, words: str) -> None:
    assert lines(paragraph(inside)) == [words]


def test_hidden_by_a_style() -> None:
    styles = USUAL_STYLES + style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>", "character")
    body = paragraph(run("no", '<w:rStyle w:val="Secret"/>') + run("yes"))
    assert lines(body, parts={"styles": styles}) == ["yes"]


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph("The practitioner ", "", deleted) + paragraph("must act.") + paragraph("End.")
    assert lines(body) == ["The practitioner must act.", "End."]
    assert lines(paragraph("Last words", "", deleted)) == ["Last words"]
    cells = row(cell(paragraph("left", "", deleted)), "right")
    assert lines(table(cells)) == ["| left | right"]


def test_contents_are_left_out_in_all_three_shapes() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    control = (
        f"<w:sdt>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent>"
        + paragraph("One 1")
        + "</w:sdtContent></w:sdt>"
    )
    by_style = paragraph("Two 2", "TOC1")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText>'
    by_field = (
        paragraph(begin + '<w:fldChar w:fldCharType="separate"/></w:r>' + run("Three 3"))
        + paragraph("Four 4")
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    heading = paragraph("Contents", "Heading1")
    assert lines(heading + control + by_style + by_field + paragraph("Text.")) == ["Text."]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert lines(paragraph(begin + run("One")) + paragraph("Two")) == ["One", "Two"]


def test_contents_end_where_a_heading_begins() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText>'
    body = paragraph(begin + '<w:fldChar w:fldCharType="separate"/></w:r>' + run("One 1"))
    body += paragraph("One", "Heading1") + paragraph("Text.")
    body += paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert lines(body) == ["# One", "Text."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + paragraph("Boxed") + "</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(paragraph(both + run("Anchor")) + paragraph("Next")) == ["Anchor", "Boxed", "Next"]


def test_the_words_of_a_diagram_follow_its_paragraph() -> None:
    named = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    shown_here = f'<w:r><w:drawing><dgm:relIds {named} r:dm="rD"/></w:drawing></w:r>'
    diagram = "".join(
        f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in ("Assess", "", "Plan")
    )
    body = paragraph(run("Steps") + shown_here) + paragraph("Next")
    for strict in (False, True):
        assert lines(body, diagram=diagram, strict=strict) == ["Steps", "Assess", "Plan", "Next"]


def test_a_file_that_word_would_have_to_merge_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="only Word can merge"):
        read(paragraph("Words") + '<w:altChunk r:id="r9"/>')


def test_notes_follow_the_block_that_refers_to_them() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}"{kind}><w:p><w:r><w:footnoteRef/></w:r>{run(words)}</w:p>'
        "</w:footnote>"
        for n, kind, words in (
            (0, ' w:type="separator"', "no"),
            (2, "", "First."),
            (3, "", "Second."),
        )
    )
    ends = '<w:endnote w:id="2"><w:p>' + run("At the end.") + "</w:p></w:endnote>"
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        paragraph(run("Within 14 days") + mark.format(3) + run("."))
        + paragraph(run("Who") + mark.format(2), "Heading1")
        + paragraph(run("All") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + paragraph("Next")
    )
    assert lines(body, parts={"footnotes": notes, "endnotes": ends}) == [
        "Within 14 days[footnote 1].",
        "[footnote 1] Second.",
        "# Who",
        "[footnote 2] First.",
        "All[endnote i]",
        "[endnote i] At the end.",
        "Next",
    ]


def test_a_note_is_written_once_however_often_it_is_referred_to() -> None:
    notes = '<w:footnote w:id="2"><w:p>' + run("Long." * 100) + "</w:p></w:footnote>"
    body = paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>' * 50)
    assert read(body, parts={"footnotes": notes}).text.count("Long.") == 100


def test_the_strict_kind_of_word_file_reads_the_same() -> None:
    body = paragraph("Who", "Heading1") + paragraph(run("no", "<w:vanish/>") + run("All."))
    assert lines(body, strict=True) == lines(body) == ["# Who", "All."]


def test_block_content_controls_are_looked_through() -> None:
    body = "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("In") + "</w:sdtContent></w:sdt>"
    assert lines(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>") == ["In"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Recall of prisoners", "Recall of prisoners"),
        ("Microsoft Word - recall v2.doc", "Shown title"),
        ("recall_final_v3.docx", "Shown title"),
        ("PI_04_2021", "Shown title"),
        ("Document1", "Shown title"),
        ("[Insert title]", "Shown title"),
        ("", "Shown title"),
    ],
)
def test_the_stated_title_counts_if_it_is_one(stated: str, title: str) -> None:
    body = paragraph("Purpose", "Heading1") + paragraph("Shown title", "Title") + paragraph("x")
    assert read(body, core=f"<dc:title>{stated}</dc:title>").publication.title == title


def test_without_a_title_the_first_telling_heading_counts_else_the_name() -> None:
    body = paragraph("Introduction", "Heading1") + paragraph("Recall of prisoners", "Heading1")
    assert read(body).publication.title == "Recall of prisoners"
    assert read(paragraph("Words")).publication.title == "policy framework"


def test_the_language_is_stated_or_that_of_most_words() -> None:
    welsh = run("Gwasanaeth Prawf yng Nghymru", '<w:lang w:val="cy-GB"/>')
    body = paragraph(welsh + run("x", '<w:lang w:val="en-GB"/>'))
    assert read(body).publication.language == "cy"
    assert read(body, core="<dc:language>en-GB</dc:language>").publication.language == "en"
    assert read(paragraph("Words")).publication.language is None


def test_dates_and_publisher_stay_unknown() -> None:
    core = '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">2021-01-01T00:00:00Z'
    publication = read(paragraph("x"), core=f"{core}</dcterms:created>").publication
    assert (publication.published, publication.updated, publication.publisher) == (None, None, None)


def test_equal_bytes_give_an_equal_id() -> None:
    data = word_bytes(paragraph("Words"))
    first, second = (read_word(data, name="a.docx", source=one) for one in ("x", "y"))
    assert first.id == second.id
