from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from operator import ne
from pathlib import Path

import numpy as np
import pytest

from corpus.passage import document_of
from index.exported_model import Embedder
from index.opening import Engine, OpenIndex
from index.search import Match, Query, SearchSettings, query_vector
from tests.index.conftest import Shop, made_shop
from tests.index.probation_notes import NOTES, QUESTIONS, note_documents
from tests.made_documents import made_document, random_document

_DENSE_ONLY = SearchSettings(dense_weight=1.0)
_KEYWORDS_ONLY = SearchSettings(dense_weight=0.0)


def titles(matches: Sequence[Match]) -> list[str]:
    return [one.passage.heading_trail[0] for one in matches]


def first_places(
    notes: Shop, opened: OpenIndex, settings: SearchSettings | None = None
) -> dict[str, str]:
    return {
        question: "".join(titles(notes.search(opened, question, limit=1, settings=settings)))
        for question in QUESTIONS
    }


def right(found: dict[str, str]) -> int:
    return sum(found[question] == title for question, title in QUESTIONS.items())


def test_both_arms_together_find_more_than_either(notes: Shop, notes_index: OpenIndex) -> None:
    both = first_places(notes, notes_index)
    dense = first_places(notes, notes_index, _DENSE_ONLY)
    keywords = first_places(notes, notes_index, _KEYWORDS_ONLY)
    assert both != dense
    assert both != keywords
    assert right(both) >= 8
    # Each arm finds what the other one alone would miss.
    assert rescued(both, dense)
    assert rescued(both, keywords)


def rescued(found: dict[str, str], missed_by: dict[str, str]) -> set[str]:
    return {
        question
        for question, title in QUESTIONS.items()
        if found[question] == title != missed_by[question]
    }


def test_a_code_is_found_by_its_letters(notes: Shop, notes_index: OpenIndex) -> None:
    match = notes.search(notes_index, "OR24")[0]
    assert titles([match]) == ["Form OR24"]
    assert match.arms["keyword"].rank == 1


def test_other_words_are_found_by_their_meaning(notes: Shop, notes_index: OpenIndex) -> None:
    (match,) = notes.search(notes_index, "ankle bracelets", limit=1)
    assert titles([match]) == ["Electronic monitoring"]
    (match,) = notes.search(notes_index, "prisoner sexually assaulted survivors", limit=1)
    assert titles([match]) == ["Victim contact"]


def test_earlier_questions_help_a_follow_up(notes: Shop, notes_index: OpenIndex) -> None:
    bare = titles(notes.search(notes_index, "and who leads them?"))
    asked = ["how many probation regions does England have?"]
    assert bare[0] != "Regions of England"
    assert titles(notes.search(notes_index, "and who leads them?", asked))[0] == (
        "Regions of England"
    )


def test_and_in_wales_finds_wales_after_a_question_about_regions(
    notes: Shop, notes_index: OpenIndex
) -> None:
    asked = ["how many regions does the service have in England?"]
    follow_up = notes.search(notes_index, "and in Wales?", asked)
    assert titles(follow_up)[0] == "Probation in Wales"
    assert "Regions of England" in titles(follow_up)[:3]


def test_the_last_question_outweighs_what_was_asked_before(
    notes: Shop, notes_index: OpenIndex
) -> None:
    asked = ["what is a curfew?", "how long does a curfew last in a day?"]
    found = notes.search(notes_index, "when does a complaint get a reply?", asked)
    assert titles(found)[0] == "Complaints"


def test_a_nearer_turn_weighs_more_and_four_turns_are_enough() -> None:
    query = Query("now", ("e", "d", " ", "c", "b", "a"))
    assert query.weighted() == [
        ("now", 1.0),
        ("a", 0.3),
        ("b", 0.15),
        ("c", 0.075),
        ("d", 0.0375),
    ]


def test_the_vector_of_a_query_has_unit_length(embedder: Embedder) -> None:
    vector = query_vector(embedder, Query("and in Wales?", ("regions", "recall")))
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    alone = query_vector(embedder, Query("and in Wales?"))
    assert alone @ vector < 0.9999
    assert np.allclose(alone, embedder.embed_questions(["and in Wales?"])[0], atol=1e-6)


def test_a_match_says_how_each_arm_sees_it(notes: Shop, notes_index: OpenIndex) -> None:
    matches = notes.search(notes_index, "recall request", limit=100)
    assert len(matches) == len(NOTES)
    scores = [one.score for one in matches]
    assert scores == sorted(scores, reverse=True)
    for arm in ("dense", "keyword"):
        ranked = sorted(matches, key=lambda one: -one.arms[arm].score)
        ranks = [rank for one in ranked if (rank := one.arms[arm].rank)]
        assert ranks == sorted(ranks)
        assert ranks[0] == 1
    for one in matches:
        both = 0.6 * one.arms["dense"].standardised + 0.4 * one.arms["keyword"].standardised
        assert one.score == pytest.approx(both, abs=1e-4)
        assert (one.arms["keyword"].rank is None) == (one.arms["keyword"].score == 0)


def test_an_arm_without_weight_changes_nothing(notes: Shop, notes_index: OpenIndex) -> None:
    for one in notes.search(notes_index, "recall request", settings=_DENSE_ONLY):
        assert one.score == pytest.approx(one.arms["dense"].standardised, abs=1e-4)
    for one in notes.search(notes_index, "recall request", settings=_KEYWORDS_ONLY):
        assert one.arms["keyword"].rank is not None


def test_the_arms_propose_only_as_many_as_they_may(notes: Shop, notes_index: OpenIndex) -> None:
    narrow = SearchSettings(width=3)
    assert 3 <= len(notes.search(notes_index, "recall request", limit=3, settings=narrow)) <= 6
    wider = notes.search(notes_index, "recall request", limit=12, settings=narrow)
    assert len(wider) == 12


@pytest.mark.parametrize("limit", [0, 1, 5, 1000])
def test_the_limit_bounds_the_matches(notes: Shop, notes_index: OpenIndex, limit: int) -> None:
    found = notes.search(notes_index, "recall", limit=limit)
    assert len(found) == min(limit, len(NOTES))
    assert found == notes.search(notes_index, "recall", limit=1000)[:limit]


@pytest.mark.parametrize("question", ["", "  ", "\n"])
def test_no_question_finds_nothing(notes: Shop, notes_index: OpenIndex, question: str) -> None:
    assert notes.search(notes_index, question) == []


@pytest.mark.parametrize("question", ["?", "the of", "zzzz qqqq", "𝔘", "x" * 5000])
def test_a_question_without_known_words_is_searched_by_meaning(
    notes: Shop, notes_index: OpenIndex, question: str
) -> None:
    found = notes.search(notes_index, question)
    assert len(found) == 10
    assert all(one.arms["keyword"].rank is None for one in found)


def test_equal_scores_come_by_passage_id(shop: Shop) -> None:
    same = [
        made_document("Recall", "A manager approves.", data=bytes([number]), source=f"/{number}")
        for number in range(30)
    ]
    shop.put(*same, made_document("Release", "Else.", source="/else"))
    shop.build()
    for engine in Engine:
        with shop.opened(engine) as opened:
            found = [one.passage.id for one in shop.search(opened, "recall manager", limit=30)]
        assert len(found) == 30
        assert found == sorted(found)


def test_an_empty_library_is_searched_without_finding(shop: Shop) -> None:
    shop.build()
    for engine in Engine:
        with shop.opened(engine) as opened:
            assert shop.search(opened, "recall") == []


def test_a_replaced_version_is_not_found(shop: Shop) -> None:
    shop.put(made_document("Tags", "The zebra tag is fitted.", source="/tags"), *note_documents())
    shop.build()
    with shop.opened() as opened:
        assert "zebra" in shop.search(opened, "zebra tag")[0].passage.text
    shop.put(made_document("Tags", "The striped tag is fitted.", source="/tags"))
    shop.build()
    for engine in Engine:
        with shop.opened(engine) as opened:
            found = shop.search(opened, "zebra tag", limit=1000)
        assert not any("zebra" in one.passage.text for one in found)
        assert any("striped" in one.passage.text for one in found)


def test_both_engines_find_the_same(notes: Shop) -> None:
    with notes.opened(Engine.CHROMA) as chroma, notes.opened(Engine.EXACT) as exact:
        for question in QUESTIONS:
            assert notes.search(chroma, question) == notes.search(exact, question)


def told(matches: Sequence[Match]) -> bytes:
    return repr(matches).encode()


_NARROW = SearchSettings(width=30)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Shop]:
    """More passages than an arm may propose, so that the approximate engine has to choose."""
    shop = made_shop(tmp_path_factory.mktemp("many"), embedder)
    shop.put(*note_documents(), *(random_document(seed) for seed in range(100, 107)))
    assert shop.build().manifest.passages > 2 * _NARROW.width
    yield shop
    shop.library.close()


def answers(shop: Shop, opened: OpenIndex, question: str) -> bytes:
    return told(shop.search(opened, question, settings=_NARROW))


def test_the_same_question_gets_the_same_bytes(many: Shop) -> None:
    def asked() -> list[bytes]:
        with many.opened(Engine.CHROMA) as opened:
            return [answers(many, opened, question) for question in QUESTIONS]

    first = asked()
    assert asked() == first
    before = many.builds.current_name()
    many.build(force=True)
    assert many.builds.current_name() != before
    assert asked() == first


def test_the_same_question_gets_the_same_bytes_in_many_threads(many: Shop) -> None:
    with many.opened(Engine.CHROMA) as opened, ThreadPoolExecutor(8) as pool:
        questions = [*QUESTIONS] * 6
        alone = {one: answers(many, opened, one) for one in QUESTIONS}
        found = list(pool.map(lambda one: answers(many, opened, one), questions))
    assert found == [alone[one] for one in questions]


_ASKED_ELSEWHERE = """
import sys
from pathlib import Path
from tests.index.conftest import made_shop
from tests.index.fakes import WordOverlapEmbedder
shop = made_shop(Path(sys.argv[1]), WordOverlapEmbedder())
with shop.opened() as opened:
    for question in sys.argv[2:]:
        print(repr(shop.search(opened, question, ["what is a recall?"])))
"""


def test_the_same_question_gets_the_same_bytes_in_another_process(
    shop: Shop, tmp_path: Path
) -> None:
    shop.put(*note_documents())
    shop.build()
    with shop.opened() as opened:
        here = [repr(shop.search(opened, one, ["what is a recall?"])) for one in QUESTIONS]
    for seed in ("1", "2"):
        ended = subprocess.run(
            [sys.executable, "-c", _ASKED_ELSEWHERE, str(tmp_path / "home"), *QUESTIONS],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ended.stdout.splitlines() == here


def test_a_passage_that_names_the_reference_comes_first(shop: Shop) -> None:
    shop.put(
        *note_documents(),
        made_document("Curfew rules", "Curfew, curfew, recall: how a curfew lasts.", source="/a"),
        made_document("Instruction", "PI 04/2016 was cancelled.", source="/b"),
        made_document("Instruction", "PI 05/2016 is about a curfew and its recall.", source="/c"),
        made_document("Law", "Under section 244ZA a court decides. FTR 56, FTR56.", source="/d"),
    )
    shop.build()
    with shop.opened() as opened:
        for asked, named in (
            ("how long does a curfew last after recall under pi 4-2016", "PI 04/2016"),
            ("curfew recall s.244za", "244ZA"),
            ("curfew recall ftr 56", "FTR56"),
        ):
            first = shop.search(opened, asked)[0]
            assert named in first.passage.text
            assert first.arms["reference"].rank == 1
        follow_up = shop.search(opened, "is it about a curfew?", ["what is PI 5/2016?"])[0]
        assert "PI 05/2016" in follow_up.passage.text


def test_typing_errors_and_short_forms_find_the_same(notes: Shop, notes_index: OpenIndex) -> None:
    for typed, meant in (
        ("who aproves a recall", "who approves a recall"),
        ("elecrtonic monitering of a currfew", "electronic monitoring of a curfew"),
        ("unpiad work inducton", "unpaid work induction"),
    ):
        found = titles(notes.search(notes_index, typed, limit=3))
        assert found[0] == titles(notes.search(notes_index, meant, limit=1))[0]


def test_a_match_is_the_passage_of_the_library(notes: Shop, notes_index: OpenIndex) -> None:
    for one in notes.search(notes_index, "recall"):
        document = notes.library.document(one.passage.document_id)
        assert document.text[one.passage.start : one.passage.end] == one.passage.text


def test_the_fake_model_searches_too(shop: Shop, tmp_path: Path) -> None:
    shop.put(*note_documents())
    shop.build()
    assert (tmp_path / "home" / "index").is_dir()
    with shop.opened() as opened:
        assert titles(shop.search(opened, "who approves returning a person to custody"))[0] == (
            "Recall decision"
        )


@pytest.mark.parametrize("dense_weight", [0.0, 0.6, 1.0])
def test_what_is_not_admitted_is_not_searched_and_moves_no_score(
    notes: Shop, notes_index: OpenIndex, dense_weight: float
) -> None:
    for question in QUESTIONS:
        everything = notes.search(
            notes_index, question, limit=50, settings=SearchSettings(dense_weight=dense_weight)
        )
        if len(everything) < 2:
            continue
        best = everything[0].passage.document_id
        narrowed = SearchSettings(dense_weight=dense_weight, admits=partial(ne, best))
        rest = [one for one in everything if one.passage.document_id != best]
        found = notes.search(notes_index, question, limit=50, settings=narrowed)
        assert [one.passage.id for one in found[: len(rest)]] == [one.passage.id for one in rest]
        assert [one.score for one in found[: len(rest)]] == [one.score for one in rest]


def test_a_search_in_one_document_finds_it_however_far_below_others(
    notes: Shop, notes_index: OpenIndex
) -> None:
    for one in {document_of(passage) for passage in notes_index.ids}:
        settings = SearchSettings(width=1, admits=lambda document, one=one: document == one)
        found = notes.search(notes_index, "appointment", limit=3, settings=settings)
        assert {match.passage.document_id for match in found} == {one}


def test_a_score_alone_is_without_the_other_passages_of_the_document(many: Shop) -> None:
    question, alone = "recall of an offender", SearchSettings(document_share=0.0)
    with many.opened() as opened:
        found = many.search(opened, question, limit=20)
        without = many.search(opened, question, limit=1000, settings=alone)
    scores = {one.passage.id: one.score for one in without}
    assert [one.alone for one in found] == [scores[one.passage.id] for one in found]
    assert all(one.alone == one.score for one in without)
    assert any(one.alone != one.score for one in found)
