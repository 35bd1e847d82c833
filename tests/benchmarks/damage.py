"""Damages the files of a build in every way that matters; the program must heal each."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.build import CHROMA_FOLDER
from index.builds import Builds
from index.opening import problems_of
from tests.benchmarks.ground import (
    Ground,
    Result,
    answer_trouble,
    differing_answers,
    missing_documents,
    serve_trouble,
)


def damage(ground: Ground, *, brief: bool = False) -> Iterator[Result]:
    """Damage files of the build in use; the next `ask`, or `serve`, must heal it."""
    right = ground.right_answers()
    for part, way in _DAMAGES[:5] if brief else _DAMAGES:
        done = _do_damage(_current(ground.killed), part, way)
        yield _healed(ground, right, "ask", done)
    for part, way in _DAMAGES[:1] if brief else _DAMAGES[:4]:
        done = _do_damage(_current(ground.killed), part, way)
        yield _healed(ground, right, "serve", done)


_SQLITE = f"{CHROMA_FOLDER}/chroma.sqlite3"
_DAMAGES = (
    (_SQLITE, "truncated"),
    (_SQLITE, "emptied"),
    (_SQLITE, "flipped"),
    (_SQLITE, "deleted"),
    (CHROMA_FOLDER, "deleted"),
    (f"{CHROMA_FOLDER}/*/*.bin", "truncated"),
    (f"{CHROMA_FOLDER}/*/*.bin", "emptied"),
    (f"{CHROMA_FOLDER}/*/*.bin", "flipped"),
    (f"{CHROMA_FOLDER}/*/*.bin", "deleted"),
    ("vectors.npy", "flipped"),
    ("keywords", "deleted"),
    ("manifest.json", "truncated"),
    ("../../current", "emptied"),
)


def _do_damage(build: Path, pattern: str, way: str) -> str:
    """Damage the largest file that matches; return what was done."""
    path = (
        build.parent.parent / "current"
        if pattern.endswith("/current")
        else max(build.glob(pattern), key=lambda one: one.stat().st_size)
    )
    if way == "deleted":
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    else:
        data = bytearray(path.read_bytes())
        if way == "flipped":
            data[len(data) // 2] ^= 0xFF
        path.write_bytes(
            {"truncated": data[: len(data) // 2], "emptied": b"", "flipped": data}[way]
        )
    return f"{pattern} {way}"


def _healed(ground: Ground, right: list[dict[str, Any]], command: str, done: str) -> Result:
    started = time.monotonic()
    losses = [answer_trouble(ground) if command == "ask" else serve_trouble(ground)]
    losses += [f"still damaged: {one}" for one in problems_of(Builds(ground.killed / "index"))]
    losses += missing_documents(ground) + differing_answers(ground, right)
    shown = "; ".join(one for one in losses if one)
    return Result(f"damage, then {command}", done, shown, time.monotonic() - started)


def _current(home: Path) -> Path:
    folder = Builds(home / "index").current()
    if folder is None:
        raise RuntimeError(f"{home} has no finished build to damage")
    return folder
