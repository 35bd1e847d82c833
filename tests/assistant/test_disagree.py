"""Two current documents that give different figures for the same thing are both shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.assembly import Assembly
from assistant.disagree import outranks, rival_of
from assistant.working import Unit
from corpus.currency import Standing
from corpus.document import Document, TextBuilder
from corpus.passage import Passage
from corpus.publication import Status
from index import build as building
from index.exported_model import Embedder
from index.probe import probe
from index.search import Match
from tests.assistant.conftest import home_of
from tests.made_documents import made_document

QUESTION = "Within how many days of its arrival must a parcel be opened?"
THREE = "A parcel must be opened by two officers within three days of its arrival."
FIVE = "Every parcel must be opened by two officers within five days of its arrival."


def unit(words: str, title: str = "Rules", score: float = 1.0, **publication: object) -> Unit:
    document = made_document(title, words, **publication)
    block = document.blocks[-1]
    span = (block.start, block.end)
    passage = Passage(f"{document.id}:0", document.id, (), None, None, *span, words, (), "")
    return Unit(document, Match(passage, 0.0, {}), span, (), score=score)


def with_lead(lead: str, item: str, title: str) -> Unit:
    def fill(content: TextBuilder) -> None:
        content.paragraph(lead)
        content.list_item(item)

    document = made_document(title, fill)
    first, second = document.blocks
    span = (second.start, second.end)
    made = unit(item)
    return replace(made, document=document, span=span, leads=((first.start, first.end),))


BEST = unit(THREE, "County rules")
OTHER = unit(FIVE, "Mail room handbook", 0.9)


def test_the_best_unit_with_another_amount_for_the_same_thing_is_the_rival() -> None:
    further = unit(FIVE, "Third book", 0.85)
    assert rival_of(BEST, [BEST, OTHER, further], QUESTION) is OTHER


@pytest.mark.parametrize(
    "question",
    [
        "How soon must a parcel be opened?",
        "When must a parcel be opened?",
        "Must a parcel be opened within 3 days?",
    ],
)
def test_any_way_of_asking_for_an_amount_or_naming_one_counts(question: str) -> None:
    assert rival_of(BEST, [BEST, OTHER], question) is OTHER


@pytest.mark.parametrize("question", ["Who opens a parcel?", "Why is a parcel opened?", ""])
def test_where_no_amount_is_asked_for_there_is_no_rival(question: str) -> None:
    assert rival_of(BEST, [BEST, OTHER], question) is None


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(THREE.replace("A parcel", "Each parcel"), id="the same amount"),
        pytest.param(THREE.replace("three", "three days, in winter five"), id="one in common"),
        pytest.param(THREE.replace("two", "twenty"), id="another number of things"),
        pytest.param(THREE.replace("three days", "five miles"), id="nothing in the same unit"),
        pytest.param(THREE.replace(" within three days of its arrival", ""), id="no amount"),
        pytest.param("A lantern is lit five days a week.", id="another thing"),
        pytest.param("The parcel is opened after five days.", id="few words in common"),
        pytest.param(
            "Officers of the watch walk round the yard within five days of a storm's arrival.",
            id="few of their words in common",
        ),
    ],
)
def test_what_is_not_at_odds_is_no_rival(words: str) -> None:
    assert rival_of(BEST, [BEST, unit(words, "Other book")], QUESTION) is None


def test_weeks_and_days_are_compared_as_one_unit() -> None:
    fortnight = unit(THREE.replace("three days", "two weeks"), "Other book")
    assert rival_of(fortnight, [unit(THREE.replace("three", "14"), "Third")], QUESTION) is None
    assert rival_of(fortnight, [BEST], QUESTION) is BEST


def test_the_words_of_a_lead_in_count_for_the_subject() -> None:
    lead = "A parcel that has arrived must be opened by two officers"
    rival = with_lead(f"{lead}:", "within five days", "Other book")
    assert rival_of(BEST, [rival], QUESTION) is rival
    assert rival_of(BEST, [replace(rival, leads=())], QUESTION) is None


def test_the_same_document_is_no_rival_of_itself() -> None:
    both = made_document("County rules", f"{THREE} {FIVE}")
    first = replace(BEST, document=both, span=(0, 0))
    second = replace(OTHER, document=both)
    assert rival_of(first, [second], QUESTION) is None


def test_a_much_worse_answer_is_no_rival() -> None:
    assert rival_of(BEST, [replace(OTHER, score=0.74)], QUESTION) is None
    assert rival_of(BEST, [replace(OTHER, score=0.76)], QUESTION) is not None


@pytest.mark.parametrize("status", [Status.SUPERSEDED, Status.WITHDRAWN, Status.DRAFT])
def test_text_that_does_not_apply_is_no_rival_of_text_that_does(status: Status) -> None:
    ended = replace(OTHER, standing=Standing(status))
    assert rival_of(BEST, [ended], QUESTION) is None
    assert rival_of(ended, [replace(BEST, score=0.9)], QUESTION) is None


def test_official_text_outranks_a_note_and_nothing_else() -> None:
    note = unit(FIVE, "Parcels in short", starter_note=True)
    assert outranks(BEST, note)
    assert not outranks(note, BEST)
    assert not outranks(BEST, OTHER)
    assert not outranks(note, note)


def test_a_note_is_no_rival_of_official_text_and_hides_no_other() -> None:
    note = unit(FIVE, "Parcels in short", 0.95, starter_note=True)
    assert rival_of(BEST, [note], QUESTION) is None
    assert rival_of(BEST, [note, OTHER], QUESTION) is OTHER


Asked = Callable[..., Answer]


@pytest.fixture
def asked(
    tmp_path: Path, models_folder: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Asked]:
    """Asks a question of a home with the documents given."""
    assert embedder.identity.dimension
    monkeypatch.setattr(building, "verify_in_child", probe)  # Quick: in this process.
    homes: list[Assembly] = []

    def of(*documents: Document, question: str = QUESTION) -> Answer:
        homes.append(home_of(tmp_path / f"home{len(homes)}", models_folder, list(documents)))
        return ask(question, homes[-1].parts)

    yield of
    for one in homes:
        one.parts.close()


def document(title: str, words: str, **publication: object) -> Document:
    return made_document(title, words, source=f"/{title}.md", **publication)


RULES = document("County rules", THREE, published=date(2022, 1, 31), updated=date(2023, 4, 5))
BOOK = document("Mail room handbook", FIVE, published=date(2024, 5, 6))


def disagreement(answer: Answer) -> list[str]:
    return [one.text for one in answer.notices if one.kind == "disagreement"]


def test_both_are_shown_first_with_their_dates_in_the_notice(asked: Asked) -> None:
    answer = asked(RULES, BOOK)
    assert {one.text for one in answer.statements[:2]} == {THREE, FIVE}
    assert len({one.document_id for one in answer.citations[:2]}) == 2
    (told,) = disagreement(answer)
    assert "“County rules” (5 April 2023)" in told
    assert "“Mail room handbook” (6 May 2024)" in told
    first, second = (one.publication for one in answer.citations[:2])
    assert told.index(first) < told.index(second)


def test_a_document_without_dates_is_named_so(asked: Asked) -> None:
    (told,) = disagreement(asked(RULES, document("Mail room handbook", FIVE)))
    assert "“Mail room handbook” (date unknown)" in told


def test_a_rival_stands_second_even_behind_others_of_the_best_document(asked: Asked) -> None:
    more = " ".join(
        f"A parcel must be opened by two officers within three days of its arrival at {one}."
        for one in ("the gate", "the dock", "the desk", "the yard")
    )
    answer = asked(document("County rules", more), BOOK)
    assert len({one.document_id for one in answer.citations[:2]}) == 2
    assert disagreement(answer)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(document("Mail room handbook", THREE), id="the same amount"),
        pytest.param(document("Lantern book", "A lantern must be lit in five days."), id="other"),
        pytest.param(
            document("Old rules", FIVE, status=Status.SUPERSEDED, applies_to=date(2021, 12, 31)),
            id="superseded",
        ),
        pytest.param(document("New rules", FIVE, status=Status.DRAFT), id="draft"),
        pytest.param(document("Parcels in short", FIVE, starter_note=True), id="note"),
    ],
)
def test_elsewhere_the_rule_stands_first_and_there_is_no_notice(
    asked: Asked, other: Document
) -> None:
    answer = asked(RULES, other)
    assert answer.statements[0].text == THREE
    assert disagreement(answer) == []


def test_two_notes_that_disagree_are_told_of(asked: Asked) -> None:
    notes = [
        document(title, words, starter_note=True)
        for title, words in (("Parcels in short", THREE), ("Mail in short", FIVE))
    ]
    assert disagreement(asked(*notes))


def test_one_document_with_two_amounts_is_no_disagreement(asked: Asked) -> None:
    assert disagreement(asked(document("County rules", f"{THREE} {FIVE}"))) == []


def test_who_asks_for_no_amount_is_not_told(asked: Asked) -> None:
    assert disagreement(asked(RULES, BOOK, question="Who opens a parcel?")) == []


def test_old_and_new_in_an_answer_on_the_past_do_not_disagree(asked: Asked) -> None:
    old = document("Old rules", FIVE, status=Status.SUPERSEDED, applies_to=date(2021, 12, 31))
    question = "Before 2022, within how many days of its arrival must two officers open a parcel?"
    answer = asked(RULES, old, question=question)
    assert {one.text for one in answer.statements} == {THREE, FIVE}
    assert disagreement(answer) == []
