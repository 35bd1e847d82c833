"""What the structure tree of a tagged PDF says about pieces of a page."""

from __future__ import annotations

import re

from corpus.formats.pdf import native
from corpus.formats.pdf.native import Handle

_MOST_ELEMENTS = 20_000
_DEEPEST = 60
_TELLING = re.compile(r"H[1-6]|TH|Title")


def roles_on(page: Handle) -> dict[int, str]:
    """Return the tag (`H1` to `H6`, `TH`, `Title`) of each piece of marked content that has one."""
    tree = native.tree_of_page(page)
    if not tree:
        return {}
    try:
        return _roles(tree)
    finally:
        native.close_tree(tree)


def _roles(tree: Handle) -> dict[int, str]:
    roles: dict[int, str] = {}
    roots = native.count_roots(tree)
    waiting = [(native.root_at(tree, n), "", 0) for n in range(min(roots, _MOST_ELEMENTS))]
    left = _MOST_ELEMENTS
    while waiting and left:
        element, role, deep = waiting.pop()
        if not element:
            continue
        left -= 1
        own = native.element_type(element)
        role = own if _TELLING.fullmatch(own) else role
        children = max(native.count_children(element), 0)
        if role:
            for n in range(min(max(native.count_contents(element), 0), _MOST_ELEMENTS)):
                roles.setdefault(native.content_at(element, n), role)
        if deep < _DEEPEST:
            waiting += [
                (native.child_at(element, n), role, deep + 1) for n in range(min(children, left))
            ]
    return roles
