"""The drafts that each maker makes of made-up guidance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assembly import Assembly
from assistant.training.brief import Brief
from assistant.training.definitions import definitions_in
from assistant.training.item import ItemKind
from assistant.training.items.amounts import amount_drafts
from assistant.training.items.current_rule import current_rule_drafts
from assistant.training.items.draft import Bench, Draft, bench_for
from assistant.training.items.force import force_drafts
from assistant.training.items.headings import heading_drafts
from assistant.training.items.meanings import meaning_drafts
from assistant.training.items.order import order_drafts
from assistant.training.items.tables import table_drafts
from assistant.training.items.who import who_drafts
from assistant.training.material import gather
from assistant.training.then_and_now import changes_told


@pytest.fixture(scope="module")
def bench(council: Assembly) -> Bench:
    return bench_for(gather(Brief(), council.parts, None))


def right(draft: Draft) -> list[str]:
    return [draft.options[at].text for at in draft.right]


def wrong(draft: Draft) -> set[str]:
    return {one.text for at, one in enumerate(draft.options) if at not in draft.right}


def of(drafts: Iterator[Draft], words: str) -> Draft:
    found = list(drafts)
    return next(one for one in found if words in one.question)


def test_a_time_limit_is_asked_for_with_others_of_its_kind(bench: Bench) -> None:
    drafts = amount_drafts(list(bench.material.pieces), bench)
    draft = of(drafts, "send the first letter")
    assert draft.kind is ItemKind.DURATION
    assert draft.question == "How soon must the site warden send the first letter?"
    assert right(draft) == ["within ten working days of the visit"]
    assert "within fifteen working days of the visit" in wrong(draft)
    assert all(one.taken_from for one in draft.options if one.text not in right(draft))


def test_a_heading_that_asks_is_the_question(bench: Bench) -> None:
    drafts = list(heading_drafts(list(bench.material.pieces), bench))
    asked = of(iter(drafts), "How long does a plot holder")
    assert asked.question == "How long does a plot holder have to clear a plot?"
    assert right(asked) == ["within six weeks"]
    shared = of(iter(drafts), "Can a plot be shared?")
    assert [one.text for one in shared.options] == ["Yes", "No"]
    assert right(shared) == ["Yes"]


def test_who_is_asked_among_others_who_act(bench: Bench) -> None:
    draft = of(who_drafts(list(bench.material.pieces), bench), "register of letters")
    assert draft.question == "Who keeps the register of letters?"
    assert right(draft) == ["The lease officer"]
    assert len(draft.options) == 4


def test_statements_are_turned_round_or_left(bench: Bench) -> None:
    drafts = list(force_drafts(list(bench.material.pieces), bench))
    assert {one.kind for one in drafts} == {ItemKind.TRUE_FALSE}
    for one in drafts:
        statement = one.question.removeprefix("True or false? ")
        assert (statement == one.pieces[0].core) == (right(one) == ["True"])


def test_steps_are_put_in_order(bench: Bench) -> None:
    draft = of(order_drafts(list(bench.material.pieces)), "Steps of an eviction")
    assert draft.kind is ItemKind.ORDER
    assert right(draft) == [
        "The warden visits the plot",
        "The officer writes a final letter",
        "The panel hears the holder",
    ]
    assert [one.text for one in draft.options] != right(draft)


def test_a_table_is_asked_by_row_and_column(bench: Bench) -> None:
    draft = of(table_drafts(list(bench.material.pieces), bench), "“Half plot”")
    assert draft.question == (
        "In the table “Rents by size”, what stands under “Rent for a year” for “Half plot”?"
    )
    assert right(draft) == ["£30"]
    assert wrong(draft) == {"£15", "£55"}


def test_terms_are_matched_and_asked_for(bench: Bench) -> None:
    definitions = definitions_in(bench.material.pieces)
    assert {"Brassica", "Cloche", "Tilth", "Haulm", "Mulch"} <= {one.term for one in definitions}
    drafts = list(meaning_drafts(definitions, bench))
    match = next(one for one in drafts if one.kind is ItemKind.MATCH)
    by_term = {one.term: one.meaning for one in definitions}
    for prompt, meaning in zip(match.prompts, right(match), strict=True):
        assert by_term[prompt] == meaning
    term = of(iter(drafts), "the crumbly surface")
    assert right(term) == ["Tilth"]


def test_the_rule_of_today_stands_among_old_ones(bench: Bench) -> None:
    told = changes_told(bench.material)
    draft = next(
        one for one in current_rule_drafts(told, bench) if "October to March" in right(one)[0]
    )
    assert wrong(draft) == {"Bonfires are allowed in every month.", "Hoses may run all night."}


def test_the_same_draft_has_the_same_id(bench: Bench) -> None:
    pieces = list(bench.material.pieces)
    first = [one.id for one in amount_drafts(pieces, bench)]
    assert first == [one.id for one in amount_drafts(pieces, bench)]
    assert len(set(first)) == len(first)
