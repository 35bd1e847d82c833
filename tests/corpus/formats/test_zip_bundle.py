from __future__ import annotations

import io
import random
import stat
import struct
import warnings
import zipfile

import pytest

from corpus.errors import UnreadableFile
from corpus.formats import zip_bundle
from corpus.formats.zip_bundle import member, members_of, names_in

TEXT = b"A manager approves a recall.\n" * 40


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", method) as bundle:
        warnings.simplefilter("ignore")  # a name given twice is what some tests are about
        for name, content in files:
            bundle.writestr(name, content)
    return made.getvalue()


def claiming(data: bytes, size: int) -> bytes:
    """Return a bundle of one file with another unpacked size written wherever it says it."""
    told = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].file_size
    return data.replace(struct.pack("<I", told), struct.pack("<I", size))


def refusal(data: bytes, name: str | None = None) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        members_of(data, name="b.zip") if name is None else member(data, name, name="b.zip")
    return caught.value


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_each_file_comes_out_as_it_went_in(method: int) -> None:
    data = packed(("b.md", TEXT), ("a/ä é.txt", b"other"), ("empty.txt", b""), method=method)
    assert members_of(data, name="b.zip") == ["b.md", "a/ä é.txt", "empty.txt"]
    assert member(data, "b.md", name="b.zip") == TEXT
    assert member(data, "a/ä é.txt", name="b.zip") == b"other"
    assert member(data, "empty.txt", name="b.zip") == b""


def test_folders_and_hidden_files_are_left_out() -> None:
    hidden = (".DS_Store", "a/.hidden.md", ".git/config.md", "a/.b/c.md", "a/~$open.docx")
    hidden += ("__MACOSX/a/._x.md", "Thumbs.db", "a/desktop.ini", "a/")
    data = packed(*((one, b"") for one in hidden), ("a/x.md", b"x"), ("./y.md", b"y"))
    assert members_of(data, name="b.zip") == ["a/x.md", "./y.md"]
    assert "no files in it" in refusal(packed((".x.md", b"x"), ("a/", b""))).reason


def test_a_name_that_is_there_twice_is_one_file_with_the_last_content() -> None:
    data = packed(("x.md", b"first"), ("x.md", b"second"))
    assert members_of(data, name="b.zip") == ["x.md"]
    assert member(data, "x.md", name="b.zip") == b"second"


@pytest.mark.parametrize("name", ["../../up.md", "/etc/x.md", "C:\\x.md", "a//b.md", "x" * 3000])
def test_a_name_that_leads_elsewhere_is_only_a_name(name: str) -> None:
    data = packed((name, b"words"))
    (told,) = members_of(data, name="b.zip")
    assert member(data, told, name="b.zip") == b"words"


def test_a_name_that_is_not_there_is_said() -> None:
    error = refusal(packed(("x.md", b"x")), "y.md")
    assert (error.name, error.reason) == ("b.zip/y.md", "is not in the bundle")


def test_a_file_with_a_password_is_refused_and_its_neighbour_read() -> None:
    data = bytearray(packed(("secret.md", TEXT), ("open.md", b"words")))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + flags] |= 1
    assert "has a password" in refusal(bytes(data), "secret.md").reason
    assert refusal(bytes(data), "secret.md").name == "b.zip/secret.md"
    assert member(bytes(data), "open.md", name="b.zip") == b"words"


def test_a_file_that_bursts_is_refused_by_how_much_it_grows() -> None:
    fair = b" ".join(b"Case number %d." % number for number in range(100_000))
    data = packed(("bomb.txt", b"0" * (3 * 1024 * 1024)), ("fair.txt", fair))
    assert "over 200 times its size" in refusal(data, "bomb.txt").reason
    assert member(data, "fair.txt", name="b.zip") == fair


def test_a_small_file_may_shrink_as_it_likes() -> None:
    data = packed(("even.txt", b"0" * 900_000))
    assert len(data) * 200 < 900_000
    assert len(member(data, "even.txt", name="b.zip")) == 900_000


def test_a_file_may_not_be_larger_than_one_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_bundle, "LARGEST_MEMBER", 100)
    data = packed(("x.txt", b"a" * 100), ("y.txt", b"b" * 101))
    assert len(member(data, "x.txt", name="b.zip")) == 100
    assert "part it into smaller files" in refusal(data, "y.txt").reason


def test_a_bundle_may_not_hold_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_bundle, "MOST_MEMBERS", 5)
    files = [(f"{number}.md", b"x") for number in range(6)]
    assert len(members_of(packed(*files[:5], (".hidden", b"")), name="b.zip")) == 5
    assert "bundle of over 5 files" in refusal(packed(*files)).reason


def test_a_bundle_may_not_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_bundle, "LARGEST_TOTAL", 1000)
    assert members_of(packed(("a", b"a" * 500), ("b", b"b" * 500)), name="b.zip") == ["a", "b"]
    assert "would unpack to" in refusal(packed(("a", b"a" * 500), ("b", b"b" * 501))).reason


@pytest.mark.parametrize("size", [0, 10, len(TEXT) - 1])
def test_a_size_told_too_small_gives_no_half_file(size: int) -> None:
    data = claiming(packed(("x.md", TEXT)), size)
    assert "damaged ZIP bundle" in refusal(data, "x.md").reason


def test_a_size_told_too_large_gives_no_more_than_there_is() -> None:
    data = claiming(packed(("x.md", TEXT)), 400_000_000)
    assert len(member(data, "x.md", name="b.zip")) <= len(TEXT)
    huge = claiming(packed(("x.md", TEXT)), 4_000_000_000)
    assert "would unpack to over 500 MiB" in refusal(huge).reason


def test_a_bundle_in_a_bundle_is_one_file() -> None:
    inner = packed(("x.md", TEXT))
    data = packed(("inner.zip", inner))
    assert members_of(data, name="b.zip") == ["inner.zip"]
    assert member(data, "inner.zip", name="b.zip") == inner


def test_a_damaged_file_is_said_and_its_neighbour_read() -> None:
    data = bytearray(packed(("bad.md", TEXT), ("good.md", b"words"), method=zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    assert "damaged" in refusal(bytes(data), "bad.md").reason
    assert member(bytes(data), "good.md", name="b.zip") == b"words"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_whatever_is_cut_off_or_changed_the_bundle_is_read_or_refused(method: int) -> None:
    whole = packed(("a/one.md", TEXT), ("two.txt", b"words"), method=method)
    pick = random.Random(7)
    harmed = [whole[:end] for end in range(0, len(whole), 3)]
    for _ in range(400):
        other = bytearray(whole)
        for _ in range(pick.randint(1, 4)):
            other[pick.randrange(len(other))] = pick.choice((0, 255, pick.randrange(256)))
        harmed.append(bytes(other))
    read = 0
    for data in harmed:
        assert isinstance(names_in(data), list)
        try:
            for name in members_of(data, name="b.zip"):
                read += member(data, name, name="b.zip") in (TEXT, b"words")
        except UnreadableFile as error:
            assert error.reason  # noqa: PT017 -- refusing by name is one of the two right ends
    assert read > 0


def test_the_names_of_a_bundle_that_was_cut_off_are_still_told() -> None:
    data = packed(("word/document.xml", TEXT), ("[Content_Types].xml", b"x"))
    assert names_in(data[:-30]) == ["word/document.xml", "[Content_Types].xml"]
    assert names_in(b"PK\x03\x04 nothing") == []


def test_a_link_in_a_bundle_is_not_read_as_text() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        bundle.writestr(link, "/etc/passwd")
    assert "link to another file" in refusal(made.getvalue(), "link.txt").reason
