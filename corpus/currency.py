"""What applied on a day: status and dates of publications and of single statements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.document import Document
from corpus.marks import FactChange, Mark
from corpus.publication import Publication, Status
from corpus.sentences import Span
from corpus.written_date import PartialDate

_ENDED = (Status.SUPERSEDED, Status.WITHDRAWN, Status.HISTORIC)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stood on one day.

    `status` is `None` if the text did not exist or did not apply yet. `until` is the last day on
    which it applied, where known. `change` is the one by which a single statement ceased to apply.
    """

    status: Status | None
    until: PartialDate | None = None
    change: FactChange | None = None

    @property
    def is_current(self) -> bool:
        """Whether the text applied on the day."""
        return self.status is Status.CURRENT


def standing_of(publication: Publication, day: date, *, today: bool) -> Standing:
    """Return how `publication` stood on `day`; `today` if nobody asked for an earlier day.

    Of today, the stated status is believed, and a date that has passed, or has not come, besides.
    Of an earlier day, text that has ended since was current, if it is known when it ended.
    """
    until = publication.applies_to or publication.withdrawn_on
    ended = until is not None and until.last_day < day
    begins = publication.applies_from if today else _begins(publication)
    if begins is not None and begins.first_day > day:
        return Standing(Status.DRAFT if today else None)
    if publication.status in _ENDED:
        applied = _applied(publication, day, today=today)
        return Standing(Status.CURRENT if applied else publication.status, until)
    if publication.status is Status.CURRENT and ended:
        after = Status.SUPERSEDED if publication.replaced_by else Status.HISTORIC
        return Standing(after, until)
    return Standing(publication.status, until)


def status_on(publication: Publication, day: date) -> Status:
    """Return the status of `publication` on `day`, today's day: by its stated status and dates."""
    return standing_of(publication, day, today=True).status or publication.status


def standing_at(document: Document, span: Span, day: date, *, today: bool) -> Standing:
    """Return how the words of `document` at `span` stood on `day`, by their marks too."""
    whole = standing_of(document.publication, day, today=today)
    if whole.status not in (Status.CURRENT, None):
        return whole
    changes = {one.id: one for one in document.changes}
    own = [one for one in document.marks if one.start < span[1] and one.end > span[0]]
    for mark in own:
        if mark.was in changes and mark.now is None:
            return _of_old_fact(changes[mark.was], day, today=today)
    for mark in own:
        if mark.now in changes and not today and not _came(changes[mark.now], day):
            return Standing(None)
    return whole


def ended_by(publication: Publication, replacement: Publication) -> PartialDate | None:
    """Return the last day of a publication whose replacement's first day is known."""
    begins = replacement.applies_from or replacement.published
    if publication.applies_to or begins is None:
        return publication.applies_to
    if begins.day is None:
        return begins
    return PartialDate.of(begins.first_day - timedelta(days=1))


def ended_on(publication: Publication, until: PartialDate | None) -> PartialDate | None:
    """Return the day from which a text no longer applied, given the last one, where known.

    That is the day after, but of withdrawn text the day of its withdrawal. A month or a year has no
    day after it that could be told.
    """
    if publication.status is Status.WITHDRAWN:
        return publication.withdrawn_on or until
    if until is None or until.day is None:
        return until
    return PartialDate.of(until.first_day + timedelta(days=1))


def marks_at(document: Document, span: Span) -> tuple[Mark, ...]:
    """Return the marks of the statements that `span` touches."""
    return tuple(one for one in document.marks if one.start < span[1] and one.end > span[0])


def _applied(publication: Publication, day: date, *, today: bool) -> bool:
    """Tell whether a text that has ended, or will end, applied on `day`."""
    if today:
        # What ends on a day to come applies until then; a month or a year may be over already.
        return publication.applies_to is not None and publication.applies_to.first_day >= day
    until = publication.applies_to or publication.withdrawn_on
    return until is not None and until.last_day >= day


def _begins(publication: Publication) -> PartialDate | None:
    if publication.starter_note:
        return publication.applies_from  # a note of today tells of days long before it
    return publication.applies_from or publication.published


def _of_old_fact(change: FactChange, day: date, *, today: bool) -> Standing:
    begun = change.applies_from is None or change.applies_from.first_day <= day
    over = change.applies_to is None or change.applies_to.last_day < day
    if not begun:
        return Standing(None, change.applies_to, change)
    if over or today:
        return Standing(Status.SUPERSEDED, change.applies_to, change)
    return Standing(Status.CURRENT, change.applies_to, change)


def _came(change: FactChange, day: date) -> bool:
    return change.applies_to is None or change.applies_to.last_day < day


def with_decision(publication: Publication, decision: StatusDecision) -> Publication:
    """Return the publication as a person has decided that it stands."""
    until = PartialDate.of(decision.starts - timedelta(days=1)) if decision.starts else None
    ended = decision.status in _ENDED
    return replace(
        publication,
        status=decision.status,
        applies_from=publication.applies_from if ended else _starts(publication, decision),
        applies_to=(until or publication.applies_to) if ended else None,
        withdrawn_on=_withdrawn_on(publication, decision) if ended else None,
        replaced_by=decision.superseded_by if ended else None,
        status_note=decision.reason or publication.status_note,
    )


def _withdrawn_on(publication: Publication, decision: StatusDecision) -> PartialDate | None:
    if decision.status is Status.WITHDRAWN and decision.starts:
        return PartialDate.of(decision.starts)
    return publication.withdrawn_on


def _starts(publication: Publication, decision: StatusDecision) -> PartialDate | None:
    if decision.starts:
        return PartialDate.of(decision.starts)
    begins = publication.applies_from
    begun = begins is not None and begins.isoformat() <= decision.decided_at
    return begins if begun else None


@dataclass(frozen=True, slots=True)
class StatusDecision:
    """One line of the audit: what a person decided of the status of a publication, and when.

    `starts` is the first day on which the decided status holds; `superseded_by` an id or a title.
    """

    publication_id: str
    status: Status
    decided_at: str
    decided_by: str
    starts: date | None = None
    superseded_by: str | None = None
    reason: str | None = None
