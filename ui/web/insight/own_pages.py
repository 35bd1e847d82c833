"""The page on which every visitor sees what is kept of them, takes it away, and deletes it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from ui.web.insight.answers import YOURS, Desk, Visiting, page, shown, to


def add_own(pages: APIRouter, desk: Desk) -> None:
    """Add the page, the file, and the deletion; each is only ever of the visitor's own."""

    @pages.get(YOURS)
    def own_page(visit: Visiting, deleted: str = "") -> Response:
        def make() -> Response:
            kept = desk.room.people.kept(visit.owner)
            return page(
                visit,
                "yours",
                kept=kept,
                owner=visit.owner,
                keep_days=desk.room.keep_days,
                deleted=bool(deleted) and kept.is_nothing,
            )

        return shown(visit, make, "/conversations")

    @pages.get(f"{YOURS}/export.zip")
    def export(visit: Visiting) -> Response:
        def make() -> Response:
            headers = {
                "content-disposition": 'attachment; filename="probation-assistant-yours.zip"',
                "cache-control": "no-store",
            }
            content = desk.room.people.export(visit.owner)
            return Response(content, media_type="application/zip", headers=headers)

        return shown(visit, make, YOURS)

    @pages.post(f"{YOURS}/delete")
    def delete(visit: Visiting) -> Response:
        def make() -> Response:
            desk.room.people.delete(visit.owner)
            return to(f"{YOURS}?deleted=yes")

        return shown(visit, make, YOURS)
