"""An enquiry as it may be kept: every text without personal data, and as SQLite can hold it."""

from __future__ import annotations

from dataclasses import replace

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion, Message
from assistant.records.rows import storable
from assistant.screening.personal_data import masked


def without_personal_data(enquiry: Enquiry) -> Enquiry:
    """Return an enquiry with all its texts masked; what is masked already stays as it is."""
    return replace(
        enquiry,
        message=_clean_message(enquiry.message),
        questions=tuple(
            FoundQuestion(_clean(one.text), _clean(one.words)) for one in enquiry.questions
        ),
        why_routed=_clean(enquiry.why_routed),
    )


def _clean_message(message: Message) -> Message:
    return replace(
        message,
        subject=_clean(message.subject),
        body=_clean(message.body),
        earlier=tuple(map(_clean, message.earlier)),
        signature="",  # who signed is nobody's business here, and names are easily missed in it
        language=storable(message.language),
        message_id=storable(message.message_id),
        references=tuple(map(storable, message.references)),
        attachments=tuple(map(_clean, message.attachments)),
    )


def _clean(text: str) -> str:
    return masked(storable(text)).text
