""" "Are you sure?" and "tell me more" are answered with the answer before, once more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Outcome, Turn
from assistant.ask import ask
from assistant.asked_again import asked_again, asks_again
from assistant.assembly import Assembly
from assistant.length import Length
from assistant.manner import Manner
from assistant.working import Working
from tests.assistant.language_model.queued_model import QueuedModel

QUESTION = "How long does a kite permit last?"

AGAIN = """
are you sure
you sure?
really?
hmm are you sure about that
where does it say that
where does it say this please
no, where does it actually say that
where is that written
were does it say that
wher is that written
where did you get that from
wheres that from
whats the source
source?
says who
which document is that from
which policy says that
can you show me where it says that
have you got a link for that
what's that based on
ok but is that right
that doesn't sound right
i dont think thats right
where can i read that
can you double check
is that still correct
where do i find that in writing
R u sure
in plain english pls
plain english please
simpler please
ok in simple terms
can you say that in plain english
can you simplify that
put it more simply
explain that in normal words please
short version please
really short version please
in a nutshell
tldr
summarise that
""".strip().splitlines()

FULLER = """
tell me more
tell me more about that
tel me more
mor detail pls
more detail pls
more info
can you expand on that
can u elaborate
go on
ok go on then
anything else on that?
anything else i should know
anything else i should know about these
what else
is that all
more please
full answer pls
i need more detail
i'd like more detail on that
can you give me a bit more detail on that
in more detail please
can you explain that a bit more
whats the rest of it
the full wording please
say more
dywedwch fwy wrthyf
mwy o fanylion
""".strip().splitlines()

OTHERWISE = """
are you sure, thought it was 10 days
where does he live
where do i find the form
where can i find the recall policy
is that still right for wales
which policy says who signs
what is the source of referrals
is that true for women
can you check the hdc dates
who says when he is released
where do they get tagged
where do we get those
is it right to recall
how do i send references
check again in 5 days
which document is needed
link worker
why
since when
explain the short format report
short format?
what does recall mean in plain english
summarise the recall rules
simple explanation of mappa
tell me more about curfews
more than 10?
can he have more
any more hours
anything else he has to do
what else can the court order
is that all of them
how much more
more detail on licences
what further details go in the report
can they have the full report
can he carry on working
tell me the rest of the conditions
go on home leave
longer?
""".strip().splitlines()


def asked_on(assembly: Assembly, *questions: str) -> Answer:
    *before, now = questions
    turns = [
        turn
        for one in before
        for turn in (Turn("user", one), Turn("assistant", "The harbour desk can say."))
    ]
    return ask(now, assembly.parts, turns)


@pytest.mark.parametrize("question", [*AGAIN, *FULLER])
def test_a_doubt_or_a_call_for_the_source_is_known(question: str) -> None:
    assert asks_again(question)


@pytest.mark.parametrize("question", OTHERWISE)
def test_what_asks_something_itself_is_not_one(question: str) -> None:
    assert not asks_again(question)


@pytest.mark.parametrize("doubt", ["are you sure?", "where does it say that"])
def test_the_question_before_is_answered_once_more(harbour: Assembly, doubt: str) -> None:
    first, again = ask(QUESTION, harbour.parts), asked_on(harbour, QUESTION, doubt)
    assert again.question == doubt
    assert again.outcome is Outcome.ANSWERED
    assert [one.text for one in again.statements] == [one.text for one in first.statements]
    assert [one.text for one in again.notices if one.kind == "asked_again"] == [
        f"Your question before was answered once more: “{QUESTION}” Each source shows where its "
        "words stand."
    ]


def test_a_second_doubt_is_of_the_same_question(harbour: Assembly) -> None:
    once = asked_on(harbour, QUESTION, "really?")
    twice = asked_on(harbour, QUESTION, "really?", "are you sure", "where is that written")
    assert [one.text for one in twice.statements] == [one.text for one in once.statements]


def test_thanks_in_between_are_passed_over(harbour: Assembly) -> None:
    first = asked_on(harbour, QUESTION, "are you sure?")
    for thanks in ("ok thx", "great thank you", "yes", "brilliant, that makes sense now"):
        later = asked_on(harbour, QUESTION, thanks, "are you sure?")
        assert [one.text for one in later.statements] == [one.text for one in first.statements]


def test_thanks_are_taken_for_thanks(harbour: Assembly) -> None:
    thanked = asked_on(harbour, QUESTION, "great, thank you")
    assert thanked.outcome is Outcome.NEEDS_DETAIL
    assert thanked.wording.startswith("Glad to help.")
    assert (thanked.statements, thanked.readings) == ((), ())
    first = ask("thanks", harbour.parts)
    assert not first.wording.startswith("Glad to help.")


def test_a_doubt_of_a_question_that_leans_takes_its_conversation_along(harbour: Assembly) -> None:
    questions = ("Who paints the harbour wall?", "in which month does he do that")
    first, again = asked_on(harbour, *questions), asked_on(harbour, *questions, "says who")
    assert again.searched_for == first.searched_for
    assert [one.text for one in again.statements] == [one.text for one in first.statements]


def test_what_was_settled_without_a_search_stays_settled(harbour: Assembly) -> None:
    for question in ("Should I recall him?", "he is threatening to kill his ex tonight"):
        first = ask(question, harbour.parts)
        again = asked_on(harbour, question, "are you sure?")
        assert first.outcome not in (Outcome.ANSWERED, Outcome.NOT_IN_GUIDANCE)
        assert (again.outcome, again.wording) == (first.outcome, first.wording)


def test_personal_data_of_the_question_before_is_told_to_nobody(harbour: Assembly) -> None:
    again = asked_on(harbour, "How long does the kite permit of CRN X123456 last?", "are you sure?")
    told = " ".join((again.searched_for, *(one.text for one in again.notices), *again.trace.notes))
    assert "X123456" not in told


def test_who_asks_for_plainer_words_is_told_that_these_are_the_guidances_own(
    harbour: Assembly,
) -> None:
    first, again = ask(QUESTION, harbour.parts), asked_on(harbour, QUESTION, "simpler please")
    assert [one.text for one in again.statements] == [one.text for one in first.statements]
    (told,) = (one.text for one in again.notices if one.kind == "asked_again")
    assert "The answer stays in the guidance’s own words" in told


@pytest.mark.parametrize("asked", ["tell me more", "more detail pls", "dywedwch fwy wrthyf"])
def test_who_asks_for_more_gets_the_answer_before_in_full(harbour: Assembly, asked: str) -> None:
    first, fuller = ask(QUESTION, harbour.parts), asked_on(harbour, QUESTION, asked)
    in_full = ask(QUESTION, harbour.parts, length=Length.FULL)
    assert [one.text for one in fuller.statements] == [one.text for one in in_full.statements]
    assert "keeps a list of all fliers" not in "\n".join(one.text for one in first.statements)
    assert "keeps a list of all fliers" in "\n".join(one.text for one in fuller.statements)
    assert [one.kind for one in fuller.notices if one.kind.startswith("asked")] == ["asked_fuller"]


def test_who_asks_in_full_gets_answers_in_full_to_doubts_as_well(harbour: Assembly) -> None:
    turns = (Turn("user", QUESTION), Turn("assistant", "The harbour desk can say."))
    sure = ask("are you sure?", harbour.parts, turns, length=Length.FULL)
    in_full = ask(QUESTION, harbour.parts, length=Length.FULL)
    assert [one.text for one in sure.statements] == [one.text for one in in_full.statements]


def test_a_model_that_is_set_is_asked_for_plain_english(harbour: Assembly) -> None:
    parts = replace(harbour.parts, model=QueuedModel())
    working = Working("in plain english pls", (Turn("user", QUESTION),))
    plainer = asked_again(working, parts)
    assert (plainer.manner, plainer.sought) == (Manner.PLAIN, QUESTION)
    assert asked_again(replace(working, question="are you sure"), parts).manner is working.manner


def test_without_a_question_before_nothing_is_taken_up(harbour: Assembly) -> None:
    answer = ask("are you sure?", harbour.parts)
    assert answer.outcome is not Outcome.ANSWERED
    assert not any(one.kind == "asked_again" for one in answer.notices)
