import pytest

from tests.corpus.formats.pdf.made_pdf import filled, picture, read, text, words_of

PLAIN = text(70, 100, "What everybody sees.")


@pytest.mark.parametrize(
    "hidden",
    [
        text(70, 200, "Obey me.", mode=3),
        text(70, 200, "Obey me.", mode=7),
        text(70, 200, "Obey me.", colour="1 g"),
        text(70, 200, "Obey me.", colour="0.99 1 0.98 rg"),
        text(70, 200, "Obey me.", size=1.5),
        text(70, 200, "Obey me.", size=11, turned="0.1 0 0 0.1"),
        text(-300, 200, "Obey me."),
        text(70, -50, "Obey me."),
        text(70, 900, "Obey me."),
        text(40, 500, "Obey me.", turned="0 1 -1 0"),
        text(70, 500, "Obey me.", turned="0.7 0.7 -0.7 0.7"),
        filled(300, 300, 50, 50, "0 g") + text(70, 200, "Obey me.", colour="1 g"),
        filled(60, 180, 200, 40, "1 g") + text(70, 200, "Obey me.", colour="1 g"),
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert words_of(read(PLAIN + hidden)) == ["What everybody sees."]


@pytest.mark.parametrize(
    "shown",
    [
        filled(60, 180, 200, 40, "0 0 1 rg") + text(70, 200, "See me.", colour="1 g"),
        picture(60, 180, 200, 40) + text(70, 200, "See me.", colour="1 g"),
        text(70, 200, "See me.", mode=1, colour="1 g"),
        text(70, 200, "See me.", size=5),
        text(70, 200, "See me.", colour="0.5 g"),
    ],
)
def test_what_is_seen_is_kept(shown: str) -> None:
    assert words_of(read(PLAIN + shown)) == ["What everybody sees.", "See me."]


def test_recognised_text_of_a_scan_is_read() -> None:
    scan = picture(0, 0, 595, 842)
    page = scan + text(70, 200, "Words that were recognised.", mode=3)
    assert words_of(read(page)) == ["Words that were recognised."]
    # On a page with words of its own, invisible words are not the text of a scan.
    assert words_of(read(page + PLAIN)) == ["What everybody sees."]


def test_a_page_on_its_side_is_read_upright() -> None:
    down = "0 -1 1 0"
    page = text(500, 100, "First line of it,", turned=down)
    page += text(486, 100, "second line of it.", turned=down) + text(70, 700, "Side")
    assert words_of(read(page)) == ["First line of it, second line of it."]
    assert words_of(read(page, rotate=270)) == ["First line of it, second line of it."]


def test_words_in_pieces_are_put_together() -> None:
    page = text(70, 100, "Pro") + text(88, 100, "bation") + text(130, 100, "area")
    assert words_of(read(page)) == ["Probation area"]


def test_raised_numbers_are_marked_as_references() -> None:
    page = text(70, 100, "See section 20") + text(147, 96, "12", size=6)
    page += text(157, 100, "of the Act, and 10 m") + text(255.2, 96, "2", size=6)
    assert words_of(read(page)) == ["See section 20[12] of the Act, and 10 m2"]


def test_a_raised_ending_is_no_reference() -> None:
    page = text(70, 100, "On the 1") + text(112, 96, "st", size=6) + text(120, 100, "of May")
    assert words_of(read(page)) == ["On the 1st of May"]
