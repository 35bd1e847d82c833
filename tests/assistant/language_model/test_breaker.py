from __future__ import annotations

from assistant.language_model.breaker import CircuitBreaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_after_failures_in_a_row_and_lets_one_call_try_again() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=3, seconds=30, clock=clock)
    for _ in range(2):
        assert breaker.admit()
        breaker.failed()
    breaker.succeeded()
    for _ in range(3):
        assert breaker.admit()
        breaker.failed()
    assert breaker.is_open
    clock.now = 29
    assert not breaker.admit()
    clock.now = 30
    assert breaker.admit()
    assert not breaker.admit(), "one trial at a time"
    breaker.failed()
    clock.now = 59
    assert not breaker.admit()
    clock.now = 60
    assert breaker.admit()
    breaker.succeeded()
    assert breaker.admit()
    assert breaker.admit()
    assert not breaker.is_open


def test_a_trial_that_was_given_up_makes_room_for_another() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, seconds=5, clock=clock)
    breaker.admit()
    breaker.failed()
    clock.now = 5
    assert breaker.admit()
    breaker.ended_unknown()
    assert breaker.admit()


def test_failures_that_come_in_late_do_not_keep_it_open_longer() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, seconds=5, clock=clock)
    for _ in range(3):
        breaker.admit()
    breaker.failed()
    clock.now = 4
    breaker.failed()
    clock.now = 5
    assert breaker.admit()
