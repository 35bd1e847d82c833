"""A trainer makes packs, puts them right, shares and freezes them, and sees how a group does."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from assistant.training.store import Step
from tests.assistant.training.made_up_pack import FIRST, MANAGER, handbook
from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.training.conftest import Person, hidden, text_of


def save(person: Person, address: str, **fields):
    """Send the form of a question as it stands, with some fields typed anew."""
    page = person.get(address)
    seen = Seen(page.text)
    sent: dict[str, object] = dict(hidden(page))
    sent["question"] = re.search(r'<textarea id="question"[^>]*>([^<]*)<', page.text)[1]
    sent["explanation"] = re.search(r'<textarea id="explanation"[^>]*>([^<]*)<', page.text)[1]
    sent["topic"] = next(one["value"] for one in seen.of("option") if "selected" in one)
    inputs = seen.of("input")
    for name in ("option", "prompt"):
        sent[name] = [one["value"] for one in inputs if one.get("name") == name]
    ticked = [one for one in inputs if "checked" in one]
    for name in ("right", "quote"):
        sent[name] = [one["value"] for one in ticked if one.get("name") == name]
    return person.post(page.url.path, **{**sent, **fields})


# The pack.


def test_the_pack_is_shown_with_its_quiz_and_files(trainer):
    address = trainer.keeps()
    page = trainer.get(address)
    said = text_of(page)
    for one in ("6 questions:", "Order of steps (1)", FIRST, "Handout (Word)", "Cards (Anki)"):
        assert one in said, one
    assert len(trainer.get(address).text) > 10_000


@pytest.mark.parametrize("form", ["docx", "pdf", "pptx", "gift", "moodle", "qti", "anki", "csv"])
def test_every_file_can_be_taken_away(trainer, form):
    taken = trainer.get(f"{trainer.keeps()}/files/{form}")
    assert taken.status_code == 200, taken.text
    assert "attachment" in taken.headers["content-disposition"]
    assert len(taken.content) > 500


def test_a_handout_without_answers_has_none(trainer):
    address = trainer.keeps()
    texts = [
        ZipFile(BytesIO(trainer.get(f"{address}/files/docx?answers={one}").content)).read(
            "word/document.xml"
        )
        for one in ("yes", "no")
    ]
    assert b"So the handbook says." in texts[0]
    assert b"So the handbook says." not in texts[1]


def test_another_trainer_finds_nothing(trainer, somebody):
    address, other = trainer.keeps(), somebody()
    for path in (
        "",
        "/questions",
        "/questions/first",
        "/marked",
        "/share",
        "/results",
        "/versions",
    ):
        assert other.get(f"{address}{path}").status_code == 404, path
    for path in ("/delete", "/find", "/files/docx", "/questions/new?kind=who"):
        assert other.get(f"{address}{path}").status_code == 404, path
    for path in ("/title", "/share", "/drop", "/take-back", "/versions", "/delete", "/marked"):
        assert other.post(f"{address}{path}", piece="item-first").status_code == 404, path
    assert trainer.pack(address).version == 1


def test_a_title_is_changed(trainer):
    address = trainer.keeps()
    trainer.post(f"{address}/title", title="  Induction  ")
    assert trainer.pack(address).title == "Induction"
    trainer.post(f"{address}/title", title="   ")
    assert (trainer.pack(address).title, trainer.pack(address).version) == ("Induction", 2)


def test_a_pack_is_deleted_for_good(trainer, learner):
    address = trainer.keeps()
    link = trainer.shares(address)
    learner.begins(link, "Otter")
    assert "the results of one learner" in text_of(trainer.get(f"{address}/delete"))
    assert trainer.post(f"{address}/delete").url.path == "/training"
    assert trainer.get(address).status_code == 404
    assert learner.get(link).status_code == 404


# Questions.


def test_questions_stand_by_topic_with_their_right_answers(trainer):
    said = text_of(trainer.get(f"{trainer.keeps()}/questions"))
    assert said.index("Orders") < said.index("Who signs off") < said.index("Risk")
    assert "The duty manager" in said
    assert said.index("Check the address register.") < said.index("Carry a charged telephone.")


def test_the_wording_of_a_question_is_changed_in_a_new_version(trainer):
    address = trainer.keeps()
    asked = "By how many working days after sentence must the first appointment take place?"
    page = save(trainer, f"{address}/questions/first", question=asked)
    assert page.url.path == f"{address}/questions", text_of(page)
    pack = trainer.pack(address)
    item = pack.items[0]
    assert (item.question, item.maker, item.right_texts) == (asked, "trainer", ("five",))
    assert pack.version == 2
    assert (
        item.grounds
        == trainer.assembly.training.packs.version(trainer.owner, pack.id, 1).items[0].grounds
    )
    assert "Question edited" in text_of(trainer.get(f"{address}/versions"))


def test_saving_what_was_not_changed_makes_no_version(trainer):
    address = trainer.keeps()
    for item in ("first", "missed", "steps", "terms"):
        page = save(trainer, f"{address}/questions/{item}")
        assert page.url.path == f"{address}/questions", (item, text_of(page))
    assert trainer.pack(address).version == 1


@pytest.mark.parametrize(
    ("item", "fields", "said"),
    [
        ("first", {"question": "  "}, "Type the question."),
        ("first", {"option": ["five", "", ""]}, "Give at least two answers"),
        ("first", {"option": ["five", "FIVE ", "ten"]}, "are the same"),
        ("first", {"right": "3", "option": ["two", "five", "ten", ""]}, "Mark the right answer."),
        ("first", {"topic": "astronomy"}, "Choose a topic of this pack."),
        ("first", {"explanation": "x" * 1600}, "Shorten the question"),
        ("terms", {"prompt": ["Breach", "", "Curfew"]}, "Give every term a meaning"),
        ("first", {"option": ["five", "5 working days", "ten"], "right": "0"}, "The check found"),
    ],
)
def test_a_question_that_will_not_do_is_not_saved_and_stays_as_typed(trainer, item, fields, said):
    address = trainer.keeps()
    page = save(trainer, f"{address}/questions/{item}", **fields)
    assert page.status_code == 400
    assert said in text_of(page)
    for typed in fields.get("option", ()):
        assert f'value="{typed}"' in page.text
    assert trainer.pack(address).version == 1


def test_a_change_made_in_another_window_is_not_undone(trainer):
    address = trainer.keeps()
    asked = "By how many working days after sentence must the first appointment take place?"
    trainer.post(f"{address}/title", title="Changed meanwhile")
    page = save(trainer, f"{address}/questions/first", question=asked, version="1")
    assert page.status_code == 409
    assert asked in page.text
    assert "What you typed is still here" in text_of(page)
    assert hidden(page)["version"] == "2"
    assert trainer.pack(address).items[0].question != asked


def test_a_question_is_dropped_and_taken_back(trainer, learner):
    address = trainer.keeps()
    link = trainer.shares(address)
    trainer.post(f"{address}/drop", piece="item-first", version="1", back="questions")
    assert "Dropped" in text_of(trainer.get(f"{address}/questions"))
    assert "True or false" in text_of(learner.begins(link, "Otter"))
    trainer.post(f"{address}/take-back", item="first", version="2")
    assert "Within how many working days" in text_of(learner.get(f"{link}/quiz"))
    again = trainer.post(f"{address}/drop", piece="item-first", version="2")
    assert again.status_code == 409


@pytest.mark.parametrize("piece", ["", "item-", "item-none", "fact-99", "star-1", "fact-x"])
def test_a_piece_that_is_not_there_cannot_be_dropped(trainer, piece):
    address = trainer.keeps()
    assert trainer.post(f"{address}/drop", piece=piece, version="1").status_code == 404
    assert trainer.pack(address).version == 1


def test_a_question_is_added_on_words_of_a_passage(trainer):
    address = trainer.keeps()
    found = trainer.get(f"{address}/find", params={"kind": "who", "words": "enforcement decision"})
    assert MANAGER in text_of(found)
    choose = next(one for one in Seen(found.text).links if "/questions/new?" in one)
    document = handbook()
    assert f"document={document.id}" in choose
    place = document.text.index(MANAGER)
    form = f"{address}/questions/new?kind=who&document={document.id}&at={place}"
    asked = "Who signs off an enforcement decision in this county?"
    fields = {
        "question": asked,
        "option": ["The duty manager", "The practitioner", "The court"],
        "right": "0",
        "overrule": "yes",
    }
    none = save(trainer, form, **fields)
    assert "Tick the words that it rests on." in text_of(none)
    assert asked in none.text
    page = save(trainer, form, quote="0", **fields)
    assert page.url.path == f"{address}/questions", text_of(page)
    item = trainer.pack(address).items[-1]
    assert (item.question, item.maker, item.grounds[0].quote) == (asked, "trainer", MANAGER)
    assert (
        trainer.assembly.training.packs.versions(trainer.owner, trainer.pack(address).id)[0].step
        is Step.ADDED
    )


@pytest.mark.parametrize("kind", ["order", "match", "true_false", "number"])
def test_every_kind_of_question_can_be_written(trainer, kind):
    document = handbook()
    page = trainer.get(f"{trainer.keeps()}/questions/new?kind={kind}&document={document.id}&at=60")
    assert page.status_code == 200
    assert ("Step 1" in page.text) == (kind == "order")
    assert ("Term 1" in page.text) == (kind == "match")
    assert ("Answer 1 is right" in page.text) == (kind == "number")


@pytest.mark.parametrize(
    "query",
    ["kind=who&document=none&at=3", "kind=who&document=x&at=-1", "kind=who&at=x", "kind=who"],
)
def test_a_passage_that_is_not_there_is_asked_for(trainer, query):
    page = trainer.get(f"{trainer.keeps()}/questions/new?{query}")
    assert page.status_code == 200
    assert "Find a passage" in page.text


def test_a_kind_that_does_not_exist_is_not_found(trainer):
    assert trainer.get(f"{trainer.keeps()}/questions/new?kind=riddle").status_code == 404
    assert trainer.get(f"{trainer.keeps()}/questions/none").status_code == 404


# Sharing, freezing, versions.


def test_a_pack_is_on_no_link_until_it_is_shared(trainer, learner):
    address = trainer.keeps()
    assert "/training/with/" not in trainer.get(f"{address}/share").text
    link = trainer.shares(address)
    assert (
        f"{trainer.client.base_url}{link}".replace("//training", "/training")
        in trainer.get(f"{address}/share").text
    )
    assert learner.get(link).status_code == 200
    assert "On a link" in text_of(trainer.get("/training"))


def test_a_frozen_version_stays_as_it_was_and_has_results_of_its_own(trainer, learner, somebody):
    address = trainer.keeps()
    live = trainer.shares(address)
    page = trainer.post(f"{address}/events", name="Induction, May", version="1")
    event = re.findall(r'value="[^"]*(/training/with/[^"]+)"', page.text)[-1]
    assert event != live
    trainer.post(f"{address}/drop", piece="item-first", version="1")
    trainer.post(f"{address}/title", title="Changed")
    frozen, latest = learner.get(event), learner.get(live)
    assert "New starters in Kestrel County" in frozen.text
    assert "Induction, May" in frozen.text
    assert "6 questions" in text_of(frozen)
    assert "5 questions" in text_of(latest)
    learner.answers(learner.begins(event, "At the event"), right=False)
    somebody().begins(live, "At home")
    results = trainer.get(f"{address}/results")
    assert "At home" in results.text
    (key,) = set(re.findall(r"results\?event=(\d+)", results.text))
    narrowed = trainer.get(f"{address}/results?event={key}")
    assert "At the event" in narrowed.text
    assert "At home" not in narrowed.text
    trainer.post(f"{address}/events/end", event=key)
    assert learner.get(event).status_code == 404
    assert "At the event" in trainer.get(f"{address}/results?event={key}").text
    assert trainer.get(f"{address}/results?event=99").status_code == 404


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_an_event_needs_a_name(trainer, name):
    address = trainer.keeps()
    page = trainer.post(f"{address}/events", name=name, version="1")
    assert page.status_code == 400
    assert "Give the event a name" in page.text


def test_an_earlier_version_is_brought_back_as_the_latest(trainer):
    address = trainer.keeps()
    trainer.post(f"{address}/title", title="Second")
    trainer.post(f"{address}/versions", number="1")
    pack = trainer.pack(address)
    assert (pack.title, pack.version) == ("New starters in Kestrel County", 3)
    assert trainer.post(f"{address}/versions", number="9").status_code == 404


# Results.


def test_results_tell_who_learned_what_and_what_is_missed_most(trainer, somebody):
    address = trainer.keeps()
    link = trainer.shares(address)
    assert "Nobody has taken the quiz yet." in trainer.get(f"{address}/results").text
    otter, newt = somebody(), somebody()
    otter.answers(otter.begins(link, "Otter"), right=False)
    newt.answers(newt.begins(link, "Newt"), right=False)
    newt.answers(newt.get(f"{link}/quiz"))
    said = text_of(trainer.get(f"{address}/results"))
    assert "Missed at the first try by 2 of 2." in said
    assert "Chosen instead most often (2 times): two" in said
    assert said.index("Missed most") < said.index("By learner") < said.index("By question")
    assert re.search(r"Newt 2 1 1 \d", said)
    assert re.search(r"Otter 1 0 0 \d", said)
    assert "Otter" not in trainer.get(address).text
    assert "1 question" not in said
    assert "2 learners" in text_of(trainer.get("/training"))


def test_a_learner_sees_the_pack_on_their_own_list(trainer, learner):
    link = trainer.shares(trainer.keeps())
    learner.begins(link, "Otter")
    page = learner.get("/training")
    assert link in Seen(page.text).links
    assert "You take part as Otter" in text_of(page)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/training/new", {}),
        ("{pack}/events", {"name": "", "version": "1"}),
        ("{pack}/questions/first", {"question": ""}),
        ("{pack}/versions", {"number": "9"}),
    ],
)
def test_a_page_that_was_posted_offers_a_language_link_that_works(trainer, path, fields):
    page = trainer.post(path.format(pack=trainer.keeps()), **fields)
    assert page.status_code >= 400
    (link,) = [one for one in Seen(page.text).links if one.startswith("/language/")]
    welsh = trainer.get(link)
    assert welsh.status_code == 200
    assert '<html lang="cy">' in welsh.text
