"""A home of its own for a set of documents, so that measuring never touches what a person keeps."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.assembly import Assembly
from assistant.evaluation.beir import Record, document_from_record
from assistant.parts import Parts
from assistant.settings import Settings
from corpus.document import Document
from index.close_reader import CloseReader
from index.opening import OpenIndex
from index.reader import Reader

Tell = Callable[[str, int, int], None]

_FOLDER = "evaluation"
_ADDED_FILE = "added.json"


@dataclass(frozen=True, slots=True)
class Indexing:
    """How the index came about; `seconds` covers reading, cutting, embedding, building, verifying.

    With `reused`, an index of an earlier run was searched. Where only part was left to do, it was
    not reused, but there are no `seconds`: they would say nothing about the whole.
    """

    home: str
    documents: int
    passages: int
    reused: bool
    seconds: float | None

    @property
    def documents_per_second(self) -> float | None:
        """Documents indexed a second, if they were indexed in this run."""
        return self.documents / self.seconds if self.seconds else None


@dataclass(frozen=True, slots=True)
class Readers:
    """Readers that are used instead of those set: by folds, or as they come out of training."""

    reader: Reader
    close_reader: CloseReader


@dataclass(frozen=True, slots=True)
class OwnHome:
    """An index over a set's documents; `names` maps document ids to the set's own, `ids` back."""

    assembly: Assembly
    names: dict[str, str]
    ids: dict[str, str]
    indexing: Indexing

    @property
    def parts(self) -> Parts:
        """What answers are made with here."""
        return self.assembly.parts

    @contextmanager
    def opened(self) -> Iterator[OpenIndex]:
        """Lend the index alone, for those who only search."""
        keeper, tell = self.assembly.keeper, self.assembly.tell
        opened = keeper.open_index(self.assembly.engine(), tell)
        try:
            yield opened
        finally:
            opened.close()


def home_for(name: str, checksum: str, home: Path) -> Path:
    """Return the home of a set: another one as soon as its documents change."""
    return home / _FOLDER / f"{name}-{checksum[:12]}"


def records_checksum(records: Iterable[Record]) -> str:
    """Return a checksum over documents as they were read, for sets that say nothing else."""
    digest = hashlib.sha256()
    for one in records:
        digest.update(json.dumps([one.id, one.title, one.text]).encode())
    return digest.hexdigest()


@contextmanager
def own_home(
    name: str,
    checksum: str,
    records: Sequence[Record],
    settings: Settings,
    tell: Tell,
    *,
    readers: Readers | None = None,
) -> Iterator[OwnHome]:
    """Index `records` in a home of their own under the home of `settings`, and lend it.

    Left there for the next run, which is then soon ready. `readers` are used instead of those set.
    """
    home = home_for(name, checksum, settings.home)
    assembly = Assembly(
        replace(settings, home=home), stays=True, tell=lambda words: tell(words, 0, 0)
    )
    # The model of the real home: exported there once, whatever is measured.
    assembly.embedder = Assembly(settings).embedder
    if readers is not None:
        assembly.reader, assembly.close_reader = readers.reader, readers.close_reader
    try:
        indexing = _index(assembly, records, tell)
        names = {
            one.id: one.publication.external_id or one.id for one in assembly.library.documents()
        }
        ids = {own: document_id for document_id, own in names.items()}
        yield OwnHome(assembly, names, ids, indexing)
    finally:
        if "parts" in vars(assembly):  # made only if something was answered
            assembly.parts.index.close()
        assembly.library.close()


def _index(assembly: Assembly, records: Sequence[Record], tell: Tell) -> Indexing:
    """Bring the documents into library and index, as far as an earlier run has not done it."""
    home = assembly.settings.home
    noted = home / _ADDED_FILE
    begun = home.exists()
    started = time.perf_counter()
    if not noted.is_file():
        assembly.keeper.add_documents(_told_documents(records, tell))
        noted.write_text(json.dumps({"documents": len(records)}))
    report = assembly.keeper.build(progress=tell)
    seconds = time.perf_counter() - started
    return Indexing(
        home=str(home),
        documents=len(records),
        passages=report.manifest.passages,
        reused=begun and report.embedded == 0,
        seconds=None if begun else seconds,
    )


def _told_documents(records: Sequence[Record], tell: Tell) -> Iterator[Document]:
    for done, record in enumerate(records):
        tell("Reading documents", done, len(records))
        yield document_from_record(record)


def silent(what: str, done: int, total: int) -> None:
    """Report nothing."""
