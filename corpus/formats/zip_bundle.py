"""ZIP bundles of guidance: what is in them, within limits, read one member at a time."""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import UnreadableFile

# A bundle of guidance holds some dozens of files; more is a mistake or an attack.
MOST_MEMBERS = 1_000
# What one file may be when it is read by itself.
LARGEST_MEMBER = 50 * 1024 * 1024
LARGEST_TOTAL = 500 * 1024 * 1024
# Text shrinks to a tenth, empty tables to a hundredth; beyond that a file is made to burst.
MOST_TIMES_LARGER = 200
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1
_BEGINNING = 200
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError),
    *(EOFError, ValueError, OSError),
)
_NO_GUIDANCE = ("__MACOSX/", "Thumbs.db", "desktop.ini")


def names_in(data: bytes) -> list[str]:
    """Return the names of all parts of a ZIP file; of one that was cut off, those still told."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            return bundle.namelist()
    except _BROKEN:
        # The list of parts stands at the end; before each part its name stands once more.
        return _names_before_parts(data)


def _names_before_parts(data: bytes) -> list[str]:
    names = []
    for found in re.finditer(rb"PK\x03\x04.{22}(..)..", data, re.DOTALL):
        length = int.from_bytes(found[1], "little")
        names.append(data[found.end() : found.end() + length].decode("utf-8", "replace"))
        if len(names) > MOST_MEMBERS:
            break
    return names


def begins(data: bytes, member_name: str) -> bytes:
    """Return the first bytes of one part of a ZIP file, none where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle, bundle.open(member_name) as opened:
            return opened.read(_BEGINNING)
    except (*_BROKEN, KeyError, RuntimeError):
        # Damaged, not there, or with a password: whoever reads the file says which.
        return b""


def members_of(data: bytes, *, name: str) -> list[str]:
    """Return the names of the files in the bundle, in its order.

    Folders and hidden files are left out. Raises `UnreadableFile` for a bundle that is damaged,
    has too many members or would unpack to too much.
    """
    with _opened(data, name) as bundle:
        members = [one for one in bundle.infolist() if _is_file(one.filename)]
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(
            name, f"is a bundle of over {MOST_MEMBERS:,} files; part it into smaller ones"
        )
    if sum(one.file_size for one in members) > LARGEST_TOTAL:
        most = LARGEST_TOTAL // 1024 // 1024
        raise UnreadableFile(name, f"would unpack to over {most} MiB; part it into smaller ones")
    if not members:
        raise UnreadableFile(name, "is a bundle with no files in it; check how it was made")
    return list(dict.fromkeys(one.filename for one in members))


def member(data: bytes, member_name: str, *, name: str) -> bytes:
    """Return the bytes of one file of the bundle called `name`.

    Raises `UnreadableFile` if it has a password, is damaged, or is larger than it may be, whatever
    size the bundle claims for it.
    """
    shown = f"{name}/{member_name}"
    with _opened(data, name) as bundle:
        try:
            told = bundle.getinfo(member_name)
        except KeyError:
            raise UnreadableFile(shown, "is not in the bundle") from None
        if told.flag_bits & _ENCRYPTED:
            raise UnreadableFile(shown, "has a password; unpack it and add the file itself")
        if stat.S_ISLNK(told.external_attr >> 16):
            raise UnreadableFile(shown, "is a link to another file; add that file itself")
        with bundle.open(told) as opened:
            content = opened.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        most = LARGEST_MEMBER // 1024 // 1024
        raise UnreadableFile(shown, f"unpacks to over {most} MiB; part it into smaller files")
    if len(content) > max(_SMALL, told.compress_size * MOST_TIMES_LARGER):
        raise UnreadableFile(
            shown, f"unpacks to over {MOST_TIMES_LARGER} times its size, as no guidance does"
        )
    return content


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            yield bundle
    except _BROKEN as problem:
        raise UnreadableFile(
            name, "is a damaged ZIP bundle; make or download it again"
        ) from problem


def _is_file(member_name: str) -> bool:
    *folders, last = member_name.split("/")
    hidden = last.startswith((".", "~$")) or not last
    hidden = hidden or any(one.startswith(".") and one.strip(".") for one in folders)
    return not hidden and not member_name.startswith(_NO_GUIDANCE) and last not in _NO_GUIDANCE
