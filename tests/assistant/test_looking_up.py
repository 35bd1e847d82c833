"""What is looked up beside the answer path goes its steps in their order."""

from __future__ import annotations

from assistant.ask import ANSWER_PATH
from assistant.looking_up import LOOKING_UP


def test_the_steps_follow_one_another_as_on_the_answer_path() -> None:
    places = [ANSWER_PATH.index(one) for one in LOOKING_UP]
    assert places == list(range(places[0], places[0] + len(LOOKING_UP)))
