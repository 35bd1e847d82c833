"""Conversations renamed and deleted, by those alone whose they are."""

from __future__ import annotations

import pytest

from tests.ui.web.ask.made_turns import (
    Seen,
)
from tests.ui.web.conversations.conversation_pages import (
    asking,
    titles,
)


def rename(visitor, conversation, title):
    done = visitor.post(f"/conversations/{conversation}/rename", data={"title": title})
    assert done.status_code == 303
    assert done.headers["location"] == f"/conversations/{conversation}"
    return visitor.store.get(visitor.owner, conversation).title


def test_a_conversation_can_be_renamed(visitor, quoted):
    conversation = visitor.keeps(quoted)
    assert rename(visitor, conversation, "  My recall   notes ") == "My recall notes"
    assert titles(visitor.get("/conversations")) == ["My recall notes"]
    assert rename(visitor, conversation, "") == quoted.question


def test_a_new_title_keeps_no_personal_data_and_no_markup(visitor, quoted):
    conversation = visitor.keeps(quoted)
    assert "Walsh" not in rename(visitor, conversation, "Dean Walsh A1234BC")
    assert len(rename(visitor, conversation, "word " * 60)) <= 80
    half_a_character = b"title=%3Cscript%3Ealert(1)%3C/script%3E%ED%A0%BD"
    form = {"content-type": "application/x-www-form-urlencoded"}
    path = f"/conversations/{conversation}/rename"
    assert visitor.post(path, content=half_a_character, headers=form).status_code == 303
    page = Seen(visitor.get(f"/conversations/{conversation}").text)
    assert page.of("script") == []
    assert "<script>alert(1)</script>" in page.text


def test_deleting_asks_first(visitor, quoted):
    conversation = visitor.keeps(quoted)
    path = f"/conversations/{conversation}/delete"
    page = visitor.get(path)
    assert page.status_code == 200
    assert quoted.question in page.text
    assert "It is deleted for good" in page.text
    assert Seen(page.text).of("form") == [{"method": "post", "action": path, "class": "buttons"}]
    assert visitor.store.get(visitor.owner, conversation).turn_count == 1, "looking deletes nothing"
    done = visitor.post(path)
    assert (done.status_code, done.headers["location"]) == (303, "/conversations")
    assert visitor.get(f"/conversations/{conversation}").status_code == 404
    assert visitor.post(path).status_code == 404


def test_what_is_deleted_is_in_no_file_any_more(visitor):
    conversation = visitor.keeps(asking("What is a quaggawort?"))
    home = visitor.store._records.path.parent

    def kept():
        return b"quaggawort" in b"".join(one.read_bytes() for one in home.glob("records.sqlite3*"))

    assert kept()
    visitor.post(f"/conversations/{conversation}/delete")
    assert not kept()


def test_deleting_all_asks_first(visitor, quoted):
    kept = [visitor.keeps(quoted) for _ in range(3)]
    page = visitor.get("/conversations/delete-all")
    assert "Delete all of them" in page.text
    assert len(titles(visitor.get("/conversations"))) == 3
    assert visitor.post("/conversations/delete-all").status_code == 303
    assert titles(visitor.get("/conversations")) == []
    assert [visitor.get(f"/conversations/{one}").status_code for one in kept] == [404] * 3


@pytest.mark.parametrize("path", ["/delete", "/rename", "/turns/1/feedback"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1.evil.example"]
)
def test_no_other_page_can_change_anything(visitor, quoted, path, origin):
    conversation = visitor.keeps(quoted)
    form = {"title": "Taken", "verdict": "helpful"}
    for place in (f"/conversations/{conversation}{path}", "/conversations/delete-all"):
        done = visitor.post(place, data=form, headers={"origin": origin})
        assert done.status_code == 403
    kept = visitor.store.get(visitor.owner, conversation)
    assert (kept.title, kept.turn_count) == (quoted.question, 1)
