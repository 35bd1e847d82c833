"""Names what made a measurement: settings, index, model, program and versions."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import asdict
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import Any

from assistant.evaluation.measures import RESAMPLES, SEED
from assistant.parts import Parts
from assistant.settings import BUNDLED, OFF
from index.opening import OpenIndex

_LIBRARIES = ("onnxruntime", "tokenizers", "ir-measures", "probation-guidance-assistant")
_PACKAGES = ("assistant", "corpus", "index")


def settings_used(parts: Parts) -> dict[str, Any]:
    """Return the settings that made the answers of `parts`, without any path."""
    with parts.index.lease() as opened:
        searched = search_settings_used(opened)
    return {
        "caution": parts.settings.caution,
        "reader": parts.reader.name or "off",
        "close_reader": parts.close_reader.name or "off",
        "entailment": parts.settings.entailment
        if parts.settings.entailment in (BUNDLED, OFF)
        else "own",
        **searched,
    }


def search_settings_used(opened: OpenIndex) -> dict[str, Any]:
    """Return what an index was made of, and the versions of what searches it."""
    manifest = opened.manifest
    return {
        "model": asdict(manifest.model),
        "cutting": manifest.cutting,
        "index_content": manifest.content,
        "documents": manifest.documents,
        "passages": manifest.passages,
        "vectors": opened.engine.value,
        "seed": SEED,
        "resamples": RESAMPLES,
        "program": program_checksum(),
        "versions": {
            "python": platform.python_version(),
            **manifest.engines,
            **{name: version(name) for name in _LIBRARIES},
        },
    }


def program_checksum() -> str:
    """Return a checksum over what decides on answers: modules and the data beside them.

    Two runs with the same one were made by the same program, whatever it calls its version.
    """
    digest = hashlib.sha256()
    for package in _PACKAGES:
        with as_file(files(package)) as folder:
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder)
                if path.is_file() and "__pycache__" not in name.parts:
                    digest.update(f"{package}/{name.as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
