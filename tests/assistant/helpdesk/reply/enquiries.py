"""Enquiries made up for the tests."""

from __future__ import annotations

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message, Route, SenderKind

PASS = "How long is a ferry pass valid?"
PARCEL = "Within how many days of its arrival must a parcel be opened?"
DOGS = "Does a dog need a ticket on the ferry?"
OPEN = "Which colour are the curtains of the opera house painted?"


def enquiry_of(
    *questions: str,
    sender: SenderKind = SenderKind.COUNCIL,
    route: Route = Route.GUIDANCE,
    language: str = "en",
    subject: str = "Ferries and parcels",
    body: str = "Good morning, we have some questions.",
) -> Enquiry:
    return Enquiry(
        Message(subject, body, language=language, message_id="<one@example.org>"),
        sender,
        route,
        tuple(FoundQuestion(one, one) for one in questions),
    )
