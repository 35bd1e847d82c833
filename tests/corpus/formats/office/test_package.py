import io
import random
import zipfile

import pytest

from corpus.errors import UnreadableFile
from corpus.formats.office import package
from corpus.formats.office.open_document import read_open_document
from corpus.formats.office.package import Package, target_of
from corpus.formats.office.word_file import read_word
from tests.corpus.formats.office.odf_maker import odf_bytes
from tests.corpus.formats.office.word_maker import paragraph, table, word_bytes, zipped

READERS = [read_word, read_open_document]
GOOD = {
    read_word: word_bytes(paragraph("Words") * 50),
    read_open_document: odf_bytes("<text:p>Words</text:p>" * 50),
}


def refusal(data: bytes, read: object = read_word) -> str:
    with pytest.raises(UnreadableFile) as told:
        read(data, name="a file", source="here")  # type: ignore[operator]
    assert told.value.name == "a file"
    return told.value.reason


@pytest.mark.parametrize("read", READERS)
def test_truncated_at_any_place(read: object) -> None:
    data = GOOD[read]  # type: ignore[index]
    for length in range(0, len(data) - 1, 97):
        assert "truncated or damaged" in refusal(data[:length], read)


@pytest.mark.parametrize("read", READERS)
def test_damaged_anywhere_is_read_or_refused(read: object) -> None:
    data = GOOD[read]  # type: ignore[index]
    chance = random.Random(7)
    outcomes = set()
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(bytes(broken), name="a", source="b")  # type: ignore[operator]
            outcomes.add("read")
        except UnreadableFile:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


@pytest.mark.parametrize("read", READERS)
def test_damaged_text_is_read_or_refused(read: object) -> None:
    part = "word/document.xml" if read is read_word else "content.xml"
    parts = unzipped(GOOD[read])  # type: ignore[index]
    chance = random.Random(11)
    names = set()
    for _ in range(200):
        broken = bytearray(parts[part])
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(broken))
            broken[place : place + chance.randint(0, 20)] = chance.randbytes(chance.randint(0, 9))
        try:
            read(zipped({**parts, part: bytes(broken)}), name="a", source="b")  # type: ignore[operator]
        except UnreadableFile as error:
            names.add(error.name)
    assert names == {"a"}


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {one: held.read(one) for one in held.namelist()}


def test_a_locked_word_file_is_told_from_an_old_one() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
    assert "password" in refusal(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "old Office file" in refusal(ole)


def test_a_locked_open_document() -> None:
    manifest = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/>'
    locked = odf_bytes("<text:p>x</text:p>", extra={"META-INF/manifest.xml": manifest})
    assert "password" in refusal(locked, read_open_document)


def test_a_locked_zip() -> None:
    data = bytearray(GOOD[read_word])
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(sign, place + 1)) >= 0:
            data[place + flag] |= 1
    assert "password" in refusal(bytes(data))


@pytest.mark.parametrize("read", READERS)
def test_other_archives_are_refused(read: object) -> None:
    assert "is not a" in refusal(zipped({"hello.txt": "words"}), read)
    assert "is not a" in refusal(zipped({"xl/workbook.xml": "<x/>", "content.xml": "<x/>"}), read)


def test_a_bomb_of_spaces_is_refused() -> None:
    bomb = word_bytes(paragraph(" " * (package.RATIO_MATTERS_FROM + 1)))
    assert "times its size" in refusal(bomb)


def test_a_part_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 1000)
    assert "text of over" in refusal(GOOD[read_word])
    part = b"x" * 5000
    lying = zipped({"a": part}).replace((5000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    with pytest.raises(UnreadableFile):
        Package(lying, name="a").part("a")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    assert "parts" in refusal(GOOD[read_word])


def test_too_large_a_total_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_TOTAL", 100)
    assert "unpacks to" in refusal(GOOD[read_word])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_document_types_are_refused(encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for inside, word in (
        (f'[<!ENTITY l0 "lol">{laughs}]', "&l9;"),
        ('SYSTEM "http://127.0.0.1/x"', "x"),
        ("[]", "x"),
    ):
        text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x {inside}><x>{word}</x>'
        reason = refusal(zipped({"word/document.xml": text.encode(encoding)}))
        assert "document type" in reason


def test_a_file_on_this_machine_is_not_read_in() -> None:
    text = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
    assert "document type" in refusal(zipped({"word/document.xml": text}))


def test_nested_beyond_the_parser_is_refused() -> None:
    made = paragraph("deep")
    for _ in range(200):
        made = table(f"<w:tr><w:tc>{made}</w:tc></w:tr>")
    assert "nested too deeply" in refusal(word_bytes(made))
    lists = "<text:p>deep</text:p>"
    for _ in range(400):
        lists = f"<text:list><text:list-item>{lists}</text:list-item></text:list>"
    assert "nested too deeply" in refusal(odf_bytes(lists), read_open_document)


def test_names_of_parts_ignore_case_and_slashes() -> None:
    held = Package(zipped({"Word\\Document.XML": "<x/>"}), name="a")
    assert "word/document.xml" in held
    assert held.part("/word/document.xml") == b"<x/>"
    assert held.part("other") is None


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("styles.xml", "word/styles.xml"),
        ("/word/styles.xml", "word/styles.xml"),
        ("../docProps/core.xml", "docProps/core.xml"),
        ("../../../../etc/passwd", "etc/passwd"),
    ],
)
def test_targets_of_relations(target: str, part: str) -> None:
    assert target_of("word/document.xml", target) == part
