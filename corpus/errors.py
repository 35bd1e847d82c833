"""What can go wrong while guidance is read and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path


class CorpusError(Exception):
    """Something about a document or the library that a person can mend; the message says how."""


class UnreadableFile(CorpusError):
    """A file that cannot become a document.

    Attributes: `name` (as the person gave it), `reason` (what is wrong and what to do next).
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UnknownDocument(CorpusError):
    """A document id that the library does not hold."""

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"No document has the id {document_id!r}. "
            "`probation-assistant corpus list` shows the ids of all documents held."
        )
        self.document_id = document_id


class LibraryDamaged(CorpusError):
    """The library's database cannot be read; nothing is changed by the failed attempt."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The library {path} cannot be read ({reason}). "
            "Restore it from a backup, or move it away and add the documents again."
        )
        self.path = path


class CannotTakeBack(CorpusError):
    """A batch of documents that cannot be taken back; nothing is changed.

    Attributes: `batch`, and `overtaken`, the ids of its documents that were replaced since.
    """

    def __init__(self, batch: str, overtaken: Sequence[str]) -> None:
        reason = f"{', '.join(overtaken)} was replaced since" if overtaken else "it never came in"
        super().__init__(
            f"The batch {batch} cannot be taken back: {reason}. "
            "Bring the earlier file in once more if it should be current again."
        )
        self.batch = batch
        self.overtaken = tuple(overtaken)


class LibraryBusy(CorpusError):
    """Another process is writing to this home; it is refused at once, not queued."""

    def __init__(self, path: Path, holder: str, since: datetime | None) -> None:
        started = f", started {since:%H:%M:%S}" if since else ""
        super().__init__(
            f"Another process is writing to {path} ({holder or 'unknown'}{started}). "
            "Wait until it ends, or stop it, and run the command again."
        )
        self.path = path
        self.holder = holder


class UnknownPublication(CorpusError):
    """A publication id that neither the catalogue nor a document held has."""

    def __init__(self, publication_id: str, near: Sequence[str] = ()) -> None:
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(
            f"No publication has the id {publication_id!r}.{meant} "
            "`probation-assistant corpus list` shows the ids of all."
        )
        self.publication_id = publication_id


class CatalogueFaulty(CorpusError):
    """The list of publications contradicts itself or cannot be read; none of it is used.

    Attributes: `folder` (of the list) and `problems` (what is wrong, with the id of the entry).
    """

    def __init__(self, folder: str, problems: Sequence[str]) -> None:
        shown = "; ".join(problems[:10])
        more = f"; and {len(problems) - 10} more" if len(problems) > 10 else ""
        super().__init__(
            f"The catalogue in {folder} cannot be used: {shown}{more}. Mend these entries; "
            "corpus/catalogue.py says what each field may hold."
        )
        self.folder = folder
        self.problems = tuple(problems)


class WrongStatus(CorpusError):
    """A decision on the status of a publication that cannot be."""

    def __init__(self, publication_id: str, reason: str) -> None:
        super().__init__(f"The status of {publication_id} was not changed: {reason}.")
        self.publication_id = publication_id
        self.reason = reason
