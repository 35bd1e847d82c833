"""A reply edited, checked, let through, moved on, and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from assistant.helpdesk.reply.errors import ColleagueNeeded, MarksLeft, NoReply
from assistant.helpdesk.reply.kept import KeptEnquiry
from assistant.helpdesk.reply.states import State
from assistant.records.rows import now
from corpus.document import fold_space
from ui.export.helpdesk.files import ReplyFile, reply_as_file
from ui.export.helpdesk.reply import WrittenReply, paragraphs_of, reply_subject
from ui.web.helpdesk.answers import (
    Desk,
    Person,
    Trouble,
    Visiting,
    address_of,
    shown,
    to,
    trouble,
)
from ui.web.helpdesk.enquiry_pages import ENQUIRY, LONGEST_REPLY, Told, shown_page
from ui.web.helpdesk.enquiry_view import SETTLED
from ui.web.helpdesk.reply_view import Typed, key_of, shown_reply, state_of
from ui.web.language import Words
from ui.web.training.answers import Form
from ui.web.training.answers import Typed as Sent
from ui.web.visitor import Visit

_DONE = {State.APPROVED: "approved", State.WAITING: "waiting", State.SENT: "sent"}


def add_reply(pages: APIRouter, desk: Desk) -> None:
    """Add what is done with the reply of an enquiry."""

    @pages.post(f"{ENQUIRY}/reply")
    def work_on(visit: Visiting, person: Person, enquiry_id: str, form: Form) -> Response:
        return shown(
            visit,
            lambda: _Work(visit, person, desk, form).done(enquiry_id),
            address_of(enquiry_id),
        )

    @pages.get(f"{ENQUIRY}/reply.{{kind}}")
    def file(visit: Visiting, person: Person, enquiry_id: str, kind: ReplyFile) -> Response:
        def make() -> Response:
            kept = desk.room.get(enquiry_id)
            reply = shown_reply(kept, desk.room.review(enquiry_id), person, visit.words)
            if reply is None or not reply.may_leave:
                back = address_of(enquiry_id)
                return trouble(visit, Trouble.NOT_NOW, back=back, code=409)
            made = reply_as_file(written_reply(kept, visit.words), kind)
            headers = {
                "content-disposition": f'attachment; filename="{made.name}"',
                "cache-control": "no-store",
            }
            return Response(made.content, media_type=made.media_type, headers=headers)

        return shown(visit, make, address_of(enquiry_id))


def written_reply(kept: KeptEnquiry, words: Words) -> WrittenReply:
    """Return a reply as it is written into a file."""
    message = kept.enquiry.message
    return WrittenReply(
        subject=reply_subject(message.subject),
        paragraphs=paragraphs_of(kept.text),
        language=kept.draft.language if kept.draft else words.language,
        product=words("export-product"),
        made_at=now(),
        message_id=message.message_id,
        references=message.references,
        page=_around_numbers(words),
    )


def _around_numbers(words: Words) -> tuple[str, str, str]:
    before, rest = words("export-page", page="\0", pages="\1").split("\0")
    between, after = rest.split("\1")
    return before, between, after


@dataclass(frozen=True, slots=True)
class _Work:
    """One press of a button under a reply: keep what was typed, check it, and move on.

    Every change is of the version that the one before it made, the first one of the version that
    was opened.
    """

    visit: Visit
    person: str
    desk: Desk
    form: Sent

    def done(self, enquiry_id: str) -> Response:
        """Do what was asked, as far as the reply allows."""
        kept, version = self.desk.room.get(enquiry_id), self.form.number("version")
        if kept.state not in SETTLED and "text" in self.form.form:
            text = self.form.one("text").replace("\r\n", "\n")
            if len(text) > LONGEST_REPLY:
                problem = self.visit.words("helpdesk-problem-long-reply", most=LONGEST_REPLY)
                return self._again(enquiry_id, {"draft": problem})
            if text.strip() != kept.text.strip():
                kept = self.desk.room.edit(enquiry_id, text, by=self.person, version=version)
                version = kept.version
            version, problems = self._let_through(kept, version)
            if problems:
                return self._again(enquiry_id, problems)
        wanted = state_of(self.form.one("do"))
        if wanted is None:
            return to(f"{address_of(enquiry_id)}?did=checked#reply")
        return self._moved(enquiry_id, wanted, version)

    def _let_through(self, kept: KeptEnquiry, version: int) -> tuple[int, dict[str, str]]:
        """Keep ticks given and taken back; return the version then, and which lack a reason."""
        room, before = self.desk.room, {one.words: one.reason for one in kept.ticks}
        problems: dict[str, str] = {}
        for number, one in enumerate(room.review(kept.id).reply.marked, start=1):
            key = key_of(one.text)
            ticked, reason = self._ticked(key), fold_space(self.form.one(f"reason-{key}"))
            if ticked and not reason:
                problems[f"reason-{number}"] = self.visit.words("helpdesk-problem-no-reason")
            elif ticked and before.get(one.text) != reason:
                kept = room.tick(kept.id, one.text, reason, by=self.person, version=version)
                version = kept.version
            elif not ticked and one.text in before and f"marked-{key}" in self.form.form:
                kept = room.untick(kept.id, one.text, by=self.person, version=version)
                version = kept.version
        return version, problems

    def _ticked(self, key: str) -> bool:
        return self.form.one(f"tick-{key}") == "yes"

    def _moved(self, enquiry_id: str, wanted: State, version: int) -> Response:
        try:
            self.desk.room.move(enquiry_id, wanted, by=self.person, version=version)
        except MarksLeft as left:
            count = len(left.sentences)
            problem = self.visit.words("helpdesk-problem-marks-left", count=count)
            return self._again(enquiry_id, {"marks": problem})
        except ColleagueNeeded:
            problem = self.visit.words("helpdesk-problem-colleague")
            return self._again(enquiry_id, {"reply": problem})
        except NoReply:
            problem = self.visit.words("helpdesk-problem-no-reply")
            return self._again(enquiry_id, {"draft": problem})
        did = _DONE.get(wanted)
        return to(address_of(enquiry_id) + (f"?did={did}" if did else ""))

    def _again(self, enquiry_id: str, problems: dict[str, str]) -> Response:
        """Return the page as it is now, with what is wrong and what was ticked."""
        fields = self.form.form
        typed = Typed(
            frozenset(one.removeprefix("tick-") for one in fields if one.startswith("tick-")),
            {
                one.removeprefix("reason-"): fold_space(self.form.one(one))
                for one in fields
                if one.startswith("reason-")
            },
        )
        kept = self.desk.room.get(enquiry_id)
        told = Told(problems=problems, typed=typed)
        return shown_page(self.visit, self.person, self.desk, kept, told=told)
