"""How much may be brought in at once: the one place for it."""

from __future__ import annotations

from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """What one batch may be, and how many may wait.

    `file_bytes` is for one file, `batch_bytes` for all of a batch; `documents` counts what bundles
    hold too. `open_batches` is how many a person may have that are not decided on, `waiting` how
    many may wait for the one reader. `spare_bytes` of the disk are always left free. What is not
    decided on is cleared after `kept_hours`.
    """

    file_bytes: int = 50 * _MEBIBYTE
    batch_bytes: int = 200 * _MEBIBYTE
    files: int = 100
    documents: int = 300
    open_batches: int = 10
    waiting: int = 20
    spare_bytes: int = 1024 * _MEBIBYTE
    kept_hours: int = 24

    @property
    def file_megabytes(self) -> int:
        """The limit of one file as it is told to people."""
        return self.file_bytes // _MEBIBYTE

    @property
    def batch_megabytes(self) -> int:
        """The limit of a batch as it is told to people."""
        return self.batch_bytes // _MEBIBYTE


LIMITS = UploadLimits()
# A batch that is too large is taken off the line as far as this, so that the person reads why.
MOST_BODY_BYTES = 1024 * _MEBIBYTE
