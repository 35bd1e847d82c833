"""Sentences that ask without the shape of a question, and those that have it and do not ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.read import read_pasted
from assistant.helpdesk.intake.read_for_questions import WANTED
from assistant.parts import Parts
from index.close_reader import CloseReader, CloseReading, NoCloseReader
from index.reader import ReadablePassage

_SURE = 12.0  # log odds

HIDDEN = """Dear team,

We run a hostel for men who leave prison. Our new night worker sat in on a review last week.
Nobody here seems to agree on who has to sign the move-on plan. How hard can it be?
How long may a man stay with us?

Kind regards,
Ash"""


@dataclass
class Hearing:
    """Takes the sentences with one of its words for those that ask, and all others for telling."""

    words: tuple[str, ...]
    name: str = "hearing"
    given: list[tuple[str, ReadablePassage]] = field(default_factory=list)

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[CloseReading]:
        self.given += [(question, one) for one in passages]
        return [self._reading(one) for one in passages]

    def _reading(self, passage: ReadablePassage) -> CloseReading:
        hears = [any(word in one for word in self.words) for one in passage.pieces]
        return CloseReading(_SURE, tuple(_SURE if one else -_SURE for one in hears))


def words_found(mail: str, reader: CloseReader) -> list[str]:
    return [one.words for one in asked_in(read_pasted(mail, subject="Stays"), reader).questions]


def test_what_asks_without_the_shape_of_a_question_is_found_in_its_place() -> None:
    found = words_found(HIDDEN, Hearing(("agree on", "How long")))
    assert found == [
        "Nobody here seems to agree on who has to sign the move-on plan.",
        "How long may a man stay with us?",
    ]


def test_what_only_sounds_like_a_question_is_none() -> None:
    assert words_found(HIDDEN, Hearing(("agree on",)))[-1].startswith("Nobody here")
    assert not any("How long" in one for one in words_found(HIDDEN, Hearing(("agree on",))))


def test_without_a_close_reader_the_shape_decides() -> None:
    found = words_found(HIDDEN, NoCloseReader())
    assert found == [one.words for one in asked_in(read_pasted(HIDDEN)).questions]
    assert "How long may a man stay with us?" in found


def test_the_mail_is_read_under_its_subject_sentence_by_sentence() -> None:
    reader = Hearing(("How long",))
    words_found(HIDDEN, reader)
    (question, passage), *_ = reader.given
    assert question == WANTED
    assert passage.heading == "Stays"
    assert "Nobody here seems to agree on who has to sign the move-on plan." in passage.pieces


def test_a_sentence_that_says_nothing_itself_goes_on_with_the_last_question() -> None:
    mail = "I have been told that a curfew may last two years. I would like that explained. Thanks"
    found = asked_in(read_pasted(mail), Hearing(("curfew", "explained"))).questions
    assert len(found) == 1
    assert "curfew" in found[0].text


def test_what_leads_in_to_a_list_stays_with_its_items() -> None:
    mail = "Nobody could tell us the following about a curfew:\n- how long it lasts\n- who sets it"
    found = asked_in(read_pasted(mail), Hearing(("following", "how long", "who sets"))).questions
    assert [one.words for one in found] == ["how long it lasts", "who sets it"]
    assert all("curfew" in one.text for one in found)


def test_a_mail_in_welsh_is_left_to_the_rules() -> None:
    mail = "Annwyl dîm, pa mor hir mae'r cyrffyw yn para? Pwy sy'n penderfynu? Diolch yn fawr, Siân"
    reader = Hearing(("cyrffyw",))
    found = asked_in(read_pasted(mail), reader).questions
    assert reader.given == []
    assert len(found) == 2


@pytest.mark.parametrize(
    ("mail", "asks"),
    [
        (
            "Hello, I am a warden at a students' hall. A girl on our corridor is on a community "
            "order and works nights. I cannot work out from the leaflet how many hours of unpaid "
            "work she may be made to do in a week. Lovely weather today. Thanks, Jo",
            "how many hours of unpaid",
        ),
        (
            "Good morning. Our panel meets on Tuesday and nobody could say who decides whether a "
            "tag comes off early. We had a long meeting last week and the coffee ran out. Regards",
            "who decides whether a tag comes off early",
        ),
    ],
)
def test_the_bundled_close_reader_hears_what_is_asked(
    mail: str, asks: str, made_up_parts: Parts
) -> None:
    found = asked_in(read_pasted(mail, subject="Query"), made_up_parts.close_reader).questions
    assert len(found) == 1
    assert asks in found[0].words
