from corpus.document import BlockKind
from tests.corpus.formats.pdf.made_pdf import blocks, line, prose, read, ruled, text, words_of

LEFT = [
    "The first column speaks of visits to the",
    "home and of what is to be written down",
    "by the officer after each one of them,",
    "on the day of the visit or the next one.",
    "A second sentence fills a further line.",
]
RIGHT = [
    "The second column speaks of warnings",
    "and of the steps that come after them,",
    "and of the return of the case to court",
    "when there is no good excuse for this.",
    "It ends with this last line of the text.",
]


def columns(y: float = 200) -> str:
    return prose(70, y, LEFT) + prose(310, y, RIGHT)


def test_lines_become_paragraphs() -> None:
    page = prose(
        70, 100, ["One line that goes on to the right hand edge of the page,", "and ends."]
    )
    page += prose(70, 150, ["Another paragraph, further down than a line."])
    assert words_of(read(page)) == [
        "One line that goes on to the right hand edge of the page, and ends.",
        "Another paragraph, further down than a line.",
    ]


def test_columns_are_read_one_after_the_other() -> None:
    across = "A line across the whole page that stands above both of the columns and is long."
    page = text(70, 150, across) + columns() + text(70, 320, across)
    assert words_of(read(page)) == [across, " ".join(LEFT), " ".join(RIGHT), across]


def test_columns_drawn_line_by_line_are_columns_too() -> None:
    left, right = LEFT + LEFT + LEFT, RIGHT + RIGHT + RIGHT
    page = "".join(
        text(70, 200 + 14 * n, one) + text(310, 200 + 14 * n, two)
        for n, (one, two) in enumerate(zip(left, right, strict=True))
    )
    assert " ".join(words_of(read(page))) == " ".join(left + right)


def test_three_columns() -> None:
    words = [
        [f"{name} column, line {n} of six" for n in range(6)] for name in ("One", "Two", "Six")
    ]
    page = "".join(prose(50 + 180 * n, 200, lines) for n, lines in enumerate(words))
    assert " ".join(words_of(read(page))) == " ".join(one for lines in words for one in lines)


def test_numbers_in_the_margin_stay_with_their_paragraph() -> None:
    page = "".join(
        text(70, y, f"4.{n}")
        + prose(110, y, ["Practitioners must do the first thing and go on to do", "the other one."])
        for n, y in enumerate((100, 150, 200, 250), start=9)
    )
    assert words_of(read(page)) == [
        f"4.{n} Practitioners must do the first thing and go on to do the other one."
        for n in (9, 10, 11, 12)
    ]


def test_lists_are_nested_by_their_indent() -> None:
    page = text(70, 100, "The officer must:")
    page += text(80, 120, "\x95") + text(95, 120, "record the visit in the system and tell the")
    page += text(95, 134, "manager of it;")
    page += text(100, 150, "o") + text(115, 150, "by name")
    page += text(100, 166, "-") + text(115, 166, "by number")
    page += text(80, 182, "\x95") + text(95, 182, "sign the record.")
    page += text(70, 210, "(a) First.") + text(70, 226, "(b) Second.")
    document = read(page)
    assert blocks(document) == [
        ("paragraph", 0, "The officer must:"),
        ("list_item", 1, "record the visit in the system and tell the manager of it;"),
        ("list_item", 2, "by name"),
        ("list_item", 2, "by number"),
        ("list_item", 1, "sign the record."),
        ("list_item", 1, "First."),
        ("list_item", 1, "Second."),
    ]
    assert "(a) First." in document.text


def test_dots_that_are_drawn_are_bullets() -> None:
    dot = "q 0 g 80 {} m 84 {} l 84 {} l 80 {} l h f Q\n"
    page = "".join(
        dot.format(842 - y + 2, 842 - y + 2, 842 - y + 6, 842 - y + 6) + text(95, y, words)
        for y, words in ((120, "First thing."), (140, "Second thing."))
    )
    assert blocks(read(page)) == [
        ("list_item", 1, "First thing."),
        ("list_item", 1, "Second thing."),
    ]


def test_numbers_at_the_margin_are_part_of_their_paragraph() -> None:
    page = text(70, 100, "12.") + text(95, 100, "A paragraph that has a number of its own here.")
    page += text(70, 130, "13.") + text(95, 130, "Another paragraph with the number after it.")
    assert words_of(read(page))[0].startswith("12. A paragraph")


def test_a_sentence_goes_on_over_the_page() -> None:
    first = prose(
        70, 700, ["This sentence begins at the very end of the page and", "it goes on from"]
    )
    second = prose(70, 100, ["there on the next page.", "And so on."]) + text(70, 200, "New one.")
    document = read(first, second)
    assert words_of(document) == [
        "This sentence begins at the very end of the page and it goes on from there on the next "
        "page. And so on.",
        "New one.",
    ]
    assert [one.page for one in document.blocks] == [1, 2]


def test_a_sentence_goes_on_behind_a_box_and_a_table() -> None:
    first = prose(
        70, 700, ["This sentence begins at the very end of the page and", "it goes on from"]
    )
    box = ruled((70, 200, 400), (90, 110)) + text(75, 104, "Step") + text(205, 104, "First of all")
    document = read(first, box + prose(70, 150, ["there on the next page."]))
    assert words_of(document) == [
        "This sentence begins at the very end of the page and it goes on from there on the next "
        "page.",
        "Step | First of all",
    ]


def test_a_finished_paragraph_does_not_go_on_over_the_page() -> None:
    document = read(text(70, 700, "This is the end of it."), text(70, 100, "This is another one."))
    assert len(document.blocks) == 2


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        text(70, 40, "Home visits")
        + text(450, 40, "Version 2")
        + text(70, 120, f"What page {name} says.")
        + text(280, 810, f"Page {number} of 5")
        for number, name in enumerate(("one", "two", "three", "four", "five"), start=1)
    ]
    document = read(*pages)
    assert words_of(document) == [
        "What page one says.",
        "What page two says.",
        "What page three says.",
        "What page four says.",
        "What page five says.",
    ]
    assert [one.page for one in document.blocks] == [1, 2, 3, 4, 5]


def test_page_numbers_may_begin_later_than_the_file() -> None:
    pages = [text(70, 120, "Cover words.")] + [
        text(70, 120, "Words.") + text(290, 810, str(number)) for number in (1, 2, 3)
    ]
    assert words_of(read(*pages)) == ["Cover words.", "Words.", "Words.", "Words."]


def test_what_stands_once_at_the_edge_of_a_page_is_kept() -> None:
    pages = [text(70, 80, one) for one in ("Alpha stands here.", "Beta is here.", "Gamma.", "7")]
    assert words_of(read(*pages)) == ["Alpha stands here.", "Beta is here.", "Gamma.", "7"]


def test_numbered_chapter_titles_at_the_top_are_not_running_lines() -> None:
    pages = [
        text(70, 60, f"Chapter {n}", size=20, bold=True)
        + prose(70, 100, [f"Words of the chapter that is number {n}."])
        for n in range(1, 6)
    ]
    kinds = [one.kind for one in read(*pages).blocks]
    assert kinds.count(BlockKind.HEADING) == 5


def test_footnotes_follow_the_text_of_their_page() -> None:
    first = prose(70, 100, ["A rule that holds for all of them without any exception,", "and more"])
    first += text(112, 110, "1", size=6)
    first += (
        line(70, 750, 210, 750) + text(70, 762, "1", size=5) + text(75, 765, "See the Act.", size=8)
    )
    first += text(70, 775, "2", size=5) + text(75, 778, "And the other Act.", size=8)
    second = prose(70, 100, ["of the sentence that began before. Then the end of it.", "Yes."])
    document = read(first, second)
    assert words_of(document) == [
        "A rule that holds for all of them without any exception, and more[1] of the sentence that "
        "began before. Then the end of it. Yes.",
        "[1] See the Act.",
        "[2] And the other Act.",
    ]
    assert [one.page for one in document.blocks] == [1, 1, 1]


def test_words_broken_at_the_end_of_a_line_become_whole() -> None:
    page = prose(
        70,
        100,
        [
            "All officers keep records of super-",
            "vision and of the decision-",
            "making on it; a decision and its making are long-",
            "term, as is every long-term plan at the web page www.example.org/a-",
            "long-page and the years 2020-",
            "2021 too.",
        ],
    )
    assert words_of(read(page)) == [
        "All officers keep records of supervision and of the decision-making on it; a decision and "
        "its making are long-term, as is every long-term plan at the web page "
        "www.example.org/a-long-page and the years 2020-2021 too."
    ]


def test_a_table_of_contents_is_left_out() -> None:
    dots = " " + "." * 60 + " "
    page = text(70, 100, "Contents", size=16, bold=True)
    page += prose(70, 130, [f"{n} A part{dots}{n + 2}" for n in range(1, 6)])
    page += text(70, 220, "A part with a name that is so long that it takes two lines of it and")
    page += text(70, 234, f"goes on{dots}9") + text(70, 248, f"Last{dots}10")
    plain = text(70, 100, "Contents", bold=True) + "".join(
        text(70, 130 + 14 * n, f"{n} Some part") + text(500, 130 + 14 * n, str(n)) for n in range(6)
    )
    after = text(70, 300, "What comes after it, in a sentence of 12")
    assert words_of(read(page + after)) == ["What comes after it, in a sentence of 12"]
    assert words_of(read(plain + after)) == ["What comes after it, in a sentence of 12"]
    more = prose(70, 100, [f"{n} A part{dots}{n}" for n in range(20, 26)])
    assert words_of(read(page, more + after)) == ["What comes after it, in a sentence of 12"]


def test_columns_on_the_lower_half_of_a_page() -> None:
    across = [
        f"Line {n} of a paragraph that stands above the columns and fills the whole width of it."
        for n in range(20)
    ]
    page = prose(70, 60, across) + columns(400)
    assert words_of(read(page))[-2:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_numbers_of_headings_and_paragraphs_in_the_margin_make_no_table() -> None:
    page = text(70, 100, "2", size=16, bold=True) + text(110, 100, "Visits", size=16, bold=True)
    for n, words in enumerate(LEFT[:4]):
        page += text(75, 125 + 20 * n, f"2.{n + 1}") + text(110, 125 + 20 * n, words)
    document = read(page)
    assert [one.kind for one in document.blocks][:2] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert words_of(document)[:2] == ["2 Visits", f"2.1 {LEFT[0]}"]


def test_a_number_raised_by_a_browser_is_a_reference() -> None:
    page = text(70, 200, "The officer rings at once") + text(191.5, 196, "4", size=9.17)
    page += text(203, 200, "and writes it down.")
    assert words_of(read(page)) == ["The officer rings at once[4] and writes it down."]


def test_an_item_may_have_a_line_that_begins_with_a_dash() -> None:
    lines = [
        "the officer sees the person each week for as long as the order",
        "\x96 or the licence, where there is one \x96 says that this be done",
    ]
    page = text(70, 115, "The officer does these, and says when they were done:")
    page += text(90, 130, "\x95") + prose(105, 130, lines)
    page += text(90, 158, "\x95") + text(105, 158, "the second item")
    first = " ".join(lines).replace("\x96", "–")
    assert words_of(read(page))[1:] == [first, "the second item"]


def test_a_sentence_goes_on_after_a_footnote_whose_number_touches_its_words() -> None:
    lines = [
        "The officer sends the notes of each of the visits, as they were",
        "on that day, to the",
    ]
    lines[1] += " head of the unit and to the office in"
    page = prose(70, 700, lines) + text(70, 780, "1The officer is told by the court.", size=8)
    words = words_of(read(page, prose(70, 100, ["London, by post."])))
    assert words == [" ".join([*lines, "London, by post."]), "1The officer is told by the court."]
