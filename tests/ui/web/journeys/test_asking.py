"""A practitioner asks, follows up, checks the source, says what helped, and comes back later."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.long]

RECALL = "how long is a fixed term recall"
QUOTED = re.compile(r"\s+")


def plain(text: str) -> str:
    return QUOTED.sub(" ", text).strip()


def statement(turn) -> str:
    return plain(turn.locator(".statement .said").first.inner_text())


def everything_said(turn) -> list[str]:
    return [plain(text) for text in turn.locator(".statement .said").all_inner_texts()]


def test_ask_follow_up_and_open_the_citation_at_its_quote(visit) -> None:
    person = visit()
    person.go()
    expect(person.box).to_be_focused()
    turn = person.ask(RECALL)
    said = statement(turn)
    assert "56 days" in said
    turn.locator("a.cite").first.click()
    source = person.page.locator("details.source[open]").first
    # The place is focused, or of several quotes in one place the one that was chosen.
    expect(source.locator(":focus")).to_have_count(1)
    # A place shows every quote that the answer took from it.
    quoted_here = [text for text in everything_said(turn) if text in plain(source.inner_text())]
    assert said in quoted_here
    assert plain(" ".join(source.locator("mark").all_inner_texts())) == " ".join(quoted_here)
    follow_up = person.ask("who signs off a recall")
    assert "countersigned" in follow_up.inner_text()
    assert person.page.locator("#earlier-turns article.turn").count() == 1
    with person.context.expect_page() as opened:
        follow_up_source = person.page.locator("details.source[open]").first
        follow_up_source.get_by_text("Open in the document").click()
    reader = opened.value
    marked = reader.locator("mark").first
    expect(marked).to_be_in_viewport()
    quoted = plain(" ".join(follow_up_source.locator("mark").all_inner_texts()))
    assert plain(" ".join(reader.locator("mark").all_inner_texts())) == quoted
    assert person.complaints == []


def test_history_survives_a_restart_with_its_citations(visit, program) -> None:
    person = visit()
    person.go()
    said = statement(person.ask(RECALL))
    program.stop()
    program.start()
    person.page.goto(f"{program.address}/conversations")
    person.page.get_by_role("link", name=RECALL, exact=True).click()
    assert statement(person.page.locator("article.turn").first) == said
    person.page.locator("details.source summary").first.click()
    with person.context.expect_page() as opened:
        person.page.get_by_text("Open in the document").first.click()
    assert plain(" ".join(opened.value.locator("mark").all_inner_texts())) == said
    person.page.get_by_role("link", name="Continue").click()
    expect(person.latest).to_contain_text("56 days")
    person.ask("and who is told of it")
    assert person.page.locator("article.turn").count() == 2


def test_an_answer_is_judged_with_reasons_by_keyboard(visit) -> None:
    person = visit()
    person.go()
    turn = person.ask(RECALL)
    turn.locator(".not-helpful").focus()
    person.page.keyboard.press("Enter")
    dialog = person.page.locator("dialog#feedback")
    expect(dialog).to_be_visible()
    person.page.get_by_label("It is out of date").focus()
    person.page.keyboard.press("Space")
    person.page.get_by_label("In your own words").fill("It changed in spring.")
    person.page.get_by_role("button", name="Send").press("Enter")
    expect(dialog).to_be_hidden()
    expect(person.page.locator("#announcer")).to_contain_text("Thank you")
    expect(turn.locator(".not-helpful")).to_be_focused()
    person.page.reload()
    expect(person.latest.locator(".not-helpful.given")).to_be_visible()


def test_a_conversation_is_taken_away_in_three_kinds_of_file(visit, tmp_path: Path) -> None:
    person = visit()
    person.go()
    said = statement(person.ask(RECALL))
    second = statement(person.ask("how many hours of unpaid work can a court order"))
    person.page.goto(f"{person.program.address}/conversations")
    person.page.get_by_role("link", name=RECALL, exact=True).click()
    files = {}
    for kind, name in (("md", "Markdown"), ("docx", "Word document"), ("pdf", "PDF")):
        with person.page.expect_download() as download:
            person.page.get_by_role("link", name=f"Save as {name}").click()
        path = tmp_path / f"taken.{kind}"
        download.value.save_as(path)
        files[kind] = path.read_bytes()
    texts = {
        "md": files["md"].decode().replace("\\", ""),
        "docx": "\n".join(one.text for one in docx.Document(BytesIO(files["docx"])).paragraphs),
        "pdf": _pdf_text(files["pdf"]),
    }
    for kind, text in texts.items():
        for one in (said, second):
            assert without_spaces(one) in without_spaces(text), kind
        assert "Starter note" in text, kind


def without_spaces(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\ufffe-]", "", text)


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_nothing_is_wider_than_the_screen(visit, width: int) -> None:
    person = visit(width, 800, has_touch=True)
    person.go()
    assert person.overflow() <= 0
    turn = person.ask("What tier is high risk of serious harm?")
    assert person.overflow() <= 0
    turn.locator("a.cite").first.tap()
    expect(person.page.locator("details.source[open] mark").first).to_be_in_viewport()
    assert person.overflow() <= 0
    person.page.locator("#choices > summary").tap()
    assert person.overflow() <= 0


def test_in_welsh_the_page_speaks_welsh_around_english_quotes(visit) -> None:
    person = visit()
    person.go()
    person.page.get_by_role("link", name="Cymraeg").click()
    expect(person.page.get_by_label("Eich cwestiwn")).to_be_visible()
    assert person.page.locator("html").get_attribute("lang") == "cy"
    turn = person.ask(RECALL)
    assert "56 days" in turn.inner_text()
    expect(turn).to_contain_text("Dyfynnwyd air am air")
    expect(person.page.get_by_role("heading", name="Ffynonellau")).to_be_visible()
    person.page.get_by_role("link", name="Llyfrgell").click()
    assert person.page.locator("html").get_attribute("lang") == "cy"


def test_a_whole_journey_asks_nothing_of_any_other_address(visit) -> None:
    person = visit()
    person.go()
    person.ask(RECALL)
    person.ask("how many bicycles fit into the cellar")
    for path in ("/conversations", "/library", "/status", "/library/changes"):
        person.go(path)
    assert len(person.requests) > 20
    assert person.elsewhere() == []
    assert person.complaints == []
