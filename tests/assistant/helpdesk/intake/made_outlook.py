"""Builds `.msg` files as Outlook writes them: streams of properties in a compound file."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

_SECTOR = 512
_MINI = 64
_CUTOFF = 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT, _BYTES, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

SUBJECT, BODY, HEADERS = 0x0037, 0x1000, 0x007D
SENDER_NAME, SENDER_ADDRESS, HTML = 0x0C1A, 0x5D01, 0x1013
SUBMITTED, CODEPAGE, MESSAGE_CLASS = 0x0039, 0x3FDE, 0x001A
DISPLAY_NAME, ADDRESS, FILE_NAME = 0x3001, 0x39FE, 0x3707


@dataclass
class Storage:
    """A folder of a compound file: its streams, and the folders in it."""

    streams: dict[str, bytes] = field(default_factory=dict)
    storages: dict[str, Storage] = field(default_factory=dict)


def storage(values: dict[int, object], header: bytes) -> Storage:
    """Return a storage with properties, fixed ones in its property stream."""
    made = Storage()
    rows = b""
    for number, value in sorted(values.items()):
        if isinstance(value, str):
            data = value.encode("utf-16-le")
            made.streams[f"__substg1.0_{number:04X}{_TEXT:04X}"] = data
            rows += struct.pack("<HHIII", _TEXT, number, 6, len(data) + 2, 0)
        elif isinstance(value, bytes):
            made.streams[f"__substg1.0_{number:04X}{_BYTES:04X}"] = value
            rows += struct.pack("<HHIII", _BYTES, number, 6, len(value), 0)
        elif isinstance(value, datetime):
            ticks = int((value - _EPOCH).total_seconds() * 10_000_000)
            rows += struct.pack("<HHIQ", _TIME, number, 6, ticks)
        else:
            rows += struct.pack("<HHIII", _NUMBER, number, 6, int(str(value)), 0)
    made.streams["__properties_version1.0"] = header + rows
    return made


def message(
    values: dict[int, object],
    *,
    recipients: tuple[dict[int, object], ...] = (),
    attachments: tuple[dict[int, object], ...] = (),
) -> bytes:
    """Return the bytes of a message of Outlook."""
    counts = (len(recipients), len(attachments), len(recipients), len(attachments))
    root = storage({MESSAGE_CLASS: "IPM.Note", **values}, struct.pack("<8x4I8x", *counts))
    for place, one in enumerate(recipients):
        root.storages[f"__recip_version1.0_#{place:08X}"] = storage(one, b"\0" * 8)
    for place, one in enumerate(attachments):
        root.storages[f"__attach_version1.0_#{place:08X}"] = storage(one, b"\0" * 8)
    return _Compound(root).written()


class _Compound:
    """Lays the storages out in sectors, small streams in the mini stream."""

    def __init__(self, root: Storage) -> None:
        self._entries: list[list[object]] = [["Root Entry", 5, _FREE, _END, 0]]
        self._mini = b""
        self._mini_chain: list[int] = []
        self._sectors: list[bytes] = []
        self._chain: list[int] = []
        self._add(root, 0)

    def _add(self, one: Storage, parent: int) -> None:
        children: list[int] = []
        for name, data in one.streams.items():
            children.append(len(self._entries))
            self._entries.append([name, 2, _FREE, self._stored(data), len(data)])
        for name, inner in one.storages.items():
            place = len(self._entries)
            children.append(place)
            self._entries.append([name, 1, _FREE, 0, 0])
            self._add(inner, place)
        self._tie(children, parent)

    def _tie(self, children: list[int], parent: int) -> None:
        """Tie siblings as a chain to the right, in the order that the format wants."""
        ordered = sorted(
            children,
            key=lambda at: (len(str(self._entries[at][0])), str(self._entries[at][0]).upper()),
        )
        for at, after in zip(ordered, [*ordered[1:], None], strict=True):
            self._entries[at].append(_FREE if after is None else after)
        self._entries[parent][2] = ordered[0] if ordered else _FREE

    def _stored(self, data: bytes) -> int:
        if len(data) >= _CUTOFF:
            return self._put(data)
        first = len(self._mini_chain)
        count = max(1, -(-len(data) // _MINI))
        self._mini += data.ljust(count * _MINI, b"\0")
        self._mini_chain += [*range(first + 1, first + count), _END]
        return first

    def _put(self, data: bytes) -> int:
        first = len(self._sectors)
        count = max(1, -(-len(data) // _SECTOR))
        padded = data.ljust(count * _SECTOR, b"\0")
        self._sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        self._chain += [*range(first + 1, first + count), _END]
        return first

    def written(self) -> bytes:
        """Return the file."""
        mini = self._put(self._mini)
        self._entries[0][3], self._entries[0][4] = mini, len(self._mini)
        table = self._put(
            b"".join(struct.pack("<I", one) for one in self._mini_chain).ljust(_SECTOR, b"\xff")
        )
        folder = self._put(b"".join(self._entry(one) for one in self._entries))
        first = len(self._sectors)
        count = 1
        while (first + count) * 4 > count * _SECTOR:
            count += 1
        chain = [*self._chain, *([_FAT] * count)]
        fat = b"".join(struct.pack("<I", one) for one in chain).ljust(count * _SECTOR, b"\xff")
        head = struct.pack(
            "<8s16x5H6x9I",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count, folder, 0,
            _CUTOFF, table, -(-len(self._mini_chain) * 4 // _SECTOR), _END, 0,
        )  # fmt: skip
        places = [first + at for at in range(count)]
        head += b"".join(struct.pack("<I", one) for one in places).ljust(436, b"\xff")
        return head + b"".join(self._sectors) + fat

    @staticmethod
    def _entry(one: list[object]) -> bytes:
        name, kind, child, start, size, *right = one
        data = str(name).encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII36xIQ", data, len(data), kind, 1, _FREE, right[0] if right else _FREE,
            child, start, size,
        )  # fmt: skip
