"""`probation-assistant index`: builds the search index, and shows how it is."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from assistant.assembly import Assembly
from index.build import BuildReport
from index.manifest import Manifest
from index.opening import problems_of
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json
from ui.commands.progress import ProgressLine
from ui.commands.recalled import recall_and_tell


def build(parsed: Namespace) -> int:
    """Bring the index up to the library."""
    assembly = assembly_for(parsed)
    report = build_and_show(assembly, quiet=parsed.json, force=parsed.force)
    if parsed.json:
        print_json(report_json(report))
    return DONE


def status(parsed: Namespace) -> int:
    """Show how the index is, without changing it."""
    assembly = assembly_for(parsed)
    problems = problems_of(assembly.builds)
    folder = assembly.builds.current()
    state: dict[str, Any] = {"usable": not problems, "problems": problems}
    if folder is not None and not problems:
        manifest = Manifest.read(folder)
        state |= manifest_json(manifest) | {
            "build": folder.name,
            "up_to_date": assembly.keeper.is_up_to_date(),
            "passages_to_embed": assembly.keeper.passages_behind(),
        }
    if parsed.json:
        print_json(state)
    else:
        for name, value in state.items():
            print(f"{name.replace('_', ' ')}: {value}")
    return DONE


def build_and_show(assembly: Assembly, *, quiet: bool = False, force: bool = False) -> BuildReport:
    """Bring the index up to the library and say so on standard output, unless `quiet`."""
    progress = ProgressLine()
    report = assembly.keeper.build(progress=progress, force=force)
    progress.clear()
    if not quiet:
        did = "made" if report.made else "already up to date"
        print(
            f"Index {did}: {report.manifest.documents:,} documents, "
            f"{report.manifest.passages:,} passages"
        )
    recall_and_tell(assembly)
    return report


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return what a build did as plain values."""
    return {
        "made": report.made,
        "embedded": report.embedded,
        "build": report.folder.name,
        **manifest_json(report.manifest),
    }


def manifest_json(manifest: Manifest) -> dict[str, Any]:
    """Return what made a build as plain values, without the list of its files."""
    return {
        "documents": manifest.documents,
        "passages": manifest.passages,
        "model": manifest.model.name,
        "model_fingerprint": manifest.model.fingerprint,
        "cutting": manifest.cutting,
        "content": manifest.content,
        "built_at": manifest.built_at,
        "engines": manifest.engines,
    }
