"""Tells where a message belongs: guidance may answer it, or people have to.

Weighed cues, as the screening of questions weighs them; the gravest route that is seen is taken.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.answer import Outcome
from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.intake.blocks import sentences_of
from assistant.helpdesk.intake.questions import Asked
from assistant.screening.kinds import Kind
from assistant.screening.patterns import any_of
from assistant.screening.plain_words import plain
from assistant.screening.situations import situation_of, situations
from assistant.screening.weighed import Cue, weighed
from assistant.screening.welsh import without_accents

IDENTIFIER = "IDENTIFIER"
# Who writes, put before the words for the cues that look at it.
_SENDERS = {SenderKind.JOURNALIST: "JOURNALIST", SenderKind.PROVIDER: "PROVIDER"}
_IDENTIFIERS = re.compile(
    r"\[(?:"
    + "|".join(
        (
            Kind.CRN,
            Kind.PNC,
            Kind.PRISON_NUMBER,
            Kind.CRO,
            Kind.NATIONAL_INSURANCE,
            Kind.DATE_OF_BIRTH,
        )
    )
    + r") removed\]"
)
# A cue of this weight shows an emergency alone; small ones need this much more together.
_GRAVE = 4
_MORE = 2
_ABOUT_ONE = (Outcome.ABOUT_A_PERSON, Outcome.PERSONAL_ADVICE)


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a message belongs, and what was seen in it, in plain words."""

    route: Route
    why: str


@dataclass(frozen=True, slots=True)
class _Way:
    route: Route
    threshold: int
    cues: tuple[Cue, ...]

    def seen_in(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the cues that speak for this route, if they suffice together."""
        found = [one for one in self.cues if any(one.is_in(text) for text in texts)]
        if sum(one.weight for one in found) < self.threshold:
            return ()
        return tuple(one.name for one in found if one.weight > 0)


def routed(message: Message, asked: Asked, sender: SenderKind) -> Routed:
    """Return where a message belongs by its subject and the texts of it that ask."""
    whole = "\n".join((message.subject, *asked.texts))
    words = plain(whole)
    noted = " ".join(filter(None, (words, _SENDERS.get(sender), _identified(whole))))
    read = (noted, without_accents(noted))
    shown = _situations(asked)
    for one in _ways():
        seen = _screened(one.route, shown, sender) or one.seen_in(read)
        if seen:
            told = _read("terms")["why"].format(seen="; ".join(dict.fromkeys(seen)))
            return Routed(one.route, told)
    return Routed(Route.GUIDANCE, _read("terms")["nothing_seen"])


def _identified(text: str) -> str:
    return IDENTIFIER if _IDENTIFIERS.search(text) else ""


def _situations(asked: Asked) -> frozenset[Outcome]:
    """Return what single sentences show of the situations that questions are screened for.

    What is only told, and not asked, can be an emergency and nothing else.
    """
    told = (text[one.start : one.end] for text in asked.texts for one in sentences_of(text))
    urgent = any(situation_of(one) is Outcome.EMERGENCY and _is_sure(one) for one in told)
    seen = {situation_of(one.words) for one in asked.questions}
    return frozenset(filter(None, (*seen, Outcome.EMERGENCY if urgent else None)))


def _is_sure(sentence: str) -> bool:
    """Tell whether a sentence of a mail shows an emergency by more than small cues together.

    They are weighed for short questions; the longer sentences of mails gather them by chance.
    """
    words = plain(sentence)
    unaccented = without_accents(words)
    known = ((one, words) for one in situations())
    known_welsh = ((one, unaccented) for one in situations("situations_cy"))
    if any(
        one.outcome is Outcome.EMERGENCY and one.is_in(text) for one, text in (*known, *known_welsh)
    ):
        return True
    weights = [
        cue.weight
        for one in weighed()
        if one.outcome is Outcome.EMERGENCY
        for cue in one.cues_in(words)
    ]
    return max(weights, default=0) >= _GRAVE or sum(weights) >= _GRAVE + _MORE


def _screened(route: Route, shown: frozenset[Outcome], sender: SenderKind) -> tuple[str, ...]:
    if Outcome.EMERGENCY in shown:
        urgent = Route.VICTIM_AT_RISK if sender is SenderKind.VICTIM else Route.THREAT
        if route is urgent:
            return (_read("terms")["screened"]["emergency"],)
    # What victims ask for themselves is mostly what there is for all of them.
    about_one = _ABOUT_ONE[:1] if sender is SenderKind.VICTIM else _ABOUT_ONE
    if route is Route.PERSON and any(one in shown for one in about_one):
        return (_read("terms")["screened"]["about_a_person"],)
    return ()


@cache
def _ways() -> tuple[_Way, ...]:
    terms: dict[str, str] = _read("terms")["terms"]
    return tuple(_way(Route(name), terms) for name in _read("terms")["gravest_first"])


def _way(route: Route, terms: dict[str, str]) -> _Way:
    told = _read(route.value)
    cues = (Cue(one["name"], one["weight"], any_of(one["found"], terms)) for one in told["cue"])
    return _Way(route, told["threshold"], tuple(cues))


@cache
def _read(name: str) -> dict[str, Any]:
    path = files(__package__).joinpath("routes", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
