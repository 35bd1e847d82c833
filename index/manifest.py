"""What made a build: model, documents, cutting rules, versions, and every file's checksum."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from index.exported_model import ModelIdentity

MANIFEST_FILE = "manifest.json"
FORMAT = 6
_ENGINES = ("chromadb", "bm25s", "PyStemmer", "numpy")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The settings and contents of one build.

    `library` and `generation` say of which state of which library it is a copy; `content` is a
    checksum over passage ids and texts, equal for equal contents; `questions` is one over
    the questions whose place is known; `files` maps each file of the
    build to its size in bytes and SHA-256. Which documents and passages it holds is listed in
    `documents.txt` and `passages.txt` beside it.
    """

    model: ModelIdentity
    cutting: str
    library: str
    generation: int
    documents: int
    passages: int
    content: str
    built_at: str
    engines: dict[str, str]
    questions: str = ""
    format: int = FORMAT
    files: dict[str, tuple[int, str]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the manifest into the build's folder, synced to disk."""
        path = folder / MANIFEST_FILE
        path.write_text(json.dumps(asdict(self), indent=1))
        sync(path)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read a build's manifest; raises `OSError`, `ValueError`, `KeyError` or `TypeError`."""
        told = json.loads((folder / MANIFEST_FILE).read_text())
        told["model"] = ModelIdentity(**told["model"])
        told["files"] = {
            name: (size, digest) for name, (size, digest) in dict(told["files"]).items()
        }
        return cls(**told)


def engine_versions() -> dict[str, str]:
    """Return the versions of the libraries whose file formats a build depends on."""
    return {name: version(name) for name in _ENGINES}


def checksums(folder: Path) -> dict[str, tuple[int, str]]:
    """Return size and SHA-256 of every file under `folder`, except the manifest."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST_FILE:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[path.relative_to(folder).as_posix()] = (path.stat().st_size, digest)
    return found


def damage(folder: Path, manifest: Manifest) -> list[str]:
    """Return what differs between the files of a build and its manifest, in plain words."""
    found = checksums(folder)
    problems = [f"{name} is missing" for name in manifest.files if name not in found]
    for name, (size, digest) in found.items():
        noted = manifest.files.get(name)
        if noted is None:
            problems.append(f"{name} does not belong to the build")
        elif size != noted[0]:
            problems.append(f"{name} has {size} bytes instead of {noted[0]}")
        elif digest != noted[1]:
            problems.append(f"{name} has changed")
    return problems


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder; its file system journals names by itself.
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
