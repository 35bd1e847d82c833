"""The pages of one document of a batch: preview, facts to correct, what would change."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from starlette.responses import Response

from assistant.uploads.batch import Batch, Entry
from assistant.uploads.desk import UploadDesk
from assistant.uploads.entries import foresee, publication_of, whole
from assistant.uploads.errors import NotNow
from assistant.uploads.facts import TypedFacts, changed_facts, read_facts, typed_of
from corpus.comparison import compare
from corpus.library import Library
from corpus.publication import Status
from corpus.records import publication_from
from corpus.versions import Change
from ui.web.library.document_view import pieces_of
from ui.web.library.status_words import dated_status
from ui.web.upload.room import missing, room
from ui.web.upload.view import HeldBefore, batch_address, held_before
from ui.web.visitor import Visit

NATIONS = ("England and Wales", "England", "Wales")
_MOST_SHOWN = 200


def preview_page(
    visit: Visit, batch: Batch, entry: Entry, library: Library, desk: UploadDesk
) -> Response:
    """Return a document as the reader would show it, before it goes in."""
    document = library.listing.described(whole(batch, entry, desk.document(batch, entry)))
    pieces = pieces_of(document, document.blocks)
    return room(
        visit,
        "preview",
        address=batch_address(batch),
        number=entry.number,
        publication=document.publication,
        status=dated_status(document.publication, visit.words),
        parts=[(page, list(part)) for page, part in groupby(pieces, key=lambda one: one.page)],
    )


def changes_page(
    visit: Visit, batch: Batch, entry: Entry, library: Library, desk: UploadDesk
) -> Response:
    """Return what a new version would add, take out and reword."""
    found = foresee(batch, entry, library)
    held = held_before(found, library)
    if found.change is not Change.NEW_VERSION or held is None or found.held is None:
        return missing(visit)
    newer = whole(batch, entry, desk.document(batch, entry))
    comparison = compare(library.document(found.held), newer)
    groups = [
        ("reworded", comparison.reworded),
        ("added", comparison.added),
        ("removed", comparison.removed),
    ]
    return room(
        visit,
        "changes",
        address=batch_address(batch),
        number=entry.number,
        title=newer.publication.title,
        held=held,
        groups=[(name, some[:_MOST_SHOWN], len(some)) for name, some in groups if some],
    )


def facts_page(
    visit: Visit,
    batch: Batch,
    entry: Entry,
    library: Library,
    _: UploadDesk,
) -> Response:
    """Return the form in which the facts of a document are corrected."""
    facts = TypedFacts(typed_of(publication_of(entry)))
    return _form(visit, batch, entry, _by_name(batch, entry, library), facts)


def take_facts(
    visit: Visit,
    batch: Batch,
    entry: Entry,
    library: Library,
    desk: UploadDesk,
    form: dict[str, str],
) -> Response | None:
    """Keep the facts that were typed; return the form again if any of them cannot be."""
    facts = read_facts(form)
    by_name = _by_name(batch, entry, library)
    if facts.problems:
        return _form(visit, batch, entry, by_name, facts, code=400)
    assert entry.look is not None
    changed = changed_facts(publication_from(entry.look.publication), facts)
    apart = form.get("apart") == "yes" if by_name else entry.apart
    try:
        desk.correct(batch, entry.number, changed, apart=apart)
    except NotNow:
        # It is going in already, from another tab: the page of the batch says so.
        return None
    return None


def _form(
    visit: Visit,
    batch: Batch,
    entry: Entry,
    by_name: HeldBefore | None,
    facts: TypedFacts,
    code: int = 200,
) -> Response:
    nation = facts.typed["nation"]
    return room(
        visit,
        "facts",
        code=code,
        address=batch_address(batch),
        entry=entry,
        typed=facts.typed,
        problems=facts.problems,
        statuses=[one.value for one in Status],
        nations=[*NATIONS, *([nation] if nation and nation not in NATIONS else [])],
        by_name=by_name,
    )


def _by_name(batch: Batch, entry: Entry, library: Library) -> HeldBefore | None:
    """Return what is held under the same file name, where that is all that joins the two."""
    if publication_of(entry).external_id:
        return None
    found = foresee(batch, replace(entry, apart=False), library)
    return held_before(found, library) if found.change is Change.NEW_VERSION else None
