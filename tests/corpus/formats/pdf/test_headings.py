from tests.corpus.formats.pdf.made_pdf import blocks, prose, read, text

BODY = [
    "The body of the text is set in eleven points and fills the page from one side",
    "to the other, so that nobody can take it for a heading of any kind at all.",
]


def body(y: float) -> str:
    return prose(70, y, BODY)


def headings_of(*pages: str, **about: object) -> list[tuple[int, str]]:
    return [(level, words) for kind, level, words in blocks(read(*pages, **about)) if level
            and kind == "heading"]  # fmt: skip


def framework() -> str:
    page = text(70, 60, "Home Visits Policy", size=24, bold=True)
    page += text(70, 110, "1. Purpose", size=16, bold=True) + body(130)
    page += text(70, 190, "1.1 Who it is for", size=13, bold=True) + body(210)
    page += text(70, 270, "1.1.1 In Wales", bold=True) + body(290)
    page += text(70, 350, "2. Evidence", size=16, bold=True) + body(370)
    return page + text(70, 430, "Annex A", size=16, bold=True) + body(450)


def test_title_and_numbers_give_the_depth() -> None:
    assert headings_of(framework()) == [
        (1, "Home Visits Policy"),
        (2, "1. Purpose"),
        (3, "1.1 Who it is for"),
        (4, "1.1.1 In Wales"),
        (2, "2. Evidence"),
        (2, "Annex A"),
    ]


def test_without_numbers_size_and_weight_give_the_depth() -> None:
    page = text(70, 60, "Home Visits Policy", size=24, bold=True) + body(80)
    page += text(70, 140, "Purpose", size=16, bold=True) + body(160)
    page += text(70, 220, "Evidence", size=13, bold=True) + body(240)
    page += text(70, 300, "Bold words", bold=True) + body(320)
    page += text(70, 380, "More of it", size=16, bold=True) + body(400)
    assert headings_of(page) == [
        (1, "Home Visits Policy"),
        (2, "Purpose"),
        (3, "Evidence"),
        (4, "Bold words"),
        (2, "More of it"),
    ]


def test_headings_without_number_have_the_depth_of_their_like() -> None:
    page = framework() + text(70, 510, "Further words", size=13, bold=True) + body(530)
    assert headings_of(page)[-1] == (3, "Further words")


def test_a_heading_of_two_lines_is_one() -> None:
    page = prose(70, 60, ["A heading that is very long", "and goes on"], size=18, leading=21)
    assert headings_of(page + body(140)) == [(1, "A heading that is very long and goes on")]


def test_bold_words_at_the_start_of_a_paragraph_are_no_heading() -> None:
    page = text(70, 100, "Note.", bold=True) + text(105, 100, "What follows is plain and goes on,")
    page += text(70, 114, "and is the same paragraph.") + body(150)
    page += text(70, 200, "A whole sentence in bold letters.", bold=True) + body(230)
    assert headings_of(page) == []


def test_the_outline_makes_headings() -> None:
    page = text(70, 100, "Plain heading") + body(130) + text(70, 190, "Other one") + body(220)
    assert headings_of(page) == []
    outline = [("Plain heading", 1), ("Other one", 1)]
    assert headings_of(page, outline=outline) == [(2, "Plain heading"), (2, "Other one")]


def test_capitals_alone_on_a_line_are_a_heading() -> None:
    page = text(70, 60, "HOME VISITS") + body(90) + text(70, 150, "OFFICIAL") + body(180)
    assert headings_of(page) == [(2, "HOME VISITS")]


def test_dates_and_addresses_are_no_headings() -> None:
    page = text(70, 60, "14 October 1998", size=18) + text(70, 90, "www.example.org", size=18)
    assert headings_of(page + body(120)) == []


def test_lines_of_the_cover_are_no_headings() -> None:
    cover = text(70, 200, "Home Visits", size=30, bold=True)
    cover += text(70, 300, "Ministry of Things", size=20)
    later = text(70, 60, "Purpose", size=16, bold=True) + body(90)
    assert headings_of(cover, later) == [(1, "Home Visits"), (2, "Purpose")]
