"""Files to bring in: good ones of every format, and bad ones of every kind."""

from __future__ import annotations

import io
import zipfile

from tests.corpus.formats.office.odf_maker import odf_bytes
from tests.corpus.formats.office.word_maker import word_bytes
from tests.corpus.formats.pdf.made_pdf import MadePdf, picture, text
from tests.corpus.formats.pdf.test_refused import encrypted

Files = list[tuple[str, bytes]]

ZEBRA = (
    "zebra.md",
    b"# Zebra care framework\n\n## Feeding\n\n"
    b"The zebra officer must feed the zebra within nine working days of its arrival.\n",
)
NEWER_ZEBRA = (
    "zebra.md",
    b"# Zebra care framework\n\n## Feeding\n\n"
    b"The zebra officer must feed the zebra within four working days of its arrival.\n",
)
QUESTION = "Within how many working days must the zebra officer feed the zebra?"


def pdf(*pages: str) -> bytes:
    return MadePdf(list(pages)).bytes()


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in members.items():
            bundle.writestr(name.replace("__", "."), data)
    return made.getvalue()


def good() -> Files:
    paragraph = "<w:p><w:r><w:t>The giraffe manager checks the fence.</w:t></w:r></w:p>"
    page = (
        "<html lang=cy><title>Gofal</title><body><h1>Gofal</h1><p>Rhaid ymweld.</p></body></html>"
    )
    return [
        ZEBRA,
        ("plain.txt", b"Badger notes\n\nThe badger keeper writes a report each week.\n"),
        ("page.html", page.encode()),
        ("word.docx", word_bytes(paragraph)),
        ("text.odt", odf_bytes("<text:p>The otter keeper reports within four hours.</text:p>")),
        ("print.pdf", pdf(text(70, 100, "The heron keeper counts the herons daily."))),
        (
            "bundle.zip",
            zipped(one__md=b"# Toad\n\nToads cross.\n", two__txt=b"Newts\n\nNewts swim."),
        ),
    ]


def bad() -> dict[str, tuple[bytes, str]]:
    """Return files that are refused, with words of the reason, by name."""
    return {
        "locked.pdf": (encrypted(b"secret"), "is encrypted with a password"),
        "scan.pdf": (pdf(picture(50, 50, 300, 500)), "is a scan without text"),
        "burst.zip": (zipped(big__txt=b"a" * 30_000_000), "times its size"),
        "nothing.txt": (b"", "is empty"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n0000", "is a PNG image"),
        "broken.docx": (word_bytes("<w:p/>")[:300], "damaged"),
        "binary.txt": (b"ab\x00\x01\x02cd" * 20, "binary data"),
    }
