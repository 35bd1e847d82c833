"""The upload room in a real browser: by keyboard only, by ear, without script, on any screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.ask import ask
from tests.ui.web.test_accessible import CONTRASTS
from tests.ui.web.upload.conftest import ROOM
from tests.ui.web.upload.made_files import QUESTION, ZEBRA, bad

pytestmark = [pytest.mark.browser, pytest.mark.long]
BATCH = re.compile(r"/library/upload/[0-9a-f]{24}$")


@pytest.fixture
def chosen(tmp_path: Path) -> list[Path]:
    """Files on the visitor's own disk, a good one and two bad ones."""
    files = [ZEBRA, *((name, bad()[name][0]) for name in ("nothing.txt", "locked.pdf"))]
    for name, data in files:
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name, _ in files]


def press_until(page, matches: str, key: str = "Tab", most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("one => document.activeElement.matches(one)", matches):
            return
    raise AssertionError(f"the keyboard does not reach {matches}")


def go_by_keyboard(page, matches: str) -> None:
    """Follow what has the focus to its page: the page before it is gone when this returns."""
    press_until(page, matches)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def send_by_keyboard(page, files: list[Path]) -> None:
    press_until(page, "#files")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(files)
    go_by_keyboard(page, "#chooser button[type=submit]")
    page.wait_for_url(BATCH)


def test_the_keyboard_alone_brings_a_file_in_and_undoes_it(browser, started, chosen, watch):
    with started(indexed=True) as (address, assembly):
        page = (watched := watch(browser.new_context().new_page())).page
        # Listened to from the beginning: told only at the key, the browser may miss the chooser.
        page.on("filechooser", lambda _: None)
        page.goto(address + ROOM)
        send_by_keyboard(page, chosen)
        page.locator("#decide").wait_for(timeout=30_000)
        expect(page.locator(".entry.refused")).to_have_count(2)
        go_by_keyboard(page, "a[href$='/documents/1']")
        expect(page.locator("#text")).to_contain_text("within nine working days")
        go_by_keyboard(page, ".way-back a")
        go_by_keyboard(page, "#decide button[type=submit]")
        page.get_by_text("questions are answered from them").first.wait_for(timeout=60_000)
        quoted = [one.quote for one in ask(QUESTION, assembly.parts).citations]
        assert any("nine working days" in one for one in quoted)
        go_by_keyboard(page, "form[action$='/undo'] button")
        page.get_by_text("the library is as it was before").first.wait_for(timeout=60_000)
        quoted = [one.quote for one in ask(QUESTION, assembly.parts).citations]
        assert not any("nine working days" in one for one in quoted)
        assert watched.complaints == []
        assert all(one.startswith(address) for one in watched.requests)
        page.context.close()


def test_each_state_is_announced_once(browser, started, chosen):
    with started() as (address, _):
        page = browser.new_context().new_page()
        page.add_init_script(
            """document.addEventListener("DOMContentLoaded", () => {
                window.said = [];
                const region = document.getElementById("said");
                new MutationObserver(() => window.said.push(region.textContent))
                    .observe(region, {childList: true, characterData: true, subtree: true});
            })"""
        )
        page.goto(address + ROOM)
        page.set_input_files("#files", chosen)
        assert page.evaluate("window.said")[-1].startswith("Files chosen: 3")
        page.click("#chooser button[type=submit]")
        page.wait_for_url(BATCH)
        page.locator("#decide").wait_for(timeout=30_000)
        page.wait_for_timeout(300)
        said = page.evaluate("window.said")
        assert len(said) == len(set(said))
        assert said == [] or said[-1] == "One document was read, 2 files were refused."
        page.context.close()


def test_it_all_works_without_script(browser, started, chosen):
    with started() as (address, assembly):
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address + ROOM)
        page.set_input_files("#files", chosen)
        page.click("#chooser button[type=submit]")
        page.wait_for_url(BATCH)
        look_until(page, "#decide")
        page.locator("a[href$='/facts']").click()
        page.get_by_label("Publisher").fill("Ministry of Justice")
        page.get_by_label("Published", exact=True).fill("31 Juni 2026")
        page.get_by_role("button", name="Keep these facts").click()
        expect(page.locator(".problem a")).to_contain_text("was not understood as a date")
        page.get_by_label("Published", exact=True).fill("31 March 2026")
        page.get_by_role("button", name="Keep these facts").click()
        page.get_by_role("button", name="Put into the library").click()
        look_until(page, "form[action$='/undo']")
        held = [one.publisher for one in assembly.library.held_publications().values()]
        assert "Ministry of Justice" in held
        page.get_by_role("button", name="Undo this batch").click()
        look_until(page, "form[action$='/give-up']")
        page.go_back()
        expect(page.locator("h1")).to_have_text("The files you sent")
        page.context.close()


def look_until(page, wanted: str) -> None:
    for _ in range(120):
        again = page.get_by_role("link", name="See how far it is")
        if again.count() == 0 and page.locator(wanted).count():
            return
        page.wait_for_timeout(250)
        page.reload()
    raise AssertionError(f"{wanted} never came")


def test_files_can_be_dropped(browser, started):
    with started() as (address, _):
        page = browser.new_context().new_page()
        page.goto(address + ROOM)
        page.evaluate(
            """() => {
                const dropped = new DataTransfer();
                dropped.items.add(new File(["# Dropped\\n\\nWords."], "dropped.md"));
                document.getElementById("drop").dispatchEvent(
                    new DragEvent("drop", {dataTransfer: dropped, bubbles: true}));
            }"""
        )
        expect(page.locator("#chosen")).to_contain_text("dropped.md")
        page.click("#chooser button[type=submit]")
        page.wait_for_url(BATCH)
        page.locator("#decide").wait_for(timeout=30_000)
        expect(page.locator(".entry h3")).to_have_text("Dropped")
        page.context.close()


def test_what_is_too_large_is_said_before_it_is_sent(browser, started):
    with started() as (address, _):
        page = browser.new_context().new_page()
        page.goto(address + ROOM)
        page.evaluate("document.getElementById('chooser').dataset.mostTogether = '10'")
        sent: list[str] = []
        page.on("request", lambda one: sent.append(one.method))
        file = {"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 50}
        page.set_input_files("#files", file)
        page.click("#chooser button[type=submit]")
        expect(page.locator("#said")).to_contain_text("Send them in several batches")
        assert "POST" not in sent
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_can_be_read_on_any_screen(browser, started, chosen, scheme, language):
    with started() as (address, _):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})
        page = context.new_page()
        page.goto(f"{address}/language/{language}?back={ROOM}")
        page.set_input_files("#files", chosen)
        page.click("#chooser button[type=submit]")
        page.wait_for_url(BATCH)
        page.locator("#decide").wait_for(timeout=30_000)
        batch = page.url
        for path in (batch, f"{batch}/documents/1", f"{batch}/documents/1/facts", address + ROOM):
            page.goto(path)
            assert page.evaluate(CONTRASTS) == [], path
            assert page.evaluate("document.documentElement.lang") == language
            for width in (320, 768, 1280):
                page.set_viewport_size({"width": width, "height": 700})
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), (
                    path,
                    width,
                )
            assert page.evaluate(NAMELESS) == []
            assert page.evaluate(SMALL) == []
        context.close()


NAMELESS = """() => [...document.querySelectorAll("button, input, select, a[href], progress")]
    .filter(one => one.checkVisibility() && !(one.textContent.trim() || one.ariaLabel
        || one.labels?.[0]?.textContent.trim())).map(one => one.outerHTML.slice(0, 120))"""
# Targets of less than 24 px, but for links within a sentence (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll("main :is(button, input, select, a[href])")]
    .filter(one => one.checkVisibility() && !(one.matches("p a") && getComputedStyle(one).display
        === "inline") && Math.min(one.getBoundingClientRect().height,
        one.labels?.[0] ? 99 : one.getBoundingClientRect().width) < 20)
    .map(one => one.outerHTML.slice(0, 120))"""
