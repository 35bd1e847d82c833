"""The process that reads files: what it is given may be made to harm, so it may be killed.

Each request is one line of JSON, followed by `bytes` bytes if it says so. Each reply is one line of
JSON with a `kind` and the number of bytes that follow it.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, BinaryIO

from corpus.errors import UnreadableFile
from corpus.formats.zip_bundle import member
from corpus.reading import bundle_of, read_bytes, read_file
from corpus.records import document_record


def run(memory_bytes: int, processor_seconds: int) -> None:
    """Answer requests from standard input until it ends."""
    _end_with_parent()
    requests, replies = sys.stdin.buffer, _taken_over()
    limits = _Limits(memory_bytes, processor_seconds)
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"]) if "bytes" in request else None
        limits.begin()
        kind, value = _answered(request, data)
        body = json.dumps(value, ensure_ascii=False).encode()
        replies.write(json.dumps({"kind": kind, "bytes": len(body)}).encode() + b"\n" + body)
        replies.flush()


def _answered(request: dict[str, Any], data: bytes | None) -> tuple[str, Any]:
    try:
        return _read(request, data)
    except UnreadableFile as problem:
        return "refused", {"name": problem.name, "reason": problem.reason}
    except MemoryError:
        return "refused", {"name": request["name"], "reason": TOO_MUCH_MEMORY}
    except RecursionError:
        return "refused", {"name": request["name"], "reason": TOO_DEEP}
    except Exception as problem:  # noqa: BLE001
        # A reader's own mistake must not stop the batch; it is told as what it is.
        reason = f"cannot be read: its reader failed ({type(problem).__name__}: {problem})"
        return "refused", {"name": request["name"], "reason": reason[:400]}


def _read(request: dict[str, Any], data: bytes | None) -> tuple[str, Any]:
    name = request["name"]
    if data is not None:
        document = read_bytes(data, name=name, source=request["source"])
        return "document", document_record(document)
    path = Path(request["path"])
    bundle = bundle_of(path, name=name)
    inner = request.get("member")
    if bundle is None:
        return "document", document_record(read_file(path, name=name))
    if inner is None:
        return "bundle", list(bundle.names)
    content = member(bundle.data, inner, name=name)
    shown = f"{name}/{inner}"
    document = read_bytes(content, name=shown, source=f"{path.resolve()}!/{inner}")
    return "document", document_record(document)


TOO_MUCH_MEMORY = "needs more memory than a file may take; part it into smaller files"
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
TOO_DEEP = "is nested too deeply to be read"


def _end_with_parent() -> None:
    """Have the system end this process when its parent is killed, where it can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _taken_over() -> BinaryIO:
    """Return standard output for replies alone: what a library prints goes to standard error."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


class _Limits:
    """Limits that the system keeps, where it can: memory once, processor time for each file."""

    def __init__(self, memory_bytes: int, processor_seconds: int) -> None:
        self._seconds = processor_seconds
        try:
            import resource
        except ImportError:
            # Windows has no such limits; there, the parent's clock is the only one.
            self._resource = None
            return
        self._resource = resource
        _, hardest = resource.getrlimit(resource.RLIMIT_AS)
        within = memory_bytes if hardest < 0 else min(memory_bytes, hardest)
        resource.setrlimit(resource.RLIMIT_AS, (within, hardest))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def begin(self) -> None:
        """Grant the processor time for one more file."""
        if self._resource is None:
            return
        limit = self._resource
        used = limit.getrusage(limit.RUSAGE_SELF)
        _, hardest = limit.getrlimit(limit.RLIMIT_CPU)
        wanted = int(used.ru_utime + used.ru_stime) + self._seconds
        limit.setrlimit(
            limit.RLIMIT_CPU, (wanted if hardest < 0 else min(wanted, hardest), hardest)
        )
