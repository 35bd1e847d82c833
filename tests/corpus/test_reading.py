import io
import json
import os
import threading
import zipfile
from pathlib import Path

import pytest

from corpus import reading
from corpus.errors import UnreadableFile
from corpus.folders import files_under
from corpus.reading import bundle_of, read_bytes, read_file

SHARED = Path(__file__).parents[3] / "shared"
PAGE = "<!doctype html><html><head><title>Café</title></head><body><h2>Café</h2><p>Open 9–5.</p>"
NOTE = (
    "---\ntitle: Café\n---\n# Café\n\nOpen **9–5**:\n\n- daily\n  1. early\n\n|a|b|\n|-|-|\n|c|d|\n"
)
TEXT = "Café\n\nOpen 9–5:\n• daily\n• early\n\nDay\tFee\nMon\t5\n"
TABLE = (
    "<table><tr><th rowspan=2>a<th>b<tr><td>c</table><ul><li>x<ol><li>y</ol>z</ul>tail &amp; end"
)
MADE_UP = {
    "page.html": PAGE.encode(),
    "table.html": TABLE.encode(),
    "note.md": NOTE.encode(),
    "text.txt": TEXT.encode(),
    "wide.txt": TEXT.encode("utf-16"),
    "old.txt": TEXT.encode("windows-1252"),
    "returns.txt": TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    "odd.txt": "A\u00a0b\u200b c \U0001f600 d\u0301\n\n\u202ehidden\n\n• x\n".encode(),
}


def real_files() -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in (SHARED / "seeds").glob("*.txt")}
    for path in (SHARED / "govuk").rglob("*.json"):
        body = json.loads(path.read_text("utf-8")).get("details", {}).get("body")
        if isinstance(body, str) and body:
            found[f"{path.stem}.html"] = f"<div class='govspeak'>{body}</div>".encode()
    return found


FIXTURES = MADE_UP | real_files()


def media_type(data: bytes | str, name: str) -> str:
    raw = data.encode() if isinstance(data, str) else data
    return read_bytes(raw, name=name, source="here").media_type


@pytest.mark.parametrize("name", FIXTURES)
def test_blocks_lie_exactly_in_the_text(name: str) -> None:
    document = read_bytes(FIXTURES[name], name=name, source="here")
    end = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert words == " ".join(words.split()) != ""
        assert document.text[end : block.start].strip(" \n•.()0123456789ivxabcd") == ""
        assert end <= block.start < block.end <= len(document.text)
        assert block.page is None
        end = block.end
    assert document.blocks
    assert end == len(document.text)


@pytest.mark.parametrize("name", FIXTURES)
def test_reading_twice_gives_the_same_document(name: str) -> None:
    first, second = (read_bytes(FIXTURES[name], name=name, source="here") for _ in range(2))
    assert (first.id, first.text, first.blocks) == (second.id, second.text, second.blocks)


def test_content_decides_before_the_name() -> None:
    assert media_type(PAGE, "page.txt") == "text/html"
    assert media_type(f"<!-- saved -->\n{PAGE}", "page.md") == "text/html"
    assert media_type(TEXT, "page.html") == "text/plain"
    assert media_type(NOTE, "note.txt") == "text/markdown"
    assert media_type("<div>inside</div>", "piece") == "text/html"


def test_the_name_decides_where_content_does_not() -> None:
    assert media_type(TEXT, "note.md") == "text/markdown"
    assert media_type(TEXT, "unknown") == "text/plain"
    assert media_type("# Not a note\n\nonly a text", "list.txt") == "text/plain"
    assert media_type("some <b>bold</b> words", "piece.html") == "text/html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_encodings_of_texts(encoding: str) -> None:
    document = read_bytes(TEXT.encode(encoding), name="t.txt", source="here")
    assert document.text == read_bytes(TEXT.encode(), name="t.txt", source="here").text


def test_a_page_may_declare_its_encoding() -> None:
    page = "<html><meta charset=koi8-r><body>Привет".encode("koi8-r")
    assert read_bytes(page, name="p.html", source="here").text == "Привет"
    claimed = "<html><meta charset='iso-8859-1'><body>9–5".encode("windows-1252")
    assert read_bytes(claimed, name="p.html", source="here").text == "9–5"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xef\xbb\xbf", "no words"),
        (b"%PDF-1.7 ...", "cut short"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 words}", "rich text"),
        (b"PK\x03\x04 nothing", "bundle within a bundle"),
        (b"words\x00words", "binary"),
        (b"\x81\x8d\x8f words", "UTF-8"),
        (b"caf\xe9 \x01\x02", "UTF-8"),
        (b"\xff\xfea\xd8", "UTF-8"),
        ("\u200b\u202e".encode(), "no words"),
        (b"... --- !!!", "no words"),
        (b"<html><body><script>x()</script></body></html>", "no words"),
        (b"<?xml version='1.0'?><feed>words</feed>", "XML"),
        (b"---\nupdated: soon\n---\nwords", "updated"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name="given", source="here")
    assert caught.value.name == "given"
    assert told in caught.value.reason


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), words)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zipped(xl__workbook_xml="<x/>"), "a spreadsheet (XLSX), which cannot be read"),
        (zipped(ppt__presentation_xml="<x/>"), "a presentation (PPTX), which cannot be read"),
        (zipped(note_md="words"), "is a bundle within a bundle"),
    ],
)
def test_what_a_zip_file_is_shows_in_its_parts(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data, name="given.txt", source="here")
    assert told in caught.value.reason


def test_only_a_zip_file_of_files_is_a_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(zipped(b_md="b", a__c_txt="c"))
    bundle = bundle_of(path)
    assert bundle is not None
    assert bundle.names == ("b.md", "a/c.txt")
    monkeypatch.setattr(reading, "MAXIMUM_BUNDLE_BYTES", len(path.read_bytes()) - 1)
    with pytest.raises(UnreadableFile, match="bundle larger than"):
        bundle_of(path)
    monkeypatch.undo()
    for other in (b"words", b"", zipped(xl__workbook_xml="<x/>")):
        path.write_bytes(other)
        assert bundle_of(path) is None
    assert bundle_of(tmp_path / "missing") is None


def test_a_file_that_is_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reading, "MAXIMUM_BYTES", 4)
    (tmp_path / "large.txt").write_text("words")
    with pytest.raises(UnreadableFile, match="larger"):
        read_file(tmp_path / "large.txt")


def test_files_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="does not exist"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_file(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no")

    (tmp_path / "secret.txt").write_text("words")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="permission"):
        read_file(tmp_path / "secret.txt")


def test_a_file_keeps_its_full_path_as_source(tmp_path: Path) -> None:
    (tmp_path / "opening_hours.txt").write_text("we open at nine.", "utf-8")
    (tmp_path / "below").mkdir()
    document = read_file(tmp_path / "below" / ".." / "opening_hours.txt")
    assert document.source == str((tmp_path / "opening_hours.txt").resolve())
    assert document.publication.title == "opening hours"


def test_files_under_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a/d.md", "a/c.html", ".hidden/e.txt", "a/.f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    names = [path.relative_to(tmp_path).as_posix() for path in files_under(tmp_path)]
    assert names == ["a/c.html", "a/d.md", "b.txt"]
    assert files_under(tmp_path / "b.txt") == [tmp_path / "b.txt"]


def test_a_word_document_with_a_password_is_told_as_that() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UnreadableFile, match="password"):
        read_bytes(data, name="locked.docx", source="here")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"PK\x05\x06" + bytes(18), "no files in it"), (b"%PDF-", "cut short")],
)
def test_what_was_hardly_begun_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_bytes(data, name="begun", source="here")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    asked = threading.Thread(target=lambda: found.append(bundle_of(pipe)), daemon=True)
    found: list[object] = []
    asked.start()
    asked.join(10)
    assert found == [None]


def test_an_open_document_zipped_anew_is_one() -> None:
    from tests.corpus.formats.office.odf_maker import odf_bytes

    data = odf_bytes("<text:p>A manager approves a recall.</text:p>")
    assert b"mimetypeapplication" not in data[:200]
    assert "manager" in read_bytes(data, name="a.odt", source="here").text


def test_a_text_too_long_to_be_indexed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAXIMUM_CHARACTERS", 1_000_000)
    line = b"The officer rings within three days.\n\n"
    most = 1_000_000 // len(line)
    assert read_bytes(line * (most - 1), name="long.txt", source="here").text
    with pytest.raises(UnreadableFile, match="over 1 million characters"):
        read_bytes(line * (most + 2), name="longer.txt", source="here")
