"""An item that is not judged yet, and what its maker works with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.training.english.casing import Casing
from assistant.training.evidence import Evidence
from assistant.training.item import ItemKind, Option
from assistant.training.material import Material, Piece
from assistant.training.values import Values


@dataclass(frozen=True, slots=True)
class Draft:
    """An item on its way into a pack.

    `pieces` are what it rests on, `worth` how good an item of its kind it is likely to be (about
    0 to 1), and `matter` a text that two drafts share if one gives the other away.
    """

    kind: ItemKind
    question: str
    options: tuple[Option, ...]
    right: tuple[int, ...]
    pieces: tuple[Piece, ...]
    explanation: str
    worth: float
    matter: str
    prompts: tuple[str, ...] = field(default=())

    @property
    def topic(self) -> str:
        """The topic that the draft belongs to."""
        return self.pieces[0].topic

    @property
    def id(self) -> str:
        """An id that is the same whenever the same item is made."""
        words = [self.kind.value, self.question, *self.prompts]
        words += sorted(one.text for one in self.options)
        return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Bench:
    """What item makers work with: the material, its values, and what might bear out an answer.

    `passage_of` returns the id of the passage that a piece is of.
    """

    material: Material
    values: Values
    evidence: Evidence
    passage_of: Callable[[Piece], str]

    @property
    def casing(self) -> Casing:
        """How words that open a sentence are written inside one."""
        return self.material.casing


def bench_for(material: Material) -> Bench:
    """Read all that the makers look things up in."""
    pieces = (*material.pieces, *material.others)
    values = Values.of(pieces)
    return Bench(material, values, Evidence.of(pieces, values), material.passage_of)


def shuffled(words: str, count: int) -> list[int]:
    """Return the places 0 to `count` in an order that depends on `words` alone."""
    return sorted(
        range(count), key=lambda one: hashlib.sha256(f"{words}\n{one}".encode()).hexdigest()
    )
