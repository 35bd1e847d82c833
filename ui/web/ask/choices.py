"""What a person has chosen beside the question box; it stands in the address of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from assistant.length import Length
from assistant.manner import Manner
from assistant.scope import Family, Nation, Scope
from corpus.written_date import typed_date

_MOST_DOCUMENTS = 20
_LONGEST_ID = 300
# From the Probation of Offenders Act 1907 on.
_FIRST_YEAR, _LAST_YEAR = 1907, 2100


@dataclass(frozen=True, slots=True)
class Choices:
    """The scope of the questions, the conversation they belong to, and the turn that is edited.

    `manner` is for whom answers are written, where a model writes them, `length` how much they say.
    `conversation` is empty
    before the first question, `edited` is 0 where none is.
    """

    scope: Scope = field(default_factory=Scope)
    conversation: str = ""
    edited: int = 0
    manner: Manner = Manner.PRACTITIONER
    length: Length = Length.SHORT


def choices_of(query: Iterable[tuple[str, str]]) -> Choices:
    """Read the choices from the query of an address; what makes no sense is left out."""
    given: dict[str, list[str]] = {}
    for name, value in query:
        given.setdefault(name, []).append(value)
    last: Mapping[str, str] = {name: values[-1] for name, values in given.items()}
    edited = last.get("edit", "")
    documents = [one for one in given.get("document", ()) if 0 < len(one) <= _LONGEST_ID]
    return Choices(
        scope=Scope(
            as_at=day_of(last.get("as-at", "")),
            nation=next((one for one in Nation if one == last.get("nation")), None),
            families=frozenset(one for one in Family if one in given.get("kind", ())),
            only_official=last.get("official") == "yes",
            documents=frozenset(documents[:_MOST_DOCUMENTS]),
        ),
        conversation=last.get("conversation", "")[:64],
        manner=next((one for one in Manner if one == last.get("manner")), Manner.PRACTITIONER),
        length=next((one for one in Length if one == last.get("length")), Length.SHORT),
        edited=int(edited) if edited.isascii() and edited.isdigit() and len(edited) < 6 else 0,
    )


def query_without_document(choices: Choices, document_id: str) -> str:
    """Return the address of the page with the same choices, but without one document."""
    scope = choices.scope
    pairs = [("conversation", choices.conversation)] if choices.conversation else []
    pairs += [("as-at", scope.as_at.isoformat())] if scope.as_at else []
    pairs += [("nation", scope.nation.value)] if scope.nation else []
    pairs += [("kind", one.value) for one in Family if one in scope.families]
    pairs += [("official", "yes")] if scope.only_official else []
    pairs += [("document", one) for one in sorted(scope.documents) if one != document_id]
    pairs += [("manner", choices.manner.value)] if choices.manner is not Manner.PRACTITIONER else []
    pairs += [("length", choices.length.value)] if choices.length is not Length.SHORT else []
    return f"/?{urlencode(pairs)}" if pairs else "/"


def day_of(written: str) -> date | None:
    """Return the day that was typed, nothing for what is none that guidance can be asked for."""
    found = typed_date(written)
    if found is None or found.day is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found.first_day
