"""What changed between two versions of a document, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from corpus.document import Block, BlockKind, Document

# Below this share of common words two passages are different ones, not one reworded.
_ALIKE = 0.5
_NEARBY = 15


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """One passage that a version added (`before` empty), removed (`after` empty) or reworded.

    `before_at` and `after_at` are the places in the two texts where it stands, if it does; `order`
    sorts all passages of a comparison into the reading order of the newer version.
    """

    heading_trail: tuple[str, ...]
    before: str
    after: str
    before_at: int | None = field(default=None, compare=False)
    after_at: int | None = field(default=None, compare=False)
    order: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between two versions, in the order of the newer one."""

    added: tuple[ChangedPassage, ...] = ()
    removed: tuple[ChangedPassage, ...] = ()
    reworded: tuple[ChangedPassage, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.removed or self.reworded)


@dataclass(frozen=True, slots=True)
class _Told:
    trail: tuple[str, ...]
    words: str
    start: int


def compare(older: Document, newer: Document) -> Comparison:
    """Return which paragraphs, list items and table rows were added, removed or reworded.

    Headings count as places, not as passages; a passage that only moved within its neighbourhood
    counts as removed and added.
    """
    before, after = _told(older), _told(newer)
    added: list[ChangedPassage] = []
    removed: list[ChangedPassage] = []
    reworded: list[ChangedPassage] = []
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = _pairs(before[a:b], after[c:d])
        paired = {old for old, _ in pairs}, {new for _, new in pairs}
        reworded += [_reworded(before[a + old], after[c + new], (c + new, 1)) for old, new in pairs]
        removed += [
            ChangedPassage(
                one.trail, one.words, "", before_at=one.start, order=(min(c + place, d), 0)
            )
            for place, one in enumerate(before[a:b])
            if place not in paired[0]
        ]
        added += [
            ChangedPassage(one.trail, "", one.words, after_at=one.start, order=(c + place, 1))
            for place, one in enumerate(after[c:d])
            if place not in paired[1]
        ]
    return Comparison(tuple(added), tuple(removed), tuple(reworded))


def _reworded(old: _Told, new: _Told, order: tuple[int, int]) -> ChangedPassage:
    return ChangedPassage(new.trail, old.words, new.words, old.start, new.start, order)


def _told(document: Document) -> list[_Told]:
    told: list[_Told] = []
    headings: list[Block] = []
    for block in document.blocks:
        words = document.text[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            headings = [one for one in headings if one.level < block.level] + [block]
            continue
        trail = tuple(document.text[one.start : one.end] for one in headings)
        told.append(_Told(trail, words, block.start))
    return told


def _keys(told: Sequence[_Told]) -> list[tuple[str, int]]:
    """Return the words of each passage with how often they stood before: all keys differ.

    Equal rows of a long table would otherwise be compared each with each.
    """
    before: Counter[str] = Counter()
    keys = []
    for one in told:
        keys.append((one.words, before[one.words]))
        before[one.words] += 1
    return keys


def _pairs(before: Sequence[_Told], after: Sequence[_Told]) -> list[tuple[int, int]]:
    """Return which old passage became which new one nearby, the likest first, in order."""
    words = (
        [Counter(one.words.split()) for one in before],
        [Counter(one.words.split()) for one in after],
    )
    likeness = sorted(
        (-_likeness(words[0][old], words[1][new]), old, new)
        for old in range(len(before))
        for new in range(max(0, old - _NEARBY), min(len(after), old + _NEARBY + 1))
    )
    pairs: dict[int, int] = {}
    for unlike, old, new in likeness:
        if -unlike >= _ALIKE and old not in pairs.values() and new not in pairs:
            pairs[new] = old
    return [(old, new) for new, old in sorted(pairs.items())]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two passages have in common, 0 to 1 (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
