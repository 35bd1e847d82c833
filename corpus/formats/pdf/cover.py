"""What a PDF says about itself: its title, and what its first pages name: dates and publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import fold_space
from corpus.formats.pdf.headings import plain
from corpus.publication import Publication
from corpus.written_date import PartialDate, date_in

_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel|office)\b.*|untitled.*|\(?anonymous\)?|unspecified"
    r"|(?:document|slide|layout|presentation|template|title|report|sheet)\s*\d*|no title|.*<.*>.*"
    r"|.*\.(?:docx?|dot[xm]?|pdf|indd|pptx?|xlsx?|odt|rtf|qxd|tmp|html?|pub|pages|tex|dvi)"
    r"|\S*[\d_]\S*|.{0,3}|.{251,}|https?://.*",
    re.IGNORECASE,
)
_LABELS = {
    "published": r"(?:date of )?(?:issue|publication)(?: date)?|issued(?: on)?|published(?: on)?"
    r"|first published|date (?:issued|published)",
    "updated": r"re-?issued?(?: date)?|date re-?issued|(?:last )?(?:updated|revised|amended)"
    r"(?: on)?|date (?:of )?(?:update|revision|updated|revised)",
    "applies_from": r"implementation(?: date)?|effective (?:from|date)|date effective"
    r"|(?:comes|came) into (?:force|effect)(?: on)?|in force from",
    "applies_to": r"expir(?:y|es)(?: date| on)?|effective until|valid until",
}
_DATED = {
    field: re.compile(rf"(?:{label})\s*[:|–—-]?\s*(?P<value>.{{6,40}})", re.IGNORECASE | re.DOTALL)
    for field, label in _LABELS.items()
}
_LABEL_ALONE = {
    field: re.compile(rf"(?:{label})\s*[:|–—-]?", re.IGNORECASE) for field, label in _LABELS.items()
}
_PUBLISHER = re.compile(
    r"(?:published by|publisher)\s*[:|–—-]?\s*(?:the )?(?P<value>.{3,120})", re.I
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SHARED = 0.6


def title_of(stated: str, *, largest: str, first_text: str, otherwise: str) -> str:
    """Return the stated title if it reads like one and the first pages bear it out.

    Otherwise the largest text of the cover, then the stated title after all, then `otherwise`.
    """
    sane = "" if _NO_TITLE.fullmatch(stated) else fold_space(stated)
    if sane and _is_borne_out(sane, first_text):
        return sane
    return fold_space(largest) or sane or otherwise


def publication_of(lines: Iterable[str], *, title: str, language: str) -> Publication:
    """Make the publication; `lines` are the paragraphs and table rows of the first two pages."""
    dates, publisher = _stated(list(lines))
    return Publication(
        title=title,
        publisher=publisher,
        published=dates.get("published"),
        updated=dates.get("updated"),
        applies_from=dates.get("applies_from"),
        applies_to=dates.get("applies_to"),
        language=language if _LANGUAGE.fullmatch(language) else None,
    )


def _is_borne_out(title: str, first_text: str) -> bool:
    words = set(plain(title).split())
    return len(words & set(plain(first_text).split())) >= _SHARED * len(words)


def _stated(lines: list[str]) -> tuple[dict[str, PartialDate], str | None]:
    dates: dict[str, PartialDate] = {}
    publisher = None
    for line, after in zip(lines, [*lines, ""][1:], strict=True):
        for field in _LABELS:
            day = _day(field, line.strip(), after.strip())
            if day is not None:
                dates.setdefault(field, day)
        named = _PUBLISHER.fullmatch(line.strip())
        publisher = publisher or (fold_space(named["value"]).rstrip(".") if named else None)
    return dates, publisher


def _day(field: str, line: str, after: str) -> PartialDate | None:
    found = _DATED[field].match(line)
    if found:
        return date_in(found["value"]) if len(line) < 160 else None
    return date_in(after[:40]) if _LABEL_ALONE[field].fullmatch(line) else None
