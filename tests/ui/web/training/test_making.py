"""A trainer makes a pack by the form."""

from __future__ import annotations

import re
import time

import pytest

from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.training.conftest import Person, text_of
from ui.web.training.making import Workshop


def made(person: Person, **fields) -> str:
    """Make a pack by the form, wait for it, and return where it is."""
    page = person.post("/training/new", **fields)
    end = time.monotonic() + 60
    while "/making/" in page.url.path and time.monotonic() < end:
        time.sleep(0.1)
        page = person.get(page.url.path)
    return page.url.path


def test_who_has_no_pack_is_led_to_make_one(trainer):
    page = trainer.get("/training")
    assert "You have not made a pack in this browser yet." in page.text
    assert "/training/new" in Seen(page.text).links
    assert 'aria-current="page">Training<' in page.text


def test_the_form_offers_the_topics_held_with_how_many_documents_each_has(trainer):
    said = text_of(trainer.get("/training/new"))
    assert "Orders (1 document )" in said
    assert "Risk (1 document )" in said
    assert "Recall" not in said


def test_a_pack_is_made_of_the_topics_chosen_and_stands_on_the_list(trainer):
    address = made(trainer, topic="orders", length="half_hour", title="For Monday")
    pack = trainer.pack(address)
    assert (pack.title, pack.brief.topics, pack.brief.length) == (
        "For Monday",
        ("orders",),
        "half_hour",
    )
    assert "For Monday" in trainer.get(address).text
    assert "For Monday" in trainer.get("/training").text


def test_without_a_topic_nothing_is_made_and_all_else_stays_as_it_was_typed(trainer):
    page = trainer.post("/training/new", audience="court_team", nation="wales", title="For Monday")
    assert page.status_code == 400
    assert "Choose at least one topic." in page.text
    checked = {one["value"] for one in Seen(page.text).of("input") if "checked" in one}
    assert checked == {"court_team", "half_day", "wales"}
    assert 'value="For Monday"' in page.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"topic": "astronomy"}, "not held any more"),
        ({"topic": "orders", "title": "x" * 300}, "120 characters or fewer"),
    ],
)
def test_what_no_form_of_ours_offers_is_refused(trainer, fields, said):
    page = trainer.post("/training/new", **fields)
    assert page.status_code == 400
    assert said in page.text


def test_a_pack_that_cannot_be_made_says_so_and_keeps_what_was_chosen(trainer, monkeypatch):
    monkeypatch.setattr(Workshop, "_make", None, raising=False)
    monkeypatch.setattr("ui.web.training.pages.make_pack", lambda *_: 1 / 0)
    page = trainer.post("/training/new", topic="risk", title="For Monday")
    assert "The pack could not be made" in page.text
    assert 'value="For Monday"' in page.text
    assert "checked" in re.search(r'<input[^>]*value="risk"[^>]*>', page.text)[0]


def test_a_pack_being_made_says_so_and_is_only_its_trainers(trainer, somebody, monkeypatch):
    monkeypatch.setattr("ui.web.training.making._WAIT_SECONDS", 0.0)

    def slow(*_):
        time.sleep(0.5)
        raise ZeroDivisionError

    monkeypatch.setattr("ui.web.training.pages.make_pack", slow)
    page = trainer.post("/training/new", topic="risk")
    assert "Making your pack" in page.text
    assert trainer.get(f"{page.url.path}/progress.json").json() == {"working": True}
    assert somebody().get(page.url.path).status_code == 404
    time.sleep(0.8)
    assert trainer.get(f"{page.url.path}/progress.json").json() == {"working": False}


def test_what_is_not_being_made_says_so(trainer):
    assert trainer.get("/training/making/none").status_code == 404
    assert trainer.get("/training/making/none/progress.json").json() == {"working": False}
