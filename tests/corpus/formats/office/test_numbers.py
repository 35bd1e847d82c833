import pytest

from corpus.formats.office.numbers import Counter, Level, in_format


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (1, "decimal", "1"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (27, "lowerLetterCounted", "aa"),
        (28, "lowerLetterCounted", "ab"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (113, "ordinal", "113th"),
        (42, "cardinalText", "Forty-two"),
        (30, "ordinalText", "Thirtieth"),
        (25, "ordinalText", "Twenty-fifth"),
        (3, "none", ""),
        (3, "bullet", ""),
        (0, "lowerLetter", "0"),
        (10**9, "lowerRoman", "1000000000"),
        (5, "ideographDigital", "5"),
    ],
)
def test_formats(number: int, number_format: str, shown: str) -> None:
    assert in_format(number, number_format) == shown


def test_a_level_that_was_skipped_shows_where_it_starts_and_counts_as_used() -> None:
    levels = {0: Level("decimal", "%1"), 1: Level("decimal", "%1.%2")}
    counter = Counter()
    assert [counter.next(levels, depth) for depth in (1, 1, 0, 1)] == ["1.1", "1.2", "2", "2.1"]
