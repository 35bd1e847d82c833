"""How one document stands among the versions of its source: whether a newer one is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from corpus.library import HeldVersion


@dataclass(frozen=True, slots=True)
class Edition:
    """A document among its versions: its `number` of `count`, and the ids beside it.

    `newest` is the newest version if that is another document, `earlier` the version before this
    one. `retired_at` is when the last version was taken out without another in its place.
    """

    number: int = 1
    count: int = 1
    newest: str = ""
    earlier: str = ""
    retired_at: datetime | None = None


def edition_of(document_id: str, versions: Sequence[HeldVersion]) -> Edition:
    """Return how a document stands among `versions`, those of every source it stood for.

    Where it stood for several, a source counts first in which it is the present version.
    """
    histories = [list(group) for _, group in groupby(versions, key=lambda one: one.source)]
    own = [one for one in histories if any(two.document_id == document_id for two in one)]
    if not own:
        return Edition()
    present = [one for one in own if _is_present(one[-1], document_id)]
    history = (present or own)[0]
    place = max(at for at, one in enumerate(history) if one.document_id == document_id)
    last = history[-1]
    return Edition(
        number=history[place].number,
        count=len(history),
        newest=last.document_id if last.document_id != document_id else "",
        earlier=_earlier(history[:place], document_id),
        retired_at=last.replaced_at,
    )


def are_versions(one: str, other: str, versions: Sequence[HeldVersion]) -> bool:
    """Tell whether two documents are versions of one source."""
    sources = [
        {version.source for version in versions if version.document_id == name}
        for name in (one, other)
    ]
    return bool(sources[0] & sources[1])


def _is_present(version: HeldVersion, document_id: str) -> bool:
    return version.document_id == document_id and version.replaced_at is None


def _earlier(before: Sequence[HeldVersion], document_id: str) -> str:
    others = [one.document_id for one in before if one.document_id != document_id]
    return others[-1] if others else ""
