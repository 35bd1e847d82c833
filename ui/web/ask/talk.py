"""A conversation as it goes on: what was said before, the next answer, and its keeping."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from threading import Thread

from assistant.answer import Answer, Outcome, Turn
from assistant.ask import Arriving, ask
from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.records.conversations import KeptTurn
from assistant.records.errors import RecordsProblem, UnknownConversation, UnknownTurn
from assistant.screening.personal_data import masked
from assistant.settings import OFF
from assistant.wording import wording_for
from corpus.errors import CorpusError
from index.errors import IndexProblem
from ui.web.ask.choices import Choices
from ui.web.ask.exchange import Exchange, kept_exchange, stopped

TURNS_SHOWN = 10
# What lies further back counts next to nothing in the search.
_TAKEN_ALONG = 6
# Between two statements: enough to be seen arriving, too little to be waited for.
_PAUSE_SECONDS = 0.05
# Whoever has waited this long for quotes gets all of them at once.
_SOON_SECONDS = 0.25
# While a model writes: how often it is looked whether the person still wants it.
_LOOK_SECONDS = 0.1
_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Wish:
    """What a person wants while an answer arrives: that it stops, or is shown no more at all."""

    stop: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """The turns before the one that is asked; `count` counts those that are not shown too."""

    exchanges: tuple[Exchange, ...] = ()
    count: int = 0


@dataclass(slots=True)
class Talk:
    """One conversation of one owner, which begins with its first answer.

    The assistant speaks the owner's `language` in it: `en` or `cy`.
    """

    assembly: Assembly
    owner: str
    choices: Choices
    language: str = "en"
    conversation: str = field(init=False)

    def __post_init__(self) -> None:
        """Go on with the conversation that was chosen, if the owner has it."""
        self.conversation = self.choices.conversation

    def earlier(self) -> Earlier:
        """Return the last turns, without the one that is edited and those behind it."""
        if not self.conversation:
            return Earlier()
        try:
            store = self.assembly.conversations
            edited = self.choices.edited
            last = None if edited else TURNS_SHOWN
            kept = store.get(self.owner, self.conversation, last=last)
            verdicts = self.assembly.feedback.of_turns(self.owner, self.conversation)
        except UnknownConversation:
            self.conversation = ""
            return Earlier()
        except RecordsProblem as problem:
            _log.error("A conversation cannot be read. %s", problem)
            return Earlier()
        turns = [one for one in kept.turns if not edited or one.number < edited]
        count = min(kept.turn_count, edited - 1) if edited else kept.turn_count
        shown = [
            kept_exchange(one, verdicts[one.number].verdict if one.number in verdicts else None)
            for one in turns[-TURNS_SHOWN:]
        ]
        return Earlier(tuple(shown), count)

    def arriving(self, question: str, earlier: Earlier, wish: Wish) -> Iterator[Exchange]:
        """Yield an exchange as it arrives: the question, its statements, and then all of it.

        Quotes are there at once: the first is shown, and then all, since more steps would only take
        time. What a model writes is shown statement by statement, as each passes its checks.
        """
        question = whole_characters(question)
        # Shown before the answer is there, so it is masked here too.
        exchange = Exchange(earlier.count + 1, masked(question).text)
        yield exchange
        if self._is_written:
            yield from self._as_it_is_written(question, earlier, wish, exchange)
        else:
            yield from self._as_it_is_quoted(question, earlier, wish, exchange)

    @property
    def _is_written(self) -> bool:
        return self.assembly.settings.model != OFF

    def _as_it_is_quoted(
        self, question: str, earlier: Earlier, wish: Wish, exchange: Exchange
    ) -> Iterator[Exchange]:
        """Yield a quoted answer, which is kept before its first statement is shown.

        Whatever happens to the page meanwhile, it is found again.
        """
        began = time.perf_counter()
        answer = self._answer_or_reason(question, earlier)
        took = time.perf_counter() - began
        exchange = self._kept(answer, exchange, took)
        whole = len(answer.statements)
        for shown in dict.fromkeys((min(1, whole), whole) if took < _SOON_SECONDS else (whole,)):
            if wish.gone:
                return
            if wish.stop:
                yield stopped(exchange)
                return
            exchange = replace(exchange, shown=shown)
            yield exchange
            time.sleep(0 if exchange.finished else _PAUSE_SECONDS)

    def _as_it_is_written(
        self, question: str, earlier: Earlier, wish: Wish, asked: Exchange
    ) -> Iterator[Exchange]:
        """Yield a written answer; it is kept when it is whole, though nobody may wait for it.

        Another thread waits for the model, so that whoever stops it need not.
        """
        told: SimpleQueue[Exchange] = SimpleQueue()

        def arriving(answer: Answer) -> bool:
            shown = len(answer.statements)
            told.put(replace(asked, answer=answer, shown=shown, arriving=True))
            return not (wish.stop or wish.gone)

        def work() -> None:
            began = time.perf_counter()
            answer = self._answer_or_reason(question, earlier, arriving)
            whole = replace(asked, answer=answer)
            try:
                whole = self._kept(answer, asked, time.perf_counter() - began)
            finally:
                # Whatever becomes of the records, nobody is left waiting.
                told.put(replace(whole, shown=len(answer.statements)))

        Thread(target=work, name="writing", daemon=True).start()
        exchange = asked
        while not exchange.finished and not wish.gone:
            arrived = _next_of(told)
            exchange = arrived or exchange
            if wish.stop:
                exchange = stopped(exchange)
            elif arrived is None:
                continue
            if not wish.gone:
                yield exchange

    def _kept(self, answer: Answer, exchange: Exchange, seconds: float) -> Exchange:
        arrived = replace(exchange, question=answer.question, answer=answer)
        if answer.outcome is Outcome.UNAVAILABLE:
            return arrived  # nothing was said that anybody would look for later
        try:
            turn = self._keep(answer, seconds)
        except RecordsProblem as problem:
            _log.error("An answer was not kept. %s", problem)
            return replace(arrived, problem=type(problem).__name__)
        return replace(arrived, number=turn.number, kept=True)

    def _keep(self, answer: Answer, seconds: float) -> KeptTurn:
        store = self.assembly.conversations
        if not self.conversation:
            self.conversation = store.begin(self.owner)
        try:
            return self._keep_here(answer, seconds)
        except UnknownConversation:
            # Deleted in another tab meanwhile: a new one begins with this answer.
            self.conversation = store.begin(self.owner)
            return store.append(self.owner, self.conversation, answer, seconds=seconds)

    def _keep_here(self, answer: Answer, seconds: float) -> KeptTurn:
        store, where = self.assembly.conversations, (self.owner, self.conversation)
        if not self.choices.edited:
            return store.append(*where, answer, seconds=seconds)
        try:
            return store.replace_from(*where, self.choices.edited, answer, seconds=seconds)
        except UnknownTurn:
            # Edited in another tab meanwhile: it goes behind what is there.
            return store.append(*where, answer, seconds=seconds)

    def _answer_or_reason(
        self, question: str, earlier: Earlier, arriving: Arriving | None = None
    ) -> Answer:
        """Answer a question; where that fails, return why, as an `unavailable` answer."""
        try:
            return self._answer(question, history_of(earlier.exchanges[-_TAKEN_ALONG:]), arriving)
        except _PROBLEMS as problem:
            _log.error("A question was not answered. %s: %s", type(problem).__name__, problem)
            reason = wording_for("problem", self.language, problem=problem)
            return _unavailable(question, self.language, reason)
        # Whatever fails, the conversation goes on; the message is left out of the log because it
        # may hold words of the question.
        except Exception as problem:  # noqa: BLE001
            places = "".join(traceback.format_tb(problem.__traceback__))
            _log.error("A question was not answered. %s\n%s", type(problem).__name__, places)
            return _unavailable(question, self.language)

    def _answer(
        self, question: str, history: tuple[Turn, ...], arriving: Arriving | None
    ) -> Answer:
        """Answer a question, in another process where there is one for it."""
        chosen = self.choices
        spoken, processes = self.language, self.assembly.processes
        # What a model writes arrives bit by bit, and is waited for most of the time.
        if arriving is None and processes.are_ready:
            answer = processes.answer(
                question,
                history,
                scope=chosen.scope,
                language=spoken,
                manner=chosen.manner,
                length=chosen.length,
            )
            if answer is not None:
                return answer
        parts = self.assembly.parts
        return ask(
            question,
            parts,
            history,
            scope=chosen.scope,
            language=spoken,
            manner=chosen.manner,
            length=chosen.length,
            arriving=arriving,
        )


def _next_of(told: SimpleQueue[Exchange]) -> Exchange | None:
    """Return what was told next, nothing if that takes longer than a person should wait."""
    try:
        return told.get(timeout=_LOOK_SECONDS)
    except Empty:
        return None


def whole_characters(text: str) -> str:
    """Return a text without halves of characters, which a browser can send and nothing can keep."""
    return text.encode("utf-8", "replace").decode("utf-8")


def history_of(exchanges: tuple[Exchange, ...]) -> tuple[Turn, ...]:
    """Return the turns that were shown, oldest first."""
    turns: list[Turn] = []
    for one in exchanges:
        if one.answer is not None:
            said = "\n".join(statement.text for statement in one.answer.statements[: one.shown])
            turns.append(Turn("user", one.question))
            turns.append(Turn("assistant", said or one.answer.wording))
    return tuple(turns)


def _unavailable(question: str, language: str, *reason: str) -> Answer:
    return Answer(
        masked(question).text,
        searched_for="",
        outcome=Outcome.UNAVAILABLE,
        wording="\n\n".join((wording_for("unavailable", language), *reason)),
        language=language,
    )
