"""The library in a real browser: by keyboard, on any screen, in the dark, without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.web.test_accessible import CONTRASTS

pytestmark = [pytest.mark.browser, pytest.mark.long]

WIDTHS = (320, 390, 768, 1280, 1920)


@pytest.fixture
def paths(room) -> dict[str, str]:
    documents = room.documents
    pair = f"older={documents['older'].id}&newer={documents['newer'].id}"
    return {
        "list": "/library",
        "filtered": "/library?words=ferry&status=current",
        "empty": "/library?words=zzz&topic=risk",
        "problem": "/library?from=20x",
        "hostile": "/library?publisher=%3Ci%3EMarine%3C%2Fi%3E+Office",
        "publication": "/library/publications/ferry-2",
        "hostile publication": "/library/publications/hostile-entry",
        "changes": "/library/changes",
        "compare": f"/library/compare?{pair}",
        "choose": "/library/compare",
        "missing": "/documents/none",
        "reader": f"/documents/{documents['recall'].id}?start=40&end=90",
        "hostile reader": f"/documents/{documents['hostile'].id}?find=zebra",
        "older": f"/documents/{documents['older'].id}",
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(browser, room, paths, width):
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    for name, path in paths.items():
        page.goto(room.served.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, name
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en-GB", "cy"])
def test_text_stands_out_from_its_ground(browser, room, paths, scheme, language):
    context = browser.new_context(color_scheme=scheme, locale=language)
    page = context.new_page()
    for name, path in paths.items():
        page.goto(room.served.address + path)
        assert page.evaluate(CONTRASTS) == [], name
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(browser, room, paths, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for name, path in paths.items():
        page.goto(room.served.address + path)
        assert page.evaluate(SMALL_TARGETS) == [], name
    context.close()


def test_the_keyboard_alone_filters_the_list(page, room):
    page.goto(f"{room.served.address}/library")
    page.get_by_role("searchbox", name="Search words").focus()
    page.keyboard.type("ferry")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Current (")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("searchbox", name="Search words").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/library?words=ferry&status=current#results")
    heading = page.get_by_role("heading", name="1 publication found")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="publications found")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("searchbox", name="Search words")).to_have_value("ferry")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_document_opens_at_the_quote_at_once(browser, room, width):
    document = room.documents["long"]
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for share in (0.02, 0.5, 0.97):
        block = document.blocks[int(len(document.blocks) * share)]
        place = f"start={block.start}&end={block.end}#quote"
        page.goto(f"{room.served.address}/documents/{document.id}?{place}", wait_until="commit")
        expect(page.locator("#quote")).to_be_in_viewport(timeout=15_000)
        page.wait_for_load_state()
        page.wait_for_timeout(300)
        expect(page.locator("#quote")).to_be_in_viewport()
    context.close()


def test_pages_and_headings_of_a_long_document_are_reached(page, room):
    document = room.documents["long"]
    page.goto(f"{room.served.address}/documents/{document.id}#page-200")
    expect(page.locator("#page-200")).to_be_in_viewport()
    heading = next(one for one in document.blocks if one.level == 1 and one.page == 101)
    page.locator(f'a[href="#at-{heading.start}"]').click()
    expect(page.locator(f"#at-{heading.start}")).to_be_in_viewport()


def test_steps_lead_from_place_to_place_without_loading(page, room):
    page.goto(f"{room.served.address}/documents/{room.documents['long'].id}")
    page.get_by_role("searchbox", name="Find in this document").fill("travel permit")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_focused()
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    following = page.get_by_role("button", name="Next place")
    following.focus()
    for number in (1, 2, 3):
        page.keyboard.press("Enter")
        expect(page.locator(f"#hit-{number}")).to_be_in_viewport()
        expect(page.locator(".find-steps [role=status]")).to_have_text(f"Place {number} of 991")
        expect(page.locator("mark.now")).to_have_count(1)
    page.get_by_role("button", name="Previous place").click()
    expect(page.locator("#hit-2")).to_be_in_viewport()
    page.locator('.hits a[href="#hit-90"]').click()
    expect(page.locator("#hit-90")).to_be_in_viewport()
    following.click()
    expect(page.locator(".find-steps [role=status]")).to_have_text("Place 91 of 991")
    assert [one for one in loads if "#hit-" not in one] == []


def test_everything_works_without_script(browser, room):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto(f"{room.served.address}/library")
    page.get_by_role("searchbox", name="Search words").fill("ferry")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ferry Rules 2", exact=True).first.click()
    expect(page.get_by_role("heading", name="Versions over time")).to_be_visible()
    page.get_by_role("link", name="What changed since version 1").click()
    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("link", name="See it in the later version").first.click()
    expect(page.locator("#quote")).to_be_in_viewport()
    page.get_by_role("searchbox", name="Find in this document").fill("dogs")
    page.keyboard.press("Enter")
    page.locator('a[href="#hit-1"]').click()
    expect(page.locator("#hit-1")).to_be_in_viewport()
    expect(page.locator(".find-steps")).to_be_hidden()
    context.close()


def test_the_contents_are_folded_on_a_small_screen_and_beside_the_text_on_a_wide_one(browser, room):
    document = room.documents["long"]
    address = f"{room.served.address}/documents/{document.id}?start=9000&end=9050"
    for width, beside in ((390, False), (1280, True)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(address)
        entry = page.locator('nav.contents a[href^="#at-"]').first
        assert entry.is_visible() == beside
        context.close()


def test_no_page_complains_or_asks_elsewhere(page, room, paths):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(room.served.address) or complaints.append(request.url)
        ),
    )
    for path in paths.values():
        page.goto(room.served.address + path)
    assert [one for one in complaints if "404" not in one and "400" not in one] == []


# What can be pressed and is smaller than 24 by 24 pixels, unless it stands in a line of text.
SMALL_TARGETS = """() => {
  const inText = one => getComputedStyle(one).display === "inline";
  const pressed = "main :is(a, button, summary, input, select)";
  return [...document.querySelectorAll(pressed)]
    .filter(one => one.checkVisibility() && !inText(one) && !one.closest(".visually-hidden"))
    .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 100)])
    .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
    .filter(([, html]) => !html.includes('type="checkbox"'))
    .map(([box, html]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`);
}"""
