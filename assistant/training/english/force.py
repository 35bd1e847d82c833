"""What binds, allows and forbids in a sentence, and the sentence turned round."""

from __future__ import annotations

import re

_FORCE = re.compile(
    r"\b(?:(?P<forbid>(?:must|may|can|should) not|cannot|must never|may only)"
    r"|(?P<unneeded>need not|do(?:es)? not (?:have|need) to)"
    r"|(?P<must>must|shall|ha(?:s|ve) to|(?:is|are) required to)"
    r"|(?P<should>should|ought to)|(?P<may>may|can))\b"
)


def force_in(sentence: str) -> str:
    """Return the first verb of force of a sentence: must, must not, should, may; or nothing."""
    found = _FORCE.search(sentence)
    if found is None:
        return ""
    if found["forbid"]:
        return "must not"
    return next(name for name in ("unneeded", "must", "should", "may") if found[name])
