"""Sets a PDF that can be read aloud: tagged, with bookmarks and real links (PDF/UA).

Typst sets it: it tags what it writes, needs nothing of the system and lets other threads work
meanwhile. Words reach it as data beside a template, never as its markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import typst

from ui.export.transcript import UNDRAWN

# Source Sans Pro, under the SIL Open Font License: it has the Welsh letters.
_FONTS = "font_source_sans_pro"
_LOOK = "look.typ"
_TRIES = 3
_UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def as_pdf_paper(
    template: Traversable, data: Callable[[bool], dict[str, Any]], made_at: datetime
) -> bytes:
    """Return what `template` makes of the data as the bytes of a PDF file.

    A character that no font here can draw, in Chinese say, is shown as `UNDRAWN`: PDF/UA has no
    place for one that cannot be seen. `data` is asked with whether there are any, to tell of them.
    """
    undrawn = ""
    for _ in range(_TRIES):
        try:
            return _set(template, _shown(data, undrawn), made_at, ["ua-1"])
        except typst.TypstError as problem:
            found = _undrawn_in(problem.diagnostic)
            if not found - set(undrawn):
                break
            undrawn += "".join(sorted(found))
    # Better a file that is only tagged than none.
    return _set(template, _shown(data, undrawn), made_at, [])


def _shown(data: Callable[[bool], dict[str, Any]], undrawn: str) -> str:
    words = json.dumps(data(bool(undrawn)), ensure_ascii=False)
    return words.translate(dict.fromkeys(map(ord, undrawn), UNDRAWN))


def _set(
    template: Traversable, words: str, made_at: datetime, standards: list[typst.PDFStandard]
) -> bytes:
    look = files(__package__).joinpath(_LOOK).read_bytes()
    made = typst.compile(
        look + template.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": words},
        pdf_standards=standards,
        timestamp=made_at.replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made).__name__} of a document, and no PDF.")
    return made


def _undrawn_in(told: str) -> set[str]:
    """Return the characters that Typst names as those it cannot draw."""
    named = "".join(_UNDRAWN.findall(told))
    escaped = {chr(int(one, 16)) for one in _ESCAPED.findall(named)}
    return {one for one in named if not one.isascii()} | escaped


@cache
def _fonts() -> typst.Fonts:
    folder = str(files(_FONTS).joinpath("files"))
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])
