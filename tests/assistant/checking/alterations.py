"""Makes false statements of true ones, by rule and always in the same way.

Each rule alters one thing: a number, a date, a "not". What a rule yields says something else than
the sentence it was made of, as long as that sentence is the only thing known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, permutations

Rule = Callable[[str], Iterator[str]]

_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fourteen",
    "fifteen",
    "twenty",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_UNITS = {
    "working days": "days",
    "business days": "weeks",
    "days": "weeks",
    "weeks": "months",
    "months": "years",
    "hours": "days",
    "years": "months",
    "month": "week",
    "year": "month",
}
_NEGATED = (
    (r"\bmust not\b", "must"),
    (r"\bneed not\b", "must"),
    (r"\bcannot\b", "can"),
    (r"\bmay not\b", "may"),
    (r"\bdoes not (\w+)", r"does \1"),
    (r"\bdo not\b", "do"),
    (r"\b(is|are|was|were) not\b", r"\1"),
    (r"\bnever\b", "always"),
    (r"\bno longer\b", "still"),
    (r"\bmust(?! not)\b", "must not"),
    (r"\bcan(?! not)\b", "cannot"),
    (r"\bshould(?! not)\b", "should not"),
    (r"\bmay(?! not)\b", "may not"),
    (r"\b(is|are|was|were)(?! not) (?=\w+ed\b|a\b|the\b|not\b)", r"\1 not "),
    (r"\bhas to\b", "does not have to"),
    (r"\bhave to\b", "do not have to"),
)
_MODAL = (
    ("must", "may"),
    ("must", "should"),
    ("must", "can"),
    ("should", "must"),
    ("should", "may"),
    ("may", "must"),
    ("can", "must"),
    ("can", "should"),
    ("cannot", "need not"),
    ("need not", "must"),
    ("has to", "may"),
    ("need not", "cannot"),
    ("may", "should"),
    ("have to", "can"),
    ("cannot", "should not"),
)
_LIMITS = (
    ("within", "after"),
    ("at least", "at most"),
    ("up to", "at least"),
    ("more than", "less than"),
    ("less than", "more than"),
    ("no later than", "no earlier than"),
    ("until", "from"),
    ("since", "until"),
    ("at most", "at least"),
    ("before", "after"),
    ("after", "before"),
    ("under", "over"),
    ("or longer", "or shorter"),
    ("or more", "or less"),
    ("at least", "exactly"),
    ("up to", "more than"),
    ("within", "at least"),
    ("about", "more than"),
    ("shorter than", "longer than"),
    ("on or after", "before"),
    ("or over", "or under"),
)
_SURENESS = (
    ("normally", "always"),
    ("usually", "always"),
    (" only ", " "),
    ("some", "all"),
    ("most", "all"),
    ("often", "never"),
    ("mainly", "only"),
    ("normally ", ""),
    ("about half", "half"),
    ("often", "always"),
    ("In most cases", "In all cases"),
    ("Many", "All"),
    ("a few", "most"),
)
_SCOPES = (
    ("England and Wales", "England"),
    ("England and Wales", "Scotland"),
    ("adults", "children"),
    ("adult", "child"),
    ("women", "people"),
    ("women", "men"),
    ("indeterminate", "determinate"),
    ("standard recall", "fixed-term recall"),
    ("very high risk", "medium risk"),
    ("high risk", "low risk"),
    ("low risk", "high risk"),
    ("medium risk", "high risk"),
    ("sexual", "violent"),
    ("children", "adults"),
    ("medium risk", "risk"),
    ("Wales", "Scotland"),
    ("suspended sentence", "custodial sentence"),
    ("fixed-term recall", "standard recall"),
    ("fixed-term recall", "emergency recall"),
    ("community order", "suspended sentence order"),
    ("very high risk", "risk"),
    ("unpaid work", "paid work"),
    ("licence", "community order"),
    ("first", "second"),
)
_NAMES = (
    "Parole Board",
    "Secretary of State",
    "Sentencing Council",
    "Ministry of Justice",
    "HM Inspectorate of Probation",
    "National Audit Office",
    "Kent, Surrey and Sussex",
    "Greater Manchester",
    "West Midlands",
    "East of England",
    "North East",
    "South Central",
    "Yorkshire and the Humber",
    "London",
    "Wales",
    "Home Office",
)
_SHORT = (
    "HDC",
    "RAR",
    "MAPPA",
    "PSR",
    "UPW",
    "CAS2",
    "CAS3",
    "FTR",
    "SDS",
    "VCS",
    "POM",
    "COM",
    "OASys",
    "CRC",
    "NPS",
    "IPP",
    "EDS",
    "MARAC",
    "SFO",
    "SSO",
    "ISC",
)
_ACTORS = (
    "the court",
    "the victim",
    "the responsible officer",
    "the prisoner",
    "the person",
    "the offender",
    "the police",
    "the Parole Board",
    "the Secretary of State",
    "the probation practitioner",
    "the householder",
    "the community offender manager",
    "the prison offender manager",
    "staff",
    "the senior probation officer",
    "prison governors",
    "the victim liaison officer",
    "probation",
    "the prison",
    "the practitioner",
    "the householder",
    "a defence lawyer",
    "a court",
    "a victim",
    "the officer",
    "the lead agency",
)
_OPPOSITES = (
    ("lawful", "unlawful"),
    ("include", "exclude"),
    ("includes", "excludes"),
    ("covers", "excludes"),
    ("starts", "ends"),
    ("started", "ended"),
    ("began", "ended"),
    ("ended", "began"),
    ("rose", "fell"),
    ("higher", "lower"),
    ("longer", "shorter"),
    ("open", "closed"),
    ("compulsory", "optional"),
    ("agrees", "refuses"),
    ("highest", "lowest"),
    ("lowest", "highest"),
    ("replaced", "kept"),
    ("before", "after"),
    ("earlier", "later"),
    ("acceptable", "unacceptable"),
    ("new", "old"),
    ("released", "detained"),
    ("first", "last"),
    ("increase", "decrease"),
    ("allowed", "refused"),
    ("valid", "invalid"),
    ("more", "fewer"),
    ("proved", "disproved"),
    ("custody", "the community"),
    ("prison", "the community"),
    ("with", "without"),
    ("early", "late"),
    ("shorter", "longer"),
    ("maximum", "minimum"),
    ("minimum", "maximum"),
    ("longest", "shortest"),
    ("mandatory", "voluntary"),
    ("public", "secret"),
    ("eligible", "ineligible"),
    ("serious", "minor"),
    ("kept", "destroyed"),
    ("joined", "left"),
)
_ADDED_CONDITIONS = (
    ", unless the victim objects in writing",
    ", but only if the governor agrees",
    ", except in an emergency",
    " if the person is over 21",
    ", provided that a judge has approved it",
)
_ADDED_CLAIMS = (
    " and has to pay a fine",
    ", and the police must be told",
    " and loses all benefits",
    ", which the governor signs off each week",
    " and a doctor is consulted",
)


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
    for one, other in zip(_NUMBERS, [*_NUMBERS[1:], "two"], strict=True):
        yield from _replaced(sentence, one, other)


def _is_of_date(sentence: str, found: re.Match[str]) -> bool:
    return bool(re.match(rf"\s(?:{'|'.join(_MONTHS)})\b", sentence[found.end() :]))


def _names_a_thing(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[: found.start()]
    return bool(
        re.search(
            r"\b(?:[Ss]ections?|[Ll]evels?|[Cc]ategory|[Ss]chedule|[Tt]iers?|PI|Part)\s$", before
        )
    )


def _dates(sentence: str) -> Iterator[str]:
    for found in re.finditer(rf"\b({'|'.join(_MONTHS)})(?= \d{{4}})", sentence):
        new = _MONTHS[(_MONTHS.index(found[1]) + 1) % 12]
        yield sentence[: found.start()] + new + sentence[found.end() :]
    for found in re.finditer(r"\b20\d\d\b(?![-/])", sentence):
        yield sentence[: found.start()] + str(int(found[0]) + 1) + sentence[found.end() :]
    for found in re.finditer(rf"\b\d{{1,2}}(?= (?:{'|'.join(_MONTHS)}))", sentence):
        yield sentence[: found.start()] + str(int(found[0]) % 27 + 1) + sentence[found.end() :]


def _durations(sentence: str) -> Iterator[str]:
    for one, other in _UNITS.items():
        found = re.search(rf"(?<=[\w] ){one}\b", sentence)
        if found and re.search(
            rf"(?:\d|\b(?:{'|'.join(_NUMBERS)}|a))[ -]$", sentence[: found.start()]
        ):
            yield sentence[: found.start()] + other + sentence[found.end() :]


def _references(sentence: str) -> Iterator[str]:
    for found in re.finditer(
        r"\b(?:[Ss]ections?|[Ll]evel|[Cc]ategory|[Ss]chedule|[Tt]ier|regulation|PI|HC) (\d+)",
        sentence,
    ):
        yield sentence[: found.start(1)] + str(int(found[1]) + 1) + sentence[found.end(1) :]


def _negations(sentence: str) -> Iterator[str]:
    for one, other in _NEGATED:
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
        yield from (f"{sentence[:-1]}{one}." for one in _ADDED_CONDITIONS[len(sentence) % 5 :][:1])


def _claims_added(sentence: str) -> Iterator[str]:
    if sentence.endswith("."):
        yield from (f"{sentence[:-1]}{one}." for one in _ADDED_CLAIMS[len(sentence) % 5 :][:1])


def _from(pairs: tuple[tuple[str, str], ...]) -> Rule:
    def rule(sentence: str) -> Iterator[str]:
        for one, other in pairs:
            yield from _replaced(sentence, one, other)

    return rule


def _limits(sentence: str) -> Iterator[str]:
    """Replace a limit that stands by a number, or a "before" by an event."""
    for one, other in _LIMITS:
        found = re.search(rf"\b{one}\b", sentence)
        near = sentence[found.end() :].split()[:3] if found else []
        number = any(word[:1].isdigit() or word in _NUMBERS for word in near)
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
    for place, name in enumerate(_NAMES):
        other = next(one for one in (*_NAMES[place + 1 :], *_NAMES) if one not in sentence)
        if name in sentence:
            yield sentence.replace(name, other)


def _short_forms(sentence: str) -> Iterator[str]:
    for place, name in enumerate(_SHORT):
        other = next(one for one in (*_SHORT[place + 1 :], *_SHORT) if one not in sentence)
        if re.search(rf"\b{name}\b", sentence) and f"({name})" not in sentence:
            yield re.sub(rf"\b{name}\b", other, sentence)


def _roles(sentence: str) -> Iterator[str]:
    small = sentence[:1].lower() + sentence[1:]
    there = [
        one
        for one in _ACTORS
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
    "modality": _from(_MODAL),
    "condition dropped": _conditions_dropped,
    "condition added": _conditions_added,
    "claim added": _claims_added,
    "limit": _limits,
    "sureness": _from(_SURENESS),
    "scope": _from(_SCOPES),
    "name": _names,
    "short form": _short_forms,
    "roles": _roles,
    "figures swapped": _figures_swapped,
    "and or": _joins,
    "opposite": _from(_OPPOSITES),
}
