from __future__ import annotations

import pytest

from assistant.checking.plain import plain
from assistant.checking.short_forms import in_full

TEXTS = ("The youth justice service sends the form. A multi-agency panel meets.",)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("The YJS sends it.", "The youth justice service sends it."),
        ("The MAP meets.", "The multi agency panel meets."),
        ("The YOS sends it.", "The YOS sends it."),
    ],
)
def test_a_short_form_is_read_as_the_words_it_is_made_of(short: str, full: str) -> None:
    assert in_full(short, TEXTS, ()) == full


def test_a_short_form_that_fits_two_rows_of_words_is_left_alone() -> None:
    texts = ("A home visit takes place.", "A hospital ward is told.", "The health visitor calls.")
    assert in_full("The HV is first.", texts, ()) == "The HV is first."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("w/in 2 wks", "within 2 weeks"),
        ("appt + docs", "appointment and documents"),
        ("> 10 mths", "more than 10 months"),
        ("each half hour", "each 30 minutes"),
        ("aged 17 and a half", "aged 17 years and six months"),
        ("(1) ask, (2) tell", "ask, tell"),
        ("the info is there", "the information is there"),
    ],
)
def test_shorthand_is_written_out(written: str, read: str) -> None:
    assert plain(written) == read
