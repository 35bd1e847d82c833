"""axe-core over every page in every state, and every task by keyboard alone.

The findings of a run are written as a table into `reports/accessibility.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

_REPORT = Path(__file__).resolve().parents[4] / "reports" / "accessibility.md"
# WCAG 2.2 AA and what axe calls best practice.
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
RECALL = "how long is a fixed term recall"


def asked(question: str) -> Callable:
    def arrive(person) -> None:
        person.go()
        person.ask(question)

    return arrive


def opened(path: str) -> Callable:
    return lambda person: person.go(path)


def _choices(person) -> None:
    person.go()
    person.page.locator("#choices > summary").click()


def _editing(person) -> None:
    asked(RECALL)(person)
    person.latest.locator(".edit").click()


def _feedback(person) -> None:
    asked(RECALL)(person)
    person.latest.locator(".not-helpful").click()
    person.page.locator("dialog#feedback").wait_for()


def _trace(person) -> None:
    asked(RECALL)(person)
    person.latest.locator(".trace > summary").click()


def _conversation(person) -> None:
    asked(RECALL)(person)
    person.page.goto(f"{person.program.address}/conversations")
    person.follow(person.page.get_by_role("link", name=RECALL, exact=True))
    person.page.locator("details.source summary").first.click()


def _conversations(person) -> None:
    asked(RECALL)(person)
    person.go("/conversations")


def _deleting(person) -> None:
    _conversation(person)
    person.follow(person.page.get_by_role("link", name="Delete"))


def _publication(person) -> None:
    person.go("/library?status=superseded")
    person.follow(person.page.locator(".card", has_text="Replaced by").locator("h3 a").first)


def _reader(person) -> None:
    asked(RECALL)(person)
    way = person.page.locator("details.source[open]").get_by_text("Open in the document").first
    with person.context.expect_page() as page:
        way.click()
    person.page = page.value
    person.page.locator("mark").first.wait_for()


def _finding(person) -> None:
    _reader(person)
    person.page.get_by_role("searchbox", name="Find in this document").fill("days")
    person.page.get_by_role("searchbox", name="Find in this document").press("Enter")
    person.page.locator(".document mark").first.wait_for()


STATES = {
    "ask: empty": opened("/"),
    "ask: choices open": _choices,
    "ask: answered": asked(RECALL),
    "ask: a table": asked("which tier for high rosh"),
    "ask: corrected": asked("is the 28 day fixed term recall still used"),
    "ask: not in the guidance": asked("how many bicycles fit into the cellar"),
    "ask: something comes near": asked("what is the current total caseload of probation"),
    "ask: emergency": asked("he is threatening to kill her right now"),
    "ask: readings": asked("recall"),
    "ask: editing": _editing,
    "ask: feedback": _feedback,
    "ask: how it was found": _trace,
    "conversations: list": _conversations,
    "conversations: one": _conversation,
    "conversations: deleting": _deleting,
    "conversations: unknown": opened("/conversations/none"),
    "library: all": opened("/library"),
    "library: filtered": opened("/library?status=superseded&nation=Wales"),
    "library: nothing found": opened("/library?words=xylophone"),
    "library: a wrong year": opened("/library?from=abc"),
    "library: publication": _publication,
    "library: compare": opened("/library/compare"),
    "library: changes": opened("/library/changes"),
    "library: reader": _reader,
    "library: find": _finding,
    "library: unknown document": opened("/documents/none"),
    "upload: start": opened("/library/upload"),
    "status": opened("/status"),
    "training": opened("/training"),
    "training: making a pack": opened("/training/new"),
    "training: unknown pack": opened("/training/with/none"),
}


@pytest.fixture(scope="module")
def findings():
    """Collect what axe found in each state, and write it down at the end."""
    found: dict[str, list[str]] = {}
    yield found
    lines = ["| state | rules broken |", "| --- | --- |"]
    lines += [f"| {state} | {'; '.join(those) or 'none'} |" for state, those in found.items()]
    _REPORT.parent.mkdir(exist_ok=True)
    _REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit, findings, state: str, scheme: str) -> None:
    person = visit(color_scheme=scheme, reduced_motion="reduce")
    STATES[state](person)
    person.page.wait_for_timeout(150)
    told = Axe().run(person.page, options=_RULES).response["violations"]
    found = [f"{one['id']} ({one['impact']}, {len(one['nodes'])})" for one in told]
    findings[f"{state}, {scheme}"] = found
    places = [
        (one["id"], node["target"], node.get("failureSummary", "")[:200])
        for one in told
        for node in one["nodes"][:3]
    ]
    assert found == [], places


@pytest.mark.parametrize("state", ["ask: answered", "library: all", "status", "upload: start"])
def test_axe_finds_nothing_in_welsh_and_small(visit, state: str) -> None:
    person = visit(320, 700)
    person.go("/language/cy?back=/")
    STATES[state](person)
    told = Axe().run(person.page, options=_RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in told] == []
    assert person.overflow() <= 0


def focus_by_tab(person, selector: str, most: int = 80, key: str = "Tab") -> None:
    """Press a key until an element has the focus, which must be visible."""
    for _ in range(most):
        person.page.keyboard.press(key)
        if person.page.evaluate("one => document.activeElement.matches(one)", selector):
            shown = person.page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            )
            assert shown, f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_every_task_is_done_by_keyboard_alone(visit) -> None:
    person = visit()
    person.go()
    page, keys = person.page, person.page.keyboard
    focus_by_tab(person, ".skip-link", key="Shift+Tab")
    keys.press("Enter")
    expect(person.box).to_be_focused()
    keys.type(RECALL)
    keys.press("Enter")
    person.answered(RECALL)
    focus_by_tab(person, "#latest-turn a.cite", key="Shift+Tab")
    keys.press("Enter")
    # The place is focused, or of several quotes in one place the one that was chosen.
    expect(page.locator("details.source[open] :focus")).to_have_count(1)
    keys.press("Escape")
    expect(page.locator("#latest-turn a.cite:focus")).to_have_count(1)
    focus_by_tab(person, "#latest-turn .not-helpful")
    keys.press("Enter")
    page.locator("dialog#feedback").wait_for()
    keys.press("Escape")
    expect(page.locator("dialog#feedback")).to_be_hidden()
    expect(page.locator("#latest-turn .not-helpful")).to_be_focused()
    focus_by_tab(person, "#choices > summary", key="Shift+Tab")
    keys.press("Enter")
    focus_by_tab(person, "#official")
    keys.press("Space")
    expect(page).to_have_url(re.compile("official=yes"))
    focus_by_tab(person, '.rooms a[href="/conversations"]', key="Shift+Tab")
    keys.press("Enter")
    page.wait_for_url("**/conversations")
    focus_by_tab(person, ".conversations h2 a")
    keys.press("Enter")
    page.locator(".kept-turn").wait_for()
    focus_by_tab(person, '.rooms a[href="/library"]')
    keys.press("Enter")
    page.wait_for_url("**/library")
    focus_by_tab(person, "#words")
    keys.type("recall")
    keys.press("Enter")
    page.wait_for_url("**/library?words=recall*")
    focus_by_tab(person, ".card h3 a")
    keys.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert person.complaints == []
