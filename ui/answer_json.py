"""An answer as plain values, in the form that other programs build on."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from assistant.answer import Answer, Citation, Contact, Footing
from assistant.scope import Scope
from corpus.written_date import PartialDate


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain values: dates in ISO form, outcome and mode by their words."""
    return {
        "question": answer.question,
        "searched_for": answer.searched_for,
        "outcome": answer.outcome.value,
        "mode": answer.mode.value,
        "wording": answer.wording,
        "as_at": answer.as_at.isoformat() if answer.as_at else None,
        "scope": scope_json(answer.scope),
        "language": answer.language,
        "statements": [
            {
                "text": one.text,
                "citations": list(one.citations),
                "label": one.label,
                "written": one.written,
            }
            for one in answer.statements
        ],
        "citations": [citation_json(one) for one in answer.citations],
        "notices": [asdict(one) for one in answer.notices],
        "readings": list(answer.readings),
        "follow_ups": list(answer.follow_ups),
        "nearest": [
            asdict(one) | {"heading_trail": list(one.heading_trail)} for one in answer.nearest
        ],
        "contacts": [_contact_json(one) for one in answer.contacts],
        "trace": {
            "steps": [asdict(one) for one in answer.trace.steps],
            "matches": list(answer.trace.matches),
            "versions": answer.trace.versions,
            "notes": list(answer.trace.notes),
            "evidence": answer.trace.evidence,
        },
    }


def scope_json(scope: Scope) -> dict[str, Any]:
    """Return what a question was narrowed to as plain values; the day stands in `as_at`."""
    return {
        "nation": scope.nation.value if scope.nation else None,
        "families": sorted(one.value for one in scope.families),
        "only_official": scope.only_official,
        "documents": sorted(scope.documents),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation as plain values."""
    values = {one.name: getattr(citation, one.name) for one in fields(Citation)}
    for name, value in values.items():
        values[name] = _plain(value)
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Footing):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(Footing)}
    return value


def _contact_json(contact: Contact) -> dict[str, str]:
    values = {"name": contact.name, "for": contact.purpose}
    values |= {"email": contact.email} if contact.email else {}
    values |= {"url": contact.url} if contact.url else {}
    return values
