"""When a colleague has to approve a reply, and may not have worked on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer
from assistant.helpdesk.enquiry import Enquiry, Route, SenderKind
from assistant.helpdesk.reply.answered import doubtful
from assistant.helpdesk.reply.check_edit import CheckedReply
from corpus.publication import Status


class Risk(StrEnum):
    """Why a second pair of eyes is needed."""

    MARKED = "marked"
    SUPERSEDED = "superseded"
    VICTIM = "victim"
    MEDIA = "media"
    THREAT = "threat"
    LOW_EVIDENCE = "low_evidence"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class SecondEyes:
    """The rule, as it is set.

    `marked`: a sentence stands on no quote, though it was ticked. `superseded`: text that does not
    apply, or not yet, is cited. `low_evidence` is the least that `answer.trace.evidence` of every
    question that is answered has to be, from 0 to 1; answers begin at 0.28 as the program comes. An
    answer in the words of another one in the same reply counts as low.
    `always`: nothing goes out on one person's word.
    """

    marked: bool = True
    superseded: bool = True
    victims: bool = True
    media: bool = True
    threats: bool = True
    low_evidence: float = 0.45
    always: bool = False

    def risks(
        self, enquiry: Enquiry, reply: CheckedReply, answers: Sequence[Answer]
    ) -> tuple[Risk, ...]:
        """Return why a colleague has to approve a reply, nothing if its drafter may."""
        return tuple(dict.fromkeys(self._risks(enquiry, reply, answers)))

    def _risks(
        self, enquiry: Enquiry, reply: CheckedReply, answers: Sequence[Answer]
    ) -> Iterator[Risk]:
        if self.marked and reply.marked:
            yield Risk.MARKED
        if self.superseded and _cites_other_than_current(reply):
            yield Risk.SUPERSEDED
        if self.victims and (
            enquiry.sender is SenderKind.VICTIM or enquiry.route is Route.VICTIM_AT_RISK
        ):
            yield Risk.VICTIM
        if self.media and (enquiry.sender is SenderKind.JOURNALIST or enquiry.route is Route.MEDIA):
            yield Risk.MEDIA
        if self.threats and (enquiry.route is Route.THREAT or enquiry.may_tell_of_danger):
            yield Risk.THREAT
        if any(doubtful(answers, self.low_evidence)):
            yield Risk.LOW_EVIDENCE
        if self.always:
            yield Risk.ALWAYS


def rule_of(risks: Collection[str], low_evidence: float) -> SecondEyes:
    """Return the rule that the settings name: at which risks, and below which evidence."""
    return SecondEyes(
        marked=Risk.MARKED in risks,
        superseded=Risk.SUPERSEDED in risks,
        victims=Risk.VICTIM in risks,
        media=Risk.MEDIA in risks,
        threats=Risk.THREAT in risks,
        low_evidence=low_evidence if Risk.LOW_EVIDENCE in risks else 0.0,
        always=Risk.ALWAYS in risks,
    )


def _cites_other_than_current(reply: CheckedReply) -> bool:
    return any(
        citation.status != Status.CURRENT
        for sentence in reply.sentences
        for citation in sentence.citations
    )
