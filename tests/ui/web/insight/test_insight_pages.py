"""The insight room over HTTP: groups, use, feedback; open to those who look after guidance."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from fastapi import FastAPI

from assistant.insight.group import State
from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.insight.conftest import BEES, MARKUP, MISSED, OWNER
from ui.web.insight.pages import router

_PAGES = ("/insight", "/insight/alone", "/insight/use", "/insight/feedback")


def rows_of(response) -> list[list[str]]:
    assert response.headers["content-type"].startswith("text/csv")
    assert "attachment" in response.headers["content-disposition"]
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


# Who sees it.


def test_every_page_but_ones_own_is_closed_to_those_elsewhere(insight, somebody):
    elsewhere = somebody(**{"x-forwarded-for": "192.0.2.7"})
    app = FastAPI()
    app.include_router(router(insight.assembly))
    closed = [
        (method.upper(), re.sub(r"\{[^}]*\}", "none", path))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if "/yours" not in path
    ]
    assert len(closed) >= 12
    for method, path in closed:
        answer = elsewhere.client.request(method, path)
        assert answer.status_code == 403, (method, path)
        assert "This room is for those who look after the guidance" in answer.text
    assert elsewhere.get("/insight/yours").status_code == 200


@pytest.mark.parametrize("path", [*_PAGES, "/insight/yours"])
def test_pages_say_nobody_and_let_no_markup_through(insight, person, path):
    pages = [path, insight.group, f"/insight/feedback/{insight.feedback_id}"]
    for one in pages:
        answer = person.get(one)
        assert answer.status_code == 200, one
        assert answer.headers["cache-control"] == "no-store"
        assert OWNER not in answer.text
        assert MARKUP not in answer.text
        assert "img" not in Seen(answer.text).tags
        assert not [name for name, _ in Seen(answer.text).attributes if name.startswith("on")]
        assert not [name for name, _ in Seen(answer.text).attributes if name == "style"]


@pytest.mark.parametrize("path", _PAGES)
def test_pages_speak_welsh(somebody, path):
    welsh = somebody(**{"accept-language": "cy"})
    seen = Seen(welsh.get(path).text)
    assert seen.of("html")[0]["lang"] == "cy"
    assert "Defnydd ac ansawdd" in seen.text or "Gofynnwyd unwaith" in seen.text


# What nothing answers.


def test_groups_are_listed_with_count_example_and_trend(insight, person):
    text = person.text("/insight")
    assert insight.group in text
    assert "3 questions in 3 conversations" in text
    assert any(one in text for one in BEES)
    assert "Hostels" in text
    drawings = [one for one in Seen(text).of("svg") if one.get("role") == "img"]
    assert drawings
    assert all(one["aria-labelledby"] for one in drawings)
    assert "are like no other so far" in text
    assert "umbrella" in person.text("/insight/alone")


def test_a_group_goes_through_its_states(insight, person):
    group = insight.group
    key = group.rpartition("/")[2]
    page = person.post(f"{group}/owner", owner="Estates", note="Ask CRN X987654 first")
    assert "Owner: Estates" in page.text
    assert "X987654" not in page.text
    assert insight.room.groups.get(key).state is State.WITH_OWNER
    assert group in person.text("/insight?state=with_owner")
    assert group not in person.text("/insight?state=new")
    person.post(f"{group}/decline", note="Not for us.")
    assert group not in person.text("/insight")
    assert group in person.text("/insight?state=declined")
    assert "Note: Not for us." in person.text(group)
    person.post(f"{group}/open")
    assert insight.room.groups.get(key).state is State.WITH_OWNER
    still = person.post(f"{group}/ask")
    assert "still nothing held answers these questions" in still.text


def test_what_cannot_be_done_says_why(insight, person):
    assert person.get("/insight/groups/none").status_code == 404
    assert person.post("/insight/groups/none/decline").status_code == 404
    missing = person.post(f"{insight.group}/owner", owner=" ")
    assert missing.status_code == 400
    assert "Name the team or person" in missing.text
    assert person.post(f"{insight.group}/reject").status_code == 400
    assert person.get("/insight/feedback/none").status_code == 404
    assert person.get("/insight/use/none.csv").status_code == 404


@pytest.mark.parametrize("query", ["state=x&order=y&first=z", "first=999999999", "first=-1"])
def test_a_typed_address_does_no_harm(person, query):
    assert person.get(f"/insight?{query}").status_code == 200


def test_groups_are_taken_away_as_csv(person):
    head, *rows = rows_of(person.get("/insight/groups.csv"))
    assert len(head) == 13
    (bees,) = [one for one in rows if "beehives" in one[0]]
    assert bees[3:5] == ["3", "3"]


# Use and quality.


@pytest.mark.parametrize("name", ["days", "outcomes", "feedback", "documents", "outdated", "times"])
def test_each_chart_has_its_table_and_its_file(person, name):
    head, *rows = rows_of(person.get(f"/insight/use/{name}.csv?days=90"))
    text = person.text("/insight/use?days=90")
    assert all(len(one) == len(head) for one in rows)
    if rows:
        assert f"/insight/use/{name}.csv?days=90" in text
        assert all(cell in text for cell in rows[0])
    if name == "days":
        assert len(rows) == 90
        assert sum(int(one[1]) for one in rows) == 6
    if name == "documents":
        assert rows[0][0] == "Kestrel County supervision handbook"


def test_the_period_is_chosen(person):
    assert "Last 30 days" in person.text("/insight/use")
    assert len(rows_of(person.get("/insight/use/days.csv?days=7"))) == 31
    assert person.get("/insight/use?days=365").status_code == 200


def test_no_cell_of_a_file_is_worked_out(person):
    cells = [one for row in rows_of(person.get("/insight/groups.csv")) for one in row]
    assert not [one for one in cells if one.startswith(("=", "+", "@"))]
    from ui.web.insight.csv_file import csv_file

    made = csv_file("x", ["a"], [["=1+1"], [" -2"], [-2], ["ok"]]).body.decode("utf-8-sig")
    assert made.split() == ["a", "'=1+1", "'", "-2", "-2", "ok"]


# Feedback.


def test_an_answer_that_did_not_help_is_replayed_and_made_a_case(insight, person):
    address = f"/insight/feedback/{insight.feedback_id}"
    listed = person.text("/insight/feedback")
    assert MISSED in listed
    assert "It is out of date" in listed
    first = person.text(address)
    assert "The answer then" in first
    assert "The answer today" not in first
    assert "How was this found?" in first
    again = person.post(f"{address}/again").text
    assert "The answer today" in again
    assert "The answer is the same as then." in again
    ids = [value for name, value in Seen(again).attributes if name == "id"]
    assert len(ids) == len(set(ids))
    none = person.post(f"{address}/case", outcome="answered")
    assert none.status_code == 400
    made = person.post(f"{address}/case", outcome="answered", right="2-1")
    assert "Added as test case F-" in made.text
    (line,) = insight.room.cases.path.read_text(encoding="utf-8").splitlines()
    case = json.loads(line)
    assert (case["question"], case["outcome"]) == (MISSED, "answered")
    assert case["answers"][0]["heading"] == "Missed appointments"
    assert person.post(f"{address}/case", outcome="answered", right="2-1").status_code == 400
    assert "There is a test case of this feedback." in person.text(address)
