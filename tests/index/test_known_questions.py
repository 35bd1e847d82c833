from collections.abc import Sequence

import pytest

from corpus.document import TextBuilder
from corpus.known_questions import KnownQuestion
from index.build import build
from index.exported_model import Vectors
from index.known_questions import checksum_of
from index.opening import OpenIndex
from index.search import SearchSettings
from tests.index.conftest import Shop
from tests.made_documents import made_document


def kites() -> list[KnownQuestion]:
    return [
        KnownQuestion("Kite permits", "Signing", "whose autograph goes under the slip"),
        KnownQuestion("Kite permits", "Fees", "dosh for the slip"),
        KnownQuestion("Kite permits", "Weather", "rain"),
        KnownQuestion("Barrow permits", "Signing", "barrow autograph"),
    ]


@pytest.fixture
def filled(shop: Shop) -> Shop:
    shop.put(
        made_document("Kite permits", _fill, source="/kites.md"),
        made_document("Harbour rules", "Boats leave at dawn and return at dusk.", source="/h.md"),
    )
    build(shop.library, shop.embedder, shop.builds, kites())
    return shop


def _fill(content: TextBuilder) -> None:
    content.heading("Kite permits", 1)
    content.heading("Signing", 2)
    content.paragraph("The duty manager signs every permit.")
    content.heading("Fees", 2)
    content.paragraph("A permit costs four pounds.")
    content.heading("Lost permits", 2)
    content.paragraph("A lost permit is told to the front desk.")


def nearness(shop: Shop, opened: OpenIndex, question: str) -> dict[str, tuple[float, float]]:
    (vector,) = shop.embedder.embed_questions([question])
    places = shop.library.passages(list(opened.ids), opened.manifest.cutting)
    headings = {one.id: one.heading_trail[-1] for one in places if one.heading_trail}
    return {
        headings[passage]: (one.share, one.likeness)
        for passage, one in opened.nearness(vector).items()
    }


def test_only_questions_with_a_place_are_held(filled: Shop) -> None:
    with filled.opened() as opened:
        assert len(opened.known_questions) == 2
        assert len(opened.asked_about) == 2


def test_the_nearest_question_has_the_largest_share(filled: Shop) -> None:
    with filled.opened() as opened:
        near = nearness(filled, opened, "whose autograph goes under a slip")
        assert near["Signing"][0] > 0.95
        assert near["Signing"][1] > 0.9
        assert nearness(filled, opened, "boats at dawn") == {}


def test_a_passage_is_found_that_shares_no_word_with_the_question(filled: Shop) -> None:
    with filled.opened() as opened:
        found = filled.search(opened, "autograph under slip whose")
        assert found[0].passage.heading_trail[-1] == "Signing"
        # Which is how people ask, and not how the passage says it.
        assert "autograph" not in found[0].passage.text


def test_what_may_not_be_searched_is_not_found_by_its_questions(filled: Shop) -> None:
    with filled.opened() as opened:
        barred = SearchSettings(admits=lambda document: document.startswith("harbour"))
        found = filled.search(opened, "whose autograph goes under the slip", settings=barred)
        assert all(one.passage.document_id.startswith("harbour") for one in found)


def test_an_index_without_known_questions_is_searched_as_ever(shop: Shop) -> None:
    shop.put(made_document("Harbour rules", "Boats leave at dawn.", source="/h.md"))
    shop.build()
    with shop.opened() as opened:
        assert len(opened.known_questions) == 0
        assert nearness(shop, opened, "boats at dawn") == {}
        assert shop.search(opened, "boats at dawn")


def test_a_changed_list_makes_a_new_build_and_reads_only_what_is_new(filled: Shop) -> None:
    same = build(filled.library, filled.embedder, filled.builds, list(reversed(kites())))
    assert not same.made
    more = [*kites(), KnownQuestion("Kite permits", "Lost permits", "mislaid slip")]
    changed = build(filled.library, filled.embedder, filled.builds, more)
    assert changed.made
    assert changed.embedded == 0
    assert changed.manifest.questions == checksum_of(more) != same.manifest.questions
    with filled.opened() as opened:
        assert nearness(filled, opened, "mislaid a slip")["Lost permits"][0] > 0.9


def test_a_question_is_embedded_once(filled: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    embed = filled.embedder.embed_questions

    def watched(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return embed(texts)

    monkeypatch.setattr(filled.embedder, "embed_questions", watched)
    more = [*kites(), KnownQuestion("Kite permits", "Lost permits", "mislaid slip")]
    build(filled.library, filled.embedder, filled.builds, more)
    assert asked == ["mislaid slip"]


def test_titles_and_headings_are_matched_whatever_their_case(shop: Shop) -> None:
    shop.put(made_document("Kite permits", _fill, source="/kites.md"))
    known = [KnownQuestion("KITE  permits", "signing", "whose autograph")]
    build(shop.library, shop.embedder, shop.builds, known)
    with shop.opened() as opened:
        assert len(opened.known_questions) == 1
