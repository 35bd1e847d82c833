"""The states of an enquiry, and which may follow which."""

from __future__ import annotations

from enum import StrEnum

from assistant.helpdesk.reply.errors import MoveRefused, NotWhileIn


class State(StrEnum):
    """How far an enquiry has come; `waiting` is for a colleague."""

    NEW = "new"
    DRAFTED = "drafted"
    WAITING = "waiting"
    APPROVED = "approved"
    SENT = "sent"
    CLOSED = "closed"
    REOPENED = "reopened"


MOVES: dict[State, tuple[State, ...]] = {
    State.NEW: (State.DRAFTED, State.WAITING, State.CLOSED),
    State.DRAFTED: (State.WAITING, State.APPROVED, State.CLOSED),
    State.WAITING: (State.DRAFTED, State.APPROVED, State.CLOSED),
    State.APPROVED: (State.SENT, State.DRAFTED, State.CLOSED),
    State.SENT: (State.CLOSED, State.REOPENED),
    State.CLOSED: (State.REOPENED,),
    State.REOPENED: (State.DRAFTED, State.WAITING, State.CLOSED),
}
# Somebody has something to do: these count as work, and can be overdue.
OPEN = (State.NEW, State.DRAFTED, State.WAITING, State.APPROVED, State.REOPENED)
# In the others questions and reply stay as they are.
_EDITABLE = (State.NEW, State.DRAFTED, State.WAITING, State.REOPENED)


def check_move(state: State, wanted: State) -> None:
    """Raise `MoveRefused` unless `wanted` may follow `state`."""
    if wanted not in MOVES[state]:
        raise MoveRefused(state.value, wanted.value, (one.value for one in MOVES[state]))


def check_editable(state: State) -> None:
    """Raise `NotWhileIn` unless questions and reply may be changed in `state`."""
    if state not in _EDITABLE:
        raise NotWhileIn(state.value)
