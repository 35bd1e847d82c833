from __future__ import annotations

from index.english_words import known_words, usual_words


def test_words_that_people_write_are_known_and_misspelt_ones_are_not() -> None:
    known = known_words()
    assert {"daft", "skint", "colour", "organisation", "actually"} <= known.keys()
    assert not {"recal", "teh", "acually", "sines"} & known.keys()
    assert known["actually"] > known["daft"] > 0.0
    assert sum(known.values()) <= 1.0


def test_seldom_forms_of_known_verbs_and_spoken_words_are_known() -> None:
    known = known_words()
    assert {"pestering", "badgering", "hounding", "mithering", "gobby"} <= known.keys()
    assert not {"recaling", "breeched2", "supervisd"} & known.keys()


def test_usual_words_are_spelt_as_in_britain() -> None:
    usual = usual_words()
    assert {"behaviour", "organisation", "centre", "licence", "offender", "minor"} <= usual
    assert not {"behavior", "organization", "center"} & usual
    assert "skint" not in usual
