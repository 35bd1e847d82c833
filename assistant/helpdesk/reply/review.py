"""How a reply stands as it is now: its marks, what is left to tick, and who may approve it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from assistant.helpdesk.reply.check_edit import (
    CheckedReply,
    CheckedSentence,
    Standing,
    checked,
)
from assistant.helpdesk.reply.errors import ColleagueNeeded, MarksLeft, NoReply
from assistant.helpdesk.reply.kept import KeptEnquiry
from assistant.helpdesk.reply.marks import Amiss, Mark
from assistant.helpdesk.reply.second_eyes import Risk, SecondEyes
from assistant.helpdesk.reply.standing_on import grounds_of
from assistant.helpdesk.reply.states import OPEN
from assistant.helpdesk.reply.words import said
from assistant.parts import Parts
from assistant.training.stale import StaleWatch

_CHECKS_KEPT = 64
_NOTHING_SAID = CheckedReply("", ())


@dataclass(frozen=True, slots=True)
class Review:
    """A reply sentence by sentence, the marked ones without a tick, and why a colleague is needed.

    Without `risks`, whoever drafted the reply may approve it too.
    """

    reply: CheckedReply
    unticked: tuple[CheckedSentence, ...]
    risks: tuple[Risk, ...]


class Reviewer:
    """Reviews replies by the rule that is set; a version that was checked is not checked again."""

    def __init__(self, rule: SecondEyes, parts: Callable[[], Parts], watch: StaleWatch) -> None:
        """Check with the checker of `parts`; `watch` tells what of the sources has changed."""
        self.rule = rule
        self._parts = parts
        self._watch = watch
        self._checks: OrderedDict[tuple[str, int], CheckedReply] = OrderedDict()
        self._guard = Lock()

    def review(self, kept: KeptEnquiry) -> Review:
        """Return how the reply of an enquiry stands."""
        reply = self._checked(kept)
        if kept.state in OPEN:
            reply = self._with_changes(reply)
        ticked = {one.words for one in kept.ticks}
        return Review(
            reply=reply,
            unticked=tuple(one for one in reply.marked if one.text not in ticked),
            risks=self.rule.risks(kept.enquiry, reply, kept.answers),
        )

    def approvable(self, kept: KeptEnquiry, approver: str) -> Review:
        """Return the review of a reply that `approver` may approve.

        Raises `NoReply`, `MarksLeft` or `ColleagueNeeded` where that is not so.
        """
        if kept.draft is None or not kept.text.strip():
            raise NoReply
        review = self.review(kept)
        if review.unticked:
            raise MarksLeft(one.text for one in review.unticked)
        drafters = {one.casefold() for one in kept.drafters}
        if review.risks and approver.casefold() in drafters:
            raise ColleagueNeeded((said("eyes", one.value) for one in review.risks), kept.drafters)
        return review

    def _with_changes(self, reply: CheckedReply) -> CheckedReply:
        """Mark the sentences whose sources have changed since the draft was made."""
        cited = tuple(dict.fromkeys(c for one in reply.sentences for c in one.citations))
        grounds = grounds_of(cited, self._parts().documents) if cited else ()
        causes = zip(cited, self._watch.causes(grounds), strict=True) if cited else ()
        changed = {citation for citation, cause in causes if cause is not None}
        if not changed:
            return reply
        return replace(
            reply,
            sentences=tuple(
                _marked(one) if changed.intersection(one.citations) else one
                for one in reply.sentences
            ),
        )

    def _checked(self, kept: KeptEnquiry) -> CheckedReply:
        if kept.draft is None:
            return _NOTHING_SAID
        name = (kept.id, kept.version)
        with self._guard:
            if name in self._checks:
                return self._checks[name]
        found = checked(kept.text, kept.draft, kept.answers, self._parts().checker)
        with self._guard:
            self._checks[name] = found
            while len(self._checks) > _CHECKS_KEPT:
                self._checks.popitem(last=False)
        return found


def _marked(sentence: CheckedSentence) -> CheckedSentence:
    marks = (*sentence.marks, Mark(Amiss.CHANGED))
    return replace(sentence, standing=Standing.MARKED, marks=marks)
