"""Measures questions found and mails rightly routed against what should have been found."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.helpdesk.enquiry import Enquiry, FoundQuestion
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_pasted
from assistant.parts import Parts
from index.keywords import stems_of

MAILS = Path(__file__).parent / "mails"
# Of the stems of what was expected, and of what was found, so many have to be in the other.
_RECALLED = 0.6
_PRECISE = 0.3


@dataclass(slots=True)
class Measured:
    """Counts over a set of mails, and what went wrong in words."""

    expected: int = 0
    found: int = 0
    right: int = 0
    mails: int = 0
    routed: int = 0
    senders: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of questions found that were asked."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of questions asked that were found."""
        return self.right / self.expected if self.expected else 1.0


def mails(name: str) -> list[dict[str, Any]]:
    """Return the made-up mails of a file with what should be read from each."""
    found: list[dict[str, Any]] = tomllib.loads((MAILS / name).read_text("utf-8"))["mail"]
    return found


def measured(every: Sequence[dict[str, Any]], parts: Parts) -> Measured:
    """Read every mail and count what was found."""
    counted = Measured()
    for mail in every:
        enquiry = enquiry_from(read_pasted(mail["text"], subject=mail.get("subject", "")), parts)
        _count(counted, mail, enquiry)
    return counted


def _count(counted: Measured, mail: dict[str, Any], enquiry: Enquiry) -> None:
    name = mail["name"]
    counted.mails += 1
    counted.routed += enquiry.route.value == mail["route"]
    counted.senders += enquiry.sender.value == mail["sender"]
    if enquiry.route.value != mail["route"]:
        counted.faults.append(
            f"{name}: {enquiry.route.value}, not {mail['route']}: {enquiry.why_routed}"
        )
    if enquiry.sender.value != mail["sender"]:
        counted.faults.append(f"{name}: from {enquiry.sender.value}, not {mail['sender']}")
    if enquiry.message.language != mail.get("language", "en"):
        counted.faults.append(f"{name}: in {enquiry.message.language}")
    if mail.get("any_questions"):
        return
    left = list(enquiry.questions)
    counted.expected += len(mail["questions"])
    counted.found += len(left)
    for wanted in mail["questions"]:
        got = next((one for one in left if is_like(wanted, one)), None)
        if got is None:
            counted.faults.append(f"{name}: not found: {wanted}")
        else:
            counted.right += 1
            left.remove(got)
    counted.faults += (f"{name}: never asked: {one.text} | {one.words}" for one in left)


def is_like(wanted: str, found: FoundQuestion) -> bool:
    """Tell whether a found question is the one that was expected, by the stems of its words."""
    expected, got = set(stems_of(wanted)), set(stems_of(found.text))
    said = set(stems_of(found.words))
    # The text is spelled right, the words are as they were typed; what is wanted may be either.
    recalled = len(expected & (got | said)) >= _RECALLED * len(expected)
    return recalled and len(expected & said) >= _PRECISE * len(said)
