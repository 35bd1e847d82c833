"""The pages of a visitor's own conversations, and what is said of the answers in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Query
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from assistant.assembly import Assembly
from assistant.records.conversations import KeptConversation
from assistant.records.errors import RecordsProblem, UnknownConversation, UnknownTurn
from assistant.records.feedback import Reason, Verdict
from ui.export.download import FileKind, download_of
from ui.export.transcribe import transcribe
from ui.web.conversations.view import TURNS_A_PAGE, first_of_page, shown_turns, turn_pages
from ui.web.rendering import room_page
from ui.web.visitor import Visit, visit_of

_PER_PAGE = 25
_LONGEST_SEARCH = 200
_ROOM = "conversations"
_LAST_TURN = 2**31
Visiting = Annotated[Visit, Depends(visit_of)]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person says of an answer, as the dialog sends it."""

    verdict: Annotated[str, Form()] = ""
    reason: Annotated[tuple[str, ...], Form()] = ()
    line: Annotated[str, Form()] = ""


def router(assembly: Assembly) -> APIRouter:
    """Return the pages of this room; a visitor sees and changes only their own conversations."""
    pages = APIRouter(prefix="/conversations")
    _add_list(pages, assembly)
    _add_conversation(pages, assembly)
    _add_changes(pages, assembly)
    _add_feedback(pages, assembly)
    return pages


def _add_list(pages: APIRouter, assembly: Assembly) -> None:
    @pages.get("")
    def list_page(visit: Visiting, words: str = "", before: str = "") -> Response:
        words = words[:_LONGEST_SEARCH].strip()
        try:
            entries = assembly.conversations.entries(
                visit.owner, words=words, limit=_PER_PAGE + 1, before=_number(before)
            )
        except RecordsProblem as problem:
            return _trouble(visit, problem)
        return room_page(
            visit,
            "conversations/list.html",
            room=_ROOM,
            entries=entries[:_PER_PAGE],
            searched=words,
            before=entries[_PER_PAGE - 1].place if len(entries) > _PER_PAGE else None,
            is_first=not before,
        )

    @pages.get("/delete-all")
    def delete_all_page(visit: Visiting) -> Response:
        return room_page(visit, "conversations/delete_all.html", room=_ROOM)

    @pages.post("/delete-all")
    def delete_all(visit: Visiting) -> Response:
        try:
            assembly.conversations.delete_all(visit.owner)
        except RecordsProblem as problem:
            return _trouble(visit, problem)
        return RedirectResponse("/conversations", status_code=303)


def _add_conversation(pages: APIRouter, assembly: Assembly) -> None:
    @pages.get("/{conversation}")
    def conversation_page(
        visit: Visiting, conversation: str, beginning: Annotated[str, Query(alias="from")] = ""
    ) -> Response:
        first = first_of_page(_number(beginning) or 1)
        try:
            store = assembly.conversations
            kept = store.part(visit.owner, conversation, first=first, most=TURNS_A_PAGE)
        except (RecordsProblem, UnknownConversation) as problem:
            return _trouble(visit, problem)
        return room_page(
            visit,
            "conversations/one.html",
            room=_ROOM,
            conversation=kept,
            turns=shown_turns(kept, assembly.parts.documents.take, visit.words),
            pages=turn_pages(kept.turn_count, first),
            kinds=[one.value for one in FileKind],
        )

    @pages.get("/{conversation}/export.{kind}")
    def export(visit: Visiting, conversation: str, kind: FileKind) -> Response:
        try:
            kept = assembly.conversations.get(visit.owner, conversation)
        except (RecordsProblem, UnknownConversation) as problem:
            return _trouble(visit, problem)
        return _file(kept, kind, visit)


def _file(kept: KeptConversation, kind: FileKind, visit: Visit) -> Response:
    made = download_of(transcribe(kept, visit.words), kind)
    headers = {"content-disposition": f'attachment; filename="{made.name}"'}
    return Response(made.content, media_type=made.media_type, headers=headers)


def _add_changes(pages: APIRouter, assembly: Assembly) -> None:
    @pages.post("/{conversation}/rename")
    def rename(visit: Visiting, conversation: str, title: Annotated[str, Form()] = "") -> Response:
        try:
            assembly.conversations.rename(visit.owner, conversation, title)
        except (RecordsProblem, UnknownConversation) as problem:
            return _trouble(visit, problem)
        return RedirectResponse(f"/conversations/{conversation}", status_code=303)

    @pages.get("/{conversation}/delete")
    def delete_page(visit: Visiting, conversation: str) -> Response:
        try:
            kept = assembly.conversations.get(visit.owner, conversation, last=0)
        except (RecordsProblem, UnknownConversation) as problem:
            return _trouble(visit, problem)
        return room_page(visit, "conversations/delete.html", room=_ROOM, conversation=kept)

    @pages.post("/{conversation}/delete")
    def delete(visit: Visiting, conversation: str) -> Response:
        try:
            assembly.conversations.delete(visit.owner, conversation)
        except (RecordsProblem, UnknownConversation) as problem:
            return _trouble(visit, problem)
        return RedirectResponse("/conversations", status_code=303)


def _add_feedback(pages: APIRouter, assembly: Assembly) -> None:
    @pages.post("/{conversation}/turns/{number}/feedback")
    def give(
        visit: Visiting,
        conversation: str,
        number: Annotated[int, Path(le=_LAST_TURN)],
        said: Annotated[_Said, Depends()],
    ) -> Response:
        turn = (visit.owner, conversation, number)
        try:
            if said.verdict == "none":
                assembly.feedback.withdraw(*turn)
            else:
                reasons = [Reason(one) for one in said.reason]
                assembly.feedback.give(*turn, Verdict(said.verdict), reasons, said.line)
        except ValueError:
            return PlainTextResponse("A verdict is helpful, not_helpful or none.", 422)
        except (UnknownConversation, UnknownTurn) as problem:
            return PlainTextResponse(str(problem), 404)
        except RecordsProblem as problem:
            return PlainTextResponse(str(problem), 503)
        return Response(status_code=204)


def _trouble(visit: Visit, problem: Exception) -> Response:
    """Return the page for a conversation that the visitor does not have, or cannot have now."""
    unknown = isinstance(problem, UnknownConversation)
    return room_page(
        replace(visit, back="/conversations"),  # what was posted has no page to come back to
        "conversations/trouble.html",
        room=_ROOM,
        code=404 if unknown else 503,
        title=visit.words("conversations-unknown" if unknown else "conversations-unavailable"),
        reason=visit.words("conversations-unknown-reason") if unknown else str(problem),
    )


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 15 else None
