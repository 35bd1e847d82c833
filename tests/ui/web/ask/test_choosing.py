"""What is chosen beside the question box reaches the address and the next answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.scope import Family, Nation, Scope
from tests.ui.web.ask.on_the_page import asked_in, button, chosen, conversation_of

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_choices_change_the_address_and_the_next_answer(quick_chat, three_statements):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    page.locator("#choices > summary").click()
    page.get_by_label("Wales", exact=True).check()
    page.get_by_label("Law and guidelines").check()
    page.get_by_label("As at a day").fill("31/3/2019")
    page.get_by_label("As at a day").blur()
    expect(page.get_by_label("As at a day")).to_have_value("31 March 2019")
    expect(page.locator("#choices-chosen")).to_have_text(
        "Wales, Law and guidelines, As at a day: 31 March 2019"
    )
    expect(page.locator("#announcer")).to_have_text("They apply from the next question on.")
    assert chosen(page) == {
        "conversation": [conversation],
        "nation": ["wales"],
        "kind": ["law"],
        "as-at": ["2019-03-31"],
    }
    quick_chat.ask("The second?")
    first, second = (one.scope for one in three_statements)
    assert first == Scope()
    assert second.nation is Nation.WALES
    assert second.families == frozenset({Family.LAW})
    assert second.as_at.isoformat() == "2019-03-31"
    assert asked_in(page) == ["The first?", "The second?"]


def test_a_day_that_is_not_understood_is_said_at_once_and_not_used(quick_chat, three_statements):
    page = quick_chat.page
    page.locator("#choices > summary").click()
    day, problem = page.get_by_label("As at a day"), page.locator("#as-at-problem")
    day.fill("3/31/2019")
    day.press("Enter")
    expect(problem).to_contain_text("“3/31/2019” was not understood as a day")
    expect(page.locator("#announcer")).to_contain_text("for example 31 March 2026")
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#choices-chosen")).to_have_text("all guidance held, as it is today")
    quick_chat.ask("The first?")
    assert "as-at" not in chosen(page)
    day.fill("31 March 2019")
    day.blur()
    expect(problem).to_be_hidden()
    expect(day).to_have_attribute("aria-invalid", "false")
    quick_chat.ask("The second?")
    day.fill("")
    day.blur()
    expect(page.locator("#choices-chosen")).to_have_text("all guidance held, as it is today")
    quick_chat.ask("The third?")
    assert [str(one.scope.as_at) for one in three_statements] == ["None", "2019-03-31", "None"]


def test_choices_stay_with_a_new_conversation_and_a_reload(quick_chat, three_statements):
    page = quick_chat.page
    page.locator("#choices > summary").click()
    page.get_by_label("Only official text").check()
    quick_chat.ask("The first?")
    button(page, "New conversation").click()
    expect(page.locator("article.turn")).to_have_count(0)
    assert chosen(page) == {"official": ["yes"]}
    page.reload()
    expect(page.get_by_label("Only official text")).to_be_checked()
    quick_chat.box.wait_for()
    quick_chat.ask("The second?")
    assert [one.scope.only_official for one in three_statements] == [True, True]
