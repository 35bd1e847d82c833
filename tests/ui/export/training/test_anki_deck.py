"""The Anki package, opened as the collection of SQLite that it is."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, pack
from tests.ui.export.training.readers import links_in, said_of, shown
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.web.language import words_in

_PARTED = "\x1f"
# Anki plays, draws or hides what stands in these.
_MARKS = ("[sound:", "[latex]", "[$]", "{{", "\\(", "\\[", "<anki-")


def read(made: Pack) -> dict[str, Any]:
    content = export_pack(made, Form.ANKI, words_in("en")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert json.loads(archive.read("media")) == {}
        database = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as collection:
        collection.deserialize(database)
        assert collection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        models, decks = collection.execute("SELECT models, decks FROM col").fetchone()
        notes = collection.execute("SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id")
        cards = collection.execute("SELECT nid, did FROM cards ORDER BY id").fetchall()
        return {
            "models": json.loads(models),
            "decks": json.loads(decks),
            "notes": notes.fetchall(),
            "cards": cards,
        }


def check(made: Pack) -> None:
    """Compare every note with its item."""
    collection = read(made)
    notes = collection["notes"]
    assert [note for note, _ in collection["cards"]] == [one[0] for one in notes]
    for (_, _, _, _, _, fields), one in zip(notes, made.shown_items, strict=True):
        question, options, answer, explanation, quote, source = fields.split(_PARTED)
        assert not [mark for mark in _MARKS if mark in fields]
        assert squeezed(harmless(one.question)) in squeezed(shown(question))
        for words in (*(option.text for option in one.options), *one.prompts):
            assert squeezed(harmless(words)) in squeezed(shown(options))
        for words in one.right_texts:
            assert squeezed(harmless(words)) in squeezed(shown(answer))
        told = squeezed(" ".join(map(shown, (explanation, quote, source))))
        for words in said_of(one):
            assert squeezed(words) in told


def test_every_item_is_a_note_with_one_card() -> None:
    check(pack())


@pytest.mark.parametrize("text", [*HOSTILE, WELSH])
def test_nothing_in_a_text_is_markup(text: str) -> None:
    check(hostile_pack(text))


def test_the_deck_has_the_title_and_the_cards() -> None:
    collection = read(pack())
    (deck,) = {deck for _, deck in collection["cards"]}
    assert collection["decks"][str(deck)]["name"] == pack().title


def test_the_note_type_has_every_field() -> None:
    collection = read(pack())
    (kind,) = {str(one[2]) for one in collection["notes"]}
    model = collection["models"][kind]
    names = [one["name"] for one in model["flds"]]
    assert names == ["Question", "Options", "Answer", "Explanation", "Quote", "Source"]
    (card,) = model["tmpls"]
    assert "{{Answer}}" not in card["qfmt"]
    assert all(f"{{{{{one}}}}}" in card["qfmt"] + card["afmt"] for one in names)


def test_notes_are_tagged_by_topic_and_kind() -> None:
    tags = [one[4].split() for one in read(pack())["notes"]]
    assert tags[0] == ["recall", "number"]
    assert tags[4] == ["unknown-topic", "which"]
    assert tags[8] == ["current-rule"]


def test_an_item_is_the_same_note_in_every_pack_and_a_later_version_is_newer() -> None:
    first = read(pack())
    later = read(pack(id="pack-2", version=2, items=pack().items[::-1]))
    ids = {one[1]: one[3] for one in first["notes"]}
    again = {one[1]: one[3] for one in later["notes"]}
    assert set(ids) == set(again)
    assert len(ids) == len(pack().shown_items)
    assert all(again[one] > ids[one] for one in ids)
    assert set(first["models"]) == set(later["models"])
    assert {deck for _, deck in first["cards"]} == {deck for _, deck in later["cards"]}


def test_sources_are_one_click_away() -> None:
    fields = read(pack())["notes"][0][5].split(_PARTED)
    assert links_in(fields[5]) == ["https://www.example.org/framework#the-report"]


def test_the_same_pack_is_the_same_collection() -> None:
    assert read(pack()) == read(pack())


def test_nothing_is_left_among_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read(pack())
    assert list(tmp_path.iterdir()) == []
