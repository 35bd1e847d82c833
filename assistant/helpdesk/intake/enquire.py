"""Makes an enquiry of a message: who asks, where it belongs, and what is asked."""

from __future__ import annotations

from assistant.helpdesk.enquiry import Enquiry, Message
from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.route import routed
from assistant.helpdesk.intake.sender import sender_of
from assistant.parts import Parts


def enquiry_from(message: Message, parts: Parts) -> Enquiry:  # noqa: ARG001 -- the contract
    """Find the kind of sender, the route and the questions of a message without personal data."""
    asked = asked_in(message)
    sender = sender_of(message, asked.texts)
    where = routed(message, asked, sender)
    return Enquiry(
        message=message,
        sender=sender,
        route=where.route,
        questions=asked.questions,
        why_routed=where.why,
    )
