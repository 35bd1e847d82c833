"""Bytes of mails turned into text, whatever they claim to be."""

from __future__ import annotations

import codecs
import re

# Programs write UTF-8 under these names; it is told from them by its form.
_CLAIMED_FALSELY = frozenset(("", "ascii", "us-ascii", "iso8859-1", "cp1252", "unknown-8bit"))
# Invisible marks, and control characters that no mail needs.
_UNSEEN = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]"
)
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\x0c]")
_LONE = re.compile("[\ud800-\udfff]")
_MANY_LINES = re.compile(r"\n{3,}")


def decoded(data: bytes, claimed: str = "") -> str:
    """Return the text of `data` by the character set it claims, by UTF-8, or by Windows-1252."""
    name = _known(claimed)
    tried = ["utf-8", name] if name in _CLAIMED_FALSELY else [name, "utf-8"]
    for encoding in filter(None, tried):
        try:
            return data.decode("cp1252" if encoding == "iso8859-1" else encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def _known(claimed: str) -> str:
    """Return Python's name of a character set of texts, or nothing for one it does not know."""
    try:
        found = codecs.lookup(claimed.strip().strip("\"'") or "ascii")
    except (LookupError, ValueError):
        return ""
    # "rot13", "zlib" and the like turn text or bytes into the same again.
    return found.name if found._is_text_encoding else ""


def tidy(text: str) -> str:
    """Return a text with line feeds, plain spaces, no unseen characters, no blank lines twice."""
    lines = _LONE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    spaced = _SPACES.sub(" ", _UNSEEN.sub("", lines))
    return _MANY_LINES.sub("\n\n", "\n".join(one.rstrip() for one in spaced.split("\n"))).strip(
        "\n"
    )
