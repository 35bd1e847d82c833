"""The addresses of the training room."""

from __future__ import annotations

from fastapi import APIRouter

from assistant.assembly import Assembly
from assistant.training.brief import Brief
from assistant.training.make import make_pack
from assistant.training.pack import Pack
from assistant.training.rewording import reworded
from ui.web.training.answers import Desk
from ui.web.training.item_pages import add_items
from ui.web.training.learner_pages import add_learning
from ui.web.training.list_pages import add_list
from ui.web.training.making import Workshop
from ui.web.training.marked_pages import add_marked
from ui.web.training.pack_pages import add_pack, add_sharing, add_versions
from ui.web.training.results_pages import add_results


def router(assembly: Assembly) -> APIRouter:
    """Return the pages of the room: a trainer has their own packs, a learner what a link opens."""
    desk = Desk(assembly)

    def made(brief: Brief) -> Pack:
        return reworded(make_pack(brief, assembly.parts), assembly.parts)

    def kept(owner: str, pack: Pack) -> Pack:
        return desk.room.packs.keep(owner, pack)

    pages = APIRouter()
    add_list(pages, desk, Workshop(made, kept))
    add_pack(pages, desk)
    add_items(pages, desk)
    add_marked(pages, desk)
    add_results(pages, desk)
    add_sharing(pages, desk)
    add_versions(pages, desk)
    add_learning(pages, desk)
    return pages
