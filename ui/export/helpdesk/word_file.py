"""A reply as a Word document."""

from __future__ import annotations

from ui.export.characters import one_line
from ui.export.helpdesk.reply import WrittenReply, with_links
from ui.export.word_paper import WordFacts, WordPaper


def as_word_file(reply: WrittenReply) -> bytes:
    """Return the bytes of a DOCX file with the whole reply."""
    title = one_line(reply.subject)
    paper = WordPaper(
        WordFacts(
            title=title,
            language=reply.language,
            product=reply.product,
            made_at=reply.made_at,
            page=reply.page,
        )
    )
    paper.say(title, "Title")
    for one in reply.paragraphs:
        paper.linked(tuple(with_links(one)), "Normal")
    return paper.content()
