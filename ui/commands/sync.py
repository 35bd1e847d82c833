"""`probation-assistant corpus sync`: official text from GOV.UK and the other publishers listed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from assistant.assembly import Assembly
from corpus.catalogue import read_catalogue
from corpus.govuk.addresses import Base
from corpus.govuk.client import PoliteClient
from corpus.govuk.fetches import SqliteFetchRecords
from corpus.govuk.pacing import SystemClock
from corpus.govuk.report import FAILURES, Entry, Outcome, Tally, attributions
from corpus.govuk.shelf import LibraryShelf
from corpus.govuk.sync import Sources, with_named_pages
from corpus.govuk.sync import sync as sync_publications
from corpus.reading_apart import ReadingProcess
from ui.commands.assembled import assembly_for
from ui.commands.index import build_and_show, report_json
from ui.commands.outcome import DONE, FAILED, print_json, tell
from ui.commands.progress import ProgressLine

FETCHES_FILE = "fetches.sqlite3"


def sync(parsed: Namespace) -> int:
    """Bring what the catalogue lists, or only what the command line names, into the library.

    A page of GOV.UK that the catalogue does not list is named by its path, such as `/guidance/x`;
    once it is held, every sync asks for it.
    """
    assembly = assembly_for(parsed)
    entries = list(_shown(parsed, assembly))
    built = None
    if not parsed.dry_run and any(one.changes_library for one in entries):
        built = build_and_show(assembly, quiet=parsed.json)
    tally = Tally.of(entries)
    if parsed.json:
        result = _report_json(entries, tally, dry_run=parsed.dry_run)
        print_json(result | {"index": report_json(built) if built else None})
    else:
        _print_end(entries, tally, dry_run=parsed.dry_run)
    if tally.all_failed:
        tell("probation-assistant: nothing could be brought in.")
        return FAILED
    return DONE


def _shown(parsed: Namespace, assembly: Assembly) -> Iterator[Entry]:
    """Yield the entries of a sync, and print each of them once it is kept."""
    progress = ProgressLine()
    only = parsed.only or ()
    with _sources(assembly, dry_run=parsed.dry_run) as sources:
        listed = with_named_pages(read_catalogue().publications, (*only, *sources.shelf.pages()))
        for entry in sync_publications(listed, sources, only=only, progress=progress):
            if entry.outcome in FAILURES:
                progress.clear()
                tell(_line(entry))
            elif not parsed.json and _is_told(entry, named=bool(only)):
                progress.clear()
                print(_line(entry), flush=True)
            yield entry
    progress.clear()


@contextmanager
def _sources(assembly: Assembly, *, dry_run: bool) -> Iterator[Sources]:
    base = Base.of(assembly.settings.govuk_address)
    records = SqliteFetchRecords(assembly.settings.home / FETCHES_FILE)
    shelf = LibraryShelf(assembly.library)
    with closing(PoliteClient(base, SystemClock())) as client, ReadingProcess() as reading:
        if dry_run:
            yield Sources(base, client, records, shelf, reading)
            return
        assembly.keeper.bring_catalogue_if_new()
        with assembly.keeper.keeping("corpus sync") as keep:
            yield Sources(base, client, records, shelf, reading, keep)


def _is_told(entry: Entry, *, named: bool) -> bool:
    return named or entry.outcome not in (Outcome.UNCHANGED, Outcome.SKIPPED)


def _line(entry: Entry) -> str:
    told = [entry.outcome.value, entry.external_id, entry.address or ""]
    return " ".join(one for one in told if one) + (f": {entry.note}" if entry.note else "")


def _print_end(entries: Sequence[Entry], tally: Tally, *, dry_run: bool) -> None:
    print(tally.in_words())
    if tally.counts[Outcome.SKIPPED]:
        print("Skipped are publications without an address or of hosts that are not asked.")
    for words in attributions(entries):
        print(words)
    if dry_run:
        print("Dry run: nothing was kept.")


def _report_json(entries: Sequence[Entry], tally: Tally, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "counts": {one.value: tally.counts[one] for one in Outcome},
        "attributions": attributions(entries),
        "pages": [_entry_json(one) for one in entries],
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    publication = entry.publication
    return {
        "external_id": entry.external_id,
        "address": entry.address,
        "outcome": entry.outcome.value,
        "changes_library": entry.changes_library,
        "note": entry.note,
        "document_id": entry.document_id,
        "title": publication.title if publication else None,
        "status": publication.status.value if publication else None,
        "licence": publication.licence if publication else None,
        "attribution": publication.attribution if publication else None,
    }
