"""Personal data in what people type: where it stands, and the text without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.screening.contact_details import emails_in, phones_in
from assistant.screening.dates_of_birth import dates_of_birth_in
from assistant.screening.kinds import Kind
from assistant.screening.names import names_in
from assistant.screening.numbers import numbers_in
from assistant.screening.patterns import Span, pattern
from assistant.screening.street_addresses import addresses_in

_PLACEHOLDERS = pattern("|".join(rf"\[{kind.value} removed\]" for kind in Kind))
_BETWEEN_PARTS = " ,;.-\n"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A run of characters that tells who a person is or how to reach them."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and the kinds that were taken out, first found first."""

    text: str
    kinds: tuple[Kind, ...] = ()


def found_in(text: str) -> tuple[PersonalData, ...]:
    """Find personal data, in reading order; the finds do not overlap."""
    known = [
        *numbers_in(text),
        *((Kind.EMAIL, span) for span in emails_in(text)),
        *((Kind.PHONE, span) for span in phones_in(text)),
        *((Kind.ADDRESS, span) for span in addresses_in(text)),
    ]
    names = [(Kind.NAME, span) for span in names_in(text)]
    beside = [span for _, span in (*known, *names)]
    births = [(Kind.DATE_OF_BIRTH, span) for span in dates_of_birth_in(text, beside)]
    return _without_overlaps([*known, *births, *names])


def masked(text: str) -> Masked:
    """Return a text with a placeholder for each piece of personal data."""
    finds = found_in(text)
    pieces: list[str] = []
    done = 0
    for place, one in enumerate(finds):
        pieces.append("" if _goes_on(text, finds, place) else text[done : one.start])
        if not _goes_on(text, finds, place):
            pieces.append(f"[{one.kind.value} removed]")
        done = one.end
    pieces.append(text[done:])
    return Masked("".join(pieces), tuple(dict.fromkeys(one.kind for one in finds)))


def without_placeholders(text: str) -> str:
    """Return a masked text without the placeholders, as it is best searched."""
    done = 0
    kept: list[str] = []
    for start, end in _PLACEHOLDERS.spans_in(text):
        kept.append(text[done:start])
        done = end
    left = " ".join(" ".join([*kept, text[done:]]).split())
    return left.replace("( )", "").replace("()", "").replace("  ", " ").strip()


def _goes_on(text: str, finds: Sequence[PersonalData], place: int) -> bool:
    """Tell whether a find only continues the one before it, as a postcode does a street."""
    if place == 0 or finds[place].kind is not finds[place - 1].kind:
        return False
    between = text[finds[place - 1].end : finds[place].start]
    return (
        finds[place].kind is Kind.ADDRESS and len(between) < 4 and not between.strip(_BETWEEN_PARTS)
    )


def _without_overlaps(finds: list[tuple[Kind, Span]]) -> tuple[PersonalData, ...]:
    """Keep the earliest of finds that overlap, and of those the longest."""
    kept: list[PersonalData] = []
    for kind, (start, end) in sorted(finds, key=lambda find: (find[1][0], -find[1][1])):
        if not kept or start >= kept[-1].end:
            kept.append(PersonalData(kind, start, end))
        elif end > kept[-1].end:
            # What sticks out is personal data too.
            kept.append(PersonalData(kind, kept[-1].end, end))
    return tuple(kept)
