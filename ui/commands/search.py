"""`probation-assistant search`: the passages for a question, with the scores of both arms."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from assistant.parts import Parts
from index.search import Match, Query
from ui.answer_text import STARTER_LABEL
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json


def search(parsed: Namespace) -> int:
    """Print the matches for the question of the command line."""
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    parts = assembly.parts
    with parts.index.lease() as opened:
        matches = parts.find(opened, Query(parsed.question), parsed.limit)[: parsed.limit]
    if parsed.json:
        print_json({"matches": [match_json(one, parts) for one in matches]})
    else:
        print("\n\n".join(_as_text(one, parts) for one in matches) or "Nothing was found.")
    parts.close()
    return DONE


def match_json(match: Match, parts: Parts) -> dict[str, Any]:
    """Return a match as plain values."""
    passage = match.passage
    publication = parts.documents.take(passage.document_id).document.publication
    return {
        "passage_id": passage.id,
        "document_id": passage.document_id,
        "external_id": publication.external_id,
        "status": publication.status.value,
        "starter_note": publication.starter_note,
        "text": passage.text,
        "heading_trail": list(passage.heading_trail),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "score": match.score,
        "arms": {name: asdict(arm) for name, arm in match.arms.items()},
    }


def _as_text(match: Match, parts: Parts) -> str:
    passage = match.passage
    publication = parts.documents.take(passage.document_id).document.publication
    title = publication.title
    place = " › ".join((title, *(one for one in passage.heading_trail if one != title)))
    arms = ", ".join(f"{name} {arm.score:.3f}" for name, arm in match.arms.items())
    about = [publication.status.value] + ([STARTER_LABEL] if publication.starter_note else [])
    return (
        f"{place} ({', '.join(about)})\n  [{match.score:.3f}: {arms}] {passage.id}\n{passage.text}"
    )
