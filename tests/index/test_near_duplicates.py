from __future__ import annotations

import pytest

from index.near_duplicates import are_near_duplicates, folded
from index.opening import Engine
from index.search import SearchSettings
from tests.index.conftest import Shop
from tests.index.probation_notes import note_documents
from tests.made_documents import made_document

_RULE = (
    "The officer must record each contact with the person in the case system within two working "
    "days, tell the manager about missed appointments, keep the plan up to date, and write to the "
    "person whenever a date or a place of an appointment changes"
)
_FOLD = SearchSettings(fold=True)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (_RULE, True),
        (_RULE + " again", True),
        (_RULE.replace("whenever", "when"), True),
        (_RULE.replace("must record", "may record"), False),
        (_RULE.replace("must record", "must not record"), False),
        (_RULE + " from 2026", False),
        (_RULE + " in Wales", False),
        (_RULE[: len(_RULE) // 2], False),
        ("", False),
    ],
)
def test_what_decides_may_not_differ(other: str, alike: bool) -> None:
    assert are_near_duplicates(_RULE, other) is alike
    assert are_near_duplicates(other, _RULE) is alike


def test_each_goes_with_the_first_like_it_and_the_better_one_stays() -> None:
    same = [(0, 2), (0, 3), (2, 3), (1, 4), (4, 5)]
    kept = folded([0, 1, 2, 3, 4, 5], same, lambda one: (int(one == 3),))
    # Likeness does not carry over: 5 is like 4, and not like 1.
    assert kept == {3: [0, 2], 1: [4], 5: []}


def test_near_duplicates_are_shown_once_and_can_be_found(shop: Shop) -> None:
    shop.put(
        made_document("Recording", f"{_RULE}.", source="/first"),
        made_document("Recording", f"{_RULE} again.", source="/second"),
        *note_documents(),
    )
    shop.build()
    for engine in Engine:
        with shop.opened(engine) as opened:
            apart = shop.search(opened, "record each contact", limit=5)
            once = shop.search(opened, "record each contact", limit=5, settings=_FOLD)
        assert [one.passage.heading_trail[0] for one in apart[:2]] == ["Recording", "Recording"]
        assert [one.passage.id for one in apart[:2]] == [
            once[0].passage.id,
            *(one.id for one in once[0].also),
        ]
        assert len(once) == 5
        assert once[1].passage.heading_trail[0] != "Recording"


def test_the_one_that_applies_stays_and_official_text_goes_before_a_note(shop: Shop) -> None:
    shop.put(
        made_document("Recording", f"{_RULE}.", source="/first"),
        made_document("Recording", f"{_RULE} again.", source="/second"),
    )
    shop.build()
    with shop.opened() as opened:
        first, second = (
            one.passage.document_id for one in shop.search(opened, "record each contact")
        )
        for told in ("applies", "official"):
            settings = SearchSettings(fold=True, **{told: second.__eq__})
            (found,) = shop.search(opened, "record each contact", settings=settings)
            assert found.passage.document_id == second
            assert [one.document_id for one in found.also] == [first]
