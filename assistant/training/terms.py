"""The glossary of a pack: the terms that occur in what is read, each as the guidance defines it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.training.definitions import Definition, occurs_in
from assistant.training.extent import extent_of
from assistant.training.material import Material
from assistant.training.pack import TermEntry
from assistant.training.reading_path import Stretch


def glossary_of(
    definitions: Sequence[Definition], stretches: Sequence[Stretch], material: Material
) -> tuple[TermEntry, ...]:
    """Return the terms that occur in the sections read, in the order of the alphabet."""
    texts = [f"{' '.join(one.trail[-1:])} {one.text}" for one in stretches]
    counted = {
        one.term: (sum(occurs_in(one, text) for text in texts), one)
        for one in definitions
        if not any(one.piece in stretch.pieces for stretch in stretches) or one.is_entry
    }
    ranked = sorted(
        ((count, one) for count, one in counted.values() if count),
        key=lambda pair: (-pair[0], pair[1].term.lower()),
    )
    kept = [one for _, one in ranked[: extent_of(material.brief.length).terms]]
    return tuple(
        TermEntry(one.term, material.grounds(one.piece))
        for one in sorted(kept, key=lambda one: one.term.lower())
    )
