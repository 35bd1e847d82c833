"""What has to be done next with an enquiry, and where on its page that is done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.helpdesk.enquiry import Route
from assistant.helpdesk.reply.kept import KeptEnquiry
from assistant.helpdesk.reply.states import State
from ui.web.helpdesk.reply_view import ShownReply
from ui.web.language import Words


class Step(StrEnum):
    """A step; `wait` and `closed` are nothing to do for whoever looks."""

    DRAFT = "draft"
    ANEW = "anew"
    MARKS = "marks"
    HAND_ON = "hand-on"
    APPROVE = "approve"
    PASS_HAND_ON = "pass-hand-on"
    PASS_APPROVE = "pass-approve"
    APPROVE_FOR = "approve-for"
    GIVE_BACK = "give-back"
    WAIT = "wait"
    SEND = "send"
    SENT = "sent"
    CLOSED = "closed"


_SETTLED = {State.APPROVED: Step.SEND, State.SENT: Step.SENT, State.CLOSED: Step.CLOSED}
_PLACES = {
    Step.ANEW: "draft-anew",
    Step.MARKS: "marks",
    Step.GIVE_BACK: "marks",
    Step.SEND: "take",
    Step.WAIT: "",
    Step.SENT: "",
    Step.CLOSED: "",
}
_WORKED_ON = "reply"
_NAMES = {
    _WORKED_ON: "helpdesk-reply",
    "marks": "helpdesk-reply",
    "draft-anew": "helpdesk-draft-again",
    "take": "helpdesk-take-away",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step in words; `place` is the id of what it is done with, and `name` what that is called.

    Both are empty where nothing is to be done.
    """

    words: str
    place: str
    name: str


def next_step(
    kept: KeptEnquiry, reply: ShownReply | None, words: Words, *, stale: bool
) -> NextStep:
    """Return what whoever looks has to do next; `stale` tells that a source has changed."""
    step = _step(kept, reply, stale=stale)
    told = {"count": reply.unticked} if reply and step in (Step.MARKS, Step.GIVE_BACK) else {}
    place = _PLACES.get(step, _WORKED_ON)
    name = words(_NAMES[place]) if place else ""
    return NextStep(words(f"helpdesk-next-{step}", **told), place, name)


def _step(kept: KeptEnquiry, reply: ShownReply | None, *, stale: bool) -> Step:
    if kept.state in _SETTLED:
        return _SETTLED[kept.state]
    if reply is None:
        return Step.DRAFT
    if stale:
        return Step.ANEW
    if reply.unticked:
        # Whoever ticks has worked on the reply, and may then not approve it.
        waits = kept.state is State.WAITING and not reply.barred
        return Step.GIVE_BACK if waits else Step.MARKS
    if kept.state is State.WAITING:
        return Step.WAIT if reply.barred else Step.APPROVE_FOR
    if kept.enquiry.route is Route.GUIDANCE:
        return Step.HAND_ON if reply.barred else Step.APPROVE
    return Step.PASS_HAND_ON if reply.barred else Step.PASS_APPROVE
