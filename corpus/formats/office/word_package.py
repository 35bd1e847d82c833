"""The parts of a Word file that hold text, styles, numbering, notes and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.formats.office.package import Package, target_of
from corpus.formats.office.word_names import DRAWING, value_of, w

_MOST_DIAGRAMS = 200
_USUAL_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_PROPERTY = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class WordParts:
    """A Word file taken apart; what it does not have is `None` or empty.

    `notes` are the foot and end notes by kind ("footnote", "endnote") and id; `note_formats` the
    formats of their numbers by kind. `diagrams` are the words in the shapes of each diagram, by the
    id of the relation that leads to it.
    """

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    note_formats: dict[str, str] = field(default_factory=dict)
    diagrams: dict[str, list[str]] = field(default_factory=dict)
    stated_title: str | None = None
    stated_language: str | None = None


def word_parts(data: bytes, *, name: str) -> WordParts:
    """Take a Word file apart; raises `UnreadableFile` if it is none or beyond the limits."""
    package = Package(data, name=name)
    main = _main_part(package)
    document = package.xml(main)
    body = None if document is None else document.find(w("body"))
    if document is None or document.tag != w("document") or body is None:
        raise UnreadableFile(name, "is not a Word document; save it as DOCX, PDF or text")
    if next(body.iter(w("altChunk")), None) is not None:
        raise UnreadableFile(
            name, "holds another file that only Word can merge in; open it in Word and save it anew"
        )
    related = _related(package, main)
    core = package.xml(_related(package, "").get("core-properties", _CORE))
    return WordParts(
        body=body,
        styles=package.xml(related.get("styles", "")),
        numbering=package.xml(related.get("numbering", "")),
        notes=_notes(package, related),
        diagrams=_diagrams(package, main),
        note_formats=_note_formats(package.xml(related.get("settings", ""))),
        stated_title=_property(core, "title"),
        stated_language=_property(core, "language"),
    )


def _main_part(package: Package) -> str:
    return _related(package, "").get("officeDocument", _USUAL_MAIN)


def _related(package: Package, part: str) -> dict[str, str]:
    """Return the parts that `part` refers to, by the kind of relation."""
    related: dict[str, str] = {}
    for _, kind, target in _relations(package, part):
        related.setdefault(kind, target)
    return related


def _relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Go through the relations of `part`: their id, the last word of their kind, their target."""
    folder, _, file = part.rpartition("/")
    root = package.xml(f"{folder}/_rels/{file}.rels")
    for one in () if root is None else root:
        if one.get("TargetMode") != "External":
            kind = (one.get("Type") or "").rpartition("/")[2]
            yield one.get("Id") or "", kind, target_of(part, one.get("Target") or "")


def _diagrams(package: Package, main: str) -> dict[str, list[str]]:
    diagrams: dict[str, list[str]] = {}
    for relation, kind, target in _relations(package, main):
        root = package.xml(target) if kind == "diagramData" else None
        if root is not None and len(diagrams) < _MOST_DIAGRAMS:
            paragraphs = root.iter(f"{DRAWING}p")
            words = ["".join(t.text or "" for t in one.iter(f"{DRAWING}t")) for one in paragraphs]
            diagrams[relation] = [one for one in words if one.strip()]
    return diagrams


def _notes(package: Package, related: dict[str, str]) -> dict[tuple[str, str], etree._Element]:
    notes: dict[tuple[str, str], etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(related.get(f"{kind}s", ""))
        for one in () if root is None else root.iterchildren(w(kind)):
            if one.get(w("type"), "normal") == "normal":
                notes[kind, one.get(w("id")) or ""] = one
    return notes


def _note_formats(settings: etree._Element | None) -> dict[str, str]:
    formats = {"footnote": "decimal", "endnote": "lowerRoman"}
    for kind in formats:
        stated = None if settings is None else settings.find(w(f"{kind}Pr"))
        formats[kind] = value_of(stated, "numFmt") or formats[kind]
    return formats


def _property(core: etree._Element | None, name: str) -> str | None:
    found = None if core is None else core.find(_PROPERTY + name)
    return None if found is None else found.text
