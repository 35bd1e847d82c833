from datetime import date

import pytest

from corpus.errors import UnreadableFile
from corpus.formats.front_matter import publication_from, split_front_matter
from corpus.publication import Publication, Status
from corpus.written_date import PartialDate

FULL = """---
id: note-7
title: "Recall: the first day"
publisher: Example Office
url: https://example.org/recall
license: Open Licence
published: 2021-06-26
updated: 3 March 2024
status: Superseded
applies-from: 2021-06-26
applies_to: 2024-03-31
replaced_by: note-8
language: no
nation: England
summary: What happens first.
topics: [recall, licence]
rests_on:
  - national-standards
  - https://example.org/standards
starter_note: yes
kind: instruction
part_of: whole
replaces: older
amends: [a, b]
status_note: See
  note 8.
withdrawn_on: 2024-04
colour: green
---
The body.
"""


def publication_in(text: str, name: str = "note.md") -> Publication:
    fields, _ = split_front_matter(text, name=name)
    return publication_from(fields, title="Untitled", name=name)


def test_every_field_is_read() -> None:
    assert publication_in(FULL) == Publication(
        title="Recall: the first day",
        publisher="Example Office",
        address="https://example.org/recall",
        licence="Open Licence",
        published=date(2021, 6, 26),
        updated=date(2024, 3, 3),
        status=Status.SUPERSEDED,
        applies_from=date(2021, 6, 26),
        applies_to=date(2024, 3, 31),
        replaced_by="note-8",
        language="no",
        nation="England",
        summary="What happens first.",
        topics=("recall", "licence"),
        rests_on=("national-standards", "https://example.org/standards"),
        starter_note=True,
        external_id="note-7",
        kind="instruction",
        part_of="whole",
        replaces=("older",),
        amends=("a", "b"),
        status_note="See note 8.",
        withdrawn_on=PartialDate(2024, 4),
    )


def test_a_date_is_kept_as_precise_as_it_is_written() -> None:
    publication = publication_in("---\npublished: 2020\nas_at: March 2020\n---\nx")
    assert (publication.published, publication.updated) == (PartialDate(2020), PartialDate(2020, 3))


def test_the_body_stands_after_the_front_matter() -> None:
    assert split_front_matter(FULL, name="note.md")[1].strip() == "The body."


@pytest.mark.parametrize(
    "text", ["No front matter.", "---\nA line between rules.\n---\n", "\n- a\n---\n", ""]
)
def test_text_without_front_matter_is_left_as_it_is(text: str) -> None:
    assert split_front_matter(text, name="n") == ({}, text)


def test_empty_values_count_as_absent() -> None:
    publication = publication_in("---\ntitle:\nupdated: null\ntopics:\n---\nx")
    assert publication == Publication(title="Untitled")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("updated: soon", ("updated", "'soon'")),
        ("published: 2021-13", ("published", "'2021-13'")),
        ("withdrawn_on: 21", ("withdrawn_on", "'21'")),
        ("replaces: [[a]]", ("replaces", "plain list")),
        ("published: 2021-02-31", ("published", "'2021-02-31'")),
        ("applies_to: 03/04/2021", ("applies_to", "'03/04/2021'")),
        ("updated: [2021-01-01]", ("updated", "list")),
        ("status: fresh", ("status", "'fresh'", "withdrawn")),
        ("starter_note: perhaps", ("starter_note", "'perhaps'")),
        ("address: javascript:alert(1)", ("address", "javascript")),
        ("topics: {a: b}", ("topics",)),
        ("title: [a, b]", ("title",)),
        ("title: one: two", ("line 2",)),
        ("title: " + "[" * 5000, ("nested", "YAML")),
        ("title: !!python/object/apply:os.getcwd []", ("title",)),
        ("title: &a [*a]", ("YAML", "recursive")),
    ],
)
def test_what_cannot_be_understood_is_named(line: str, told: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        publication_in(f"---\n{line}\n---\nText.\n", name="my-note.md")
    assert caught.value.name == "my-note.md"
    assert all(words in caught.value.reason for words in told)


def test_front_matter_that_is_not_closed_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="does not close"):
        split_front_matter("---\ntitle: A note\n\nText.\n", name="n.md")
