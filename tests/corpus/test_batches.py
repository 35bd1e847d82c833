"""Documents that come in together and are taken back together, exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document
from corpus.errors import CannotTakeBack
from corpus.library import Library
from corpus.passage import Passage
from corpus.split import CuttingRules, cut
from corpus.versions import Change
from tests.made_documents import made_document

RULES = CuttingRules("words", 120)
A = made_document("Recall", "A manager approves a recall.", data=b"A", source="a.md")
B = made_document("Recall", "Two managers approve a recall.", data=b"B", source="a.md")
C = made_document("Tags", "A tag is worn at night.", data=b"C", source="c.md")


def cuts(*documents: Document) -> list[tuple[Document, list[Passage]]]:
    return [
        (one, cut(one, RULES, lambda texts: [len(text.split()) for text in texts]))
        for one in documents
    ]


def current(library: Library) -> set[tuple[str, str]]:
    return {(one.source, one.document_id) for one in library.versions() if not one.replaced_at}


def put(library: Library, name: str, *documents: Document) -> list[Change]:
    added = library.batches.add(name, cuts(*documents), RULES.fingerprint)
    return [one.change for one in added]


def test_what_a_batch_replaced_is_current_again(library: Library) -> None:
    put(library, "first", A)
    before = current(library)
    assert put(library, "second", B, C) == [Change.NEW_VERSION, Change.NEW]
    generation = library.generation
    assert library.batches.take_back("second").taken_back
    assert current(library) == before
    assert library.generation > generation
    assert [one.id for one in library.documents()] == [A.id]


def test_the_history_stays_true(library: Library) -> None:
    put(library, "first", A)
    put(library, "second", B)
    library.batches.take_back("second")
    told = [(one.number, one.document_id) for one in library.versions(A.id)]
    assert told == [(1, A.id), (2, B.id), (3, A.id)]
    assert put(library, "third", B) == [Change.NEW_VERSION]
    library.batches.take_back("third")
    assert current(library) == {("a.md", A.id)}


def test_what_something_newer_has_replaced_cannot_be_taken_back(library: Library) -> None:
    put(library, "first", A, C)
    put(library, "second", B)
    present = current(library)
    with pytest.raises(CannotTakeBack) as caught:
        library.batches.take_back("first")
    assert caught.value.overtaken == (A.id,)
    assert current(library) == present


def test_batches_are_taken_back_one_after_the_other(library: Library) -> None:
    put(library, "first", A, C)
    put(library, "second", B)
    library.batches.take_back("second")
    assert current(library) == {("a.md", A.id), ("c.md", C.id)}
    library.batches.take_back("first")
    assert current(library) == set()


def test_taking_back_twice_does_nothing(library: Library) -> None:
    put(library, "first", A)
    library.batches.take_back("first")
    generation = library.generation
    library.batches.take_back("first")
    assert (library.generation, current(library)) == (generation, set())


def test_a_batch_that_never_came_in_cannot_be_taken_back(library: Library) -> None:
    assert library.batches.exchange("none") is None
    with pytest.raises(CannotTakeBack, match="never came in"):
        library.batches.take_back("none")


def test_the_same_bytes_under_a_second_name_are_taken_back_too(library: Library) -> None:
    put(library, "first", A)
    before = current(library)
    assert put(library, "second", replace(A, source="copy.md")) == [Change.UNCHANGED]
    library.batches.take_back("second")
    assert current(library) == before


def test_a_version_that_came_under_another_source_is_exchanged_exactly(library: Library) -> None:
    put(library, "first", A)
    before = current(library)
    publication = replace(B.publication, external_id="recall")
    put(library, "second", replace(B, publication=publication))
    assert current(library) == {("id:recall", B.id)}
    library.batches.take_back("second")
    assert current(library) == before


def test_a_batch_is_in_whole_or_not_at_all(library: Library) -> None:
    broken = [*cuts(A), (C, [None])]
    with pytest.raises(AttributeError):
        library.batches.add("first", broken, RULES.fingerprint)  # type: ignore[arg-type]
    assert current(library) == set()
    assert library.batches.exchange("first") is None


def test_it_is_foreseen_what_adding_would_do(library: Library) -> None:
    assert library.batches.foresee(A).change is Change.NEW
    put(library, "first", A)
    for document, change in ((A, Change.UNCHANGED), (B, Change.NEW_VERSION), (C, Change.NEW)):
        found = library.batches.foresee(document)
        assert found.change is change
        assert found.held == (None if change is Change.NEW else A.id)
        assert put(library, f"adds {document.id}", document) == [change]
    elsewhere = library.batches.foresee(replace(C, source="other.md"))
    assert (elsewhere.change, elsewhere.held) == (Change.UNCHANGED, C.id)
    library.batches.take_back(f"adds {C.id}")
    assert library.batches.foresee(C).change is Change.NEW
