"""What a person says of an answer, in the dialog of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.records.feedback import Reason, Verdict
from tests.ui.web.ask.on_the_page import button, conversation_of, owner_at

pytestmark = [pytest.mark.browser, pytest.mark.long]


def judged(plain, page):
    told = plain.assembly.feedback.of_turns(owner_at(page), conversation_of(page))
    return {number: (one.verdict, one.reasons, one.line) for number, one in told.items()}


def test_feedback_is_given_by_keyboard(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#not-helpful-1").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="What was not right?")
    expect(dialog).to_be_visible()
    expect(page.locator("#feedback-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(len(Reason)):
        page.keyboard.press("Tab")
    page.keyboard.type("It is four days.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("#not-helpful-1")).to_be_focused()
    expect(page.locator("#not-helpful-1")).to_have_text("No ✓")
    expect(page.locator("#announcer")).to_contain_text("Thank you.")
    assert judged(plain, page) == {1: (Verdict.NOT_HELPFUL, (Reason.WRONG,), "It is four days.")}


def test_escape_closes_the_dialog_and_what_was_said_stays(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.locator("#feedback-reasons")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#helpful-1")).to_be_focused()
    expect(page.locator("#helpful-1")).to_have_text("Yes ✓")
    assert judged(plain, page) == {1: (Verdict.HELPFUL, (), "")}


def test_a_judgement_can_be_changed_and_taken_back(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    button(page, "Nothing to add").click()
    page.locator("#not-helpful-1").click()
    expect(page.locator("#helpful-1")).to_have_text("Yes")
    expect(page.locator("#not-helpful-1")).to_have_text("No ✓")
    button(page, "Take back my answer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#not-helpful-1")).to_have_text("No")
    assert judged(plain, page) == {}


def test_a_judgement_is_shown_again_after_a_reload(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("#helpful-1")).to_have_text("Yes ✓")


def test_a_judgement_that_cannot_be_kept_is_told(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    plain.assembly.conversations.delete(owner_at(page), conversation_of(page))
    page.locator("#helpful-1").click()
    expect(page.locator("#announcer")).to_have_text("It could not be kept. Please try again.")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#helpful-1")).to_have_text("Yes")
