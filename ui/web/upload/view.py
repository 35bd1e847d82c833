"""Lays out a batch for its page: what was read of each file, or why it was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.uploads.batch import Batch, Entry, Note, Refusal, State
from assistant.uploads.entries import foresee, publication_of
from assistant.uploads.limits import UploadLimits
from corpus.library import Library
from corpus.versions import Change, Foreseen
from corpus.written_date import PartialDate
from ui.web.language import Words
from ui.web.library.addresses import document_address
from ui.web.library.status_words import dated_status

_FORMATS = {
    "application/pdf": "pdf",
    "text/html": "html",
    "text/markdown": "markdown",
    "text/plain": "text",
    "application/vnd.oasis.opendocument.text": "odt",
}
_LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class HeldBefore:
    """The document held that an entry is, or would replace."""

    title: str
    address: str
    since: PartialDate


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One file, or one file of a bundle, in words.

    `problem` says why it was refused, `theirs` that these are the reader's own words in English.
    `facts` are (name, value); `change` is what putting it in would do or did.
    """

    number: int
    name: str
    title: str
    problem: str = ""
    theirs: bool = False
    status: str = ""
    status_kind: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    cautions: tuple[str, ...] = ()
    change: str = ""
    held: HeldBefore | None = None
    chosen: bool = False
    is_corrected: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class ShownBatch:
    """A batch on a list: what it is called, where it is, and how it stands."""

    address: str
    made: datetime
    title: str
    state: str


def shown_batch(batch: Batch, words: Words) -> ShownBatch:
    """Return a batch as the list of a person's batches shows it."""
    made = datetime.fromisoformat(batch.made_at)
    return ShownBatch(
        batch_address(batch),
        made,
        words("upload-batch-of", first=batch.received[0].name, more=len(batch.received) - 1),
        words(f"upload-state-{_hyphened(batch.state)}"),
    )


def batch_address(batch: Batch) -> str:
    """Return the address of a batch's page."""
    return f"/library/upload/{batch.id}"


def read_entries(batch: Batch, library: Library, words: Words) -> list[ShownEntry]:
    """Return the entries that may go in, or that went in."""
    return [_read_entry(batch, one, library, words) for one in batch.readable]


def refused_entries(batch: Batch, limits: UploadLimits, words: Words) -> list[ShownEntry]:
    """Return the entries that were refused, with the reason and what to do next."""
    return [
        ShownEntry(one.number, one.name, one.name, *_problem(one, limits, words))
        for one in batch.entries
        if one.refusal is not None
    ]


def refused_on_arrival(batch: Batch, limits: UploadLimits, words: Words) -> list[ShownEntry]:
    """Return the files that were refused before anything was read."""
    return [
        ShownEntry(one.number, one.name, one.name, _said(one.refusal, limits, words))
        for one in batch.received
        if one.refusal is not None
    ]


def said_of(batch: Batch, words: Words) -> str:
    """Return how a batch stands in one sentence, for eyes and ears."""
    name = _hyphened(batch.state)
    if batch.state is State.READY:
        refused = len(batch.entries) - len(batch.readable)
        return words("upload-said-ready", read=len(batch.readable), refused=refused)
    if batch.state in (State.IN, State.TAKEN_BACK):
        suffix = "" if batch.searchable and batch.note is not Note.FAILED else "-not-yet"
        return words(f"upload-said-{name}{suffix}")
    return words(f"upload-said-{name}")


def note_of(batch: Batch, words: Words) -> str:
    """Return what a person has to know of a step that ended otherwise, empty if nothing."""
    if batch.note is Note.NONE:
        return ""
    by = "-by" if batch.note is Note.BUSY and batch.detail else ""
    return words(f"upload-note-{_hyphened(batch.note)}{by}", detail=batch.detail)


def held_before(found: Foreseen, library: Library) -> HeldBefore | None:
    """Return the document held that was foreseen, nothing if there is none."""
    if found.held is None or found.since is None:
        return None
    title = library.document(found.held).publication.title
    return HeldBefore(title, document_address(found.held), PartialDate.of(found.since.date()))


def _read_entry(batch: Batch, entry: Entry, library: Library, words: Words) -> ShownEntry:
    look = entry.look
    assert look is not None
    publication = library.listing.believed(publication_of(entry), look.document_id)
    change, held = entry.change or Change.UNCHANGED.value, None
    if batch.state is State.READY:
        found = foresee(batch, entry, library)
        change, held = found.change.value, held_before(found, library)
    return ShownEntry(
        number=entry.number,
        name=entry.name,
        title=publication.title,
        status=dated_status(publication, words),
        status_kind=publication.status.value,
        facts=tuple(_facts(entry, words)),
        cautions=tuple(
            words(f"upload-caution-{_hyphened(kind)}", detail=detail)
            for kind, detail in look.cautions
        ),
        change=_hyphened(change),
        held=held,
        chosen=entry.chosen,
        is_corrected=bool(entry.facts),
        address=document_address(entry.document_id) if entry.document_id else "",
    )


def _facts(entry: Entry, words: Words) -> list[tuple[str, str]]:
    look, publication = entry.look, publication_of(entry)
    assert look is not None
    told = [
        ("upload-fact-file", entry.name),
        ("upload-fact-format", words(f"upload-format-{_FORMATS.get(look.media_type, 'docx')}")),
        ("upload-fact-read", words("upload-read", headings=look.headings, passages=look.passages)),
        ("upload-fact-publisher", publication.publisher or ""),
        ("upload-fact-language", _language(publication.language, words)),
        ("upload-fact-nation", publication.nation or ""),
        ("upload-fact-address", publication.address or ""),
    ]
    if look.pages:
        told.insert(2, ("upload-fact-pages", str(look.pages)))
    known = [(words(name), value) for name, value in told if value]
    unknown = ", ".join(words(name) for name, value in told if not value)
    return [*known, (words("upload-unknown"), unknown)] if unknown else known


def _language(stated: str | None, words: Words) -> str:
    if not stated:
        return ""
    short = stated.split("-")[0].lower()
    return words(f"upload-language-{short}") if short in _LANGUAGES else stated


def _problem(entry: Entry, limits: UploadLimits, words: Words) -> tuple[str, bool]:
    if entry.refusal is Refusal.BY_READER:
        return entry.reason, True
    return _said(entry.refusal, limits, words), False


def _said(refusal: Refusal | None, limits: UploadLimits, words: Words) -> str:
    said: Callable[..., str] = words
    return said(
        f"upload-refused-{_hyphened(refusal or Refusal.BY_READER)}",
        megabytes=limits.file_megabytes,
        files=limits.files,
        documents=limits.documents,
    )


def _hyphened(name: str) -> str:
    return str(name).replace("_", "-")
