from datetime import date

import pytest

from tests.corpus.formats.pdf.made_pdf import cells, prose, read, ruled, text

COVER = text(70, 100, "Home Visits Policy", size=24, bold=True)
BODY = prose(70, 300, ["The words of the text stand here and are read by everybody."] * 3)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Home Visits Policy: England", "Home Visits Policy: England"),
        ("Microsoft Word - home visits policy.doc", "Home Visits Policy"),
        ("home_visits_v2.pdf", "Home Visits Policy"),
        ("HVP-2019", "Home Visits Policy"),
        ("Untitled", "Home Visits Policy"),
        ("Something that the page never says", "Home Visits Policy"),
        ("", "Home Visits Policy"),
    ],
)
def test_the_title_is_stated_and_sane_or_the_largest_text(stated: str, title: str) -> None:
    assert read(COVER + BODY, title=stated).publication.title == title


def test_without_large_text_the_stated_title_and_then_the_name_is_used() -> None:
    assert read(BODY, title="Stated but not shown").publication.title == "Stated but not shown"
    assert read(BODY, name="home-visits_2.pdf").publication.title == "home visits 2"


def test_dates_are_taken_where_the_cover_says_what_they_are() -> None:
    lines = [
        "Issue date: 1 April 2019",
        "Re-issued: 12 May 2021",
        "Implementation date: 3 June 2019",
        "Expiry Date 4 July 2031",
    ]
    publication = read(COVER + prose(70, 150, lines, leading=24) + BODY).publication
    assert publication.published == date(2019, 4, 1)
    assert publication.updated == date(2021, 5, 12)
    assert publication.applies_from == date(2019, 6, 3)
    assert publication.applies_to == date(2031, 7, 4)


def test_dates_are_taken_from_a_table_on_the_cover() -> None:
    xs, ys = (70, 200, 400), (150, 170, 190)
    page = ruled(xs, ys) + cells(xs[:2], 164, ("Issue date", "1 April 2019"))
    page += cells(xs[:2], 184, ("Effective from", "3 June 2019"))
    publication = read(COVER + page + BODY).publication
    assert publication.published == date(2019, 4, 1)
    assert publication.applies_from == date(2019, 6, 3)


@pytest.mark.parametrize(
    "words",
    [
        "It was 1 April 2019 when it rained.",
        "Issue date: to be confirmed",
        "Issued 01/04/2019",
        "The Act came into force on 1 April 2019 for most purposes.",
    ],
)
def test_other_dates_are_not_guessed(words: str) -> None:
    publication = read(COVER + text(70, 150, words) + BODY).publication
    assert publication.published is None
    assert publication.updated is None
    assert publication.applies_from is None


def test_dates_further_on_say_nothing_about_the_document() -> None:
    later = text(70, 100, "Issue date: 1 April 2019")
    assert read(COVER, BODY, later).publication.published is None


def test_publisher_and_language() -> None:
    publication = read(
        COVER + text(70, 150, "Published by: Ministry of Things") + BODY, language="en-GB"
    ).publication
    assert publication.publisher == "Ministry of Things"
    assert publication.language == "en-GB"
    assert read(COVER + BODY).publication.publisher is None


def test_the_document_is_described() -> None:
    document = read(COVER + BODY, name="visits.pdf")
    assert document.media_type == "application/pdf"
    assert document.source == "here"
    assert document.id.startswith("home-visits-policy-")
