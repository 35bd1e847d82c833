"""Keeps library and index: documents in, index up to date, damage healed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from assistant.held_changes import claim_checksum
from corpus.catalogue import read_catalogue
from corpus.document import Document
from corpus.errors import LibraryBusy, UnreadableFile
from corpus.folders import files_under
from corpus.formats.markdown_note import read_markdown
from corpus.known_questions import KnownQuestion, bundled_known_questions, read_list
from corpus.library import Library
from corpus.locks import writer_lock
from corpus.passage import Passage
from corpus.reading_apart import ReadingProcess, ReadOutcome
from corpus.split import cut
from corpus.versions import Added
from index.build import (
    BuildReport,
    Progress,
    build,
    embed_texts,
    is_current,
    rules_for,
)
from index.builds import Builds
from index.errors import ModelMismatch, NoIndex
from index.exported_model import Embedder
from index.manifest import Manifest
from index.opening import Engine, OpenIndex, open_current, problems_of

Tell = Callable[[str], None]

# Under the home: lists of questions that a team has written down for guidance of its own.
QUESTIONS_FOLDER = "questions"
_STARTER_PREFIX = "id:starter:"
_STARTER_NOTE = "starter notes"
_CATALOGUE = "catalogue"
# With this many passages to embed or fewer, a question waits for them: a few seconds.
_SOON = 400
# Files that are kept together: few enough to be acknowledged soon, enough to be embedded fast.
_FILES_TOGETHER = 64
_CHARACTERS_TOGETHER = 200_000


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `added`, or the `problem` that kept it out."""

    path: Path
    document: Document | None = None
    added: Added | None = None
    problem: str | None = None


class Keeper:
    """The only one that changes library and index, always under the writer lock of the home."""

    def __init__(self, home: Path, library: Library, embedder: Embedder, builds: Builds) -> None:
        """Keep `library` and `builds` under `home`, with vectors by `embedder`."""
        self._home = home
        self._library = library
        self._embedder = embedder
        self._builds = builds
        self._rules = rules_for(embedder)

    def prepare(self, progress: Progress | None = None) -> None:
        """Bring the index up to date, for a process that stays.

        While another process writes, what is there has to do.
        """
        try:
            if problems_of(self._builds) or not self.is_up_to_date():
                self.build(progress=progress, force=bool(problems_of(self._builds)))
        except LibraryBusy:
            if problems_of(self._builds):
                raise

    def add_paths(
        self, paths: Sequence[Path], *, embed: bool = True, progress: Progress | None = None
    ) -> Iterator[FileReport]:
        """Read files and folders into the library, and report each file once it is kept for good.

        A file that cannot be read is reported and the others go in. With `embed`, the vectors of a
        document are kept before it is: whatever happens afterwards, an index over all that was
        reported can be made in seconds. Raises `LibraryBusy`.
        """
        with writer_lock(self._home, "corpus add"):
            found: list[Path | FileReport] = []
            for path in paths:
                found += _files(path)
            waiting: list[FileReport] = []
            characters = 0
            for report in _read_all(found, progress):
                waiting.append(report)
                characters += len(report.document.text) if report.document else 0
                if characters > _CHARACTERS_TOGETHER or len(waiting) >= _FILES_TOGETHER:
                    yield from self._kept(waiting, embed)
                    waiting, characters = [], 0
            yield from self._kept(waiting, embed)

    def add_documents(self, documents: Iterable[Document], *, at_once: int = 500) -> int:
        """Keep many documents, `at_once` to a transaction; return how many there were."""
        count = 0
        waiting: list[Document] = []
        with writer_lock(self._home, "adding documents"):
            for document in documents:
                waiting.append(document)
                count += 1
                if len(waiting) >= at_once:
                    self._keep(waiting)
                    waiting = []
            self._keep(waiting)
        return count

    @contextmanager
    def keeping(self, purpose: str) -> Iterator[Callable[[Sequence[Document]], list[Added]]]:
        """Hold the writer lock for a while and lend what keeps documents with their vectors."""
        with writer_lock(self._home, purpose):
            yield lambda documents: self._keep(documents, embed=True)

    def put_in(self, batch: str, documents: Sequence[Document]) -> list[Added]:
        """Keep the documents of a batch with their vectors: all or none. Raises `LibraryBusy`."""
        with writer_lock(self._home, "documents uploaded"):
            pairs = self._with_vectors(documents)
            return self._library.batches.add(batch, pairs, self._rules.fingerprint)

    def take_back(self, batch: str) -> None:
        """Make current again what was before a batch; raises `LibraryBusy`, `CannotTakeBack`."""
        with writer_lock(self._home, "an upload taken back"):
            self._library.batches.take_back(batch)

    def bring_catalogue_if_new(self) -> None:
        """Keep the bundled catalogue unless the library has it as it is bundled now."""
        bundled = bundled_checksum(".toml")
        if self._library.note(_CATALOGUE) == bundled:
            return
        try:
            with writer_lock(self._home, "bundled catalogue"):
                self._library.listing.keep_catalogue(read_catalogue().publications)
                self._library.take_note(_CATALOGUE, bundled)
        except LibraryBusy:
            return  # Another process is writing; the catalogue comes in with the next command.

    def bring_starter_notes_if_new(self) -> None:
        """Bring the bundled notes in unless the library has them as they are bundled now."""
        bundled = bundled_checksum(".md")
        if self._library.note(_STARTER_NOTE) == bundled:
            return
        try:
            self.bring_starter_notes()
        except LibraryBusy:
            return  # Another process is writing; the notes come in with the next command.
        self._library.take_note(_STARTER_NOTE, bundled)

    def bring_starter_notes(self) -> int:
        """Bring the bundled notes into the library and retire those no longer bundled.

        Returns how many notes there are if any has changed, 0 otherwise.
        """
        with writer_lock(self._home, "bundled notes"):
            documents = list(starter_notes())
            before = self._library.generation
            self._keep(documents, embed=True)
            bundled = {f"id:{one.publication.external_id}" for one in documents}
            held = self._library.current_sources(_STARTER_PREFIX)
            self._library.retire(one for one in held if one not in bundled)
            return len(documents) if self._library.generation != before else 0

    def build(self, *, progress: Progress | None = None, force: bool = False) -> BuildReport:
        """Bring the index up to the library. Raises `LibraryBusy` and `BuildFailed`."""
        with writer_lock(self._home, "index build"):
            return build(
                self._library,
                self._embedder,
                self._builds,
                self.known_questions(),
                progress=progress,
                force=force,
            )

    def open_index(self, engine: Engine, tell: Tell) -> OpenIndex:
        """Open the build in use; a missing or damaged one is first made again from the library.

        An index a little behind the library is brought up to it first. Raises `ModelMismatch` if
        the build is of another embedding model, and `NoIndex` if another process is just writing.
        """
        problems = problems_of(self._builds)
        if not problems:
            self._refuse_other_model()
        if problems or self._worth_catching_up():
            engine = self._mend(problems, engine, tell)
        return open_current(self._builds, engine)

    def passages_behind(self) -> int:
        """Return how many current passages the index has no vector for yet."""
        model = self._embedder.identity.fingerprint
        return len(self._library.without_vector(model, self._rules.fingerprint)) + len(
            self._library.uncut(self._rules.fingerprint)
        )

    def is_up_to_date(self) -> bool:
        """Tell whether the build in use is a copy of the library as it is now."""
        folder = self._builds.current()
        return folder is not None and is_current(
            Manifest.read(folder), self._library, self._embedder, self.known_questions()
        )

    def known_questions(self) -> list[KnownQuestion]:
        """Return the questions whose place is known: the bundled ones, and those of this home.

        A list that cannot be read is left out; `unread_lists` tells of it.
        """
        own = (one for one in self._own_lists() if not isinstance(one, UnreadableFile))
        return [*bundled_known_questions(), *(question for one in own for question in one)]

    def unread_lists(self) -> list[UnreadableFile]:
        """Return what is wrong with the lists of known questions in this home."""
        return [one for one in self._own_lists() if isinstance(one, UnreadableFile)]

    def _own_lists(self) -> Iterator[list[KnownQuestion] | UnreadableFile]:
        for path in sorted((self._home / QUESTIONS_FOLDER).glob("*.md")):
            try:
                yield read_list(path)
            except UnreadableFile as problem:
                yield problem

    def _mend(self, problems: Sequence[str], engine: Engine, tell: Tell) -> Engine:
        if problems:
            tell(f"The index is made again from the library: {problems[0]}.")
        try:
            self.build(force=bool(problems))
        except LibraryBusy as busy:
            if not problems:
                return engine  # Behind, but sound: the build in use answers meanwhile.
            if _only_chroma(problems):
                tell("Another process is writing; exact vectors answer until Chroma is healed.")
                return Engine.EXACT
            raise NoIndex(f"{problems[0]}, and it cannot be made now. {busy}") from busy
        return engine

    def _refuse_other_model(self) -> None:
        folder = self._builds.current()
        built = Manifest.read(folder).model if folder else self._embedder.identity
        if built != self._embedder.identity:
            raise ModelMismatch(
                f"{built.name} ({built.fingerprint[:12]})",
                f"{self._embedder.identity.name} ({self._embedder.identity.fingerprint[:12]})",
            )

    def _worth_catching_up(self) -> bool:
        return not self.is_up_to_date() and self.passages_behind() <= _SOON

    def _kept(self, reports: Sequence[FileReport], embed: bool) -> Iterator[FileReport]:
        """Keep the documents that were read, in one transaction, and then report all files."""
        documents = [one.document for one in reports if one.document is not None]
        added = iter(self._keep(documents, embed=embed))
        for report in reports:
            yield report if report.document is None else replace(report, added=next(added))

    def _keep(self, documents: Sequence[Document], *, embed: bool = False) -> list[Added]:
        if not documents:
            return []
        pairs = self._with_vectors(documents) if embed else self._cut(documents)
        return self._library.add_all(pairs, self._rules.fingerprint)

    def _cut(self, documents: Sequence[Document]) -> list[tuple[Document, list[Passage]]]:
        return [(one, cut(one, self._rules, self._embedder.count_tokens)) for one in documents]

    def _with_vectors(self, documents: Sequence[Document]) -> list[tuple[Document, list[Passage]]]:
        """Cut documents, and keep the vectors of their passages before they are kept themselves."""
        pairs = self._cut(documents)
        texts = {one.search_checksum: one.search_text for _, cuts in pairs for one in cuts}
        claims = [one.was for document in documents for one in document.changes]
        texts |= {claim_checksum(one): one for one in claims}
        unread = self._library.unread(self._embedder.identity.fingerprint, list(texts))
        missing = [(checksum, texts[checksum]) for checksum in unread]
        embed_texts(self._library, self._embedder, missing)
        return pairs


def _read_all(
    found: Sequence[Path | FileReport], progress: Progress | None
) -> Iterator[FileReport]:
    """Read each file in a process that can be killed; a bundle gives a report for each of its."""
    with ReadingProcess() as reading:
        for done, one in enumerate(found):
            if progress is not None:
                progress("Reading documents", done, len(found))
            if isinstance(one, FileReport):
                yield one
            else:
                yield from (_reported(outcome) for outcome in reading.read(one))


def _reported(outcome: ReadOutcome) -> FileReport:
    return FileReport(Path(outcome.name), outcome.document, problem=outcome.problem)


def bundled_checksum(ending: str) -> str:
    """Return a checksum over the bundled files with this ending, in the folder and below."""
    digest = hashlib.sha256()
    with as_file(files("corpus").joinpath("starter")) as folder:
        for one in sorted(folder.rglob(f"*{ending}")):
            digest.update(one.relative_to(folder).as_posix().encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path | FileReport]:
    try:
        return list(files_under(path))
    except UnreadableFile as problem:
        return [FileReport(path, problem=problem.reason)]


def starter_notes() -> Iterator[Document]:
    """Yield the bundled notes as documents, by file name; their ids begin with `starter:`."""
    with as_file(files("corpus").joinpath("starter")) as folder:
        for path in sorted(folder.glob("*.md")):
            data = path.read_bytes()
            text = data.decode("utf-8").replace("\r\n", "\n")
            document = read_markdown(data, text, name=path.name, source=path.name)
            publication = replace(
                document.publication, external_id=f"starter:{path.stem}", starter_note=True
            )
            yield replace(document, publication=publication, source=f"starter:{path.stem}")


def _only_chroma(problems: Sequence[str]) -> bool:
    return all(one.startswith("chroma/") for one in problems)
