"""`probation-assistant corpus`: documents in, listed, shown, and their exact text."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter, defaultdict
from datetime import date
from typing import Any

from assistant.assembly import Assembly
from assistant.keeping import FileReport
from corpus.currency import status_on
from corpus.document import Document
from corpus.library import HeldVersion, Library
from corpus.records import publication_record
from corpus.section import sections_of
from corpus.versions import Change
from ui.answer_text import STARTER_LABEL
from ui.commands.assembled import assembly_for
from ui.commands.index import build_and_show, report_json
from ui.commands.outcome import DONE, FAILED, print_json, tell
from ui.commands.progress import ProgressLine

_WORDS = {
    Change.NEW: "added",
    Change.NEW_VERSION: "new version",
    Change.UNCHANGED: "unchanged",
}


def add(parsed: Namespace) -> int:
    """Bring the files and folders of the command line into the library and the index."""
    assembly = assembly_for(parsed)
    reports = _added(assembly, parsed)
    built = None if parsed.no_index else build_and_show(assembly, quiet=parsed.json)
    refused = [one for one in reports if one.problem]
    if parsed.json:
        result = _reports_json(reports)
        result["index"] = report_json(built) if built else None
        print_json(result)
    else:
        counts = Counter(_WORDS[one.added.change] for one in reports if one.added)
        told = ", ".join(f"{number:,} {what}" for what, number in counts.items())
        print(told or "Nothing was added.")
    if refused:
        tell(f"probation-assistant: {len(refused)} of {len(reports)} files could not be read.")
        return FAILED
    return DONE


def list_documents(parsed: Namespace) -> int:
    """List the documents held, and the publications known of, held or not."""
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    library = assembly.library
    versions = {one.document_id: one for one in library.versions() if not one.replaced_at}
    every = library.versions() if parsed.all_versions else []
    replaced = {one.document_id: one for one in every if one.document_id not in versions}
    known = replaced | versions
    documents = [
        _document_json(one, known[one.id])
        for one in library.documents(all_versions=parsed.all_versions)
        if one.id in known
    ]
    publications = list_publications(library)
    if parsed.json:
        print_json({"documents": documents, "publications": publications})
        return DONE
    for one in documents:
        label = f" ({STARTER_LABEL})" if one["starter_note"] else ""
        print(f"{one['document_id']}\n  {one['title']} [{one['status']}] {_dates(one)}{label}")
    for one in publications if parsed.publications else ():
        print(f"{one['id']}\n  {one['title']} [{one['status']}] {_dates(one)}")
    print(f"{len(documents):,} documents held, {len(publications):,} publications known of")
    return DONE


def list_publications(library: Library) -> list[dict[str, Any]]:
    """Return the publications of the catalogue as plain values, with the documents held of each."""
    held: dict[str, list[str]] = defaultdict(list)
    for document_id, publication in library.held_publications().items():
        for name in {publication.external_id, publication.part_of} - {None}:
            held[str(name)].append(document_id)
    today = date.today()
    return [
        {
            "id": one.external_id,
            **publication_record(one),
            "status": status_on(one, today).value,
            "held": held.get(str(one.external_id), []),
        }
        for one in library.listing.publications()
    ]


def show(parsed: Namespace) -> int:
    """Show what is known about one document."""
    assembly = assembly_for(parsed)
    document = assembly.library.document(parsed.document_id)
    versions = assembly.library.versions(document.id)
    mine = next((one for one in reversed(versions) if one.document_id == document.id), None)
    shown = _document_json(document, mine) | {
        "publication": publication_record(document.publication),
        "media_type": document.media_type,
        "headings": [list(one.trail) for one in sections_of(document)],
        "versions": [_version_json(one) for one in versions],
    }
    if parsed.json:
        print_json(shown)
        return DONE
    for name, value in shown.items():
        if name not in ("headings", "versions", "publication"):
            print(f"{name}: {'unknown' if value is None else value}")
    for version in versions:
        state = f"replaced {version.replaced_at:%Y-%m-%d}" if version.replaced_at else "current"
        print(f"version {version.number}: {version.document_id} ({state})")
    for section in sections_of(document):
        print("  " * len(section.trail) + (section.trail[-1] if section.trail else "(no heading)"))
    return DONE


def text(parsed: Namespace) -> int:
    """Print the canonical text exactly: no line is added at its end."""
    document = assembly_for(parsed).library.document(parsed.document_id)
    if parsed.json:
        print_json({"document_id": document.id, "text": document.text})
    else:
        sys.stdout.buffer.write(document.text.encode("utf-8"))
    return DONE


def _added(assembly: Assembly, parsed: Namespace) -> list[FileReport]:
    progress = ProgressLine()
    reports: list[FileReport] = []
    embed = not parsed.no_index
    for report in assembly.keeper.add_paths(parsed.paths, embed=embed, progress=progress):
        reports.append(report)
        if report.problem:
            progress.clear()
            tell(f"refused {report.path}: {report.problem}")
        elif report.added and not parsed.json:
            progress.clear()
            # Said only once the document is on the disk: whoever reads this line may rely on it.
            print(
                f"{_WORDS[report.added.change]} {report.added.document_id} {report.path}",
                flush=True,
            )
    progress.clear()
    return reports


def _reports_json(reports: list[FileReport]) -> dict[str, Any]:
    result: dict[str, Any] = {"added": [], "new_version": [], "unchanged": [], "refused": []}
    names = {Change.NEW: "added", Change.NEW_VERSION: "new_version", Change.UNCHANGED: "unchanged"}
    for one in reports:
        if one.added is None:
            result["refused"].append({"path": str(one.path), "reason": one.problem})
            continue
        entry: dict[str, Any] = {"path": str(one.path), "document_id": one.added.document_id}
        if one.added.replaced:
            entry["replaced"] = list(one.added.replaced)
        result[names[one.added.change]].append(entry)
    return result


def _document_json(document: Document, version: HeldVersion | None) -> dict[str, Any]:
    publication = publication_record(document.publication)
    return {
        "document_id": document.id,
        "title": publication["title"],
        "publisher": publication["publisher"],
        "status": status_on(document.publication, date.today()).value,
        "published": publication["published"],
        "updated": publication["updated"],
        "address": publication["address"],
        "licence": publication["licence"],
        "starter_note": publication["starter_note"],
        "external_id": publication["external_id"],
        "source": document.source,
        "checksum": document.checksum,
        "characters": len(document.text),
        "version": version.number if version else None,
        "replaced_at": _moment(version),
    }


def _moment(version: HeldVersion | None) -> str | None:
    return version.replaced_at.isoformat() if version and version.replaced_at else None


def _version_json(version: HeldVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "document_id": version.document_id,
        "source": version.source,
        "added_at": version.added_at.isoformat(),
        "replaced_at": _moment(version),
    }


def _dates(document: dict[str, Any]) -> str:
    told = [f"{name} {document[name]}" for name in ("published", "updated") if document[name]]
    told += [f"replaced {document['replaced_at'][:10]}"] if document.get("replaced_at") else []
    return ", ".join(told) or "dates unknown"
