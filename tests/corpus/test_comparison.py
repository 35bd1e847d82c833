from __future__ import annotations

from collections import Counter

import pytest

from corpus import comparison
from corpus.comparison import ChangedPassage, Comparison, compare
from corpus.document import Document, TextBuilder
from tests.made_documents import made_document, random_document

OLD = "A manager approves a recall within five working days of the breach."
NEW = "A manager approves a recall within three working days of the breach."


def made(*lines: str) -> Document:
    """Return a document of paragraphs; a line that begins with # is a heading."""

    def fill(content: TextBuilder) -> None:
        for one in lines:
            if one.startswith("#"):
                content.heading(one.strip("# "), len(one) - len(one.lstrip("#")))
            else:
                content.paragraph(one)

    return made_document("Guide", fill)


def test_equal_documents_have_no_differences() -> None:
    for seed in range(5):
        assert compare(random_document(seed), random_document(seed)).is_empty
    assert compare(made(), made()) == Comparison()


def test_a_passage_that_came_is_added_under_its_headings() -> None:
    older = made("# Recall", "One rule stands.", "## Deep", "Another rule stays.")
    newer = made("# Recall", "One rule stands.", "## Deep", "Another rule stays.", "Appeals too.")
    assert compare(older, newer) == Comparison(
        added=(ChangedPassage(("Recall", "Deep"), "", "Appeals too."),)
    )
    assert compare(newer, older) == Comparison(
        removed=(ChangedPassage(("Recall", "Deep"), "Appeals too.", ""),)
    )


def test_a_passage_with_other_words_is_reworded_under_its_new_heading() -> None:
    older, newer = made("# Recall", "Before.", OLD), made("# Recall 2026", "Before.", NEW)
    assert compare(older, newer) == Comparison(
        reworded=(ChangedPassage(("Recall 2026",), OLD, NEW),)
    )


def test_a_passage_with_little_in_common_is_another_one() -> None:
    other = "The court may sentence for a breach without any report being asked for first."
    found = compare(made("Before.", OLD), made("Before.", other))
    assert [one.before for one in found.removed] == [OLD]
    assert [one.after for one in found.added] == [other]
    assert found.reworded == ()


def test_the_likest_of_several_passages_is_the_one_that_was_reworded() -> None:
    victims = "The victim is told of a release by the contact officer in good time."
    victims_now = "The victim is told of every release by the liaison officer in good time."
    found = compare(made(OLD, victims, "It ends."), made("It begins here.", victims_now, NEW))
    assert {(one.before, one.after) for one in found.reworded} == {
        (OLD, NEW),
        (victims, victims_now),
    }
    assert [one.after for one in found.reworded] == [victims_now, NEW]
    assert [one.before for one in found.removed] == ["It ends."]
    assert [one.after for one in found.added] == ["It begins here."]


def test_a_heading_alone_is_a_place_and_no_passage() -> None:
    assert compare(made("# Recall", OLD), made("# Return", OLD)).is_empty


def test_a_row_of_a_table_and_an_item_of_a_list_are_passages() -> None:
    def fill(days: str, item: str) -> Document:
        def add(content: TextBuilder) -> None:
            content.table_row(["Kind of letter", "Time limit"], header=True)
            content.table_row(["First warning letter", f"{days} working days"])
            content.table_row(["Final warning letter", "two working days"])
            content.list_item("check the address of the person")
            content.list_item(item)

        return made_document("Guide", add)

    found = compare(
        fill("five", "tell the manager of the visit"),
        fill("four", "carry a telephone at all times"),
    )
    assert [(one.before, one.after) for one in found.reworded] == [
        ("First warning letter | five working days", "First warning letter | four working days")
    ]
    assert [one.before for one in found.removed] == ["tell the manager of the visit"]
    assert [one.after for one in found.added] == ["carry a telephone at all times"]


def test_nothing_is_lost_between_two_unlike_documents() -> None:
    for seed in range(10):
        older, newer = random_document(seed), random_document(seed + 100)
        found = compare(older, newer)
        gone = {one.before for one in (*found.removed, *found.reworded)}
        come = {one.after for one in (*found.added, *found.reworded)}
        before, after = passages(older), passages(newer)
        assert gone == before - after | (gone & before & after)
        assert come == after - before | (come & before & after)


def passages(document: Document) -> set[str]:
    return {document.text[one.start : one.end] for one in document.blocks if one.kind != "heading"}


def test_long_rewritten_documents_are_not_compared_each_with_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Counter[str]] = []
    likeness = comparison._likeness

    def counted(one: Counter[str], other: Counter[str]) -> float:
        compared.append(one)
        return likeness(one, other)

    monkeypatch.setattr(comparison, "_likeness", counted)
    older = made(*(f"Rule number {one} of the old manual." for one in range(3000)))
    newer = made(*(f"Rule number {one} of the new manual." for one in range(3000)))
    found = compare(older, newer)
    assert len(found.reworded) == 3000
    assert [one.before for one in found.reworded[:2]] == [
        "Rule number 0 of the old manual.",
        "Rule number 1 of the old manual.",
    ]
    assert len(compared) <= 3000 * 40


def test_many_equal_rows_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    monkeypatch.setattr(comparison, "_likeness", lambda *_: compared.append(1) or 0.0)
    rows = [words for one in range(2000) for words in ("Yes or no", f"Question {one}")]
    found = compare(made(*rows), made(*rows, "Yes or no"))
    assert [one.after for one in found.added] == ["Yes or no"]
    assert len(compared) <= 40


def test_a_small_change_in_a_long_document_is_compared_only_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Counter[str]] = []
    likeness = comparison._likeness
    monkeypatch.setattr(
        comparison, "_likeness", lambda one, other: compared.append(one) or likeness(one, other)
    )
    lines = [f"Rule number {one} is this: do {one} things." for one in range(5000)]
    changed = [*lines[:2500], OLD, *lines[2501:]], [*lines[:2500], NEW, *lines[2501:]]
    found = compare(made(*changed[0]), made(*changed[1]))
    assert [one.after for one in found.reworded] == [NEW]
    assert compared == [Counter(OLD.split())]


def test_a_passage_that_moved_is_removed_and_added_and_not_reworded() -> None:
    found = compare(made("# Recall", OLD, "It ends here."), made("# Recall", "It ends here.", OLD))
    moved = {one.before for one in found.removed}
    assert moved == {one.after for one in found.added}
    assert len(moved) == 1
    assert found.reworded == ()


def test_every_passage_says_where_it_stands_in_both_versions() -> None:
    older = made("# Recall", "Goes away.", "Stays here.", OLD, "# End", "Last words.")
    newer = made("# Recall", "Stays here.", NEW, "# End", "Last words.", "Came at the end.")
    found = compare(older, newer)
    for one in (*found.added, *found.removed, *found.reworded):
        for document, words, place in (
            (older, one.before, one.before_at),
            (newer, one.after, one.after_at),
        ):
            assert (place is None) == (words == "")
            assert place is None or document.text[place:].startswith(words)
    every = sorted((*found.added, *found.removed, *found.reworded), key=lambda one: one.order)
    assert [one.before or one.after for one in every] == ["Goes away.", OLD, "Came at the end."]
