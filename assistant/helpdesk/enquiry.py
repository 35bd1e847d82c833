"""An enquiry: a stakeholder's message without personal data, what it asks, and where it belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.keywords import stems_of

_MOST_OF_IT = 0.6
_WORD = re.compile(r"\w+")


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class SenderKind(StrEnum):
    """What kind of sender writes, as far as the message shows it."""

    COUNCIL = "council"
    CHARITY = "charity"
    PARLIAMENT = "parliament"
    POLICE = "police"
    COURT = "court"
    VICTIM = "victim"
    JOURNALIST = "journalist"
    PROVIDER = "provider"
    PUBLIC = "public"


class Route(StrEnum):
    """Where an enquiry belongs; all but `guidance` are settled by people, never from guidance."""

    GUIDANCE = "guidance"
    THREAT = "threat"
    VICTIM_AT_RISK = "victim_at_risk"
    PERSON = "person"
    COMPLAINT = "complaint"
    SUBJECT_ACCESS = "subject_access"
    FREEDOM_OF_INFORMATION = "freedom_of_information"
    MEDIA = "media"
    COMMERCIAL = "commercial"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it came, personal data already taken out of every text.

    `body` is what its sender wrote, without greeting of earlier mails, signature and quoted
    history; `earlier` are the messages quoted or forwarded below it, newest first, each as a
    `body`. `message_id` and `references` are the threading headers of the mail, empty where it was
    pasted. `kinds_removed` names the kinds of personal data that were taken out. `sender_shown` is
    the kind of sender that address and signature showed before they were taken out, and `forwards`
    tells that an earlier message was sent on, and is what is asked about.
    """

    subject: str
    body: str
    earlier: tuple[str, ...] = ()
    signature: str = ""
    language: str = "en"
    received_at: datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()
    kinds_removed: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    sender_shown: SenderKind | None = None
    forwards: bool = False


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question found in a message: as it can be asked alone, and the words it stands on."""

    text: str
    words: str

    @property
    def as_put(self) -> str:
        """The question as its sender put it, without a topic that was put before it from outside.

        "CAS3: How long is that for?" where the message has "how long is that for": its sender knows
        what they asked about.
        """
        said = set(stems_of(self.words))
        topic, colon, asked = self.text.partition(": ")
        while said and colon:
            asking = set(stems_of(asked))
            # Not all of it has to be there: typing errors are mended in the text.
            if len(asking & said) >= _MOST_OF_IT * len(asking) and not self._begins(topic, asked):
                return asked
            more, colon, asked = asked.partition(": ")
            topic = f"{topic}: {more}"
        return self.text

    def _begins(self, topic: str, asked: str) -> bool:
        """Tell whether the sender's own words have the topic right before what they ask."""
        together = [*_words_of(topic), *_words_of(asked)[:2]]
        return f" {' '.join(together)} " in f" {' '.join(_words_of(self.words))} "


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What intake makes of a message.

    `may_tell_of_danger`: somebody should read it for a threat or a victim at risk first, though it
    was not routed so.
    """

    message: Message
    sender: SenderKind
    route: Route
    questions: tuple[FoundQuestion, ...]
    why_routed: str = ""
    may_tell_of_danger: bool = False
