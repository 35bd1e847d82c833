"""Emails to the helpdesk, made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

FIRST = "Within how many working days must the first appointment take place?"
MISSED = "When is a missed appointment recorded?"
NOWHERE = "How many bicycles may an office keep in its cellar?"
ORDINARY = f"""Dear team,

I work for the council. {FIRST} {MISSED}
"""
THREAT = """I know where his probation officer lives and I am going to kill her tonight.
When is the first appointment?
"""


# Lately, so that nothing is late yet.
ARRIVED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)


def mail(
    body: str = ORDINARY,
    *,
    subject: str = "Two questions",
    sender: str = "Jane Carter <jane.carter@stoke.gov.uk>",
    message_id: str = "<asked-1@stoke.gov.uk>",
    references: str = "<root@stoke.gov.uk>",
) -> bytes:
    """Return the bytes of an `.eml` file."""
    headers = {
        "From": sender,
        "To": "helpdesk@probation.example.org",
        "Subject": subject,
        "Date": format_datetime(ARRIVED),
        "Message-ID": message_id,
        "References": references,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    told = "\r\n".join(f"{name}: {value}" for name, value in headers.items() if value)
    return (told + "\r\n\r\n" + body.replace("\n", "\r\n")).encode()
