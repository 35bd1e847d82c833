"""The frame of a reply: greeting, opening, whom to ask, closing, in the tone for its reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Contact
from assistant.helpdesk.enquiry import Enquiry, SenderKind
from assistant.helpdesk.reply.draft import DraftSentence, Paragraph, Part
from assistant.helpdesk.reply.words import said

_FOR_A_CONSTITUENT = re.compile(
    r"(?<!\bno )(?<!\bany )\bconstituents?\b|\betholw\w+", re.IGNORECASE
)


def frame_sentence(text: str, *, about: str = "") -> DraftSentence:
    """Return a sentence of ours; `about` is the kind of notice that it is, if one."""
    return DraftSentence(text, about=about)


def greeting(sender: str, language: str) -> Paragraph:
    """Return the greeting, with a placeholder for the name, which is not kept."""
    return Paragraph(Part.GREETING, (frame_sentence(said("greeting", sender, language)),))


def opening(enquiry: Enquiry, language: str, *behind: str) -> Paragraph:
    """Return the thanks, and what leads in what follows."""
    told = (said("opening", _thanked_as(enquiry), language), *behind)
    return Paragraph(Part.OPENING, tuple(frame_sentence(one) for one in told if one))


def _thanked_as(enquiry: Enquiry) -> str:
    """Return as whom the sender is thanked: an MP's office writes for others or for itself."""
    text = f"{enquiry.message.subject}\n{enquiry.message.body}"
    if enquiry.sender is SenderKind.PARLIAMENT and _FOR_A_CONSTITUENT.search(text):
        return "constituent"
    return enquiry.sender.value


def closing(sender: str, language: str) -> tuple[Paragraph, Paragraph]:
    """Return the closing line, and the sign-off with a placeholder for who sends it."""
    signed = (("signing", "default"), ("signature", "default"), ("signature", "team"))
    return (
        Paragraph(Part.CLOSING, (frame_sentence(said("closing", sender, language)),)),
        Paragraph(Part.CLOSING, tuple(frame_sentence(said(*one, language)) for one in signed)),
    )


def contacts_line(table: str, name: str, contacts: Sequence[Contact], language: str) -> str:
    """Return the sentence that names whom to ask, empty where nobody is known."""
    named = [contact_words(one, language) for one in contacts]
    if not named:
        return ""
    if len(named) == 1:
        return said(table, f"one_{name}", language, contact=named[0])
    return said(table, f"several_{name}", language, contacts="; ".join(named))


def contact_words(contact: Contact, language: str) -> str:
    """Return a contact with how to reach it."""
    address = contact.email or contact.url
    if not address:
        return contact.name
    return said("frame", "contact", language, name=contact.name, address=address)
