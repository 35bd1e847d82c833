from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.govuk.report import Outcome, Tally
from corpus.publication import Status
from tests.corpus.govuk.publisher import (
    API,
    SHARED,
    Publisher,
    serving,
)
from tests.corpus.govuk.synced_home import Home

_PATH = "/government/publications/x"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Home]:
    """A home whose catalogue lists every shared answer."""
    if not SHARED.exists():
        pytest.skip("the shared GOV.UK answers are not here")
    with serving(Publisher(SHARED)) as publisher:
        home = Home(tmp_path, publisher)
        for path in sorted(SHARED.rglob("*.json")):
            base = f"/{path.relative_to(SHARED).with_suffix('')}"
            home.lists(base, base)
        yield home
        home.library.close()


def test_every_shared_answer_is_synced_with_what_govuk_says_of_it(shared: Home):
    entries = shared.sync()
    held = shared.held()
    listed = [one.external_id for one in shared.publications]
    assert len(listed) == 16
    for name in listed:
        answer = json.loads((SHARED / f"{name[1:]}.json").read_text(encoding="utf-8"))
        publication = held[name].publication
        withdrawn = bool(answer.get("withdrawn_notice"))
        assert entries[name].outcome is (Outcome.WITHDRAWN if withdrawn else Outcome.NEW)
        assert publication.status is (Status.WITHDRAWN if withdrawn else Status.CURRENT)
        assert bool(publication.status_note) is bool(publication.withdrawn_on) is withdrawn
        assert publication.title == answer["title"]
        assert publication.kind == answer["document_type"]
        assert publication.language == answer["locale"]
        assert publication.address == f"https://www.gov.uk{answer['base_path']}"
        assert publication.licence == "Open Government Licence v3.0"
        assert publication.publisher
        assert publication.updated is not None
        assert len(publication.change_history) == len(
            answer["details"].get("change_history", answer["details"].get("change_notes", []))
        )
        assert held[name].text
    missing = {name: one.outcome for name, one in entries.items() if name not in listed}
    assert set(missing.values()) == {Outcome.UNKNOWN}
    assert not Tally.of(entries.values()).all_failed


def test_dates_and_nations_of_shared_answers_are_right(shared: Home):
    shared.sync()
    held = {name.rpartition("/")[2]: one.publication for name, one in shared.held().items()}
    told = {
        name: (one.published and one.published.isoformat(), one.updated.isoformat(), one.nation)
        for name, one in held.items()
        if one.updated
    }
    budget = "spring-budget-2017"
    permit = "tr4-8ee-mr-derek-mears-environmental-permit-application"
    assert told == {
        "this-content-has-been-removed-as-it-is-out-of-date": (
            *("2019-11-19", "2017-02-03"),
            "England",
        ),
        "car-and-small-van-driving-syllabus": (
            *("2013-08-23", "2014-11-24"),
            "England, Wales and Scotland",
        ),
        "number-of-ex-regular-service-personnel-in-fr20": ("2014-05-29", "2014-05-29", None),
        "schemes-for-financing-schools": ("2013-03-26", "2015-12-17", "England"),
        f"{budget}-documents": ("2017-03-08", "2017-03-08", None),
        budget: ("2017-03-08", "2018-03-02", None),
        "strategy-for-dealing-with-safeguarding-issues-in-charities": (
            *("2013-05-23", "2017-12-06"),
            "England and Wales",
        ),
        "summer-budget-2015": ("2015-07-08", "2015-07-08", None),
        f"{permit}--1": (None, "2016-02-02", None),
        permit: ("2016-01-17", "2016-01-17", "England, Wales and Scotland"),
        "content-design": ("2015-04-27", "2015-04-27", None),
        "what-is-content-design": (None, "2015-04-24", None),
        "eu-rules-on-the-use-of-chemicals": ("2012-09-12", "2016-02-18", None),
        "housing-finance-and-household-expenditure-notes-and-definitions": (
            *("2013-02-27", "2013-02-27"),
            "England",
        ),
        "prepare-a-charity-annual-return": ("2013-05-23", "2013-05-23", "England and Wales"),
        "salary-sacrifice-and-the-effects-on-paye": ("2014-06-12", "2016-02-18", None),
    }
    assert held["eu-rules-on-the-use-of-chemicals"].withdrawn_on == date(2015, 1, 28)
    manual = "/guidance/content-design"
    assert held["what-is-content-design"].part_of == manual
    assert held[budget].part_of == f"/government/publications/{budget}-documents"


def test_a_second_sync_changes_nothing_and_asks_only_for_changes(shared: Home):
    shared.sync()
    before = shared.state(), shared.library.generation
    entries = shared.sync()
    assert (shared.state(), shared.library.generation) == before
    assert not any(one.changes_library for one in entries.values())
    seen = [one for one in shared.publisher.seen if one.status != 404]
    assert len(seen) == 16
    assert all(one.is_conditional and one.status == 304 for one in seen)


def test_a_part_that_the_catalogue_lists_itself_is_asked_for_once(shared: Home):
    shared.sync()
    budget = "/government/publications/spring-budget-2017-documents/spring-budget-2017"
    assert len(shared.publisher.asked(f"{API}{budget}")) == 1
    assert f"{budget.rpartition('/')[0]}/spring-budget-2017" in shared.held()
