import hashlib
import zlib

import pytest

from corpus.errors import UnreadableFile
from corpus.formats.pdf import opening
from corpus.formats.pdf.pdf_file import read_pdf
from tests.corpus.formats.pdf.made_pdf import MadePdf, picture, read, text, words_of, written

PLAIN = text(70, 100, "Some words to read.")
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def reason_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, name="file.pdf", source="here")
    assert caught.value.name == "file.pdf"
    return caught.value.reason


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    second = 0
    for first in range(256):
        second = (second + state[first] + key[first % len(key)]) % 256
        state[first], state[second] = state[second], state[first]
    out = bytearray()
    first = second = 0
    for one in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(one ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def encrypted(password: bytes) -> bytes:
    """A file encrypted with 40 bits, by the rules of PDF 1.3; its one page is empty."""
    padded = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"id").digest()[:5]
    user = rc4(key, PADDING)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        4: f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>",
    }
    return written(objects, "/Root 1 0 R /Encrypt 4 0 R /ID [<6964> <6964>]")


def test_a_file_with_a_password() -> None:
    assert reason_of(encrypted(b"secret")) == "is encrypted with a password; save it without one"


def test_a_file_with_an_empty_password_is_opened() -> None:
    assert "has no text" in reason_of(encrypted(b""))


def test_a_scan_without_text() -> None:
    made = MadePdf([picture(0, 0, 595, 842)] * 2)
    assert "is a scan without text" in reason_of(made.bytes())
    assert "text recognition" in reason_of(made.bytes())


def test_a_file_without_text() -> None:
    assert "has no text" in reason_of(MadePdf([""]).bytes())


def test_a_file_without_pages() -> None:
    assert "has no pages" in reason_of(MadePdf([]).bytes())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short(share: float) -> None:
    data = MadePdf([PLAIN] * 20).bytes()
    reason = reason_of(data[: int(len(data) * share)])
    assert "is cut short" in reason


def test_damage() -> None:
    assert "is damaged" in reason_of(b"%PDF-1.7\nnothing to see\nstartxref\n0\n%%EOF")


def test_a_page_that_is_not_there() -> None:
    data = MadePdf([PLAIN] * 3).bytes().replace(b"12 0 obj", b"99 0 obj")
    assert "page 2 cannot be read" in reason_of(data)


def test_pages_in_a_loop() -> None:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [6 0 R 2 0 R] /Count 10000 >>",
        6: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 10000 >>",
    }
    assert "has" in reason_of(written(objects))


def test_a_tree_of_pages_that_is_very_deep() -> None:
    objects = {1: "<< /Type /Catalog /Pages 10 0 R >>"}
    for number in range(10, 10_010):
        objects[number] = f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>"
    objects[10_010] = "<< /Type /Page /Parent 10009 0 R /MediaBox [0 0 100 100] >>"
    assert reason_of(written(objects))


def test_too_many_pages() -> None:
    made = MadePdf([PLAIN])
    data = made.bytes().replace(b"/Count 1 ", b"/Count 99")
    assert reason_of(data)
    many = MadePdf([""] * (opening.MOST_PAGES + 1)).bytes()
    assert "3,001 pages, over 3,000" in reason_of(many)


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_CHARACTERS", 100)
    assert "over 100 characters" in reason_of(MadePdf([PLAIN] * 20).bytes())
    assert len(words_of(read(PLAIN))) == 1


def test_too_much_text_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_ON_PAGE", 10)
    assert "characters on page 1, over 10" in reason_of(MadePdf([PLAIN]).bytes())


def test_a_stream_that_unpacks_to_very_much() -> None:
    bomb = zlib.compress(b"(a) Tj " * 3_000_000, 9)
    content = "BT /F1 11 Tf 70 700 Td " + "(b) Tj " * 10 + "ET"
    made = MadePdf([content]).bytes()
    stream = f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb
    start = made.index(b"11 0 obj\n") + len(b"11 0 obj\n")
    end = made.index(b"\nendobj", start)
    data = made[:start] + stream + b"\nendstream" + made[end:]
    # What is shown off the page is no text; it is enough that reading ends.
    assert "has no text" in reason_of(data)


def test_an_outline_in_a_circle() -> None:
    data = MadePdf([PLAIN], outline=[("One", 1), ("Two", 1)]).bytes()
    looped = data.replace(b"/Title (Two) /Parent 12 0 R ", b"/Title (Two) /Next 13 0 R     ")
    assert looped != data
    assert words_of(read_pdf(looped, name="file.pdf", source="here")) == ["Some words to read."]
