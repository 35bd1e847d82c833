"""What becomes of a turn on its way into the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Contact, Notice, Outcome, TimedStep, Trace
from assistant.records.feedback import Verdict
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate
from tests.made_documents import made_document
from tests.ui.web.ask.made_turns import (
    HOSTILE,
    OURS,
    Seen,
    answered,
    held,
    hostile_answer,
    hostile_document,
    said,
    whole,
)
from ui.web.ask.exchange import Exchange
from ui.web.ask.turn_view import earlier_html, turn_html
from ui.web.language import words_in
from ui.web.library.status_words import dated_status
from ui.web.rendering import piece

WORDS = words_in("en")
NONE_HIDDEN = (0, "")


@pytest.fixture
def hostile():
    document = hostile_document()
    exchange = Exchange(1, HOSTILE, hostile_answer(document), 1, kept=True)
    return exchange, held(document)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("latest", [True, False])
def test_markup_from_anywhere_stays_text(hostile, latest, language):
    exchange, take = hostile
    seen = Seen(turn_html(exchange, take, words_in(language), latest=latest, conversation=HOSTILE))
    assert set(seen.tags) <= OURS
    assert "<img src=x onerror=alert(1)>" in seen.text
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert seen.links
    assert all(one.startswith(("#", "/documents/", "mailto:")) for one in seen.links)


def test_a_turn_is_one_block_to_a_markdown_reader(hostile):
    exchange, take = hostile
    turn = turn_html(exchange, take, WORDS, latest=True, conversation="c1")
    assert "\n" not in turn
    assert turn.startswith("<article ")
    assert turn.endswith("</article>")


def test_earlier_turns_are_one_block_each(hostile):
    exchange, take = hostile
    blocks = earlier_html([exchange, exchange], take, WORDS, hidden=(3, "c1")).split("\n\n")
    assert [one[: one.index(" ")] for one in blocks] == ["<p", "<article", "<article"]
    assert not [one for one in blocks if "\n" in one]


def test_no_character_that_markdown_reads_is_left_in_the_text():
    html = piece("ask/contact.html", WORDS, contact=Contact("*_`[]()!#$%|~<>\\^{}:@/&\"'", "x"))
    inside = html[html.index("<strong>") + 8 : html.index("</strong>")]
    assert all(one.isalnum() or one in "&#;" for one in inside)


def test_only_the_statements_that_have_arrived_are_shown():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    half = turn_html(Exchange(1, "What?", answer, 1), held(document), WORDS)
    assert "Second" not in Seen(half).text
    assert "announcement" not in half
    arrived = turn_html(whole(answer), held(document), WORDS)
    assert "Second" in Seen(arrived).text
    assert "Answer ready: 2 statements, 1 source." in Seen(arrived).text


def test_what_accompanies_an_answer_comes_with_its_last_statement():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(
        document,
        "First thing.",
        "Second thing.",
        notices=(Notice("draft", "It is a draft."),),
        contacts=(Contact("Helpdesk", "questions"),),
        follow_ups=("And then?",),
        trace=Trace(steps=(TimedStep("find", 1.0),)),
    )
    half = Seen(turn_html(Exchange(1, "What?", answer, 1), held(document), WORDS, latest=True))
    arrived = Seen(turn_html(whole(answer), held(document), WORDS, latest=True))
    for words in ("It is a draft.", "Helpdesk", "And then?", "Copy answer", "How was this found?"):
        assert words not in half.text, words
        assert words in arrived.text, words


def test_numbers_of_the_latest_answer_lead_beside_it_and_earlier_ones_to_the_reader():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."), number=2)
    (cited,) = exchange.answer.citations
    latest = Seen(turn_html(exchange, held(document), WORDS, latest=True))
    assert latest.links == ["#quote-2-1", "#question-box"]
    earlier = Seen(turn_html(exchange, held(document), WORDS))
    place = f"/documents/{document.id}?start={cited.start}&end={cited.end}#quote"
    assert [one.get("href") for one in earlier.with_class("cite")] == [place]
    assert "(opens in a new tab)" in earlier.text
    here = Seen(turn_html(exchange, held(document), WORDS, here=True))
    assert here.links == ["#quote-2-1"]


def test_a_quote_of_a_list_and_of_a_table_is_laid_out_as_one():
    def fill(content):
        content.list_item("one thing")
        content.list_item("another thing")
        content.table_row(["Step", "Time"], header=True)
        content.table_row(["Reply", "5 days"])

    document = made_document("Note", fill)
    answer = answered(document, "one thing\n• another thing", "Step | Time\nReply | 5 days")
    tags = Seen(turn_html(whole(answer), held(document), WORDS, here=True)).tags
    assert (tags.count("th"), tags.count("td")) == (2, 2)
    assert tags.count("li") == 2


def test_words_that_do_not_apply_stand_behind_their_label():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    first, second = answer.statements
    labelled = replace(answer, statements=(first, replace(second, label="No longer applies")))
    text = Seen(turn_html(whole(labelled), held(document), WORDS, here=True)).text
    assert text.count("No longer applies") == 1
    assert text.index("First thing.") < text.index("No longer applies:")
    assert text.index("No longer applies:") < text.index("Second thing.")


def test_a_document_no_longer_held_still_leaves_its_quote_readable():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."))
    assert "First thing." in Seen(turn_html(exchange, held(), WORDS)).text


def test_each_reading_leads_to_the_question_box_and_is_shown_as_text():
    answer = Answer(
        "pass", "pass", Outcome.NEEDS_DETAIL, wording="More?", readings=("How long?", HOSTILE)
    )
    seen = Seen(turn_html(whole(answer), held(), WORDS))
    assert seen.links == ["#question-box", "#question-box"]
    assert "How long?" in seen.text
    assert set(seen.tags) <= OURS
    here = Seen(turn_html(whole(answer), held(), WORDS, here=True))
    assert here.links == [], "a plain page has no question box"
    assert "How long?" in here.text


def test_only_the_latest_turn_offers_follow_ups_and_can_be_edited():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing.", follow_ups=("And then?",)))
    latest = Seen(turn_html(exchange, held(document), WORDS, latest=True))
    earlier = Seen(turn_html(exchange, held(document), WORDS))
    assert "And then?" in latest.text
    assert "And then?" not in earlier.text
    assert {one["id"] for one in latest.of("button")} == {"copy-answer-1", "edit-1", "retry-1"}
    assert {one["id"] for one in earlier.of("button")} == {"copy-answer-1"}


def test_only_a_latest_answer_that_is_not_in_full_offers_more():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."))
    shown = {"latest": True}
    assert "Tell me more" in turn_html(exchange, held(document), WORDS, **shown)
    assert "Dywedwch fwy" in turn_html(exchange, held(document), words_in("cy"), **shown)
    assert "Tell me more" not in turn_html(exchange, held(document), WORDS)
    assert "Tell me more" not in turn_html(exchange, held(document), WORDS, in_full=True, **shown)
    fuller = answered(document, "First thing.", notices=(Notice("asked_fuller", "In full."),))
    assert "Tell me more" not in turn_html(whole(fuller), held(document), WORDS, **shown)
    refused = said(outcome=Outcome.NOT_IN_GUIDANCE, wording="Not here.")
    assert "Tell me more" not in turn_html(whole(refused), held(), WORDS, **shown)


def test_only_an_answer_that_is_kept_can_be_judged_and_says_where_it_is():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."))
    lost = Seen(turn_html(exchange, held(document), WORDS, latest=True, conversation="c1"))
    kept = Seen(
        turn_html(
            replace(exchange, kept=True), held(document), WORDS, latest=True, conversation="c1"
        )
    )
    assert not lost.with_class("helpful")
    assert not lost.with_class("in-conversation")
    assert [one["id"] for one in kept.with_class("in-conversation")] == ["conversation-c1"]
    assert [one["id"] for one in kept.with_class("not-helpful")] == ["not-helpful-1"]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_was_said_of_an_answer_is_shown_on_its_button(verdict):
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."), kept=True, verdict=verdict)
    given = Seen(turn_html(exchange, held(document), WORDS)).with_class("given")
    assert [one["id"] for one in given] == [f"{verdict.value.replace('_', '-')}-1"]


def test_a_plain_page_has_no_tools():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."), kept=True)
    assert Seen(turn_html(exchange, held(document), WORDS, here=True)).of("button") == []


def test_an_answer_that_could_not_be_kept_says_so():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."))
    assert "could not be kept" not in Seen(turn_html(exchange, held(document), WORDS)).text
    lost = replace(exchange, problem="RecordsDamaged")
    assert "could not be kept" in Seen(turn_html(lost, held(document), WORDS)).text


def test_a_stopped_answer_says_that_only_a_part_is_shown():
    document = made_document("Note", "First thing. Second thing.")
    answer = answered(document, "First thing.", "Second thing.")
    part = Seen(turn_html(Exchange(1, "What?", answer, 1, stopped=True), held(document), WORDS))
    assert "First thing." in part.text
    assert "Second thing." not in part.text
    assert "Only the part of the answer that had arrived" in part.text
    before = Seen(turn_html(Exchange(1, "What?", stopped=True), held(document), WORDS))
    assert "Stopped before an answer arrived." in before.text
    assert "Looking in the guidance" not in before.text


def test_a_question_without_an_answer_yet_is_being_looked_for():
    seen = Seen(turn_html(Exchange(3, "What?"), held(), WORDS, latest=True))
    assert "Looking in the guidance" in seen.text
    assert seen.of("article") == [{"class": "turn", "id": "turn-3"}]


def test_a_copied_reference_has_the_words_their_place_and_their_status():
    document = made_document("Note", "First thing.")
    answer = answered(document, "First thing.")
    full = replace(
        answer.citations[0],
        publisher="Example Service",
        heading_trail=("Note", "Part 1", "How long"),
        page=4,
        url="https://www.example.org/note",
        status="superseded",
        applies_to=PartialDate(2019, 3, 31),
    )
    html = turn_html(whole(replace(answer, citations=(full,))), held(document), WORDS)
    assert (
        "[1] “First thing.” – Note; Example Service; Part 1 › How long; Page 4; "
        "Superseded · until 31 March 2019; https://www.example.org/note#:~:text=First%20thing."
    ) in Seen(html).text
    ours = replace(full, starter_note=True, url="javascript:alert(1)")
    html = turn_html(whole(replace(answer, citations=(ours,))), held(document), WORDS)
    assert "Starter note, not official guidance" in Seen(html).text
    assert "javascript" not in html


def test_turns_before_those_shown_are_a_link_to_the_conversation():
    exchange = whole(said("one"), number=21)
    html = earlier_html([exchange], held(), WORDS, hidden=(20, "c1"))
    assert Seen(html).links == ["/conversations/c1"]
    assert "Earlier questions of this conversation (20)" in Seen(html).text
    assert Seen(earlier_html([exchange], held(), WORDS, hidden=NONE_HIDDEN)).links == []


def test_a_turn_in_welsh_is_in_welsh_and_its_quote_as_it_is():
    document = made_document("Note", "First thing.")
    exchange = whole(answered(document, "First thing."), kept=True)
    text = Seen(turn_html(exchange, held(document), words_in("cy"), latest=True)).text
    assert "Dyfynnwyd air am air" in text
    assert "First thing." in text
    assert "Quoted word for word" not in text


def test_a_status_leaves_unknown_dates_out():
    withdrawn = Publication("T", status=Status.WITHDRAWN, applies_to=PartialDate(2019, 3, 31))
    assert dated_status(withdrawn, WORDS) == "Withdrawn · until 31 March 2019"
    draft = Publication("T", status=Status.DRAFT, published=PartialDate(2020, 3))
    assert dated_status(draft, WORDS) == "Draft · published March 2020"
    assert dated_status(Publication("T"), WORDS) == "Current"


def test_whom_to_call_looks_more_urgent_than_other_replies():
    urgent = said(outcome=Outcome.EMERGENCY, wording="Call 999 first.")
    other = said(outcome=Outcome.OUT_OF_SCOPE, wording="It is for Scotland.")
    assert Seen(turn_html(whole(urgent), held(), WORDS)).with_class("at-once")
    assert not Seen(turn_html(whole(other), held(), WORDS)).with_class("at-once")


def test_what_was_looked_for_is_told_only_where_something_was_looked_for():
    reply = replace(said(outcome=Outcome.NOT_IN_GUIDANCE), searched_for="zebra")
    found = Trace(matches=({"document_id": "d", "score": 1.0},))
    assert Seen(turn_html(whole(replace(reply, trace=found)), held(), WORDS)).with_class("searched")
    assert not Seen(turn_html(whole(reply), held(), WORDS)).with_class("searched")


@pytest.mark.parametrize(("characters", "long"), [(400, False), (401, True), (4000, True)])
def test_a_long_question_gets_a_box_that_the_keyboard_can_scroll(characters, long):
    exchange = replace(whole(said("Yes.")), question="x" * characters)
    heading = Seen(turn_html(exchange, held(), WORDS)).of("h2")[0]
    assert ("long" in heading["class"].split()) is long
    assert (heading.get("tabindex") == "0") is long
