"""The insight room by keyboard, without JavaScript, on a small screen, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.web.insight.conftest import MISSED
from tests.ui.web.journeys.test_accessibility import _RULES

pytestmark = pytest.mark.browser


def addresses(insight) -> list[str]:
    return [
        *("/insight", "/insight/alone", "/insight/use?days=90", "/insight/feedback"),
        *(insight.group, f"/insight/feedback/{insight.feedback_id}", "/insight/yours"),
        "/insight/groups/none",
    ]


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "en"), (390, "dark", "en"), (320, "light", "cy")],
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    insight, new_context, width: int, scheme: str, language: str
) -> None:
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for path in addresses(insight):
        page.goto(f"{insight.address}{path}")
        page.goto(f"{insight.address}/language/{language}?back={path}")
        for one in page.locator("details > summary").all():
            one.click()
        broken = Axe().run(page, options=_RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in broken] == [], path
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) <= 0, path


def test_without_javascript_an_owner_is_named_by_keyboard_alone(insight, new_context) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{insight.address}{insight.group}")
    page.get_by_label("Who looks after it").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Keyboard team")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Owner: Keyboard team")).to_be_visible()


def test_without_javascript_feedback_is_replayed_side_by_side(insight, new_context) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{insight.address}/insight/feedback")
    page.get_by_role("link", name=MISSED).click()
    page.get_by_role("button", name="Ask again today").click()
    then = page.get_by_role("region", name="The answer then").bounding_box()
    today = page.get_by_role("region", name="The answer today").bounding_box()
    assert then is not None
    assert today is not None
    assert then["y"] == today["y"]
    assert then["x"] + then["width"] <= today["x"]
