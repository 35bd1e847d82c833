"""The ZIP package that an office file is: its parts, taken out within limits, and their XML."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib

from lxml import etree

from corpus.errors import UnreadableFile

MOST_PARTS = 10_000
"""A report with a thousand pictures has some 3,000 parts; more would only cost time."""

LARGEST_PART = 64 * 1024 * 1024
"""The text of a 2,000-page manual is some 40 MiB of XML; its tree takes about ten times that."""

LARGEST_TOTAL = 2 * 1024 * 1024 * 1024
"""What all parts claim to hold. Pictures are never taken out, so this only stops the absurd."""

HIGHEST_RATIO = 300
"""Text of tables packs up to some 100 to 1; the method itself can reach 1,032 to 1."""

RATIO_MATTERS_FROM = 4 * 1024 * 1024
"""Small parts may pack as well as they like: they cost nothing."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTITY = "<!ENTITY"
_AGAIN = "download it again, or open it and save it anew"
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, OverflowError, NotImplementedError),
)
"""What taking damaged archives apart has been seen to raise; tests damage them at random."""


class Package:
    """The parts of an office file called `name`; part names ignore case, as office programs do.

    Raises `UnreadableFile` for whatever is damaged, locked by a password or beyond the limits.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        if data.startswith(_OLD_OFFICE):
            raise UnreadableFile(name, _ole_trouble(data))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise UnreadableFile(name, f"is truncated or damaged; {_AGAIN}") from error
        self._parts = self._listed()

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise UnreadableFile(
                self.name, f"is an archive of over {MOST_PARTS:,} parts; save it anew"
            )
        if sum(one.file_size for one in entries) > LARGEST_TOTAL:
            most = LARGEST_TOTAL // 1024**3
            raise UnreadableFile(self.name, f"unpacks to over {most} GiB; save it in parts")
        return {_plain(one.filename): one for one in entries}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def part(self, part: str) -> bytes | None:
        """Return the bytes of a part, or nothing if the package has no such part."""
        entry = self._parts.get(_plain(part))
        if entry is None:
            return None
        self._check(entry)
        try:
            with self._zip.open(entry) as file:
                content = file.read(LARGEST_PART + 1)
        except _DAMAGED as error:
            raise UnreadableFile(
                self.name, f"is truncated or damaged (in {part}); {_AGAIN}"
            ) from error
        except RuntimeError as error:
            raise UnreadableFile(
                self.name, "is protected with a password; save it without one"
            ) from error
        if len(content) > LARGEST_PART:
            raise self._too_large()
        return content

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.file_size > LARGEST_PART:
            raise self._too_large()
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size / packed > HIGHEST_RATIO:
            raise UnreadableFile(
                self.name,
                f"unpacks to over {HIGHEST_RATIO} times its size, as no real text does; "
                "if you trust it, open it and save it anew",
            )

    def _too_large(self) -> UnreadableFile:
        most = LARGEST_PART // 1024**2
        return UnreadableFile(
            self.name, f"holds a text of over {most} MiB; part it into smaller files"
        )

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of an XML part, or nothing if the package has no such part.

        Nothing is fetched, no entity is expanded and no document type is accepted.
        """
        content = self.part(part)
        if content is None:
            return None
        if any(_ENTITY.encode(code) in content for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise self._declares_type(part)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(_transitional(content), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile(self.name, self._trouble(part, error)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._declares_type(part)
        return root

    def _declares_type(self, part: str) -> UnreadableFile:
        return UnreadableFile(
            self.name, f"declares a document type of its own (in {part}); open it and save it anew"
        )

    def _trouble(self, part: str, error: etree.XMLSyntaxError) -> str:
        if error.msg and ("depth" in error.msg.lower() or "huge" in error.msg.lower()):
            return f"is nested too deeply or holds too long a text (in {part}); save it as text"
        return f"is damaged (in {part}); open it and save it anew"


def target_of(base: str, target: str) -> str:
    """Return the part that `target` means when the part `base` refers to it."""
    joined = posixpath.join("/", posixpath.dirname(base), target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _ole_trouble(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "is protected with a password; save it without one"
    return "is an old Office file (such as DOC); save it as DOCX"


_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)


def _transitional(content: bytes) -> bytes:
    """Give the strict kind of Office XML the names of the common kind, which it else equals."""
    for strict, common in _STRICT:
        content = content.replace(strict, common)
    return content
