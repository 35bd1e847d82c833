"""The status page: well or not, in words and for programs, and nothing that is private."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from assistant.assembly import Assembly
from assistant.condition import condition_of
from assistant.settings import Settings
from corpus.locks import writer_lock
from tests.made_documents import made_document
from ui.web.language import words_in
from ui.web.status.view import age


@pytest.fixture
def assembly(tmp_path: Path, web_home: Path, embedder) -> Assembly:
    home = tmp_path / "home"
    shutil.copytree(web_home, home, ignore=shutil.ignore_patterns("open", "*.lock"))
    made = Assembly(Settings(home=home, starter_notes=False), stays=True)
    made.embedder = embedder
    return made


def test_a_service_that_is_well_says_so_and_what_it_holds(served):
    answer = httpx.get(served.address + "/status")
    assert answer.status_code == 200
    page = " ".join(answer.text.split())
    assert "Everything is well." in page
    for name, value in (
        ("Documents held", "4"), ("Current", "3"), ("Superseded", "1"),
        ("Starter notes of ours", "1"), ("Passages not searched yet", "None: it is up to date"),
        ("Embedding model", "all-MiniLM-L6-v2"), ("Search by meaning", "Chroma"),
        ("Something new last came from a publisher", "Never"),
        ("Being written just now", "Nothing"),
        ("Language model", "None: every answer is quoted"),
    ):  # fmt: skip
        told = page.split(f"<dt>{name}</dt>")[1].split("</dd>")[0]
        assert told.endswith(f">{value}"), name
    assert answer.headers["cache-control"] == "no-store"


def test_programs_get_the_same(served):
    told = httpx.get(served.address + "/status.json").json()
    assert told["well"] is True
    assert told["problems"] == []
    assert told["holdings"]["documents"] == 4
    assert told["holdings"]["by_status"] == {"current": 3, "superseded": 1}
    assert told["index"]["up_to_date"] is True
    assert told["index"]["behind"] == 0
    assert told["brought"] == []
    assert (told["writing"], told["language_model"]) == (None, None)
    assert datetime.fromisoformat(told["index"]["built_at"]) < datetime.now(UTC)
    assert told["versions"]["gradio"].startswith("6.")


def test_no_path_and_no_person_is_told(served):
    for path in ("/status", "/status.json"):
        text = httpx.get(served.address + path).text
        assert str(served.assembly.settings.home) not in text
        assert str(Path.home()) not in text
        assert "/tmp" not in text


def test_it_speaks_welsh(served):
    page = httpx.get(served.address + "/status", headers={"accept-language": "cy"}).text
    assert '<html lang="cy">' in page
    assert "Mae popeth yn iawn." in page


def test_who_writes_is_told(assembly, serving):
    with serving(assembly) as address, writer_lock(assembly.settings.home, "corpus sync"):
        page = httpx.get(address + "/status").text
        told = httpx.get(address + "/status.json").json()
    assert ": corpus sync</dd>" in page
    assert told["writing"]["purpose"] == "corpus sync"
    assert set(told["writing"]) == {"purpose", "since"}


def test_an_index_that_is_behind_is_told(assembly):
    with assembly.parts.index.lease():
        assembly.keeper.add_documents([made_document("New", "New words here.", data=b"new")])
    told = condition_of(assembly)
    assert told.problems == ("behind",)
    assert told.index is not None
    assert told.index.behind == 1


def test_a_library_that_cannot_be_read_is_told_without_its_path(tmp_path, serving):
    home = tmp_path / "home"
    home.mkdir()
    (home / "library.sqlite3").write_bytes(b"this is no database" * 100)
    with serving(Assembly(Settings(home=home), stays=True)) as address:
        page = httpx.get(address + "/status")
        told = httpx.get(address + "/status.json")
        ready = httpx.get(address + "/readyz")
        assert httpx.get(address + "/healthz").text == "ok"
    assert (page.status_code, told.status_code, ready.status_code) == (200, 200, 503)
    assert "2 things are amiss" in page.text
    assert told.json()["problems"] == ["library", "index"]
    for answer in (page, told, ready):
        assert str(tmp_path) not in answer.text
    assert "library" in ready.text


def test_what_the_sync_brought_is_told_by_publisher(assembly):
    official = [
        made_document(f"Text {one}", f"Words {one}.", data=b"%d" % one, source=f"id:{one}")
        for one in range(3)
    ]
    named = [
        replace(
            one,
            publication=replace(
                one.publication, attribution="Named so", publisher="MoJ", external_id=one.id
            ),
        )
        for one in official
    ]
    assembly.keeper.add_documents(named)
    (brought,) = condition_of(assembly).brought
    assert (brought.publisher, brought.documents) == ("MoJ", 3)
    assert datetime.now(UTC) - brought.newest_at < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("seconds", "english", "welsh"),
    [
        (5, "just now", "newydd fod"),
        (60, "one minute ago", "funud yn ôl"),
        (7_300, "2 hours ago", "dwy awr yn ôl"),
        (90_000, "one day ago", "diwrnod yn ôl"),
        (864_000, "10 days ago", "10 diwrnod yn ôl"),
        (-50, "just now", "newydd fod"),
    ],
)
def test_an_age_is_told_in_words(seconds, english, welsh):
    now = datetime.now(UTC)
    moment = now - timedelta(seconds=seconds)
    assert age(moment, now, words_in("en")) == english
    assert age(moment, now, words_in("cy")) == welsh


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_any_screen(browser, served, scheme):
    from tests.ui.web.test_accessible import CONTRASTS

    context = browser.new_context(color_scheme=scheme, java_script_enabled=True)
    page = context.new_page()
    page.goto(served.address + "/status")
    assert page.evaluate(CONTRASTS) == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"), width
    context.close()
