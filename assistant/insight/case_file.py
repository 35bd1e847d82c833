"""Test cases made of feedback: lines of a file that `evaluate answers --cases` reads."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from assistant.answer import Citation, Outcome
from assistant.evaluation.cases import read_cases
from assistant.evaluation.outcomes import ANSWERS
from assistant.insight.errors import CaseKept, UnusableCase
from assistant.insight.review import Judged
from assistant.parts import Parts

CASES_FILE = "feedback-cases.jsonl"
_WORDS = 12


class CaseFile:
    """The evaluation file of one home, written to a line at a time."""

    def __init__(self, home: Path) -> None:
        """Write into the folder `home`."""
        self.path = home / CASES_FILE
        self._guard = Lock()

    def has(self, feedback_id: str) -> bool:
        """Tell whether there is a case of some feedback."""
        return _case_id(feedback_id) in self._ids()

    def count(self) -> int:
        """Return how many cases there are."""
        return len(self._ids())

    def add(self, judged: Judged, outcome: Outcome, right: Sequence[Citation], parts: Parts) -> str:
        """Add a case and return its id; `right` are citations that a right answer has.

        Raises `CaseKept` and `UnusableCase`, and `UnusableSet` if a line of the file is wrong.
        """
        if outcome in ANSWERS and not right:
            raise UnusableCase
        case_id = _case_id(judged.feedback.id)
        with self._guard:
            if case_id in self._ids():
                raise CaseKept(self.path, case_id)
            self._append(_case(case_id, judged, outcome, right, parts))
        return case_id

    def _ids(self) -> set[str]:
        if not self.path.exists() or not self.path.stat().st_size:
            return set()
        return {one.id for one in read_cases(self.path).cases}

    def _append(self, case: dict[str, object]) -> None:
        line = json.dumps(case, ensure_ascii=False) + "\n"
        # A line that a kill or a text editor left without its end must not run into this one.
        before = self.path.read_bytes() if self.path.exists() else b""
        parted = bool(before) and not before.endswith(b"\n")
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        with os.fdopen(os.open(self.path, flags, 0o600), "ab") as file:
            file.write((("\n" if parted else "") + line).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())


def _case_id(feedback_id: str) -> str:
    return f"F-{feedback_id[:12]}"


def _case(
    case_id: str, judged: Judged, outcome: Outcome, right: Sequence[Citation], parts: Parts
) -> dict[str, object]:
    answer, feedback = judged.answer, judged.feedback
    return {
        "id": case_id,
        "question": answer.question,
        "outcome": outcome.value,
        "answers": [_right(one, parts) for one in right] if outcome in ANSWERS else [],
        **(
            {"history": [{"role": "user", "content": one} for one in judged.earlier]}
            if judged.earlier
            else {}
        ),
        **({"as_at": answer.as_at.isoformat()} if answer.as_at else {}),
        "note": f"from feedback of {feedback.given_at.date()}: {', '.join(feedback.reasons)}",
    }


def _right(citation: Citation, parts: Parts) -> dict[str, str]:
    publication = parts.documents.take(citation.document_id).document.publication
    return {
        "document": publication.external_id or publication.title,
        "heading": citation.heading_trail[-1] if citation.heading_trail else "",
        "words": " ".join(citation.quote.split()[:_WORDS]),
    }
