from __future__ import annotations

from pathlib import Path

import pytest

from index.abbreviations import Abbreviations, pairs_in

_TEXTS = [
    "SDR (standard delivery report): the fullest kind of pre-sentence report (PSR).",
    "AAM or AAMR (alcohol abstinence and monitoring requirement): a ban on drinking.",
    "AP (accredited programme): a programme. CO (community order): a sentence of the court.",
    "They live in approved premises (AP). All approved premises (AP) are staffed.",
    "Two community rehabilitation companies (CRCs) and suspended sentence orders (SSOs).",
    "A person on probation (PoP) and IT (information technology). It is so. To us it is.",
    "PO (probation officer): a qualified practitioner. HDC (home detention curfew): release.",
]


@pytest.fixture
def known() -> Abbreviations:
    return Abbreviations.learnt_from(_TEXTS)


def understood(known: Abbreviations, question: str) -> list[tuple[str, tuple[str, ...]]]:
    ordinary = {"it", "so", "to", "us", "is", "who", "pop"} - {"pop"}
    found = known.found_in(question, ordinary.__contains__)
    return [(question[slice(*one.span)], one.others) for one in found]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("SDR (standard delivery report): long", "SDR", "standard delivery report"),
        ("a pre-sentence report (PSR) is", "PSR", "pre-sentence report"),
        ("the Ministry of Justice (MoJ)", "MoJ", "Ministry of Justice"),
        ("OASys (Offender Assessment System)", "OASys", "Offender Assessment System"),
        ("held by companies (CRCs), or community rehabilitation companies (CRCs)", "CRC",
         "community rehabilitation company"),
        ("FTR56 (fixed-term recall of 56 days)", "FTR56", "fixed-term recall of 56 days"),
        ("the alcohol abstinence and monitoring requirement (AAMR)", "AAMR",
         "alcohol abstinence and monitoring requirement"),
    ],
)  # fmt: skip
def test_definitions_are_found_in_both_orders(text: str, short: str, full: str) -> None:
    assert [(one.short, one.full) for one in pairs_in(text)] == [(short, full)]


@pytest.mark.parametrize(
    "text",
    [
        "the report (see above)",
        "recall (A)",
        "in England (UK)",
        "court (Crown Court)",
        "HDC (2025)",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert list(pairs_in(text)) == []


def test_both_names_of_an_entry_are_known(known: Abbreviations) -> None:
    full = ("alcohol abstinence and monitoring requirement",)
    assert known.meanings("AAM") == known.meanings("AAMR") == full


def test_an_ambiguous_short_form_keeps_both_meanings_the_usual_one_first(
    known: Abbreviations,
) -> None:
    assert known.meanings("AP") == ("approved premises", "accredited programme")


@pytest.mark.parametrize("typed", ["SDR", "sdr", "SDRs", "sdrs", "SDR's"])
def test_a_short_form_is_known_however_it_is_typed(known: Abbreviations, typed: str) -> None:
    ((word, others),) = understood(known, f"how long for an {typed} then")
    assert others == ("standard delivery report",)
    assert word in typed


@pytest.mark.parametrize(
    "question", ["is it so", "who is it to us", "IS IT SO FOR US", "it is", "so to it"]
)
def test_ordinary_words_are_no_short_forms(known: Abbreviations, question: str) -> None:
    assert understood(known, question) == []


def test_capitals_tell_a_short_form_from_a_word(known: Abbreviations) -> None:
    assert understood(known, "our IT fails") == [("IT", ("information technology",))]
    assert understood(known, "pop missed it") == [("pop", ("person on probation",))]


@pytest.mark.parametrize(
    "typed", ["pre-sentence report", "Pre-sentence reports", "pre sentence report"]
)
def test_a_full_term_gets_its_short_form(known: Abbreviations, typed: str) -> None:
    assert understood(known, f"who writes a {typed} now") == [(typed, ("PSR",))]


def test_words_alike_in_their_stems_only_are_another_term(known: Abbreviations) -> None:
    assert understood(known, "the probation office in town") == []
    assert understood(known, "a probation officer in town") == [("probation officer", ("PO",))]


def test_what_was_learnt_is_read_back(known: Abbreviations, tmp_path: Path) -> None:
    known.write(tmp_path / "pairs.json")
    back = Abbreviations.read(tmp_path / "pairs.json")
    for question in ("an SDR", "pre-sentence reports for an AP"):
        assert understood(back, question) == understood(known, question)
    assert back.is_as_usual("pre-sentence report", "PSR")


def test_the_name_that_texts_use_is_known() -> None:
    texts = ["Abu Dhabi Global Market (ADGM)", *["ADGM says so."] * 9]
    known = Abbreviations.learnt_from(texts)
    assert not known.is_as_usual("Abu Dhabi Global Market", "ADGM")
    assert known.is_as_usual("ADGM", "abu dhabi global market")


def test_a_meaning_that_only_a_glossary_gives_is_seldom_meant(tmp_path: Path) -> None:
    texts = [
        "AP (accredited programme): a programme.",
        *["They live in approved premises (AP)."] * 9,
    ]
    Abbreviations.learnt_from(texts).write(tmp_path / "pairs.json")
    known = Abbreviations.read(tmp_path / "pairs.json")
    [found] = known.found_in("a bed in an AP", lambda _: False)
    assert found.others == ("approved premises", "accredited programme")
    assert known.without_seldom(found).others == ("approved premises",)


def test_meanings_that_are_about_as_frequent_are_both_kept(known: Abbreviations) -> None:
    [found] = known.found_in("a bed in an AP", lambda _: False)
    assert len(known.without_seldom(found).others) == 2


def test_nothing_is_learnt_from_nothing() -> None:
    assert Abbreviations.learnt_from([]).found_in("an SDR", lambda _: False) == []
