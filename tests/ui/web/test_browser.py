"""The chat as a person meets it, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from assistant.assembly import Assembly
from assistant.settings import Settings
from ui.web.language import words_in

pytestmark = pytest.mark.browser

MISSED = "Within how many working days must a missed appointment be recorded?"
WORDS = words_in("en")
NOWHERE = "How many bicycles may an office keep in its cellar?"


def test_the_question_box_has_the_focus_and_examples_stand_ready(chat):
    expect(chat.box).to_be_focused()
    for audience in ("staff", "trainer", "helpdesk"):
        heading = WORDS(f"ask-examples-{audience}")
        expect(chat.page.get_by_role("heading", name=heading)).to_be_visible()
        for number in (1, 2, 3):
            example = WORDS(f"ask-example-{audience}-{number}")
            expect(chat.page.get_by_role("button", name=example)).to_be_visible()
    for name in ("Ask", "Stop", "New conversation"):
        expect(chat.page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_an_answer_is_quoted_with_its_source_beside_it(chat):
    turn = chat.ask(MISSED)
    expect(turn.locator(".said").first).to_contain_text("within three working days")
    expect(chat.box).to_have_value("")
    source = chat.page.locator("#source-1-1")
    expect(source.locator(".title")).to_have_text("Recall guidance for practitioners")
    expect(source.locator("summary .trail")).to_have_text("Reporting a missed appointment")
    expect(source.locator(".badge")).to_have_text(
        "Current · published 1 May 2020 · updated 8 June 2021"
    )
    official = source.get_by_role("link", name="Official page")
    expect(official).to_have_attribute("href", re.compile(r"^https://www\.example\.org/recall#:~"))
    expect(official).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.usefixtures("three_statements")
def test_the_answer_arrives_in_steps(chat):
    chat.page.evaluate(
        """() => {
            window.counts = new Set();
            new MutationObserver(() => {
                const last = document.querySelector("#turn-1");
                if (last) window.counts.add(last.querySelectorAll(".statement").length);
            }).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    chat.ask("Anything")
    assert chat.page.evaluate("[...window.counts].join()") == "0,1,3"


def test_a_citation_opens_its_quote_highlighted_in_its_section(chat):
    turn = chat.ask(MISSED)
    source = chat.page.locator("#source-1-1")
    source.locator("summary").first.click()
    expect(source.locator("mark").first).to_be_hidden()
    turn.locator("a.cite").first.click()
    mark = source.locator("mark")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("must be recorded within three working days")
    expect(source.locator(".section")).to_contain_text("The manager reads the record each week.")


def test_a_quoted_table_is_shown_as_a_table(chat):
    turn = chat.ask("What is the time limit for a final warning letter?")
    expect(turn.locator("th").first).to_have_text("Kind of warning")
    expect(turn.locator("td").filter(has_text="two working days").first).to_be_visible()


def test_a_follow_up_question_uses_the_conversation(chat):
    chat.ask(MISSED)
    second = chat.ask("And what must that record show?")
    second.locator(".trace > summary").click()
    expect(second.locator(".trace")).to_contain_text(MISSED)
    expect(chat.page.locator("#turn-1")).to_contain_text("within three working days")
    earlier = chat.page.locator("#turn-1 a.cite").first
    assert earlier.get_attribute("href").startswith("/documents/")


def test_how_an_answer_was_found_can_be_read(chat):
    trace = chat.ask(MISSED).locator(".trace")
    expect(trace.locator("table").first).to_be_hidden()
    trace.get_by_text("How was this found?").click()
    expect(trace).to_contain_text("Search the guidance")
    expect(trace).to_contain_text(" ms")
    expect(trace.locator("table").nth(1)).to_contain_text("rank 1")


def test_what_is_not_in_the_guidance_gets_help(chat):
    turn = chat.ask(NOWHERE)
    expect(turn.locator(".wording")).to_be_visible()
    expect(turn.locator(".searched")).to_contain_text(NOWHERE)
    expect(turn.get_by_role("heading", name="Whom to ask")).to_be_visible()
    expect(turn.locator(".statement")).to_have_count(0)
    nearest = turn.locator(".help a").first
    with chat.page.context.expect_page() as opened:
        nearest.click()
    expect(opened.value.locator("main h1").first).to_be_visible()


def test_a_starter_note_is_labelled_and_shows_what_it_rests_on(chat):
    turn = chat.ask("For at most how many days is an alcohol tag worn under a court order?")
    expect(turn.get_by_role("note")).to_contain_text("Starter note, not official guidance")
    source = chat.page.locator("#source-1-1")
    expect(source.locator("summary .starter")).to_have_text("Starter note, not official guidance")
    expect(source.get_by_text("These words rest on:")).to_be_visible()
    expect(source.locator(".rests-on a")).to_have_count(1)
    expect(source.locator(".rests-on")).to_contain_text("javascript:alert(1)")


def test_superseded_text_says_so_in_words(chat):
    turn = chat.ask("Before when must hostel residents sign the visitors book at night?")
    expect(turn.get_by_role("note").first).to_contain_text("Approved premises handbook")
    expect(turn.locator(".statement.ended .label").first).to_have_text(
        "No longer applies (until 31 March 2019):"
    )
    badge = chat.page.locator("#source-1-1 .badge").first
    expect(badge).to_have_text("Superseded · until 31 March 2019")
    expect(chat.page.locator("#source-1-1")).to_contain_text("Approved premises handbook")


def test_markup_in_question_and_document_stays_text(chat):
    question = (
        "Who must sign the zebra form in green ink? <img src=x onerror=document.title='taken'>"
        " [x](javascript:document.title='taken') ![p](http://192.0.2.7/q.png) **bold**"
    )
    turn = chat.ask(question)
    chat.page.locator("#sources").get_by_text("zebra stamp").first.wait_for()
    expect(turn.locator("h2")).to_contain_text("<img src=x onerror=document.title='taken'>")
    expect(turn.locator(".said").first).to_contain_text("<img src=x onerror=")
    shown = chat.page.locator("#earlier-turns, #latest-turn, #sources")
    assert shown.locator("img, script, b, strong:text('bold')").count() == 0
    assert chat.page.locator("a[href^='javascript']").count() == 0
    assert chat.page.title() != "taken"
    assert not [one for one in chat.requests if "192.0.2.7" in one]


def test_nothing_is_requested_from_elsewhere_and_nothing_complains(chat, served):
    chat.ask(MISSED)
    chat.ask(NOWHERE)
    hosts = {urlsplit(one).netloc for one in chat.requests if not one.startswith("data:")}
    assert hosts == {urlsplit(served.address).netloc}
    assert chat.complaints == []


def test_nothing_typed_stays_in_the_browser(chat):
    chat.ask(MISSED)
    chat.page.wait_for_timeout(300)
    kept = chat.page.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,
            (await indexedDB.databases()).map(one => one.name)])"""
    )
    assert "appointment" not in kept
    assert kept.endswith('"",[]]')


def test_shift_and_enter_make_a_new_line(chat):
    chat.page.keyboard.type("First line")
    chat.page.keyboard.press("Shift+Enter")
    chat.page.keyboard.type("second line")
    expect(chat.box).to_have_value("First line\nsecond line")
    expect(chat.page.locator("article.turn")).to_have_count(0)


def test_a_blank_question_is_not_asked(chat):
    chat.page.get_by_role("button", name="Ask", exact=True).click()
    expect(chat.box).to_be_focused()
    chat.ask(MISSED)
    expect(chat.page.locator("article.turn")).to_have_count(1)


@pytest.mark.usefixtures("three_statements")
def test_a_question_asked_while_another_arrives_waits_for_it(chat, monkeypatch):
    monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 0.5)
    monkeypatch.setattr("ui.web.ask.talk._SOON_SECONDS", 60)
    chat.box.fill("First one")
    chat.box.press("Enter")
    chat.page.locator(".statement").first.wait_for()
    chat.box.fill("Second one")
    chat.box.press("Enter")
    expect(chat.answer(2).locator("h2")).to_contain_text("Second one")
    expect(chat.page.locator("#turn-1 .statement")).to_have_count(3)


def test_an_example_asks_itself(chat):
    question = WORDS("ask-example-staff-1")
    chat.page.get_by_role("button", name=question).click()
    expect(chat.answer(1).locator("h2")).to_contain_text(question)
    expect(chat.page.locator("#examples")).to_be_hidden()
    expect(chat.box).to_be_focused()


def test_a_new_conversation_forgets_the_old_one(chat):
    chat.ask(MISSED)
    chat.page.get_by_role("button", name="New conversation").click()
    expect(chat.page.locator("article.turn")).to_have_count(0)
    expect(chat.page.locator("#examples")).to_be_visible()
    expect(chat.page.locator(".source")).to_have_count(0)
    turn = chat.ask("And what must that record show?")
    turn.locator(".trace > summary").click()
    expect(turn.locator(".trace")).not_to_contain_text(MISSED)


@pytest.mark.usefixtures("three_statements")
def test_a_conversation_that_is_forgotten_while_an_answer_arrives_stays_forgotten(
    chat, monkeypatch
):
    monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 1)
    monkeypatch.setattr("ui.web.ask.talk._SOON_SECONDS", 60)
    chat.box.fill("First one")
    chat.box.press("Enter")
    chat.page.locator(".statement").first.wait_for()
    chat.page.get_by_role("button", name="New conversation").click()
    chat.page.wait_for_timeout(2500)
    expect(chat.page.locator("article.turn")).to_have_count(0)
    monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 0)
    chat.ask("Second one")
    expect(chat.page.locator("article.turn")).to_have_count(1)


@pytest.mark.usefixtures("three_statements")
def test_stop_keeps_what_has_arrived(chat, monkeypatch):
    monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 3)
    monkeypatch.setattr("ui.web.ask.talk._SOON_SECONDS", 60)
    chat.box.fill("Anything")
    chat.page.get_by_role("button", name="Ask", exact=True).click()
    chat.page.locator(".statement").first.wait_for()
    stop = chat.page.get_by_role("button", name="Stop", exact=True)
    stop.click()
    turn = chat.answer(1)
    expect(turn.locator(".stopped")).to_be_visible()
    expect(turn.locator(".statement")).to_have_count(1)
    expect(stop).to_be_disabled()
    monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 0)
    expect(chat.ask("Anything else").locator(".statement")).to_have_count(3)


def page_turn(chat, question: str):
    return chat.page.locator("article.turn", has=chat.page.get_by_text(question))


def test_a_failure_is_told_and_the_conversation_goes_on(browser, tmp_path, serving, watch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is no database" * 100)
    with serving(Assembly(Settings(home=home, starter_notes=False), stays=True)) as address:
        context = browser.new_context()
        chat = watch(context.new_page())
        chat.open(address)
        expect(chat.ask(MISSED).locator(".wording")).to_contain_text("cannot be read")
        chat.box.fill("And now?")
        chat.box.press("Enter")
        # An answer that told nothing is not kept, so the next one stands in its place.
        expect(page_turn(chat, "And now?").locator(".wording")).to_contain_text("cannot be read")
        expect(chat.box).to_be_enabled()
        context.close()
