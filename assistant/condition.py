"""How the service is: what it holds, how old its index is, whether anything is amiss."""

from __future__ import annotations

import platform
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version

from assistant.assembly import Assembly
from assistant.errors import AssistantProblem
from assistant.settings import OFF
from assistant.uploads.limits import LIMITS
from corpus.currency import status_on
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.locks import writer_of
from corpus.publication import Publication
from index.errors import IndexProblem

_PROBLEMS = (AssistantProblem, CorpusError, IndexProblem, OSError)
PROGRAM = "probation-guidance-assistant"
_LIBRARIES = ("gradio", "fastapi", "chromadb", "bm25s", "onnxruntime", "tokenizers", "numpy")
# With less than this on the disk, the next build of the index may not find room.
_LITTLE_SPACE = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the library holds: documents by the status they have today, and publications."""

    documents: int
    by_status: dict[str, int]
    official: int
    starter: int
    publications_known: int
    publications_held: int
    newest_id: str = ""
    newest_title: str = ""
    newest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IndexAge:
    """The build in use, and how far it is behind the library.

    `behind` counts current passages without a vector; `engine` is what answers the dense arm.
    """

    built_at: datetime
    documents: int
    passages: int
    behind: int
    up_to_date: bool
    model: str
    engine: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What the sync has brought of one publisher: how many documents, the newest of them when."""

    publisher: str
    documents: int
    newest_at: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """The whole state of the service at one moment; no path, person or question is in it.

    `problems` are words for what is amiss: `library`, `index`, `behind`, `disk`. What cannot be
    known because of one of them is `None`. `writing` is what is being written just now, and since
    when. `language_model` is empty where there is none.
    """

    checked_at: datetime
    problems: tuple[str, ...]
    holdings: Holdings | None
    index: IndexAge | None
    brought: tuple[Brought, ...] | None
    writing: tuple[str, datetime | None] | None
    free_bytes: int | None
    reader: str
    reranker: str
    caution: float
    language_model: str
    upload: str
    upload_megabytes: int
    versions: dict[str, str]


def condition_of(assembly: Assembly) -> Condition:
    """Look at everything once; what cannot be looked at becomes a problem, never an error."""
    settings = assembly.settings
    library = _library(assembly)
    index = _index(assembly) if library is not None else None
    free = _free_bytes(assembly)
    amiss = {
        "library": library is None,
        "index": index is None,
        "behind": index is not None and not index.up_to_date,
        "disk": free is not None and free < _LITTLE_SPACE,
    }
    return Condition(
        checked_at=datetime.now(UTC),
        problems=tuple(name for name, is_so in amiss.items() if is_so),
        holdings=library[0] if library else None,
        index=index,
        brought=library[1] if library else None,
        writing=writer_of(settings.home),
        free_bytes=free,
        reader=settings.reader if settings.reader in (OFF, "bundled") else "own",
        reranker=OFF if settings.reranker == OFF else "on",
        caution=settings.caution,
        language_model="" if settings.model == OFF else settings.model,
        upload=settings.upload,
        upload_megabytes=LIMITS.file_megabytes,
        versions=_versions(),
    )


def _library(assembly: Assembly) -> tuple[Holdings, tuple[Brought, ...]] | None:
    try:
        library = assembly.library
        held = library.held_publications()
        return _holdings(library, held), _brought(library, held)
    except _PROBLEMS:
        # Told as the problem `library`; the reason names a path, which is nobody's business here.
        return None


def _holdings(library: Library, held: dict[str, Publication]) -> Holdings:
    today = date.today()
    known = {one.external_id for one in library.listing.publications()}
    names = {name for one in held.values() for name in (one.external_id, one.part_of)}
    starter = sum(one.starter_note for one in held.values())
    newest = max(
        (one for one in library.versions() if one.replaced_at is None and one.document_id in held),
        key=lambda one: (not held[one.document_id].starter_note, one.added_at),
        default=None,
    )
    return Holdings(
        documents=len(held),
        by_status=dict(Counter(status_on(one, today).value for one in held.values())),
        official=len(held) - starter,
        starter=starter,
        publications_known=len(known),
        publications_held=len(known & names),
        newest_id=newest.document_id if newest else "",
        newest_title=held[newest.document_id].title if newest else "",
        newest_at=newest.added_at if newest else None,
    )


def _brought(library: Library, held: dict[str, Publication]) -> tuple[Brought, ...]:
    """Return what the sync has brought, by publisher: it alone notes how each wants to be named."""
    found: dict[str, list[datetime]] = {}
    for one in library.versions():
        publication = held.get(one.document_id)
        if one.replaced_at is None and publication is not None and publication.attribution:
            found.setdefault(publication.publisher or "", []).append(one.added_at)
    return tuple(
        Brought(publisher, len(days), max(days)) for publisher, days in sorted(found.items())
    )


def _index(assembly: Assembly) -> IndexAge | None:
    try:
        with assembly.parts.index.lease() as opened:
            manifest, engine = opened.manifest, opened.engine.value
        return IndexAge(
            built_at=datetime.fromisoformat(manifest.built_at),
            documents=manifest.documents,
            passages=manifest.passages,
            behind=assembly.keeper.passages_behind(),
            up_to_date=assembly.keeper.is_up_to_date(),
            model=manifest.model.name,
            engine=engine,
        )
    # Whatever keeps the index shut, the page must say that it is shut; /readyz says why.
    except Exception:  # noqa: BLE001
        return None


def _free_bytes(assembly: Assembly) -> int | None:
    try:
        return shutil.disk_usage(assembly.settings.home).free
    except OSError:
        # No folder yet, or one on a system that does not tell.
        return None


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in (PROGRAM, *_LIBRARIES):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            # Run from a folder that was never installed.
            found[name] = "not installed"
    return found
