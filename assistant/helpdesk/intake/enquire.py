"""Makes an enquiry of a message: who asks, where it belongs, and what is asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route, SenderKind
from assistant.helpdesk.intake.by_meaning import meaning_of
from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.route import routed, with_meaning
from assistant.helpdesk.intake.sender import sender_of
from assistant.parts import Parts
from index.errors import NoIndex
from index.keywords import stems_of


def enquiry_from(message: Message, parts: Parts) -> Enquiry:
    """Find the kind of sender, the route and the questions of a message without personal data."""
    asked = asked_in(message, parts.close_reader)
    meaning = meaning_of(message, asked.texts, parts.embedder)
    shown = sender_of(message, asked.texts)
    where = with_meaning(routed(message, asked, shown), meaning)
    # An address or a signature that names the sender's office leaves nothing to be guessed.
    sender = message.sender_shown or meaning.sender_with(shown)
    if where.route is Route.VICTIM_AT_RISK and sender is SenderKind.PUBLIC:
        sender = SenderKind.VICTIM
    return Enquiry(
        message=message,
        sender=sender,
        route=where.route,
        questions=_spelled_right(asked.questions, message, parts),
        why_routed=where.why,
        may_tell_of_danger=where.may_tell_of_danger,
    )


def _spelled_right(
    questions: tuple[FoundQuestion, ...], message: Message, parts: Parts
) -> tuple[FoundQuestion, ...]:
    """Return questions without typing errors, as the search reads them; the words stay typed."""
    if message.language != "en" or not questions:
        return questions
    try:
        return tuple(replace(one, text=_corrected(one.text, parts)) for one in questions)
    except NoIndex:
        # A mail is taken in before there is an index too; the search forgives the errors later.
        return questions


def _corrected(text: str, parts: Parts) -> str:
    """Return a text without typing errors; another form of the same word is no correction."""
    typed, read = text.split(), parts.understood(text).corrected.split()
    if len(typed) != len(read):
        return " ".join(read)
    pairs = zip(typed, read, strict=True)
    return " ".join(one if stems_of(one) == stems_of(other) else other for one, other in pairs)
