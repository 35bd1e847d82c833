from corpus.document import BlockKind
from tests.corpus.formats.pdf.made_pdf import filled, prose, read, text, words_of

BODY = [
    "The officer writes down each visit",
    "on the day on which it is made, and",
    "says what was seen and who was there",
    "and what has to be done about it by",
    "whom, and until when that has to be",
    "done, which a manager looks at then.",
]
BOX = [
    "A visit that is refused counts as",
    "one that was missed. The officer",
    "says so at once, and in writing.",
]
BELOW = ["Below it the lines run on over the whole width of the page, as they did above the box."]


def page(step: float, *, shaded: bool = True) -> str:
    box = filled(330, 190, 200, 66, "0.9 0.9 1 rg") if shaded else ""
    return box + prose(70, 200, BODY) + prose(340, 200 + step, BOX) + prose(70, 300, BELOW)


def test_text_flows_around_a_shaded_box() -> None:
    assert words_of(read(page(6))) == [" ".join(BODY), *BELOW, " ".join(BOX)]


def test_lines_of_the_box_may_stand_at_the_height_of_those_beside_it() -> None:
    assert words_of(read(page(14))) == [" ".join(BODY), *BELOW, " ".join(BOX)]


def test_a_sentence_goes_on_after_the_box_on_the_page_before() -> None:
    lines = [*BODY[:-1], "done, and a manager looks at it before"]
    first = filled(330, 190, 200, 66, "0.9 0.9 1 rg") + prose(70, 200, lines)
    first += prose(340, 206, BOX)
    words = words_of(read(first, prose(70, 100, ["the end of the month, and signs it."])))
    assert words == [" ".join([*lines, "the end of the month, and signs it."]), " ".join(BOX)]


def test_a_shaded_column_is_part_of_its_table() -> None:
    rows = [
        ("Low", "12 weeks"),
        ("Medium", "8 weeks"),
        ("High", "4 weeks"),
        ("Very high", "1 week"),
    ]
    drawn = filled(60, 185, 120, 70, "0.8 g") + "".join(
        text(70, 200 + 14 * n, tier) + text(220, 200 + 14 * n, term)
        for n, (tier, term) in enumerate(rows)
    )
    document = read(drawn)
    assert {one.kind for one in document.blocks} == {BlockKind.TABLE_ROW}
    assert words_of(document) == [" | ".join(row) for row in rows]
