"""In which language a visitor is spoken to, and what on the page is marked as another one."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from assistant.answer import Answer, Contact, NearestHeading, Notice, Outcome, Statement
from assistant.answering_processes import AnsweringProcesses
from assistant.errors import AssistantProblem
from assistant.settings import Settings
from assistant.wording import in_both_languages, wording_for
from tests.made_documents import made_document
from tests.ui.web.ask.made_turns import answered, held, whole
from ui.web.ask.choices import Choices
from ui.web.ask.source_view import sources_html
from ui.web.ask.spoken import language_of
from ui.web.ask.talk import Earlier, Talk, Wish
from ui.web.ask.turn_view import earlier_html, turn_html
from ui.web.language import words_in

ENGLISH, WELSH = words_in("en"), words_in("cy")
CONTACT = Contact("The duty desk", "Anything else", email="desk@example.org")


@pytest.fixture
def document():
    return made_document("Note", "First thing. Second thing.")


@pytest.fixture
def welsh_document():
    return made_document("Nodyn", "Y peth cyntaf. Yr ail beth.", language="cy-GB")


def spoken(document, language, first="First thing.", **values) -> Answer:
    answer = answered(document, first)
    label = Statement(first, (1,), wording_for("label_superseded", language))
    return replace(answer, language=language, statements=(label,), **values)


def marked(html: str) -> list[tuple[str, str]]:
    """Return the element and class of everything that is marked, with its language."""
    found = re.findall(r'<(\w+)(?: class="(\w+)[^"]*")?[^>]* lang="(\w+)"', html)
    return [(kind or name, language) for name, kind, language in found]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_an_answer_in_the_language_of_page_and_document_marks_nothing(
    document, welsh_document, language
):
    held_one = document if language == "en" else welsh_document
    first = "First thing." if language == "en" else "Y peth cyntaf."
    answer = spoken(held_one, language, first, notices=(Notice("as_at", "x"),), wording="x")
    html = turn_html(whole(answer), held(held_one), words_in(language), latest=True)
    assert marked(html) == []
    html = sources_html(whole(answer), held(held_one), words_in(language))
    assert [one for one in marked(html) if one != ("cut", language)] in (
        [],
        [("dd", "en")] * html.count('<dd lang="en"'),
    )


def test_english_quotes_on_a_welsh_page_are_marked_and_welsh_words_are_not(document):
    answer = spoken(document, "cy", wording="Mae hyn wedi newid.", notices=(Notice("as_at", "x"),))
    html = turn_html(whole(answer), held(document), WELSH, latest=True)
    assert marked(html) == [("said", "en")]
    html = sources_html(whole(answer), held(document), WELSH)
    assert {("title", "en"), ("section", "en")} <= set(marked(html))


def test_an_answer_kept_in_english_is_marked_on_a_welsh_page(document):
    answer = spoken(document, "en", wording="This has changed.", notices=(Notice("as_at", "x"),))
    html = turn_html(whole(answer), held(document), WELSH, latest=True)
    assert marked(html) == [("p", "en"), ("label", "en"), ("said", "en"), ("span", "en")]


def test_an_answer_kept_in_welsh_is_marked_on_an_english_page(document):
    answer = spoken(document, "cy", wording="Mae hyn wedi newid.", notices=(Notice("as_at", "x"),))
    html = turn_html(whole(answer), held(document), ENGLISH, latest=True)
    assert marked(html) == [("p", "cy"), ("label", "cy"), ("span", "cy")]


def test_a_welsh_document_is_marked_on_an_english_page(welsh_document):
    answer = spoken(welsh_document, "en", "Y peth cyntaf.")
    html = turn_html(whole(answer), held(welsh_document), ENGLISH, latest=True)
    assert marked(html) == [("said", "cy")]
    assert ("section", "cy") in marked(sources_html(whole(answer), held(welsh_document), ENGLISH))


def test_contacts_headings_and_readings_are_english_on_a_welsh_page(document):
    heading = NearestHeading(document.id, "Note", ("Note", "How long"), None)
    answer = Answer(
        "?", "?", Outcome.NOT_IN_GUIDANCE, wording="Nid yw.", nearest=(heading,),
        contacts=(CONTACT,), readings=("How long?",), language="cy",
    )  # fmt: skip
    html = turn_html(whole(answer), held(document), WELSH, latest=True)
    assert marked(html) == [("span", "en")] * 3
    for words in ("How long?", "How long", "<strong>The&#32;duty&#32;desk</strong>"):
        plain = html.replace("&#63;", "?").replace("&#32;", " ")
        assert f'<span lang="en">{words.replace("&#32;", " ")}' in plain


def test_words_that_come_near_are_shown_under_their_heading_and_lead_to_their_place(document):
    heading = NearestHeading(
        document.id,
        "Note",
        ("Note", "How long"),
        None,
        quote="One day.\nTwo <days>.",
        start=3,
        end=9,
    )
    answer = Answer("?", "?", Outcome.NOT_IN_GUIDANCE, wording="x", nearest=(heading,))
    html = turn_html(whole(answer), held(document), WELSH, latest=True)
    assert marked(html)[-2:] == [("span", "en"), ("blockquote", "en")]
    assert "<p>One day.</p><p>Two &#60;days&#62;.</p></blockquote>" in html
    assert f"/documents/{document.id}?start=3&end=9#quote" in unescape(html)


def test_what_is_said_in_both_languages_is_marked_by_itself():
    wording = "\n\n".join(
        (wording_for("not_in_guidance", "cy"), *in_both_languages("asked_in_welsh", "cy"))
    )
    answer = Answer("?", "?", Outcome.NOT_IN_GUIDANCE, wording=wording, language="cy")
    assert marked(turn_html(whole(answer), held(), WELSH)) == [("p", "en")]
    assert marked(turn_html(whole(answer), held(), ENGLISH)) == [("p", "cy")] * 2


def test_earlier_turns_are_laid_out_again_in_another_language(document):
    one, other = (whole(spoken(document, language)) for language in ("en", "cy"))
    assert "No longer applies" in earlier_html([one], held(document), ENGLISH, hidden=(0, ""))
    html = earlier_html([other], held(document), ENGLISH, hidden=(0, ""))
    assert "gymwys mwyach" in html


def test_a_document_that_says_nothing_or_is_gone_is_english(document, welsh_document):
    assert language_of(None) == "en"
    assert language_of(held(document)(document.id)) == "en"
    assert language_of(held(welsh_document)(welsh_document.id)) == "cy"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_visitor_s_language_is_asked_in(monkeypatch, language):
    asked = []

    def ask(question, _parts, _history, *, scope, language, **_):
        asked.append((scope, language))
        return Answer(question, question, Outcome.UNAVAILABLE, language=language)

    monkeypatch.setattr("ui.web.ask.talk.ask", ask)
    talk = Talk(Nothing(), "me", Choices(), language)
    last = list(talk.arriving("What?", Earlier(), Wish()))[-1]
    assert [one for _, one in asked] == [language]
    assert last.answer.language == language


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_unavailable_is_told_in_the_visitor_s_language(monkeypatch, language):
    def ask(*_, **__):
        raise AssistantProblem("The index {is} gone.")

    monkeypatch.setattr("ui.web.ask.talk.ask", ask)
    talk = Talk(Nothing(), "me", Choices(), language)
    answer = list(talk.arriving("What?", Earlier(), Wish()))[-1].answer
    first, second = answer.wording.split("\n\n")
    assert first == wording_for("unavailable", language)
    assert second.endswith("The index {is} gone.")
    assert second.startswith("Neges y gwasanaeth") is (language == "cy")
    assert answer.language == language


class Nothing:
    """Stands in for an assembly that is not reached."""

    parts = None
    settings = Settings(home=Path("nowhere"))
    processes = AnsweringProcesses(lambda: None, 0)
