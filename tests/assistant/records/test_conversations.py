from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from assistant.answer import Outcome
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.records.conversations import ConversationEntry, ConversationStore
from assistant.records.database import Records
from assistant.records.errors import UnknownConversation, UnknownTurn
from assistant.records.titles import LONGEST_TITLE
from tests.assistant.records.conftest import asked


def with_turns(store: ConversationStore, *questions: str, owner: str = "ann") -> str:
    conversation_id = store.begin(owner)
    for question in questions:
        store.append(owner, conversation_id, asked(question))
    return conversation_id


def test_a_turn_is_kept_whole_and_found_again(conversations: ConversationStore) -> None:
    conversation_id = conversations.begin("ann")
    answer = asked("Is a pass valid for 28 days?")
    before = datetime.now(UTC)
    kept = conversations.append("ann", conversation_id, answer, seconds=2.5, shown=1)
    assert (kept.number, kept.question, kept.answer) == (1, answer.question, answer)
    assert (kept.seconds, kept.shown) == (2.5, 1)
    assert abs(before - timedelta(seconds=2.5) - kept.asked_at) < timedelta(seconds=5)
    found = conversations.get("ann", conversation_id)
    assert found.turns == (kept,)
    assert found.title == answer.question
    assert (found.turn_count, found.renamed) == (1, False)
    assert conversations.turn("ann", conversation_id, 1) == kept


def test_citations_are_the_same_after_a_restart(records: Records) -> None:
    store = ConversationStore(records)
    conversation_id = with_turns(store, "One?", "Two?")
    kept = store.get("ann", conversation_id)
    records.close()
    opened = Records(records.path)
    assert ConversationStore(opened).get("ann", conversation_id) == kept
    assert kept.turns[1].answer.citations == asked("Two?").citations
    opened.close()


def test_what_a_person_typed_of_somebody_is_never_kept(
    handbook: Assembly, records: Records, conversations: ConversationStore
) -> None:
    answer = ask(
        "My client Gwendolyn Zablocki, CRN X987654, missed an appointment: when is that recorded?",
        handbook.parts,
    )
    conversation_id = conversations.begin("ann")
    conversations.append("ann", conversation_id, answer)
    conversations.rename("ann", conversation_id, "For Gwendolyn Zablocki, CRN X987654")
    records.close()
    everything = b"".join(one.read_bytes() for one in records.path.parent.iterdir())
    assert b"recorded" in everything
    for typed in (b"Gwendolyn", b"Zablocki", b"X987654"):
        assert typed not in everything


def test_only_the_last_turns_are_read_when_asked_for(conversations: ConversationStore) -> None:
    conversation_id = with_turns(conversations, *(f"Question {one}?" for one in range(1, 8)))
    found = conversations.get("ann", conversation_id, last=3)
    assert [one.number for one in found.turns] == [5, 6, 7]
    assert found.turn_count == 7
    assert conversations.get("ann", conversation_id, last=0).turns == ()


def test_two_hundred_turns_are_read_quickly(conversations: ConversationStore) -> None:
    conversation_id = with_turns(conversations, *["How long is a recall?"] * 200)
    started = time.perf_counter()
    assert len(conversations.get("ann", conversation_id).turns) == 200
    assert time.perf_counter() - started < 1.5


def test_the_list_has_the_last_used_first_in_pages(conversations: ConversationStore) -> None:
    ids = [with_turns(conversations, f"Question {one}?") for one in range(7)]
    conversations.append("ann", ids[2], asked("One more?"))
    expected = [ids[2], *(one for one in reversed(ids) if one != ids[2])]
    listed: list[ConversationEntry] = []
    page = conversations.entries("ann", limit=3)
    while page:
        assert len(page) <= 3
        listed += page
        page = conversations.entries("ann", limit=3, before=page[-1].place)
    assert [one.id for one in listed] == expected
    assert [one.turn_count for one in listed] == [2, 1, 1, 1, 1, 1, 1]
    assert listed[0].changed_at >= listed[1].changed_at


def test_a_conversation_without_a_question_is_not_listed(conversations: ConversationStore) -> None:
    conversation_id = conversations.begin("ann")
    assert conversations.entries("ann") == []
    empty = conversations.get("ann", conversation_id)
    assert (empty.title, empty.turns, empty.turn_count) == ("", (), 0)


def test_one_without_a_question_is_not_kept_for_ever(
    records: Records, conversations: ConversationStore
) -> None:
    old, kept = conversations.begin("ann"), with_turns(conversations, "One?")
    with records.writing() as connection:
        connection.execute("UPDATE conversations SET started_at = '2020-01-01T00:00:00.000+00:00'")
    fresh = conversations.begin("ann")
    assert conversations.get("ann", fresh).turn_count == 0
    assert conversations.get("ann", kept).turn_count == 1
    with pytest.raises(UnknownConversation):
        conversations.get("ann", old)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["tea", "house", "recall"]),
        ("RECALL", ["recall"]),
        ("recall long", ["recall"]),
        ("recall ty", []),
        ("ty", ["house"]),
        ("Tŷ", ["house"]),
        ("%", []),
        ("_", []),
        ("'; DROP TABLE turns; --", []),
        ("break", ["tea"]),
        ("warning", ["recall"]),
        ("\ud83d!", []),
        (" ".join(["recall"] * 500), ["recall"]),
    ],
)
def test_titles_and_questions_are_searched(
    conversations: ConversationStore, words: str, found: list[str]
) -> None:
    ids = {
        with_turns(conversations, "How long is a recall?", "And a Warning?"): "recall",
        with_turns(conversations, "Beth yw tŷ cymeradwy?"): "house",
        with_turns(conversations, "When is the interval?"): "tea",
    }
    (tea,) = (one for one, name in ids.items() if name == "tea")
    conversations.rename("ann", tea, "Tea break")
    assert [ids[one.id] for one in conversations.entries("ann", words=words)] == found


def test_a_title_is_shortened_at_a_word(conversations: ConversationStore) -> None:
    long = "How soon after a release must the first appointment with a manager, " * 3
    title = conversations.get("ann", with_turns(conversations, f" {long}\n?")).title
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("with a manager, How soon…")
    assert long.startswith(title[:-1])
    endless = conversations.get("ann", with_turns(conversations, "x" * 300)).title
    assert endless == "x" * (LONGEST_TITLE - 1) + "…"
    brief = "y" * LONGEST_TITLE
    assert conversations.get("ann", with_turns(conversations, brief)).title == brief


def test_a_given_title_stays_until_it_is_taken_back(conversations: ConversationStore) -> None:
    conversation_id = with_turns(conversations, "How long is a recall?")
    assert conversations.rename("ann", conversation_id, "  For the\nteam ") == "For the team"
    conversations.replace_from("ann", conversation_id, 1, asked("How long is a warning?"))
    found = conversations.get("ann", conversation_id)
    assert (found.title, found.renamed) == ("For the team", True)
    assert conversations.rename("ann", conversation_id, " ") == "How long is a warning?"
    assert not conversations.get("ann", conversation_id).renamed


def test_turns_are_replaced_from_a_number_on(conversations: ConversationStore) -> None:
    conversation_id = with_turns(conversations, "One?", "Two?", "Three?")
    kept = conversations.replace_from(
        "ann", conversation_id, 2, asked("Other?"), seconds=1, shown=2
    )
    assert (kept.number, kept.shown) == (2, 2)
    found = conversations.get("ann", conversation_id)
    assert [one.question for one in found.turns] == ["One?", "Other?"]
    assert found.turns[1] == kept
    conversations.replace_from("ann", conversation_id, 1, asked("New?"))
    found = conversations.get("ann", conversation_id)
    assert [one.question for one in found.turns] == ["New?"]
    assert found.title == "New?"


@pytest.mark.parametrize("number", [-1, 0, 3, 99])
def test_a_turn_that_is_not_there_is_not_replaced(
    conversations: ConversationStore, number: int
) -> None:
    conversation_id = with_turns(conversations, "One?", "Two?")
    with pytest.raises(UnknownTurn):
        conversations.replace_from("ann", conversation_id, number, asked("Other?"))
    with pytest.raises(UnknownTurn):
        conversations.turn("ann", conversation_id, number)
    assert conversations.get("ann", conversation_id).turn_count == 2


@pytest.mark.parametrize("stranger", ["bob", "", "ANN", "ann "])
def test_nobody_else_sees_changes_or_learns_of_it(
    conversations: ConversationStore, stranger: str
) -> None:
    theirs = with_turns(conversations, "Mine?")
    before = conversations.get("ann", theirs)
    told: set[str] = set()
    for unknown in (theirs, "0" * 32, "", "' OR 1=1 --", "\ud83d"):
        ways = (
            lambda one: conversations.get(stranger, one),
            lambda one: conversations.turn(stranger, one, 1),
            lambda one: conversations.append(stranger, one, asked("Theirs?")),
            lambda one: conversations.replace_from(stranger, one, 1, asked("Theirs?")),
            lambda one: conversations.rename(stranger, one, "Theirs"),
            lambda one: conversations.delete(stranger, one),
        )
        for way in ways:
            with pytest.raises(UnknownConversation) as raised:
                way(unknown)
            told.add(str(raised.value))
    assert len(told) == 1
    assert conversations.entries(stranger) == conversations.entries(stranger, words="Mine") == []
    assert conversations.delete_all(stranger) == 0
    assert conversations.get("ann", theirs) == before


def test_ids_cannot_be_guessed_and_stand_in_an_address(conversations: ConversationStore) -> None:
    ids = {conversations.begin("ann") for _ in range(50)}
    assert len(ids) == 50
    assert all(len(one) == 32 and one.isalnum() and one.isascii() for one in ids)


def test_one_is_deleted_or_all(conversations: ConversationStore) -> None:
    first, second, third = (with_turns(conversations, f"{one}?") for one in "abc")
    other = with_turns(conversations, "Other?", owner="bob")
    conversations.delete("ann", second)
    assert [one.id for one in conversations.entries("ann")] == [third, first]
    with pytest.raises(UnknownConversation):
        conversations.get("ann", second)
    assert conversations.delete_all("ann") == 2
    assert conversations.entries("ann") == []
    assert conversations.get("bob", other).turn_count == 1


def test_an_answer_that_cannot_be_read_leaves_the_others(
    records: Records, conversations: ConversationStore
) -> None:
    conversation_id = with_turns(conversations, "One?", "Two?", "Three?")
    with records.writing() as connection:
        later = '{"form": 99, "answer": {}}'
        connection.execute("UPDATE turns SET answer = ? WHERE number = 2", (later,))
    found = conversations.get("ann", conversation_id)
    assert [one.question for one in found.turns] == ["One?", "Two?", "Three?"]
    assert found.turns[1].answer.outcome is Outcome.UNAVAILABLE
    assert "later version" in found.turns[1].answer.wording
    assert found.turns[2].answer == asked("Three?")
    assert conversations.entries("ann")[0].turn_count == 3


def test_half_a_character_and_control_characters_are_kept(conversations: ConversationStore) -> None:
    question = "half \ud83d, none \x00, all \U0001f600?"
    conversation_id = with_turns(conversations, question)
    assert conversations.get("ann", conversation_id).turns[0].answer == asked(question)
    assert conversations.entries("ann")[0].title == "half ?, none \x00, all \U0001f600?"


def test_eight_threads_lose_nothing(conversations: ConversationStore) -> None:
    shared = conversations.begin("ann")
    own = [conversations.begin("ann") for _ in range(8)]
    failed: list[BaseException] = []

    def work(place: int) -> None:
        try:
            for number in range(12):
                question = f"Thread {place}, number {number}?"
                conversations.append("ann", shared, asked(question))
                conversations.append("ann", own[place], asked(question))
                assert conversations.get("ann", own[place]).turn_count == number + 1
        except BaseException as problem:
            failed.append(problem)
            raise

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    turns = conversations.get("ann", shared).turns
    assert [one.number for one in turns] == list(range(1, 97))
    assert len({one.question for one in turns}) == 96
    for place, conversation_id in enumerate(own):
        kept = conversations.get("ann", conversation_id).turns
        assert [one.question for one in kept] == [
            f"Thread {place}, number {number}?" for number in range(12)
        ]


def test_a_kept_answer_is_not_changed_by_a_later_one(conversations: ConversationStore) -> None:
    conversation_id = conversations.begin("ann")
    answer = asked("One?")
    conversations.append("ann", conversation_id, answer)
    conversations.append("ann", conversation_id, replace(answer, question="Two?"))
    assert conversations.get("ann", conversation_id).turns[0].answer == answer
