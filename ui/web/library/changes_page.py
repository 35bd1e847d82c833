"""What is new, by day: published, updated, replaced, withdrawn, brought in; the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import HTMLResponse

from corpus.news import News, NewsKind
from corpus.written_date import PartialDate
from ui.web.language import Words
from ui.web.library.addresses import comparison_address, document_address, publication_address
from ui.web.library.holdings import Holdings
from ui.web.library.labels import shortened
from ui.web.library.paging import paged
from ui.web.rendering import room_page
from ui.web.visitor import Visit

PAGE_SIZE = 50
CHANGES = "/library/changes"
_BY = "by "


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened; `detail` says more, in the language `detail_language`."""

    kind: str
    kind_words: str
    title: str
    language: str
    address: str
    detail: str
    detail_language: str
    compare: str


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on a day, or in a month or year of which no day is known."""

    when: PartialDate
    happened: tuple[Happened, ...]


def changes_page(
    visit: Visit, news: Sequence[News], number: int, holdings: Holdings
) -> HTMLResponse:
    """Return a page of what happened; `news` is in order, the newest first."""
    earlier = {newer.document_id: older.document_id for older, newer in holdings.compared}

    def address_of(page: int) -> str:
        return f"{CHANGES}?page={page}#results"

    shown = paged(news, number, PAGE_SIZE, address_of)
    return room_page(
        visit,
        "library/changes.html",
        room="library",
        shown=shown,
        days=[
            Day(when, tuple(_happened(one, holdings, earlier, visit.words) for one in group))
            for when, group in groupby(shown.things, key=lambda one: one.day)
        ],
    )


def newest_first(news: Sequence[News]) -> list[News]:
    """Return what happened with the newest first; what has only a month or year after its days."""
    return sorted(news, key=lambda one: one.day.isoformat(), reverse=True)


def _happened(news: News, holdings: Holdings, earlier: dict[str, str], words: Words) -> Happened:
    entry = holdings.get(news.publication_id or "") or holdings.of_document(news.document_id or "")
    detail, language = _detail(news, words)
    return Happened(
        kind=news.kind.name.lower(),
        kind_words=words(f"library-news-{news.kind.value.replace(' ', '-')}"),
        title=news.title,
        language=(entry.publication.language if entry else None) or "en",
        address=_address(news),
        detail=detail,
        detail_language=language,
        compare=_compare(news, earlier),
    )


def _address(news: News) -> str:
    if news.document_id:
        return document_address(news.document_id)
    return publication_address(news.publication_id) if news.publication_id else ""


def _compare(news: News, earlier: dict[str, str]) -> str:
    if news.kind is not NewsKind.NEW_VERSION or news.document_id not in earlier:
        return ""
    return comparison_address(earlier[news.document_id], news.document_id)


def _detail(news: News, words: Words) -> tuple[str, str]:
    """Return what more is known, in words of ours where they are ours, with its language."""
    if news.comparison is not None:
        counts = {
            name: len(getattr(news.comparison, name)) for name in ("added", "removed", "reworded")
        }
        return words("library-news-counts", **counts), words.language
    ended = news.kind in (NewsKind.REPLACED, NewsKind.WITHDRAWN, NewsKind.EXPIRED)
    if ended and news.detail.startswith(_BY):
        return words(
            "library-news-by", title=shortened(news.detail.removeprefix(_BY))
        ), words.language
    return news.detail, "en"
