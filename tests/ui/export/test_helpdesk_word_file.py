"""The Word document of a reply, opened again."""

from __future__ import annotations

import io

from docx import Document

from tests.ui.export.made_replies import HANDBOOK, reply
from ui.export.helpdesk.files import ReplyFile, reply_as_file
from ui.export.helpdesk.reply import paragraphs_of


def test_the_whole_reply_is_in_it_in_order() -> None:
    made = reply_as_file(reply(), ReplyFile.WORD)
    assert made.name.endswith(".docx")
    document = Document(io.BytesIO(made.content))
    said = [one.text for one in document.paragraphs]
    assert said[0] == "Re: When is the first appointment?"
    assert said[1:] == list(reply().paragraphs)
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]
    assert links == [HANDBOOK]


def test_characters_that_word_cannot_hold_are_left_out() -> None:
    made = reply_as_file(
        reply(paragraphs=paragraphs_of("a\x00b\x0bc \u202eturned\n\n<w:p>")), ReplyFile.WORD
    )
    said = [one.text for one in Document(io.BytesIO(made.content)).paragraphs]
    assert said[1:3] == ["ab\nc turned", "<w:p>"]
