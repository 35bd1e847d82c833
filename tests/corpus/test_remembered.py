from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.remembered import remembering


def test_a_result_is_made_once_and_forgotten_when_others_were_used_later() -> None:
    made: list[str] = []

    def shout(word: str, mark: str) -> str:
        made.append(word)
        return word.upper() + mark

    shouted = remembering(2, lambda word, mark: (word, mark), shout)
    assert [shouted(one, "!") for one in ("a", "b", "a", "c", "a")] == [
        "A!",
        "B!",
        "A!",
        "C!",
        "A!",
    ]
    assert made == ["a", "b", "c"]
    assert shouted("b", "!") == "B!"
    assert shouted("a", "?") == "A?"
    assert made == ["a", "b", "c", "b", "a"]


def test_what_has_the_same_key_has_the_same_result() -> None:
    first = remembering(9, lambda word: word.lower(), lambda word: [word])
    assert first("Word") is first("WORD") is not first("other")


def test_an_error_is_not_remembered() -> None:
    tries = iter([0, 2])
    halved = remembering(9, lambda word: word, lambda _: 1 / next(tries))
    with pytest.raises(ZeroDivisionError):
        halved("x")
    assert halved("x") == halved("x") == 0.5


def test_threads_do_not_wait_for_each_other_and_agree_on_one_result() -> None:
    together = threading.Barrier(4, timeout=10)

    def make(_: str) -> object:
        together.wait()  # never passed if one made its result while the others may not
        return object()

    made = remembering(9, lambda word: word, make)
    with ThreadPoolExecutor(4) as pool:
        assert len({id(one) for one in pool.map(made, "xxxx")}) == 1
