"""`probation-assistant corpus status` and `corpus changes`: what is current, and what changed."""

from __future__ import annotations

import getpass
import re
from argparse import Namespace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any

from corpus.comparison import ChangedPassage, Comparison
from corpus.currency import StatusDecision, status_on
from corpus.errors import UnknownPublication, WrongStatus
from corpus.library import Library
from corpus.news import News, news_since
from corpus.publication import Publication, Status
from corpus.records import publication_record
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json
from ui.commands.recalled import recall_and_tell

_SHOWN = 3
_LONGEST_SHOWN = 160


def status(parsed: Namespace) -> int:
    """Show the status of a publication with its audit, or decide it first."""
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    library = assembly.library
    publication = _publication(library, parsed.publication_id)
    if parsed.superseded_by is not None:
        parsed.superseded_by = _replacement(library, parsed.superseded_by)
    if parsed.starts and not (parsed.superseded_by or parsed.set_to):
        raise WrongStatus(
            parsed.publication_id, "--from needs what it becomes: --superseded-by ID, --withdrawn …"
        )
    if parsed.superseded_by:
        _refuse_loop(library, publication, parsed.superseded_by)
    name = publication.external_id or parsed.publication_id
    if parsed.superseded_by or parsed.set_to:
        library.listing.decide(_decision(parsed, name))
        recall_and_tell(assembly)
        publication = _publication(library, parsed.publication_id)
    names = {name, parsed.publication_id}
    decisions = [one for one in library.listing.decisions() if one.publication_id in names]
    if parsed.json:
        told = {
            "id": parsed.publication_id,
            "status": status_on(publication, date.today()).value,
            "publication": publication_record(publication),
            "decisions": [_decision_json(one) for one in decisions],
        }
        print_json(told)
        return DONE
    print(f"{publication.title}\n  {_status_line(library, publication)}")
    for one in decisions:
        print(f"  {one.decided_at[:16]} {one.decided_by}: {_decided(one)}")
    return DONE


def changes(parsed: Namespace) -> int:
    """Tell what was published, replaced, withdrawn or brought in since a day."""
    assembly = assembly_for(parsed)
    assembly.bring_starter_notes()
    if parsed.document and not assembly.library.versions(parsed.document):
        _publication(assembly.library, parsed.document)
    news = news_since(assembly.library, parsed.since)
    if parsed.document:
        news = [one for one in news if parsed.document in (one.document_id, one.publication_id)]
    if parsed.json:
        print_json({"changes": [_news_json(one) for one in news]})
        return DONE
    for one in news:
        detail = f" ({one.detail})" if one.detail else ""
        print(f"{one.day.isoformat():<10}  {one.kind.value:<14}  {one.title}{detail}")
        if one.comparison and parsed.document:
            _print_comparison(one.comparison)
    print(f"{len(news):,} changes")
    return DONE


def _publication(library: Library, publication_id: str) -> Publication:
    found = library.listing.get(publication_id)
    if found is not None:
        return found
    held = library.held_publications()
    if publication_id in held:
        return held[publication_id]
    raise UnknownPublication(publication_id, _near(library, publication_id))


def _near(library: Library, wrong: str) -> list[str]:
    held = library.held_publications()
    known = [*library.listing.publications(), *held.values()]
    names = dict.fromkeys([*(one.external_id for one in known if one.external_id), *held])
    return get_close_matches(wrong, list(names), n=3, cutoff=0.5)


def _replacement(library: Library, name: str) -> str:
    """Return what a publication is replaced by: an id, or a title where there is no id."""
    found = library.listing.named(name) or library.held_publications().get(name)
    if found is not None:
        return found.external_id or found.title
    if not re.search(r"\s", name.strip()):
        raise UnknownPublication(name, _near(library, name))
    return name


def _refuse_loop(library: Library, publication: Publication, superseded_by: str) -> None:
    """Refuse what would make a publication replace itself, however many steps away."""
    own = publication.external_id or publication.title
    if superseded_by == own:
        raise WrongStatus(own, "it cannot replace itself, that is a loop")
    seen = {own}
    step: str | None = superseded_by
    while step:
        if step in seen:
            raise WrongStatus(own, f"{superseded_by} is itself replaced by it, a loop")
        seen.add(step)
        found = library.listing.get(step)
        step = found.replaced_by if found else None


def _decision(parsed: Namespace, publication_id: str) -> StatusDecision:
    return StatusDecision(
        publication_id=publication_id,
        status=Status(parsed.set_to) if parsed.set_to else Status.SUPERSEDED,
        decided_at=datetime.now(UTC).isoformat(timespec="seconds"),
        decided_by=parsed.by or getpass.getuser(),
        starts=parsed.starts,
        superseded_by=parsed.superseded_by,
        reason=parsed.reason,
    )


def _status_line(library: Library, publication: Publication) -> str:
    stands = status_on(publication, date.today())
    applies = stands is Status.CURRENT
    line = stands.value
    if publication.applies_from and stands is Status.DRAFT:
        line += f", applies from {publication.applies_from}"
    if publication.applies_to:
        line += f", {'applies' if applies else 'applied'} until {publication.applies_to}"
    if publication.replaced_by:
        found = library.listing.get(publication.replaced_by)
        words = "then replaced by" if applies and publication.applies_to else "replaced by"
        line += f", {words} {found.title if found else publication.replaced_by}"
    return line + (f". {publication.status_note}" if publication.status_note else "")


def _decided(decision: StatusDecision) -> str:
    told = decision.status.value
    told += f" by {decision.superseded_by}" if decision.superseded_by else ""
    told += f" from {decision.starts}" if decision.starts else ""
    return told + (f" ({decision.reason})" if decision.reason else "")


def _decision_json(decision: StatusDecision) -> dict[str, Any]:
    return {
        "status": decision.status.value,
        "superseded_by": decision.superseded_by,
        "from": decision.starts.isoformat() if decision.starts else None,
        "reason": decision.reason,
        "decided_at": decision.decided_at,
        "decided_by": decision.decided_by,
    }


def _news_json(news: News) -> dict[str, Any]:
    told: dict[str, Any] = {
        "day": news.day.isoformat(),
        "kind": news.kind.value,
        "title": news.title,
        "publication_id": news.publication_id,
        "document_id": news.document_id,
        "detail": news.detail,
    }
    if news.comparison is not None:
        told["passages"] = {
            name: [_passage_json(one) for one in getattr(news.comparison, name)]
            for name in ("added", "removed", "reworded")
        }
    return told


def _passage_json(passage: ChangedPassage) -> dict[str, Any]:
    return {
        "heading_trail": list(passage.heading_trail),
        "before": passage.before,
        "after": passage.after,
    }


def _print_comparison(comparison: Comparison) -> None:
    for sign, passages in (
        ("+", comparison.added),
        ("-", comparison.removed),
        ("~", comparison.reworded),
    ):
        for one in passages:
            place = " › ".join(one.heading_trail[-2:])
            print(f"    {sign} [{place}] {(one.after or one.before)[:_LONGEST_SHOWN]}")
            if sign == "~":
                print(f"      before: {one.before[:_LONGEST_SHOWN]}")
