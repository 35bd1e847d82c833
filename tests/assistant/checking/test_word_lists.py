from __future__ import annotations

from assistant.checking.signs import groups_of, opposites_of, signs
from assistant.checking.word_lists import phrase_of, stem


def test_inflections_have_one_form() -> None:
    assert stem("told") == stem("tells") == "tell"
    assert stem("women") == "woman"
    assert stem("recalled") == stem("recalls")


def test_the_lists_can_be_read_and_no_synonym_is_an_opposite() -> None:
    assert signs()[phrase_of("no later than")].sense == "most"
    assert "unlaw" in opposites_of("law") or opposites_of(stem("lawful"))
    assert groups_of(stem("inform")) & groups_of(stem("tell"))
    assert not groups_of(stem("lawful")) & groups_of(stem("unlawful"))
