"""The chat in the language of its reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.web.ask.on_the_page import button, chosen, conversation_of

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_the_chat_speaks_welsh_and_stays_in_its_conversation(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("#turn-1 .said-how")).to_contain_text("Dyfynnwyd air am air")
    assert chosen(page) == {"conversation": [conversation]}
    expect(page.get_by_label("Eich cwestiwn")).to_be_visible()
    for name in ("Gofyn", "Stopio", "Sgwrs newydd"):
        expect(button(page, name)).to_be_visible()
    expect(page).to_have_title("Cynorthwyydd Canllawiau Prawf")
    assert page.evaluate("document.documentElement.lang") == "cy"
    page.get_by_label("Eich cwestiwn").fill("The second?")
    page.keyboard.press("Enter")
    expect(quick_chat.answer(2).locator(".said-how")).to_contain_text("Dyfynnwyd air am air")
    assert asked_in_welsh(page) == ["The first?", "The second?"]


def asked_in_welsh(page) -> list[str]:
    texts = page.locator("article.turn h2.asked").all_text_contents()
    return [one.removeprefix("Eich cwestiwn: ").strip() for one in texts]


@pytest.mark.usefixtures("three_statements")
def test_a_language_in_the_address_is_spoken_throughout(new_context, plain):
    page = new_context().new_page()
    page.goto(f"{plain.address}/?language=cy")
    box = page.get_by_label("Eich cwestiwn")
    box.fill("The first?")
    box.press("Enter")
    expect(page.locator("#turn-1 .said-how")).to_contain_text("Dyfynnwyd air am air")
    page.locator("#choices > summary").click()
    page.get_by_label("Testun swyddogol yn unig").check()
    box.fill("The second?")
    box.press("Enter")
    expect(page.locator("#turn-2 .said-how")).to_contain_text("Dyfynnwyd air am air")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#turn-2 .said-how")).to_contain_text("Quoted word for word")
