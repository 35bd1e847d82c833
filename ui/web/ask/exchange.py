"""A conversation on the page: exchanges in order, each arriving statement by statement."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Outcome, Turn
from assistant.ask import ask
from assistant.errors import AssistantProblem
from assistant.parts import Parts
from assistant.screening.personal_data import masked
from assistant.wording import wording_for
from corpus.errors import CorpusError
from index.errors import IndexProblem

PartsSource = Callable[[], Parts]

_PAUSE_SECONDS = 0.15
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, of which `shown` statements have arrived."""

    question: str
    answer: Answer | None = None
    shown: int = 0
    stopped: bool = False

    @property
    def finished(self) -> bool:
        """Whether nothing more will arrive."""
        return self.stopped or (
            self.answer is not None and self.shown >= len(self.answer.statements)
        )


@dataclass(slots=True)
class Wish:
    """What a person wants while an answer arrives: that it stops, or that all is forgotten."""

    stop: bool = False
    forget: bool = False


def arriving(
    question: str, earlier: Sequence[Exchange], parts: PartsSource, wish: Wish
) -> Iterator[Exchange]:
    """Yield an exchange as it arrives: the question first, then one more statement each time.

    A wish to stop ends it with what had arrived.
    """
    # Shown and kept before the answer is there, so it is masked here too.
    exchange = Exchange(masked(question).text)
    yield exchange
    answer = answer_or_reason(question, earlier, parts)
    for shown in range(min(1, len(answer.statements)), len(answer.statements) + 1):
        if wish.stop:
            yield stopped(exchange)
            return
        exchange = Exchange(answer.question, answer, shown)
        yield exchange
        time.sleep(0 if exchange.finished else _PAUSE_SECONDS)


def stopped(exchange: Exchange) -> Exchange:
    """Return an exchange of which nothing more arrives."""
    return exchange if exchange.finished else replace(exchange, stopped=True)


def history_of(exchanges: Sequence[Exchange]) -> tuple[Turn, ...]:
    """Return the turns that were shown, oldest first."""
    turns: list[Turn] = []
    for one in exchanges:
        if one.answer is not None:
            said = "\n".join(statement.text for statement in one.answer.statements[: one.shown])
            turns.append(Turn("user", one.question))
            turns.append(Turn("assistant", said or one.answer.wording))
    return tuple(turns)


def answer_or_reason(question: str, earlier: Sequence[Exchange], parts: PartsSource) -> Answer:
    """Answer a question; where that fails, return why in words, as an `unavailable` answer."""
    try:
        return ask(question, parts(), history_of(earlier))
    except (AssistantProblem, CorpusError, IndexProblem) as problem:
        _log.error("A question was not answered. %s: %s", type(problem).__name__, problem)
        return _unavailable(question, f"{wording_for('unavailable')}\n\n{problem}")
    # Whatever fails, the conversation goes on; the message is left out of the log because it may
    # hold words of the question.
    except Exception as problem:  # noqa: BLE001
        places = "".join(traceback.format_tb(problem.__traceback__))
        _log.error("A question was not answered. %s\n%s", type(problem).__name__, places)
        return _unavailable(question, wording_for("unavailable"))


def _unavailable(question: str, wording: str) -> Answer:
    shown = masked(question).text
    return Answer(shown, searched_for="", outcome=Outcome.UNAVAILABLE, wording=wording)
