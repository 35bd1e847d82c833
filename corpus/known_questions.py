"""Questions whose place in the guidance somebody has written down, read from lists in Markdown.

# Title of a document
## Heading in it
- a question that is answered there
- the same in other words
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from corpus.errors import UnreadableFile

_TITLE = re.compile(r"#\s+(?P<words>.+?)\s*#*")
_HEADING = re.compile(r"#{2,6}\s+(?P<words>.+?)\s*#*")
_QUESTION = re.compile(r"[-*+]\s+(?P<words>.+)")


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question, and the title of the document and the heading under which it is answered."""

    title: str
    heading: str
    question: str


def read_known_questions(text: str, name: str) -> list[KnownQuestion]:
    """Return the questions of a list; what is neither heading nor list item is left out.

    Raises `UnreadableFile` for a question that stands under no title and heading.
    """
    title = heading = ""
    found: list[KnownQuestion] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if named := _TITLE.fullmatch(words):
            title, heading = named["words"], ""
        elif named := _HEADING.fullmatch(words):
            heading = named["words"]
        elif named := _QUESTION.fullmatch(words):
            if not title or not heading:
                raise UnreadableFile(
                    name,
                    f"the question in line {number} stands under no document or no heading. Put "
                    "`# Title of the document` and `## Heading in it` above it.",
                )
            found.append(KnownQuestion(title, heading, named["words"]))
    return found


def read_list(path: Path) -> list[KnownQuestion]:
    """Return the questions of a file. Raises `UnreadableFile` if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(
            path.name, f"it cannot be read as UTF-8 text ({problem}). Save it as such."
        ) from problem
    return read_known_questions(text, path.name)


@cache
def bundled_known_questions() -> tuple[KnownQuestion, ...]:
    """Return the bundled questions, which the starter notes answer."""
    with as_file(files("corpus").joinpath("starter", "questions")) as folder:
        return tuple(one for path in sorted(folder.glob("*.md")) for one in read_list(path))
