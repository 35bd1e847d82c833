"""Questions of a conversation that are edited, and conversations that are not one's own."""

from __future__ import annotations

import pytest

from assistant.records.errors import UnknownConversation
from tests.ui.web.ask.made_talks import ME, asks, echoing, questions
from tests.ui.web.ask.made_turns import QUESTION
from ui.web.ask.choices import Choices
from ui.web.ask.talk import Talk, Wish

# Editing.


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
