"""Files as they arrive, piece by piece: no more than a piece of them is held in memory."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import BinaryIO

from assistant.uploads.batch import Batch, Received, Refusal
from assistant.uploads.errors import BatchTooLarge, NothingReceived
from assistant.uploads.file_names import shown_name
from assistant.uploads.limits import UploadLimits
from assistant.uploads.staging import Staging

_MOST_TOLD = 500  # of files over the number that is taken, so many are named


@dataclass(slots=True)
class _Arriving:
    number: int
    name: str
    size: int = 0
    file: BinaryIO | None = None
    refusal: Refusal | None = None


class Arrival:
    """Takes the files of one new batch; ends with `finish` or `abandon`."""

    def __init__(self, staging: Staging, owner: str, limits: UploadLimits) -> None:
        """Begin a batch of `owner`."""
        self._staging = staging
        self._limits = limits
        self._batch = staging.begin(owner)
        self._received: list[Received] = []
        self._now: _Arriving | None = None
        self._kept = 0
        self._total = 0
        self.is_too_large = False

    def begin(self, name: str) -> None:
        """Begin the next file."""
        number = len(self._received) + 1
        self._now = _Arriving(number, shown_name(name))
        if self._kept >= self._limits.files:
            self._now.refusal = Refusal.TOO_MANY
        elif not self.is_too_large:
            self._now.file = self._staging.file(self._batch, number).open("wb")

    def write(self, data: bytes) -> None:
        """Take the next piece of the file; what is over a limit is counted and let go."""
        now = self._now
        if now is None:
            return
        now.size += len(data)
        self._total += len(data)
        if self._total > self._limits.batch_bytes:
            self.is_too_large = True
        if now.size > self._limits.file_bytes and now.refusal is None:
            now.refusal = Refusal.TOO_LARGE
        if now.refusal is not None or self.is_too_large:
            self._drop(now)
        elif now.file is not None:
            now.file.write(data)

    def end(self) -> None:
        """End the file: it is on the disk when this returns."""
        now, self._now = self._now, None
        if now is None:
            return
        if now.file is not None:
            now.file.flush()
            os.fsync(now.file.fileno())
            now.file.close()
            self._kept += 1
        if len(self._received) < self._limits.files + _MOST_TOLD:
            self._received.append(Received(now.number, now.name, now.size, now.refusal))

    def finish(self) -> Batch:
        """Write the batch down and return it; raises `BatchTooLarge` and `NothingReceived`."""
        try:
            if self.is_too_large:
                raise BatchTooLarge(self._limits.batch_megabytes)
            # A form that ends within a file was cut off, and nobody knows what else was in it.
            if not self._received or self._now is not None:
                raise NothingReceived
            batch = replace(self._batch, received=tuple(self._received))
            self._staging.save(batch)
        except BaseException:
            # Whatever stopped it, no file may stay behind that is on nobody's list.
            self.abandon()
            raise
        return batch

    def abandon(self) -> None:
        """Forget everything that arrived."""
        if self._now is not None:
            self._drop(self._now)
        self._staging.remove(self._batch)

    def _drop(self, arriving: _Arriving) -> None:
        if arriving.file is not None:
            arriving.file.close()
            arriving.file = None
            self._staging.file(self._batch, arriving.number).unlink(missing_ok=True)
