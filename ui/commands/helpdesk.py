"""`probation-assistant helpdesk`: drafts a reply to one email; lists the enquiries kept."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from assistant.helpdesk.enquiry import Enquiry, Message
from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_message_file, read_pasted
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.compose import draft_for
from assistant.helpdesk.reply.draft import Draft
from assistant.helpdesk.reply.kept import EnquiryEntry
from assistant.helpdesk.reply.queue import Filters
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json

_TEXT_FILES = (".txt", ".text")
_STANDARD_INPUT = "-"


def read(parsed: Namespace) -> int:
    """Print what is found in an email, and the draft of the reply; nothing is kept."""
    message = _message(parsed)
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    enquiry = enquiry_from(message, assembly.parts)
    language = parsed.language or message.language
    draft, questions = draft_for(enquiry, assembly.parts, language=language)
    assembly.parts.close()
    if parsed.json:
        print_json(_as_json(enquiry, questions, draft))
    else:
        print("\n".join(_lines(enquiry, questions, draft)))
    return DONE


def list_enquiries(parsed: Namespace) -> int:
    """List the enquiries that there is something to do about, due first first."""
    assembly = assembly_for(parsed)
    filters = Filters(closed_too=parsed.all)
    found = assembly.helpdesk.enquiries.page(filters, limit=parsed.limit)
    assembly.parts.close()
    if parsed.json:
        print_json({"total": found.total, "enquiries": [_entry(one) for one in found.entries]})
    else:
        print(f"Enquiries: {found.total}")
        print("\n".join(_entry_line(one) for one in found.entries))
    return DONE


def _message(parsed: Namespace) -> Message:
    if str(parsed.file) == _STANDARD_INPUT:
        return read_pasted(sys.stdin.read())
    if parsed.file.suffix.lower() in _TEXT_FILES:
        return read_pasted(parsed.file.read_text(encoding="utf-8", errors="replace"))
    return read_message_file(parsed.file.read_bytes(), parsed.file.name)


def _lines(
    enquiry: Enquiry, questions: tuple[AnsweredQuestion, ...], draft: Draft
) -> Iterator[str]:
    message = enquiry.message
    yield f"Subject: {message.subject}"
    yield f"From: {enquiry.sender}; belongs to: {enquiry.route}; language: {message.language}"
    if enquiry.why_routed:
        yield f"Why: {enquiry.why_routed}"
    if message.kinds_removed:
        yield f"Taken out: {', '.join(message.kinds_removed)}"
    yield f"Earlier messages: {len(message.earlier)}"
    yield f"Questions: {len(questions)}"
    for number, one in enumerate(questions, start=1):
        yield f"  {number}. {one.question.text} ({one.extent})"
    for note in draft.staff_notes:
        yield f"To do: {note}"
    yield ""
    yield draft.text


def _as_json(
    enquiry: Enquiry, questions: tuple[AnsweredQuestion, ...], draft: Draft
) -> dict[str, Any]:
    message = asdict(enquiry.message)
    received = enquiry.message.received_at
    return {
        "message": message | {"received_at": received.isoformat() if received else None},
        "sender": enquiry.sender.value,
        "route": enquiry.route.value,
        "why_routed": enquiry.why_routed,
        "questions": [
            {"text": one.question.text, "words": one.question.words, "extent": one.extent.value}
            for one in questions
        ],
        "to_do": list(draft.staff_notes),
        "draft": draft.text,
    }


def _entry(entry: EnquiryEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "subject": entry.subject,
        "state": entry.state.value,
        "route": entry.route.value,
        "sender": entry.sender.value,
        "person": entry.person,
        "due_at": entry.due_at.isoformat(),
        "overdue": entry.overdue,
        "questions": entry.question_count,
    }


def _entry_line(entry: EnquiryEntry) -> str:
    late = " (overdue)" if entry.overdue else ""
    return (
        f"{entry.id}  {entry.due_at.astimezone():%Y-%m-%d %H:%M}{late}  {entry.state}  "
        f"{entry.route}  {entry.person or '-'}  {entry.subject}"
    )
