"""Makes false statements of true ones, by rule and always in the same way.

Each rule alters one thing: a number, a date, a "not". What a rule yields says something else than
the sentence it was made of, as long as that sentence is the only thing known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, permutations

from tests.assistant.checking.alterations_words import (
    ACTORS,
    ADDED_CLAIMS,
    ADDED_CONDITIONS,
    LIMITS,
    MODAL,
    MONTHS,
    NAMES,
    NEGATED,
    NUMBERS,
    OPPOSITES,
    SCOPES,
    SHORT,
    SURENESS,
    UNITS,
)

Rule = Callable[[str], Iterator[str]]


def altered(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield a kind and a false statement, for all rules that fit the sentence."""
    for kind, rule in RULES.items():
        seen: set[str] = {sentence}
        for one in rule(sentence):
            if one not in seen:
                seen.add(one)
                yield kind, one


def _numbers(sentence: str) -> Iterator[str]:
    for found in re.finditer(r"(?<![\w./-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/]|\.\d)", sentence):
        if _is_of_date(sentence, found) or _names_a_thing(sentence, found):
            continue
        number = found[0].replace(",", "")
        new = str(int(number) + 3) if number.isdigit() else f"{float(number) + 1:g}"
        yield sentence[: found.start()] + new + sentence[found.end() :]
    for one, other in zip(NUMBERS, [*NUMBERS[1:], "two"], strict=True):
        yield from _replaced(sentence, one, other)


def _is_of_date(sentence: str, found: re.Match[str]) -> bool:
    return bool(re.match(rf"\s(?:{'|'.join(MONTHS)})\b", sentence[found.end() :]))


def _names_a_thing(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[: found.start()]
    return bool(
        re.search(
            r"\b(?:[Ss]ections?|[Ll]evels?|[Cc]ategory|[Ss]chedule|[Tt]iers?|PI|Part)\s$", before
        )
    )


def _dates(sentence: str) -> Iterator[str]:
    for found in re.finditer(rf"\b({'|'.join(MONTHS)})(?= \d{{4}})", sentence):
        new = MONTHS[(MONTHS.index(found[1]) + 1) % 12]
        yield sentence[: found.start()] + new + sentence[found.end() :]
    for found in re.finditer(r"\b20\d\d\b(?![-/])", sentence):
        yield sentence[: found.start()] + str(int(found[0]) + 1) + sentence[found.end() :]
    for found in re.finditer(rf"\b\d{{1,2}}(?= (?:{'|'.join(MONTHS)}))", sentence):
        yield sentence[: found.start()] + str(int(found[0]) % 27 + 1) + sentence[found.end() :]


def _durations(sentence: str) -> Iterator[str]:
    for one, other in UNITS.items():
        found = re.search(rf"(?<=[\w] ){one}\b", sentence)
        if found and re.search(
            rf"(?:\d|\b(?:{'|'.join(NUMBERS)}|a))[ -]$", sentence[: found.start()]
        ):
            yield sentence[: found.start()] + other + sentence[found.end() :]


def _references(sentence: str) -> Iterator[str]:
    for found in re.finditer(
        r"\b(?:[Ss]ections?|[Ll]evel|[Cc]ategory|[Ss]chedule|[Tt]ier|regulation|PI|HC) (\d+)",
        sentence,
    ):
        yield sentence[: found.start(1)] + str(int(found[1]) + 1) + sentence[found.end(1) :]


def _negations(sentence: str) -> Iterator[str]:
    for one, other in NEGATED:
        found = re.search(one, sentence)
        if found:
            yield re.sub(one, other, sentence, count=1)


def _conditions_dropped(sentence: str) -> Iterator[str]:
    for mark in (
        "unless",
        "if",
        "except",
        "where",
        "until",
        "when",
        "only if",
        "as long as",
        "before",
        "once",
    ):
        found = re.search(rf",? {mark} [^,;:]*(?=[.,;])", sentence)
        if found and len(sentence[: found.start()].split()) > 4:
            yield sentence[: found.start()] + sentence[found.end() :]
    found = re.match(
        r"(?:If|Unless|Where|When|Once|With no exclusion|Without) [^,]*, (\w)", sentence
    )
    if found:
        yield found[1].upper() + sentence[found.end() :]


def _conditions_added(sentence: str) -> Iterator[str]:
    if sentence.endswith("."):
        yield from (f"{sentence[:-1]}{one}." for one in ADDED_CONDITIONS[len(sentence) % 5 :][:1])


def _claims_added(sentence: str) -> Iterator[str]:
    if sentence.endswith("."):
        yield from (f"{sentence[:-1]}{one}." for one in ADDED_CLAIMS[len(sentence) % 5 :][:1])


def _from(pairs: tuple[tuple[str, str], ...]) -> Rule:
    def rule(sentence: str) -> Iterator[str]:
        for one, other in pairs:
            yield from _replaced(sentence, one, other)

    return rule


def _limits(sentence: str) -> Iterator[str]:
    """Replace a limit that stands by a number, or a "before" by an event."""
    for one, other in LIMITS:
        found = re.search(rf"\b{one}\b", sentence)
        near = sentence[found.end() :].split()[:3] if found else []
        number = any(word[:1].isdigit() or word in NUMBERS for word in near)
        is_event = one in ("before", "after", "until") or one.startswith("or ")
        if found and (number or is_event) and " and after" not in sentence[found.start() :]:
            yield from _replaced(sentence, one, other)


def _replaced(sentence: str, one: str, other: str) -> Iterator[str]:
    mark = r"\b" if one[:1].isalnum() else ""
    found = re.search(mark + re.escape(one) + (r"\b" if one[-1:].isalnum() else ""), sentence)
    if found and not _in_a_name(sentence, found):
        yield sentence[: found.start()] + other + sentence[found.end() :]


def _in_a_name(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether the words stand inside a name or a title ("One Probation Service")."""
    before = sentence[: found.start()].rstrip().split(" ")[-1:]
    behind = sentence[found.end() :].lstrip().split(" ")[0]
    capital = bool(
        before and before[0][:1].isupper() and len(sentence[: found.start()].split()) > 1
    )
    return capital and behind[:1].isupper()


def _names(sentence: str) -> Iterator[str]:
    for place, name in enumerate(NAMES):
        other = next(one for one in (*NAMES[place + 1 :], *NAMES) if one not in sentence)
        if name in sentence:
            yield sentence.replace(name, other)


def _short_forms(sentence: str) -> Iterator[str]:
    for place, name in enumerate(SHORT):
        other = next(one for one in (*SHORT[place + 1 :], *SHORT) if one not in sentence)
        if re.search(rf"\b{name}\b", sentence) and f"({name})" not in sentence:
            yield re.sub(rf"\b{name}\b", other, sentence)


def _roles(sentence: str) -> Iterator[str]:
    small = sentence[:1].lower() + sentence[1:]
    there = [
        one
        for one in ACTORS
        if re.search(
            rf"\b{re.escape(one)}\b(?!'|’| and| or| \w+ officer| staff| service| helpline|,)", small
        )
    ]
    for one, other in permutations(there, 2):
        between = small[small.index(one) + len(one) : small.index(other)]
        if (
            re.search(r"\w \w+ \w", between)
            and one not in other
            and other not in one
            and one.split()[-1] != other.split()[-1]
        ):
            swapped = re.sub(rf"\b{one}\b", "\0", small, count=1)
            swapped = re.sub(rf"\b{other}\b", one, swapped, count=1).replace("\0", other)
            yield swapped[:1].upper() + swapped[1:]


_OF_TIME = re.compile(
    r"(?<![\w./(-])\d{1,3}(?:,\d{3})*(?:\.\d+)?"
    r"(?=(?: working| business)? (?:days|hours|months|weeks|years)|%)"
)
_RANGE = re.compile(r"\W*(?:to|and|or|days|%)\W*")


def _figures_swapped(sentence: str) -> Iterator[str]:
    found = [one for one in _OF_TIME.finditer(sentence) if not _names_a_thing(sentence, one)]
    for one, other in pairwise(found):
        between = sentence[one.end() : other.start()]
        if one[0] != other[0] and not _RANGE.fullmatch(between):
            before, behind = sentence[: one.start()], sentence[other.end() :]
            yield f"{before}{other[0]}{between}{one[0]}{behind}"


def _joins(sentence: str) -> Iterator[str]:
    for one, other in (("or", "and"), ("and", "or")):
        for found in re.finditer(rf"(?<=[a-z]) {one} (?=[a-z])", sentence):
            if not re.match(
                r"\w+ (?:is|are|was|were|has|have|can|must|may|should)\b", sentence[found.end() :]
            ):
                yield f"{sentence[: found.start()]} {other} {sentence[found.end() :]}"
                break


RULES: dict[str, Rule] = {
    "number": _numbers,
    "date": _dates,
    "duration": _durations,
    "reference": _references,
    "negation": _negations,
    "modality": _from(MODAL),
    "condition dropped": _conditions_dropped,
    "condition added": _conditions_added,
    "claim added": _claims_added,
    "limit": _limits,
    "sureness": _from(SURENESS),
    "scope": _from(SCOPES),
    "name": _names,
    "short form": _short_forms,
    "roles": _roles,
    "figures swapped": _figures_swapped,
    "and or": _joins,
    "opposite": _from(OPPOSITES),
}
