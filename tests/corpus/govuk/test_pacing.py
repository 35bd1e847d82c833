from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.govuk.pacing import LONGEST_PAUSE, Pacer, SystemClock, asked_pause
from tests.corpus.govuk.synced_home import TurnedClock

_NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_no_second_sees_more_than_five_requests(clock: TurnedClock):
    pacer = Pacer(clock)
    moments = []
    for number in range(23):
        pacer.wait()
        moments.append(clock.now())
        clock.sleep(0.013 * (number % 4))
    for moment in moments:
        assert len([one for one in moments if moment <= one < moment + 1.0 - 1e-9]) <= 5


def test_somebody_slow_does_not_wait(clock: TurnedClock):
    pacer = Pacer(clock)
    pacer.wait()
    clock.sleep(7.0)
    clock.slept.clear()
    pacer.wait()
    assert clock.slept == []


def test_time_not_used_is_not_saved_up(clock: TurnedClock):
    pacer = Pacer(clock)
    clock.sleep(60.0)
    clock.slept.clear()
    for _ in range(6):
        pacer.wait()
    assert sum(clock.slept) == pytest.approx(1.0)


def test_a_sleep_that_ends_early_is_slept_to_its_end():
    class Restless(TurnedClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds if seconds < 0.01 else seconds / 2)

    restless = Restless()
    pacer = Pacer(restless)
    pacer.wait()
    pacer.wait()
    assert restless.now() >= 0.2


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        (" 12 ", 12.0),
        ("86400", LONGEST_PAUSE),
        ("9" * 5000, LONGEST_PAUSE),
        ("Sun, 22 Nov 2026 09:30:30 GMT", 30.0),
        ("Sun, 22 Nov 2026 09:30:30 -0000", 30.0),
        ("Sun, 22 Nov 2026 09:29:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 09:30:00 GMT", LONGEST_PAUSE),
    ],
)
def test_retry_after_is_read_in_both_forms_and_capped(header: str, seconds: float):
    assert asked_pause(header, _NOW) == seconds


@pytest.mark.parametrize("header", [None, "", "soon", "-5", "1.5", "٣", "Sun, 99 Nov 2026"])
def test_a_retry_after_that_says_nothing_is_no_pause(header: str | None):
    assert asked_pause(header, _NOW) is None


def test_the_clock_of_the_machine_goes_on():
    clock = SystemClock()
    before = clock.now()
    clock.sleep(0.001)
    assert clock.now() > before
    assert clock.today().tzinfo is UTC
