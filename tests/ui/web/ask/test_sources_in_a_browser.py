"""Quotes of one place in a real browser: one source, in which each number leads to its words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.web.conftest import THREE
from ui.web.visitor import COOKIE

pytestmark = pytest.mark.browser


def words_behind(page, number: int) -> str:
    """Return the words that are marked behind the number of a quote."""
    return page.locator(f"#quote-1-{number}").evaluate("one => one.nextSibling.textContent")


def test_each_number_leads_to_its_own_words_and_escape_back_to_it(quick_chat):
    page = quick_chat.page
    quick_chat.ask("What is to be done?")
    source = page.locator("details.source")
    expect(source).to_have_count(1)
    expect(source.locator("summary .number")).to_have_text(["1", "2", "3"])
    cites = page.locator("#turn-1 a.cite")
    for number, quote in ((3, THREE[2]), (2, THREE[1])):
        cites.nth(number - 1).click()
        expect(page.locator(f"#quote-1-{number}")).to_be_focused()
        expect(page.locator(f"#quote-1-{number}")).to_be_in_viewport()
        assert words_behind(page, number) == quote
        page.keyboard.press("Escape")
        expect(source).not_to_have_attribute("open", "")
        expect(cites.nth(number - 1)).to_be_focused()
    with page.context.expect_page() as opened:
        cites.nth(1).click()
        source.get_by_role("link", name="Open in the document").nth(1).click()
    expect(opened.value.locator("mark#quote")).to_have_text(THREE[1])


def test_the_numbers_of_a_quote_are_not_copied_with_the_text(quick_chat):
    page = quick_chat.page
    quick_chat.ask("What is to be done?")
    style = "one => getComputedStyle(one).userSelect"
    assert page.locator("#quote-1-2").evaluate(style) == "none"


def test_without_script_a_number_opens_the_source_at_its_words(new_context, plain, visitor, quoted):
    conversation = visitor.keeps(quoted)
    context = new_context(java_script_enabled=False, viewport={"width": 900, "height": 400})
    context.add_cookies([{"name": COOKIE, "value": visitor.token, "url": plain.address}])
    page = context.new_page()
    page.goto(f"{plain.address}/conversations/{conversation}")
    page.locator("a.cite").nth(1).click()
    expect(page.locator("#quote-1-2")).to_be_in_viewport()
    expect(page.locator("#quote-1-2")).to_be_visible()
