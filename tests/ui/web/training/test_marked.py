"""When the guidance changes, a pack says so: old and new text side by side, renewed or dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assembly import Assembly
from assistant.training.store import Step
from tests.assistant.training.made_up_pack import FIRST, MISSED, handbook
from tests.ui.web.ask.made_turns import Seen
from tests.ui.web.training.conftest import Person, hidden, text_of

NEW = "A missed appointment is recorded within two working days."


@pytest.fixture
def trainer(own_training) -> Iterator[Person]:
    person = Person(*own_training)
    yield person
    person.client.close()


@pytest.fixture
def learner(own_training) -> Iterator[Person]:
    person = Person(*own_training)
    yield person
    person.client.close()


def bring(assembly: Assembly, **changed: str) -> None:
    assembly.keeper.add_documents([handbook(**changed)])
    assembly.keeper.build()


def link_to(page, part: str) -> str:
    return next(one for one in Seen(page.text).links if part in one)


def test_a_pack_whose_words_stand_has_nothing_to_check(trainer):
    address = trainer.keeps()
    assert "Nothing to check" in text_of(trainer.get(f"{address}/marked"))
    assert "rests on guidance that has changed" not in text_of(trainer.get(address))


def test_changed_guidance_is_marked_everywhere_and_not_asked(trainer, learner):
    address = trainer.keeps()
    link = trainer.shares(address)
    trainer.post(f"{address}/events", name="Induction", version="1")
    bring(trainer.assembly, missed=NEW)
    assert "2 pieces to check" in text_of(trainer.get("/training"))
    for path in ("", "/questions", "/share", "/results", "/versions"):
        assert "2 pieces of this pack rest on guidance that has changed" in text_of(
            trainer.get(f"{address}{path}")
        ), path
    assert "One question of this frozen version rests on guidance" in text_of(
        trainer.get(f"{address}/share")
    )
    assert "Not asked: guidance changed" in text_of(trainer.get(f"{address}/questions"))
    start = text_of(learner.get(link))
    assert "5 questions, one at a time" in start
    assert "One question is not asked at present" in start
    assert "The guidance has changed since" in start
    page = learner.answers(learner.begins(link, "Otter"))
    asked = text_of(learner.get(f"{link}/quiz"))
    assert page.status_code == 200
    assert "Who signs off every enforcement decision?" in asked
    assert "Question 2 of 5" in asked


def test_an_answer_to_a_question_that_is_just_marked_is_not_kept(trainer, learner):
    link = trainer.shares(trainer.keeps())
    question = learner.begins(link, "Otter")
    bring(trainer.assembly, first=FIRST.replace("five", "seven"))
    page = learner.answers(question)
    assert page.url.path == f"{link}/quiz"
    assert "Question 1 of 5" in text_of(page)


def test_old_and_new_text_stand_side_by_side(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, missed=NEW)
    page = trainer.get(f"{address}/marked")
    said = text_of(page)
    assert "These words do not stand in the newest version of their document." in said
    assert said.index("Old text") < said.index("New text")
    seen = Seen(page.text)
    assert len(seen.of("del")) == len(seen.of("ins")) == 2
    for part in ("/documents/", "#quote"):
        assert any(part in one for one in seen.links)
    old, new = handbook().id, handbook(missed=NEW).id
    assert any(old in one for one in seen.links)
    assert any(new in one for one in seen.links)


def test_a_question_is_renewed_with_words_of_the_new_text(trainer, learner):
    address = trainer.keeps()
    link = trainer.shares(address)
    bring(trainer.assembly, missed=NEW)
    form = trainer.get(link_to(trainer.get(f"{address}/marked"), "/questions/missed?"))
    ticked = [one["value"] for one in Seen(form.text).of("input") if one.get("checked") == ""]
    assert NEW in text_of(form)
    sent = {**hidden(form), "topic": "orders", "quote": ticked[-1:], "right": "1"}
    sent["question"] = "True or false: A missed appointment may be recorded after a week."
    saved = trainer.post(f"{address}/questions/missed", **sent, overrule="yes")
    assert saved.url.path == f"{address}/questions", text_of(saved)
    pack = trainer.pack(address)
    assert pack.items[1].grounds[0].quote == NEW
    assert trainer.assembly.training.watch.stale_items(pack) == frozenset()
    assert trainer.assembly.training.packs.versions(trainer.owner, pack.id)[0].step is Step.RENEWED
    assert "6 questions" in text_of(learner.get(link))


def test_a_fact_is_renewed_with_words_that_are_picked(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, missed=NEW)
    form = trainer.get(link_to(trainer.get(f"{address}/marked"), "/marked/fact-0/0?"))
    assert MISSED in text_of(form)
    none = trainer.post(form.url.path, **hidden(form))
    assert none.status_code == 400
    assert "Tick the words that it rests on." in text_of(none)
    trainer.post(form.url.path, **hidden(form), quote="0")
    assert trainer.pack(address).facts[0].grounds.quote == NEW


def test_what_still_stands_is_renewed_in_one_go(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, beside="It is held in private, unless the manager decides otherwise.")
    page = trainer.get(f"{address}/marked")
    assert "4 pieces still stand word for word" in text_of(page)
    done = trainer.post(f"{address}/marked", version="1")
    assert "Nothing to check" in text_of(done)
    pack = trainer.pack(address)
    assert pack.version == 2
    assert pack.items[0].grounds[0].citation.document_id != handbook().id
    assert pack.items[0].grounds[0].quote == FIRST


def test_one_piece_that_still_stands_is_renewed_by_itself(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, beside="It is held in private, unless the manager decides otherwise.")
    trainer.post(f"{address}/marked", version="1", piece="item-first")
    left = trainer.assembly.training.watch.alarms(trainer.pack(address))
    assert {str(one.piece) for one in left} == {"reading-0", "change-0", "scenario-late"}


@pytest.mark.parametrize("piece", ["item-missed", "fact-0"])
def test_a_marked_piece_is_dropped(trainer, piece):
    address = trainer.keeps()
    bring(trainer.assembly, missed=NEW)
    page = trainer.post(f"{address}/drop", piece=piece, version="1", back="marked")
    assert page.url.path == f"{address}/marked"
    pack = trainer.pack(address)
    assert len(pack.facts) == (1 if piece == "fact-0" else 2)
    assert len(pack.shown_items) == (5 if piece == "item-missed" else 6)


def test_a_card_of_then_and_now_is_renewed_with_its_short_words(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, first=FIRST.replace("five", "seven"))
    form = trainer.get(link_to(trainer.get(f"{address}/marked"), "/marked/change-0/1?"))
    sent = {"quote": "0", "was": "It took place within five days.", "is_now": "Within seven days."}
    trainer.post(form.url.path, **hidden(form), **sent)
    (card,) = trainer.pack(address).changes
    assert (card.was, card.is_now) == (sent["was"], sent["is_now"])
    assert "seven working days" in card.now.quote
    assert "ten working days" in card.then.quote


def test_a_document_taken_out_leaves_only_other_passages_and_dropping(trainer):
    address = trainer.keeps()
    trainer.assembly.library.retire(["/handbook.md"])
    said = text_of(trainer.get(f"{address}/marked"))
    assert "The document was taken out of the library." in said
    assert "Nothing stands in its place, as far as is known." in said
    assert "Renew with new words" not in said
    assert "Next page" in said


def test_a_marked_question_cannot_be_saved_as_it_is(trainer):
    address = trainer.keeps()
    bring(trainer.assembly, missed=NEW)
    form = trainer.get(f"{address}/questions/missed")
    assert "cannot be saved as it is" in text_of(form)
    sent = {**hidden(form), "topic": "orders", "right": "1", "question": "True or false: A week?"}
    page = trainer.post(f"{address}/questions/missed", **sent, overrule="yes")
    assert page.status_code == 400
    assert "do not apply any more" in text_of(page) or "does not stand" in text_of(page)


@pytest.mark.parametrize(
    "path", ["fact-0/9", "fact-9/0", "item-first/0", "star-0/0", "fact-0/0?document=none&at=0"]
)
def test_what_is_not_marked_cannot_be_renewed(trainer, path):
    assert trainer.get(f"{trainer.keeps()}/marked/{path}").status_code == 404


def test_files_leave_out_what_waits(trainer):
    address = trainer.keeps()
    before = trainer.get(f"{address}/files/csv").text
    bring(trainer.assembly, missed=NEW)
    after = trainer.get(f"{address}/files/csv").text
    assert "recorded a week later" in before
    assert "recorded a week later" not in after
