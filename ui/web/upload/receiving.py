"""Takes the files out of a form as it arrives, piece by piece, into an arrival."""

from __future__ import annotations

from typing import cast

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.uploads.arriving import Arrival
from assistant.uploads.batch import Batch
from assistant.uploads.errors import NothingReceived

_FIELD = b"files"


async def received(request: Request, arrival: Arrival) -> Batch:
    """Return the batch of all files in a form; raises what `Arrival.finish` does.

    A form that is too large is read to its end, so that the answer reaches the browser. When the
    connection breaks, or the form is none, nothing is kept.
    """
    try:
        parser = _parser(request, arrival)
        async for piece in request.stream():
            # Writing may wait for the disk; other requests must not.
            await run_in_threadpool(parser.write, piece)
        parser.finalize()
    except (FormParserError, ClientDisconnect) as problem:
        arrival.abandon()
        raise NothingReceived from problem
    except BaseException:
        # A broken connection, or the end of the program: nothing that came may stay.
        arrival.abandon()
        raise
    return await run_in_threadpool(arrival.finish)


async def read_to_its_end(request: Request) -> None:
    """Take a form off the line and let it go: a browser reads no answer while it still sends."""
    try:
        async for _ in request.stream():
            continue
    except (ClientDisconnect, RuntimeError):
        # Gone, or read already: there is nothing left to take.
        return


def _parser(request: Request, arrival: Arrival) -> MultipartParser:
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data" or b"boundary" not in options:
        raise FormParserError("not a form with files")
    parts = _Parts(arrival)
    return MultipartParser(
        options[b"boundary"],
        {
            "on_part_begin": parts.begin,
            "on_header_field": parts.header_field,
            "on_header_value": parts.header_value,
            "on_header_end": parts.header_end,
            "on_headers_finished": parts.headers_finished,
            "on_part_data": parts.data,
            "on_part_end": parts.end,
        },
    )


class _Parts:
    """Tells files from other fields; a file without a name and content was not chosen."""

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._field = b""
        self._value = b""
        self._stated: dict[bytes, bytes] = {}
        self._name: str | None = None
        self._begun = False

    def begin(self) -> None:
        self._stated, self._name, self._begun = {}, None, False

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._stated[self._field.lower()] = self._value
        self._field = self._value = b""

    def headers_finished(self) -> None:
        disposition = self._stated.get(b"content-disposition", b"")
        _, options = parse_options_header(disposition)
        if options.get(b"name") == _FIELD and b"filename" in options:
            self._name = _file_name(options[b"filename"])
            if self._name:
                self._start()

    def data(self, data: bytes, start: int, end: int) -> None:
        if self._name is None:
            return
        if not self._begun:
            self._start()
        self._arrival.write(data[start:end])

    def end(self) -> None:
        if self._begun:
            self._arrival.end()

    def _start(self) -> None:
        self._arrival.begin(cast(str, self._name))
        self._begun = True


def _file_name(stated: bytes) -> str:
    name = stated.decode("utf-8", "replace")
    # Browsers write these three so, and no other character (HTML, multipart/form-data encoding).
    return name.replace("%22", '"').replace("%0D", " ").replace("%0A", " ")
