"""The chat as a person meets it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.assembly import Assembly
from assistant.settings import Settings
from ui.web.words import EXAMPLES

pytestmark = pytest.mark.browser

MISSED = "Within how many working days must a missed appointment be recorded?"
SHOWN = "the record of a missed appointment must show what?"
NOWHERE = "How do I bake sourdough bread with walnuts?"


class Watched:
    """A page with everything it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("console", self._heard)

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Your question")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.box.wait_for()

    def ask(self, question: str) -> Locator:
        """Ask, wait for the whole answer, and return its turn."""
        number = self.page.locator("article.turn").count() + 1
        self.box.fill(question)
        self.box.press("Enter")
        return self.answer(number)

    def answer(self, number: int) -> Locator:
        turn = self.page.locator(f"#turn-{number}")
        turn.locator(".announcement").wait_for(state="attached", timeout=30_000)
        return turn

    def overflow(self) -> int:
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture
def chat(browser: Browser, served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    watched = Watched(context.new_page())
    watched.open(served.address)
    yield watched
    context.close()


def test_the_question_box_has_the_focus_and_examples_stand_ready(chat):
    expect(chat.box).to_be_focused()
    for audience, questions in EXAMPLES.items():
        expect(chat.page.get_by_role("heading", name=audience)).to_be_visible()
        for question in questions:
            expect(chat.page.get_by_role("button", name=question)).to_be_visible()
    for name in ("Ask", "Stop", "New conversation"):
        expect(chat.page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_an_answer_is_quoted_with_its_source_beside_it(chat, guidance):
    turn = chat.ask(MISSED)
    expect(turn.locator(".said").first).to_contain_text("within three working days")
    expect(chat.box).to_have_value("")
    source = chat.page.locator("#source-1-1")
    expect(source.locator(".title")).to_have_text("Recall guidance for practitioners")
    expect(source.locator("summary .trail")).to_have_text("Reporting a missed appointment")
    expect(source.locator(".badge")).to_have_text("Current · published 1 May 2020 · updated 8 June 2021")
    official = source.get_by_role("link", name="Official page")
    expect(official).to_have_attribute("href", "https://www.example.org/recall")
    expect(official).to_have_attribute("rel", "noopener noreferrer")


def test_the_answer_arrives_statement_by_statement(chat):
    chat.page.evaluate(
        """() => {
            window.counts = new Set();
            new MutationObserver(() => {
                const last = document.querySelector("#turn-1");
                if (last) window.counts.add(last.querySelectorAll(".statement").length);
            }).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    turn = chat.ask("What are the time limits for a first and a final warning letter?")
    statements = turn.locator(".statement").count()
    seen = set(chat.page.evaluate("[...window.counts]"))
    assert seen == set(range(statements + 1))


def test_a_citation_opens_its_quote_highlighted_in_its_section(chat):
    turn = chat.ask(MISSED)
    source = chat.page.locator("#source-1-1")
    source.locator("summary").first.click()
    expect(source.locator("mark").first).to_be_hidden()
    turn.locator("a.cite").first.click()
    mark = source.locator("mark")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("must be recorded within three working days")
    expect(source.locator(".section")).to_contain_text("The manager reads the record each week.")


def test_a_quoted_table_is_shown_as_a_table(chat):
    turn = chat.ask("What is the time limit for a final warning letter?")
    expect(turn.locator("th").first).to_have_text("Kind of warning")
    expect(turn.locator("td").filter(has_text="two working days").first).to_be_visible()


def test_a_follow_up_question_uses_the_conversation(chat):
    chat.ask(MISSED)
    second = chat.ask("And what must that record show?")
    second.locator(".trace > summary").click()
    expect(second.locator(".trace")).to_contain_text(MISSED)
    expect(chat.page.locator("#turn-1")).to_contain_text("within three working days")
    earlier = chat.page.locator("#turn-1 a.cite").first
    assert earlier.get_attribute("href").startswith("/documents/")


def test_how_an_answer_was_found_can_be_read(chat):
    trace = chat.ask(MISSED).locator(".trace")
    expect(trace.locator("table").first).to_be_hidden()
    trace.get_by_text("How was this found?").click()
    expect(trace).to_contain_text("Search the guidance")
    expect(trace).to_contain_text(" ms")
    expect(trace.locator("table").nth(1)).to_contain_text("rank 1")


def test_what_is_not_in_the_guidance_gets_help(chat):
    turn = chat.ask(NOWHERE)
    expect(turn.locator(".wording")).to_be_visible()
    expect(turn.locator(".searched")).to_contain_text(NOWHERE)
    expect(turn.get_by_role("heading", name="Whom to ask")).to_be_visible()
    expect(turn.locator(".statement")).to_have_count(0)
    nearest = turn.locator(".help a").first
    with chat.page.context.expect_page() as opened:
        nearest.click()
    expect(opened.value.locator("main h1").first).to_be_visible()


def test_a_starter_note_is_labelled_and_shows_what_it_rests_on(chat):
    turn = chat.ask("For at most how many days is an alcohol tag worn under a court order?")
    expect(turn.get_by_role("note")).to_contain_text("Starter note, not official guidance")
    source = chat.page.locator("#source-1-1")
    expect(source.locator("summary .starter")).to_have_text("Starter note, not official guidance")
    source.get_by_text("What this note rests on (2)").click()
    expect(source.locator(".rests-on a")).to_have_count(1)
    expect(source.locator(".rests-on")).to_contain_text("javascript:alert(1)")


def test_superseded_text_says_so_in_words(chat):
    turn = chat.ask("Before when must hostel residents sign the visitors book at night?")
    expect(turn.get_by_role("note").first).to_contain_text("Approved premises handbook")
    badge = chat.page.locator("#source-1-1 .badge").first
    expect(badge).to_have_text("Superseded · applies to 31 March 2019")


def test_markup_in_question_and_document_stays_text(chat):
    question = (
        "Who must sign the zebra form in green ink? <img src=x onerror=document.title='taken'>"
        " [x](javascript:document.title='taken') ![p](http://192.0.2.7/q.png) **bold**"
    )
    turn = chat.ask(question)
    chat.page.locator("#sources").get_by_text("zebra stamp").first.wait_for()
    expect(turn.locator("h2")).to_contain_text("<img src=x onerror=document.title='taken'>")
    expect(turn.locator(".said").first).to_contain_text("<img src=x onerror=")
    assert chat.page.locator("#turns img, #sources img").count() == 0
    assert chat.page.locator("#turns script, #sources script").count() == 0
    assert chat.page.locator("#turns b, #turns strong:text('bold')").count() == 0
    assert chat.page.locator("a[href^='javascript']").count() == 0
    assert chat.page.title() != "taken"
    assert not [one for one in chat.requests if "192.0.2.7" in one]


def test_nothing_is_requested_from_elsewhere_and_nothing_complains(chat, served):
    chat.ask(MISSED)
    chat.ask(NOWHERE)
    hosts = {urlsplit(one).netloc for one in chat.requests if not one.startswith("data:")}
    assert hosts == {urlsplit(served.address).netloc}
    assert chat.complaints == []


def test_nothing_typed_stays_in_the_browser(chat):
    chat.ask(MISSED)
    chat.page.wait_for_timeout(300)
    kept = chat.page.evaluate(
        """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,
            (await indexedDB.databases()).map(one => one.name)])"""
    )
    assert "appointment" not in kept
    assert kept.endswith('"",[]]')


def test_the_keyboard_alone_leads_from_question_to_citation_to_document(chat):
    page = chat.page
    page.keyboard.type(MISSED)
    page.keyboard.press("Enter")
    chat.answer(1)
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('#turn-1 a.cite')"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('details').id").startswith("source-1-")
    expect(page.locator(":focus").locator("xpath=..").locator("mark").first).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if "Open in the document" in page.evaluate("document.activeElement.textContent"):
            break
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator("mark#quote")).to_be_in_viewport()
    expect(opened.value.locator("mark#quote")).to_contain_text("working days")


def test_shift_and_enter_make_a_new_line(chat):
    chat.page.keyboard.type("First line")
    chat.page.keyboard.press("Shift+Enter")
    chat.page.keyboard.type("second line")
    expect(chat.box).to_have_value("First line\nsecond line")
    expect(chat.page.locator("article.turn")).to_have_count(0)


def test_a_finished_answer_is_announced_once(chat):
    chat.page.evaluate(
        """() => {
            window.said = [];
            const announcer = document.getElementById("announcer");
            new MutationObserver(() => window.said.push(announcer.textContent))
                .observe(announcer, {childList: true, characterData: true, subtree: true});
        }"""
    )
    chat.ask(MISSED)
    chat.page.wait_for_timeout(300)
    chat.ask(NOWHERE)
    chat.page.wait_for_timeout(300)
    said = chat.page.evaluate("window.said")
    assert len(said) == 2
    assert said[0].startswith("Answer ready: ")
    assert said[1].startswith("Reply: ")
    assert chat.page.locator("[role=status], [aria-live]").count() == 1


def test_an_example_asks_itself(chat):
    question = EXAMPLES["For staff"][0]
    chat.page.get_by_role("button", name=question).click()
    expect(chat.answer(1).locator("h2")).to_contain_text(question)
    expect(chat.page.locator("#examples")).to_be_hidden()
    expect(chat.box).to_be_focused()


def test_a_new_conversation_forgets_the_old_one(chat):
    chat.ask(MISSED)
    chat.page.get_by_role("button", name="New conversation").click()
    expect(chat.page.locator("article.turn")).to_have_count(0)
    expect(chat.page.locator("#examples")).to_be_visible()
    expect(chat.page.locator(".source")).to_have_count(0)
    turn = chat.ask("And what must that record show?")
    turn.locator(".trace > summary").click()
    expect(turn.locator(".trace")).not_to_contain_text(MISSED)


def test_stop_keeps_what_has_arrived(chat, monkeypatch):
    monkeypatch.setattr("ui.web.conversation._PAUSE_SECONDS", 3)
    chat.box.fill("What are the time limits for a first and a final warning letter?")
    chat.page.get_by_role("button", name="Ask", exact=True).click()
    chat.page.locator(".statement").first.wait_for()
    stop = chat.page.get_by_role("button", name="Stop", exact=True)
    stop.click()
    turn = chat.answer(1)
    expect(turn.locator(".stopped")).to_be_visible()
    expect(turn.locator(".statement")).to_have_count(1)
    expect(stop).to_be_disabled()
    monkeypatch.setattr("ui.web.conversation._PAUSE_SECONDS", 0)
    expect(chat.ask(MISSED)).to_contain_text("within three working days")


def test_a_failure_is_told_and_the_conversation_goes_on(browser, tmp_path, serving):
    home = tmp_path / "home"
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is no database" * 100)
    with serving(Assembly(Settings(home=home, starter_notes=False), stays=True)) as address:
        context = browser.new_context()
        chat = Watched(context.new_page())
        chat.open(address)
        expect(chat.ask(MISSED).locator(".wording")).to_contain_text("cannot be read")
        expect(chat.ask("And now?").locator(".wording")).to_contain_text("cannot be read")
        context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, served, guidance, width):
    context = browser.new_context(viewport={"width": width, "height": 700})
    chat = Watched(context.new_page())
    chat.open(served.address)
    assert chat.overflow() <= 0
    turn = chat.ask("What is the time limit for a final warning letter?")
    turn.locator(".trace > summary").click()
    assert chat.overflow() <= 0
    chat.ask(NOWHERE)
    assert chat.overflow() <= 0
    chat.page.goto(f"{served.address}/documents/{guidance['hostile'].id}?start=0&end=300")
    assert chat.overflow() <= 0
    context.close()


def test_the_reader_works_without_script(browser, served, guidance):
    document = guidance["recall"]
    quote = "two working days"
    start = document.text.index(quote)
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 400}
    )
    page = context.new_page()
    place = f"start={start}&end={start + len(quote)}#quote"
    page.goto(f"{served.address}/documents/{document.id}?{place}")
    expect(page.locator("mark")).to_have_text(quote)
    expect(page.locator("mark")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser, served, scheme):
    context = browser.new_context(color_scheme=scheme)
    chat = Watched(context.new_page())
    chat.open(served.address)
    chat.ask("For at most how many days is an alcohol tag worn under a court order?")
    assert chat.page.evaluate(CONTRASTS) == []
    context.close()


def test_controls_have_names_and_ids_are_unique(chat):
    chat.ask(MISSED)
    nameless = chat.page.evaluate(
        """() => [...document.querySelectorAll("button, textarea, a[href], summary")]
            .filter(one => one.checkVisibility() && !(one.textContent.trim() || one.ariaLabel
                || one.labels?.[0]?.textContent.trim()))
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    doubled = chat.page.evaluate(
        """() => [...document.querySelectorAll("[id]")].map(one => one.id)
            .filter((one, place, all) => all.indexOf(one) !== place)"""
    )
    assert doubled == []
    assert chat.page.evaluate("document.documentElement.lang") == "en"


def test_the_skip_link_leads_to_the_question_box(chat):
    skip = chat.page.locator("body > :first-child")
    expect(skip).to_have_text("Skip to the question box")
    expect(skip).not_to_be_in_viewport()
    skip.focus()
    expect(skip).to_be_in_viewport()
    chat.page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()


# Every visible text with less contrast to its ground than 4.5, by the WCAG 2.2 formula.
CONTRASTS = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = colour => {
    const [r, g, b] = parts(colour).slice(0, 3).map(one => {
      const share = one / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      const values = parts(colour);
      if (values.length === 3 || values[3] === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const weak = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    if (!own || !element.checkVisibility() || element.matches("script, style, noscript")) continue;
    const [low, high] = [light(getComputedStyle(element).color), light(ground(element))].sort(
      (a, b) => a - b
    );
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) weak.push(`${contrast.toFixed(2)} ${element.outerHTML.slice(0, 100)}`);
  }
  return weak;
}"""
