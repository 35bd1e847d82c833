"""What can go wrong while guidance is read and kept."""

from __future__ import annotations

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
