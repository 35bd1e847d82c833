from __future__ import annotations

import pytest

from assistant.training.english.asking import (
    first_part,
    question_from,
    subject_question_from,
    without_asides,
)
from assistant.training.english.casing import Casing
from assistant.training.english.claim import claim_in

_CASING = Casing(frozenset({"warden", "unpaid", "release"}))


def test_what_is_asked_moves_to_the_front() -> None:
    claim = claim_in("The warden must send a letter within ten days.")
    assert claim is not None
    question = question_from("how soon", claim, "send a letter", _CASING)
    assert question == "How soon must the warden send a letter?"


def test_a_verb_of_its_own_is_asked_with_does() -> None:
    claim = claim_in("In Wales, unpaid work (UPW) lasts a year.")
    assert claim is not None
    assert question_from("how long", claim, "", _CASING) == (
        "In Wales, how long does unpaid work (UPW) last?"
    )


def test_a_question_for_the_subject_keeps_the_order() -> None:
    claim = claim_in("The warden also decides every appeal (August 2026).")
    assert claim is not None
    assert subject_question_from("who", claim, claim.rest) == "Who decides every appeal?"


@pytest.mark.parametrize(
    ("rest", "first"),
    [
        ("send it, which takes a day", "send it"),
        ("last three years, and it can be longer", "last three years"),
        ("ask the court (which may refuse) for time", "ask the court (which may refuse) for time"),
        ("stop and are not paid", "stop"),
    ],
)
def test_clauses_by_the_way_are_cut(rest: str, first: str) -> None:
    assert first_part(rest) == first


def test_notes_on_the_source_are_left_out_and_others_kept() -> None:
    assert without_asides("in the service (August 2026) or (UPW)") == "in the service or (UPW)"


def test_names_keep_their_capitals_inside_a_sentence() -> None:
    assert _CASING.inside("Release at the end") == "release at the end"
    assert _CASING.inside("Probation Reset") == "Probation Reset"
    assert _CASING.inside("MAPPA cases") == "MAPPA cases"
    assert _CASING.inside("The warden") == "the warden"
