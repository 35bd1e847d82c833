"""The page where questions are asked, around the conversation that Gradio draws."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from assistant.assembly import Assembly
from assistant.records.errors import RecordsProblem, UnknownConversation
from assistant.records.feedback import Reason
from assistant.scope import Family, Nation
from assistant.settings import OFF
from corpus.errors import CorpusError
from ui.web.ask.choices import Choices, choices_of, day_of, query_without_document
from ui.web.rendering import page
from ui.web.visitor import Visit, visit_of

_LONGEST_SHOWN = 60


def router(assembly: Assembly, gradio_files: dict[str, str]) -> APIRouter:
    """Return the page; `gradio_files` are the addresses of Gradio's script and style."""
    pages = APIRouter()

    @pages.get("/", response_class=HTMLResponse)
    def ask_page(visit: Annotated[Visit, Depends(visit_of)], request: Request) -> str:
        choices = choices_of(request.query_params.multi_items())
        return page(
            "ask/chat.html",
            visit.words,
            room="ask",
            back=visit.back,
            choices=choices,
            unread_day=_unread_day(choices, request.query_params.get("as-at", "")),
            missing=_is_missing(choices, visit, assembly),
            documents=_documents(choices, assembly),
            nations=[one.value for one in Nation],
            families=[one.value for one in Family],
            writes=assembly.settings.model != OFF,
            reasons=[one.value for one in Reason],
            **gradio_files,
        )

    @pages.get("/day")
    def read_day(visit: Annotated[Visit, Depends(visit_of)], written: str = "") -> dict[str, str]:
        """Return what a day was understood as, so that no script has to read dates as well."""
        day = day_of(written)
        if day is None:
            return {"problem": visit.words("ask-day-problem", written=written[:_LONGEST_SHOWN])}
        return {"day": day.isoformat(), "words": visit.words.day(day)}

    return pages


def _unread_day(choices: Choices, written: str) -> str:
    """Return the day in the address as it was typed, if it could not be read."""
    return "" if choices.scope.as_at else written.strip()[:_LONGEST_SHOWN]


def _is_missing(choices: Choices, visit: Visit, assembly: Assembly) -> bool:
    """Tell whether the conversation in the address is none of this visitor's."""
    if not choices.conversation:
        return False
    try:
        assembly.conversations.get(visit.owner, choices.conversation, last=0)
    except UnknownConversation:
        return True
    except RecordsProblem:
        return False  # it may be there; each answer says by itself that it could not be kept
    return False


def _documents(choices: Choices, assembly: Assembly) -> list[dict[str, str]]:
    """Return the documents that alone are asked, each with the address without it."""
    shown = []
    for one in sorted(choices.scope.documents):
        try:
            title = assembly.parts.documents.take(one).document.publication.title
        except CorpusError:
            title = one
        shown.append({"title": title, "without": query_without_document(choices, one)})
    return shown
