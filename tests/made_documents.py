"""Documents made for tests: by hand, or at random from a seed."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.document import Document, TextBuilder, document_of
from corpus.publication import Publication
from corpus.written_date import PartialDate

_WORDS = """
    offender manager victim contact recall licence condition court report order requirement unpaid
    work hours supervision appointment warning breach curfew exclusion zone risk assessment plan
    review sentence prison release home visit programme senior officer panel hearing within days
    must should may not record refer consider before after unless where that this the a of and to
""".split()  # noqa: SIM905 -- sixty words read better than sixty strings


def made_document(
    title: str,
    fill: Callable[[TextBuilder], object] | str,
    *,
    source: str = "/notes/one.md",
    data: bytes | None = None,
    **publication: Any,
) -> Document:
    """Return a document whose blocks `fill` adds; a string is one paragraph under a heading."""
    content = TextBuilder()
    if isinstance(fill, str):
        content.heading(title, 1)
        content.paragraph(fill)
    else:
        fill(content)
    known = {
        name: PartialDate.of(value) if isinstance(value, date) else value
        for name, value in publication.items()
    }
    return document_of(
        Publication(title=title, **known),
        content,
        data=f"{title}\n{content.text}".encode() if data is None else data,
        source=source,
        media_type="text/markdown",
    )


def random_document(seed: int) -> Document:
    """Return a document of headings, paragraphs, lists and tables, some of them out of measure."""
    source = f"/random/{seed}.md"
    return made_document(f"Guidance number {seed}", _Chance(seed).fill, source=source)


class _Chance:
    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)

    def words(self, least: int, most: int) -> str:
        return " ".join(self.pick.choices(_WORDS, k=self.pick.randint(least, most)))

    def sentence(self) -> str:
        kind = self.pick.random()
        if kind < 0.03:
            return self.words(250, 700).capitalize() + "."
        if kind < 0.05:
            letters = string.ascii_letters + string.digits + "/-_"
            return "".join(self.pick.choices(letters, k=self.pick.randint(200, 1500))) + "."
        if kind < 0.1:
            return f"See s. 244ZA and para. 3.2 of PI 04/2016, {self.words(2, 9)}."
        if kind < 0.12:
            return f"Ystyriwch “{self.words(1, 5)}” – é, 𝔘𝔫𝔦, ½ … {self.words(1, 4)}?"
        return self.words(4, 30).capitalize() + self.pick.choice(".....?!")

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.pick.choice((1, 1, 2, 3, 5, 14))))

    def fill(self, content: TextBuilder) -> None:
        for _ in range(self.pick.randint(3, 14)):
            self.pick.choice((self.heading, self.heading, self.prose, self.list, self.table))(
                content
            )

    def heading(self, content: TextBuilder) -> None:
        huge = self.pick.random() < 0.08
        content.heading(self.words(*((90, 200) if huge else (1, 8))), self.pick.randint(1, 6))

    def prose(self, content: TextBuilder) -> None:
        for _ in range(self.pick.randint(1, 4)):
            content.paragraph(self.paragraph())

    def list(self, content: TextBuilder) -> None:
        if self.pick.random() < 0.8:
            content.paragraph(f"{self.words(3, 15).capitalize()}:")
        depth = 1
        for number in range(1, self.pick.choice((2, 4, 8, 30)) + 1):
            marker = self.pick.choice(("•", f"{number}.", f"({number})"))
            words = self.sentence() if self.pick.random() < 0.3 else self.words(2, 25)
            content.list_item(words, depth=depth, marker=marker)
            depth = max(1, min(4, depth + self.pick.choice((-2, -1, 0, 0, 0, 1))))

    def table(self, content: TextBuilder) -> None:
        columns = self.pick.randint(1, 4)
        if self.pick.random() < 0.8:
            content.table_row([self.words(1, 3) for _ in range(columns)], header=True)
        for _ in range(self.pick.choice((1, 3, 25))):
            content.table_row([self.words(1, 14) for _ in range(columns)])
