"""A reply as a mail that a mail program opens as one still to be sent: it names nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from ui.export.characters import one_line
from ui.export.helpdesk.reply import WrittenReply, with_links

# RFC 5322, 3.6.4: an id is one word in angle brackets; what is not, is no thread to go on with.
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{3,240}>")
_LONGEST_LINE = 280
_MOST_REFERENCES = 20
_FIRST_KEPT = 1


def as_mail(reply: WrittenReply) -> bytes:
    """Return the bytes of an `.eml` file: plain text and HTML that say the same.

    It has no sender, no recipient and no date: the program that sends it adds them.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(reply.subject)
    mail["X-Unsent"] = "1"
    thread = thread_of(reply)
    if thread:
        mail["In-Reply-To"] = thread[-1]
        mail["References"] = " ".join(thread)
    mail["Content-Language"] = reply.language
    mail.set_content(as_plain_text(reply), charset="utf-8", cte="quoted-printable")
    mail.add_alternative(_as_html(reply), subtype="html", charset="utf-8", cte="quoted-printable")
    # The id of a message may not be folded, however long it is.
    return mail.as_bytes(policy=SMTP.clone(max_line_length=_LONGEST_LINE))


def thread_of(reply: WrittenReply) -> tuple[str, ...]:
    """Return the ids of the thread, the mail that is answered last; none if it has no id."""
    if not _MESSAGE_ID.fullmatch(reply.message_id):
        return ()
    before = [
        one
        for one in dict.fromkeys(reply.references)
        if _MESSAGE_ID.fullmatch(one) and one != reply.message_id
    ]
    if len(before) >= _MOST_REFERENCES:
        # The first one names the thread, the last ones its latest turn.
        before = [*before[:_FIRST_KEPT], *before[-(_MOST_REFERENCES - _FIRST_KEPT - 1) :]]
    return (*before, reply.message_id)


def as_plain_text(reply: WrittenReply) -> str:
    """Return the whole reply as plain text, as it is copied."""
    return "\n\n".join(reply.paragraphs) + "\n"


def _as_html(reply: WrittenReply) -> str:
    return "\n".join(_html_lines(reply)) + "\n"


def _html_lines(reply: WrittenReply) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{escape(reply.language)}">'
    yield f'<head><meta charset="utf-8"><title>{escape(one_line(reply.subject))}</title></head>'
    yield "<body>"
    for paragraph in reply.paragraphs:
        lines = (_html_line(one) for one in paragraph.split("\n"))
        yield "<p>" + "<br>\n".join(lines) + "</p>"
    yield "</body>\n</html>"


def _html_line(line: str) -> str:
    return "".join(
        escape(one)
        if isinstance(one, str)
        else f'<a href="{escape(one.address)}">{escape(one.words)}</a>'
        for one in with_links(line)
    )
