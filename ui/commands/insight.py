"""`probation-assistant insight`: what nothing answers, and how long everything is kept."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from assistant.insight.group import Group
from assistant.insight.room import InsightRoom, insight_room
from ui.commands.assembled import assembly_for
from ui.commands.outcome import DONE, print_json


def renew(parsed: Namespace) -> int:
    """Read and group what was asked since, and ask open groups again of the present index."""
    room = _room(parsed)
    done = room.renew()
    if parsed.json:
        print_json({"read": done.read, "grouped": done.grouped, **asdict(done.again)})
    else:
        print(f"Answers read: {done.read}; questions put into groups: {done.grouped}.")
        again = done.again
        print(f"Groups asked again: {again.groups}; answered by a document now: {again.answered}.")
    return DONE


def groups(parsed: Namespace) -> int:
    """List the groups of questions that nothing answers, the most asked first."""
    found = _room(parsed).groups.all()
    if parsed.json:
        print_json({"groups": [_told(one) for one in found]})
    else:
        for one in found:
            owner = f", {one.owner}" if one.owner else ""
            print(f"{one.count:>5}  {one.name}  ({one.state.replace('_', ' ')}{owner})")
    return DONE


def sweep(parsed: Namespace) -> int:
    """Delete what was kept long enough: conversations, feedback, enquiries, training results."""
    done = _room(parsed).sweep(parsed.days)
    if parsed.json:
        print_json(asdict(done))
    else:
        print(
            f"Deleted: {done.conversations} conversations, {done.feedback} pieces of feedback,"
            f" {done.enquiries} enquiries, {done.learners} people's training results."
        )
    return DONE


def export(parsed: Namespace) -> int:
    """Write everything of one person into a ZIP file."""
    room = _room(parsed)
    content = room.people.export(parsed.owner, parsed.helpdesk_name)
    # It must not overwrite what somebody else was given.
    with parsed.out.open("xb") as file:
        file.write(content)
    kept = asdict(room.people.kept(parsed.owner, parsed.helpdesk_name))
    if parsed.json:
        print_json({"file": str(parsed.out), **kept})
    else:
        told = ", ".join(f"{count} {name}" for name, count in kept.items())
        print(f"Written: {parsed.out} ({told})")
    return DONE


def delete(parsed: Namespace) -> int:
    """Delete everything of one person for good."""
    kept = asdict(_room(parsed).people.delete(parsed.owner, parsed.helpdesk_name))
    if parsed.json:
        print_json(kept)
    else:
        print("Deleted: " + ", ".join(f"{count} {name}" for name, count in kept.items()))
    return DONE


def _room(parsed: Namespace) -> InsightRoom:
    return insight_room(assembly_for(parsed))


def _told(group: Group) -> dict[str, object]:
    return {
        "id": group.id,
        "name": group.name,
        "state": group.state.value,
        "owner": group.owner,
        "questions": group.count,
        "conversations": group.conversations,
        "enquiries": group.enquiries,
        "first": group.first_at.isoformat(),
        "last": group.last_at.isoformat(),
        "weeks": [{"from": one.begins.isoformat(), "count": one.count} for one in group.weeks],
        "examples": [one.text for one in group.examples[:5]],
        "nearest": [list(one.heading_trail) for one in group.nearest],
        "answered_by": group.answer.publication if group.answer else None,
    }
