"""What the library room keeps between two requests, so that nothing is worked out twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Lock

from corpus.comparison import compare
from corpus.library import Library
from corpus.news import News, news_since
from corpus.remembered import remembering
from ui.web.library.changes_page import newest_first
from ui.web.library.editions import are_versions
from ui.web.library.holdings import Holdings, HoldingsKept
from ui.web.library.reader_text import ready_texts
from ui.web.library.searching import Searcher
from ui.web.library.timeline import timeline_of

_COMPARISONS_KEPT = 16
Stamp = tuple[str, date]


class Shelf:
    """The holdings, the search over them, the news, texts laid out and comparisons made.

    Whatever depends on the library is made again when the library has changed.
    """

    def __init__(self, library: Callable[[], Library]) -> None:
        """Keep what is made of `library`, which is opened at the first request."""
        self._open = library
        self._guard = Lock()
        self._kept: HoldingsKept | None = None
        self._searcher: tuple[Stamp, Searcher] | None = None
        self._news: tuple[Stamp, list[News]] | None = None
        self.texts = ready_texts()
        # What changed between two documents; their texts never change under their ids.
        self.comparison = remembering(
            _COMPARISONS_KEPT, lambda older, newer: (older.id, newer.id), compare
        )

    @property
    def library(self) -> Library:
        """The library itself."""
        return self._open()

    def holdings(self) -> Holdings:
        """Return all publications known and documents held."""
        with self._guard:
            if self._kept is None:
                self._kept = HoldingsKept(self.library)
        return self._kept.now()

    def searcher(self) -> Searcher:
        """Return the search over the holdings."""
        holdings, stamp = self.holdings(), self._stamp()
        with self._guard:
            if self._searcher is None or self._searcher[0] != stamp:
                self._searcher = (stamp, Searcher(holdings.values()))
            return self._searcher[1]

    def news(self) -> list[News]:
        """Return everything that happened, the newest first."""
        stamp = self._stamp()
        with self._guard:
            if self._news is None or self._news[0] != stamp:
                self._news = (stamp, newest_first(news_since(self.library, None)))
            return self._news[1]

    def are_related(self, ids: tuple[str, str]) -> bool:
        """Tell whether one document is a version of the other, or of what replaced the other."""
        if are_versions(*ids, self.library.versions()):
            return True
        holdings = self.holdings()
        first, second = (holdings.of_document(one) for one in ids)
        if first is None or second is None:
            return False
        return any(point.entry.id == second.id for point in timeline_of(first, holdings))

    def _stamp(self) -> Stamp:
        return self.library.listing.stamp, date.today()
