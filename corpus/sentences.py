"""Where sentences begin and end in official English."""

from __future__ import annotations

import re

Span = tuple[int, int]

# A note's mark behind the full stop belongs to the sentence: "… five days.[footnote 3] The …".
_NOTE_MARK = r"(?:\s?\[(?:footnote|endnote|note) \w{1,6}\]|[¹²³⁰⁴-⁹])*"
_END = re.compile(rf"[.?!…]+[\"'”’)\]]*{_NOTE_MARK}(?=\s+[\"'“‘(\[]*[A-Z0-9£•])")
_LAST_WORD = re.compile(r"[\w.&]+$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)*[^\W\d_a-z]")
_ABBREVIATIONS = frozenset(
    """
    al approx art arts c ca cf ch cl co col cont corp dept dr e.g ed eds edn eg esp etc ex fig figs
    gov hon i.e ie inc jr ltd messrs mr mrs ms mx no nos op p para paras pp pt ref refs reg regs rev
    rt s sch sec sect sr ss st v viz vol vols vs
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905 -- sixty words read better than sixty strings
)
_ENDS_A_SENTENCE_TOO = frozenset({"etc", "co", "ltd", "inc", "al"})


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the spans of the sentences in `text[start:end]`, without the space between them.

    Abbreviations of official English ("s. 244ZA", "para. 3", "No. 4", "e.g.") and initials end no
    sentence. Nothing but white space is left out.
    """
    stop = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for found in _END.finditer(text, start, stop):
        if _is_abbreviation(text, begin, found):
            continue
        spans.append((begin, found.end()))
        begin = found.end()
    spans.append((begin, stop))
    return [trimmed for one in spans if (trimmed := _trim(text, one))[0] < trimmed[1]]


def _is_abbreviation(text: str, begin: int, found: re.Match[str]) -> bool:
    if not found.group().startswith(".") or len(found.group()) > 1:
        return False
    word = _LAST_WORD.search(text, begin, found.start())
    if word is None:
        return False
    plain = word.group().strip(".").lower()
    rest = text[found.end() : found.end() + 40].lstrip()
    if plain.isdigit():
        # "1. Recall" at the start is a number of a list; "in 2021. The" ends a sentence.
        return word.start() == begin
    if _INITIALS.fullmatch(word.group()):
        return plain != "i"
    if plain in _ENDS_A_SENTENCE_TOO:
        return not rest[:1].isupper()
    return plain in _ABBREVIATIONS and not (plain == "no" and not rest[:1].isdigit())


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
