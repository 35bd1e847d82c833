"""Postcodes and street addresses."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.screening.patterns import Span, pattern
from assistant.screening.word_lists import word_list

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL "
    "LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).replace(" ", "|")
# Run together, only a known area makes a postcode; with its space the form alone is clear.
_POSTCODE = pattern(
    rf"\b(?:{_AREAS})\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{{2}}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? {1,2}\d[ABD-HJLNP-UW-Z]{2}\b"
)
# "L2 3rd" and "w2 4hr" are no postcodes; typed in capitals they would be.
_COUNTED = ("st", "nd", "rd", "th", "hr", "yr", "wd")

_WORD = r"[\p{L}][\p{L}'’.-]*"
_CAPITAL = r"\p{Lu}[\p{L}'’.-]*"
_NUMBER = r"\b\d{1,4}[A-Za-z]?(?:-\d{1,4}[A-Za-z]?)?,?\s"
_STREETS = "street|road|avenue|lane|crescent|terrace|mews|gardens|drive|close|grove|rd|ave|cres"
_LOOSE_STREETS = (
    "Way|Court|Place|Walk|Hill|Park|Square|Row|Rise|Green|View|Parade|St|Ln|Dr|Cl|Gdns|Ct|Pl|Sq|"
    "Tce|Terr|Wk|Gr|Av|Gate|Wharf|Quay|Bank|Fold|Croft|Mount|Vale|Wynd|Brow|Meadows?|Chase|Dene|"
    "Garth|Heights|Villas|Cottages|Buildings|Yard|Spinney|Orchard|Promenade|Esplanade|"
    "Alley|Broadway|Ridge|Fields|Lodge|Towers?"
)
# In Welsh the word for a street comes first.
_WELSH_STREETS = "heol|ffordd|stryd|lôn|clos|rhodfa|maes|rhes|teras|cilgant|tan-y-|pen-y-"
_FLAT = r"\b(?i:flat|apartment|apt)\s(?:\d{1,4}[A-Za-z]?|[A-Z])\b"
_STREET = pattern(
    rf"({_NUMBER}(?:{_WORD}\s){{1,3}}(?:{_STREETS}))\b",
)
_CAPITAL_STREET = pattern(
    rf"({_NUMBER}(?:{_CAPITAL}\s){{1,3}}(?:{_LOOSE_STREETS}))\b", any_case=False
)
_WELSH_STREET = pattern(
    rf"({_NUMBER}(?:y\s)?(?:{_WELSH_STREETS})\s?{_WORD}(?:\s(?:y|yr|{_CAPITAL}))*)"
)
_STAYS = (
    r"(?i:lives? at|living at|stays? at|staying at|stay with|address is|address:|resides at|"
    r"moved to|moving to|bailed to|released to)"
)
_HOUSE = r"(?:\d{1,4}[A-Za-z]?|(?i:flat)\s\d{1,4}[A-Za-z]?),?\s"
_LIVES_AT = pattern(rf"\b{_STAYS}\s({_HOUSE}(?:{_CAPITAL}\s?){{1,3}})", any_case=False)
_FLAT_ADDRESS = pattern(
    rf"({_FLAT}(?:,?\s(?:\d{{1,4}}[A-Za-z]?\s)?{_CAPITAL}){{0,3}})", any_case=False
)
_NO_STREET_NAMES = word_list("contact_details", "no_street_names")
_COURTS = word_list("contact_details", "courts")


def addresses_in(text: str) -> Iterator[Span]:
    """Yield postcodes and streets with a house number."""
    for start, end in _POSTCODE.spans_in(text):
        if not text[start:end].endswith(_COUNTED):
            yield start, end
    for form in (_STREET, _CAPITAL_STREET, _WELSH_STREET, _LIVES_AT, _FLAT_ADDRESS):
        for start, end in form.spans_in(text):
            trimmed = text[start:end].rstrip()
            if not _reads_on(trimmed):
                yield start, start + len(trimmed)


def _reads_on(find: str) -> bool:
    """Tell whether words of a sentence stand behind the number: `3 days on the road`."""
    words = [one.strip(",.").casefold() for one in find.split()[1:] if one != "The"]
    court = words[-1] in ("court", "courts") and any(one in _COURTS for one in words)
    return court or any(one in _NO_STREET_NAMES for one in words)
