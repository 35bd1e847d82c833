"""axe-core over every page of the insight room in every state, wide and small, in two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.ui.web.journeys.conftest import Visitor
from tests.ui.web.journeys.test_insight import (
    MISSED,
    ask,
    clean,
    group,
    home,
    nobody_answers,
    press,
    program,
)

pytestmark = [pytest.mark.browser, pytest.mark.long]

# The fixtures of the journeys, for these pages too.
__all__ = ["home", "program"]


def _pages(person: Visitor, visit: Callable[..., Visitor]) -> Iterator[str]:
    """Yield the name of every page of the room, each when it is there."""
    page = person.page
    for path in ("", "/use", "/feedback", "/alone", "/yours", "/groups/none", "/feedback/none"):
        person.go(f"/insight{path}")
        yield f"empty: {path}"
    nobody_answers(visit)
    ask(person, MISSED)
    person.latest.locator(".not-helpful").click()
    page.get_by_label("The answer is wrong").check()
    page.get_by_role("button", name="Send", exact=True).click()
    ask(person, "How many bicycles fit into the cellar?")
    person.go("/insight")
    press(person, "Bring up to date now")
    yield "groups"
    for path in ("/alone", "/use?days=365", "/feedback", "/yours", "?state=declined"):
        person.go(f"/insight{path}")
        yield path
    person.go("/insight/use")
    for one in page.locator(".behind summary").all():
        one.click()
    yield "use, tables open"
    group(person, "plants")
    yield "group"
    for one in page.locator("details > summary").all():
        one.click()
    yield "group, all open"
    press(person, "Decline these questions")
    yield "declined"
    press(person, "Open again")
    press(person, "Ask again now")
    yield "asked again in vain"
    person.go("/insight/feedback")
    person.follow(page.get_by_role("link", name=MISSED))
    yield "feedback, one"
    press(person, "Ask again today")
    yield "feedback, replayed"
    press(person, "Add the test case")
    yield "a case without a right place"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_on_any_page(
    visit: Callable[..., Visitor], scheme: str, width: int
) -> None:
    person = visit(width, 800, color_scheme=scheme, reduced_motion="reduce")
    seen = []
    for name in _pages(person, visit):
        clean(person, name)
        seen.append(name)
    assert len(seen) > 18


def test_axe_finds_nothing_in_welsh_and_small(visit: Callable[..., Visitor]) -> None:
    nobody_answers(visit)
    person = visit(320, 700)
    person.go("/insight")
    press(person, "Bring up to date now")
    group(person, "plants")
    one = urlsplit(person.page.url).path
    paths = ("", "/alone", "/use", "/feedback", "/yours", "/groups/none")
    for path in (*(f"/insight{end}" for end in paths), one):
        person.go(f"{path}?language=cy")
        clean(person, path)
        assert person.page.locator("html").get_attribute("lang") == "cy"
