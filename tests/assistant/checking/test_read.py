from __future__ import annotations

import pytest

from assistant.checking.read import read
from assistant.checking.reading import Sentence


def sentence(text: str) -> Sentence:
    return read(text, lambda _: ()).sentences[0]


def forces(text: str) -> list[str]:
    return [one.sense for one in sentence(text).tokens if one.kind == "force"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must not go.", ["forbid"]),
        ("They don't have to go.", ["unneeded"]),
        ("It is not allowed to go.", ["forbid"]),
        ("They need not go.", ["unneeded"]),
        ("Nobody should go.", ["should not"]),
        ("She is entitled to go.", ["may"]),
        ("He has to go and is not required to stay.", ["must", "unneeded"]),
    ],
)
def test_what_binds_is_brought_to_its_class(text: str, expected: list[str]) -> None:
    assert forces(text) == expected


def test_clauses_have_their_marker() -> None:
    found = sentence("Unless the victim objects, the unit tells the court, which may refuse.")
    assert [one.marker for one in found.clauses if one.content] == ["unless", "", "aside who"]


def test_words_in_brackets_do_not_part_a_clause() -> None:
    found = sentence("The officer (see section 4) must go.")
    assert [one.text for one in found.clauses[0].content] == ["officer", "go"]


def test_a_denial_reaches_what_follows_it() -> None:
    words = {one.text: one.negated for one in sentence("The report is not sent.").content}
    assert words == {"report": False, "sent": True}


def test_a_list_and_its_lead_in_are_one_sentence() -> None:
    assert len(read("The report must:\n- name the risk\n- be signed", lambda _: ()).sentences) == 1
