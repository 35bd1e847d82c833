from corpus.formats.pdf.pdf_file import read_pdf
from tests.corpus.formats.pdf.made_pdf import blocks, prose, text, written

BODY = prose(
    70, 130, ["The body of the text is set in eleven points like the rest of the page."] * 3
)


def tagged(*pieces: tuple[str, str]) -> bytes:
    """A page of pieces, each with the tag that the structure tree gives it."""
    content = "".join(
        (f"/Span <</MCID {number}>>" if tag != "Artifact" else "/Artifact <</Type /Pagination>>")
        + f" BDC\n{drawn}EMC\n"
        for number, (tag, drawn) in enumerate(pieces)
    )
    elements = range(20, 20 + len(pieces))
    kids = " ".join(f"{one} 0 R" for one in elements)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/StructParents 0 /Resources << /Font << /F1 5 0 R /F2 5 0 R >> >> >>",
        4: f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        6: f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree 7 0 R >>",
        7: f"<< /Nums [0 [{kids}]] >>",
    }
    for number, (one, (tag, _)) in enumerate(zip(elements, pieces, strict=True)):
        objects[one] = f"<< /Type /StructElem /S /{tag} /P 6 0 R /Pg 3 0 R /K {number} >>"
    return written(objects, "/Root 1 0 R")


def test_headings_are_those_of_the_structure_tree() -> None:
    data = tagged(
        ("H1", text(70, 100, "Plain to look at")),
        ("P", BODY),
        ("H2", text(70, 200, "Also plain")),
        ("P", text(70, 230, "Words below it.")),
        ("P", text(70, 260, "Not a heading")),
        ("P", text(70, 290, "More words.")),
    )
    found = blocks(read_pdf(data, name="file.pdf", source="here"))
    assert [one for one in found if one[0] == "heading"] == [
        ("heading", 2, "Plain to look at"),
        ("heading", 3, "Also plain"),
    ]


def test_what_is_tagged_as_no_content_is_left_out_of_the_margins() -> None:
    footer = ("Artifact", text(70, 810, "Something at the foot of the page"))
    inside = ("Artifact", text(70, 400, "Something in the middle of it"))
    document = read_pdf(tagged(("P", BODY), footer, inside), name="file.pdf", source="here")
    assert "foot of the page" not in document.text
    assert "in the middle of it" in document.text


def test_a_tree_in_a_circle_does_no_harm() -> None:
    data = tagged(("H1", text(70, 100, "Plain to look at")), ("P", BODY))
    circle = data.replace(b"/S /P /P 6 0 R /Pg 3 0 R /K 1", b"/S /P /P 6 0 R /K 21 0 R     ")
    assert circle != data
    assert len(blocks(read_pdf(circle, name="file.pdf", source="here"))) == 2
