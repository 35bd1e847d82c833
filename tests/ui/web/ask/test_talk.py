"""How a conversation goes on, what of it is kept, and what happens when something fails."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.answer import Answer, Outcome
from assistant.assembly import Assembly
from assistant.records.database import RECORDS_FILE
from assistant.records.errors import RecordsBusy, UnknownConversation
from assistant.records.feedback import Verdict
from assistant.scope import Family, Nation, Scope
from assistant.settings import Settings
from index.errors import NoIndex
from tests.ui.web.ask.made_turns import QUESTION, said
from ui.web.ask.choices import Choices, choices_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.talk import TURNS_SHOWN, Earlier, Talk, Wish, history_of

ME = "me"


@pytest.fixture
def assembly(tmp_path: Path) -> Assembly:
    """A home with a database and no guidance; answers are made up."""
    made = Assembly(Settings(home=tmp_path / "home"), stays=True)
    made.parts = "parts"
    yield made
    # Where the test has damaged it, there is none to close.
    if "records" in made.__dict__:
        made.records.close()


@pytest.fixture
def replying(monkeypatch):
    """Makes the answer path reply with an answer, an error, or what a function makes of it."""

    def reply(with_answer):
        asked = []

        def ask(question, parts, history=(), *, scope=None, language="en", **_):
            asked.append(
                SimpleNamespace(
                    question=question,
                    parts=parts,
                    history=tuple(history),
                    scope=scope,
                    language=language,
                )
            )
            if isinstance(with_answer, Exception):
                raise with_answer
            return with_answer(question) if callable(with_answer) else with_answer

        monkeypatch.setattr("ui.web.ask.talk.ask", ask)
        monkeypatch.setattr("ui.web.ask.talk._PAUSE_SECONDS", 0)
        return asked

    return reply


def echoing(question: str) -> Answer:
    return Answer(question, question, Outcome.ANSWERED, statements=said("one").statements)


def asks(assembly, question, conversation="", *, owner=ME, edit=0, wish=None, scope=None):
    """Ask, and return the talk with everything that arrived."""
    talk = Talk(assembly, owner, Choices(scope or Scope(), conversation, edit))
    return talk, list(talk.arriving(question, talk.earlier(), wish or Wish()))


def questions(assembly, conversation, owner=ME):
    return [one.question for one in assembly.conversations.get(owner, conversation).turns]


# What arrives.


def test_the_question_arrives_then_the_first_statement_and_then_all(assembly, replying):
    replying(said("one", "two", "three"))
    _, steps = asks(assembly, QUESTION)
    assert [one.answer is None for one in steps] == [True, False, False]
    assert [one.shown for one in steps] == [0, 1, 3]
    assert [one.finished for one in steps] == [False, False, True]


def test_a_reply_without_statements_arrives_at_once(assembly, replying):
    replying(said(outcome=Outcome.NOT_IN_GUIDANCE, wording="Not here."))
    _, steps = asks(assembly, QUESTION)
    assert [one.finished for one in steps] == [False, True]


def test_a_wish_to_stop_keeps_what_has_arrived(assembly, replying):
    replying(said("one", "two", "three"))
    wish = Wish()
    talk = Talk(assembly, ME, Choices())
    steps = talk.arriving(QUESTION, Earlier(), wish)
    arrived = [next(steps), next(steps)]
    wish.stop = True
    assert [(one.shown, one.stopped) for one in [*arrived, *steps]] == [
        (0, False),
        (1, False),
        (1, True),
    ]


def test_what_is_left_for_a_new_conversation_arrives_no_more(assembly, replying):
    replying(said("one", "two", "three"))
    wish = Wish()
    talk = Talk(assembly, ME, Choices())
    steps = talk.arriving(QUESTION, Earlier(), wish)
    next(steps)
    wish.stop = wish.gone = True
    assert list(steps) == []
    assert questions(assembly, talk.conversation) == [QUESTION], "it is found again in the list"


# Personal data.


def test_the_question_is_shown_as_the_answer_states_it(assembly, replying):
    replying(Answer("Is [number removed] out?", "", Outcome.ABOUT_A_PERSON, wording="No."))
    talk, steps = asks(assembly, "Is A1234BC out?")
    assert steps[-1].question == "Is [number removed] out?"
    assert questions(assembly, talk.conversation) == ["Is [number removed] out?"]


def test_personal_data_is_masked_before_an_answer_is_there(assembly, replying):
    replying(said("one", "two"))
    _, (first, *_) = asks(assembly, "Is Dean Walsh A1234BC out?")
    assert first.question == "Is [name removed] [prison number removed] out?"


def test_a_stopped_question_keeps_no_personal_data(assembly, replying):
    replying(
        lambda _: Answer("masked", "masked", Outcome.ANSWERED, statements=said("a").statements)
    )
    _, steps = asks(assembly, "Is Dean Walsh out?", wish=Wish(stop=True))
    assert steps[-1].stopped
    assert not [one for one in steps if "Walsh" in str(one)]


def test_a_question_that_failed_keeps_no_personal_data(assembly, replying):
    replying(RuntimeError("Dean Walsh"))
    _, steps = asks(assembly, "Is Dean Walsh out?")
    assert "Walsh" not in str(steps)


# The conversation so far.


def test_a_follow_up_question_takes_the_conversation_along(assembly, replying):
    asked = replying(echoing)
    talk, _ = asks(assembly, "First?")
    asks(assembly, "And then?", talk.conversation)
    assert (asked[1].question, asked[1].parts) == ("And then?", "parts")
    assert [(one.role, one.content) for one in asked[1].history] == [
        ("user", "First?"),
        ("assistant", "one"),
    ]


def test_only_what_was_shown_is_remembered():
    shown = Exchange(1, "First?", said("one", "unseen"), 1)
    never = Exchange(2, "Stopped?", stopped=True)
    assert [(one.role, one.content) for one in history_of((shown, never))] == [
        ("user", "First?"),
        ("assistant", "one"),
    ]


def test_a_reply_without_statements_is_remembered_by_its_wording():
    turns = history_of((Exchange(1, "First?", said(wording="Not here.")),))
    assert turns[1].content == "Not here."


def test_what_was_chosen_reaches_the_answer_path(assembly, replying):
    asked = replying(said("one"))
    chosen = choices_of([("nation", "wales"), ("kind", "law"), ("document", "d")])
    list(Talk(assembly, ME, chosen).arriving(QUESTION, Earlier(), Wish()))
    assert asked[0].scope == Scope(
        nation=Nation.WALES, families=frozenset({Family.LAW}), documents=frozenset({"d"})
    )


# What is kept.


def test_an_answer_is_kept_before_its_first_statement_is_shown(assembly, replying):
    replying(said("one", "two"))
    talk = Talk(assembly, ME, Choices())
    steps = talk.arriving(QUESTION, Earlier(), Wish())
    assert not next(steps).kept
    assert talk.conversation == ""
    first = next(steps)
    assert (first.shown, first.kept) == (1, True)
    (turn,) = assembly.conversations.get(ME, talk.conversation).turns
    assert [one.text for one in turn.answer.statements] == ["one", "two"]
    assert turn.seconds >= 0


def test_questions_go_into_the_conversation_that_was_chosen(assembly, replying):
    replying(echoing)
    talk, first = asks(assembly, "First?")
    again, second = asks(assembly, "Second?", talk.conversation)
    assert again.conversation == talk.conversation
    assert [first[-1].number, second[0].number, second[-1].number] == [1, 2, 2]
    assert questions(assembly, talk.conversation) == ["First?", "Second?"]


def test_what_was_said_of_earlier_answers_is_shown_with_them(assembly, replying):
    replying(echoing)
    talk, _ = asks(assembly, "First?")
    asks(assembly, "Second?", talk.conversation)
    assembly.feedback.give(ME, talk.conversation, 2, Verdict.NOT_HELPFUL)
    assert [one.verdict for one in talk.earlier().exchanges] == [None, Verdict.NOT_HELPFUL]


def test_an_unavailable_answer_is_not_kept(assembly, replying):
    replying(NoIndex("the library is being written"))
    talk, steps = asks(assembly, QUESTION)
    assert steps[-1].answer.outcome is Outcome.UNAVAILABLE
    assert (steps[-1].kept, steps[-1].problem) == (False, "")
    assert talk.conversation == ""
    assert assembly.conversations.entries(ME) == []


def test_an_unavailable_answer_drops_nothing_that_was_to_be_edited(assembly, replying):
    replying(echoing)
    talk, _ = asks(assembly, "First?")
    replying(NoIndex("the library is being written"))
    asks(assembly, "First, otherwise?", talk.conversation, edit=1)
    assert questions(assembly, talk.conversation) == ["First?"]


def test_of_a_long_conversation_the_last_turns_are_shown_and_fewer_taken_along(assembly, replying):
    asked = replying(echoing)
    conversation = assembly.conversations.begin(ME)
    for number in range(1, 26):
        assembly.conversations.append(ME, conversation, echoing(f"Question {number}?"))
    talk = Talk(assembly, ME, Choices(conversation=conversation))
    told = talk.earlier()
    assert TURNS_SHOWN == 10
    assert told.count == 25
    assert [one.number for one in told.exchanges] == list(range(16, 26))
    _, steps = asks(assembly, "The next?", conversation)
    assert steps[-1].number == 26
    assert [one.content for one in asked[0].history][0::2] == [
        f"Question {number}?" for number in range(20, 26)
    ]


# Editing.


@pytest.fixture
def three(assembly, replying):
    """A conversation of three turns."""
    replying(echoing)
    conversation = assembly.conversations.begin(ME)
    for name in ("First?", "Second?", "Third?"):
        assembly.conversations.append(ME, conversation, echoing(name))
    return conversation


def test_an_edited_question_replaces_its_turn_and_all_behind_it(assembly, three, replying):
    asked = replying(echoing)
    talk, steps = asks(assembly, "Second, otherwise?", three, edit=2)
    assert [one.number for one in steps] == [2, 2]
    assert [one.content for one in asked[0].history] == ["First?", "one"]
    assert questions(assembly, three) == ["First?", "Second, otherwise?"]
    assert talk.conversation == three


def test_while_a_question_is_edited_the_turns_from_it_on_are_not_shown(assembly, three):
    told = Talk(assembly, ME, Choices(conversation=three, edited=2)).earlier()
    assert [one.question for one in told.exchanges] == ["First?"]
    assert told.count == 1


def test_an_edit_of_a_turn_that_is_gone_goes_behind_what_is_there(assembly, three):
    talk, steps = asks(assembly, "Ninth?", three, edit=9)
    assert steps[-1].number == 4
    assert questions(assembly, three)[-1] == "Ninth?"
    assert len(talk.earlier().exchanges) == 4


def test_an_edit_far_back_takes_along_what_stands_before_it(assembly, replying):
    asked = replying(echoing)
    conversation = assembly.conversations.begin(ME)
    for number in range(1, 31):
        assembly.conversations.append(ME, conversation, echoing(f"Question {number}?"))
    _, steps = asks(assembly, "Third, otherwise?", conversation, edit=3)
    assert steps[-1].number == 3
    assert [one.content for one in asked[0].history][0::2] == ["Question 1?", "Question 2?"]


def test_an_edit_without_a_conversation_begins_one(assembly, replying):
    replying(echoing)
    talk, steps = asks(assembly, QUESTION, edit=3)
    assert steps[-1].number == 1
    assert questions(assembly, talk.conversation) == [QUESTION]


# Other people's conversations, and those that are gone.


def test_a_conversation_of_somebody_else_is_left_alone_and_a_new_one_begins(assembly, three):
    talk, steps = asks(assembly, "Mine?", three, owner="somebody else")
    assert talk.conversation not in ("", three)
    assert steps[-1].kept
    assert steps[-1].number == 1
    assert questions(assembly, three) == ["First?", "Second?", "Third?"]
    assert questions(assembly, talk.conversation, "somebody else") == ["Mine?"]
    with pytest.raises(UnknownConversation):
        assembly.conversations.get("somebody else", three)


def test_nothing_of_somebody_elses_conversation_is_taken_along(assembly, three, replying):
    asked = replying(echoing)
    asks(assembly, "Mine?", three, owner="somebody else", edit=2)
    assert asked[0].history == ()


def test_an_answer_in_a_conversation_that_was_deleted_meanwhile_is_kept_in_a_new_one(
    assembly, three
):
    talk = Talk(assembly, ME, Choices(conversation=three))
    steps = talk.arriving("Fourth?", talk.earlier(), Wish())
    next(steps)
    assembly.conversations.delete(ME, three)
    *_, last = steps
    assert (last.kept, last.number, last.problem) == (True, 1, "")
    assert talk.conversation != three
    assert questions(assembly, talk.conversation) == ["Fourth?"]


# When something fails.


def test_a_known_problem_is_told_in_its_own_words(assembly, replying, caplog):
    replying(NoIndex("the library is being written"))
    with caplog.at_level(logging.ERROR):
        _, steps = asks(assembly, QUESTION)
    assert "the library is being written" in steps[-1].answer.wording
    assert "NoIndex" in caplog.text
    assert "zebra" not in caplog.text


def test_an_unknown_problem_is_told_without_its_message(assembly, replying, caplog):
    replying(ValueError(f"cannot read {QUESTION}"))
    with caplog.at_level(logging.ERROR):
        _, steps = asks(assembly, QUESTION)
    told = steps[-1].answer
    assert told.outcome is Outcome.UNAVAILABLE
    assert told.wording
    assert "cannot read" not in told.wording
    assert "ValueError" in caplog.text
    assert "zebra" not in caplog.text


def test_parts_that_cannot_be_made_are_a_reason_too(tmp_path, replying):
    class Broken(Assembly):
        @property
        def parts(self):
            raise NoIndex("there is none")

    replying(said("one"))
    _, steps = asks(Broken(Settings(home=tmp_path / "home")), QUESTION)
    assert "there is none" in steps[-1].answer.wording


def test_an_answer_still_comes_when_the_records_are_damaged(tmp_path, replying, caplog):
    replying(said("one", "two"))
    home = tmp_path / "damaged"
    home.mkdir()
    (home / RECORDS_FILE).write_bytes(b"this is no database" * 100)
    broken = Assembly(Settings(home=home))
    broken.parts = "parts"
    with caplog.at_level(logging.ERROR):
        talk, steps = asks(broken, QUESTION, "c1")
    assert [one.shown for one in steps] == [0, 1, 2]
    assert (steps[-1].kept, steps[-1].problem) == (False, "RecordsDamaged")
    assert talk.conversation == "c1", "it may be there again later"
    assert "cannot be read" in caplog.text
    assert "zebra" not in caplog.text


def test_an_answer_still_comes_when_the_records_are_busy(assembly, replying, monkeypatch):
    replying(said("one"))

    def busy(*_args, **_named):
        raise RecordsBusy(Path("records"))

    monkeypatch.setattr(assembly.conversations, "append", busy)
    _, steps = asks(assembly, QUESTION)
    assert (steps[-1].shown, steps[-1].kept, steps[-1].problem) == (1, False, "RecordsBusy")


def test_half_a_character_is_no_obstacle(assembly, replying):
    asked = replying(echoing)
    talk, steps = asks(assembly, "What is \ud83d a recall?")
    assert steps[-1].kept
    for text in (asked[0].question, steps[0].question, *questions(assembly, talk.conversation)):
        assert text.encode("utf-8").startswith(b"What is ")
        assert text.endswith(" a recall?")


# Together.


def test_eight_at_once_in_one_conversation_lose_nothing(assembly, replying):
    replying(echoing)
    conversation = assembly.conversations.begin(ME)
    together = threading.Barrier(8)

    def ask_one(number):
        together.wait(10)
        return asks(assembly, f"Question {number}?", conversation)[1][-1]

    with ThreadPoolExecutor(8) as pool:
        last = list(pool.map(ask_one, range(8)))
    assert all(one.kept and not one.problem for one in last)
    assert sorted(one.number for one in last) == list(range(1, 9))
    turns = assembly.conversations.get(ME, conversation).turns
    assert [one.number for one in turns] == list(range(1, 9))
    assert {one.question for one in turns} == {f"Question {number}?" for number in range(8)}
    assert {one.number: one.question for one in last} == {one.number: one.question for one in turns}
