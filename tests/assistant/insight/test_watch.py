"""The watch keeps the room up to date by itself, and goes on after a failure."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import pytest

from assistant.assembly import Assembly
from assistant.insight.group import State
from assistant.insight.room import InsightRoom
from assistant.insight.watch import InsightWatch
from tests.assistant.insight.conftest import bees_document
from tests.assistant.insight.kept_questions import keep

HOW_MANY = (
    "How many beehives may an office keep on its roof?",
    "At most how many beehives may an office keep?",
)
BEES = ("May an office keep beehives?", "may the office keep beehives on the roof")


def until(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def test_it_sweeps_and_renews(assembly: Assembly, room: InsightRoom) -> None:
    keep(assembly.records, ["Long ago?"], days_ago=500)
    for one in BEES:
        keep(assembly.records, [one])
    watch = InsightWatch(lambda: room, first=0.01, every=0.01, pause=0.0)
    watch.start()
    try:
        assert until(lambda: len(room.groups.all()) == 1)
        assert until(lambda: room.groups.all()[0].asked_of == room.again.build)
        assert len(assembly.conversations.entries("ann")) == 2
        keep(assembly.records, ["are beehives allowed at the office?"])
        assert until(lambda: room.groups.all()[0].count == 3)
    finally:
        watch.stop()
    keep(assembly.records, ["may an office keep a beehive"])
    time.sleep(0.1)
    assert room.groups.all()[0].count == 3


def test_a_failure_is_logged_without_its_words_and_tried_again(
    room: InsightRoom, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def opened() -> InsightRoom:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("Gwendal Zablocki asked")
        return room

    watch = InsightWatch(opened, pause=0.0)
    with caplog.at_level(logging.INFO):
        watch.look()
        watch.look()
    assert len(tries) == 2
    assert "RuntimeError" in caplog.text
    assert "Zablocki" not in caplog.text


def test_it_looks_when_it_is_called_and_when_there_is_a_new_build(
    assembly: Assembly, room: InsightRoom
) -> None:
    for one in HOW_MANY:
        keep(assembly.records, [one])
    watch = InsightWatch(lambda: room, first=600, every=600, poll=0.02, pause=0.0)
    watch.start()
    try:
        assert room.groups.all() == []
        watch.call()
        assert until(lambda: len(room.groups.all()) == 1)
        assert until(lambda: room.groups.all()[0].asked_of == room.again.build)
        assembly.keeper.add_documents([bees_document()])
        assembly.keeper.build()
        assert until(lambda: room.groups.all()[0].state is State.ANSWERED)
    finally:
        watch.stop()
