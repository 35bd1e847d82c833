"""Whether an answer to an item is right, and what was chosen, in words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.training.errors import IncompleteAnswer
from assistant.training.item import Item, ItemKind

_SEVERAL = (ItemKind.ORDER, ItemKind.MATCH)


def asks_for_several(kind: ItemKind) -> bool:
    """Tell whether an item of this kind is answered by several options and not by one."""
    return kind in _SEVERAL


def is_right(item: Item, chosen: Sequence[int]) -> bool:
    """Tell whether `chosen` is right; raises `IncompleteAnswer`.

    `chosen` are places in `item.options`: one of them; all, in their order; or one for each prompt.
    """
    each_once = len(set(chosen)) == len(chosen)
    known = all(0 <= one < len(item.options) for one in chosen)
    if len(chosen) != len(item.right) or not known or not each_once:
        raise IncompleteAnswer
    return tuple(chosen) == item.right


def chosen_texts(item: Item, chosen: Sequence[int]) -> tuple[str, ...]:
    """Return what was chosen in words."""
    return tuple(item.options[at].text for at in chosen)
