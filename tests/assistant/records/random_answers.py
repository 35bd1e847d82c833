"""Answers made at random from a seed, with every field of every part filled or left out."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from assistant.answer import (
    Answer,
    Citation,
    Contact,
    Footing,
    Mode,
    NearestHeading,
    Notice,
    Outcome,
    Statement,
    TimedStep,
    Trace,
)
from assistant.scope import Family, Nation, Scope
from corpus.written_date import PartialDate

Made = TypeVar("Made")
_WORDS = ["recall", "Tŷ", "ŵyl", "“must”", "\n", "\t", "\x00", "𝔘", "<b>", "a\u0301", "\ud83d", ""]


class RandomAnswers:
    """Makes one answer after another, always the same from the same seed."""

    def __init__(self, seed: int) -> None:
        self._pick = random.Random(seed)

    def answer(self) -> Answer:
        return Answer(
            question=self.text(),
            searched_for=self.text(),
            outcome=self._pick.choice(list(Outcome)),
            mode=self._pick.choice(list(Mode)),
            wording=self.text(),
            statements=self.some(self._statement),
            citations=self.some(self._citation),
            notices=self.some(lambda: Notice(self.text(), self.text())),
            readings=self.some(self.text),
            nearest=self.some(self._nearest),
            contacts=self.some(self._contact),
            trace=self._trace(),
            scope=self._scope(),
            language=self._pick.choice(["en", "cy"]),
        )

    def text(self) -> str:
        return " ".join(self._pick.choices(_WORDS, k=self._pick.randint(0, 12)))

    def maybe(self, make: Callable[[], Made]) -> Made | None:
        return make() if self._pick.random() < 0.6 else None

    def some(self, make: Callable[[], Made]) -> tuple[Made, ...]:
        return tuple(make() for _ in range(self._pick.choice((0, 1, 3))))

    def _when(self) -> PartialDate:
        month = self.maybe(lambda: self._pick.randint(1, 12))
        day = self.maybe(lambda: self._pick.randint(1, 28)) if month else None
        return PartialDate(self._pick.randint(1900, 2100), month, day)

    def _footing(self) -> Footing:
        maybe = self.maybe
        return Footing(
            self.text(),
            maybe(self.text),
            maybe(self.text),
            maybe(self.text),
            maybe(self.text),
            maybe(self._when),
        )

    def _statement(self) -> Statement:
        return Statement(self.text(), self.some(lambda: self._pick.randint(1, 9)), self.text())

    def _citation(self) -> Citation:
        maybe = self.maybe
        return Citation(
            number=self._pick.randint(1, 9),
            document_id=self.text(),
            passage_id=self.text(),
            publication=self.text(),
            publisher=maybe(self.text),
            heading_trail=self.some(self.text),
            page=maybe(lambda: self._pick.randint(1, 900)),
            url=maybe(self.text),
            status=self.text(),
            published=maybe(self._when),
            updated=maybe(self._when),
            applies_from=maybe(self._when),
            applies_to=maybe(self._when),
            starter_note=self._pick.random() < 0.5,
            quote=self.text(),
            start=self._pick.randint(0, 10**6),
            end=self._pick.randint(0, 10**6),
            rests_on=self.some(self._footing),
            replaced_by=maybe(self._footing),
            replaced_on=maybe(self._when),
            attribution=maybe(self.text),
            licence=maybe(self.text),
        )

    def _nearest(self) -> NearestHeading:
        trail = self.some(self.text)
        start = self._pick.randint(0, 10**6)
        return NearestHeading(
            self.text(),
            self.text(),
            trail,
            self.maybe(self.text),
            status=self.text(),
            quote=self.text(),
            start=start,
            end=start + self._pick.randint(0, 900),
        )

    def _contact(self) -> Contact:
        return Contact(self.text(), self.text(), self.maybe(self.text), self.maybe(self.text))

    def _scope(self) -> Scope:
        return Scope(
            as_at=self.maybe(lambda: date(2026, self._pick.randint(1, 12), 28)),
            nation=self.maybe(lambda: self._pick.choice(list(Nation))),
            families=frozenset(self.some(lambda: self._pick.choice(list(Family)))),
            only_official=self._pick.random() < 0.5,
            documents=frozenset(self.some(self.text)),
        )

    def _trace(self) -> Trace:
        number = self._pick.random
        return Trace(
            steps=self.some(lambda: TimedStep(self.text(), number() * 1000)),
            matches=self.some(
                lambda: {
                    "heading_trail": [self.text()],
                    "score": number() / 3,
                    "arms": {"dense": {"score": -1e-17 * number(), "rank": None}, "x": {}},
                    "used": True,
                }
            ),
            versions={self.text(): self._pick.choice([None, 7, "x", 0.1, False, float("inf")])},
            notes=self.some(self.text),
            evidence=number(),
        )
