"""The chat for everybody: by keyboard, by screen reader, on a small screen, in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

MISSED = "Within how many working days must a missed appointment be recorded?"
NOWHERE = "How many bicycles may an office keep in its cellar?"


def test_the_keyboard_alone_leads_from_question_to_citation_to_document(chat):
    page = chat.page
    page.keyboard.type(MISSED)
    page.keyboard.press("Enter")
    chat.answer(1)
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('#turn-1 a.cite')"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').id").startswith("source-1-")
    expect(page.locator(":focus").locator("xpath=..").locator("mark").first).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if "Open in the document" in page.evaluate("document.activeElement.textContent"):
            break
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator("mark#quote")).to_be_in_viewport()
    expect(opened.value.locator("mark#quote")).to_contain_text("working days")


def test_a_finished_answer_is_announced_once(chat):
    chat.page.evaluate(
        """() => {
            window.said = [];
            const announcer = document.getElementById("announcer");
            new MutationObserver(() => window.said.push(announcer.textContent))
                .observe(announcer, {childList: true, characterData: true, subtree: true});
        }"""
    )
    chat.ask(MISSED)
    chat.page.wait_for_timeout(300)
    chat.ask(NOWHERE)
    chat.page.wait_for_timeout(300)
    said = chat.page.evaluate("window.said")
    assert len(said) == 2
    assert said[0].startswith("Answer ready: ")
    assert said[1].startswith("Reply: ")
    regions = chat.page.locator("[role=status], [role=alert], [role=log], [aria-live]")
    assert [one for one in regions.all_text_contents() if one] == [said[1]]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, served, guidance, width, watch):
    context = browser.new_context(viewport={"width": width, "height": 700})
    chat = watch(context.new_page())
    chat.open(served.address)
    assert chat.overflow() <= 0
    turn = chat.ask("What is the time limit for a final warning letter?")
    turn.locator(".trace > summary").click()
    assert chat.overflow() <= 0
    chat.ask(NOWHERE)
    assert chat.overflow() <= 0
    chat.page.goto(f"{served.address}/documents/{guidance['hostile'].id}?start=0&end=300")
    assert chat.overflow() <= 0
    context.close()


def test_the_reader_works_without_script(browser, served, guidance):
    document = guidance["recall"]
    quote = "two working days"
    start = document.text.index(quote)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 400})
    page = context.new_page()
    place = f"start={start}&end={start + len(quote)}#quote"
    page.goto(f"{served.address}/documents/{document.id}?{place}")
    expect(page.locator("mark")).to_have_text(quote)
    expect(page.locator("mark")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser, served, scheme, watch):
    context = browser.new_context(color_scheme=scheme)
    chat = watch(context.new_page())
    chat.open(served.address)
    chat.ask("For at most how many days is an alcohol tag worn under a court order?")
    assert chat.page.evaluate(CONTRASTS) == []
    context.close()


def test_controls_have_names_and_ids_are_unique(chat):
    chat.ask(MISSED)
    nameless = chat.page.evaluate(
        """() => [...document.querySelectorAll("button, textarea, a[href], summary")]
            .filter(one => one.checkVisibility() && !(one.textContent.trim() || one.ariaLabel
                || one.labels?.[0]?.textContent.trim()))
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    doubled = chat.page.evaluate(
        """() => [...document.querySelectorAll("[id]")].map(one => one.id)
            .filter((one, place, all) => all.indexOf(one) !== place)"""
    )
    assert doubled == []
    assert chat.page.evaluate("document.documentElement.lang") == "en"


def test_the_skip_link_leads_to_the_question_box(chat):
    skip = chat.page.locator("body > :first-child")
    expect(skip).to_have_text("Skip to the question box")
    expect(skip).not_to_be_in_viewport()
    skip.focus()
    expect(skip).to_be_in_viewport()
    chat.page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()


# Every visible text with less contrast to its ground than 4.5, by the WCAG 2.2 formula.
CONTRASTS = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).slice(0, 3).map(one => {
      const share = one / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      const values = parts(colour);
      if (values.length === 3 || values[3] === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    if (!own || !element.checkVisibility() || element.matches("script, style, noscript")) continue;
    const [low, high] = [light(getComputedStyle(element).color), light(ground(element))].sort(
      (a, b) => a - b
    );
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) weak.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 100)}`);
  }
  return weak;
}"""
