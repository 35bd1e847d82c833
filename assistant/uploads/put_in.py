"""Puts a batch into the library and takes it back; the library says which of the two it is."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.keeping import Keeper
from assistant.uploads.batch import Batch, Note, State
from assistant.uploads.entries import outline, that_change, whole
from assistant.uploads.staging import Staging
from corpus.errors import CannotTakeBack, LibraryBusy
from corpus.library import Library
from corpus.versions import Exchange, version_key

_log = logging.getLogger(__name__)
_BETWEEN_TRIES = 1.0


@dataclass(frozen=True, slots=True)
class KeepingTools:
    """What putting in works with; `stopped` tells that the program is about to end."""

    staging: Staging
    library: Library
    keeper: Keeper
    stopped: Callable[[], bool]


def put_in(batch: Batch, tools: KeepingTools) -> None:
    """Put the chosen entries of a batch in: all of them, or none if another process writes."""
    entries = that_change(batch, tools.library)
    if not entries:
        _back_to(State.READY, batch, tools, Note.NOTHING_CHOSEN, "")
        return
    documents = [whole(batch, one, tools.staging.document(batch, one.number)) for one in entries]
    try:
        added = tools.keeper.put_in(batch.id, documents)
    except LibraryBusy as busy:
        _back_to(State.READY, batch, tools, Note.BUSY, _purpose(busy))
        return
    told = zip(entries, added, strict=True)
    ids = {one.number: (what.document_id, what.change.value) for one, what in told}
    _now_in(batch, ids, tools)


def take_back(batch: Batch, tools: KeepingTools) -> None:
    """Take a batch back out; it stays in if something newer has replaced any of it."""
    try:
        tools.keeper.take_back(batch.id)
    except LibraryBusy as busy:
        _back_to(State.IN, batch, tools, Note.BUSY, _purpose(busy))
        return
    except CannotTakeBack as problem:
        _back_to(State.IN, batch, tools, Note.OVERTAKEN, ", ".join(problem.overtaken))
        return
    _now_out(batch, tools)


def settle(batch: Batch, tools: KeepingTools) -> None:
    """Bring a batch that a kill interrupted into the state that the library says it is in."""
    exchange = tools.library.batches.exchange(batch.id)
    if batch.state is State.GOING_IN:
        if exchange is None:
            _back_to(State.READY, batch, tools, Note.INTERRUPTED, "")
        else:
            _now_in(batch, _came(batch, exchange), tools)
    elif batch.state is State.GOING_BACK:
        if exchange is not None and exchange.taken_back:
            _now_out(batch, tools)
        else:
            _back_to(State.IN, batch, tools, Note.INTERRUPTED, "")
    elif not batch.searchable:
        make_searchable(batch, tools)


def make_searchable(batch: Batch, tools: KeepingTools) -> None:
    """Bring the index up to the library; while another process writes, wait for its end."""
    while not tools.stopped():
        try:
            if not tools.keeper.is_up_to_date():
                tools.keeper.build()
        except LibraryBusy as busy:
            _log.info("The index waits: %s", busy)
            time.sleep(_BETWEEN_TRIES)
            continue
        tools.staging.change(
            batch.owner, batch.id, lambda present: replace(present, searchable=True)
        )
        return


def _came(batch: Batch, exchange: Exchange) -> dict[int, tuple[str, str]]:
    """Return the document that each entry became, where only the library knows it any more."""
    ids = {one.source: one.document_id for one in exchange.came}
    keys = {one.number: version_key(outline(batch, one)) for one in batch.chosen}
    return {number: (ids[key], "") for number, key in keys.items() if key in ids}


def _now_in(batch: Batch, told: dict[int, tuple[str, str]], tools: KeepingTools) -> None:
    def moved(present: Batch) -> Batch:
        return replace(
            present,
            state=State.IN,
            note=Note.NONE,
            detail="",
            searchable=False,
            put_in_at=_now(),
            entries=tuple(
                replace(one, document_id=told[one.number][0], change=told[one.number][1])
                if one.number in told
                else one
                for one in present.entries
            ),
        )

    present = tools.staging.change(batch.owner, batch.id, moved)
    tools.staging.remove_files(present)
    make_searchable(present, tools)


def _now_out(batch: Batch, tools: KeepingTools) -> None:
    def moved(present: Batch) -> Batch:
        return replace(
            present,
            state=State.TAKEN_BACK,
            note=Note.NONE,
            detail="",
            searchable=False,
            taken_back_at=_now(),
        )

    make_searchable(tools.staging.change(batch.owner, batch.id, moved), tools)


def _back_to(state: State, batch: Batch, tools: KeepingTools, note: Note, detail: str) -> None:
    tools.staging.change(
        batch.owner,
        batch.id,
        lambda present: replace(present, state=state, note=note, detail=detail),
    )


def _purpose(busy: LibraryBusy) -> str:
    """Return what is being written, without the number of the process that writes it."""
    return busy.holder.partition(", ")[2]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
