"""Tells what kind of sender writes: by the address, by the signature, by what the mail says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.helpdesk.enquiry import Message, SenderKind
from assistant.helpdesk.intake.plain_mail import plain_mail
from assistant.helpdesk.intake.reviewed_words import told
from assistant.screening.patterns import Pattern, any_of, pattern
from assistant.screening.welsh import without_accents

# In the name of a domain, these words are seldom of anybody else.
_SURE_BY_LABEL = (SenderKind.POLICE, SenderKind.PARLIAMENT, SenderKind.COURT)
_DOMAIN = re.compile(r"@([\w.-]+)")


@dataclass(frozen=True, slots=True)
class _Signs:
    kind: SenderKind
    domains: tuple[str, ...]
    labels: Pattern
    signed: Pattern
    says: Pattern
    hints: Pattern


@cache
def _all_signs() -> tuple[_Signs, ...]:
    found = told("senders")
    terms: Mapping[str, str] = found["terms"]
    return tuple(
        _Signs(
            SenderKind(one["name"]),
            tuple(one["domains"]),
            pattern(rf"\b{one['labels']}\b"),
            any_of(one["signed"], terms, any_case=True),
            any_of(one["says"], terms),
            any_of(one["hints"], terms),
        )
        for one in found["kind"]
    )


def shown_by(sender: str, signature: str) -> SenderKind | None:
    """Return the kind of sender that a From line and a signature show, or nothing.

    Both still hold names and addresses; nothing of them is kept.
    """
    domain = _DOMAIN.search(sender)
    by_domain = _by_domain(domain[1].casefold()) if domain else None
    if by_domain is not None:
        return by_domain
    named = domain[1].casefold() if domain else ""
    if (sure := _by_label(named)) in _SURE_BY_LABEL:
        return sure
    for text in (signature, sender):
        kind = next((one.kind for one in _all_signs() if one.signed.found_in(text)), None)
        if kind is not None:
            return kind
    return (_by_ending(named) or sure) if domain else None


def sender_of(message: Message, texts: Sequence[str]) -> SenderKind:
    """Return what kind of sender wrote a message, by what it shows and what `texts` of it say."""
    points = told("senders")["points"]
    words = plain_mail("\n".join((message.subject, *texts)))
    unaccented = without_accents(words)
    scores = dict.fromkeys((one.kind for one in _all_signs()), 0)
    for one in _all_signs():
        if one.says.found_in(words) or one.says.found_in(unaccented):
            scores[one.kind] += points[_how_surely(one.kind)]
        if one.hints.found_in(words) or one.hints.found_in(unaccented):
            scores[one.kind] += points["hints"]
    for kind, written in _written():
        if written.found_in("\n".join(texts)):
            scores[kind] += points["says"]
    if message.sender_shown in scores:
        scores[message.sender_shown] += points["shown"]
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else SenderKind.PUBLIC


@cache
def _written() -> tuple[tuple[SenderKind, Pattern], ...]:
    """Return the patterns of ranks and titles as they are written, in large letters."""
    found: Mapping[str, str] = told("senders")["written"]
    return tuple((SenderKind(kind), pattern(one, any_case=False)) for kind, one in found.items())


def _how_surely(kind: SenderKind) -> str:
    points = told("senders")["points"]
    if kind in points["sure"]:
        return "says_surely"
    return "says_firmly" if kind in points["firm"] else "says"


def _by_label(domain: str) -> SenderKind | None:
    """Return the kind that a word in the name of a domain tells: `northvale-police.net`."""
    return next((one.kind for one in _all_signs() if one.labels.found_in(domain)), None)


def _by_domain(domain: str) -> SenderKind | None:
    for one in _all_signs():
        if any(domain == end or domain.endswith(f".{end}") for end in one.domains):
            return one.kind
    return None


def _by_ending(domain: str) -> SenderKind | None:
    found = told("senders")
    central: list[str] = found["not_council"]["domains"]
    if any(domain == end or domain.endswith(f".{end}") for end in central):
        return None
    for kind, ends in found["by_ending"].items():
        if domain.endswith(tuple(ends)):
            return SenderKind(kind)
    return None
