"""A quiz as a deck of Anki cards: one note for each item, known again by the id of the item.

A pack that is imported again updates its cards, and what a learner has learnt stays. An item that
two packs have is one note. SQLite is used
here because the library would leave a copy of every collection among the temporary files.
"""

from __future__ import annotations

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files

import genanki

from assistant.training.item import ItemKind
from ui.export.training.question_html import as_html, cited, list_of, quotes_of
from ui.export.training.worded import WordedItem, WordedPack
from ui.export.transcript import Say

# Never to be changed: cards that people have learnt hang on them.
_NOTE_TYPE = 1_604_231_107
_NOTE_TYPE_NAME = "Probation Guidance Assistant"
_FIELDS = ("Question", "Options", "Answer", "Explanation", "Quote", "Source")
_FRONT = (
    "<div class=question>{{Question}}</div>{{#Options}}<div class=options>{{Options}}</div>"
    "{{/Options}}"
)
_BACK = (
    "{{FrontSide}}<hr id=answer><div class=right>{{Answer}}</div>{{#Explanation}}"
    "<p>{{Explanation}}</p>{{/Explanation}}{{Quote}}<div class=source>{{Source}}</div>"
)
_STYLES = "anki_card.css"
_IDS = 1 << 31


def as_anki_package(pack: WordedPack, say: Say) -> bytes:
    """Return the quiz of a pack as the bytes of an APKG file."""
    deck = genanki.Deck(_number(f"deck {pack.title}"), pack.title, as_html(" ".join(pack.closing)))
    for one in pack.items:
        deck.add_note(_note(one, say))
    made, changed_at = io.BytesIO(), _changed_at(pack)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("collection.anki2", changed_at), _collection(deck, changed_at))
        archive.writestr(_entry("media", changed_at), "{}")
    return made.getvalue()


def _entry(name: str, changed_at: datetime) -> zipfile.ZipInfo:
    """Return an entry of the archive with the time of the pack, not that of the export."""
    entry = zipfile.ZipInfo(name, changed_at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _collection(deck: genanki.Deck, changed_at: datetime) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        stamp = changed_at.timestamp()
        ids = itertools.count(int(stamp * 1000))
        genanki.Package(deck).write_to_db(database.cursor(), stamp, ids)
        database.commit()
        return database.serialize()


def _changed_at(pack: WordedPack) -> datetime:
    """Return when a version was made, later for each: Anki takes in what is newer than it has."""
    return pack.made_at + timedelta(seconds=pack.version - 1)


def _note(item: WordedItem, say: Say) -> genanki.Note:
    fields = [
        f"{as_html(item.question)}<br><small>{as_html(item.task)}</small>",
        "<br><br>".join(_options(item)),
        list_of(item.right_lines),
        as_html(item.explanation),
        quotes_of(item.sources),
        "".join(cited(one, say) for one in item.sources),
    ]
    guid = sha256(item.id.encode("utf-8")).hexdigest()[:16]
    return genanki.Note(_note_type(), fields, tags=list(_tags(item)), guid=guid)


def _options(item: WordedItem) -> Iterator[str]:
    if item.kind is ItemKind.MATCH:
        yield list_of(item.numbered)
    yield list_of(item.lettered)


def _tags(item: WordedItem) -> Iterator[str]:
    """Yield topic and kind: a tag has no spaces, and two colons part it from one within it."""
    for one in (item.topic_id, item.kind.value.replace("_", "-")):
        if tag := "-".join(one.replace(":", " ").replace('"', " ").split()):
            yield tag


def _number(name: str) -> int:
    return int.from_bytes(sha256(name.encode("utf-8")).digest()[:4], "big") % _IDS + _IDS


@cache
def _note_type() -> genanki.Model:
    return genanki.Model(
        _NOTE_TYPE,
        _NOTE_TYPE_NAME,
        fields=[{"name": one} for one in _FIELDS],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=files(__package__).joinpath(_STYLES).read_text(encoding="utf-8"),
    )
