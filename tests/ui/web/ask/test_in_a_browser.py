"""A conversation as a person comes back to it, changes it, judges it and takes it along."""

from __future__ import annotations

import re
import threading
import time
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from playwright.sync_api import expect

from assistant.assembly import Assembly
from assistant.records.feedback import Reason, Verdict
from assistant.scope import Family, Nation, Scope
from assistant.settings import Settings
from tests.ui.web.conftest import THREE
from ui.web.server import web_app
from ui.web.visitor import COOKIE, owner_of_cookies

pytestmark = [pytest.mark.browser, pytest.mark.long]


def chosen(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def conversation_of(page) -> str:
    page.wait_for_url("**conversation=*")
    return chosen(page)["conversation"][0]


def owner_at(page) -> str:
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    return owner_of_cookies({COOKIE: cookies[COOKIE]})


def asked_in(page) -> list[str]:
    """Return the questions that the page shows, in order."""
    return [
        one.removeprefix("You asked: ").strip()
        for one in page.locator("article.turn h2.asked").all_text_contents()
    ]


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)


# Coming back.


def test_a_reload_shows_the_conversation(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The second?")
    conversation = conversation_of(page)
    page.reload()
    expect(page.locator("#turn-2 .statement")).to_have_count(3)
    assert asked_in(page) == ["The first?", "The second?"]
    expect(page.locator("#source-2-1")).to_be_visible()
    expect(page.locator("#examples")).to_be_hidden()
    quick_chat.ask("The third?")
    assert conversation_of(page) == conversation
    assert quick_chat.complaints == []


def test_a_reload_announces_nothing(quick_chat):
    quick_chat.ask("The first?")
    quick_chat.page.reload()
    expect(quick_chat.page.locator("#turn-1 .statement")).to_have_count(3)
    quick_chat.page.wait_for_timeout(300)
    expect(quick_chat.page.locator("#announcer")).to_have_text("")


def test_two_tabs_share_one_conversation(quick_chat, watch):
    quick_chat.ask("The first?")
    other = watch(quick_chat.page.context.new_page())
    other.open(quick_chat.page.url)
    expect(other.page.locator("#turn-1")).to_be_visible()
    other.ask("The second, from another tab?")
    quick_chat.box.fill("The third?")
    quick_chat.box.press("Enter")
    expect(quick_chat.answer(3).locator("h2")).to_contain_text("The third?")
    three = ["The first?", "The second, from another tab?", "The third?"]
    assert asked_in(quick_chat.page) == three
    assert conversation_of(other.page) == conversation_of(quick_chat.page)
    other.page.reload()
    expect(other.page.locator("#turn-3 .statement")).to_have_count(3)
    assert asked_in(other.page) == three


def test_the_way_back_from_a_new_conversation_leads_to_the_old_one(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    button(page, "New conversation").click()
    expect(page.locator("article.turn")).to_have_count(0)
    assert chosen(page) == {}
    page.go_back()
    expect(page.locator("#turn-1 .statement")).to_have_count(3)
    assert conversation_of(page) == conversation
    page.go_forward()
    expect(page.locator("article.turn")).to_have_count(0)
    quick_chat.box.wait_for()
    quick_chat.ask("Another?")
    assert conversation_of(page) != conversation


def test_two_browsers_never_see_each_others_conversation(new_context, plain, watch, quick_chat):
    quick_chat.ask("Mine alone?")
    conversation = conversation_of(quick_chat.page)
    other = watch(new_context().new_page())
    other.open(f"{plain.address}/?conversation={conversation}")
    expect(other.page.get_by_text("This conversation is not kept here")).to_be_visible()
    other.page.wait_for_timeout(500)
    expect(other.page.locator("article.turn")).to_have_count(0)
    other.ask("Theirs?")
    assert conversation_of(other.page) != conversation
    assert asked_in(other.page) == ["Theirs?"]
    other.page.get_by_role("link", name="Your conversations").click()
    expect(other.page.locator(".conversations h2")).to_have_text(["Theirs?"])
    quick_chat.page.get_by_role("link", name="Your conversations").click()
    expect(quick_chat.page.locator(".conversations h2")).to_have_text(["Mine alone?"])


def test_a_conversation_of_25_turns_shows_10_and_a_link_to_the_rest(quick_chat, plain, quoted):
    store = plain.assembly.conversations
    owner = owner_at(quick_chat.page)
    conversation = store.begin(owner)
    for _ in range(25):
        store.append(owner, conversation, quoted)
    quick_chat.open(f"{plain.address}/?conversation={conversation}")
    page = quick_chat.page
    expect(page.locator("article.turn")).to_have_count(10)
    expect(page.locator("#turn-16, #turn-25")).to_have_count(2)
    link = page.get_by_role("link", name="Earlier questions of this conversation (15)")
    expect(link).to_have_attribute("href", f"/conversations/{conversation}")
    quick_chat.box.fill("The next?")
    quick_chat.box.press("Enter")
    quick_chat.answer(26)
    expect(
        page.get_by_role("link", name="Earlier questions of this conversation (15)")
    ).to_be_visible()


# Changing.


def test_an_edited_question_replaces_the_last_one(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The secnod?")
    button(page, "Edit the question").click()
    expect(quick_chat.box).to_have_value("The secnod?")
    expect(quick_chat.box).to_be_focused()
    expect(page.locator("#editing")).to_contain_text("You are editing question 2.")
    quick_chat.box.fill("The second?")
    quick_chat.box.press("Enter")
    expect(page.locator("#turn-2 h2")).to_contain_text("The second?")
    quick_chat.answer(2)
    assert asked_in(page) == ["The first?", "The second?"]
    expect(page.locator("#editing")).to_have_count(0)
    assert "edit" not in chosen(page)
    quick_chat.ask("The third?")
    assert asked_in(page) == ["The first?", "The second?", "The third?"]


def test_an_edit_can_be_left(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    button(page, "Edit the question").click()
    button(page, "Leave it as it was").click()
    expect(page.locator("#editing")).to_have_count(0)
    expect(quick_chat.box).to_have_value("")
    quick_chat.ask("The second?")
    assert asked_in(page) == ["The first?", "The second?"]


def test_a_page_that_is_loaded_again_edits_nothing(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    quick_chat.ask("The second?")
    button(page, "Edit the question").click()
    page.reload()
    expect(page.locator("#turn-2 .statement")).to_have_count(3)
    assert "edit" not in chosen(page)
    quick_chat.ask("The third?")
    assert asked_in(page) == ["The first?", "The second?", "The third?"]


def test_a_question_can_be_asked_again(quick_chat, three_statements):
    page = quick_chat.page
    quick_chat.ask("The first?")
    button(page, "Ask again").click()
    while len(three_statements) < 2:
        page.wait_for_timeout(50)
    quick_chat.answer(1)
    page.wait_for_url(lambda address: "edit" not in address)
    assert [one.question for one in three_statements] == ["The first?", "The first?"]
    assert three_statements[1].history == ()
    assert asked_in(page) == ["The first?"]


# Taking along.


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
    copying.page.locator("#source-1-2 > summary").click()
    copying.page.locator("#copy-citation-1-2").click()
    expected = f"“{THREE[1]}” – Recall guidance for practitioners; "
    assert copied(copying.page).startswith(expected)


# Choosing.


def test_choices_change_the_address_and_the_next_answer(quick_chat, three_statements):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    page.locator("#choices > summary").click()
    page.get_by_label("Wales", exact=True).check()
    page.get_by_label("Law and guidelines").check()
    page.get_by_label("As at a day").fill("2019-03-31")
    expect(page.locator("#choices-chosen")).to_have_text(
        "Wales, Law and guidelines, As at a day: 31 March 2019"
    )
    expect(page.locator("#announcer")).to_have_text("They apply from the next question on.")
    assert chosen(page) == {
        "conversation": [conversation],
        "nation": ["wales"],
        "kind": ["law"],
        "as-at": ["2019-03-31"],
    }
    quick_chat.ask("The second?")
    first, second = (one.scope for one in three_statements)
    assert first == Scope()
    assert second.nation is Nation.WALES
    assert second.families == frozenset({Family.LAW})
    assert second.as_at.isoformat() == "2019-03-31"
    assert asked_in(page) == ["The first?", "The second?"]


def test_choices_stay_with_a_new_conversation_and_a_reload(quick_chat, three_statements):
    page = quick_chat.page
    page.locator("#choices > summary").click()
    page.get_by_label("Only official text").check()
    quick_chat.ask("The first?")
    button(page, "New conversation").click()
    expect(page.locator("article.turn")).to_have_count(0)
    assert chosen(page) == {"official": ["yes"]}
    page.reload()
    expect(page.get_by_label("Only official text")).to_be_checked()
    quick_chat.box.wait_for()
    quick_chat.ask("The second?")
    assert [one.scope.only_official for one in three_statements] == [True, True]


# Judging.


def judged(plain, page):
    told = plain.assembly.feedback.of_turns(owner_at(page), conversation_of(page))
    return {number: (one.verdict, one.reasons, one.line) for number, one in told.items()}


def test_feedback_is_given_by_keyboard(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#not-helpful-1").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="What was not right?")
    expect(dialog).to_be_visible()
    expect(page.locator("#feedback-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(len(Reason)):
        page.keyboard.press("Tab")
    page.keyboard.type("It is four days.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("#not-helpful-1")).to_be_focused()
    expect(page.locator("#not-helpful-1")).to_have_text("No ✓")
    expect(page.locator("#announcer")).to_contain_text("Thank you.")
    assert judged(plain, page) == {1: (Verdict.NOT_HELPFUL, (Reason.WRONG,), "It is four days.")}


def test_escape_closes_the_dialog_and_what_was_said_stays(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.locator("#feedback-reasons")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#helpful-1")).to_be_focused()
    expect(page.locator("#helpful-1")).to_have_text("Yes ✓")
    assert judged(plain, page) == {1: (Verdict.HELPFUL, (), "")}


def test_a_judgement_can_be_changed_and_taken_back(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    button(page, "Nothing to add").click()
    page.locator("#not-helpful-1").click()
    expect(page.locator("#helpful-1")).to_have_text("Yes")
    expect(page.locator("#not-helpful-1")).to_have_text("No ✓")
    button(page, "Take back my answer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#not-helpful-1")).to_have_text("No")
    assert judged(plain, page) == {}


def test_a_judgement_is_shown_again_after_a_reload(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    page.locator("#helpful-1").click()
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("#helpful-1")).to_have_text("Yes ✓")


def test_a_judgement_that_cannot_be_kept_is_told(quick_chat, plain):
    page = quick_chat.page
    quick_chat.ask("The first?")
    plain.assembly.conversations.delete(owner_at(page), conversation_of(page))
    page.locator("#helpful-1").click()
    expect(page.locator("#announcer")).to_have_text("It could not be kept. Please try again.")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#helpful-1")).to_have_text("Yes")


# Languages.


def test_the_chat_speaks_welsh_and_stays_in_its_conversation(quick_chat):
    page = quick_chat.page
    quick_chat.ask("The first?")
    conversation = conversation_of(page)
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.locator("#turn-1 .said-how")).to_contain_text("Dyfynnwyd air am air")
    assert chosen(page) == {"conversation": [conversation]}
    expect(page.get_by_label("Eich cwestiwn")).to_be_visible()
    for name in ("Gofyn", "Stopio", "Sgwrs newydd"):
        expect(button(page, name)).to_be_visible()
    expect(page).to_have_title("Cynorthwyydd Canllawiau Prawf")
    assert page.evaluate("document.documentElement.lang") == "cy"
    page.get_by_label("Eich cwestiwn").fill("The second?")
    page.keyboard.press("Enter")
    expect(quick_chat.answer(2).locator(".said-how")).to_contain_text("Dyfynnwyd air am air")
    assert asked_in_welsh(page) == ["The first?", "The second?"]


def asked_in_welsh(page) -> list[str]:
    texts = page.locator("article.turn h2.asked").all_text_contents()
    return [one.removeprefix("Eich cwestiwn: ").strip() for one in texts]


@pytest.mark.usefixtures("three_statements")
def test_a_language_in_the_address_is_spoken_throughout(new_context, plain):
    page = new_context().new_page()
    page.goto(f"{plain.address}/?language=cy")
    box = page.get_by_label("Eich cwestiwn")
    box.fill("The first?")
    box.press("Enter")
    expect(page.locator("#turn-1 .said-how")).to_contain_text("Dyfynnwyd air am air")
    page.locator("#choices > summary").click()
    page.get_by_label("Testun swyddogol yn unig").check()
    box.fill("The second?")
    box.press("Enter")
    expect(page.locator("#turn-2 .said-how")).to_contain_text("Dyfynnwyd air am air")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#turn-2 .said-how")).to_contain_text("Quoted word for word")


# When things go wrong.


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
    restarted.stop()
    chat.box.fill("The second?")
    chat.box.press("Enter")
    expect(page.locator("#unreachable")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("The service cannot be reached.")
    restarted.start()
    # Gradio's part of the page loads it again by itself.
    expect(page.locator("#unreachable")).to_be_hidden(timeout=15_000)
    page.wait_for_function("() => document.querySelector('#turn-1 .statement')", timeout=15_000)
    chat.ask("The third?")
    assert conversation_of(page) == conversation
    assert asked_in(page) == ["The first?", "The third?"]


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
