"""Finds the files that a person means by naming a folder."""

from __future__ import annotations

from pathlib import Path


def files_under(path: Path) -> list[Path]:
    """Return `path` itself if it is a file, else every file in the folder and below, sorted.

    Hidden files and folders are left out, and links to folders are not followed, so that loops do
    no harm. A folder below that may not be opened is returned itself: reading it says why.
    """
    if not path.is_dir():
        return [path]
    files: list[Path] = []
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            entries = [one for one in folder.iterdir() if not one.name.startswith(".")]
        except PermissionError:
            files.append(folder)
            continue
        files += [one for one in entries if one.is_file()]
        waiting += [one for one in entries if one.is_dir() and not one.is_symlink()]
    return sorted(files)
