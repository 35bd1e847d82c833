"""Reads the files of a batch, each in a process that can be killed, and says what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.uploads.batch import Batch, Caution, Entry, Received, Refusal, State
from assistant.uploads.entries import PREFIX, foresee, outline, publication_of
from assistant.uploads.file_names import member_name
from assistant.uploads.limits import UploadLimits
from assistant.uploads.look import look_over
from assistant.uploads.staging import Staging
from corpus.document import Document
from corpus.library import Library
from corpus.reading_apart import ReadingLimits, ReadingProcess, ReadOutcome
from corpus.versions import Change, Foreseen, version_key

CountPassages = Callable[[Document], int]

_STARTER = "starter:"


@dataclass(frozen=True, slots=True)
class ReadingTools:
    """What reading works with; `stopped` tells that the program is about to end."""

    staging: Staging
    library: Library
    count_passages: CountPassages
    limits: UploadLimits
    stopped: Callable[[], bool]
    reading_limits: ReadingLimits | None = None


def read_files(batch: Batch, tools: ReadingTools) -> None:
    """Read all files of a batch; each is on the record before the next one begins.

    What an interrupted reading has found is found again. Raises `UnknownBatch` if the batch is
    given up meanwhile.
    """
    started = replace(batch, state=State.READING, entries=_not_kept(batch), done=0)
    present = tools.staging.change(batch.owner, batch.id, lambda _: started)
    with ReadingProcess(tools.reading_limits) as reading:
        for received in batch.to_read:
            for outcome in reading.read(
                tools.staging.file(batch, received.number), name=received.name
            ):
                if tools.stopped():
                    return
                present = _with(present, _entry(present, received, outcome, tools))
                tools.staging.change(batch.owner, batch.id, _saved(present))
            present = replace(present, done=present.done + 1)
            tools.staging.change(batch.owner, batch.id, _saved(present))
    ready = replace(present, state=State.READY)
    tools.staging.change(batch.owner, batch.id, lambda _: ready)


def _saved(present: Batch) -> Callable[[Batch], Batch]:
    return lambda _: present


def _with(batch: Batch, entry: Entry) -> Batch:
    return replace(batch, entries=(*batch.entries, entry))


def _not_kept(batch: Batch) -> tuple[Entry, ...]:
    refused = [one for one in batch.received if one.refusal is not None]
    return tuple(
        Entry(number, one.name, refusal=one.refusal) for number, one in enumerate(refused, start=1)
    )


def _entry(batch: Batch, received: Received, outcome: ReadOutcome, tools: ReadingTools) -> Entry:
    number = len(batch.entries) + 1
    inside = outcome.name != received.name
    name = member_name(received.name, outcome.name) if inside else received.name
    if outcome.document is None:
        return Entry(number, name, refusal=Refusal.BY_READER, reason=_reason(outcome, name))
    if len(batch.readable) >= tools.limits.documents:
        return Entry(number, name, refusal=Refusal.TOO_MANY_DOCUMENTS)
    document, claimed = _as_uploaded(outcome.document)
    source = _free_source(f"{PREFIX}{name}", batch)
    same = _same(batch, document, source)
    if same is not None:
        return Entry(number, name, refusal=same)
    tools.staging.keep_document(batch, number, document)
    look = look_over(
        document, tools.staging.file(batch, received.number), tools.count_passages(document)
    )
    if claimed:
        look = replace(look, cautions=((Caution.STARTER_CLAIM, ""), *look.cautions))
    return _decided(Entry(number, name, source=source, look=look), batch, tools.library)


def _decided(entry: Entry, batch: Batch, library: Library) -> Entry:
    """Return the entry as it is proposed: all goes in but what is held, or may be about people."""
    found = foresee(batch, entry, library)
    if found.change is Change.UNCHANGED and found.held:
        held = library.document(found.held).source
        # Corrected, it would be a new version of what is held; but never one of a note of ours.
        return entry if held.startswith(_STARTER) else replace(entry, source=held)
    apart = found.change is Change.NEW_VERSION and not _is_same_work(entry, found, library)
    assert entry.look is not None
    suspect = any(kind is Caution.PERSONAL_NUMBERS for kind, _ in entry.look.cautions)
    earlier = _earlier_source(entry, library) if apart else ""
    if earlier:
        return replace(entry, source=earlier, chosen=not suspect)
    return replace(entry, chosen=not suspect, apart=apart)


def _earlier_source(entry: Entry, library: Library) -> str:
    """Return the source of an earlier document of this file name and title that stood apart."""
    title = publication_of(entry).title.casefold()
    for one in library.versions():
        apart = one.source.startswith(PREFIX) and one.source.endswith(f"/{entry.name}")
        if apart and one.replaced_at is None:
            held = library.document(one.document_id).publication
            if held.title.casefold() == title:
                return one.source
    return ""


def _is_same_work(entry: Entry, found: Foreseen, library: Library) -> bool:
    """Tell whether what has the same file name is an earlier version, by its id or its title."""
    own = publication_of(entry)
    if own.external_id or found.held is None:
        return True
    held = library.document(found.held).publication
    return held.title.casefold() == own.title.casefold()


def _as_uploaded(document: Document) -> tuple[Document, bool]:
    """Return a document that claims to be no starter note, and whether it did.

    Notes of ours are trusted to say which facts ended; what anybody uploads is not.
    """
    told = document.publication
    own_id = (told.external_id or "").startswith(_STARTER)
    claims = told.starter_note or own_id or bool(document.changes)
    plain = replace(told, starter_note=False, external_id=None if own_id else told.external_id)
    return replace(document, publication=plain, changes=(), marks=()), claims


def _free_source(source: str, batch: Batch) -> str:
    taken = {one.source for one in batch.entries}
    tries: Iterator[str] = (f"{source} ({number})" for number in range(2, len(taken) + 3))
    return source if source not in taken else next(one for one in tries if one not in taken)


def _same(batch: Batch, document: Document, source: str) -> Refusal | None:
    """Tell whether an earlier file of the batch is the same, or states the same id."""
    key = version_key(replace(document, source=source))
    for one in batch.readable:
        assert one.look is not None
        if one.look.checksum == document.checksum:
            return Refusal.SAME_FILE
        if version_key(outline(batch, one)) == key:
            return Refusal.SAME_ID
    return None


def _reason(outcome: ReadOutcome, name: str) -> str:
    return (outcome.problem or "cannot be read").replace(outcome.name, name)
