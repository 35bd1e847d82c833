"""Takes an email out of a form or of the body of a request, in memory alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from assistant.helpdesk.enquiry import Message
from assistant.helpdesk.intake.read import read_message_file, read_pasted
from assistant.records.rows import storable
from ui.web.safety import MOST_MESSAGE_BYTES

_FORM = "multipart/form-data"
_MAIL_KINDS = {"message/rfc822": "mail.eml", "application/vnd.ms-outlook": "mail.msg"}
_JSON = "application/json"
LONGEST_SUBJECT = 300


class WrongKind(Exception):
    """A body of a kind that no enquiry comes in."""


class NoEnquiry(Exception):
    """A form or body without an enquiry; `missing` is `no-file`, `no-text` or `json`."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent, with personal data still in it: it is neither kept nor logged."""

    subject: str = ""
    text: str = ""
    name: str = ""
    data: bytes = b""
    is_file: bool = False

    def message(self) -> Message:
        """Return the message without personal data; raises `NoEnquiry` and what reading raises."""
        if self.is_file:
            if not self.data:
                raise NoEnquiry("no-file")
            return read_message_file(self.data, self.name)
        if not self.text.strip():
            raise NoEnquiry("no-text")
        return read_pasted(self.text, subject=self.subject)


async def sent_form(request: Request) -> Sent:
    """Return what the form of the page sent. Raises `NoEnquiry`."""
    if not request.headers.get("content-type", "").startswith(_FORM):
        raise NoEnquiry("no-text")
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=1, max_fields=8, max_part_size=4 * 1024 * 1024
    )
    # Otherwise a mail of more than a megabyte would be put on the disk as it came.
    parser.spool_max_size = MOST_MESSAGE_BYTES
    try:
        form = await parser.parse()
    except (MultiPartException, ClientDisconnect) as problem:
        raise NoEnquiry("no-text") from problem
    file = form.get("file")
    if isinstance(file, UploadFile):
        sent = Sent(name=storable(file.filename or ""), data=await file.read(), is_file=True)
        await form.close()
        return sent
    return Sent(subject=_text(form.get("subject")), text=_text(form.get("text")))


async def sent_body(request: Request) -> Sent:
    """Return what a program sent. Raises `WrongKind` and `NoEnquiry`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _JSON and kind not in _MAIL_KINDS:
        raise WrongKind(kind)
    try:
        body = await request.body()
    except ClientDisconnect as problem:
        raise NoEnquiry("no-text") from problem
    if kind in _MAIL_KINDS:
        return Sent(name=_MAIL_KINDS[kind], data=body, is_file=True)
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise NoEnquiry("json") from problem
    if not isinstance(told, Mapping) or not isinstance(told.get("text"), str):
        raise NoEnquiry("no-text")
    return Sent(subject=_text(told.get("subject")), text=_text(told["text"]))


def _text(value: Any) -> str:
    return storable(value) if isinstance(value, str) else ""
