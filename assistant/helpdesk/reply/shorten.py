"""Which statements of the answers a reply has room for: first those that answer, all whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Statement


def within(answers: Sequence[Answer], most_words: int) -> tuple[tuple[Statement, ...], ...]:
    """Return of each answer the statements that stand, in order.

    The first statement of every answer stands whatever its length. The others follow in turns, the
    second ones of all answers before the third ones; where one does not fit, its answer ends.
    """
    kept: list[list[Statement]] = [list(one.statements[:1]) for one in answers]
    room = most_words - sum(_words(one) for first in kept for one in first)
    ended = [False] * len(answers)
    for turn in range(1, max((len(one.statements) for one in answers), default=0)):
        for place, answer in enumerate(answers):
            if ended[place] or turn >= len(answer.statements):
                continue
            length = _words(answer.statements[turn])
            if length > room:
                ended[place] = True
                continue
            room -= length
            kept[place].append(answer.statements[turn])
    return tuple(tuple(one) for one in kept)


def _words(statement: Statement) -> int:
    return len(statement.text.split())
