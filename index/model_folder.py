"""The folder of a trained model: its files, and a note that says which they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

NOTE_FILE = "note.json"
TOKENIZER_FILE = "tokenizer.json"


def noted_files(folder: Path, names: Iterable[str]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the note of a model and the content of the files `names`.

    Raises `OSError` for one that is missing, and `ValueError` for one that is not the noted one.
    """
    note = json.loads((folder / NOTE_FILE).read_text(encoding="utf-8"))
    noted = dict(note["sha256"])
    found = {one: (folder / one).read_bytes() for one in names}
    for name, content in found.items():
        digest = hashlib.sha256(content).hexdigest()
        if digest != noted.get(name):
            raise ValueError(f"{name} has the SHA-256 {digest}, not the noted one")
    return note, found


def reason_of(problem: Exception) -> str:
    """Return the first line of what went wrong, for a message; the kind of it if it says nothing.

    tokenizers and ONNX Runtime raise exceptions of their own, with long texts, for files that they
    cannot read.
    """
    return next(iter(str(problem).splitlines()), type(problem).__name__)
