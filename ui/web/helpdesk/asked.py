"""What a person asks the queue for, as it stands in the address of the page."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from assistant.helpdesk.enquiry import Route, SenderKind
from assistant.helpdesk.reply.queue import Filters
from assistant.helpdesk.reply.states import State
from corpus.document import fold_space
from ui.web.helpdesk.answers import HELPDESK
from ui.web.library.asked import MOST_CHARACTERS, Query

ALL = "all"
ME = "me"
NOBODY = "nobody"
_NAMED = "name:"
YES = "yes"
_LONGEST_PLACE = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """Search words, filters and where the page begins; an empty one asks for all that is open.

    `person` is `me`, `nobody`, or `name:` with the name of a colleague.
    """

    words: str = ""
    state: str = ""
    route: str = ""
    sender: str = ""
    person: str = ""
    late: str = ""
    after: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything else than all that is open is asked for."""
        return replace(self, after="") != Asked()

    @property
    def filtered(self) -> bool:
        """Whether more than words narrows the queue, so that the filters are to be seen."""
        return replace(self, words="", after="") != Asked()

    def filters(self, me: str) -> Filters:
        """Return what the queue is asked for; `me` is whoever asks."""
        return Filters(
            states=frozenset({State(self.state)} if self.state in tuple(State) else ()),
            closed_too=self.state == ALL,
            route=Route(self.route) if self.route else None,
            sender=SenderKind(self.sender) if self.sender else None,
            person=self._person(me),
            overdue=bool(self.late),
            words=self.words,
        )

    def address(self, **changed: str) -> str:
        """Return the address that asks for this, changed in what is named."""
        told = replace(self, **changed)
        query = {one.name: getattr(told, one.name) for one in fields(told)}
        asked = urlencode({name: value for name, value in query.items() if value})
        return f"{HELPDESK}?{asked}" if asked else HELPDESK

    def _person(self, me: str) -> str | None:
        if self.person == ME:
            return me
        if self.person == NOBODY:
            return ""
        return self.person.removeprefix(_NAMED) if self.person else None


def named(person: str) -> str:
    """Return how the address names a colleague, or nobody."""
    return f"{_NAMED}{person}" if person else NOBODY


def asked_of(query: Query) -> Asked:
    """Return what an address asks for; a value that there is not asks for nothing."""

    def one_of(name: str, known: tuple[str, ...]) -> str:
        value = query.get(name, "")
        return value if value in known else ""

    person = fold_space(query.get("person", ""))[:MOST_CHARACTERS]
    return Asked(
        words=fold_space(query.get("words", ""))[:MOST_CHARACTERS],
        state=one_of("state", (*State, ALL)),
        route=one_of("route", tuple(Route)),
        sender=one_of("sender", tuple(SenderKind)),
        person=person if person in (ME, NOBODY) or person.startswith(_NAMED) else "",
        late=one_of("late", (YES,)),
        after=query.get("after", "")[:_LONGEST_PLACE],
    )
