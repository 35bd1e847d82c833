"""The pages of the upload room: choose files, see what was read, decide, undo."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.assembly import Assembly
from assistant.uploads.batch import Batch, Entry, State
from assistant.uploads.desk import UploadDesk
from assistant.uploads.errors import (
    BatchTooLarge,
    NothingReceived,
    NotNow,
    UnknownBatch,
    UploadBusy,
)
from corpus.errors import CorpusError
from corpus.library import Library
from ui.web.safety import UPLOAD_PATH
from ui.web.upload.access import may_upload
from ui.web.upload.document_pages import changes_page, facts_page, preview_page, take_facts
from ui.web.upload.receiving import read_to_its_end, received
from ui.web.upload.room import missing, room, unwell
from ui.web.upload.view import (
    batch_address,
    note_of,
    read_entries,
    refused_entries,
    refused_on_arrival,
    said_of,
    shown_batch,
)
from ui.web.visitor import Visit, visit_of

Visiting = Annotated[Visit, Depends(visit_of)]
DocumentPage = Callable[[Visit, Batch, Entry, Library, UploadDesk], Response]
_BATCH = UPLOAD_PATH + "/{batch_id}"
_DOCUMENT = _BATCH + "/documents/{number:int}"


def router(assembly: Assembly, desk: UploadDesk | None = None) -> APIRouter:
    """Return the pages of the upload room; its worker lives as long as the application."""
    there = _Room(assembly, desk or UploadDesk(assembly))

    @asynccontextmanager
    async def working(_: Any) -> AsyncIterator[None]:
        there.desk.start()
        yield
        await run_in_threadpool(there.desk.stop)

    pages = APIRouter(lifespan=working)
    for path, page, method in (
        (UPLOAD_PATH, there.start, "GET"),
        (UPLOAD_PATH, there.receive, "POST"),
        (_BATCH, there.batch, "GET"),
        (_BATCH + "/progress.json", there.progress, "GET"),
        (_BATCH + "/put-in", there.put_in, "POST"),
        (_BATCH + "/undo", there.undo, "POST"),
        (_BATCH + "/give-up", there.give_up, "POST"),
        (_DOCUMENT, there.preview, "GET"),
        (_DOCUMENT + "/changes", there.changes, "GET"),
        (_DOCUMENT + "/facts", there.facts, "GET"),
        (_DOCUMENT + "/facts", there.keep_facts, "POST"),
    ):
        pages.add_api_route(path, page, methods=[method], response_model=None)
    return pages


@dataclass(frozen=True, slots=True)
class _Room:
    """One method for each address; a batch is only ever shown to its owner."""

    assembly: Assembly
    desk: UploadDesk

    def start(self, visit: Visiting, request: Request) -> Response:
        if not may_upload(request, self.assembly.settings):
            return room(visit, "closed")
        return self._start_page(visit)

    async def receive(self, visit: Visiting, request: Request) -> Response:
        if not may_upload(request, self.assembly.settings):
            return room(visit, "closed", code=403)
        if getattr(request.state, "visitor", None) is not None:
            await read_to_its_end(request)
            return self._start_page(visit, "cookie", 400)
        try:
            arrival = await run_in_threadpool(self.desk.arrival, visit.owner)
            batch = await received(request, arrival)
            await run_in_threadpool(self.desk.read, batch)
        except NothingReceived:
            return self._start_page(visit, "nothing", 400)
        except BatchTooLarge:
            return self._start_page(visit, "too-large", 413)
        except UploadBusy as busy:
            await read_to_its_end(request)
            return self._start_page(visit, busy.why.replace("_", "-"), 503)
        return _to(batch)

    def batch(self, visit: Visiting, batch_id: str) -> Response:
        return self._shown(visit, batch_id, lambda batch: self._batch_page(visit, batch))

    def progress(self, visit: Visiting, batch_id: str) -> Response:
        try:
            found = self.desk.staging.get(visit.owner, batch_id)
        except UnknownBatch as problem:
            return JSONResponse({"problem": str(problem)}, 404)
        done, total = found.done, len(found.to_read)
        told = {
            "state": found.state.value,
            "working": found.is_working,
            "done": done,
            "total": total,
            "said": said_of(found, visit.words),
            "counted": visit.words("upload-files-read", done=done, total=total),
        }
        return JSONResponse(told, headers={"cache-control": "no-store"})

    async def put_in(self, visit: Visiting, request: Request, batch_id: str) -> Response:
        form = await request.form()
        ticked = {int(str(one)) for one in form.getlist("chosen") if _is_number(one)}

        def decided(batch: Batch) -> Response:
            self.desk.put_in(self.desk.choose(batch, ticked))
            return _to(batch)

        return await run_in_threadpool(self._decided, visit, request, batch_id, decided)

    def undo(self, visit: Visiting, request: Request, batch_id: str) -> Response:
        def decided(batch: Batch) -> Response:
            self.desk.take_back(batch)
            return _to(batch)

        return self._decided(visit, request, batch_id, decided)

    def give_up(self, visit: Visiting, request: Request, batch_id: str) -> Response:
        def decided(batch: Batch) -> Response:
            self.desk.give_up(batch)
            return RedirectResponse(UPLOAD_PATH, 303)

        return self._decided(visit, request, batch_id, decided)

    def preview(self, visit: Visiting, batch_id: str, number: int) -> Response:
        return self._document(preview_page, visit, batch_id, number)

    def changes(self, visit: Visiting, batch_id: str, number: int) -> Response:
        return self._document(changes_page, visit, batch_id, number)

    def facts(self, visit: Visiting, batch_id: str, number: int) -> Response:
        return self._document(facts_page, visit, batch_id, number)

    async def keep_facts(
        self, visit: Visiting, request: Request, batch_id: str, number: int
    ) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}

        def kept(visit: Visit, batch: Batch, entry: Entry, *around: Any) -> Response:
            again = take_facts(visit, batch, entry, around[0], around[1], form)
            return again or _to(batch, f"#entry-{number}")

        if not may_upload(request, self.assembly.settings):
            return room(visit, "closed", code=403)
        return await run_in_threadpool(self._document, kept, visit, batch_id, number)

    def _decided(
        self, visit: Visit, request: Request, batch_id: str, how: Callable[[Batch], Response]
    ) -> Response:
        if not may_upload(request, self.assembly.settings):
            return room(visit, "closed", code=403)
        return self._shown(visit, batch_id, how)

    def _document(self, how: DocumentPage, visit: Visit, batch_id: str, number: int) -> Response:
        def shown(batch: Batch) -> Response:
            if batch.state is not State.READY:
                return _to(batch)
            entry = next((one for one in batch.readable if one.number == number), None)
            if entry is None:
                return missing(visit)
            return how(visit, batch, entry, self.assembly.library, self.desk)

        return self._shown(visit, batch_id, shown)

    def _shown(self, visit: Visit, batch_id: str, how: Callable[[Batch], Response]) -> Response:
        try:
            batch = self.desk.staging.get(visit.owner, batch_id)
            try:
                return how(batch)
            except NotNow:
                # Pressed twice, or in another tab: the page says how it stands.
                return _to(batch)
        except UnknownBatch:
            return missing(visit)
        except CorpusError as problem:
            return unwell(visit, str(problem))

    def _start_page(self, visit: Visit, problem: str = "", code: int = 200) -> Response:
        batches = [shown_batch(one, visit.words) for one in self.desk.staging.of(visit.owner)]
        limits = self.desk.limits
        return room(visit, "start", code=code, problem=problem, limits=limits, batches=batches)

    def _batch_page(self, visit: Visit, batch: Batch) -> Response:
        words, arrived = visit.words, batch.state in (State.WAITING, State.READING)
        refused = refused_on_arrival if arrived else refused_entries
        library = self.assembly.library
        return room(
            visit,
            "batch",
            batch=batch,
            address=batch_address(batch),
            said=said_of(batch, words),
            note=note_of(batch, words),
            entries=[] if batch.is_working else read_entries(batch, library, words),
            refused=refused(batch, self.desk.limits, words),
            can_undo=self.desk.can_be_taken_back(batch),
        )


def _to(batch: Batch, place: str = "") -> RedirectResponse:
    return RedirectResponse(batch_address(batch) + place, 303)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6
