"""What a library gives back: documents, passages and vectors, whole at every moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document, TextBuilder
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.marks import FactChange, Mark
from corpus.passage import Passage
from corpus.publication import Publication, Status
from corpus.versions import Change
from corpus.written_date import PartialDate
from tests.corpus.cut_documents import CUT, A, B, passages_of, put
from tests.made_documents import made_document, random_document


def everything() -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Recall 𝔘 “quoted” \\ 'x'", 2, anchor="a#ä")
        content.paragraph("é ½ 🇬🇧 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 – and “words”.", page=7)
        content.list_item("an item", depth=2, page=8)
        content.table_row(["A", "B"], header=True)

    return made_document(
        "Ünïcode 𝔘 guide",
        fill,
        source="/päth/𝔘.md",
        publisher="HMPPS “x”",
        address="https://example.org/?a=1&b=%20",
        licence="OGL",
        published=date(2021, 6, 26),
        updated=date(2026, 2, 28),
        status=Status.SUPERSEDED,
        applies_from=date(2021, 6, 26),
        applies_to=date(2026, 3, 31),
        replaced_by="The other",
        language="cy",
        nation="Wales",
        summary="Sum",
        topics=("one", "two"),
        rests_on=("https://a", "b"),
        starter_note=True,
        external_id="PI 04/2016",
        status_note="Why “so”",
        kind="instruction",
        replaces=("older",),
        amends=("a", "b"),
        part_of="whole",
        seen_at="https://example.org/mirror",
        seen="mirror",
        formats=("pdf", "html"),
        languages=("en", "cy"),
        attribution="© 𝔘",
        change_history=(("2021-06-26", "First é"), ("2022-01-02", "")),
        withdrawn_on=PartialDate(2026, 3),
        first_published_version=True,
    )


def test_records_come_back_equal_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    document = replace(
        everything(),
        marks=(Mark(3, 9, ("one", "é"), "old", "new"), Mark(10, 12)),
        changes=(
            FactChange(
                "old",
                "It was “so”.",
                "It is 𝔘.",
                PartialDate(2020),
                None,
                "by-this",
                ("A “thing”", "é"),
            ),
            FactChange("new", "Was.", "Is."),
        ),
    )
    unset = [
        name for name in Publication.__slots__ if not getattr(document.publication, name, None)
    ]
    assert unset == []  # A field added since is to be filled in here too.
    for held in (document, random_document(4)):
        library = Library(path)
        library.add(held, passages_of(held), CUT)
        identity, generation = library.identity, library.generation
        library.take_note("seen", "yes é")
        library.close()
        library = Library(path)
        assert library.document(held.id) == held
        ids = [one.id for one in passages_of(held)]
        assert library.passages(ids, CUT) == passages_of(held)
        assert (library.identity, library.generation) == (identity, generation)
        assert library.note("seen") == "yes é"
        assert library.note("unseen") == ""
        library.close()


def test_two_libraries_have_two_identities(tmp_path: Path) -> None:
    one, other = Library(tmp_path / "one"), Library(tmp_path / "other")
    assert one.identity != other.identity
    one.close()
    other.close()


def test_passages_come_in_the_order_asked_and_unknown_ones_are_left_out(
    library: Library,
) -> None:
    document = random_document(3)
    put(library, document)
    ids = [one.id for one in passages_of(document)]
    asked = [*reversed(ids), "unknown", ids[0]]
    assert [one.id for one in library.passages(asked, CUT)] == [*reversed(ids), ids[0]]
    assert library.passages(ids, "other rules") == []
    texts = library.search_texts(list(reversed(ids)), CUT)
    assert texts == [one.search_text for one in reversed(passages_of(document))]
    assert library.count_passages(document.id, CUT) == len(ids)


def test_many_ids_are_asked_for_in_portions(library: Library) -> None:
    documents = [
        made_document(f"Note {number}", f"Words {number}.", source=f"/{number}")
        for number in range(1203)
    ]
    library.add_all([(one, passages_of(one)) for one in documents], CUT)
    rows = library.current_passages(CUT)
    assert len(rows) == 1203
    assert [one.id for one in library.passages([id_ for id_, _ in rows], CUT)] == [
        id_ for id_, _ in rows
    ]
    library.keep_vectors("m", [(checksum, checksum.encode()) for _, checksum in rows])
    found = list(library.vectors("m", [checksum for _, checksum in rows]))
    assert found == [checksum.encode() for _, checksum in rows]


def test_an_unknown_document_is_named(library: Library) -> None:
    with pytest.raises(UnknownDocument, match="'nobody-here'") as raised:
        library.document("nobody-here")
    assert raised.value.document_id == "nobody-here"


def test_documents_cut_by_other_rules_are_found_and_cut_again(library: Library) -> None:
    put(library, A)
    assert library.uncut(CUT) == []
    assert library.uncut("new rules") == [A.id]
    library.keep_passages(passages_of(A), "new rules")
    assert library.uncut("new rules") == []
    assert library.current_passages(CUT) == library.current_passages("new rules")
    put(library, B)
    assert library.uncut("new rules") == [B.id]


def test_only_current_passages_await_vectors(library: Library) -> None:
    put(library, A)
    put(library, B)
    wanted = sorted((one.search_checksum, one.search_text) for one in passages_of(B))
    assert library.without_vector("model", CUT) == wanted
    library.keep_vectors("model", [(wanted[0][0], b"\0\0\x80?")])
    assert library.without_vector("model", CUT) == wanted[1:]
    assert library.without_vector("other model", CUT) == wanted
    assert list(library.vectors("model", [wanted[0][0]])) == [b"\0\0\x80?"]
    with pytest.raises(KeyError):
        list(library.vectors("other model", [wanted[0][0]]))


def test_vectors_come_in_the_order_asked_even_twice(library: Library) -> None:
    library.keep_vectors("m", [("a", b"1"), ("b", b"2"), ("c", b"3")])
    library.keep_vectors("m", [("b", b"9")])
    assert list(library.vectors("m", ["c", "a", "b", "a"])) == [b"3", b"1", b"9", b"1"]


def test_equal_texts_await_one_vector(library: Library) -> None:
    put(library, made_document("Same", "Words.", data=b"1", source="/1"))
    put(library, made_document("Same", "Words.", data=b"2", source="/2"))
    assert len(library.current_passages(CUT)) == 2
    assert len(library.without_vector("m", CUT)) == 1


def test_a_change_that_fails_leaves_nothing(library: Library) -> None:
    put(library, A)
    before = library.generation, library.current_passages(CUT)

    class Broken(Exception):
        pass

    def vectors() -> object:
        yield "a", b"1"
        raise Broken

    with pytest.raises(Broken):
        library.keep_vectors("m", vectors())  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        list(library.vectors("m", ["a"]))
    with pytest.raises(AttributeError):
        library.add_all([(B, passages_of(B)), (None, [])], CUT)  # type: ignore[list-item]
    assert (library.generation, library.current_passages(CUT)) == before
    assert put(library, B)[0] is Change.NEW_VERSION


def versions_of_two(number: int) -> list[tuple[Document, list[Passage]]]:
    both = [
        made_document("Note", f"Version {number} of {name}.", source=f"/{name}")
        for name in ("a", "b")
    ]
    return [(one, passages_of(one)) for one in both]


def state_seen(library: Library) -> int:
    """Return the version that both documents are seen in; fails if they differ."""
    texts = [one.text for one in library.documents()]
    versions = {int(text.split("Version ")[1].split()[0]) for text in texts}
    assert len(texts) == 2
    assert len(versions) == 1
    ids = [one for one, _ in library.current_passages(CUT)]
    assert len(library.passages(ids, CUT)) == 2
    return versions.pop()


def test_threads_read_whole_states_while_one_writes(library: Library) -> None:
    library.add_all(versions_of_two(0), CUT)
    done = threading.Event()

    def read() -> list[int]:
        seen = []
        while not done.is_set():
            seen.append(state_seen(library))
        return seen

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read) for _ in range(6)]
        for number in range(1, 60):
            library.add_all(versions_of_two(number), CUT)
        done.set()
        seen = [one.result() for one in readers]
    assert all(each == sorted(each) for each in seen)
    assert len({version for each in seen for version in each}) > 2
    assert library.generation == 60


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux does")
def test_threads_that_come_and_go_leave_no_connections_open(library: Library) -> None:
    def files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    def read_once() -> None:
        thread = threading.Thread(target=lambda: library.generation)
        thread.start()
        thread.join()

    read_once()
    before = files()
    for _ in range(20):
        read_once()
    assert files() == before
