"""What a web page says about itself, turned into its publication; nothing is guessed."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.document import fold_space
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate, date_in

_PUBLISHED = (
    "govuk:first-published-at",
    "article:published_time",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "datepublished",
    "dc.date",
)
_UPDATED = (
    "govuk:updated-at",
    "govuk:public-updated-at",
    "article:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
)
_PUBLISHERS = ("citation_publisher", "dcterms.publisher", "dc.publisher", "og:site_name")
_WITHDRAWN = re.compile(r"\bwithdrawn\s+on\s+(.{6,40})", re.IGNORECASE)


@dataclass(slots=True)
class PageFacts:
    """What a page states, collected in document order.

    `stated` holds its meta elements by lower-case name; `labelled` its list of labels ("from") with
    the whole words of the value first and the words of each link in it after that; `logos` are
    first-level headings in the header of the site.
    """

    language: str | None = None
    stated: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    licences: list[str] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    window_titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    logos: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    labelled: dict[str, list[str]] = field(default_factory=dict)


def publication_of(facts: PageFacts, *, title: str) -> Publication:
    """Make the publication of a page; `title` is used if the page states none."""
    linked = _linked_data(facts.linked_data)
    withdrawn, withdrawn_on = _withdrawal(facts.notices)
    return Publication(
        title=_title(facts) or title,
        publisher=_publisher(facts),
        address=_address(facts.addresses),
        licence=_first(facts.licences),
        published=_date(facts, _PUBLISHED, ("published", "first published"))
        or date_in(linked.get("datePublished", "")),
        updated=_date(facts, _UPDATED, ("last updated", "updated"))
        or date_in(linked.get("dateModified", "")),
        status=Status.WITHDRAWN if withdrawn else Status.CURRENT,
        applies_to=withdrawn_on,
        language=_first([facts.language or ""]),
        summary=_first([facts.stated.get("description", "")]),
    )


def _title(facts: PageFacts) -> str | None:
    """Return the title without the name of the site, which the first heading shows the end of."""
    heading = _first([*facts.headings, *facts.logos])
    stated = _first([facts.stated.get("og:title", "")])
    window = _first(facts.window_titles)
    if stated and heading and stated.startswith(heading):
        return heading
    return stated or heading or _without_site(window, facts.stated.get("og:site_name", ""))


def _without_site(window: str | None, site: str) -> str | None:
    if window and site:
        return re.sub(rf"\s+[-–—|:]\s+{re.escape(site)}$", "", window) or window
    return window


def _publisher(facts: PageFacts) -> str | None:
    words = facts.labelled.get("from", [])
    named = "; ".join(dict.fromkeys(one for one in words[1:] if one)) or "".join(words[:1])
    return _first([named, *(facts.stated.get(key, "") for key in _PUBLISHERS)])


def _address(addresses: Iterable[str]) -> str | None:
    stripped = (one.strip() for one in addresses)
    return next((one for one in stripped if re.match(r"https?://[^\s/]", one, re.I)), None)


def _date(facts: PageFacts, names: Iterable[str], labels: Iterable[str]) -> PartialDate | None:
    values = [facts.stated.get(name, "") for name in names]
    values += ["".join(facts.labelled.get(label, [])[:1]) for label in labels]
    return next((day for day in map(date_in, values) if day), None)


def _withdrawal(notices: Iterable[str]) -> tuple[bool, PartialDate | None]:
    for notice in notices:
        found = _WITHDRAWN.search(notice)
        if found:
            return True, date_in(found[1])
    return False, None


def _first(values: Iterable[str]) -> str | None:
    folded = (fold_space(one) for one in values)
    return next((one for one in folded if one), None)


def _linked_data(scripts: Iterable[str]) -> dict[str, str]:
    """Return the first value of each text field of the page's JSON-LD, outermost first."""
    values: dict[str, str] = {}
    waiting = deque(_from_json(one) for one in scripts)
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            for key, value in one.items():
                if isinstance(value, str):
                    values.setdefault(key, value)
                else:
                    waiting.append(value)
    return values


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        # A page with a broken script is still a page; only these dates stay unknown.
        return None
