"""Asks open questions again of the build in use, and notes where a document answers them now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock

from assistant.answer import Answer, Citation, Outcome, Turn
from assistant.ask import ask
from assistant.helpdesk.reply.packed import unpacked_answer
from assistant.insight.group import Example, FoundAnswer, Group, State
from assistant.insight.groups import GroupStore
from assistant.manner import Manner
from assistant.parts import Parts
from assistant.records.database import Records
from assistant.records.errors import UnreadableAnswer
from assistant.records.rows import now
from assistant.records.stored_answer import from_json
from assistant.scope import Scope

_EXAMPLES = 3
_EARLIER = 3
_ANSWERS = (Outcome.ANSWERED, Outcome.PREMISE_CORRECTED)
_OPEN = (State.NEW, State.WITH_OWNER)

GoOn = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """How many groups were asked again, and how many of them a document answers now."""

    groups: int = 0
    answered: int = 0


def always() -> bool:
    """Go on, whatever else there is to do."""
    return True


def never() -> bool:
    """Leave the asking to whoever has time for it."""
    return False


class AskingAgain:
    """Asks the examples of the open groups again, each group once for each build of the index."""

    def __init__(self, records: Records, groups: GroupStore, parts: Parts) -> None:
        """Ask with `parts` what the groups of `records` ask."""
        self._records = records
        self._groups = groups
        self._parts = parts
        self._asking = Lock()

    def all(self, go_on: GoOn = always) -> AskedAgain:
        """Ask every open group that was not asked of this build yet, as long as `go_on` says so.

        While another thread does so already, there is nothing to do.
        """
        if not self._asking.acquire(blocking=False):
            return AskedAgain()
        try:
            return self._all(go_on)
        finally:
            self._asking.release()

    def _all(self, go_on: GoOn) -> AskedAgain:
        asked = answered = 0
        build = self.build
        for group in self._groups.all():
            if group.state in _OPEN and group.asked_of != build:
                if not go_on():
                    break
                asked += 1
                answered += self.one(group) is not None
        return AskedAgain(asked, answered)

    def one(self, group: Group) -> FoundAnswer | None:
        """Ask the examples of one group again; return what answers most of them, if anything."""
        build = self.build
        found = self._found(group)
        self._groups.take_answer(group.id, build, found)
        return found

    @property
    def build(self) -> str:
        """What the build in use holds, as a checksum; equal ones answer alike."""
        with self._parts.index.lease() as opened:
            return opened.manifest.content[:16]

    def _found(self, group: Group) -> FoundAnswer | None:
        refused = self._groups.refused(group.id)
        tried = _different(group.examples)
        answers = [self._again(one) for one in tried]
        cited = [one for answer in answers for one in _answering(answer, refused)]
        if not cited or 2 * len(cited) <= len(tried):
            return None
        first = cited[0]
        return FoundAnswer(
            document_id=first.document_id,
            publication=first.publication,
            heading_trail=first.heading_trail,
            quote=first.quote,
            start=first.start,
            end=first.end,
            found_at=now(),
            answered=len(cited),
            tried=len(tried),
        )

    def _again(self, example: Example) -> Answer:
        """Ask a question as it was asked: after the same questions, of the same guidance."""
        if example.enquiry is not None:
            scope = self._scope_of_enquiry(example)
            return ask(example.text, self._parts, scope=scope, manner=Manner.PLAIN)
        # A part of a question was put so that it stands alone.
        history = self._earlier(example) if example.whole else []
        return ask(example.text, self._parts, history, scope=self._scope_of_turn(example))

    def _earlier(self, example: Example) -> list[Turn]:
        rows = self._records.rows(
            "SELECT question FROM turns WHERE conversation = ? AND number < ?"
            " ORDER BY number DESC LIMIT ?",
            (example.conversation, example.number, _EARLIER),
        )
        return [Turn("user", one["question"]) for one in reversed(rows)]

    def _scope_of_turn(self, example: Example) -> Scope | None:
        rows = self._records.rows(
            "SELECT answer FROM turns WHERE conversation = ? AND number = ?",
            (example.conversation, example.number),
        )
        try:
            return from_json(rows[0]["answer"]).scope if rows else None
        except UnreadableAnswer:
            return None  # kept by another version: asked of all guidance

    def _scope_of_enquiry(self, example: Example) -> Scope | None:
        rows = self._records.rows(
            "SELECT answer FROM enquiry_answers WHERE enquiry = ? AND number = ?",
            (example.enquiry, example.number),
        )
        return unpacked_answer(rows[0]["answer"], example.text).scope if rows else None


def _different(examples: tuple[Example, ...]) -> list[Example]:
    by_text = {one.text.casefold(): one for one in reversed(examples)}
    return list(reversed(by_text.values()))[:_EXAMPLES]


def _answering(answer: Answer, refused: frozenset[str]) -> Iterator[Citation]:
    """Yield the first citation of an answer, unless it rests on what was refused."""
    first = next((one for one in answer.citations if one.document_id not in refused), None)
    if answer.outcome in _ANSWERS and first is not None:
        yield first
