"""How tests write down what a document shows: one line for each block."""

from corpus.document import BlockKind, Document

_SIGNS = {
    BlockKind.PARAGRAPH: "",
    BlockKind.TABLE_HEADER: "= ",
    BlockKind.TABLE_ROW: "| ",
}


def shown(document: Document) -> list[str]:
    """Return "# Heading", "words", "  (a) item", "= header | row" and "| row | of a table"."""
    lines: list[str] = []
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            words = "#" * block.level + " " + words
        elif block.kind is BlockKind.LIST_ITEM:
            words = document.text[: block.start].rpartition("\n")[2] + words
        lines.append(_SIGNS.get(block.kind, "") + words)
    return lines
