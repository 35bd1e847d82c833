"""Reads files in a process of its own, which is killed if a file takes too much of anything."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import corpus
from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.records import document_from

_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file may take: memory in bytes, processor and wall time in seconds."""

    memory_bytes: int = 1_536 * 1024 * 1024
    processor_seconds: int = 60
    wall_seconds: float = 90.0


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What became of one file, or of one file in a bundle: its document, or why there is none."""

    name: str
    document: Document | None = None
    problem: str | None = None


class ReadingProcess:
    """A child process that reads one file after the other; a new one takes the place of a dead one.

    Not for several threads at once. Use it in a `with` block.
    """

    def __init__(self, limits: ReadingLimits | None = None) -> None:
        """Start nothing yet; the child starts with the first file."""
        self._limits = limits or ReadingLimits()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path, *, name: str = "") -> Iterator[ReadOutcome]:
        """Read a file, or each file of a bundle; what cannot be read is an outcome too.

        `name` is what the file is called where that is not its path.
        """
        name = name or str(path)
        told = self._asked({"name": name, "path": str(path)})
        if not isinstance(told, list):
            yield told
            return
        for inner in told:
            one = self._asked({"name": name, "path": str(path), "member": inner}, f"{name}/{inner}")
            if not isinstance(one, list):
                yield one

    def read_bytes(self, data: bytes, *, name: str, source: str) -> Document:
        """Read the content of a file that came from `source`; raises `UnreadableFile`."""
        told = self._asked({"name": name, "source": source, "bytes": len(data)}, name, data)
        if isinstance(told, list) or told.document is None:
            reason = "is a bundle" if isinstance(told, list) else told.problem or "cannot be read"
            raise UnreadableFile(name, reason)
        return told.document

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                # Closing flushes what the child died without taking.
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def _asked(
        self, request: dict[str, Any], shown: str | None = None, data: bytes = b""
    ) -> ReadOutcome | list[str]:
        """Have one file read: its outcome, or the names of the files in a bundle."""
        shown = shown or str(request["name"])
        try:
            kind, value = self._reply(request, data)
        except _Ended as ended:
            self.close()
            return ReadOutcome(shown, problem=ended.reason)
        if kind == "bundle":
            return [str(one) for one in value]
        if kind == "refused":
            return ReadOutcome(shown, problem=str(value["reason"]))
        return ReadOutcome(shown, document_from(value))

    def _reply(self, request: dict[str, Any], data: bytes) -> tuple[str, Any]:
        child = self._running()
        deadline = time.monotonic() + self._limits.wall_seconds
        assert child.stdin is not None
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n" + data)
            child.stdin.flush()
        except BrokenPipeError:
            raise _Ended(_crash(child)) from None
        head, rest = self._line(child, deadline)
        told = json.loads(head)
        body = self._exactly(child, rest, int(told["bytes"]), deadline)
        return str(told["kind"]), json.loads(body)

    def _line(self, child: subprocess.Popen[bytes], deadline: float) -> tuple[bytes, bytes]:
        got = b""
        while b"\n" not in got:
            got += self._some(child, deadline)
        head, _, rest = got.partition(b"\n")
        return head, rest

    def _exactly(
        self, child: subprocess.Popen[bytes], got: bytes, size: int, deadline: float
    ) -> bytes:
        parts, length = [got], len(got)
        while length < size:
            parts.append(self._some(child, deadline))
            length += len(parts[-1])
        return b"".join(parts)

    def _some(self, child: subprocess.Popen[bytes], deadline: float) -> bytes:
        assert child.stdout is not None
        left = deadline - time.monotonic()
        ready = left > 0 and select.select([child.stdout], [], [], left)[0]
        if not ready:
            raise _Ended(f"takes longer than {self._limits.wall_seconds:.0f} seconds to read")
        got = os.read(child.stdout.fileno(), _ONCE)
        if not got:
            raise _Ended(_crash(child))
        return got

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        # Our own package, wherever the command was started from.
        root = str(Path(corpus.__file__).resolve().parent.parent)
        program = (
            f"import sys; sys.path.insert(0, {root!r}); from corpus.reading_child import run; "
            f"run({self._limits.memory_bytes}, {self._limits.processor_seconds})"
        )
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._child


class _Ended(Exception):
    """The child has ended, or has to be ended, before it replied."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _crash(child: subprocess.Popen[bytes]) -> str:
    status = child.wait()
    if status == -signal.SIGXCPU:
        return "takes more processor time than a file may; part it into smaller files"
    if status < 0:
        name = signal.Signals(-status).name
        return f"ends its reader ({name}): it is damaged, or needs more memory than a file may take"
    return "ends its reader without a word; it may be damaged"
