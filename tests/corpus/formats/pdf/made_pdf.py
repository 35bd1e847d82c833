"""PDF files written by hand, so that tests know exactly what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.formats.pdf.pdf_file import read_pdf

WIDTH, HEIGHT = 595, 842


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 11,
    bold: bool = False,
    mode: int = 0,
    colour: str = "0 g",
    turned: str = "1 0 0 1",
) -> str:
    """Words on the base line `y` points below the top edge of the page."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "F2" if bold else "F1"
    matrix = f"{turned} {x} {HEIGHT - y}"
    return f"q {colour} BT /{font} {size} Tf {mode} Tr {matrix} Tm ({escaped}) Tj ET Q\n"


def prose(x: float, y: float, lines: Sequence[str], *, leading: float = 14, **look: float) -> str:
    """Lines below each other."""
    return "\n".join(
        text(x, y + leading * number, line, **look)  # type: ignore[arg-type]
        for number, line in enumerate(lines)
    )


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A ruled line."""
    return f"q 0.5 w {x} {HEIGHT - y} m {to_x} {HEIGHT - to_y} l S Q\n"


def filled(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A filled area whose upper left corner is `x`, `y`."""
    return f"q {colour} {x} {HEIGHT - y - height} {width} {height} re f Q\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    """A picture of one dot, drawn over an area."""
    place = f"{width} 0 0 {height} {x} {HEIGHT - y - height} cm"
    return f"q {place} BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n"


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The lines of a table with all its cells."""
    along = [line(xs[0], y, xs[-1], y) for y in ys]
    return "\n".join(along + [line(x, ys[0], x, ys[-1]) for x in xs])


def cells(xs: Sequence[float], y: float, words: Sequence[str], *, bold: bool = False) -> str:
    """A row of words, each a little right of its x."""
    return "\n".join(
        text(x + 4, y, one, bold=bold) for x, one in zip(xs, words, strict=False) if one
    )


@dataclass
class MadePdf:
    """Pages of content, and what the file says about itself."""

    pages: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    outline: Sequence[tuple[str, int]] = ()
    rotate: int = 0

    def bytes(self) -> bytes:
        """Return the file."""
        objects = {
            1: f"<< /Type /Catalog /Pages 2 0 R{self._language()}{self._outlines()} >>",
            3: _font("Helvetica"),
            4: _font("Helvetica-Bold"),
            5: f"<< /Title ({self.title}) >>",
        }
        kids = []
        for number, content in enumerate(self.pages):
            page, stream = 10 + 2 * number, 11 + 2 * number
            kids.append(f"{page} 0 R")
            objects[page] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Rotate {self.rotate} /Contents {stream} 0 R "
                "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            )
            objects[stream] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
        objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        objects.update(self._outline_objects(10 + 2 * len(self.pages)))
        return written(objects)

    def _language(self) -> str:
        return f" /Lang ({self.language})" if self.language else ""

    def _outlines(self) -> str:
        return f" /Outlines {10 + 2 * len(self.pages)} 0 R" if self.outline else ""

    def _outline_objects(self, root: int) -> dict[int, str]:
        if not self.outline:
            return {}
        first, last = root + 1, root + len(self.outline)
        objects = {root: f"<< /First {first} 0 R /Last {last} 0 R /Count {len(self.outline)} >>"}
        for number, (words, page) in enumerate(self.outline, start=first):
            after = f"/Next {number + 1} 0 R" if number < last else ""
            place = f"/Dest [{8 + 2 * page} 0 R /Fit]"
            objects[number] = f"<< /Title ({words}) /Parent {root} 0 R {after} {place} >>"
        return objects


def written(objects: dict[int, str], trailer: str = "/Root 1 0 R /Info 5 0 R") -> bytes:
    """Return a file of these objects with a table of where they stand."""
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, words in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n"
    for number in range(1, max(objects) + 1):
        kind = "n" if number in places else "f"
        table += f"{places.get(number, 0):010} 00000 {kind} \n"
    end = f"trailer\n<< /Size {max(objects) + 1} {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + end).encode("latin-1")


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def read(*pages: str, name: str = "file.pdf", **about: object) -> Document:
    """Read a file of these pages."""
    made = MadePdf(list(pages), **about)  # type: ignore[arg-type]
    return read_pdf(made.bytes(), name=name, source="here")


def blocks(document: Document) -> list[tuple[str, int, str]]:
    """Return kind, level and words of all blocks."""
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


def words_of(document: Document) -> list[str]:
    """Return the words of all blocks."""
    return [document.text[b.start : b.end] for b in document.blocks]
