"""A practitioner is written to by a model, over real HTTP: what arrives, and what never does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.assembly import Assembly
from tests.assistant.language_model.scripted_server import (
    Received,
    Reply,
    ScriptedServer,
    scripted_server,
)
from tests.assistant.writing.writers import passage_with, passages_in, reply
from tests.ui.web.journeys.conftest import Program, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.long]
RECALL = "how long is a fixed term recall"
DAYS = "56 days"


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    with scripted_server() as server:
        yield server


@pytest.fixture(scope="module")
def program(
    tmp_path_factory: pytest.TempPathFactory, starter: Assembly, model: ScriptedServer
) -> Iterator[Program]:
    """The program over the bundled notes, with a model set."""
    home = tmp_path_factory.mktemp("written") / "home"
    shutil.copytree(starter.settings.home, home)
    running = Program(home)
    running.variables = {
        "PROBATION_ASSISTANT_MODEL": "openai:scripted",
        "OPENAI_BASE_URL": model.address,
        "OPENAI_API_KEY": "secret-key",
    }
    running.start()
    yield running
    running.stop()


def true_and_false(received: Received) -> Reply:
    """Say what the guidance says, and then the same with another number."""
    if not passages_in(received.prompt):
        return Reply(received.prompt)  # asked to put a question: it stays as it is
    name, sentence = passage_with(DAYS, received.prompt)
    wrong = sentence.replace(DAYS, "65 days")
    return Reply(reply((sentence, name, sentence), (wrong, name, sentence)), pause=0.01)


def test_a_true_statement_is_shown_and_a_false_one_never(
    visit: Callable[..., Visitor], model: ScriptedServer
) -> None:
    model.give(true_and_false)
    person = visit()
    person.page.add_init_script(
        """new MutationObserver(() => {
            const shown = document.querySelector("#latest-turn")?.innerText ?? "";
            window.everShown = (window.everShown ?? "") + shown;
        }).observe(document, {childList: true, subtree: true, characterData: true});"""
    )
    person.go()
    turn = person.ask(RECALL)
    expect(turn.locator(".said-how")).to_contain_text("checked against the quotes")
    expect(turn.locator(".statement.written").first).to_contain_text(DAYS)
    assert "65 days" not in person.page.evaluate("window.everShown")
    turn.locator("a.cite").first.click()
    source = person.page.locator("details.source[open]").first
    assert DAYS in " ".join(source.locator("mark").all_inner_texts())
    assert "secret-key" not in person.page.content()
    assert person.complaints == []
    assert person.elsewhere() == []
    assert Axe().run(person.page).response["violations"] == []


def test_a_written_answer_is_found_again_and_exported_with_its_quotes(
    visit: Callable[..., Visitor], model: ScriptedServer, tmp_path: Path
) -> None:
    model.give(true_and_false)
    person = visit()
    person.go()
    said = person.ask(RECALL).locator(".statement.written .said").first.inner_text()
    person.page.reload()
    expect(person.latest.locator(".statement.written .said").first).to_have_text(said)
    person.page.goto(person.program.address + "/conversations")
    person.page.get_by_role("link", name=RECALL, exact=True).click()
    with person.page.expect_download() as saving:
        person.page.get_by_role("link", name=re.compile("Markdown")).first.click()
    saving.value.save_as(tmp_path / "answer.md")
    told = " ".join((tmp_path / "answer.md").read_text(encoding="utf-8").split())
    assert "Written from the guidance, and checked against the quotes it cites" in told
    assert " ".join(said.split()) in told.replace("\\", "")


def test_a_model_that_dies_in_mid_answer_leaves_the_quotes_and_one_line(
    visit: Callable[..., Visitor], model: ScriptedServer
) -> None:
    model.give(lambda received: Reply(true_and_false(received).text, drops_after=3))
    person = visit()
    person.go()
    turn = person.ask(RECALL)
    expect(turn).to_contain_text("The language model did not answer")
    expect(turn.locator(".statement").first).to_contain_text(DAYS)
    assert turn.locator(".statement.written").count() == 0
    assert person.complaints == []


def test_stop_ends_a_slow_answer_at_once(
    visit: Callable[..., Visitor], model: ScriptedServer
) -> None:
    model.give(lambda received: Reply(true_and_false(received).text, pause=0.5))
    person = visit()
    person.go()
    person.box.fill(RECALL)
    person.box.press("Enter")
    person.page.get_by_role("button", name="Stop").click()
    expect(person.latest.locator(".stopped")).to_be_visible(timeout=3_000)
    expect(person.box).to_be_editable()


def test_the_manner_is_chosen_beside_the_box(
    visit: Callable[..., Visitor], model: ScriptedServer
) -> None:
    model.give(true_and_false)
    person = visit()
    person.go()
    person.page.locator("#choices summary").click()
    person.page.get_by_label("Everybody else, in plain English").check()
    expect(person.page.locator("#choices-chosen")).to_contain_text("plain English")
    person.ask(RECALL)
    assert "plain English" in model.received[-1].instructions


def test_the_status_page_names_the_model_and_never_its_key(
    visit: Callable[..., Visitor],
) -> None:
    person = visit()
    person.go("/status")
    expect(person.page.locator("main")).to_contain_text("openai:scripted")
    assert "secret-key" not in person.page.content()
    assert person.page.request.get(person.program.address + "/status.json").json()[
        "language_model"
    ] == ("openai:scripted")
