"""Learners take a pack by its link: a name, one question at a time, and the source at hand."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.assistant.training.made_up_pack import FIRST
from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.training.conftest import hidden, text_of
from ui.web.safety import PAGE_POLICY


@pytest.fixture
def link(trainer) -> str:
    return trainer.shares(trainer.keeps())


def test_the_link_shows_what_to_read_and_offers_the_quiz(learner, link):
    page = learner.get(link)
    said = text_of(page)
    for one in (
        "New starters in Kestrel County",
        "New practitioners · Half a day · England and Wales",
        "6 questions, one at a time",
        "Say how soon the first appointment takes place.",
        "4 minutes in all",
        FIRST,
        "The first appointment took place within ten working days.",
        "since 1 July 2019",
        "Breach means a failure to comply",
        "What should have happened by now?",
        "A book nobody put online",
    ):
        assert one in said, one
    assert page.headers["content-security-policy"] == PAGE_POLICY
    assert page.headers["cache-control"] == "no-store"
    assert "/packs/" not in page.text, "nothing of the trainer's"
    sources = [one for one in Seen(page.text).links if one.startswith("/documents/")]
    assert all("#quote" in one for one in sources)
    assert learner.get(sources[0]).status_code == 200


def test_a_name_is_asked_for_once_and_can_be_a_nickname(learner, link):
    assert learner.get(f"{link}/quiz").url.path == f"{link}/name"
    page = learner.get(f"{link}/name")
    assert "A nickname or a number will do" in page.text
    assert "Whoever made the pack sees the name" in page.text
    assert learner.begins(link, "Blue otter").url.path == f"{link}/quiz"
    assert "You take part as Blue otter" in text_of(learner.get(link))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Type a name or a number."),
        ("jane@example.org", "Choose a nickname or a short number."),
        ("x" * 41, "Choose a name of 40 characters or fewer."),
    ],
)
def test_a_name_that_will_not_do_is_said_and_kept_in_its_field(learner, link, name, said):
    page = learner.begins(link, name)
    assert page.status_code == 400
    assert said in page.text
    assert {"value": name}.items() <= next(
        one for one in Seen(page.text).of("input") if one.get("id") == "name"
    ).items()
    assert "Error:" in page.text.split("</title>")[0]


def test_a_name_that_somebody_has_is_refused(learner, somebody, link):
    learner.begins(link, "Otter")
    assert "Somebody in this pack has this name already" in somebody().begins(link, "OTTER").text


def test_all_questions_are_answered_one_at_a_time(learner, link):
    page, kinds = learner.begins(link, "Otter"), []
    for number in range(1, 7):
        assert f"Question {number} of 6" in text_of(page)
        kinds.append(re.search(r"/quiz/(\w+)", page.text)[1])
        page = learner.answers(page)
        assert re.search(r'<h1 class="verdict is-right">', page.text)
        assert "The exact words" in text_of(page)
        assert any(one.startswith("/documents/") for one in Seen(page.text).links)
        page = learner.get(f"{link}/quiz")
    assert kinds == ["first", "missed", "manager", "steps", "terms", "plan"]
    assert page.url.path == f"{link}/progress"
    said = text_of(page)
    assert "You are done for now" in said
    assert (
        "You have answered 6 of 6 questions. Right at your last try: 6. Right at your first: 6."
        in (said)
    )
    assert "Orders 3 of 3 3 of 3" in said
    assert "6 questions come back" in said


def test_a_wrong_answer_is_said_in_words_beside_the_right_one(learner, link):
    page = learner.answers(learner.begins(link, "Otter"), right=False)
    said = text_of(page)
    assert "Not right" in page.text.split("</title>")[0]
    for one in ("Your answer two", "The right answer five", "So the handbook says.", FIRST):
        assert one in said, one
    assert "comes back soon" in said


def test_a_missed_question_comes_back_when_the_others_are_done(learner, link):
    learner.answers(learner.begins(link, "Otter"), right=False)
    for _ in range(5):
        learner.answers(learner.get(f"{link}/quiz"))
    page = learner.get(f"{link}/quiz")
    assert "You missed this question a moment ago" in text_of(page)
    learner.answers(page)
    assert "Right at your last try: 6. Right at your first: 5." in text_of(
        learner.get(f"{link}/progress")
    )


@pytest.mark.parametrize(
    ("before", "sent", "said"),
    [
        (0, {}, "Choose one of the answers."),
        (0, {"choice": "9"}, "Choose one of the answers."),
        (0, {"choice": "<b>"}, "Choose one of the answers."),
        (3, {"step-0": "0", "step-1": "0", "step-2": "1"}, "Give each step a place of its own."),
        (4, {"prompt-0": "0", "prompt-1": "0"}, "Give each term a meaning of its own."),
    ],
)
def test_what_was_left_open_is_said_and_what_was_chosen_stays(learner, link, before, sent, said):
    page = learner.begins(link, "Otter")
    for _ in range(before):
        learner.answers(page)
        page = learner.get(f"{link}/quiz")
    address = re.search(r'action="([^"]+/quiz/[^"]+)"', page.text)[1]
    again = learner.post(address, **hidden(page), **sent)
    assert again.status_code == 400
    assert said in text_of(again)
    selected = [one.get("value") for one in Seen(again.text).of("option") if "selected" in one]
    assert sorted(selected) == sorted(one for name, one in sent.items() if name != "choice")
    assert f"You have answered {before} of 6" in text_of(learner.get(f"{link}/progress"))


def test_an_answer_sent_twice_counts_once(learner, link):
    question = learner.begins(link, "Otter")
    first = learner.answers(question, right=False)
    again = learner.answers(question)
    assert again.url == first.url
    assert "Not right" in text_of(again)


def test_a_question_that_was_changed_meanwhile_is_asked_anew(learner, link):
    question = learner.begins(link, "Otter")
    address = re.search(r'action="([^"]+/quiz/[^"]+)"', question.text)[1]
    sent = {**hidden(question), "stamp": "another", "choice": "1"}
    page = learner.post(address, **sent)
    assert "This question has just been changed" in text_of(page)
    assert "You have answered 0 of 6" in text_of(learner.get(f"{link}/progress"))


def test_a_learner_comes_back_by_code_and_leaves_a_shared_computer(learner, somebody, link):
    learner.answers(learner.begins(link, "Otter"))
    code = re.search(r'class="code">([^<]+)<', learner.get(f"{link}/progress").text)[1]
    phone = somebody()
    wrong = phone.post(f"{link}/name", code="nothing")
    assert "No results are kept under this code" in wrong.text
    assert 'value="nothing"' in wrong.text
    assert phone.post(f"{link}/name", code=code).url.path == f"{link}/quiz"
    assert "You have answered 1 of 6" in text_of(phone.get(f"{link}/progress"))
    assert phone.client.post(f"{link}/leave").url.path == f"{link}/name"
    assert phone.begins(link, "Newt").status_code == 200
    assert "You have answered 0 of 6" in text_of(phone.get(f"{link}/progress"))
    assert "You have answered 1 of 6" in text_of(learner.get(f"{link}/progress"))


def test_a_learner_deletes_their_results(learner, link):
    learner.answers(learner.begins(link, "Otter"))
    asked = learner.get(f"{link}/forget")
    assert "Everything that Otter has answered in this pack is deleted for good" in text_of(asked)
    assert learner.client.post(f"{link}/forget").url.path == link
    assert learner.get(f"{link}/progress").url.path == f"{link}/name"


def test_another_learners_answer_is_not_shown(learner, somebody, link):
    answered = learner.answers(learner.begins(link, "Otter"))
    other = somebody()
    other.begins(link, "Newt")
    assert other.get(answered.url.path).status_code == 404


def test_learners_may_take_handouts_and_no_answers(learner, link):
    taken = learner.get(f"{link}/files/docx")
    assert taken.content[:2] == b"PK"
    assert "attachment" in taken.headers["content-disposition"]
    assert learner.get(f"{link}/files/gift").status_code == 404
    assert learner.get(f"{link}/files/exe").status_code == 422


@pytest.mark.parametrize(
    "token", ["none", "%00", "%F0%9F%A6%93", "x" * 3000, "' OR 1=1 --", "{{7*7}}"]
)
@pytest.mark.parametrize("path", ["", "/quiz", "/name", "/progress", "/forget", "/files/pdf"])
def test_a_link_that_opens_nothing_says_so(learner, token, path):
    page = learner.get(f"/training/with/{token}{path}")
    assert page.status_code == 404
    assert "This pack is not here" in text_of(page)
    assert "49" not in page.text


def test_a_link_that_was_ended_opens_nothing(trainer, learner):
    address = trainer.keeps()
    link = trainer.shares(address)
    trainer.post(f"{address}/share", do="end")
    assert learner.get(link).status_code == 404


def test_nothing_is_kept_for_a_browser_without_a_cookie(training, link):
    answer = httpx.post(f"{training[0]}{link}/name", data={"name": "Otter"})
    assert answer.status_code == 400
    assert "Allow cookies" in answer.text


def test_a_form_of_another_site_is_refused(learner, link):
    headers = {"origin": "http://evil.example"}
    answer = learner.client.post(f"{link}/name", data={"name": "Otter"}, headers=headers)
    assert answer.status_code == 403


def test_the_quiz_speaks_welsh_around_english_guidance(somebody, link):
    welsh = somebody(**{"accept-language": "cy"})
    page = welsh.begins(link, "Dyfrgi")
    assert "Cwestiwn 1 o 6" in text_of(page)
    answered = welsh.answers(page, right=False)
    assert "Ddim yn gywir" in text_of(answered)
    quote = next(one for one in Seen(answered.text).of("blockquote"))
    assert quote["lang"] == "en"


def test_whatever_a_pack_says_stays_text(trainer, learner):
    evil = "<img src=x onerror=alert(1)> {{7*7}}"
    link = trainer.shares(trainer.keeps(title=evil, aims=(evil,)))
    page = learner.get(link)
    assert "<img" not in page.text
    assert evil in Seen(page.text).text
    assert evil in Seen(learner.begins(link, evil[:30]).text).text
