"""Numbers by which the justice system and the state know a person."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.screening.kinds import Kind
from assistant.screening.patterns import Span, pattern

# Where an abbreviation stands in front, a looser form of its number is clear enough.
_SAID = r"(?:\s|:|#|=|-|/|\.|\bis\b|\bno\b|\bid\b|\bnum\b|\bnumber\b|\bref\b|\breference\b){0,6}"
# "the CRN number on nDelius is c 774201": words may part a number of six digits from its name.
_SOON = r"[^\n.;?!\d]{0,30}?"

_CRN = (
    pattern(r"\b[A-Z]\d{6}\b"),
    pattern(rf"\bCRN\b(?:{_SAID}|{_SOON})\b([A-Z](?:[ -]?\d){{6}})\b"),
    # A letter apart from its digits: `A` and `I` would be words.
    pattern(
        r"\b[B-HJ-Z] ?\d{3} ?\d{3}\b|\b[B-HJ-Z]\d{3}-\d{3}\b|\b[B-HJ-Z] ?\d{2} \d{2} \d{2}\b",
        any_case=False,
    ),
)
_PRISON_NUMBER = (
    pattern(r"\b[A-Z]\d{4}[A-Z]{2}\b"),
    pattern(r"\b[A-Z][ -]?\d{4}[ -]?[A-Z]{2}\b", any_case=False),
    pattern(rf"\b(?:NOMS|NOMIS|prison|prisoner|inmate){_SAID}([A-Z][ -]?\d{{4}}[ -]?[A-Z]{{2}})\b"),
)
_SAID_PNC = pattern(
    rf"\bPNC(?: ?ID)?{_SAID}((?:19|20)?\d{{2}} ?[/-] ?\d{{1,7}} ?[A-Z]?"
    r"|(?:19|20)?\d{2}\d{7} ?[A-Z])\b"
)
_PNC = (
    pattern(r"\b(?:19|20)\d{2} ?/ ?\d{4,7} ?[A-Z]\b"),
    pattern(r"\b\d{2} ?/ ?\d{4,7} ?[A-Z]\b"),
    _SAID_PNC,
)
_CRO = (
    pattern(r"\bSF ?\d{2}/\d{1,6} ?[A-Z]\b"),
    pattern(r"\b\d{5,6}/\d{2} ?[A-Z]\b"),
    pattern(rf"\bCRO\b{_SOON}\b((?:SF ?)?\d{{1,6}} ?/ ?\d{{2}} ?[A-Z])\b"),
    pattern(rf"\b(?:CRO|C\.R\.O\.){_SAID}((?:SF ?)?\d{{1,6}} ?/ ?\d{{2,6}} ?[A-Z]?)\b"),
)
_NATIONAL_INSURANCE = (
    pattern(r"\b(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
)
_FORMS = {
    Kind.PNC: _PNC,
    Kind.CRO: _CRO,
    Kind.PRISON_NUMBER: _PRISON_NUMBER,
    Kind.NATIONAL_INSURANCE: _NATIONAL_INSURANCE,
    Kind.CRN: _CRN,
}
# What stands right before the number of an instrument, command paper or circular.
_OFFICIAL = pattern(r"\b(?:PSI|PSO|PI|AI|SI|HC|HL|CP|PC|Cmnd|Cm|No)\.? ?$")
_LOOK_BACK = 8
_DIGIT = pattern(r"\d")


def numbers_in(text: str) -> Iterator[tuple[Kind, Span]]:
    """Yield the numbers of people in a text, with their kinds."""
    if not _DIGIT.found_in(text):
        return
    for kind, forms in _FORMS.items():
        for form in forms:
            for start, end in form.spans_in(text):
                said = kind is not Kind.PNC or form is _SAID_PNC
                if said or not _is_official(text, start):
                    yield kind, (start, end)


def _is_official(text: str, start: int) -> bool:
    return _OFFICIAL.found_in(text[max(0, start - _LOOK_BACK) : start])
