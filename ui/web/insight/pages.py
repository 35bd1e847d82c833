"""The addresses of the insight room; its watch lives as long as the application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from assistant.assembly import Assembly
from assistant.insight.watch import InsightWatch
from ui.web.insight.answers import Desk, guarded
from ui.web.insight.feedback_pages import add_feedback
from ui.web.insight.group_pages import add_groups
from ui.web.insight.own_pages import add_own
from ui.web.insight.use_pages import add_use


def router(assembly: Assembly, watch: InsightWatch | None = None) -> APIRouter:
    """Return the pages of the room: for owners of guidance, and each visitor's own."""
    desk = Desk(assembly)
    watching = watch or InsightWatch(lambda: desk.room)
    desk.call_watch = watching.call

    @asynccontextmanager
    async def working(_: Any) -> AsyncIterator[None]:
        watching.start()
        yield
        await run_in_threadpool(watching.stop)

    pages = APIRouter(lifespan=working)
    add_own(pages, desk)
    for_owners = APIRouter(route_class=guarded(assembly.settings))
    add_groups(for_owners, desk)
    add_use(for_owners, desk)
    add_feedback(for_owners, desk)
    pages.include_router(for_owners)
    return pages
