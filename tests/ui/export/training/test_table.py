"""The table, read by the csv module and as a spreadsheet would take it."""

from __future__ import annotations

import csv
import io

import pytest

from assistant.training.item import Item, ItemKind
from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, item, pack
from tests.ui.export.training.readers import said_of
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.web.language import words_in


def read(made: Pack, language: str = "en") -> list[dict[str, str]]:
    content = export_pack(made, Form.CSV, words_in(language)).content
    assert content.startswith(b"\xef\xbb\xbf")
    file = io.StringIO(content.decode("utf-8-sig"), newline="")
    rows = list(csv.reader(file, strict=True))
    assert {len(one) for one in rows} == {len(rows[0])}
    return [dict(zip(rows[0], one, strict=True)) for one in rows[1:]]


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def check_row(row: dict[str, str], one: Item) -> None:
    options = [unguarded(row[f"Option {'ABCDEF'[at]}"]) for at in range(len(one.options))]
    assert options == [harmless(option.text).strip() for option in one.options]
    assert unguarded(row["Question"]) == harmless(one.question).strip()
    assert row["Right letters"] == ", ".join("ABCDEF"[at] for at in one.right)
    for words in one.right_texts:
        assert harmless(words).strip() in row["Right answer"]
    for words in one.prompts:
        assert harmless(words).strip() in row["Terms"]
    told = squeezed(" ".join(row[name] for name in ("Explanation", "Quote", "Citation")))
    for words in said_of(one):
        assert squeezed(words) in told


def check(made: Pack) -> None:
    for row, one in zip(read(made), made.shown_items, strict=True):
        check_row(row, one)


def test_every_item_is_a_row() -> None:
    check(pack())


@pytest.mark.parametrize("text", [*HOSTILE, WELSH])
def test_every_text_survives(text: str) -> None:
    check(hostile_pack(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(text: str) -> None:
    for row in read(hostile_pack(text)):
        assert not [one for one in row.values() if one.lstrip().startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", " =1+1", "＝1"])
def test_a_formula_is_shown_behind_an_apostrophe(text: str) -> None:
    one = item(ItemKind.NUMBER, text, "2", question=f"{text}?", explanation=text)
    (row,) = read(pack(items=(one,)))
    assert row["Option A"] == f"'{text.strip()}"
    assert row["Explanation"] == f"'{text.strip()}"


def test_topic_kind_and_link_are_columns() -> None:
    first, *_, last = read(pack())
    assert (first["Topic"], first["Kind"]) == ("Recall", "Number")
    assert first["Link"] == "https://www.example.org/framework#the-report"
    assert last["Quote"].split("\n\n")[1] == "Superseded\nA pass is valid for 28 days."


def test_the_order_and_the_pairs_can_be_read() -> None:
    rows = {one["Kind"]: one for one in read(pack())}
    steps = ["D. Read the file", "B. Write the report", "C. Sign the report", "A. Send the report"]
    assert rows["Order of steps"]["Right answer"].split("\n") == steps
    assert rows["Term and meaning"]["Terms"] == "1. Pass\n2. Harbour\n3. Warden"
    assert rows["Term and meaning"]["Right answer"].split("\n")[0] == (
        "B. Pass – a paper that lets one cross"
    )


def test_columns_are_named_in_the_language_of_the_reader() -> None:
    assert "Dewis A" in read(pack(), "cy")[0]


def test_dropped_items_are_left_out() -> None:
    assert "dropped" not in [one["Id"] for one in read(pack())]
