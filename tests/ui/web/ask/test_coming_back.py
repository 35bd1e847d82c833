"""A conversation as a person comes back to it: reloads, tabs, browsers, the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.web.ask.on_the_page import asked_in, button, chosen, conversation_of, owner_at

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_reload_shows_the_conversation(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The second?")
    conversation = conversation_of(page)
    page.reload()
    expect(page.locator("#turn-2 .statement")).to_have_count(3)
    assert asked_in(page) == ["The first?", "The second?"]
    expect(page.locator("#source-2-1")).to_be_visible()
    expect(page.locator("#examples")).to_be_hidden()
    quick_chat.ask("The third?")
    assert conversation_of(page) == conversation
    assert quick_chat.complaints == []


def test_a_reload_announces_nothing(quick_chat):
    quick_chat.ask("The first?")
    quick_chat.page.reload()
    expect(quick_chat.page.locator("#turn-1 .statement")).to_have_count(3)
    quick_chat.page.wait_for_timeout(300)
    expect(quick_chat.page.locator("#announcer")).to_have_text("")


def test_two_tabs_share_one_conversation(quick_chat, watch):
    quick_chat.ask("The first?")
    other = watch(quick_chat.page.context.new_page())
    other.open(quick_chat.page.url)
    expect(other.page.locator("#turn-1")).to_be_visible()
    other.ask("The second, from another tab?")
    quick_chat.box.fill("The third?")
    quick_chat.box.press("Enter")
    expect(quick_chat.answer(3).locator("h2")).to_contain_text("The third?")
    three = ["The first?", "The second, from another tab?", "The third?"]
    assert asked_in(quick_chat.page) == three
    assert conversation_of(other.page) == conversation_of(quick_chat.page)
    other.page.reload()
    expect(other.page.locator("#turn-3 .statement")).to_have_count(3)
    assert asked_in(other.page) == three


def test_the_way_back_from_a_new_conversation_leads_to_the_old_one(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    button(page, "New conversation").click()
    expect(page.locator("article.turn")).to_have_count(0)
    assert chosen(page) == {}
    page.go_back()
    expect(page.locator("#turn-1 .statement")).to_have_count(3)
    assert conversation_of(page) == conversation
    page.go_forward()
    expect(page.locator("article.turn")).to_have_count(0)
    quick_chat.box.wait_for()
    quick_chat.ask("Another?")
    assert conversation_of(page) != conversation


def test_two_browsers_never_see_each_others_conversation(new_context, plain, watch, quick_chat):
    quick_chat.ask("Mine alone?")
    conversation = conversation_of(quick_chat.page)
    other = watch(new_context().new_page())
    other.open(f"{plain.address}/?conversation={conversation}")
    expect(other.page.get_by_text("This conversation is not kept here")).to_be_visible()
    other.page.wait_for_timeout(500)
    expect(other.page.locator("article.turn")).to_have_count(0)
    other.ask("Theirs?")
    assert conversation_of(other.page) != conversation
    assert asked_in(other.page) == ["Theirs?"]
    other.page.get_by_role("link", name="Your conversations").click()
    expect(other.page.locator(".conversations h2")).to_have_text(["Theirs?"])
    quick_chat.page.get_by_role("link", name="Your conversations").click()
    expect(quick_chat.page.locator(".conversations h2")).to_have_text(["Mine alone?"])


def test_a_conversation_of_25_turns_shows_10_and_a_link_to_the_rest(quick_chat, plain, quoted):
    store = plain.assembly.conversations
    owner = owner_at(quick_chat.page)
    conversation = store.begin(owner)
    for _ in range(25):
        store.append(owner, conversation, quoted)
    quick_chat.open(f"{plain.address}/?conversation={conversation}")
    page = quick_chat.page
    expect(page.locator("article.turn")).to_have_count(10)
    expect(page.locator("#turn-16, #turn-25")).to_have_count(2)
    link = page.get_by_role("link", name="Earlier questions of this conversation (15)")
    expect(link).to_have_attribute("href", f"/conversations/{conversation}")
    quick_chat.box.fill("The next?")
    quick_chat.box.press("Enter")
    quick_chat.answer(26)
    expect(
        page.get_by_role("link", name="Earlier questions of this conversation (15)")
    ).to_be_visible()
