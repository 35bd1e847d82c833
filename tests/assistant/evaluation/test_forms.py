"""What the readers of the three forms take, and how they name a line that is wrong."""

from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Outcome, Turn
from assistant.errors import AssistantProblem
from assistant.evaluation.cases import RightAnswer, read_cases
from assistant.evaluation.conversation_set import read_conversations
from assistant.evaluation.errors import UnusableSet
from assistant.evaluation.outcomes import ANSWERS, REFUSALS
from assistant.evaluation.sentence_set import read_sentences
from tests.assistant.evaluation.made_up_forms import (
    MARKED,
    TURNS,
    UNMARKED,
    write_conversations,
    write_lines,
)

CASE = {
    "id": "k1",
    "question": "and now?",
    "history": [{"role": "user", "content": "how many boats?"}],
    "as_at": "2021-07-01",
    "audience": "trainer",
    "kind": "number",
    "outcome": ["answered", "partial"],
    "answers": [{"document": "boats", "heading": "How many?", "words": "nine boats"}],
    "not_words": ["ten boats"],
    "note": "made up",
}


def test_a_case_is_read_with_all_that_it_says(tmp_path: Path):
    rows = [CASE, {"id": 2, "question": "Hm?", "outcome": "out_of_scope", "answers": []}]
    found = read_cases(write_lines(tmp_path / "cases.jsonl", rows))
    first, second = found.cases
    assert (found.name, first.audience, first.kind) == ("cases", "trainer", "number")
    assert first.outcomes == {Outcome.ANSWERED, Outcome.PARTIAL}
    assert first.answers == (RightAnswer("boats", "How many?", "nine boats"),)
    assert first.history == (Turn("user", "how many boats?"),)
    assert str(first.as_at) == "2021-07-01"
    assert first.not_words == ("ten boats",)
    assert (second.id, second.outcomes) == ("2", {Outcome.OUT_OF_SCOPE})
    assert (first.answerable, second.answerable) == (True, False)


def test_rows_that_only_say_whether_the_guidance_answers_are_taken(tmp_path: Path):
    rows = [
        {"id": str(n), "question": "Hm?", "answerable": one, "expected": "x", "sources": ["y"]}
        for n, one in enumerate(("true", "partial", "false"))
    ]
    found = read_cases(write_lines(tmp_path / "cases.jsonl", rows))
    assert [one.outcomes for one in found.cases] == [ANSWERS, ANSWERS, REFUSALS]
    assert [one.expected for one in found.cases] == ["any answer", "any answer", "no answer"]
    assert Outcome.UNAVAILABLE not in ANSWERS | REFUSALS


def test_a_case_that_may_be_answered_or_refused_says_neither(tmp_path: Path):
    rows = [{"id": "1", "question": "Hm?", "outcome": ["answered", "not_in_guidance"]}]
    (found,) = read_cases(write_lines(tmp_path / "cases.jsonl", rows)).cases
    assert found.answerable is None
    assert found.expected == "answered or not_in_guidance"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": None}, "'id'"),
        ({"question": " "}, "'question'"),
        ({"outcome": "fine"}, "outcome 'fine'"),
        ({"outcome": []}, "outcome"),
        ({"outcome": None}, "outcome"),
        ({"outcome": None, "answerable": "perhaps"}, "'perhaps'"),
        ({"as_at": "last year"}, "as_at"),
        ({"as_at": 2021}, "as_at"),
        ({"answers": {}}, "'answers'"),
        ({"answers": ["boats"]}, "object with a document"),
        ({"answers": [{"words": "nine"}]}, "'document'"),
        ({"answers": [{"document": "x", "words": 9}]}, "'words'"),
        ({"history": [{"role": "judge", "content": "x"}]}, "role"),
        ({"not_words": [1]}, "'not_words'"),
    ],
)
def test_a_wrong_case_is_named_by_file_and_line(tmp_path: Path, change: dict[str, Any], words: str):
    path = write_lines(tmp_path / "cases.jsonl", [{**CASE, "id": "k0"}, {**CASE, **change}])
    with pytest.raises(UnusableSet, match=r"cases\.jsonl: line 2") as caught:
        read_cases(path)
    assert words in str(caught.value)
    assert str(caught.value).endswith("Correct or remove that line.")
    assert isinstance(caught.value, AssistantProblem)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "line 1 is not JSON"),
        (b"[1]\n", "line 1 is not an object"),
        (b"\xff\n", "is not UTF-8"),
        (b"\n", "has no cases"),
        (None, "is missing"),
    ],
)
def test_a_file_that_is_no_case_file_is_named(tmp_path: Path, content: bytes | None, words: str):
    path = tmp_path / "cases.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableSet, match=words):
        read_cases(path)


def test_two_lines_with_one_id_are_refused(tmp_path: Path):
    path = write_lines(tmp_path / "cases.jsonl", [CASE, CASE])
    with pytest.raises(UnusableSet, match=r"line 2 has the id 'k1' of cases\.jsonl line 1"):
        read_cases(path)


def test_conversations_are_read_with_the_passages_that_are_there(tmp_path: Path):
    found = read_conversations(write_conversations(tmp_path / "talks"))
    assert [one.id for one in found.turns] == [one["id"] for one in TURNS]
    assert found.turns[2].passages == ("r08",)
    assert found.passages_outside == 1
    assert [one.is_answered for one in found.turns] == [True, True, True, False, False]
    # The line that repeats the title is no part of the text.
    assert (
        found.records[0].text == "A person on supervision reports to the Harbour Office every "
        "Tuesday."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"answerability": "MAYBE"}, "line 1 has an answerability 'MAYBE'"),
        ({"passages": "r01"}, "'passages' that is not a list"),
        ({"history": [{"role": "user"}]}, "'history'"),
    ],
)
def test_a_wrong_conversation_is_named(tmp_path: Path, change: dict[str, Any], words: str):
    folder = write_conversations(tmp_path / "talks", [{**TURNS[0], **change}])
    with pytest.raises(UnusableSet) as caught:
        read_conversations(folder)
    assert words in str(caught.value)


def test_a_folder_without_its_files_is_named(tmp_path: Path):
    with pytest.raises(UnusableSet, match="is not a folder"):
        read_conversations(tmp_path / "nowhere")
    folder = write_conversations(tmp_path / "talks")
    (folder / "corpus.jsonl").unlink()
    with pytest.raises(UnusableSet, match=r"corpus\.jsonl: is missing"):
        read_conversations(folder)
    (folder / "conversations.jsonl").unlink()
    with pytest.raises(UnusableSet, match=r"conversations\.jsonl: is missing"):
        read_conversations(folder)


def test_marked_sentences_are_read_from_several_files(tmp_path: Path):
    paths = [write_lines(tmp_path / "a.jsonl", MARKED), write_lines(tmp_path / "b.jsonl", UNMARKED)]
    found = read_sentences(paths)
    assert found.name == "a-b"
    assert [(one.id, one.marked, one.answerable) for one in found.questions] == [
        ("s1", {1}, True),
        ("s2", {0, 1}, True),
        ("s3", frozenset(), True),
        ("u1", frozenset(), False),
        ("u2", frozenset(), False),
    ]
    assert read_sentences(paths[:1]).checksum != found.checksum


def test_a_text_without_its_sentences_is_made_of_them(tmp_path: Path):
    row = {**MARKED[0], "text": "Something else."}
    (found,) = read_sentences([write_lines(tmp_path / "a.jsonl", [row])]).questions
    assert found.text == " ".join(MARKED[0]["sentences"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sentences": []}, "has no sentences"),
        ({"selected_sentences": ["Elsewhere."]}, "none of its sentences"),
        ({"answerable": "true"}, 'no "answerable"'),
        ({"answerable": None}, 'no "answerable"'),
    ],
)
def test_a_wrong_passage_is_named(tmp_path: Path, change: dict[str, Any], words: str):
    path = write_lines(tmp_path / "a.jsonl", [{**MARKED[0], **change}])
    with pytest.raises(UnusableSet, match="line 1") as caught:
        read_sentences([path])
    assert words in str(caught.value)
