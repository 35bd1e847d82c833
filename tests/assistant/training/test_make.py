"""Whole packs over made-up guidance and over the bundled notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.assembly import Assembly
from assistant.training.brief import Audience, Brief, Length, Nation
from assistant.training.errors import NothingToTeach
from assistant.training.extent import extent_of
from assistant.training.item import ItemKind
from assistant.training.make import make_pack
from assistant.training.pack import Pack
from assistant.training.pack_file import pack_as_json, pack_from_json
from assistant.training.summary import pack_as_markdown
from assistant.training.validate import objections_to_pack


@pytest.fixture(scope="module")
def plots(council: Assembly) -> Pack:
    return make_pack(Brief(topics=("plots",)), council.parts)


@pytest.fixture(scope="module")
def recall(starter: Assembly) -> Pack:
    return make_pack(Brief(topics=("recall", "licences")), starter.parts)


def titles(pack: Pack) -> set[str]:
    return {one.grounds.citation.publication for one in pack.reading}


def quotes(pack: Pack) -> Iterator[tuple[str, str, int, int]]:
    grounds = [one.grounds for one in (*pack.reading, *pack.facts, *pack.glossary)]
    grounds += [one for item in pack.items for one in item.grounds]
    grounds += [one for case in pack.scenarios for one in case.answer]
    grounds += [one for card in pack.changes for one in (card.then, card.now) if one]
    for one in grounds:
        for cite in one.citations:
            yield cite.document_id, cite.quote, cite.start, cite.end


def test_every_quote_of_a_pack_is_exact(recall: Pack, starter: Assembly) -> None:
    found = list(quotes(recall))
    assert len(found) > 100
    for document_id, quote, start, end in found:
        assert starter.parts.documents.take(document_id).document.text[start:end] == quote


def test_nothing_in_a_pack_is_objected_to(
    recall: Pack, plots: Pack, starter: Assembly, council: Assembly
) -> None:
    assert recall.items
    assert objections_to_pack(recall, starter.parts) == ()
    assert plots.items
    assert objections_to_pack(plots, council.parts) == ()


def test_a_pack_mixes_kinds_and_keeps_to_its_topics(recall: Pack) -> None:
    kinds = Counter(one.kind for one in recall.items)
    assert len(kinds) >= 5
    assert max(kinds.values()) <= len(recall.items) * 0.5
    assert {one.topic for one in (*recall.items, *recall.reading)} <= {"recall", "licences"}
    assert len(recall.items) <= extent_of(Length.HALF_DAY).items


def test_only_text_that_applies_is_read_and_asked_for(plots: Pack) -> None:
    assert "Allotment rules of 2009" not in titles(plots)
    current = [one for one in plots.items if one.kind is not ItemKind.CURRENT_RULE]
    shown = [cite for one in current for it in one.grounds for cite in it.citations]
    assert shown
    assert all(cite.status == "current" for cite in shown)
    assert not any("every month" in one.grounds.quote for one in plots.reading)


def test_a_change_is_told_then_and_now(plots: Pack) -> None:
    card = next(one for one in plots.changes if "Bonfires" in one.was)
    assert card.changed_on == "1 July 2024"
    assert card.changed_by == "Allotment rules"
    assert card.then is not None
    assert "were allowed in every month" in card.then.quote
    assert card.then.citation.status == "superseded"
    assert card.now is not None
    assert "from October to March" in card.now.quote


def test_the_glossary_has_terms_that_occur(recall: Pack) -> None:
    terms = {one.term for one in recall.glossary}
    assert any(one.startswith("FTR ") for one in terms)
    text = " ".join(one.grounds.quote for one in recall.reading)
    assert "fixed-term recall" in text


def test_the_path_goes_from_what_a_thing_is_to_its_history(recall: Pack) -> None:
    steps = [one for one in recall.reading if one.topic == "recall"]
    headings = [one.heading_trail[-1] for one in steps]
    assert headings.index("What is a Part A?") < headings.index(
        "How fast must a recall reach PPCS?"
    )
    assert all("applied before" not in one for one in headings[: len(headings) // 2])


def test_a_pack_is_no_longer_than_asked_for(starter: Assembly) -> None:
    brief = Brief(length=Length.HALF_HOUR)
    pack = make_pack(brief, starter.parts)
    extent = extent_of(Length.HALF_HOUR)
    assert 0 < pack.minutes <= extent.minutes
    assert 0 < len(pack.items) <= extent.items
    assert len(pack.facts) <= extent.facts


def test_the_same_library_gives_the_same_pack(council: Assembly, plots: Pack) -> None:
    again = make_pack(Brief(topics=("plots",)), council.parts)
    assert replace(again, made_at=plots.made_at) == plots
    assert pack_from_json(pack_as_json(plots)) == plots


def test_a_nation_leaves_the_other_out(council: Assembly) -> None:
    english = make_pack(Brief(topics=("sheds",), nation=Nation.ENGLAND), council.parts)
    welsh = make_pack(Brief(topics=("sheds",), nation=Nation.WALES), council.parts)
    assert titles(english) == {"Shed rules"}
    assert titles(welsh) == {"Shed rules for Wales"}


def test_a_document_without_topics_is_chosen_by_its_id(council: Assembly) -> None:
    pack = make_pack(Brief(documents=("bee-keeping",)), council.parts)
    assert titles(pack) == {"Bee keeping"}
    assert {one.topic for one in pack.reading} == {"Bee keeping"}
    assert pack.items
    assert {one.grounds[0].citation.publication for one in pack.items} == {"Bee keeping"}


def test_what_is_not_held_is_said_with_what_is(council: Assembly) -> None:
    with pytest.raises(NothingToTeach, match=r"of greenhouses .* Topics held: plots, sheds"):
        make_pack(Brief(topics=("greenhouses",)), council.parts)


def test_an_audience_weighs_what_is_read(starter: Assembly) -> None:
    def first_topics(audience: Audience) -> Counter[str]:
        brief = Brief(
            topics=("courts", "commissioned-services", "complaints"),
            audience=audience,
            length=Length.HALF_HOUR,
        )
        pack = make_pack(brief, starter.parts)
        return Counter(one.topic for one in pack.reading)

    assert first_topics(Audience.COURT_TEAM) != first_topics(Audience.ADMINISTRATOR)


def test_the_summary_has_all_of_a_pack_and_no_markup_of_documents(recall: Pack) -> None:
    page = pack_as_markdown(recall)
    for heading in (
        "Read in this order",
        "Keep in mind",
        "Then and now",
        "Quiz",
        "Further reading",
    ):
        assert f"## {heading}" in page
    assert page.count("\n   - A. ") == len(recall.items)
    titled = pack_as_markdown(replace(recall, title="*Loud* <b>title</b>"))
    assert titled.startswith("# \\*Loud\\* \\<b\\>title\\</b\\>")


def test_further_reading_has_links(recall: Pack) -> None:
    assert recall.further
    assert all(
        one.address.startswith(("https://", "http://")) for one in recall.further if one.address
    )
    assert any(one.address for one in recall.further)


def test_scenarios_are_answered_by_quotes(plots: Pack) -> None:
    case = next(one for one in plots.scenarios if "neglected" in one.situation)
    assert case.situation == "In a case in front of you, a plot has been neglected for a season."
    assert case.question == "What must the warden do?"
    assert case.answer[0].quote.endswith("the warden must tell the lease officer.")
