"""Builds the index from the library: aside, verified, and taken into use in one step."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

import index
from corpus.known_questions import KnownQuestion
from corpus.library import Library
from corpus.split import CuttingRules, cut
from index.builds import Builds
from index.errors import BuildFailed
from index.exported_model import Embedder, Vectors
from index.kept_vectors import make_and_keep, rows_of
from index.keywords import KeywordIndex
from index.known_questions import LEXICON_FOLDER, KnownQuestions, checksum_of
from index.lexicon import Lexicon
from index.manifest import FORMAT, Manifest, checksums, damage, engine_versions
from index.vectors import ChromaVectors, Spread

Progress = Callable[[str, int, int], None]

IDS_FILE = "passages.txt"
DOCUMENTS_FILE = "documents.txt"
VECTORS_FILE = "vectors.npy"
MEAN_FILE = "mean.npy"
COVARIANCE_FILE = "covariance.npy"
CHROMA_FOLDER = "chroma"
KEYWORDS_FOLDER = "keywords"
_PROBE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a call of `build` did: how many passages were embedded, and the build now in use."""

    manifest: Manifest
    folder: Path
    embedded: int
    made: bool


def rules_for(embedder: Embedder) -> CuttingRules:
    """Return the cutting rules that suit a model: at most 200 tokens, and never past its limit."""
    limit = min(200, embedder.identity.token_limit - 8)
    return CuttingRules(tokenizer=embedder.identity.name, token_limit=limit)


def build(
    library: Library,
    embedder: Embedder,
    builds: Builds,
    known: Sequence[KnownQuestion] = (),
    *,
    progress: Progress | None = None,
    force: bool = False,
) -> BuildReport:
    """Bring the index up to the library; the caller holds the writer lock.

    Only passages whose text the model has not read yet are embedded, and each batch is kept at
    once, so that a killed build goes on where it stopped. A search sees the build before this one
    until the new one is whole and verified. `known` are the questions whose place is known. With
    `force`, it is made again even if nothing has
    changed. Raises `BuildFailed` if the verification fails.
    """
    tell = progress or _silent
    rules = rules_for(embedder)
    generation = library.generation
    _cut_again(library, rules, embedder, tell)
    embedded = _embed_missing(library, embedder, rules, tell)
    if not force and (found := _unchanged(builds, library, embedder, known)):
        return BuildReport(found[1], found[0], embedded, made=False)
    folder, manifest = _make(library, embedder, builds, known, generation, tell)
    builds.tidy()
    return BuildReport(manifest, folder, embedded, made=True)


def is_current(
    manifest: Manifest,
    library: Library,
    embedder: Embedder,
    known: Sequence[KnownQuestion] = (),
) -> bool:
    """Tell whether a build is a copy of the library as it is now, by this model and version.

    The questions that it knows have to be those that are `known` now.
    """
    return (
        manifest.format == FORMAT
        and manifest.library == library.identity
        and manifest.generation == library.generation
        and manifest.model == embedder.identity
        and manifest.cutting == rules_for(embedder).fingerprint
        and manifest.engines == engine_versions()
        and manifest.questions == checksum_of(known)
    )


def _unchanged(
    builds: Builds, library: Library, embedder: Embedder, known: Sequence[KnownQuestion]
) -> tuple[Path, Manifest] | None:
    folder = builds.current()
    if folder is None:
        return None
    try:
        manifest = Manifest.read(folder)
    except (OSError, ValueError, KeyError, TypeError):
        # A manifest that cannot be read is damage like any other: the build is made again.
        return None
    if not is_current(manifest, library, embedder, known) or damage(folder, manifest):
        return None
    return folder, manifest


def _cut_again(library: Library, rules: CuttingRules, embedder: Embedder, tell: Progress) -> None:
    """Cut the documents that were added under other rules."""
    uncut = library.uncut(rules.fingerprint)
    for done, document_id in enumerate(uncut):
        tell("Cutting documents", done, len(uncut))
        document = library.document(document_id)
        library.keep_passages(cut(document, rules, embedder.count_tokens), rules.fingerprint)


def _embed_missing(
    library: Library, embedder: Embedder, rules: CuttingRules, tell: Progress
) -> int:
    missing = library.without_vector(embedder.identity.fingerprint, rules.fingerprint)
    return embed_texts(library, embedder, missing, tell)


def embed_texts(
    library: Library,
    embedder: Embedder,
    texts: Sequence[tuple[str, str]],
    progress: Progress | None = None,
) -> int:
    """Embed (search checksum, search text) pairs and keep each batch at once; return how many."""
    tell = progress or _silent

    def told(done: int, total: int) -> None:
        tell("Embedding passages", done, total)

    model = embedder.identity.fingerprint
    make_and_keep(library, model, texts, embedder.embed_passages, told)
    return len(texts)


def _make(
    library: Library,
    embedder: Embedder,
    builds: Builds,
    known: Sequence[KnownQuestion],
    generation: int,
    tell: Progress,
) -> tuple[Path, Manifest]:
    tell("Building the index", 0, 3)
    rules = rules_for(embedder)
    rows = library.current_passages(rules.fingerprint)
    ids = [passage_id for passage_id, _ in rows]
    content = hashlib.sha256("\n".join(f"{a} {b}" for a, b in rows).encode()).hexdigest()
    now = datetime.now(UTC)
    part = builds.start(f"{now:%Y%m%dT%H%M%S%f}-{content[:8]}")
    model = embedder.identity
    matrix = rows_of(library, model.fingerprint, [one for _, one in rows], model.dimension)
    documents = list(dict.fromkeys(one.rsplit(":", 1)[0] for one in ids))
    _write_lines(part / DOCUMENTS_FILE, documents)
    _write_lines(part / IDS_FILE, ids)
    _write_vectors(part, matrix)
    tell("Building the index", 1, 3)
    texts = library.search_texts(ids, rules.fingerprint)
    KeywordIndex.write(part / KEYWORDS_FOLDER, texts)
    Lexicon.write(part / LEXICON_FOLDER, texts)
    KnownQuestions.write(part, known, ids, library, embedder, rules.fingerprint)
    ChromaVectors.write(part / CHROMA_FOLDER, matrix, ids)
    manifest = Manifest(
        model=model,
        cutting=rules.fingerprint,
        library=library.identity,
        generation=generation,
        documents=len(documents),
        passages=len(ids),
        content=content,
        built_at=now.isoformat(timespec="seconds"),
        engines=engine_versions(),
        questions=checksum_of(known),
        files=checksums(part),
    )
    manifest.write(part)
    tell("Verifying the index", 2, 3)
    verify_in_child(part)
    folder = builds.take_into_use(part)
    tell("Index ready", 3, 3)
    return folder, manifest


def _write_lines(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")


def _write_vectors(part: Path, matrix: Vectors) -> None:
    np.save(part / VECTORS_FILE, matrix)
    spread = Spread.of(matrix)
    np.save(part / MEAN_FILE, spread.mean)
    np.save(part / COVARIANCE_FILE, spread.covariance)


def verify_in_child(folder: Path) -> None:
    """Open a copy of a build's Chroma folder in a child process and check its answers.

    A damaged Chroma folder can end the process that opens it, which nothing can catch; so a
    process of its own goes first, with a limit on its time. Raises `BuildFailed`.
    """
    # Our own package, wherever the command was started from.
    root = str(Path(index.__file__).resolve().parent.parent)
    program = f"import sys; sys.path.insert(0, {root!r}); from index.probe import run; run()"
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", program, str(folder)],
            capture_output=True,
            text=True,
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BuildFailed(f"its check took longer than {_PROBE_SECONDS} seconds") from None
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise BuildFailed(f"its check failed ({last})")


def _silent(what: str, done: int, total: int) -> None:
    """Report nothing."""
