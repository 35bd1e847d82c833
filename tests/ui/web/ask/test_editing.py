"""The last question of a conversation edited, and asked again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.web.ask.on_the_page import asked_in, button, chosen

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_an_edited_question_replaces_the_last_one(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The secnod?")
    button(page, "Edit the question").click()
    expect(quick_chat.box).to_have_value("The secnod?")
    expect(quick_chat.box).to_be_focused()
    expect(page.locator("#editing")).to_contain_text("You are editing question 2.")
    quick_chat.box.fill("The second?")
    quick_chat.box.press("Enter")
    expect(page.locator("#turn-2 h2")).to_contain_text("The second?")
    quick_chat.answer(2)
    assert asked_in(page) == ["The first?", "The second?"]
    expect(page.locator("#editing")).to_have_count(0)
    assert "edit" not in chosen(page)
    quick_chat.ask("The third?")
    assert asked_in(page) == ["The first?", "The second?", "The third?"]


def test_an_edit_can_be_left(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    button(page, "Edit the question").click()
    button(page, "Leave it as it was").click()
    expect(page.locator("#editing")).to_have_count(0)
    expect(quick_chat.box).to_have_value("")
    quick_chat.ask("The second?")
    assert asked_in(page) == ["The first?", "The second?"]


def test_a_page_that_is_loaded_again_edits_nothing(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The second?")
    button(page, "Edit the question").click()
    page.reload()
    expect(page.locator("#turn-2 .statement")).to_have_count(3)
    assert "edit" not in chosen(page)
    quick_chat.ask("The third?")
    assert asked_in(page) == ["The first?", "The second?", "The third?"]


def test_a_question_can_be_asked_again(quick_chat, three_statements):
    page = quick_chat.page
    quick_chat.ask("The first?")
    button(page, "Ask again").click()
    while len(three_statements) < 2:
        page.wait_for_timeout(50)
    quick_chat.answer(1)
    page.wait_for_url(lambda address: "edit" not in address)
    assert [one.question for one in three_statements] == ["The first?", "The first?"]
    assert three_statements[1].history == ()
    assert asked_in(page) == ["The first?"]
