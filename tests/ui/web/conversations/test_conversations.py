"""The room of a visitor's own conversations: listed and read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.web.ask.made_turns import (
    HOSTILE,
    OURS,
    Seen,
    answered,
    hostile_answer,
)
from tests.ui.web.conversations.conversation_pages import (
    NOBODYS,
    ODD_IDS,
    asking,
    link_named,
    titles,
)
from ui.web.safety import PAGE_POLICY

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
    assert len(seen.with_class("source")) == 1
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
