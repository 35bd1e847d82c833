from __future__ import annotations

import pytest

from corpus.document import BlockKind, Document
from corpus.errors import UnreadableFile
from corpus.formats.markdown_note import read_markdown
from corpus.marks import FactChange, Mark, changes_from, parted
from corpus.written_date import PartialDate

HEAD = "---\nrests_on: [one, two, three]\n---\n"


def note(body: str, head: str = HEAD) -> Document:
    text = head + body
    return read_markdown(text.encode(), text, name="note.md", source="here")


def told(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words of each mark with the publications they rest on."""
    return [(document.text[one.start : one.end], one.publications) for one in document.marks]


def test_text_without_marks_is_left_as_it_is() -> None:
    for words in ("", "Plain words. More [words] and ^ and [^] and [^a b].", "x[^"):
        assert parted(words) == (words, [])


def test_a_mark_is_taken_out_and_spans_its_statement() -> None:
    plain, marks = parted("A rule applies.[^one] Another too. [^two] The rest")
    assert plain == "A rule applies. Another too. The rest"
    assert marks == [Mark(0, 15, ("one",)), Mark(16, 28, ("two",))]
    assert [plain[one.start : one.end] for one in marks] == ["A rule applies.", "Another too."]


def test_several_marks_of_one_statement_are_one() -> None:
    plain, marks = parted("It ended.[^one][^two][^was:reset]")
    assert plain == "It ended."
    assert marks == [Mark(0, 9, ("one", "two"), was="reset")]
    _, (mark,) = parted("It is so.[^now:reset][^three]")
    assert mark == Mark(0, 9, ("three",), now="reset")
    _, (both,) = parted("x[^was:a][^now:b]")
    assert both == Mark(0, 1, (), "a", "b")


def test_marks_count_code_points() -> None:
    plain, marks = parted("𝔘𝔫𝔦 é 🇬🇧.[^one] “Ô” – 𝔘.[^two]")
    assert [plain[one.start : one.end] for one in marks] == ["𝔘𝔫𝔦 é 🇬🇧.", "“Ô” – 𝔘."]


def test_a_note_loses_its_marks_and_nothing_else() -> None:
    body = (
        "# Title\n\nFirst rule.[^one] Second\nrule.[^two][^now:c]\n\nThe officer must:\n\n"
        "- write [^1]: it down[^one]\n  - at once[^two]\n\n"
        "| Who | When |\n|-|-|\n| Adult | five[^one] |\n| Child | six[^one][^three] |\n"
    )
    document = note(body)
    assert document.text == (
        "Title\n\nFirst rule. Second rule.\n\nThe officer must:\n\n"
        "• write: it down\n  • at once\n\nWho | When\nAdult | five\nChild | six"
    )
    assert told(document) == [
        ("First rule.", ("one",)),
        ("Second rule.", ("two",)),
        ("write", ("1",)),
        (": it down", ("one",)),
        ("at once", ("two",)),
        ("Adult | five", ("one",)),
        ("Child | six", ("one", "three")),
    ]
    assert document.marks[1].now == "c"
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
    rows = [one for one in document.blocks if one.kind is BlockKind.TABLE_ROW]
    assert [(one.start, one.end) for one in rows] == [
        (one.start, one.end) for one in document.marks[-2:]
    ]


def test_a_mark_in_each_cell_covers_that_cell() -> None:
    document = note("|a|b|\n|-|-|\n| Adult[^one] | five[^two] |\n")
    assert told(document) == [("Adult", ("one",)), ("five", ("two",))]


def test_statements_without_a_mark_after_them_belong_to_the_next_mark() -> None:
    assert told(note("One. Two.[^one]\n\nThree.\n")) == [("One. Two.", ("one",))]


def test_text_that_is_no_note_of_ours_keeps_what_looks_like_marks() -> None:
    body = "A footnote.[^one]\n"
    assert note(body, "---\ntitle: Official\n---\n").text == "A footnote.[^one]"
    assert note(body, "").marks == ()
    assert note(body, "---\nchanges: []\n---\n").text == "A footnote."


CHANGES = """---
rests_on: [one]
changes:
  - id: ftr
    was: "A fixed-term recall lasts
      28 days."
    now: A fixed-term recall lasts 56 days.
    from: 2015
    until: 2026-03-30
    replaced_by: sentencing-act
    ended: [FTR 28, "the old
      recall"]
  - {id: second, was: Old., now: New.}
---
"""


def test_changes_are_read_with_their_dates() -> None:
    first, second = note("Words.[^one]\n", CHANGES).changes
    assert first == FactChange(
        "ftr",
        "A fixed-term recall lasts 28 days.",
        "A fixed-term recall lasts 56 days.",
        PartialDate(2015),
        PartialDate(2026, 3, 30),
        "sentencing-act",
        ("FTR 28", "the old recall"),
    )
    assert second == FactChange("second", "Old.", "New.")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ("ftr", "list as changes"),
        ([["ftr"]], "without id, was and now"),
        (["ftr"], "without id, was and now"),
        ([{"id": "a", "was": "b"}], "without id, was and now"),
        ([{"id": "a", "was": "", "now": "c"}], "without id, was and now"),
        ([{"id": "a", "was": "b", "now": "c", "ended": "d"}], "list of names as ended"),
        ([{"id": "a", "was": "b", "now": "c", "until": "soon"}], "until: 'soon'"),
        ([{"id": "a", "was": "b", "now": "c", "from": "2021-02-31"}], "from: '2021-02-31'"),
    ],
)
def test_a_change_that_cannot_be_understood_is_named(changes: object, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        changes_from({"changes": changes}, name="my-note.md")
    assert caught.value.name == "my-note.md"


def test_no_changes_are_none() -> None:
    assert changes_from({}, name="n") == ()
