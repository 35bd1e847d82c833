import pytest

from corpus.formats.pdf.hyphens import Words

KNOWN = ["calls out of hours", "a decision was made by", "the team of-course", "risk to staff"]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("an out-", "of-hours call", "an out-of-hours call"),
        ("an out-of-", "hours call", "an out-of-hours call"),
        ("a deci-", "sion-making body", "a decision-making body"),
        ("the multi-agen-", "cy meeting", "the multi-agency meeting"),
        ("the prac-", "titioner", "the practitioner"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, joined: str) -> None:
    assert Words(KNOWN).joined(before, after) == joined


def test_a_compound_is_written_as_it_is_elsewhere() -> None:
    words = Words(["a face-to-face visit"])
    assert words.joined("one face-", "to-face visit") == "one face-to-face visit"
