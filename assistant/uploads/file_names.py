"""What a browser calls a file: shown to people, and never used as a path."""

from __future__ import annotations

import re

from corpus.document import fold_space

_LONGEST = 150
_UNNAMED = "unnamed file"
_SURROGATES = re.compile("[\ud800-\udfff]")


def shown_name(stated: str) -> str:
    """Return the last part of a stated file name on one line, without what nobody can see."""
    last = re.split(r"[/\\]", stated)[-1]
    plain = _plain(last)
    if len(plain) > _LONGEST:
        # The ending tells the reader what kind of file it is.
        plain = f"{plain[: _LONGEST - 21]}…{plain[-20:]}"
    return plain if plain.strip(".") else _UNNAMED


def member_name(bundle: str, stated: str) -> str:
    """Return the name of a file in a bundle, with that of the bundle before it."""
    inner = _plain(stated.removeprefix(f"{bundle}/"))
    return f"{bundle}/{inner if len(inner) <= _LONGEST else '…' + inner[-_LONGEST:]}"


def _plain(words: str) -> str:
    return fold_space(_SURROGATES.sub("\ufffd", words))
