"""A transcript as a PDF that can be read aloud: tagged, with bookmarks and real links (PDF/UA).

Typst sets it: it tags what it writes, needs nothing of the system and lets other threads work
meanwhile. Words reach it as data beside the template `conversation.typ`, never as its markup.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from importlib.resources import files

import typst

from ui.export.transcript import UNDRAWN, Line, Transcript

# Source Sans Pro, under the SIL Open Font License: it has the Welsh letters.
_FONTS = "font_source_sans_pro"
_TRIES = 3
_UNDRAWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def as_pdf_document(transcript: Transcript) -> bytes:
    """Return the whole transcript as the bytes of a PDF file.

    A character that no font here can draw, in Chinese say, is shown as `UNDRAWN`, and a line at the
    end says so: PDF/UA has no place for one that cannot be seen.
    """
    undrawn = ""
    for _ in range(_TRIES):
        try:
            return _set(transcript, undrawn, ["ua-1"])
        except typst.TypstError as problem:
            found = _undrawn_in(problem.diagnostic)
            if not found - set(undrawn):
                break
            undrawn += "".join(sorted(found))
    # Better a file that is only tagged than none.
    return _set(transcript, undrawn, [])


def _set(transcript: Transcript, undrawn: str, standards: list[typst.PDFStandard]) -> bytes:
    data = asdict(transcript)
    del data["exported_at"]
    if undrawn:
        data["closing"]["lines"] += (asdict(Line(words=transcript.words.undrawn)),)
    words = json.dumps(data, ensure_ascii=False).translate(
        dict.fromkeys(map(ord, undrawn), UNDRAWN)
    )
    made = typst.compile(
        files(__package__).joinpath("conversation.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"transcript": words},
        pdf_standards=standards,
        timestamp=transcript.exported_at.replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made).__name__} of a conversation, and no PDF.")
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
