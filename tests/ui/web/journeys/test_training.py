"""A trainer makes a pack, learners take it, one misses a question, and the guidance changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.assembly import Assembly
from assistant.settings import Settings
from corpus.document import Document, document_id
from index.exported_model import Embedder
from tests.assistant.conftest import home_of
from tests.assistant.training.allotments import guidance
from tests.ui.web.journeys.conftest import Program, Visitor, once_free
from tests.ui.web.journeys.test_accessibility import _RULES, focus_by_tab

pytestmark = [pytest.mark.browser, pytest.mark.long]

ASKED = "How long does a plot holder have to clear a plot?"
OLD, NEW = "within six weeks", "within two weeks"


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, embedder: Embedder) -> Path:
    """A home with the guidance of the allotments, indexed."""
    assert embedder.identity.dimension
    assembly = home_of(tmp_path / "home", models_folder, guidance())
    assembly.parts.close()
    return tmp_path / "home"


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    """The program over that home; each test may change its documents."""
    running = Program(home, variables={"PROBATION_ASSISTANT_STARTER_NOTES": "off"})
    running.start()
    yield running
    running.stop()


def bring_newer_version(home: Path, models: Embedder) -> None:
    """Replace the document on clearing plots by one with another time limit, as a sync does."""
    assembly = Assembly(Settings(home=home, starter_notes=False))
    assembly.embedder = models
    older = next(one for one in assembly.library.documents() if OLD in one.text)
    once_free(lambda: assembly.keeper.add_documents([reworded(older)]))
    once_free(assembly.keeper.build)
    assembly.parts.close()


def reworded(document: Document) -> Document:
    text = document.text.replace(OLD, NEW)
    checksum = hashlib.sha256(text.encode()).hexdigest()
    name = document_id(document.publication.title, checksum)
    return replace(document, id=name, checksum=checksum, text=text)


def made(person: Visitor) -> str:
    """Make a pack by hand and return its address."""
    person.go("/training")
    person.page.get_by_role("link", name="Make a pack").click()
    person.page.get_by_label(re.compile("^plots", re.IGNORECASE)).check()
    person.page.get_by_label("30 minutes").check()
    person.page.get_by_label("Title").fill("For Monday")
    person.page.get_by_role("button", name="Make the pack").click()
    person.page.wait_for_url("**/training/packs/*", timeout=60_000)
    return person.page.url


def shared(person: Visitor, pack: str) -> str:
    """Put a pack on a link and return it."""
    person.page.goto(f"{pack}/share")
    person.page.get_by_role("button", name="Make a link").click()
    return person.page.get_by_label("Link for learners").input_value()


def begun(person: Visitor, link: str, name: str) -> None:
    """Open the link of a pack and take part under a name."""
    person.page.goto(link)
    person.page.get_by_role("link", name="Begin").click()
    person.page.get_by_label("Name or number").fill(name)
    person.page.get_by_role("button", name="Begin").click()


def answer(person: Visitor, *, right: bool, rights: dict[str, tuple[str, ...]]) -> str:
    """Answer the question shown, and return it."""
    page = person.page
    asked = page.locator("h1").inner_text()
    selects = page.locator(".placed select")
    for at in range(selects.count()):
        step = page.locator(".placed label").nth(at).inner_text()
        selects.nth(at).select_option(value=str(rights[asked].index(step)))
    for radio in page.locator(".answering .choice").all():
        if (radio.inner_text().strip() == rights[asked][0]) is right:
            radio.locator("input").check()
            break
    page.get_by_role("button", name="Answer").click()
    page.locator("h1.verdict").wait_for()
    return asked


def rights_of(home: Path) -> dict[str, tuple[str, ...]]:
    """Return the right answers of the pack that is kept, by question."""
    assembly = Assembly(Settings(home=home, starter_notes=False))
    (row,) = assembly.records.rows("SELECT owner, id FROM packs")
    pack = assembly.training.packs.get(row["owner"], row["id"]).pack
    assembly.parts.close()
    return {one.question: one.right_texts for one in pack.items}


def test_make_take_miss_see_again_results_and_alarm(
    visit: Callable[..., Visitor], home: Path, embedder: Embedder
) -> None:
    trainer, otter = visit(), visit(390, 844)
    pack = made(trainer)
    expect(trainer.page.locator("h1")).to_have_text("For Monday")
    link, rights = shared(trainer, pack), rights_of(home)
    # Take it, and miss one.
    begun(otter, link, "Blue otter")
    met: list[str] = []
    while len(met) < len(rights):
        question = otter.page.locator("h1").inner_text()
        met.append(answer(otter, right=question != ASKED, rights=rights))
        verdict = otter.page.locator("h1.verdict")
        expect(verdict).to_contain_text("Not right" if question == ASKED else "Right")
        if question == ASKED:
            expect(otter.page.locator("blockquote").first).to_contain_text(OLD)
            with otter.page.expect_navigation():
                otter.page.locator(".quote figcaption a").first.click()
            expect(otter.page.locator("mark").first).to_contain_text(OLD)
            otter.page.go_back()
        assert otter.overflow() <= 0
        otter.page.get_by_role("link", name="Next question").click()
    assert ASKED in met
    # See it again.
    expect(otter.page.locator("h1")).to_have_text(ASKED)
    expect(otter.page.locator(".place")).to_contain_text("You missed this question a moment ago")
    answer(otter, right=True, rights=rights)
    otter.page.get_by_role("link", name="See your progress").click()
    expect(otter.page.locator("h1")).to_have_text("You are done for now")
    # Results of the group.
    trainer.page.goto(f"{pack}/results")
    missed = trainer.page.locator("section", has=trainer.page.locator("#missed"))
    expect(missed.locator("li")).to_have_count(1)
    expect(missed).to_contain_text(ASKED)
    expect(missed).to_contain_text("Missed at the first try by 1 of 1.")
    expect(trainer.page.get_by_role("row", name=re.compile("Blue otter"))).to_be_visible()
    # The guidance changes while the program runs.
    bring_newer_version(home, embedder)
    trainer.page.goto(pack)
    trainer.page.get_by_role("link", name="See what changed").click()
    card = trainer.page.locator(".alarm-card[id^='item-']")
    expect(card).to_contain_text(ASKED)
    expect(card.locator("del")).to_have_text("six")
    expect(card.locator("ins")).to_have_text("two")
    newt = visit()
    newt.page.goto(link)
    expect(newt.page.locator("main")).to_contain_text("One question is not asked at present")
    # Renewed with the new words, and asked again.
    card.get_by_role("link", name=re.compile("Renew with new words")).click()
    expect(trainer.page.locator(".picker input:checked")).to_have_count(1)
    wrong = trainer.page.locator(".answer-row", has=trainer.page.locator("input:checked"))
    wrong.get_by_role("textbox").fill(NEW)
    trainer.page.get_by_label("Explanation").fill("Since the new version, two weeks.")
    trainer.page.get_by_role("button", name="Save").click()
    if trainer.page.locator("#overrule").count():
        trainer.page.locator("#overrule").check()
        trainer.page.get_by_role("button", name="Save").click()
    trainer.page.wait_for_url("**/questions*")
    newt.page.reload()
    expect(newt.page.locator("main")).not_to_contain_text("not asked at present")
    assert [one.complaints for one in (trainer, otter, newt)] == [[], [], []]


def test_a_quiz_is_taken_by_keyboard_alone(visit: Callable[..., Visitor], home: Path) -> None:
    trainer = visit()
    link = shared(trainer, made(trainer))
    person = visit()
    page, keys = person.page, person.page.keyboard
    page.goto(link)
    focus_by_tab(person, 'a[href$="/name"]')
    keys.press("Enter")
    page.locator("#name").wait_for()
    focus_by_tab(person, "#name")
    keys.type("4711")
    keys.press("Enter")
    page.locator(".answering").wait_for()
    rights = rights_of(home)
    asked = page.locator("h1").inner_text()
    assert page.locator(".answering input[type=radio]").count()
    focus_by_tab(person, ".answering input[type=radio]")
    for _ in range(8):
        chosen = page.evaluate("document.activeElement.labels[0].textContent")
        if chosen == rights[asked][0]:
            break
        keys.press("ArrowDown")
    keys.press("Space")
    keys.press("Enter")
    expect(page.locator("h1.verdict")).to_contain_text("Right")
    focus_by_tab(person, '.quote a[href*="#quote"]')
    focus_by_tab(person, 'a.primary[href$="/quiz"]')
    keys.press("Enter")
    expect(page.locator(".place")).to_contain_text("Question 2 of")
    assert person.complaints == []


def test_all_of_it_works_without_script(visit: Callable[..., Visitor], home: Path) -> None:
    person = visit(320, 700, java_script_enabled=False)
    page = person.page
    person.go("/training/new")
    page.get_by_label(re.compile("^plots", re.IGNORECASE)).check()
    page.get_by_role("button", name="Make the pack").click()
    for _ in range(60):
        if "/making/" not in page.url:
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="See how far it is").click()
    link = shared(person, page.url)
    begun(person, link, "Newt")
    answer(person, right=True, rights=rights_of(home))
    expect(page.locator("h1.verdict")).to_contain_text("Right")


def _pages(person: Visitor) -> Iterator[str]:
    """Yield the name of every page of the room, each when it is there."""
    page = person.page
    person.go("/training")
    yield "list, empty"
    person.go("/training/new")
    yield "making a pack"
    person.follow(page.get_by_role("button", name="Make the pack"))
    yield "making a pack, wrong"
    pack = made(person)
    yield "pack"
    link = shared(person, pack)
    page.get_by_label("Name of the event").fill("Induction")
    person.follow(page.get_by_role("button", name=re.compile("Freeze version")))
    yield "share"
    person.follow(page.get_by_role("button", name=re.compile("Freeze version")))
    yield "share, wrong"
    for part in ("questions", "marked", "results", "versions", "delete", "find"):
        page.goto(f"{pack}/{part}")
        yield part
    page.goto(f"{pack}/find?kind=who&words=who+sends+the+first+letter")
    yield "find, found"
    person.follow(page.get_by_role("link", name=re.compile("Use this passage")).first)
    yield "new question"
    person.follow(page.get_by_role("button", name="Save"))
    yield "new question, wrong"
    page.goto(f"{pack}/questions")
    person.follow(page.get_by_role("link", name=re.compile("^Edit")).first)
    yield "question"
    page.goto(link)
    yield "start"
    person.follow(page.get_by_role("link", name="Begin"))
    yield "name"
    person.follow(page.get_by_role("button", name="Begin"))
    yield "name, wrong"
    page.get_by_label("Name or number").fill("Otter")
    person.follow(page.get_by_role("button", name="Begin"))
    yield from _questions(person)
    page.goto(f"{link}/progress")
    yield "progress"
    person.follow(page.get_by_role("link", name="Delete my results"))
    yield "deleting results"
    page.goto(f"{pack}/results")
    yield "results, some"
    person.go("/training")
    yield "list"
    person.go("/training/packs/none")
    yield "trouble"
    bring_newer_version(person.program.home, person.embedder)  # type: ignore[attr-defined]
    page.goto(f"{pack}/marked")
    yield "marked, some"
    person.follow(page.get_by_role("link", name=re.compile("Renew with new words")).first)
    yield "renewing a question"
    page.goto(f"{pack}/marked")
    others = page.locator(".alarm-card a[href*='/marked/']")
    if others.count():
        person.follow(others.first)
        yield "renewing another piece"


def _questions(person: Visitor) -> Iterator[str]:
    page, rights = person.page, rights_of(person.program.home)
    for number in range(len(rights)):
        yield f"question {number + 1}"
        if number == 0:
            person.follow(page.get_by_role("button", name="Answer"))
            yield "question, nothing chosen"
        answer(person, right=number != 1, rights=rights)
        yield f"answered {number + 1}"
        person.follow(page.get_by_role("link", name=re.compile("Next question|See your progress")))


@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1280, "en"), ("dark", 390, "en")]
)
def test_axe_finds_nothing_on_any_page(
    visit: Callable[..., Visitor], embedder: Embedder, scheme: str, width: int, language: str
) -> None:
    person = visit(width, 800, color_scheme=scheme, reduced_motion="reduce")
    person.embedder = embedder  # type: ignore[attr-defined]
    seen: list[str] = []
    for name in _pages(person):
        told = Axe().run(person.page, options=_RULES).response["violations"]
        found = [(one["id"], one["nodes"][0]["target"]) for one in told]
        assert found == [], (name, urlsplit(person.page.url).path)
        assert person.overflow() <= 0, name
        assert person.page.locator("html").get_attribute("lang") == language
        seen.append(name)
    assert len(seen) > 35


def test_axe_finds_nothing_in_welsh_and_small(visit: Callable[..., Visitor]) -> None:
    trainer = visit()
    pack = made(trainer)
    link = shared(trainer, pack)
    trainer.page.set_viewport_size({"width": 320, "height": 700})
    parts = ("", "/questions", "/marked", "/share", "/results", "/versions", "/find", "/delete")
    addresses = ["/training", "/training/new", *(f"{pack}{one}" for one in parts)]
    for address in (*addresses, link, f"{link}/name"):
        path = urlsplit(address).path
        trainer.go(f"{path}?language=cy")
        told = Axe().run(trainer.page, options=_RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in told] == [], path
        assert trainer.overflow() <= 0, path
        assert trainer.page.locator("html").get_attribute("lang") == "cy"
