"""Takes a picture of each page in each state, width and colour scheme, to be looked at.

    python tests/benchmarks/screenshots.py http://127.0.0.1:7860 FOLDER

A width of 320 pixels is also what a screen of 1,280 shows at 400% zoom.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

_WIDTHS = (320, 390, 768, 1280, 1920)
_SCHEMES = ("light", "dark")


def _asked(question: str) -> Callable[[Page, str], None]:
    def arrive(page: Page, address: str) -> None:
        page.goto(address)
        page.locator("#question-box textarea").fill(question)
        page.keyboard.press("Enter")
        page.locator("#latest-turn .announcement").wait_for(state="attached")
        page.wait_for_timeout(300)

    return arrive


def _opened(path: str) -> Callable[[Page, str], None]:
    return lambda page, address: page.goto(address + path)


def _ready_to_ask(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#question-box textarea").wait_for()


_STATES: dict[str, Callable[[Page, str], None]] = {
    "ask": _ready_to_ask,
    "answered": _asked("How long is a fixed-term recall?"),
    "table": _asked("which tier for high rosh"),
    "corrected": _asked("is the 28 day fixed term recall still used"),
    "not-in-guidance": _asked("how many bicycles fit into the cellar"),
    "library": _opened("/library"),
    "publication": _opened("/library/publications/sentencing-act-2026"),
    "changes": _opened("/library/changes"),
    "upload": _opened("/library/upload"),
    "status": _opened("/status"),
    "conversations": _opened("/conversations"),
    "training": _opened("/training"),
    "helpdesk": _opened("/helpdesk"),
    "new-enquiry": _opened("/helpdesk/new"),
    "insight": _opened("/insight"),
}


def main() -> None:
    """Take all pictures and print how far each page is wider than its screen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--widths", type=int, nargs="*", default=_WIDTHS)
    parser.add_argument("--states", nargs="*", default=list(_STATES))
    parser.add_argument("--schemes", nargs="*", default=_SCHEMES)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for scheme in options.schemes:
            for width in options.widths:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB"
                )
                page = context.new_page()
                for name in options.states:
                    _STATES[name](page, options.address.rstrip("/"))
                    wide = "document.documentElement.scrollWidth - window.innerWidth"
                    over = page.evaluate(wide)
                    path = options.folder / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=path, full_page=True)
                    print(f"{path.name}: {max(over, 0)} pixels too wide", flush=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
