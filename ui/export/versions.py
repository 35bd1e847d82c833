"""Which versions of guidance, index and model the answers of a conversation were made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from assistant.records.conversations import KeptTurn
from ui.export.characters import one_line
from ui.export.transcript import Line, Say

_LONGEST = 200


def version_lines(turns: Sequence[KeptTurn], say: Say) -> Iterator[Line]:
    """Yield one line for each set of versions, with the numbers of the questions it answered."""
    answered: dict[str, list[int]] = {}
    for turn in turns:
        told = ", ".join(_told(turn.answer.trace.versions, say))
        if told:
            answered.setdefault(told, []).append(turn.number)
    for told, numbers in answered.items():
        if len(answered) == 1:
            yield Line(say("export-versions"), told)
        else:
            count = len(numbers)
            yield Line(say("export-versions-of", count=count, numbers=_as_ranges(numbers)), told)


def _told(versions: dict[str, Any], say: Say) -> Iterator[str]:
    known = {name: one_line(str(value))[:_LONGEST] for name, value in versions.items()}
    if "library_generation" in known:
        yield say(
            "export-version-guidance",
            generation=known["library_generation"],
            documents=known.get("documents", "?"),
        )
    if "index" in known:
        yield say("export-version-index", index=known["index"])
    if "model" in known:
        yield say("export-version-model", model=known["model"])


def _as_ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order as people write them: `1–3, 7`."""
    ranges: list[tuple[int, int]] = []
    for one in numbers:
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], one)
        else:
            ranges.append((one, one))
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges)
