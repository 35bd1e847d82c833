from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from index.exported_model import ModelIdentity
from index.manifest import FORMAT, MANIFEST_FILE, Manifest, checksums, damage, engine_versions

_MODEL = ModelIdentity("small", "f" * 64, 8, 256)


def made(folder: Path) -> Manifest:
    (folder / "chroma" / "deep").mkdir(parents=True)
    (folder / "ids.txt").write_bytes(b"one\ntwo\n")
    (folder / "chroma" / "deep" / "data.bin").write_bytes(bytes(range(256)))
    (folder / "empty.bin").write_bytes(b"")
    manifest = Manifest(
        model=_MODEL,
        cutting="c",
        library="l",
        generation=3,
        documents=2,
        passages=5,
        content="x",
        built_at="2026-11-22T05:00:00+00:00",
        engines=engine_versions(),
        files=checksums(folder),
    )
    manifest.write(folder)
    return manifest


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    assert Manifest.read(tmp_path) == manifest
    assert manifest.format == FORMAT


def test_every_file_has_its_size_and_checksum(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    assert set(manifest.files) == {"ids.txt", "chroma/deep/data.bin", "empty.bin"}
    assert manifest.files["ids.txt"] == (8, hashlib.sha256(b"one\ntwo\n").hexdigest())


def test_a_whole_build_has_no_damage(tmp_path: Path) -> None:
    assert damage(tmp_path, made(tmp_path)) == []


def test_each_kind_of_damage_is_named(tmp_path: Path) -> None:
    manifest = made(tmp_path)
    (tmp_path / "empty.bin").unlink()
    (tmp_path / "ids.txt").write_bytes(b"one\ntwx\n")
    (tmp_path / "chroma" / "deep" / "data.bin").write_bytes(bytes(range(255)))
    (tmp_path / "chroma" / "more").write_bytes(b"")
    assert sorted(damage(tmp_path, manifest)) == [
        "chroma/deep/data.bin has 255 bytes instead of 256",
        "chroma/more does not belong to the build",
        "empty.bin is missing",
        "ids.txt has changed",
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ValueError),
        ("{", ValueError),
        ("\xff", ValueError),
        ("{}", KeyError),
        ("[]", TypeError),
        ("7", TypeError),
        ('{"model": 1}', TypeError),
    ],
)
def test_what_is_no_manifest_raises_what_callers_expect(
    tmp_path: Path, text: str, error: type[Exception]
) -> None:
    (tmp_path / MANIFEST_FILE).write_bytes(text.encode("latin-1"))
    with pytest.raises(error):
        Manifest.read(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"files": 7},
        {"files": ["ids.txt"]},
        {"files": {"ids.txt": 7}},
        {"files": {"ids.txt": [1]}},
        {"model": {"name": "x"}},
        {"unknown": 1},
    ],
)
def test_a_manifest_of_another_shape_raises_what_callers_expect(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    made(tmp_path)
    path = tmp_path / MANIFEST_FILE
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises((OSError, ValueError, KeyError, TypeError)):
        Manifest.read(tmp_path)


def test_a_missing_manifest_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=MANIFEST_FILE):
        Manifest.read(tmp_path)


def test_the_engines_are_those_that_are_installed() -> None:
    assert engine_versions()["chromadb"] == version("chromadb")
    assert set(engine_versions()) == {"chromadb", "bm25s", "PyStemmer", "numpy"}
