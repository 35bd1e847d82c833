from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Footing
from tests.ui.export.made_conversations import citation
from tests.ui.made_answers import answer_from, note
from ui.source import sources_of


def test_citations_of_one_place_are_one_source_where_the_first_stood() -> None:
    elsewhere = citation(2, "Other words.", heading_trail=("Framework", "Elsewhere"))
    again = citation(3, "More words.", start=50, end=61, passage_id="framework:40-90")
    sources = sources_of([citation(1, "Words."), elsewhere, again])
    assert [one.numbers for one in sources] == [(1, 3), (2,)]
    assert sources[0].first.quote == "Words."


@pytest.mark.parametrize(
    "different",
    [
        {"document_id": "other"},
        {"heading_trail": ("Framework",)},
        {"page": 13},
        {"status": "superseded"},
        {"applies_to": citation(1, "Words.").published},
        {"replaced_by": Footing("Another")},
    ],
)
def test_what_differs_in_place_or_standing_is_another_source(different: dict[str, object]) -> None:
    other = citation(2, "More words.", **different)
    assert [one.numbers for one in sources_of([citation(1, "Words."), other])] == [(1,), (2,)]


def test_what_all_words_rest_on_is_told_once_and_the_rest_by_number() -> None:
    act, order = Footing("Act"), Footing("Order")
    first, second = citation(1, "One.", rests_on=(act,)), citation(2, "Two.", rests_on=(act,))
    (alike,) = sources_of([first, second])
    assert alike.footings == [((1, 2), (act,))]
    (apart,) = sources_of([first, replace(second, rests_on=(act, order)), citation(3, "Three.")])
    assert apart.footings == [((1,), (act,)), ((2,), (act, order)), ((3,), ())]


def test_a_present_rule_and_the_one_it_replaced_are_two_sources_of_one_section() -> None:
    citations = answer_from(note()).citations
    assert [one.numbers for one in sources_of(citations)] == [(1,), (2,)]
