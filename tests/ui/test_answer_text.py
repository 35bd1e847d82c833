from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, NearestHeading, Outcome
from tests.ui.made_answers import FORMER, PRESENT, answer_from, note
from ui.answer_text import answer_text


@pytest.fixture
def answer() -> Answer:
    return answer_from(note())


@pytest.fixture
def lines(answer: Answer) -> list[str]:
    return answer_text(answer).splitlines()


def test_words_that_do_not_apply_stand_behind_their_label(lines: list[str]) -> None:
    assert f"{PRESENT} [1]" in lines
    label = "[No longer applies (until 30 March 2026)]"
    assert f"{label} {FORMER} [2]" in lines
    assert "\n".join(lines).count(label) == 1


def test_each_source_is_followed_by_what_its_words_rest_on(lines: list[str]) -> None:
    first = next(place for place, one in enumerate(lines) if one.startswith("  [1] "))
    assert lines[first + 1 : first + 2] == [
        "      rests on: Ferry Act 2026 (County, 31 March 2026, https://www.example.org/ferry-act)"
    ]
    assert lines[first + 2].startswith("  [2] ")
    assert lines[first + 3 : first + 6] == [
        "      replaced by: Ferry Act 2026 (County, 31 March 2026, https://www.example.org/ferry-act)",
        "      rests on: Ferry Order (May 2019, https://www.example.org/ferry-order)",
        "      rests on: minutes of the harbour board",
    ]


def test_quotes_of_one_place_are_one_source_each_with_what_it_alone_rests_on(
    answer: Answer,
) -> None:
    first, second = answer.citations
    beside = replace(first, number=2, quote=second.quote, rests_on=second.rests_on)
    lines = answer_text(replace(answer, citations=(first, beside))).splitlines()
    place = next(place for place, one in enumerate(lines) if one.startswith("  [1][2] Ferry"))
    assert [one[:23] for one in lines[place + 1 :]] == [
        "      [1] rests on: Fer",
        "      [2] rests on: Fer",
        "      [2] rests on: min",
    ]
    alike = replace(beside, rests_on=first.rests_on)
    text = answer_text(replace(answer, citations=(first, alike)))
    assert text.count("rests on") == text.count("      rests on") == 1


def test_a_source_says_its_status_its_date_and_that_it_is_a_note(lines: list[str]) -> None:
    sources = [one for one in lines if one.startswith("  [")]
    told = "Ferry passes in short › How long (starter note, not official guidance, "
    assert sources[0] == f"  [1] {told}current, updated April 2026)"
    assert sources[1] == f"  [2] {told}superseded, updated April 2026)"


def test_official_text_is_named_by_its_publisher(answer: Answer) -> None:
    official = replace(answer.citations[0], starter_note=False, publisher="County", page=3)
    text = answer_text(replace(answer, citations=(official,)))
    assert "How long, page 3 (County, current, updated April 2026)" in text
    assert "starter note" not in text


def test_words_that_come_near_stand_under_their_heading(answer: Answer) -> None:
    near = NearestHeading("note", "Note", ("Note", "How long"), None, quote="One day.\nTwo days.")
    lines = answer_text(replace(answer, nearest=(near,))).split("\n")
    place = lines.index("Nearest headings")
    assert lines[place + 1 : place + 4] == [
        "  Note › How long",
        "      One day.",
        "      Two days.",
    ]


def test_wording_and_notices_come_before_the_sources(lines: list[str]) -> None:
    order = [
        "That rule has changed.",
        f"{PRESENT} [1]",
        "Note: It was replaced by: Ferry Act 2026.",
    ]
    places = [lines.index(one) for one in [*order, "Sources"]]
    assert places == sorted(places)


def test_readings_follow_the_wording_one_a_line() -> None:
    asked_back = Answer(
        "pass",
        "pass",
        Outcome.NEEDS_DETAIL,
        wording="Please say more.\n\nPerhaps you mean:",
        readings=("How long is a pass valid?", "Ferries: Who pays"),
    )
    assert answer_text(asked_back).splitlines()[:6] == [
        "Please say more.",
        "",
        "Perhaps you mean:",
        "",
        "  - How long is a pass valid?",
        "  - Ferries: Who pays",
    ]


def test_a_welsh_answer_is_framed_in_welsh(answer: Answer) -> None:
    lines = answer_text(replace(answer, language="cy")).splitlines()
    assert "Ffynonellau" in lines
    assert any(one.startswith("Sylwer: ") for one in lines)
    assert f"{PRESENT} [1]" in lines
    source = next(one for one in lines if one.startswith("  [2] "))
    assert "(nodyn cychwynnol, nid canllaw swyddogol, disodlwyd, diweddarwyd Ebrill 2026)" in source
    assert any(
        one.strip().startswith("disodlwyd gan: Ferry Act 2026 (County, 31 Mawrth 2026")
        for one in lines
    )
    assert any(one.strip().startswith("yn seiliedig ar: ") for one in lines)
