"""An answer and a citation as they are taken along."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.web.ask.on_the_page import button
from tests.ui.web.conftest import THREE

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def copying(new_context, plain, watch, three_statements):
    """The chat in a browser that lets its pages write to the clipboard and read it."""
    context = new_context()
    assert three_statements == []
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=plain.address)
    made = watch(context.new_page())
    made.open(plain.address)
    return made


def copied(page) -> str:
    expect(page.locator("#announcer")).to_have_text("Copied.")
    return page.evaluate("navigator.clipboard.readText()")


def test_a_copied_answer_has_its_statements_with_numbers_and_references(copying):
    copying.ask("What is to be done?")
    button(copying.page, "Copy answer").click()
    lines = copied(copying.page).split("\n")
    assert lines[0] == "You asked: What is to be done?"
    for number, quote in enumerate(THREE, 1):
        assert [one for one in lines if one.endswith(f"{quote} [{number}]")]
        reference = f"[{number}] “{quote}” – Recall guidance for practitioners; "
        assert [one for one in lines if one.startswith(reference)]
    assert "Source" not in "\n".join(lines[:-3])


def test_an_earlier_answer_is_copied_alike(copying):
    copying.ask("The first?")
    copying.ask("The second?")
    copying.page.locator("#copy-answer-1").click()
    text = copied(copying.page)
    assert text.startswith("You asked: The first?")
    assert f"{THREE[1]} [2]\n" in text


def test_a_citation_is_copied_with_its_place(copying):
    copying.ask("What is to be done?")
    copying.page.locator("#copy-citation-1-2").click()
    expected = f"“{THREE[1]}” – Recall guidance for practitioners; "
    assert copied(copying.page).startswith(expected)
