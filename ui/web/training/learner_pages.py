"""Where learners are: the pack by its link, a name of their own, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant.records.rows import now
from assistant.training.errors import (
    IncompleteAnswer,
    UnknownCode,
    UnknownPiece,
    UnusableName,
)
from assistant.training.learners import LONGEST_NAME, Learner
from assistant.training.learning import Next
from assistant.training.pieces import item_of
from assistant.training.store import OpenedPack
from ui.export.training.forms import FORM_KINDS
from ui.export.training.forms import Form as FileForm
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
from ui.web.training.pack_pages import file_of
from ui.web.training.pack_view import PackView, topic_words
from ui.web.training.quiz_view import chosen_in, form_of, shown_answer, shown_item, stamp_of
from ui.web.visitor import Visit

WITH = f"{TRAINING}/with"
# What a learner may take away: the answers stay with the quiz.
_FOR_LEARNERS = [one for one, kind in FORM_KINDS.items() if kind.answers_optional]


def address_of(token: str) -> str:
    """Return where learners find a pack."""
    return f"{WITH}/{token}"


def add_learning(pages: APIRouter, desk: Desk) -> None:
    """Add the pages of learners."""
    _add_start(pages, desk)
    _add_names(pages, desk)
    _add_begin(pages, desk)
    _add_quiz(pages, desk)
    _add_progress(pages, desk)


def _add_start(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{WITH}/{{token}}")
    def start_page(visit: Visiting, token: str) -> Response:
        def make() -> Response:
            opened = desk.room.packs.open(token)
            alarms = desk.room.watch.alarms(opened.pack)
            view = PackView(opened.pack, alarms, desk.assembly.parts.documents, visit.words)
            learner = desk.room.learners.of(opened, visit.owner)
            return page(
                visit,
                "start",
                opened=opened,
                address=address_of(token),
                pack=view.whole(),
                learner=learner,
                following=_Sitting(visit, desk, opened, learner).following if learner else None,
                forms=_FOR_LEARNERS,
            )

        return shown(visit, make)

    @pages.get(f"{WITH}/{{token}}/files/{{form}}")
    def file(visit: Visiting, token: str, form: FileForm) -> Response:
        def make() -> Response:
            if form not in _FOR_LEARNERS:
                raise UnknownPiece(form)
            pack = desk.room.packs.open(token).pack
            stale = desk.room.watch.stale_items(pack)
            return file_of(pack, stale, form, visit, answers=False)

        return shown(visit, make, address_of(token))


def _add_names(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{WITH}/{{token}}/name")
    def name_page(visit: Visiting, token: str) -> Response:
        def make() -> Response:
            before = desk.room.learners.name_before(visit.owner)
            return _name(visit, desk.room.packs.open(token), before)

        return shown(visit, make)

    @pages.post(f"{WITH}/{{token}}/leave")
    def leave(visit: Visiting, token: str) -> Response:
        def make() -> Response:
            desk.room.learners.leave(desk.room.packs.open(token), visit.owner)
            return to(f"{address_of(token)}/name")

        return shown(visit, make)


def _add_begin(pages: APIRouter, desk: Desk) -> None:
    @pages.post(f"{WITH}/{{token}}/name")
    def begin(visit: Visiting, request: Request, token: str, form: Form) -> Response:
        if without_cookie(request):
            return trouble(visit, Trouble.NO_COOKIE, back=address_of(token), code=400)
        return shown(visit, lambda: _begin(visit, desk, token, form), address_of(token))


def _begin(visit: Visit, desk: Desk, token: str, form: Typed) -> Response:
    opened, learners = desk.room.packs.open(token), desk.room.learners
    if form.one("code").strip():
        return _come_back(visit, desk, opened, form)
    try:
        learners.begin(opened, visit.owner, form.one("name"))
    except UnusableName as problem:
        reason = visit.words(f"training-name-{problem.reason}", most=LONGEST_NAME)
        return _name(visit, opened, form.one("name"), problem=reason)
    return to(f"{address_of(token)}/quiz")


def _name(visit: Visit, opened: OpenedPack, name: str, **more: str) -> Response:
    values = {"problem": "", "code_problem": "", "typed_code": ""} | more
    return page(
        replace(visit, back=f"{address_of(opened.token)}/name"),
        "name",
        code=400 if values["problem"] or values["code_problem"] else 200,
        opened=opened,
        address=address_of(opened.token),
        typed_name=name,
        longest=LONGEST_NAME,
        **values,
    )


def _come_back(visit: Visit, desk: Desk, opened: OpenedPack, form: Typed) -> Response:
    try:
        desk.room.learners.come_back(opened, visit.owner, form.one("code"))
    except UnknownCode:
        problem = visit.words("training-problem-code")
        typed = form.one("code")
        return _name(visit, opened, form.one("name"), code_problem=problem, typed_code=typed)
    return to(f"{address_of(opened.token)}/quiz")


def _add_quiz(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{WITH}/{{token}}/quiz")
    def quiz(visit: Visiting, token: str) -> Response:
        def make(sitting: _Sitting) -> Response:
            following = sitting.following
            if following is None:
                return to(f"{sitting.address}/progress")
            return _question(sitting, following)

        return _as_learner(visit, desk, token, make)

    @pages.post(f"{WITH}/{{token}}/quiz/{{item_id}}")
    def answer(visit: Visiting, token: str, item_id: str, form: Form) -> Response:
        return _as_learner(visit, desk, token, lambda one: _answer(one, item_id, form))

    @pages.get(f"{WITH}/{{token}}/answers/{{attempt_id}}")
    def answered(visit: Visiting, token: str, attempt_id: str) -> Response:
        return _as_learner(visit, desk, token, lambda one: _answered(one, attempt_id))


@dataclass(frozen=True, slots=True)
class _Sitting:
    """Somebody who is learning from a pack just now."""

    visit: Visit
    desk: Desk
    opened: OpenedPack
    learner: Learner

    @property
    def address(self) -> str:
        """Where the pack is."""
        return address_of(self.opened.token)

    @property
    def stale(self) -> frozenset[str]:
        """The items that are not asked now."""
        return self.desk.room.watch.stale_items(self.opened.pack)

    @property
    def following(self) -> Next | None:
        """What is asked next."""
        learning = self.desk.room.learning
        return learning.next_item(self.learner, self.opened.pack, left_out=self.stale)


def _question(
    sitting: _Sitting, following: Next, *, typed: Typed | None = None, problem: str = ""
) -> Response:
    visit, opened, learner = sitting.visit, sitting.opened, sitting.learner
    item, stale = following.item, sitting.stale
    progress = sitting.desk.room.learning.progress(learner, opened.pack, left_out=stale)
    return page(
        replace(visit, back=f"{address_of(opened.token)}/quiz"),
        "question",
        code=400 if problem else 200,
        opened=opened,
        address=address_of(opened.token),
        learner=learner,
        item=item,
        shown=shown_item(item, learner, following.tries, typed),
        topic=topic_words(item.topic, visit.words),
        following=following,
        progress=progress,
        left_out=sum(one.id in stale for one in opened.pack.shown_items),
        problem=problem,
    )


def _answer(sitting: _Sitting, item_id: str, form: Typed) -> Response:
    learning, learner, opened = sitting.desk.room.learning, sitting.learner, sitting.opened
    item = item_of(opened.pack, item_id)
    tries, last = learning.last_attempt(learner, item_id)
    if last is not None and tries != form.number("tries"):
        # Sent twice, or after going back: the answer that is kept is shown, and no other one made.
        return to(f"{sitting.address}/answers/{last.id}")
    following = sitting.following
    if following is None or not item.shown or item_id in sitting.stale:
        return to(f"{sitting.address}/quiz")
    asked = replace(following, item=item, tries=tries)
    if form.one("stamp") != stamp_of(item):
        problem = sitting.visit.words("training-question-changed")
        return _question(sitting, asked, problem=problem)
    try:
        attempt = learning.answer(learner, opened, item, chosen_in(item, form))
    except IncompleteAnswer:
        problem = sitting.visit.words(f"training-incomplete-{form_of(item)}")
        return _question(sitting, asked, typed=form, problem=problem)
    return to(f"{sitting.address}/answers/{attempt.id}")


def _answered(sitting: _Sitting, attempt_id: str) -> Response:
    visit, opened, room = sitting.visit, sitting.opened, sitting.desk.room
    attempt = room.learning.attempt(sitting.learner, attempt_id)
    item = item_of(opened.pack, attempt.item)
    documents = sitting.desk.assembly.parts.documents
    view = PackView(opened.pack, room.watch.alarms(opened.pack), documents, visit.words)
    due_at = room.learning.due_after(sitting.learner, item.id)
    return page(
        visit,
        "answered",
        opened=opened,
        address=sitting.address,
        item=item,
        answer=shown_answer(item, attempt),
        quotes=view.quotes_of(item),
        days=_days_until(due_at) if due_at else 0,
        following=sitting.following,
    )


def _add_progress(pages: APIRouter, desk: Desk) -> None:
    @pages.get(f"{WITH}/{{token}}/progress")
    def progress_page(visit: Visiting, token: str) -> Response:
        return _as_learner(visit, desk, token, _progress)

    @pages.get(f"{WITH}/{{token}}/forget")
    def forget_page(visit: Visiting, token: str) -> Response:
        def make(sitting: _Sitting) -> Response:
            address, learner = sitting.address, sitting.learner
            return page(visit, "forget", opened=sitting.opened, address=address, learner=learner)

        return _as_learner(visit, desk, token, make)

    @pages.post(f"{WITH}/{{token}}/forget")
    def forget(visit: Visiting, token: str) -> Response:
        def make() -> Response:
            desk.room.learners.forget(desk.room.packs.open(token), visit.owner)
            return to(address_of(token))

        return shown(visit, make, address_of(token))


def _progress(sitting: _Sitting) -> Response:
    opened, learner, stale = sitting.opened, sitting.learner, sitting.stale
    words = sitting.visit.words
    progress = sitting.desk.room.learning.progress(learner, opened.pack, left_out=stale)
    return page(
        sitting.visit,
        "progress",
        opened=opened,
        address=sitting.address,
        learner=learner,
        progress=progress,
        topics=[(topic_words(one.topic, words), one) for one in progress.topics],
        left_out=sum(one.id in stale for one in opened.pack.shown_items),
        following=sitting.following,
    )


def _as_learner(
    visit: Visit, desk: Desk, token: str, make: Callable[[_Sitting], Response]
) -> Response:
    """Return what `make` makes for whoever learns in this browser, who first needs a name."""

    def made() -> Response:
        opened = desk.room.packs.open(token)
        learner = desk.room.learners.of(opened, visit.owner)
        if learner is None:
            return to(f"{address_of(token)}/name")
        return make(_Sitting(visit, desk, opened, learner))

    return shown(visit, made, address_of(token))


def _days_until(moment: datetime) -> int:
    """Return in how many days, rounded, a moment comes; 0 for one within the day."""
    return max(0, round((moment - now()).total_seconds() / 86400))
