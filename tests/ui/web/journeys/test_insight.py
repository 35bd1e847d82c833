"""What nothing answers, from the question in the chat to the new document that answers it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.evaluation.cases import read_cases
from assistant.records.database import RECORDS_FILE, Records
from assistant.records.rows import now
from index.exported_model import Embedder
from tests.assistant.conftest import circular_document, handbook_document, home_of
from tests.assistant.insight.kept_questions import keep, put_back
from tests.ui.web.helpdesk.made_mails import mail
from tests.ui.web.journeys.conftest import _ROOT, Program, Visitor
from tests.ui.web.journeys.test_accessibility import _RULES, focus_by_tab

pytestmark = [pytest.mark.browser, pytest.mark.long]

NAME, NUMBER = "Darren Quillfeather", "X482913"
BEES = (
    f"{NAME}, CRN {NUMBER}, asks whether an office may keep beehives in its courtyard",
    "How many beehives can an office have in the courtyard?",
    "are beehives allowed in the courtyard of an office",
)
BY_EMAIL = "May an office keep beehives in its courtyard?"
PLANTS = ("Who waters the plants in the lobby?", "who has to water the plants in the lobby")
MISSED = "When is a missed appointment recorded?"
RULE = "An office may keep at most three beehives in its courtyard."
FILE = ("bees.md", f"# Bees at offices\n\n## Beehives in the courtyard\n\n{RULE}\n")


@pytest.fixture
def home(tmp_path: Path, models_folder: Path, embedder: Embedder) -> Path:
    """A home with the handbook and the older circular, indexed."""
    assert embedder.identity.dimension
    documents = [handbook_document(), circular_document()]
    home_of(tmp_path / "home", models_folder, documents).parts.close()
    return tmp_path / "home"


@pytest.fixture
def program(home: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Program]:
    """The program over that home; what it writes to its log is captured by `capfd`."""
    assert capfd is not None
    running = Program(home, variables={"PROBATION_ASSISTANT_STARTER_NOTES": "off"})
    running.start()
    yield running
    running.stop()


def clean(person: Visitor, name: str = "") -> None:
    """Let axe look at a page, and see that nothing is wider than the screen."""
    told = Axe().run(person.page, options=_RULES).response["violations"]
    found = [(one["id"], one["nodes"][0]["target"]) for one in told]
    assert found == [], (name, urlsplit(person.page.url).path)
    assert person.overflow() <= 0, name


def press(person: Visitor, name: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with person.page.expect_navigation():
        person.page.get_by_role("button", name=name, exact=True).click()


def ask(person: Visitor, question: str, *, shown: str = "") -> None:
    """Ask in the chat; of a question with personal data, `shown` is what is shown of it."""
    person.go()
    person.box.fill(question)
    person.box.press("Enter")
    person.answered(shown or question)


def nobody_answers(visit: Callable[..., Visitor]) -> None:
    """Ask what nothing answers, each in a browser of its own."""
    ask(visit(), BEES[0], shown="asks whether an office may keep beehives")
    for one in (*BEES[1:], *PLANTS):
        ask(visit(), one)


def group(person: Visitor, words: str) -> None:
    """Open the group whose name or example has some words."""
    person.go("/insight?state=all")
    row = person.page.locator("li.group", has_text=words).first
    row.get_by_role("link").first.click()
    expect(person.page.locator("ul.examples").first).to_be_visible()


def in_home(home: Path, words: str) -> list[str]:
    """Return the files of a home in which some words stand."""
    sought = words.encode()
    files = (one for one in home.rglob("*") if one.is_file() and "models" not in one.parts)
    return [one.name for one in files if sought in one.read_bytes()]


def run(home: Path, *arguments: str) -> str:
    """Run a command of the program on a home and return what it prints."""
    call = [sys.executable, "-c", "from ui.command_line import run; run()", *arguments]
    done = subprocess.run(
        [*call, "--home", str(home)], capture_output=True, text=True, check=True, cwd=_ROOT
    )
    return done.stdout


def brings(person: Visitor, tmp_path: Path) -> None:
    """Bring the document in that answers, through the upload room, and wait for its build."""
    (tmp_path / FILE[0]).write_text(FILE[1], encoding="utf-8")
    person.go("/library/upload")
    person.page.set_input_files("#files", [tmp_path / FILE[0]])
    person.page.get_by_role("button", name="Send and read").click()
    person.page.locator("#decide").wait_for()
    person.page.get_by_role("button", name="Put into the library").click()
    person.page.get_by_text("questions are answered from them").first.wait_for(timeout=90_000)


def until_shown(person: Visitor, words: str) -> None:
    """Look at the page again and again until some words stand on it."""
    for _ in range(60):
        if person.page.get_by_text(words).count():
            return
        person.page.wait_for_timeout(1000)
        person.page.reload()
    raise AssertionError(f"{words!r} did not come up: {person.page.inner_text('main')}")


def test_from_a_question_that_nothing_answers_to_the_document_that_does(
    visit: Callable[..., Visitor],
    home: Path,
    tmp_path: Path,
    program: Program,
    capfd: pytest.CaptureFixture[str],
) -> None:
    nobody_answers(visit)
    owner = visit()
    owner.go("/insight")
    clean(owner, "empty")
    press(owner, "Bring up to date now")
    expect(owner.page.locator("li.group")).to_have_count(2)
    bees = owner.page.locator("li.group", has_text="beehives")
    expect(bees).to_contain_text("3 questions in 3 conversations")
    expect(bees.get_by_role("link").first).to_contain_text(re.compile("beehives", re.IGNORECASE))
    group(owner, "beehives")
    expect(owner.page.locator("main")).to_contain_text("[name removed]")
    assert NAME.split()[1] not in owner.page.content()
    assert NUMBER not in owner.page.content()
    # It gets an owner, and the other one is declined.
    owner.page.get_by_label("Who looks after it").fill("Estates")
    press(owner, "Give to this owner")
    expect(owner.page.locator("main")).to_contain_text("Owner: Estates")
    group(owner, "plants")
    owner.page.get_by_text("Decline", exact=True).click()
    owner.page.get_by_label("Note").last.fill("Not for guidance.")
    press(owner, "Decline these questions")
    expect(owner.page.locator(".badge").first).to_have_text("Declined")
    # A document that answers comes in, and nobody has to ask again.
    brings(owner, tmp_path)
    group(owner, "beehives")
    until_shown(owner, "A document answers now")
    found = owner.page.locator(".found")
    expect(found).to_contain_text(RULE)
    expect(found).to_contain_text("Bees at offices")
    clean(owner, "answered")
    owner.page.get_by_role("link", name="Read it in the document").click()
    expect(owner.page.locator("mark").first).to_contain_text(RULE)
    owner.go("/insight")
    expect(owner.page.locator("li.group")).to_have_count(0)
    owner.go("/insight?state=answered")
    expect(owner.page.locator("li.group")).to_have_count(1)
    # It does not answer them after all.
    group(owner, "beehives")
    press(owner, "This does not answer them")
    expect(owner.page.locator(".badge").first).to_have_text("With an owner")
    press(owner, "Ask again now")
    expect(owner.page.get_by_role("status")).to_contain_text("still nothing held answers")
    # Nothing tells who was asked about: not on a page, nor in a file, nor in the log.
    program.stop()
    log = "".join(capfd.readouterr())
    for told in (NUMBER, *NAME.split()):
        assert in_home(home, told) == []
        assert told not in log
    assert owner.complaints == []


def test_what_the_helpdesk_could_not_answer_is_in_the_groups(visit: Callable[..., Visitor]) -> None:
    ask(visit(), BEES[1])
    sam = visit()
    sam.go("/helpdesk")
    sam.page.get_by_label("Name or initials").fill("Sam Owl")
    press(sam, "Use this name")
    sam.go("/helpdesk/new")
    data = mail(f"Dear team,\n\n{BY_EMAIL}\n\nKind regards\n", subject="Bees")
    file = {"name": "question.eml", "mimeType": "message/rfc822", "buffer": data}
    sam.page.get_by_label("Email file").set_input_files(file)
    sam.page.get_by_role("button", name="Read the file").click()
    sam.page.locator("#draft").wait_for(timeout=30_000)
    sam.go("/insight")
    press(sam, "Bring up to date now")
    bees = sam.page.locator("li.group")
    expect(bees).to_have_count(1)
    expect(bees).to_contain_text("2 questions in 1 conversation and 1 enquiry to the helpdesk")
    group(sam, "beehives")
    asked = sam.page.locator("ul.examples li", has_text=BY_EMAIL)
    expect(asked).to_contain_text("(asked of the helpdesk)")
    clean(sam)
    assert sam.complaints == []


def test_an_answer_that_did_not_help_becomes_a_test_case(
    visit: Callable[..., Visitor], home: Path
) -> None:
    person = visit()
    ask(person, MISSED)
    person.latest.locator(".not-helpful").click()
    person.page.get_by_label("It is out of date").check()
    person.page.get_by_label("In your own words").fill("It is a day later now.")
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("dialog#feedback")).to_be_hidden()
    owner = visit()
    owner.go("/insight/use")
    expect(owner.page.locator("main")).to_contain_text("It is out of date")
    clean(owner, "use")
    owner.go("/insight/feedback")
    clean(owner, "feedback")
    owner.page.get_by_role("link", name=MISSED).click()
    expect(owner.page.locator("main")).to_contain_text("It is a day later now.")
    press(owner, "Ask again today")
    expect(owner.page.get_by_role("status")).to_have_text("The answer is the same as then.")
    clean(owner, "replayed")
    owner.page.locator("fieldset input[type=checkbox]").last.check()
    press(owner, "Add the test case")
    expect(owner.page.get_by_role("status").first).to_contain_text("Added as test case F-")
    clean(owner, "case made")
    (case,) = read_cases(home / "feedback-cases.jsonl").cases
    assert case.question == MISSED
    told = json.loads(
        run(home, "evaluate", "answers", "--json", "--cases", str(home / "feedback-cases.jsonl"))
    )
    assert told
    assert [one.complaints for one in (person, owner)] == [[], []]


def test_what_is_too_old_goes_by_itself(visit: Callable[..., Visitor], program: Program) -> None:
    records = Records(program.home / RECORDS_FILE)
    kept = keep(records, ["Who feeds the zanzibarian goldfish?"], owner="a" * 64)
    put_back(records, kept, now() - timedelta(days=400))
    keep(records, [PLANTS[0]], owner="b" * 64)
    records.close()
    owner = visit()
    owner.go("/insight")
    press(owner, "Bring up to date now")
    owner.page.get_by_role("link", name=re.compile("like no other so far")).click()
    for _ in range(30):
        if not owner.page.get_by_text("zanzibarian").count():
            break
        owner.page.wait_for_timeout(500)
        owner.page.reload()
    expect(owner.page.locator("ul.examples li")).to_have_count(1)
    expect(owner.page.locator("main")).to_contain_text(PLANTS[0])
    program.stop()
    assert in_home(program.home, "zanzibarian") == []


def test_everything_of_one_person_is_taken_away_and_deleted(
    visit: Callable[..., Visitor], program: Program, tmp_path: Path
) -> None:
    person, other = visit(390, 844), visit()
    ask(person, "Who feeds the zanzibarian goldfish in the lobby?")
    person.latest.locator(".not-helpful").click()
    person.page.get_by_label("In your own words").fill("The velociraptors do.")
    person.page.get_by_role("button", name="Send", exact=True).click()
    expect(person.page.locator("dialog#feedback")).to_be_hidden()
    ask(other, PLANTS[0])
    person.go("/insight")
    press(person, "Bring up to date now")
    person.go("/conversations")
    person.page.get_by_role("link", name="Everything that is kept of you").click()
    clean(person, "what is kept")
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name=re.compile("Take everything away")).click()
    download.value.save_as(tmp_path / "yours.zip")
    with zipfile.ZipFile(tmp_path / "yours.zip") as archive:
        taken = "".join(archive.read(one).decode() for one in archive.namelist())
    assert "zanzibarian goldfish" in taken
    assert "velociraptors" in taken
    assert PLANTS[0] not in taken
    press(person, "Delete everything that is kept of me")
    expect(person.page.get_by_role("status")).to_contain_text("has been deleted")
    clean(person, "deleted")
    other.go("/conversations")
    expect(other.page.locator("main")).to_contain_text(PLANTS[0])
    program.stop()
    for words in ("zanzibarian", "velociraptors"):
        assert in_home(program.home, words) == []


def test_questions_are_given_to_an_owner_by_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    for one in PLANTS:
        ask(visit(), one)
    person = visit()
    page, keys = person.page, person.page.keyboard
    person.go("/insight")
    focus_by_tab(person, 'form[action="/insight/renew"] button')
    keys.press("Enter")
    page.locator("li.group").wait_for()
    focus_by_tab(person, "#order")
    keys.press("ArrowDown")
    focus_by_tab(person, ".choosing button")
    keys.press("Enter")
    page.wait_for_url("**/insight?state=open&order=lately*")
    focus_by_tab(person, "li.group h2 a")
    keys.press("Enter")
    page.wait_for_url("**/insight/groups/*")
    focus_by_tab(person, "#trend ~ details > summary")
    keys.press("Enter")
    expect(page.locator("section[aria-labelledby=trend] table")).to_be_visible()
    focus_by_tab(person, "#owner")
    keys.type("Estates")
    keys.press("Enter")
    expect(page.locator("main")).to_contain_text("Owner: Estates")
    focus_by_tab(person, ".way-back a")
    keys.press("Enter")
    page.wait_for_url("**/insight")
    focus_by_tab(person, '.parts a[href="/insight/use"]')
    keys.press("Enter")
    page.wait_for_url("**/insight/use")
    focus_by_tab(person, ".behind summary")
    keys.press("Enter")
    expect(page.locator(".behind table").first).to_be_visible()
    focus_by_tab(person, '.behind a[href*=".csv"]')
    assert person.complaints == []


def test_all_of_it_works_without_script_and_in_welsh(visit: Callable[..., Visitor]) -> None:
    for one in PLANTS:
        ask(visit(), one)
    person = visit(320, 700, java_script_enabled=False)
    page = person.page
    person.go("/language/cy?back=/insight")
    page.get_by_role("button", name="Diweddaru nawr").click()
    expect(page.locator("li.group")).to_have_count(1)
    assert person.overflow() <= 0
    page.locator("li.group h2 a").click()
    page.get_by_label("Pwy sy’n gofalu amdano").fill("Ystadau")
    page.get_by_role("button", name="Ei roi i’r perchennog hwn").click()
    expect(page.locator("main")).to_contain_text("Ystadau")
    assert person.overflow() <= 0
    for path in ("/insight/use?days=90", "/insight/feedback", "/insight/alone", "/insight/yours"):
        person.go(path)
        assert page.locator("html").get_attribute("lang") == "cy"
        assert person.overflow() <= 0, path
