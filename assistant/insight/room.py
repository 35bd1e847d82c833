"""What the insight room keeps, watches and enforces, together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from assistant.assembly import Assembly
from assistant.insight.again import AskedAgain, AskingAgain, GoOn, always
from assistant.insight.case_file import CaseFile
from assistant.insight.gather import gather, renew_vectors
from assistant.insight.grouping import Grouper
from assistant.insight.groups import GroupStore
from assistant.insight.person import PersonStore
from assistant.insight.retention import Swept, sweep
from assistant.insight.review import FeedbackReview
from assistant.insight.usage import Usage, usage_of
from assistant.parts import Parts
from assistant.records.database import Records
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal did: answers read, questions put into groups, groups asked again."""

    read: int
    grouped: int
    again: AskedAgain


@dataclass(frozen=True, slots=True)
class InsightRoom:
    """The groups of open questions, the use, the feedback, and everything of one person.

    `build_name` tells the build of the index that is in use, without opening it.
    """

    records: Records
    library: Library
    parts: Parts
    groups: GroupStore
    grouper: Grouper
    again: AskingAgain
    review: FeedbackReview
    cases: CaseFile
    people: PersonStore
    keep_days: int
    build_name: Callable[[], str]
    guard: Lock

    def renew(self, go_on: GoOn = always) -> Renewed:
        """Read what was asked since, group it, and ask again what the present build may answer.

        Reading and grouping is done by one at a time, and whoever comes meanwhile waits for it;
        nobody waits for what is asked again.
        """
        with self.guard:
            embedder = self.parts.embedder
            renew_vectors(self.records, embedder)
            read = gather(self.records, embedder)
            grouped = self.grouper.group_new()
        return Renewed(read, grouped, self.again.all(go_on))

    def sweep(self, keep_days: int | None = None) -> Swept:
        """Delete what was kept long enough, by the setting or by `keep_days`."""
        return sweep(self.records, self.keep_days if keep_days is None else keep_days)

    def usage(self, days: int) -> Usage:
        """Return how the service was used in the last `days` days."""
        return usage_of(self.records, self.library, days)


def insight_room(assembly: Assembly) -> InsightRoom:
    """Return the insight room of one home."""
    records, parts = assembly.records, assembly.parts
    groups = GroupStore(records)
    return InsightRoom(
        records=records,
        library=assembly.library,
        parts=parts,
        groups=groups,
        grouper=Grouper(records),
        again=AskingAgain(records, groups, parts),
        review=FeedbackReview(records, assembly.feedback),
        cases=CaseFile(assembly.settings.home),
        people=PersonStore(records, assembly.training.packs),
        keep_days=assembly.settings.keep_days,
        build_name=assembly.builds.current_name,
        guard=Lock(),
    )
