"""A quiz as a table in CSV: with a byte order mark, by which Excel reads it as UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ui.export.training.worded import WordedItem, WordedPack, letters
from ui.export.transcript import Say

# A cell that begins with one of these is worked out by spreadsheets instead of shown.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEFORE = (
    *("number", "id", "topic", "kind", "question", "terms"),
    *("letters", "right", "explanation", "quote", "citation", "link"),
)
_OPTIONS_AT = 6


def as_table(pack: WordedPack, say: Say) -> bytes:
    """Return the quiz of a pack as CSV, a row for each item."""
    most = max((len(one.options) for one in pack.items), default=0)
    names = [say(f"export-pack-column-{one}") for one in _BEFORE]
    names[_OPTIONS_AT:_OPTIONS_AT] = [
        say("export-pack-column-option", letter=one) for one in letters(most)
    ]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(names)
    for item in pack.items:
        row = list(_row(item))
        row[_OPTIONS_AT:_OPTIONS_AT] = [*item.options, *[""] * (most - len(item.options))]
        writer.writerow([_shown(one) for one in row])
    return file.getvalue().encode("utf-8-sig")


def _row(item: WordedItem) -> Iterator[str]:
    yield str(item.number)
    yield item.id
    yield item.topic
    yield item.kind_name
    yield item.question
    yield _lines(f"{number}. {term}" for number, term in item.numbered)
    yield ", ".join(item.right_letters)
    yield _lines(words for _, words in item.right_lines)
    yield item.explanation
    yield "\n\n".join("\n".join(filter(None, (one.label, one.quote))) for one in item.sources)
    yield "\n\n".join(one.citation for one in item.sources)
    yield _lines(one.link.address for one in item.sources if one.link)


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(dict.fromkeys(lines))


def _shown(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
