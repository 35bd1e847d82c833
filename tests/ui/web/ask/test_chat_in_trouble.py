"""The chat when something is in its way: length, odd characters, damage, a lost connection."""

from __future__ import annotations

import re
import threading
import time
from types import SimpleNamespace

import pytest
import uvicorn
from playwright.sync_api import expect

from assistant.assembly import Assembly
from assistant.settings import Settings
from tests.ui.web.ask.on_the_page import asked_in, chosen, conversation_of
from ui.web.server import web_app

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_question_of_4000_characters_is_asked_whole(quick_chat, three_statements):
    question = ("Within how many days must it be recorded? " * 100)[:3999] + "?"
    assert len(question) == 4000
    turn = quick_chat.ask(question)
    assert three_statements[0].question == question
    expect(turn.locator("h2")).to_contain_text(question[-40:])
    expect(turn.locator(".statement").first).to_be_in_viewport()
    assert quick_chat.overflow() <= 0
    quick_chat.page.reload()
    expect(quick_chat.page.locator("#turn-1 .statement")).to_have_count(3)


def test_half_a_character_is_asked_and_kept(quick_chat):
    page = quick_chat.page
    quick_chat.box.fill("x")
    page.evaluate(
        """() => {
            const box = document.querySelector("#question-box textarea");
            const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
            value.set.call(box, "What is \\ud83d a recall?");
            box.dispatchEvent(new Event("input", {bubbles: true}));
        }"""
    )
    quick_chat.box.press("Enter")
    turn = quick_chat.answer(1)
    expect(turn.locator(".statement")).to_have_count(3)
    expect(turn.locator("h2")).to_contain_text(re.compile(r"What is . a recall\?"))
    page.reload()
    expect(page.locator("#turn-1 h2")).to_contain_text(re.compile(r"What is . a recall\?"))


def test_without_script_the_page_says_what_works_instead(new_context, plain):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(plain.address)
    expect(page.locator("noscript > p")).to_be_visible()
    assert "The chat needs JavaScript." in page.locator("noscript > p").inner_text()
    page.get_by_role("link", name="Your conversations").click()
    expect(page.get_by_text("Nothing has been asked in this browser yet.")).to_be_visible()


def test_an_answer_that_cannot_be_kept_comes_and_says_so(quick_chat, plain, monkeypatch):
    from assistant.records.errors import RecordsBusy

    def busy(*_args, **_named):
        raise RecordsBusy(plain.assembly.records.path)

    monkeypatch.setattr(plain.assembly.conversations, "append", busy)
    turn = quick_chat.ask("The first?")
    expect(turn.locator(".statement")).to_have_count(3)
    expect(turn.get_by_role("note")).to_contain_text("could not be kept")
    assert chosen(quick_chat.page) == {}
    expect(turn.locator(".helpful")).to_have_count(0)


class Restarted:
    """A server that can be stopped and started again at the same place."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.port = 0

    def start(self) -> None:
        config = uvicorn.Config(
            web_app(self.assembly),
            host="127.0.0.1",
            port=self.port,
            log_level="warning",
            timeout_graceful_shutdown=1,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started and self.thread.is_alive():
            time.sleep(0.02)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(20)


@pytest.fixture
def restarted(tmp_path, plain):
    assembly = Assembly(Settings(home=tmp_path / "home", starter_notes=False), stays=True)
    assembly.parts = SimpleNamespace(documents=plain.assembly.parts.documents)
    made = Restarted(assembly)
    made.start()
    yield made
    made.stop()


@pytest.mark.usefixtures("three_statements")
def test_a_server_that_is_started_again_goes_on_with_the_conversation(
    new_context, restarted, watch
):
    chat = watch(new_context().new_page())
    page = chat.page
    chat.open(f"http://127.0.0.1:{restarted.port}")
    chat.ask("The first?")
    conversation = conversation_of(page)
    page.evaluate("window.isOld = true")
    restarted.stop()
    chat.box.fill("The second?")
    chat.box.press("Enter")
    expect(page.locator("#unreachable")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("The service cannot be reached.")
    restarted.start()
    # Gradio's part of the page loads it again by itself.
    expect(page.locator("#unreachable")).to_be_hidden(timeout=15_000)
    page.wait_for_function(
        "() => !window.isOld && document.querySelector('#turn-1 .statement')", timeout=15_000
    )
    # What could not be asked is still in the box, and is asked by sending it again.
    expect(chat.box).to_have_value("The second?")
    chat.box.press("Enter")
    expect(chat.answer(2).locator("h2")).to_contain_text("The second?")
    assert conversation_of(page) == conversation
    assert asked_in(page) == ["The first?", "The second?"]


def test_a_question_half_typed_survives_a_new_load_and_stays_in_its_conversation(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.box.fill("What if the appoin")
    page.reload()
    expect(quick_chat.box).to_have_value("What if the appoin")
    quick_chat.box.fill("")
    page.reload()
    expect(page.locator("#turn-1 .statement")).to_have_count(3)
    expect(quick_chat.box).to_have_value("")
    quick_chat.box.fill("Only here")
    page.goto(page.url.split("?")[0])
    expect(quick_chat.box).to_have_value("")


def test_an_edit_half_typed_is_a_question_of_its_own_after_a_new_load(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?").locator("button.edit").click()
    quick_chat.box.fill("The first, and better?")
    page.reload()
    expect(quick_chat.box).to_have_value("The first, and better?")
    expect(page.locator("#editing")).to_have_count(0)
    quick_chat.box.press("Enter")
    expect(quick_chat.answer(2).locator("h2")).to_contain_text("The first, and better?")
    assert asked_in(page) == ["The first?", "The first, and better?"]


def test_a_lost_connection_is_told_and_so_is_its_return(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.context.set_offline(True)
    expect(page.locator("#unreachable")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("The service cannot be reached.")
    page.context.set_offline(False)
    expect(page.locator("#unreachable")).to_be_hidden()
    expect(page.locator("#announcer")).to_have_text("The service can be reached again.")
    expect(page.locator("#turn-1")).to_be_visible()
