"""A home with the handbook, questions that nothing answered, and feedback; served."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

import httpx
import pytest

from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.insight.room import InsightRoom, insight_room
from assistant.records.feedback import Reason, Verdict
from index.exported_model import Embedder
from tests.assistant.conftest import handbook_document, home_of
from tests.assistant.insight.kept_questions import keep, unanswered
from tests.ui.conftest import running
from ui.web.visitor import COOKIE, owner_of_cookies

MARKUP = "<img src=x onerror=alert(1)>"
BEES = (
    "May an office keep beehives on its roof?",
    "may the office keep beehives on the roof",
    f"keep beehives on the roof of an office {MARKUP}",
)
MISSED = "When is a missed appointment recorded?"
OWNER = "a" * 64


@dataclass(frozen=True)
class Insight:
    """The running room, and what is in it."""

    address: str
    assembly: Assembly
    room: InsightRoom
    feedback_id: str

    @property
    def group(self) -> str:
        """Where the group on bees is."""
        found = next(one for one in self.room.groups.all() if "beehives" in one.name)
        return f"/insight/groups/{found.id}"


@pytest.fixture(scope="session")
def insight(
    tmp_path_factory: pytest.TempPathFactory, models_folder, embedder: Embedder
) -> Iterator[Insight]:
    home = tmp_path_factory.mktemp("insight") / "home"
    assembly = home_of(home, models_folder, [handbook_document()])
    assembly.embedder = embedder
    records, parts = assembly.records, assembly.parts
    for days, one in enumerate(BEES):
        keep(records, [unanswered(one)], owner=OWNER, days_ago=7 * days + 0.1)
    keep(records, ["=1+1 who knows?", "What colour is the minister's umbrella?"], owner=OWNER)
    kept = keep(records, [ask(MISSED, parts)], owner=OWNER)
    reasons = [Reason.OUT_OF_DATE]
    line = f"It is a day later now. {MARKUP}"
    given = assembly.feedback.give(OWNER, kept, 1, Verdict.NOT_HELPFUL, reasons, line)
    room = insight_room(assembly)
    room.renew()
    with running(assembly) as address:
        yield Insight(address, assembly, room, given)
    assembly.parts.close()


class Person:
    """Somebody in a browser of their own, as far as HTTP goes."""

    def __init__(self, address: str, **headers: str) -> None:
        self.token = secrets.token_urlsafe(32)
        self.owner = owner_of_cookies({COOKIE: self.token})
        self.client = httpx.Client(
            base_url=address,
            headers=headers,
            cookies={COOKIE: self.token},
            follow_redirects=True,
            timeout=60,
        )

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def post(self, path: str, **fields) -> httpx.Response:
        return self.client.post(path, data=fields)

    def text(self, path: str) -> str:
        return unescape(self.get(path).text)


@pytest.fixture
def somebody(insight: Insight) -> Iterator[Callable[..., Person]]:
    """Opens browsers of people who were never here."""
    opened: list[Person] = []

    def new(**headers: str) -> Person:
        opened.append(Person(insight.address, **headers))
        return opened[-1]

    yield new
    for one in opened:
        one.client.close()


@pytest.fixture
def person(somebody) -> Person:
    """Somebody who looks after the guidance."""
    return somebody()
