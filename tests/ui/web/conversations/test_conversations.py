"""The room of a visitor's own conversations: listed, read, renamed, deleted, judged."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import httpx
import pytest

from assistant.answer import Answer, Outcome
from assistant.assembly import Assembly
from assistant.records.database import RECORDS_FILE
from assistant.records.feedback import LONGEST_LINE, Reason, Verdict
from assistant.settings import Settings
from tests.ui.web.ask.made_turns import (
    HOSTILE,
    OURS,
    Seen,
    answered,
    hostile_answer,
    said,
)
from ui.web.safety import PAGE_POLICY

NOBODYS = "0" * 32
ODD_IDS = (
    *("none", NOBODYS, "%00", "%ff%fe", "%F0%9F%A6%93", "a" * 3000, "%3Cscript%3E", "' OR 1=1 --"),
    *("..%2e", "delete-al", "{{ 7*7 }}", "-1", "a%0d%0ab"),
)


def asking(question: str) -> Answer:
    return replace(said("one"), question=question)


def titles(response: httpx.Response) -> list[str]:
    """Return the titles of a list of conversations, in order."""
    return re.findall(r'<h2><a href="/conversations/\w+">(.*?)</a></h2>', response.text)


def link_named(response: httpx.Response, name: str) -> str | None:
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>{re.escape(name)}</a>', response.text)
    return found[1].replace("&amp;", "&") if found else None


# The list.


def test_who_has_asked_nothing_is_led_to_the_question_box(visitor):
    page = visitor.get("/conversations")
    assert page.status_code == 200
    assert "Nothing has been asked in this browser yet." in page.text
    assert link_named(page, "Ask a question") == "/"
    assert "delete-all" not in page.text


def test_the_conversation_used_last_stands_first(visitor):
    first = visitor.keeps(asking("The first?"))
    visitor.keeps(asking("The second?"), asking("And then?"))
    page = visitor.get("/conversations")
    assert titles(page) == ["The second?", "The first?"]
    assert page.text.index("2 questions") < page.text.index("1 question ")
    visitor.store.append(visitor.owner, first, asking("Once more?"))
    assert titles(visitor.get("/conversations")) == ["The first?", "The second?"]


def test_a_conversation_without_a_question_is_not_listed(visitor):
    visitor.store.begin(visitor.owner)
    assert titles(visitor.get("/conversations")) == []


@pytest.mark.parametrize("words", ["recall", "RECALL", "  recall  ", "record recall", "tŷ"])
def test_words_find_titles_and_questions(visitor, words):
    visitor.keeps(asking("How long is a recall?"), asking("And its record in the Ty?"))
    visitor.keeps(asking("What is MAPPA?"))
    assert titles(visitor.get("/conversations", params={"words": words})) == [
        "How long is a recall?"
    ]


def test_words_that_no_conversation_has_are_said_again_as_text(visitor):
    visitor.keeps(asking("What is MAPPA?"))
    page = visitor.get("/conversations", params={"words": "<script>zebra</script>"})
    assert titles(page) == []
    seen = Seen(page.text)
    assert "No conversation of yours has these words: <script>zebra</script>." in seen.text
    assert seen.of("script") == []
    assert link_named(page, "Show all") == "/conversations"


@pytest.mark.parametrize("words", ["\x00", "%", "_", "'", "x" * 5000, "\\", " ".join("abc" * 99)])
def test_odd_words_are_looked_for_as_they_are(visitor, words):
    visitor.keeps(asking("What is MAPPA?"))
    page = visitor.get("/conversations", params={"words": words[:6000]})
    assert page.status_code == 200
    assert titles(page) == []


def test_a_long_list_comes_in_pages(visitor):
    for number in range(60):
        visitor.keeps(asking(f"Question {number} on recall?"))
    page, seen = visitor.get("/conversations", params={"words": "recall"}), []
    assert link_named(page, "Newest") is None
    for _ in range(3):
        seen.append(titles(page))
        older = link_named(page, "Older")
        if older is None:
            break
        page = visitor.get(older)
    assert [len(one) for one in seen] == [25, 25, 10]
    assert [one for part in seen for one in part] == [
        f"Question {number} on recall?" for number in reversed(range(60))
    ]
    assert titles(visitor.get(link_named(page, "Newest"))) == seen[0]


@pytest.mark.parametrize("before", ["x", "-1", "1.5", "9" * 30, "²", ""])
def test_nonsense_instead_of_a_place_shows_the_newest(visitor, before):
    visitor.keeps(asking("What is MAPPA?"))
    page = visitor.get("/conversations", params={"before": before})
    assert titles(page) == ["What is MAPPA?"]


def test_a_page_behind_the_last_leads_back(visitor):
    visitor.keeps(asking("What is MAPPA?"))
    page = visitor.get("/conversations?before=0")
    assert "Nothing has been asked" not in page.text
    assert link_named(page, "Show all") == "/conversations"


# One conversation.


def test_a_conversation_is_shown_with_its_sources(visitor, quoted):
    conversation = visitor.keeps(quoted, asking("And then?"))
    page = visitor.get(f"/conversations/{conversation}")
    seen = Seen(page.text)
    assert page.headers["content-security-policy"] == PAGE_POLICY
    for one in quoted.statements:
        assert one.text in seen.text
    assert len(seen.with_class("source")) == 2
    assert page.text.count("<mark") == 2
    assert "And then?" in seen.text
    assert f"/?conversation={conversation}" in seen.links
    assert {one["href"] for one in seen.of("a") if "download" in one} == {
        f"/conversations/{conversation}/export.{kind}" for kind in ("md", "docx", "pdf")
    }
    ids = [one["id"] for _, one in seen.found if "id" in one]
    assert len(ids) == len(set(ids))
    inside = {one[1:] for one in seen.links if one.startswith("#")}
    assert inside <= {*ids}, "every link within the page has its place"


def test_a_conversation_has_no_tool_that_does_nothing_without_a_script(visitor, quoted):
    page = Seen(visitor.get(f"/conversations/{visitor.keeps(quoted)}").text)
    assert page.of("script") == []
    assert [one.get("type") for one in page.of("button")] == ["submit"]


def test_whatever_was_asked_and_quoted_stays_text(visitor, guidance):
    conversation = visitor.keeps(hostile_answer(guidance["hostile"]), asking(HOSTILE))
    for path in ("", "/delete"):
        seen = Seen(visitor.get(f"/conversations/{conversation}{path}").text)
        assert "<img src=x onerror=alert(1)>" in seen.text
        assert not [name for name, _ in seen.attributes if name.startswith("on")]
        ours = OURS | {"html", "head", "meta", "link", "title", "body", "header", "nav", "main"}
        assert set(seen.tags) <= ours | {"h1", "footer", "form", "input", "label"}
        assert not [one for one in seen.links if one.startswith(("javascript", "data", "//"))]
    listed = Seen(visitor.get("/conversations").text)
    assert not {"img", "script"} & set(listed.tags)
    assert "<img src=x onerror=alert(1)>" in listed.text


def test_an_answer_that_can_no_longer_be_read_leaves_the_others(visitor, quoted):
    conversation = visitor.keeps(quoted, asking("And then?"))
    with visitor.store._records.writing() as connection:
        connection.execute(
            "UPDATE turns SET answer = '{\"form\": 99}' WHERE number = 2 AND conversation ="
            " (SELECT key FROM conversations WHERE id = ?)",
            (conversation,),
        )
    page = visitor.get(f"/conversations/{conversation}")
    assert page.status_code == 200
    assert quoted.statements[0].text in Seen(page.text).text
    assert "cannot be read here" in Seen(page.text).text


def test_a_document_that_is_gone_leaves_the_conversation_readable(visitor, guidance):
    answer = answered(guidance["recall"], "Check the address.")
    gone = replace(answer.citations[0], document_id="gone")
    conversation = visitor.keeps(replace(answer, citations=(gone,)))
    seen = Seen(visitor.get(f"/conversations/{conversation}").text)
    assert "Check the address." in seen.text


@pytest.mark.parametrize("conversation", ODD_IDS)
@pytest.mark.parametrize("path", ["", "/delete", "/export.md"])
def test_what_no_conversation_is_called_is_not_found(visitor, conversation, path):
    page = visitor.get(f"/conversations/{conversation}{path}")
    assert page.status_code == 404
    assert "Conversation not found" in page.text
    assert "<script" not in page.text
    assert "49" not in page.text


@pytest.mark.parametrize("conversation", ODD_IDS)
@pytest.mark.parametrize("path", ["/delete", "/rename", "/turns/1/feedback"])
def test_nothing_can_be_done_to_what_is_not_there(visitor, conversation, path):
    form = {"title": "x", "verdict": "helpful"}
    assert visitor.post(f"/conversations/{conversation}{path}", data=form).status_code == 404


def test_a_page_that_was_posted_offers_a_language_link_that_works(visitor):
    page = visitor.post(f"/conversations/{NOBODYS}/rename", data={"title": "x"})
    (link,) = [one for one in Seen(page.text).links if one.startswith("/language/")]
    assert visitor.get(visitor.get(link).headers["location"]).status_code == 200


def test_the_room_speaks_welsh(visitor, quoted):
    conversation = visitor.keeps(quoted, quoted)
    welsh = {"language": "cy"}
    page = visitor.get(f"/conversations/{conversation}", params=welsh).text
    assert "2 gwestiwn" in page
    assert "Ailenwi" in page
    assert quoted.statements[0].text in Seen(page).text
    assert "Eich sgyrsiau" in visitor.get("/conversations", params=welsh).text
    assert "Heb ddod o hyd i’r sgwrs" in visitor.get("/conversations/none", params=welsh).text


# Changing.


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


# What is said of an answer.


@pytest.fixture
def judging(plain, visitor, quoted):
    """A conversation of one answer, how it is judged, and what is kept of that."""
    conversation = visitor.keeps(quoted)

    def judge(number="1", **form):
        return visitor.post(f"/conversations/{conversation}/turns/{number}/feedback", data=form)

    def kept():
        return plain.assembly.feedback.of_turns(visitor.owner, conversation)

    return SimpleNamespace(judge=judge, kept=kept, conversation=conversation)


def test_an_answer_can_be_called_helpful(judging):
    assert judging.judge(verdict="helpful").status_code == 204
    assert judging.kept()[1].verdict is Verdict.HELPFUL


def test_what_was_wrong_is_kept_with_its_reasons_and_a_line(judging):
    done = judging.judge(
        verdict="not_helpful", reason=["wrong", "out_of_date", "wrong"], line=" It is four days. "
    )
    assert done.status_code == 204
    kept = judging.kept()[1]
    assert kept.verdict is Verdict.NOT_HELPFUL
    assert kept.reasons == (Reason.WRONG, Reason.OUT_OF_DATE)
    assert kept.line == "It is four days."


def test_every_reason_of_the_dialog_is_taken(judging, plain):
    page = Seen(httpx.get(plain.address).text)
    offered = [one["value"] for one in page.of("input") if one.get("name") == "reason"]
    assert offered == list(Reason)
    assert judging.judge(verdict="not_helpful", reason=offered).status_code == 204
    assert judging.kept()[1].reasons == tuple(Reason)


def test_the_line_keeps_no_personal_data(judging):
    judging.judge(verdict="not_helpful", line="Dean Walsh A1234BC was told otherwise")
    assert "Walsh" not in judging.kept()[1].line
    assert "A1234BC" not in judging.kept()[1].line
    assert judging.kept()[1].line.endswith("was told otherwise")


def test_a_long_line_is_cut(judging):
    assert judging.judge(verdict="helpful", line="word " * 2000).status_code == 204
    assert 0 < len(judging.kept()[1].line) <= LONGEST_LINE


def test_saying_it_again_replaces_what_was_said(judging):
    judging.judge(verdict="helpful")
    judging.judge(verdict="not_helpful", line="No.")
    assert [(one.verdict, one.line) for one in judging.kept().values()] == [
        (Verdict.NOT_HELPFUL, "No.")
    ]


def test_it_can_be_taken_back(judging):
    judging.judge(verdict="helpful")
    assert judging.judge(verdict="none").status_code == 204
    assert judging.kept() == {}
    assert judging.judge(verdict="none").status_code == 204


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"verdict": ""},
        {"verdict": "HELPFUL"},
        {"verdict": "good"},
        {"verdict": "not_helpful", "reason": "ugly"},
        {"verdict": "not_helpful", "reason": ["wrong", ""]},
    ],
)
def test_nonsense_is_refused_and_changes_nothing(judging, form):
    judging.judge(verdict="helpful")
    assert judging.judge(**form).status_code == 422
    assert judging.kept()[1].verdict is Verdict.HELPFUL


@pytest.mark.parametrize(
    ("number", "code"), [("0", 404), ("2", 404), ("-1", 404), ("x", 422), ("9" * 30, 422)]
)
def test_only_a_turn_that_is_there_can_be_judged(judging, number, code):
    assert judging.judge(number, verdict="helpful").status_code == code
    assert judging.kept() == {}


def test_a_judgement_that_is_no_form_is_refused(visitor, judging):
    path = f"/conversations/{judging.conversation}/turns/1/feedback"
    assert visitor.post(path, json={"verdict": "helpful"}).status_code == 422
    assert visitor.post(path, content=b"\xff\xfe").status_code == 422
    assert judging.kept() == {}


def test_the_outcome_stands_with_the_judgement(plain, visitor, judging):
    judging.judge(verdict="not_helpful")
    verdicts = plain.assembly.feedback.of_turns(visitor.owner, judging.conversation)
    assert {number: one.outcome for number, one in verdicts.items()} == {1: Outcome.ANSWERED}


# When the database cannot be read.


def test_damaged_records_are_told_with_what_to_do(tmp_path, serving):
    home = tmp_path / "home"
    home.mkdir()
    (home / RECORDS_FILE).write_bytes(b"this is no database" * 100)
    assembly = Assembly(Settings(home=home, starter_notes=False), stays=True)
    with serving(assembly) as address, httpx.Client(base_url=address) as client:
        for method, path in (
            ("GET", "/conversations"),
            ("GET", "/conversations/c1"),
            ("GET", "/conversations/c1/delete"),
            ("GET", "/conversations/c1/export.md"),
            ("POST", "/conversations/c1/delete"),
            ("POST", "/conversations/c1/rename"),
            ("POST", "/conversations/delete-all"),
        ):
            page = client.request(method, path)
            assert page.status_code == 503, path
            assert "Your conversations cannot be shown now" in page.text
            assert "Restore the file from a backup" in Seen(page.text).text
        told = client.post("/conversations/c1/turns/1/feedback", data={"verdict": "helpful"})
        assert told.status_code == 503
        assert client.get("/?conversation=c1").status_code == 200
