"""How a conversation goes on: what arrives, what is taken along, what of it is kept."""

from __future__ import annotations

from assistant.answer import Answer, Outcome
from assistant.records.feedback import Verdict
from assistant.scope import Family, Nation, Scope
from index.errors import NoIndex
from tests.ui.web.ask.made_talks import ME, asks, echoing, questions
from tests.ui.web.ask.made_turns import QUESTION, said
from ui.web.ask.choices import Choices, choices_of
from ui.web.ask.exchange import Exchange
from ui.web.ask.talk import TURNS_SHOWN, Earlier, Talk, Wish, history_of

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
