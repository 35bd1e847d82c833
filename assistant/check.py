"""Step: every quote is compared with the library once more before it is shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Citation, Outcome
from assistant.parts import Parts
from assistant.working import Working
from corpus.errors import UnknownDocument


def check(working: Working, parts: Parts) -> Working:
    """Drop each statement with a quote that is not, character for character, in its document."""
    if working.outcome not in (Outcome.ANSWERED, Outcome.PARTIAL, Outcome.PREMISE_CORRECTED):
        return working
    wrong = {one.number for one in working.citations if not is_exact(one, parts)}
    if not wrong:
        return working
    kept = tuple(one for one in working.statements if not wrong & set(one.citations))
    needed = {number for one in kept for number in one.citations}
    return replace(
        working,
        statements=kept,
        citations=tuple(one for one in working.citations if one.number in needed),
        outcome=working.outcome if kept else Outcome.UNAVAILABLE,
        notes=(*working.notes, f"dropped: quotes {sorted(wrong)} are not in their documents"),
    )


def is_exact(citation: Citation, parts: Parts) -> bool:
    """Tell whether `document.text[start:end] == quote` in the library itself."""
    try:
        text = parts.library.document(citation.document_id).text
    except UnknownDocument:
        return False
    return text[citation.start : citation.end] == citation.quote
