"""Which characters and addresses of documents, questions and models may go into a file."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# What Word's XML cannot hold, half characters, and marks that turn round what stands beside them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_LONGEST_ADDRESS = 2000
_HOST = re.compile(r"[\w.-]+")
_MAILBOX = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,250}")


def harmless(text: str) -> str:
    """Return text as every kind of file can hold it, with a line feed at the end of each line.

    Only what cannot be seen is left out.
    """
    return _HARMFUL.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return text without line breaks and runs of spaces, for a heading or a name."""
    return " ".join(harmless(text).split())


def web_address(address: str | None) -> str | None:
    """Return an address that a reader may follow, safely escaped, or nothing for another kind."""
    if not address or len(address) > _LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        # Brackets that hold no address of a host.
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host or ""):
        return None
    return quote(harmless(parts.geturl()), safe="%/:?#@!$&'*+,;=~[]-._")


def mail_address(mailbox: str | None) -> str | None:
    """Return the address that writes to a mailbox, or nothing if it is none."""
    return f"mailto:{mailbox}" if mailbox and _MAILBOX.fullmatch(mailbox) else None
