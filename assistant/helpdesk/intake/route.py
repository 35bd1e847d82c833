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
from assistant.helpdesk.intake.asking import without_lead
from assistant.helpdesk.intake.blocks import sentences_of
from assistant.helpdesk.intake.by_meaning import GRAVE, Meaning
from assistant.helpdesk.intake.plain_mail import plain_mail
from assistant.helpdesk.intake.questions import Asked
from assistant.screening.kinds import Kind
from assistant.screening.patterns import Pattern, any_of
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
# A cue that speaks against a route as much as this says that no single case is meant.
_GENERAL = -4
_NEARLY_SURE = 0.95
_ABOUT_ONE = (Outcome.ABOUT_A_PERSON, Outcome.PERSONAL_ADVICE)


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a message belongs, and what was seen in it, in plain words."""

    route: Route
    why: str
    may_tell_of_danger: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """What shows a route; a way of `danger` is not looked for where a sentence tells of none."""

    route: Route
    threshold: int
    danger: bool
    cues: tuple[Cue, ...]
    stays: frozenset[str]

    def seen_in(self, read: _Words) -> tuple[str, ...]:
        """Return the names of the cues that speak for this route, if they suffice together."""
        found = [one for one in self.cues if self._stands(one, read)]
        if sum(one.weight for one in found) < self.threshold:
            return ()
        return tuple(one.name for one in found if one.weight > 0)

    def is_general(self, read: _Words) -> bool:
        """Tell whether what is asked is asked of people in general, or for a place of work."""
        return any(one.weight <= _GENERAL and self._stands(one, read) for one in self.cues)

    def _stands(self, cue: Cue, read: _Words) -> bool:
        texts = read.of_danger if self.danger and cue.weight > 0 else read.whole
        return any(cue.is_in(text) for text in texts)


@dataclass(frozen=True, slots=True)
class _Words:
    """A mail in plain words, accented and not: the whole, and where danger may be told."""

    whole: tuple[str, ...]
    of_danger: tuple[str, ...]


def routed(message: Message, asked: Asked, sender: SenderKind) -> Routed:
    """Return where a message belongs by its subject and the texts of it that ask."""
    whole = "\n".join((message.subject, *asked.texts))
    words = plain_mail(whole)
    noted = " ".join(filter(None, (words, _SENDERS.get(sender), _identified(whole))))
    read = _Words(_both(noted), _both(_of_danger(words)))
    shown = _situations(asked)
    for one in _ways():
        seen = _screened(one, shown, sender, read) or one.seen_in(read)
        if seen and not _is_victims(one, seen, read):
            told = _read("terms")["why"].format(seen="; ".join(dict.fromkeys(seen)))
            return Routed(one.route, told)
    return Routed(Route.GUIDANCE, _read("terms")["nothing_seen"])


def with_meaning(seen: Routed, meaning: Meaning) -> Routed:
    """Return the route by the mail as a whole and what words have shown, and a warning of danger.

    Of two routes that people settle the graver is taken if words have shown it; but a journalist's
    "line on the record" is no record of a person. A threat or a victim at risk is missed at the
    highest price: where either is only possible, the mail goes where it belongs and whoever reads
    it is told.
    """
    told = _read("terms")["by_meaning"]
    route = meaning.route_with(seen.route)
    on_the_record = (seen.route, route) == (Route.SUBJECT_ACCESS, Route.MEDIA)
    sure = on_the_record and meaning.routes[route] >= _NEARLY_SURE
    if _is_graver(seen.route, route) and not sure:
        route = seen.route
    danger = (meaning.may_tell_of_danger or seen.route in GRAVE) and route not in GRAVE
    why: str = seen.why
    if route is not seen.route:
        if route is Route.GUIDANCE:
            why = told["overruled"].format(what=told["what"][seen.route.value])
        else:
            why = told["why"].format(what=told["what"][route.value])
    return Routed(route, f"{told['danger']} {why}" if danger else why, may_tell_of_danger=danger)


def _is_graver(one: Route, other: Route) -> bool:
    """Tell whether people have to settle both, and `one` before the other."""
    order = _read("terms")["gravest_first"]
    people = Route.GUIDANCE not in (one, other)
    return people and order.index(one.value) < order.index(other.value)


def _both(words: str) -> tuple[str, ...]:
    return (words, without_accents(words))


def _of_danger(words: str) -> str:
    """Return the sentences that may tell of danger now: no rule, no case long past."""
    found, unless = (_no_danger(one) for one in ("found", "unless"))
    kept = (one for one in words.split(" . ") if not found.found_in(one) or unless.found_in(one))
    said = " . ".join(one for one in kept if one.strip(" ."))
    return f". {said} ." if said else ""


def _is_victims(way: _Way, seen: tuple[str, ...], read: _Words) -> bool:
    """Tell whether a threat that is seen is the danger of a victim, which is settled elsewhere."""
    if way.route is not Route.THREAT or way.stays & set(seen):
        return False
    victim = next(one for one in _ways() if one.route is Route.VICTIM_AT_RISK)
    return bool(victim.seen_in(read))


def _identified(text: str) -> str:
    return IDENTIFIER if _IDENTIFIERS.search(text) else ""


def _situations(asked: Asked) -> frozenset[Outcome | None]:
    """Return what single sentences show of the situations that questions are screened for.

    What is only told, and not asked, can be an emergency and nothing else.
    """
    told = (text[one.start : one.end] for text in asked.texts for one in sentences_of(text))
    urgent = any(_is_urgent(one) and _is_sure(one) for one in told)
    urgent = urgent or any(_is_urgent(one.words) for one in asked.questions)
    alone = (without_lead(one.words) for one in asked.questions)
    seen = {situation_of(one) for one in alone} - {None, Outcome.EMERGENCY}
    return frozenset((*seen, *([Outcome.EMERGENCY] if urgent else [])))


def _is_urgent(sentence: str) -> bool:
    return situation_of(sentence) is Outcome.EMERGENCY and bool(_of_danger(plain_mail(sentence)))


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


def _screened(
    way: _Way, shown: frozenset[Outcome | None], sender: SenderKind, read: _Words
) -> tuple[str, ...]:
    if Outcome.EMERGENCY in shown:
        urgent = Route.VICTIM_AT_RISK if sender is SenderKind.VICTIM else Route.THREAT
        if way.route is urgent:
            return (_read("terms")["screened"]["emergency"],)
    # "Can I" of anybody but the public is asked for their work, or for all victims.
    about_one = _ABOUT_ONE if sender is SenderKind.PUBLIC else _ABOUT_ONE[:1]
    own_case = way.route is Route.PERSON and any(one in shown for one in about_one)
    if own_case and not way.is_general(read):
        return (_read("terms")["screened"]["about_a_person"],)
    return ()


@cache
def _ways() -> tuple[_Way, ...]:
    terms: dict[str, str] = _read("terms")["terms"]
    return tuple(_way(Route(name), terms) for name in _read("terms")["gravest_first"])


def _way(route: Route, terms: dict[str, str]) -> _Way:
    told = _read(route.value)
    cues = (Cue(one["name"], one["weight"], any_of(one["found"], terms)) for one in told["cue"])
    stays = frozenset(one["name"] for one in told["cue"] if one.get("stays"))
    return _Way(route, told["threshold"], told.get("danger", False), tuple(cues), stays)


@cache
def _no_danger(key: str) -> Pattern:
    told = _read("terms")
    return any_of(told["no_danger"][key], told["terms"])


@cache
def _read(name: str) -> dict[str, Any]:
    path = files(__package__).joinpath("routes", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
