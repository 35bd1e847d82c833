"""The reply to an enquiry that belongs elsewhere: reviewed words and a contact, no guidance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Contact
from assistant.helpdesk.enquiry import Enquiry, Route
from assistant.helpdesk.reply.draft import Draft, Paragraph, Part
from assistant.helpdesk.reply.frame import (
    closing,
    contact_words,
    contacts_line,
    frame_sentence,
    greeting,
    opening,
)
from assistant.helpdesk.reply.words import contacts_of, paragraphs_of_route, said

_TO_CHECK = "check before use"
# Thanks for a threat would be out of place, and before "call 999" nothing may stand.
_WITHOUT_THANKS = (Route.THREAT, Route.VICTIM_AT_RISK)


def draft_of_route(enquiry: Enquiry, every: Sequence[Contact], language: str) -> Draft:
    """Return the draft for an enquiry whose route is not guidance; nothing in it is asked."""
    route, sender = enquiry.route, enquiry.sender.value
    contacts = tuple(one for name in contacts_of(route) for one in every if one.name == name)
    told = paragraphs_of_route(route, language)
    whom = contacts_line("routes", "contact", contacts, language)
    paragraphs = (
        greeting(sender, language),
        *(() if route in _WITHOUT_THANKS else (opening(enquiry, language),)),
        *(Paragraph(Part.ROUTE, (frame_sentence(one),)) for one in (*told, whom) if one),
        *closing(sender, language),
    )
    return Draft(
        language=language,
        paragraphs=paragraphs,
        staff_notes=tuple(_staff_notes(route, contacts, language)),
        contacts=contacts,
    )


def _staff_notes(route: Route, contacts: Sequence[Contact], language: str) -> Iterator[str]:
    yield said("staff", route.value, language)
    for one in contacts:
        if _TO_CHECK in one.purpose:
            name = contact_words(one, language)
            yield said("staff", "check_contact", language, contact=name, purpose=one.purpose)
