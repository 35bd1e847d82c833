from __future__ import annotations

from datetime import date

import pytest

from corpus.written_date import PartialDate, date_from, date_in, typed_date


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("2021", (2021, None, None)),
        ("2021-02", (2021, 2, None)),
        ("2021-02-14", (2021, 2, 14)),
        ("0999-12-31", (999, 12, 31)),
    ],
)
def test_iso_form_goes_in_and_out_as_precise_as_it_is(
    words: str, parts: tuple[int, int | None, int | None]
) -> None:
    found = PartialDate.fromisoformat(words)
    assert (found.year, found.month, found.day) == parts
    assert found.isoformat() == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "21",
        "2021-2",
        "2021-13",
        "2021-00",
        "2021-02-30",
        "2021-02-00",
        "2021-02-14T00:00",
        " 2021",
        "0000",
        "2021/02/14",
        "March 2020",
        "2021-02-14\n",
    ],
)
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.fromisoformat(words)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2021-06-26", date(2021, 6, 26), date(2021, 6, 26)),
    ],
)
def test_a_date_means_all_the_days_it_may_be(words: str, first: date, last: date) -> None:
    found = PartialDate.fromisoformat(words)
    assert (found.first_day, found.last_day) == (first, last)


def test_only_a_full_date_equals_a_day() -> None:
    day = date(2021, 1, 1)
    assert PartialDate.of(day) == day
    assert day == PartialDate.of(day)
    assert hash(PartialDate.of(day)) == hash(day)
    for partial in (PartialDate(2021), PartialDate(2021, 1)):
        assert partial != day
        assert partial != PartialDate.of(day)
    assert PartialDate(2021) != PartialDate(2021, 1)
    assert len({day, PartialDate.of(day), PartialDate(2021), PartialDate(2021, 1)}) == 3
    assert PartialDate(2021) != "2021"


def test_a_date_in_words_has_no_more_than_is_known() -> None:
    assert str(PartialDate(2021, 6, 8)) == "8 June 2021"
    assert str(PartialDate(2020, 3)) == "March 2020"
    assert str(PartialDate(2019)) == "2019"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("16 May 2019", "2019-05-16"),
        ("1st June, 2020", "2020-06-01"),
        ("May 16th, 2019", "2019-05-16"),
        ("2019-05-16T09:30:00Z", "2019-05-16"),
        ("March 2020", "2020-03"),
        ("Sept. 2020", "2020-09"),
        ("2021-02", "2021-02"),
        (" 2021 ", "2021"),
    ],
)
def test_a_date_is_read_as_people_and_machines_write_it(words: str, iso: str) -> None:
    found = date_from(words)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("words", ["", "soon", "31 June 2021", "03/04/2021", "in March 2020", "21"])
def test_what_is_no_date_is_none(words: str) -> None:
    assert date_from(words) is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("31/3/2026", "2026-03-31"),
        ("03/04/2026", "2026-04-03"),
        ("31.3.2026", "2026-03-31"),
        ("31-03-2026", "2026-03-31"),
        ("31 3 2026", "2026-03-31"),
        (" 31 / 3 / 2026 ", "2026-03-31"),
        ("3/2026", "2026-03"),
        ("2026-03-31", "2026-03-31"),
        ("31 March 2026", "2026-03-31"),
        ("31st  march, 2026", "2026-03-31"),
        ("31-Mar-2026", "2026-03-31"),
        ("31 Mawrth 2026", "2026-03-31"),
        ("Rhagfyr 2020", "2020-12"),
        ("March 2026", "2026-03"),
        ("2026", "2026"),
    ],
)
def test_what_a_person_types_has_the_day_first(words: str, iso: str) -> None:
    found = typed_date(words)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "words",
    [
        *("", "yesterday", "31/6/2026", "3/31/2026", "0/3/2026", "31/3/26", "31/3-2026", "3-2026"),
        *("31 March", "31/3", "٣١/٣/٢٠٢٦", "1/1/0000", "31 Mawrth", "2026/03/31", "1" * 9999),
        *("31/3/2026 or so", "\ud83d"),
    ],
)
def test_what_was_typed_and_is_no_date_is_none(words: str) -> None:
    assert typed_date(words) is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_date_that_is_shown_can_be_typed_again(language: str) -> None:
    for month in range(1, 13):
        for shown in (PartialDate(2026, month, 9), PartialDate(2026, month)):
            assert typed_date(shown.in_words(language)) == shown


def test_a_day_is_found_in_a_text_but_a_month_alone_is_not() -> None:
    assert date_in("Updated on 8 June 2021 at nine") == date(2021, 6, 8)
    assert date_in("from 2021-06-26, and 2022-01-01") == date(2021, 6, 26)
    assert date_in("since March 2020") is None
    assert date_in("31 June 2021") is None


DAY, MONTH, YEAR = PartialDate(2026, 5, 3), PartialDate(2026, 5), PartialDate(2026)


@pytest.mark.parametrize(
    ("language", "said", "when"),
    [
        ("en", ["3 May 2026", "May 2026", "2026"], ["on 3 May 2026", "in May 2026", "in 2026"]),
        ("cy", ["3 Mai 2026", "Mai 2026", "2026"], ["ar 3 Mai 2026", "ym mis Mai 2026", "yn 2026"]),
        ("fr", ["3 May 2026", "May 2026", "2026"], ["on 3 May 2026", "in May 2026", "in 2026"]),
    ],
)
def test_a_date_is_said_in_a_language_as_far_as_it_is_known(
    language: str, said: list[str], when: list[str]
) -> None:
    assert [one.in_words(language) for one in (DAY, MONTH, YEAR)] == said
    assert [one.when_in_words(language) for one in (DAY, MONTH, YEAR)] == when


def test_every_month_has_its_name_in_both_languages() -> None:
    english = [PartialDate(2026, one).in_words() for one in range(1, 13)]
    assert [date_from(one) for one in english] == [PartialDate(2026, one) for one in range(1, 13)]
    assert english == [str(PartialDate(2026, one)) for one in range(1, 13)]
    welsh = " ".join(PartialDate(2026, one).in_words("cy").split()[0] for one in range(1, 13))
    assert welsh == (
        "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
    )
