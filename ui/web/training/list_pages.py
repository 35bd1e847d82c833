"""The list of packs, and the making of a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.choose import topics_held
from assistant.training.pack import Pack
from assistant.training.store import LONGEST_TITLE, PackEntry, PackStore
from corpus.document import fold_space
from ui.web.library.labels import label
from ui.web.training.answers import (
    TRAINING,
    Desk,
    Form,
    Trouble,
    Typed,
    Visiting,
    page,
    shown,
    to,
    trouble,
    without_cookie,
)
from ui.web.training.making import Job, State, TooManyWaiting, Workshop
from ui.web.visitor import Visit

_NEW = f"{TRAINING}/new"
_MAKING = f"{TRAINING}/making"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose in a form."""

    value: str
    words: str
    chosen: bool
    hint: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ListedPack:
    """A pack on its trainer's list, with how many pieces of it are marked."""

    entry: PackEntry
    marked: int


def add_list(pages: APIRouter, desk: Desk, workshop: Workshop) -> None:
    """Add the list of packs, the form for a new one, and the page of one being made."""
    _add_making(pages, desk, workshop)

    @pages.get(TRAINING)
    def list_page(visit: Visiting) -> Response:
        return shown(visit, lambda: _list(visit, desk))

    @pages.get(_NEW)
    def new_page(visit: Visiting) -> Response:
        return shown(visit, lambda: _form(visit, desk, Brief()))

    @pages.post(_NEW)
    def make(visit: Visiting, request: Request, form: Form) -> Response:
        if without_cookie(request):
            return trouble(visit, Trouble.NO_COOKIE, back=_NEW, code=400)
        return shown(visit, lambda: _begin(visit, desk, workshop, form), _NEW)


def _add_making(pages: APIRouter, desk: Desk, workshop: Workshop) -> None:
    @pages.get(f"{_MAKING}/{{job_id}}")
    def making_page(visit: Visiting, job_id: str) -> Response:
        job = workshop.get(visit.owner, job_id)
        if job is None:
            return trouble(visit, Trouble.MAKING_LOST, back=_NEW, code=404)
        if job.state is State.MADE:
            return to(f"{TRAINING}/packs/{job.pack_id}")
        if job.state is State.FAILED:
            return shown(visit, lambda: _form(visit, desk, job.brief, job=job), _NEW)
        return page(visit, "making", job=job, address=f"{_MAKING}/{job.id}")

    @pages.get(f"{_MAKING}/{{job_id}}/progress.json")
    def progress(visit: Visiting, job_id: str) -> Response:
        job = workshop.get(visit.owner, job_id)
        return JSONResponse(
            {"working": job is not None and job.is_working},
            headers={"cache-control": "no-store"},
        )


def _list(visit: Visit, desk: Desk) -> Response:
    packs = desk.room.packs
    return page(
        visit,
        "list",
        own=[_listed(one, visit, packs, desk) for one in packs.entries(visit.owner)],
        others=packs.taken_part_in(visit.owner),
    )


def _listed(entry: PackEntry, visit: Visit, packs: PackStore, desk: Desk) -> ListedPack:
    def read() -> Pack:
        return packs.version(visit.owner, entry.id, entry.version)

    alarms = desk.room.watch.alarms_of(entry.id, entry.version, read)
    return ListedPack(entry, len({one.piece for one in alarms}))


def _begin(visit: Visit, desk: Desk, workshop: Workshop, form: Typed) -> Response:
    held = topics_held(desk.assembly.parts)
    brief = _brief_from(form)
    problems = {}
    if not brief.topics:
        problems["topics"] = visit.words("training-problem-no-topic")
    elif set(brief.topics) - set(held):
        brief = replace(brief, topics=tuple(one for one in brief.topics if one in held))
        problems["topics"] = visit.words("training-problem-unknown-topic")
    if len(form.one("title").strip()) > LONGEST_TITLE:
        problems["title"] = visit.words("training-problem-long-title", most=LONGEST_TITLE)
    if problems:
        return _form(visit, desk, brief, problems=problems, code=400)
    try:
        job = workshop.begin(visit.owner, brief)
    except TooManyWaiting:
        problems["make"] = visit.words("training-problem-busy")
        return _form(visit, desk, brief, problems=problems, code=503)
    return to(f"{_MAKING}/{job.id}")


def _brief_from(form: Typed) -> Brief:
    """Return what was chosen; for what no form of ours offers, what it offers first."""

    def one_of(kind: type[Audience | Length | Nation], name: str, otherwise: str) -> str:
        return form.one(name) if form.one(name) in tuple(kind) else otherwise

    return Brief(
        topics=tuple(dict.fromkeys(form.all("topic"))),
        audience=Audience(one_of(Audience, "audience", Audience.PRACTITIONER)),
        length=Length(one_of(Length, "length", Length.HALF_DAY)),
        nation=Nation(one_of(Nation, "nation", Nation.BOTH)),
        title=fold_space(form.one("title")),
    )


def _form(
    visit: Visit,
    desk: Desk,
    brief: Brief,
    *,
    problems: dict[str, str] | None = None,
    job: Job | None = None,
    code: int = 200,
) -> Response:
    words = visit.words
    found = problems or {}
    if job is not None:
        found["make"] = words("training-problem-not-made")
    held = topics_held(desk.assembly.parts)
    topics = [
        Choice(one, label(words, "topic", one), one in brief.topics, count=count)
        for one, count in held.items()
    ]
    return page(
        visit,
        "new",
        code=400 if job else code,
        title=brief.title,
        topics=sorted(topics, key=lambda one: one.words.casefold()),
        audiences=_choices(visit, "audience", Audience, brief.audience),
        lengths=_choices(visit, "length", Length, brief.length),
        nations=_choices(visit, "nation", Nation, brief.nation),
        problems=found,
        detail=job.problem if job else "",
        longest=LONGEST_TITLE,
    )


def _choices(
    visit: Visit, group: str, kind: type[Audience | Length | Nation], chosen: str
) -> list[Choice]:
    return [
        Choice(one, visit.words(f"training-{group}-{one.replace('_', '-')}"), one == chosen)
        for one in map(str, kind)
    ]
