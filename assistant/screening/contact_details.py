"""Phone numbers and email addresses by which a person could be reached."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.screening.patterns import Span, pattern
from assistant.screening.word_lists import word_list

# Numbers of 03, 08 and short codes belong to organisations, and so do not count.
_PHONES = (
    pattern(r"(?:\+|\b00)44[ .-]?(?:\(0\)[ .-]?)?[127]\d(?:[ ._-]{0,2}\d){7,8}\b"),
    pattern(r"\b0 ?7\d{2,3}[ ._-]{0,2}\d{3}[ ._-]{0,2}\d{3,4}\b|\b07(?:[ -]?\d){9}\b"),
    pattern(r"\(0[12]\d{1,4}\)[ .-]{0,2}\d{3,4}[ .-]{0,2}\d{3,4}\b"),
    pattern(r"\(0\) ?[127]\d{1,3}[ .-]{0,2}\d{3,4}[ .-]{0,2}\d{3,4}\b"),
    pattern(r"\b0[12]\d{1,3}[ .-]{0,2}\d{3,4}[ .-]{0,2}\d{3,4}\b"),
)
_DIGITS_OF_A_PHONE = range(10, 15)
_EMAILS = (
    pattern(r"[\p{L}\p{N}][\p{L}\p{N}._%+'’-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"),
    # Without its ending, or with a comma for the stop.
    pattern(
        r"([\p{L}\p{N}][\p{L}\p{N}._%+'’-]*@\p{L}[\p{L}\p{N}-]+)(?:[^.@\p{L}\p{N}-]|\.\s|\.?$)"
    ),
    # Typed with spaces: an ending of letters tells "joe @ mail.net" from "meet @ 10.30".
    pattern(
        r"[\p{L}\p{N}][\p{L}\p{N}._%+'’-]* ?@ ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}\b"
    ),
    # Spelt out against collectors: "joe (at) mail (dot) net", "joe at mail dot net".
    pattern(
        r"(?:[\p{L}\p{N}._%+'’-]+ ?[(\[{]dot[)\]}] ?)*[\p{L}\p{N}][\p{L}\p{N}._%+'’-]* ?"
        r"(?:[(\[{](?:at|@)[)\]}]|\bat\b) ?"
        r"[\p{L}\p{N}-]+(?: ?[(\[{]dot[)\]}] ?[\p{L}\p{N}-]+| dot [\p{L}\p{N}-]+)+"
    ),
    pattern(
        r"[\p{L}\p{N}][\p{L}\p{N}._%+'’-]* ?[(\[{](?:at|@)[)\]}] ?[\p{L}\p{N}-]+"
        r"(?:\.[\p{L}\p{N}-]+)+"
    ),
)
_PUBLISHED = (
    "gov.uk",
    "parliament.uk",
    "police.uk",
    "nhs.uk",
    "nhs.net",
    "gov.wales",
    "judiciary.uk",
    "cjsm.net",
)
_MAILBOX_WORDS = word_list("contact_details", "mailboxes")


def phones_in(text: str) -> Iterator[Span]:
    """Yield the phone numbers of people or desks; organisations' 03 and 08 numbers are left."""
    for form in _PHONES:
        for start, end in form.spans_in(text):
            digits = sum(one.isdigit() for one in text[start:end])
            if digits in _DIGITS_OF_A_PHONE:
                yield start, end


def emails_in(text: str) -> Iterator[Span]:
    """Yield email addresses, without the published mailboxes of public bodies."""
    for form in _EMAILS:
        for start, end in form.spans_in(text):
            local, _, domain = text[start:end].casefold().rpartition("@")
            if not (_is_published(domain.strip()) and _is_mailbox(local.strip())):
                yield start, end


def _is_published(domain: str) -> bool:
    return domain.endswith(tuple(f".{one}" for one in _PUBLISHED)) or domain in _PUBLISHED


def _is_mailbox(local: str) -> bool:
    """Tell whether the part before the @ names a desk and not a person.

    One word (`omic`) is taken for a desk; two or more need a word of an office among them, because
    `dean.walsh` is a person.
    """
    parts = local.replace("_", ".").replace("-", ".").split(".")
    return len(parts) == 1 or any(one in _MAILBOX_WORDS for one in parts)
