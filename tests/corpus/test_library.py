"""Which version of a document a library holds, by its bytes, its path and its id."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.library import Library
from corpus.versions import Change
from tests.corpus.cut_documents import CUT, A, B, passages_of, put
from tests.made_documents import made_document


def current_ids(library: Library) -> set[str]:
    return {one.id for one in library.documents()}


def numbers(library: Library, document: Document) -> list[tuple[int, str, bool]]:
    return [
        (one.number, one.document_id, one.replaced_at is None)
        for one in library.versions(document.id)
    ]


def at(document: Document, source: str) -> Document:
    return replace(document, source=source)


def test_the_same_bytes_twice_are_one_document(library: Library) -> None:
    assert put(library, A) == (Change.NEW, 1, ())
    generation = library.generation
    assert put(library, A) == (Change.UNCHANGED, 1, ())
    assert library.generation == generation
    assert len(list(library.documents(all_versions=True))) == 1
    assert len(library.current_passages(CUT)) == len(passages_of(A))


def test_the_same_bytes_under_two_paths_are_one_document(library: Library) -> None:
    put(library, A)
    generation = library.generation
    assert put(library, at(A, "/notes/copy.md"))[0] is Change.UNCHANGED
    assert library.generation == generation
    assert [one.id for one in library.documents()] == [A.id]
    assert {one.source for one in library.versions()} == {"/notes/one.md", "/notes/copy.md"}


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(library: Library) -> None:
    put(library, A)
    generation = library.generation
    assert put(library, B) == (Change.NEW_VERSION, 2, (A.id,))
    assert library.generation == generation + 1
    assert current_ids(library) == {B.id}
    assert library.document(A.id) == A
    assert numbers(library, A) == [(1, A.id, False), (2, B.id, True)]
    old, new = library.versions(A.id)
    assert old.replaced_at == new.added_at
    assert {one for one, _ in library.current_passages(CUT)} == {one.id for one in passages_of(B)}
    assert library.passages([passages_of(A)[0].id], CUT) == passages_of(A)[:1]


def test_a_file_may_go_back_to_what_it_was(library: Library) -> None:
    put(library, A)
    put(library, B)
    assert put(library, A) == (Change.NEW_VERSION, 3, (B.id,))
    assert current_ids(library) == {A.id}
    assert numbers(library, A) == [(1, A.id, False), (2, B.id, False), (3, A.id, True)]


def test_a_stated_id_joins_versions_from_different_paths(library: Library) -> None:
    first = made_document("Recall", "Old.", source="/a.md", external_id="PF1")
    second = made_document("Recall", "New.", source="/b.md", external_id="PF1")
    other = made_document("Release", "Else.", source="/a2.md", external_id="PF2")
    put(library, first)
    put(library, other)
    assert put(library, second) == (Change.NEW_VERSION, 2, (first.id,))
    assert current_ids(library) == {second.id, other.id}
    assert {one.source for one in library.versions(second.id)} == {"id:PF1"}


def test_a_file_that_comes_to_state_an_id_replaces_what_stood_at_its_path(
    library: Library,
) -> None:
    put(library, A)
    stated = made_document("Recall", "With an id.", source=A.source, external_id="PF1")
    assert put(library, stated)[::2] == (Change.NEW_VERSION, (A.id,))
    assert current_ids(library) == {stated.id}


def test_a_file_that_no_longer_states_an_id_replaces_what_stood_at_its_path(
    library: Library,
) -> None:
    stated = made_document("Recall", "With an id.", source="/one.md", external_id="PF1")
    bare = made_document("Recall", "Without an id.", source="/one.md")
    put(library, stated)
    put(library, bare)
    assert current_ids(library) == {bare.id}


def test_one_of_two_equal_files_changes(library: Library) -> None:
    copy = at(A, "/notes/copy.md")
    put(library, A)
    put(library, copy)
    assert put(library, B) == (Change.NEW_VERSION, 2, (A.id,))
    assert current_ids(library) == {A.id, B.id}
    generation = library.generation
    assert put(library, at(B, copy.source)) == (Change.NEW_VERSION, 2, (A.id,))
    assert current_ids(library) == {B.id}
    assert library.generation == generation + 1


def test_retired_sources_have_no_current_document(library: Library) -> None:
    put(library, A)
    put(library, made_document("Release", "Words.", source="/other.md"))
    generation = library.generation
    assert library.retire([A.source, "/never/held.md"]) == 1
    assert library.generation == generation + 1
    assert A.id not in current_ids(library)
    assert library.document(A.id) == A
    assert library.retire([A.source]) == 0
    assert library.generation == generation + 1
    assert put(library, A)[:2] == (Change.NEW, 2)
    assert A.id in current_ids(library)


def test_current_sources_are_found_by_their_beginning(library: Library) -> None:
    for source in ("starter:a_b", "starter:a%b", "other"):
        put(library, made_document(source, source, source=source))
    library.retire(["starter:a_b"])
    assert library.current_sources("starter:") == ["starter:a%b"]
    assert library.current_sources("starter:%") == []


def test_a_batch_counts_as_one_change(library: Library) -> None:
    documents = [
        made_document(f"Note {number}", "Words.", source=f"/{number}") for number in range(5)
    ]
    pairs = [(one, passages_of(one)) for one in documents]
    generation = library.generation
    assert [one.change for one in library.add_all(pairs, CUT)] == [Change.NEW] * 5
    assert library.generation == generation + 1
    library.add_all(pairs, CUT)
    library.add_all([], CUT)
    assert library.generation == generation + 1
