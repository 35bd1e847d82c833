"""The folder of builds: finished ones under their names, and a pointer to the one in use."""

from __future__ import annotations

import shutil
from pathlib import Path

from index.manifest import MANIFEST_FILE, sync

_POINTER = "current"
_BUILDS = "builds"
_COPIES = "open"
_KEPT = 2


class Builds:
    """Builds under one folder; moving the pointer is the one moment at which a search changes."""

    def __init__(self, folder: Path) -> None:
        """Look after `folder`, made when first needed."""
        self.folder = folder

    @property
    def copies(self) -> Path:
        """Where processes keep the copies of Chroma folders that they have open."""
        return self.folder / _COPIES

    def current(self) -> Path | None:
        """Return the folder of the build in use, if there is one."""
        name = self.current_name()
        if not name:
            return None
        folder = self.folder / _BUILDS / name
        return folder if (folder / MANIFEST_FILE).is_file() else None

    def current_name(self) -> str:
        """Return the name of the build in use, empty if there is none."""
        try:
            return (self.folder / _POINTER).read_text().strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return ""

    def start(self, name: str) -> Path:
        """Return a new empty folder to build in; it is no build until `take_into_use`."""
        part = self.folder / _BUILDS / f"{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        return part

    def take_into_use(self, part: Path) -> Path:
        """Give a finished folder its name, and move the pointer to it, each step on disk first."""
        final = part.with_suffix("")
        for path in part.rglob("*"):
            sync(path)
        sync(part)
        part.rename(final)
        sync(final.parent)
        pointer = self.folder / f"{_POINTER}.part"
        pointer.write_text(final.name + "\n")
        sync(pointer)
        pointer.replace(self.folder / _POINTER)
        sync(self.folder)
        return final

    def tidy(self) -> None:
        """Remove what killed builds have left, and all finished builds but the newest two."""
        folder = self.folder / _BUILDS
        if not folder.is_dir():
            return
        names = sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name)
        finished = [
            one for one in names if one.suffix != ".part" and one.name != self.current_name()
        ]
        surplus = finished[: max(0, len(finished) - (_KEPT - 1))]
        for one in [*surplus, *(one for one in names if one.suffix == ".part")]:
            shutil.rmtree(one, ignore_errors=True)
