"""Words for how the service is, in sections of names and values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assistant.condition import PROGRAM, Condition, Holdings, IndexAge
from corpus.publication import Status
from ui.web.language import Words
from ui.web.library.addresses import document_address

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told: its name, its value, where a link leads, and whether it is English only."""

    name: str
    value: str
    address: str = ""
    english: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading; `id` is its place on the page."""

    id: str
    title: str
    lines: tuple[Line, ...]


def sections_of(condition: Condition, words: Words) -> list[Part]:
    """Return everything that the page tells, in its order."""
    parts = {
        "health": _health(condition, words),
        "held": _held(condition.holdings, words),
        "search": _search(condition, words),
        "sync": _sync(condition, words),
        "program": _program(condition, words),
    }
    return [
        Part(name, words(f"status-section-{name}"), tuple(lines)) for name, lines in parts.items()
    ]


def condition_json(condition: Condition) -> dict[str, Any]:
    """Return the condition as plain values: moments in ISO form, bytes and counts as numbers."""
    told = _plain(asdict(condition))
    writing = condition.writing
    told["writing"] = (
        {"purpose": writing[0], "since": _iso(writing[1])} if writing is not None else None
    )
    told["well"] = not condition.problems
    told["language_model"] = condition.language_model or None
    return dict(told)


def age(moment: datetime, now: datetime, words: Words) -> str:
    """Return how long ago a moment was, in the largest unit that fits."""
    seconds = max(0, int((now - moment).total_seconds()))
    for name, length in (("days", _DAY), ("hours", _HOUR), ("minutes", _MINUTE)):
        if seconds >= length:
            return words(f"status-age-{name}", count=seconds // length)
    return words("status-age-now")


def _health(condition: Condition, words: Words) -> Iterator[Line]:
    problems = condition.problems
    for name in ("library", "index"):
        yield _line(words, name, words(f"status-{'closed' if name in problems else 'opens'}"))
    yield _line(words, "writing", _writing(condition, words))
    if condition.free_bytes is not None:
        free = condition.free_bytes / 1024**3
        yield _line(words, "disk", words("status-gigabytes", number=round(free, 1)))


def _writing(condition: Condition, words: Words) -> str:
    if condition.writing is None:
        return words("status-nobody-writes")
    purpose, since = condition.writing
    if since is None:
        return words("status-somebody-writes", purpose=purpose)
    return words("status-somebody-writes-since", purpose=purpose, since=words.moment(since))


def _held(holdings: Holdings | None, words: Words) -> Iterator[Line]:
    if holdings is None:
        yield _line(words, "documents", words("status-unknown"))
        return
    yield _line(words, "documents", _number(holdings.documents, words))
    for one in Status:
        if holdings.by_status.get(one.value):
            count = _number(holdings.by_status[one.value], words)
            yield Line(words(f"status-{one.value}"), count)
    yield _line(words, "official", _number(holdings.official, words))
    yield _line(words, "starter", _number(holdings.starter, words))
    known = words(
        "status-of-known", held=holdings.publications_held, known=holdings.publications_known
    )
    yield _line(words, "publications", known)
    if holdings.newest_at is not None:
        when = words.moment(holdings.newest_at)
        told = words("status-title-and-day", title=holdings.newest_title, day=when)
        yield Line(words("status-name-newest"), told, document_address(holdings.newest_id))


def _search(condition: Condition, words: Words) -> Iterator[Line]:
    index = condition.index
    if index is None:
        yield _line(words, "built", words("status-unknown"))
    else:
        yield from _built(index, condition.checked_at, words)
    yield _line(words, "reader", words(f"status-reader-{condition.reader}"))
    yield _line(words, "reranker", words(f"status-reranker-{condition.reranker}"))
    yield _line(words, "caution", words("status-share", number=condition.caution))


def _built(index: IndexAge, now: datetime, words: Words) -> Iterator[Line]:
    when, ago = words.moment(index.built_at), age(index.built_at, now, words)
    yield _line(words, "built", words("status-when-and-age", when=when, age=ago))
    yield _line(words, "passages", _number(index.passages, words))
    yield _line(words, "indexed", _number(index.documents, words))
    behind = words("status-up-to-date") if index.up_to_date else _number(index.behind, words)
    yield _line(words, "behind", behind)
    yield Line(words("status-name-model"), index.model, english=True)
    yield _line(words, "engine", words(f"status-engine-{index.engine}"))


def _sync(condition: Condition, words: Words) -> Iterator[Line]:
    if condition.brought is None:
        yield _line(words, "synced", words("status-unknown"))
        return
    if not condition.brought:
        yield _line(words, "synced", words("status-never"))
        return
    newest = max(one.newest_at for one in condition.brought)
    when, ago = words.moment(newest), age(newest, condition.checked_at, words)
    yield _line(words, "synced", words("status-when-and-age", when=when, age=ago))
    for one in condition.brought:
        told = words(
            "status-brought",
            documents=one.documents,
            when=words.moment(one.newest_at),
        )
        yield Line(one.publisher or words("status-publisher-unknown"), told)


def _program(condition: Condition, words: Words) -> Iterator[Line]:
    model = condition.language_model or words("status-no-language-model")
    yield _line(words, "language-model", model)
    yield _line(words, "upload", words(f"status-upload-{condition.upload}"))
    yield _line(words, "limit", words("status-megabytes", number=condition.upload_megabytes))
    yield _line(words, "version", condition.versions.get(PROGRAM, ""))
    others = [f"{name} {value}" for name, value in condition.versions.items() if name != PROGRAM]
    yield Line(words("status-name-libraries"), ", ".join(others), english=True)


def _line(words: Words, name: str, value: str) -> Line:
    return Line(words(f"status-name-{name}"), value)


def _number(count: int, words: Words) -> str:
    return words("status-number", number=count)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return _iso(value) if isinstance(value, datetime) else value


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment is not None else None
