"""The kinds of file that a reply can become, with name and media type."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ui.export.download import Download, file_name
from ui.export.helpdesk.mail_file import as_mail
from ui.export.helpdesk.reply import WrittenReply
from ui.export.helpdesk.word_file import as_word_file


class ReplyFile(StrEnum):
    """A kind of file, by the ending of its name."""

    MAIL = "eml"
    WORD = "docx"


def reply_as_file(reply: WrittenReply, kind: ReplyFile) -> Download:
    """Return a reply as a file of `kind`."""
    media_type, write = _WRITERS[kind]
    name = file_name(reply.subject, reply.made_at, otherwise="reply")
    return Download(f"{name}.{kind}", media_type, write(reply))


_WRITERS: dict[ReplyFile, tuple[str, Callable[[WrittenReply], bytes]]] = {
    ReplyFile.MAIL: ("message/rfc822", as_mail),
    ReplyFile.WORD: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        as_word_file,
    ),
}
