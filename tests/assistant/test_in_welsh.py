"""A person who speaks Welsh gets Welsh words around quotes in the language of their document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from assistant.answer import Answer, Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.scope import Scope
from assistant.screen import personal_data_notice
from assistant.screening.kinds import Kind
from assistant.word import word
from assistant.wording import wording_for
from assistant.working import Unit, Working
from corpus.passage import Passage
from index.search import Match
from tests.made_documents import made_document


def unit(title: str, **publication: object) -> Unit:
    document = made_document(title, "Three days.", **publication)
    return Unit(document, Match(cast("Passage", None), 0.0, {}), (0, 3), ())


def notices(answer: Answer) -> dict[str, str]:
    return {one.kind: one.text for one in answer.notices}


def in_both(question: str, assembly: Assembly, **how: Scope) -> tuple[Answer, Answer]:
    """Ask in both languages; what is quoted must be the same, and exact."""
    english = ask(question, assembly.parts, **how)
    welsh = ask(question, assembly.parts, language="cy", **how)
    assert (english.language, welsh.language) == ("en", "cy")
    assert english.outcome is welsh.outcome
    assert english.citations == welsh.citations
    assert [one.text for one in english.statements] == [one.text for one in welsh.statements]
    assert [one.kind for one in english.notices] == [one.kind for one in welsh.notices]
    for one in welsh.citations:
        text = assembly.parts.documents.take(one.document_id).document.text
        assert text[one.start : one.end] == one.quote
    return english, welsh


def test_a_starter_note_is_named_in_welsh(handbook: Assembly) -> None:
    english, welsh = in_both("what does a travel permit allow", handbook)
    assert notices(english)["starter_note"].startswith("Starter note, not official guidance")
    assert notices(welsh)["starter_note"].startswith("Nodyn cychwynnol, nid canllaw swyddogol")
    assert welsh.statements[0].text.startswith("A travel permit allows")


def test_an_overtaken_rule_is_corrected_in_welsh(county: Assembly) -> None:
    _, welsh = in_both("Is a ferry pass still valid for 28 days?", county)
    assert welsh.outcome is Outcome.PREMISE_CORRECTED
    assert welsh.wording.startswith("Mae hyn wedi newid.")
    assert welsh.statements[-1].label == "Nid yw’n gymwys mwyach (bu’n gymwys hyd 30 Mawrth 2026)"
    told = notices(welsh)["superseded"]
    assert told.startswith("Disodlwyd rheol yn “Ferry passes in short” ar 31 Mawrth 2026. ")
    assert told.endswith(" Disodlwyd gan: ferry-act.")


def test_withdrawn_text_and_a_draft_are_labelled_in_welsh(county: Assembly) -> None:
    _, welsh = in_both("What colour is the paper of a lantern permit?", county)
    day = "3 Medi 2018"
    assert welsh.statements[0].label == (
        f"Tynnwyd yn ôl, nid yw’n gymwys mwyach (bu’n gymwys hyd {day})"
    )
    assert notices(welsh)["withdrawn"] == (
        f"Tynnwyd “Lantern circular” yn ôl ar {day}. "
        "Ni wyddys yma beth a ddaeth yn lle’r testun hwn; gwiriwch cyn dibynnu arno."
    )


def test_what_nothing_answers_is_told_in_welsh(handbook: Assembly) -> None:
    _, welsh = in_both("who repairs the lighthouse on the northern island", handbook)
    assert welsh.outcome is Outcome.NOT_IN_GUIDANCE
    assert welsh.wording == wording_for("not_in_guidance", "cy")
    assert welsh.contacts


def test_part_of_the_guidance_and_an_open_part_are_told_in_welsh(handbook: Assembly) -> None:
    asked = "when is a missed appointment recorded and what colour are the office walls?"
    english, welsh = in_both(asked, handbook)
    assert welsh.wording == wording_for("partial", "cy")
    assert notices(welsh)["open_part"].startswith("Heb ei ateb gan y canllawiau a gedwir: “")
    assert "office walls" in notices(welsh)["open_part"]
    assert english.wording == wording_for("partial")


def test_an_earlier_day_is_told_in_welsh(county: Assembly) -> None:
    day = Scope(as_at=date(2024, 8, 1))
    _, welsh = in_both("How long is a ferry pass valid?", county, scope=day)
    assert notices(welsh)["as_at"].startswith("Atebwyd fel yr oedd ar 1 Awst 2024: ")


def test_an_emergency_is_answered_in_welsh_whatever_it_is_typed_in(handbook: Assembly) -> None:
    for question in ("he is outside the victims house now", "Mae hi mewn perygl nawr"):
        _, welsh = in_both(question, handbook)
        assert welsh.outcome is Outcome.EMERGENCY
        assert welsh.wording.startswith(
            "Os oes unrhyw un mewn perygl nawr, ffoniwch 999 yn gyntaf."
        )


def test_what_was_taken_out_is_named_in_welsh() -> None:
    told = personal_data_notice([Kind.NAME, Kind.ADDRESS, Kind.EMAIL, Kind.CRN], "cy").text
    assert ": enw, cyfeiriad, cyfeiriad e-bost, CRN. " in told
    assert ": rhif ffôn. " in personal_data_notice([Kind.PHONE], "cy").text


def test_two_documents_that_disagree_are_named_in_welsh(handbook: Assembly) -> None:
    working = Working("?", language="cy", rivals=(unit("A", updated=date(2026, 5, 3)), unit("B")))
    cited = ask("when is a missed appointment recorded", handbook.parts).citations
    told = word(replace(working, citations=cited), handbook.parts).notices
    text = next(one.text for one in told if one.kind == "disagreement")
    assert "“A” (3 Mai 2026); “B” (dyddiad heb fod yn hysbys). " in text


def test_a_question_in_welsh_that_nothing_answers_is_told_so_in_both_languages(
    handbook: Assembly,
) -> None:
    question = "Pwy sy’n trwsio’r goleudy ar yr ynys ogleddol?"
    for language, first, second in (("en", "en", "cy"), ("cy", "cy", "en")):
        answer = ask(question, handbook.parts, language=language)
        assert answer.outcome is Outcome.NOT_IN_GUIDANCE
        assert answer.wording.split("\n\n") == [
            wording_for("not_in_guidance", language),
            wording_for("asked_in_welsh", first),
            wording_for("asked_in_welsh", second),
        ]


def test_a_question_in_english_is_not_told_of_english(handbook: Assembly) -> None:
    answer = ask("who repairs the lighthouse", handbook.parts, language="cy")
    assert wording_for("asked_in_welsh", "cy") not in answer.wording


def test_a_question_in_welsh_that_is_answered_is_left_alone(handbook: Assembly) -> None:
    known = ask("Beth yw curfew hours longest curfew in a day?", handbook.parts, language="cy")
    if known.outcome is Outcome.ANSWERED:
        assert known.wording == ""


def test_a_language_that_is_not_spoken_here_is_english(handbook: Assembly) -> None:
    answer = ask("", handbook.parts, language="fr")
    assert answer.language == "en"
    assert answer.wording == wording_for("empty")


def test_the_last_step_keeps_what_the_first_one_said(handbook: Assembly) -> None:
    settled = Working("hi", outcome=Outcome.NEEDS_DETAIL, wording="Helo.", language="cy")
    assert word(settled, handbook.parts).wording == "Helo."
    unavailable = replace(settled, outcome=Outcome.UNAVAILABLE, wording="")
    assert word(unavailable, handbook.parts).wording == wording_for("unavailable", "cy")
