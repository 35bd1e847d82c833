"""A handout as a Word document."""

from __future__ import annotations

from ui.export.training.handout import Block, BlockKind, Handout
from ui.export.word_paper import WordFacts, WordPaper

_STYLES = {
    BlockKind.CHAPTER: "Heading 1",
    BlockKind.SECTION: "Heading 2",
    BlockKind.WORDS: "Normal",
    BlockKind.QUIET: "Quiet",
    BlockKind.LABEL: "Label",
    BlockKind.BULLETS: "List Bullet",
}


def as_handout_word(handout: Handout) -> bytes:
    """Return a handout as the bytes of a DOCX file."""
    paper = WordPaper(
        WordFacts(
            title=handout.title,
            language=handout.language,
            product=handout.product,
            made_at=handout.made_at,
            page=handout.page,
        )
    )
    paper.say(handout.title, "Title")
    paper.say(handout.product, "Quiet")
    paper.lines(handout.about, "Fact")
    for block in handout.blocks:
        _write(paper, block)
    return paper.content()


def _write(paper: WordPaper, block: Block) -> None:
    if block.kind is BlockKind.CHOICES:
        paper.choices(block.lines)
    elif block.kind is BlockKind.QUOTE or block.kind is BlockKind.SOURCE:
        paper.quote(block.text, block.lines)
    elif block.kind is BlockKind.STEPS:
        paper.lines(block.lines, "List Number", name_alone=True)
    elif block.lines:
        paper.lines(block.lines, _STYLES[block.kind])
    else:
        paper.say(block.text, _STYLES[block.kind], new_page=block.new_page)
