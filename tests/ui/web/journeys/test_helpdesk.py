"""From an email to an approved email: an edit that breaks a fact is caught, an answer recalled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.assembly import Assembly
from assistant.settings import Settings
from index.exported_model import Embedder
from tests.assistant.conftest import (
    circular_document,
    handbook_document,
    home_of,
    note_document,
)
from tests.ui.web.helpdesk.made_mails import FIRST, MISSED, NOWHERE, THREAT, mail
from tests.ui.web.helpdesk.test_bank import FIVE, SEVEN, bring_newer_version
from tests.ui.web.journeys.conftest import Program, Visitor
from tests.ui.web.journeys.test_accessibility import _RULES, focus_by_tab

pytestmark = [pytest.mark.browser, pytest.mark.long]

BODY = f"Dear team,\n\n{FIRST} {MISSED}\n\n{NOWHERE}\n\nKind regards,\nJane Carter\n"


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, embedder: Embedder) -> Path:
    """A home with the handbook, the older circular and a note of ours, indexed."""
    assert embedder.identity.dimension
    documents = [handbook_document(), circular_document(), note_document()]
    home_of(tmp_path / "home", models_folder, documents).parts.close()
    return tmp_path / "home"


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    """The program over that home; each test may change its documents."""
    running = Program(home, variables={"PROBATION_ASSISTANT_STARTER_NOTES": "off"})
    running.start()
    yield running
    running.stop()


def clean(person: Visitor) -> None:
    """Let axe look at a page, and see that nothing is wider than the screen."""
    told = Axe().run(person.page, options=_RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in told] == []
    assert person.overflow() <= 0


def sits_down(person: Visitor, name: str) -> None:
    """Tell a name, and arrive at the queue."""
    person.go("/helpdesk")
    person.page.get_by_label("Name or initials").fill(name)
    person.page.get_by_role("button", name="Use this name").click()
    expect(person.page.locator("h1")).to_have_text("Reply desk")


def brings(person: Visitor, data: bytes) -> None:
    """Choose an email file, and wait for the page of its enquiry."""
    person.go("/helpdesk/new")
    file = {"name": "question.eml", "mimeType": "message/rfc822", "buffer": data}
    person.page.get_by_label("Email file").set_input_files(file)
    person.page.get_by_role("button", name="Read the file").click()
    person.page.locator("#draft").wait_for(timeout=30_000)


def press(person: Visitor, name: str | re.Pattern[str]) -> None:
    """Press a button and wait for the page that it leads to."""
    with person.page.expect_navigation():
        person.page.get_by_role("button", name=name, exact=True).click()


def edits(person: Visitor, old: str, new: str) -> None:
    draft = person.page.get_by_label("Draft", exact=True)
    said = draft.input_value()
    assert old in said
    draft.fill(said.replace(old, new))


def adds(person: Visitor, sentence: str) -> None:
    draft = person.page.get_by_label("Draft", exact=True)
    draft.fill(draft.input_value().replace("\n\nSources", f"\n\n{sentence}\n\nSources"))


def newer_guidance(home: Path, models: Embedder) -> None:
    assembly = Assembly(Settings(home=home, starter_notes=False))
    assembly.embedder = models
    bring_newer_version(assembly)
    assembly.parts.close()


def test_from_an_email_to_an_approved_email_and_a_recalled_answer(
    visit: Callable[..., Visitor], home: Path, embedder: Embedder
) -> None:
    sam, mira = visit(), visit(390, 844)
    sam.go("/helpdesk")
    clean(sam)
    sits_down(sam, "Sam Owl")
    clean(sam)
    sam.page.get_by_role("link", name="New enquiry").click()
    clean(sam)
    brings(sam, mail(BODY, subject="Appointments"))
    page = sam.page
    expect(page.locator("h1")).to_have_text("Appointments")
    expect(page.locator("article.turn")).to_have_count(3)
    expect(page.locator(".beside")).to_contain_text(FIRST)
    clean(sam)
    # A quote is looked at where it stands.
    page.locator("#question-1 a.cite").first.click()
    expect(page.locator("#question-1 details.source")).to_have_attribute("open", "")
    # An edit breaks a fact, and is caught.
    edits(sam, FIVE, "within two working days")
    press(sam, "Keep and check")
    mark = page.locator(".marks > li").filter(has_text="two working days")
    expect(mark.first).to_be_visible()
    expect(mark.first.locator("ul li").first).not_to_be_empty()
    clean(sam)
    # Another sentence stands on nothing either, and is let through with a reason.
    adds(sam, "Our office is open on Saturdays.")
    press(sam, "Keep and check")
    mark = page.locator(".marks > li").filter(has_text="Saturdays")
    mark.get_by_role("checkbox").check()
    press(sam, "Keep and check")
    expect(page.get_by_role("alert")).to_contain_text("Write why this sentence may go out")
    clean(sam)
    mark.get_by_role("textbox").fill("The office confirmed it today.")
    press(sam, "Send to a colleague")
    expect(page.locator(".trail-of")).to_contain_text("The office confirmed it today.")
    expect(page.locator(".next-step")).to_contain_text("one sentence stands on no quote")
    page.reload()
    # A colleague sees it too, and may not approve it as it is.
    sits_down(mira, "Mira Finch")
    clean(mira)
    mira.page.get_by_role("link", name="Appointments").click()
    press(mira, "Approve")
    expect(mira.page.get_by_role("alert")).to_contain_text("on no quote")
    expect(mira.page.get_by_role("alert")).to_be_focused()
    clean(mira)
    # It is put right, and goes out.
    page.reload()
    edits(sam, "within two working days", FIVE)
    press(sam, "Keep and check")
    expect(page.locator(".marks > li")).to_have_count(1)
    expect(page.locator(".next-step")).to_contain_text("a colleague has to approve it")
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    mira.page.goto(page.url)
    expect(mira.page.locator(".next-step")).to_contain_text("approve it or give it back")
    press(mira, "Approve")
    expect(mira.page.get_by_role("status").first).to_contain_text("The reply is approved.")
    clean(mira)
    page.reload()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Email file (.eml)").click()
    taken = message_from_bytes(Path(downloading.value.path()).read_bytes(), policy=default)
    assert taken["Subject"] == "Re: Appointments"
    assert taken["In-Reply-To"] == "<asked-1@stoke.gov.uk>"
    assert taken["References"] == "<root@stoke.gov.uk> <asked-1@stoke.gov.uk>"
    assert (taken["X-Unsent"], taken["To"]) == ("1", None)
    assert FIVE in taken.get_body(("plain",)).get_content()
    clean(sam)
    press(sam, "Mark as sent")
    clean(sam)
    # The like is asked again.
    brings(sam, mail(FIRST, subject="Once more", message_id="<asked-2@stoke.gov.uk>"))
    expect(page.locator("#question-1")).to_contain_text("Answered before, approved on")
    clean(sam)
    press(sam, re.compile(f"^Use this answer.*{re.escape(FIRST)}$"))
    expect(page.locator("#question-1")).to_contain_text("answer that was approved before")
    # Its source is replaced: the answer is recalled, and the open draft says so.
    newer_guidance(home, embedder)
    page.reload()
    expect(page.locator(".notice").first).to_contain_text("A source of this reply has changed")
    sam.go("/helpdesk/answers")
    recalled = page.locator("section", has=page.locator("#recalled"))
    expect(recalled).to_contain_text(FIRST)
    expect(recalled).to_contain_text("Its words are others now.")
    clean(sam)
    brings(sam, mail(FIRST, subject="A third time", message_id="<asked-3@stoke.gov.uk>"))
    expect(page.locator("#question-1")).not_to_contain_text("Answered before")
    expect(page.locator("#draft")).to_have_value(re.compile(SEVEN))
    # What was to be put right came with 400, which the console of a browser repeats.
    complaints = [one for person in (sam, mira) for one in person.complaints]
    assert [one for one in complaints if "400 (Bad Request)" not in one] == []


def test_a_threat_shows_first_what_to_do(visit: Callable[..., Visitor]) -> None:
    sam = visit(390, 844)
    sits_down(sam, "Sam Owl")
    brings(sam, mail(THREAT, subject="Listen"))
    expect(sam.page.locator(".at-once")).to_be_in_viewport()
    expect(sam.page.locator(".at-once")).to_contain_text("call 999")
    expect(sam.page.locator("article.turn")).to_have_count(0)
    clean(sam)


def test_all_of_it_works_without_script_and_in_welsh(visit: Callable[..., Visitor]) -> None:
    person = visit(320, 700, java_script_enabled=False)
    page = person.page
    person.go("/language/cy?back=/helpdesk")
    page.get_by_label("Enw neu lythrennau cyntaf").fill("Sam")
    page.get_by_role("button", name="Defnyddio’r enw hwn").click()
    page.get_by_role("link", name="Ymholiad newydd").click()
    page.get_by_label("Testun yr e-bost").fill(BODY)
    page.get_by_role("button", name="Darllen y testun").click()
    expect(page.locator("article.turn")).to_have_count(3)
    page.locator("#change-questions > summary").click()
    page.get_by_role("button", name=re.compile("Gadael allan.*bicycles")).click()
    expect(page.locator("article.turn")).to_have_count(2)
    draft = page.locator("#draft")
    draft.fill(draft.input_value() + "\n\nThe fee is 40 pounds.")
    page.get_by_role("button", name="Cadw a gwirio").click()
    mark = page.locator(".marks > li").first
    mark.get_by_role("checkbox").check()
    mark.get_by_role("textbox").fill("Cytunwyd")
    page.get_by_role("button", name="Anfon at gydweithiwr").click()
    expect(page.locator(".trail-of")).to_contain_text("Gadael brawddeg a nodwyd trwodd")
    expect(page.locator(".badges").first).to_contain_text("Yn aros am gydweithiwr")
    assert person.overflow() <= 0


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_of_the_desk_is_clean(visit: Callable[..., Visitor], width: int) -> None:
    sam = visit(width, 800)
    page = sam.page
    sits_down(sam, "Sam Owl")
    clean(sam)
    page.goto(sam.program.address + "/helpdesk/answers")
    clean(sam)
    brings(sam, mail(BODY, subject="Appointments"))
    place = page.url.partition("?")[0]
    for folded in page.locator("details > summary").all():
        folded.evaluate("one => { one.parentElement.open = true; }")
    clean(sam)
    press(sam, "Take it")
    page.goto(sam.program.address + "/helpdesk?person=me&words=appoint")
    expect(page.locator(".queue tbody").first).to_contain_text("Sam Owl")
    clean(sam)
    page.goto(sam.program.address + "/helpdesk?words=nothing")
    expect(page.get_by_role("status")).to_contain_text("No enquiry is like that.")
    clean(sam)
    page.goto(place)
    press(sam, "Close")
    expect(page.locator(".next-step")).to_contain_text("nothing is left to do")
    clean(sam)
    press(sam, "Reopen")
    clean(sam)
    page.goto(sam.program.address + "/helpdesk/enquiries/0123")
    clean(sam)
    page.goto(sam.program.address + "/helpdesk/new")
    page.get_by_label("Text of the email").evaluate("one => { one.required = false; }")
    press(sam, "Read the text")
    expect(page.get_by_role("alert")).to_be_focused()
    clean(sam)


def test_an_enquiry_is_answered_by_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    person = visit()
    page, keys = person.page, person.page.keyboard
    person.go("/helpdesk")
    focus_by_tab(person, "#name")
    keys.type("Sam Owl")
    keys.press("Enter")
    page.locator('a[href="/helpdesk/new"]').wait_for()
    focus_by_tab(person, 'a[href="/helpdesk/new"]')
    keys.press("Enter")
    page.locator("#text").wait_for()
    focus_by_tab(person, "#text")
    keys.insert_text(FIRST)
    expect(page.locator("#by-paste .by-keys")).to_be_visible()
    keys.press("Control+Enter")
    page.locator("#draft").wait_for(timeout=30_000)
    focus_by_tab(person, "#question-1 a.cite")
    focus_by_tab(person, "#change-questions > summary")
    focus_by_tab(person, "#draft")
    keys.press("Control+End")
    keys.insert_text("\nThe fee is 40 pounds.")
    keys.press("Control+Enter")
    page.locator(".marks").wait_for()
    focus_by_tab(person, ".marks input[type=checkbox]")
    keys.press("Space")
    focus_by_tab(person, ".marks input[type=text]")
    keys.type("Agreed")
    focus_by_tab(person, '#draft-form button[value="waiting"]')
    keys.press("Enter")
    expect(page.locator(".badges").first).to_contain_text("Waiting for a colleague")
    page.goto(person.program.address + "/helpdesk")
    focus_by_tab(person, "#words")
    keys.type("appoint")
    keys.press("Enter")
    page.wait_for_url("**/helpdesk?words=appoint*")
    focus_by_tab(person, ".queue th a")
    keys.press("Enter")
    page.wait_for_url("**/helpdesk/enquiries/*")
    # A colleague approves it, takes it away, and says that it is sent.
    focus_by_tab(person, 'a[href^="/helpdesk/name"]')
    keys.press("Enter")
    page.locator("#name").wait_for()
    focus_by_tab(person, "#name")
    keys.press("Control+A")
    keys.type("Mira Finch")
    keys.press("Enter")
    page.locator(".next-step").wait_for()
    focus_by_tab(person, ".next-step a")
    keys.press("Enter")
    focus_by_tab(person, '#draft-form button[value="approved"]')
    keys.press("Enter")
    page.locator("#take").wait_for()
    focus_by_tab(person, 'a[href$="/reply.eml"]')
    with page.expect_download() as downloading:
        keys.press("Enter")
    assert downloading.value.suggested_filename.endswith(".eml")
    focus_by_tab(person, 'button[value="sent"]')
    keys.press("Enter")
    expect(page.locator(".badges").first).to_contain_text("Sent")
    focus_by_tab(person, 'button[value="closed"]')
    keys.press("Enter")
    expect(page.locator(".next-step")).to_contain_text("nothing is left to do")
    assert person.complaints == []
