"""Official references: recognised however they are written, and matched exactly.

"PI 04/2016", "pi 4-2016" and "Probation Instruction 04/2016" are one reference; so are "s.244ZA"
and "section 244ZA", "sch 10" and "Schedule 10", "FTR56" and "FTR 56".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.sentences import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text: where it stands, and its one normal form, such as `pi 4/2016`."""

    span: Span
    name: str

    @property
    def is_code(self) -> bool:
        """Tell whether this is a code such as FTR56, which has a meaning of its own."""
        return " " not in self.name

    @property
    def is_paper(self) -> bool:
        """Tell whether this is an instruction, an order, a circular or a paper, not a provision."""
        return self.name.split()[0] in _PAPERS


# Series whose numbers carry a year: instructions, orders, frameworks, circulars.
_DATED_SERIES = {
    "probation instruction": "pi",
    "prison service instruction": "psi",
    "prison service order": "pso",
    "agency instruction": "ai",
    "policy framework": "pf",
    "probation circular": "pc",
} | {one: one for one in ("pi", "psi", "pso", "ai", "pf", "pc")}
# Papers laid before Parliament, and orders that have a number only.
_DIGITS_OF_AN_ORDER = 4
_NUMBERED_SERIES = ("hc", "hl", "cm", "cmnd", "cp", "pso")
# Not "cp": a CP plan is no command paper.
_PAPERS = frozenset((*_DATED_SERIES.values(), "si", "hc", "hl", "cm", "cmnd"))
_PROVISIONS = {
    "s": r"sections?|sects?\.?|ss\.?|s\.?|§{1,2}",
    "sch": r"schedules?|scheds?\.?|schs?\.?",
    "para": r"paragraphs?|paras?\.?|§",
    "rule": r"rules?|r\.",
    "reg": r"regulations?|regs?\.?",
    "art": r"articles?|arts?\.?",
    "pt": r"parts?|pts?\.?",
}
_FLAGS = re.IGNORECASE
_DATED = re.compile(
    r"\b(?P<series>"
    + "|".join(sorted((re.escape(one) for one in _DATED_SERIES), key=len, reverse=True))
    + r")\s?(?:\((?:pi|psi|pso|ai|pf|pc)\)\s?)?(?:no\.?\s?)?"
    r"(?P<number>\d{1,4})\s?(?:[/-]|\s(?=(?:19|20)\d\d\b))\s?"
    r"(?P<year>\d{4}|\d{2})\b(?!\s?%)",
    _FLAGS,
)
_STATUTORY = re.compile(
    r"\b(?:statutory instruments?|u?k?si|s\.i\.)\s?(?P<year>(?:19|20)\d\d)\s?(?:/|\s?no\.?\s?)"
    r"(?P<number>\d{1,4})\b",
    _FLAGS,
)
_NUMBERED = re.compile(
    rf"\b(?P<series>prison service order|{'|'.join(_NUMBERED_SERIES)})"
    r"\.?\s?(?:\(pso\)\s?)?(?P<number>\d{1,5})\b(?![/.-]\d|\s?%)",
    _FLAGS,
)
# One provision: 244ZA, 264A(3), 2.13, 7.1.2(b). Letters come right behind the digits.
_ONE = r"\d{1,4}(?:\.\d{1,3}){0,4}[A-Z]{0,3}(?:\(\w{1,4}\))*"
_JOIN = r"\s?(?:,|-|–|to|and|or|&)\s?"
_PROVISION = re.compile(
    r"(?<![\w.'’])(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _PROVISIONS.items())
    + rf")\s?(?P<list>{_ONE}(?:{_JOIN}{_ONE})*)(?![\w%£])",
    _FLAGS,
)
_PIECE = re.compile(rf"(?P<join>{_JOIN})?(?P<one>{_ONE})", _FLAGS)
_BARE = re.compile(r"(\d+)([A-Za-z]*)$")
# A code: capitals with a number behind them. Whether small letters are one, the texts held decide.
_CODE = re.compile(r"\b(?P<letters>[A-Z]{2,6})[ -]?(?P<digits>\d{1,3})\b(?![/.]\d|[ -]?\d|%)")
_TYPED_CODE = re.compile(_CODE.pattern, _FLAGS)
_LONGEST_RANGE = 40


def references_in(text: str, *, typed: bool = False) -> list[Reference]:
    """Return the references of `text` in order; with `typed`, codes in small letters as well.

    "ss. 264A-277A" yields every section from the one to the other; "s.244ZA(2)" yields the section
    and the subsection; "Schedule 10 Part 2" yields the schedule and its part.
    """
    if not any(map(str.isdigit, text)):
        return []
    found: list[Reference] = []
    taken: list[Span] = []
    for pattern, read in (
        (_DATED, _dated),
        (_STATUTORY, _statutory),
        (_NUMBERED, _numbered),
        (_PROVISION, _provisions),
        (_TYPED_CODE if typed else _CODE, _coded),
    ):
        for match in pattern.finditer(text):
            if not (typed or pattern is _PROVISION or match[0][0].isupper()):
                continue
            span = match.span()
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            names = list(read(match))
            if names:
                taken.append(span)
                found += [Reference(span, name) for name in names]
    found.sort(key=lambda one: one.span)
    return _with_parts(text, list(dict.fromkeys(found)))


def _dated(match: re.Match[str]) -> Iterator[str]:
    series = _DATED_SERIES[match["series"].lower()]
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    yield f"{series} {int(match['number'])}/{year}"


def _statutory(match: re.Match[str]) -> Iterator[str]:
    """Name a statutory instrument, which says the year first: SI 2026/402, SI 2026 No. 402."""
    yield f"si {match['year']}/{int(match['number'])}"


def _numbered(match: re.Match[str]) -> Iterator[str]:
    series = match["series"].lower()
    if series == "pso" and len(match["number"]) != _DIGITS_OF_AN_ORDER:
        return  # "a PSO 3 years in post" is a probation services officer
    yield f"{_DATED_SERIES.get(series, series)} {int(match['number'])}"


def _provisions(match: re.Match[str]) -> Iterator[str]:
    kind = next(name for name in _PROVISIONS if match[name])
    word = match[kind].lower().rstrip(".")
    several = word in ("ss", "§§") or (len(word) > 1 and word.endswith("s"))
    before = ""
    for piece in _PIECE.finditer(match["list"]):
        one = piece["one"].lower()
        join = (piece["join"] or "").strip().lower()
        if join and join not in ("-", "–") and not several:
            return  # "section 30 and 31 days" names one section.
        if before and join in ("-", "–", "to"):
            yield from (f"{kind} {between}" for between in _between(before, one))
        yield f"{kind} {_bare(one)}"
        if "(" in one:
            yield f"{kind} {one}"
        before = _bare(one)


def _bare(one: str) -> str:
    return one.partition("(")[0]


def _between(first: str, last: str) -> Iterator[str]:
    begin, end = _BARE.match(first), _BARE.match(_bare(last))
    if begin and end and 0 < int(end[1]) - int(begin[1]) <= _LONGEST_RANGE:
        yield from (str(number) for number in range(int(begin[1]) + 1, int(end[1]) + bool(end[2])))


def _coded(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['letters'].lower()}{int(match['digits'])}"


def _with_parts(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Join a part to the schedule right before it; a part of nothing in particular is dropped."""
    joined: list[Reference] = []
    for one in found:
        if not one.name.startswith("pt "):
            joined.append(one)
            continue
        before = joined[-1] if joined else None
        if before and before.name.startswith("sch "):
            gap = text[before.span[1] : one.span[0]]
            if re.fullmatch(r"[\s,]{0,3}", gap):
                schedule = before.name.split(" pt ")[0]
                joined.append(Reference((before.span[0], one.span[1]), f"{schedule} {one.name}"))
    return joined


class ReferenceIndex:
    """Which rows, numbered from 0, name which reference."""

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        """Look up in `rows`, by the normal form of a reference."""
        self._rows = rows

    def rows(self, name: str) -> Sequence[int]:
        """Return the rows that name a reference, in order; none if no text held does."""
        return self._rows.get(name, ())

    def asked_in(self, question: str) -> list[Reference]:
        """Return the references of a question that some text held names."""
        return [one for one in references_in(question, typed=True) if one.name in self._rows]

    @classmethod
    def of(cls, texts: Sequence[str]) -> ReferenceIndex:
        """Learn the references of `texts`, one row each."""
        found = [references_in(text) for text in texts]
        # "RAR 20 days" is no code, "FTR 56" is one where "FTR56" is written too.
        written = {
            one.name
            for text, references in zip(texts, found, strict=True)
            for one in references
            if " " not in text[slice(*one.span)]
        }
        rows: dict[str, list[int]] = {}
        for row, references in enumerate(found):
            for name in dict.fromkeys(one.name for one in references):
                if " " in name or name in written:
                    rows.setdefault(name, []).append(row)
        return cls(rows)

    def write(self, path: Path) -> None:
        """Write the references as JSON."""
        path.write_text(json.dumps(dict(self._rows), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> ReferenceIndex:
        """Read back what `write` wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")))
