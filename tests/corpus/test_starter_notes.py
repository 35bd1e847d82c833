"""The bundled notes: every statement rests on a publication, and every change is told in full."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files

import pytest

from corpus.catalogue import TOPICS, Catalogue, read_catalogue
from corpus.document import Block, BlockKind, Document
from corpus.formats.markdown_note import read_markdown
from corpus.publication import Status
from corpus.sentences import Span, sentence_spans

LEAST_NOTES = 60
LEAST_TERMS = 130
NATIONS = {"England", "Wales", "England and Wales"}
_MARK_LEFT = re.compile(r"\[\^|\]\[|\^\]")


@cache
def notes() -> dict[str, Document]:
    """Return the notes by the name of their file."""
    found = {}
    with as_file(files("corpus").joinpath("starter")) as folder:
        for path in sorted(folder.glob("*.md")):
            data = path.read_bytes()
            found[path.stem] = read_markdown(
                data, data.decode("utf-8"), name=path.name, source=path.name
            )
    return found


@cache
def catalogue() -> Catalogue:
    return read_catalogue()


def names() -> list[str]:
    return list(notes())


def statements(note: Document) -> Iterator[tuple[Block, Span]]:
    """Yield the sentences of paragraphs and list items, and the rows of tables below the header."""
    for block in note.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            yield block, (block.start, block.end)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            for span in sentence_spans(note.text, block.start, block.end):
                yield block, span


def words(note: Document, span: Span) -> str:
    return note.text[span[0] : span[1]]


def leads_in(note: Document, block: Block, span: Span) -> bool:
    """Tell whether a sentence only announces the list or table right after its paragraph."""
    place = note.blocks.index(block)
    after = note.blocks[place + 1] if place + 1 < len(note.blocks) else None
    kinds = (BlockKind.LIST_ITEM, BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW)
    announced = after is not None and after.kind in kinds
    return announced and span[1] == block.end and words(note, span).endswith(":")


def is_covered(note: Document, span: Span) -> bool:
    """Tell whether marks with publications cover each word: "level C. From 7" may have two."""
    covered = {
        place
        for one in note.marks
        if one.publications and one.start < span[1] and one.end > span[0]
        for place in range(one.start, one.end)
    }
    return all(place in covered or note.text[place] in " |" for place in range(span[0], span[1]))


def test_there_are_notes_enough() -> None:
    assert len(notes()) >= LEAST_NOTES


def test_there_are_terms_enough() -> None:
    terms = {
        note.text[block.start : block.end].split(" | ")[0].lower()
        for name, note in notes().items()
        if name.startswith("glossary")
        for block in note.blocks
        if block.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM)
        or (block.kind is BlockKind.HEADING and block.level > 1)
    }
    assert len(terms) >= LEAST_TERMS


@pytest.mark.parametrize("name", names())
def test_every_statement_is_covered_by_a_mark(name: str) -> None:
    note = notes()[name]
    bare = [
        words(note, span)
        for block, span in statements(note)
        if not leads_in(note, block, span) and not is_covered(note, span)
    ]
    assert bare == []


@pytest.mark.parametrize("name", names())
def test_every_publication_named_is_in_the_catalogue(name: str) -> None:
    note = notes()[name]
    used = {one for mark in note.marks for one in mark.publications}
    used |= set(note.publication.rests_on)
    used |= {one.replaced_by for one in note.changes if one.replaced_by}
    assert used - set(catalogue()) == set()


@pytest.mark.parametrize("name", names())
def test_a_note_rests_on_what_its_marks_name_and_on_nothing_else(name: str) -> None:
    note = notes()[name]
    used = {one for mark in note.marks for one in mark.publications}
    assert set(note.publication.rests_on) == used
    assert len(note.publication.rests_on) == len(used)


@pytest.mark.parametrize("name", names())
def test_every_change_says_what_was_and_what_is_now(name: str) -> None:
    note = notes()[name]
    described = [one.id for one in note.changes]
    assert len(described) == len(set(described))
    assert {one.was for one in note.marks if one.was} == set(described)
    assert {one.now for one in note.marks if one.now} == set(described)
    for change in note.changes:
        assert change.was != change.now
        if change.applies_from and change.applies_to:
            assert change.applies_from.first_day <= change.applies_to.last_day


@pytest.mark.parametrize("name", names())
def test_what_applies_now_comes_before_what_applied(name: str) -> None:
    note = notes()[name]
    late = []
    for change in note.changes:
        now = [one.start for one in note.marks if one.now == change.id]
        was = [one.start for one in note.marks if one.was == change.id and one.now is None]
        if now and was and min(now) > min(was):
            late.append(change.id)
    assert late == []


@pytest.mark.parametrize("name", names())
def test_the_front_matter_is_complete(name: str) -> None:
    publication = notes()[name].publication
    assert publication.external_id in (name, f"starter:{name}")
    assert publication.title
    assert publication.summary
    assert publication.updated is not None
    assert publication.updated.day is not None
    assert publication.starter_note
    assert publication.status is Status.CURRENT
    assert publication.nation in NATIONS
    assert publication.topics
    assert set(publication.topics) <= TOPICS


@pytest.mark.parametrize("name", names())
def test_no_mark_is_left_in_the_text(name: str) -> None:
    assert not _MARK_LEFT.search(notes()[name].text)


def test_no_two_notes_share_a_title_or_a_sentence() -> None:
    titles = Counter(one.publication.title for one in notes().values())
    assert [one for one, count in titles.items() if count > 1] == []
    told: dict[str, set[str]] = defaultdict(set)
    for name, note in notes().items():
        for block, span in statements(note):
            if block.kind is not BlockKind.TABLE_ROW and words(note, span)[-1] in ".?!":
                told[" ".join(words(note, span).lower().split())].add(name)
    assert {said: where for said, where in told.items() if len(where) > 1} == {}


def test_every_topic_has_a_note() -> None:
    covered = {topic for one in notes().values() for topic in one.publication.topics}
    assert TOPICS - covered == set()
