from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from corpus.document import BlockKind, Document, TextBuilder
from corpus.formats.markdown_note import read_markdown
from corpus.passage import Passage
from corpus.section import leads_of, sections_of
from corpus.split import CountTokens, CuttingRules, cut
from index.exported_model import Embedder
from tests.made_documents import made_document, random_document

_RULES = CuttingRules("all-MiniLM-L6-v2")
_SPECIAL_TOKENS = 2


@pytest.fixture(scope="module")
def count(embedder: Embedder) -> CountTokens:
    return embedder.count_tokens


@pytest.fixture(scope="module", params=range(40))
def random_cut(
    request: pytest.FixtureRequest, count: CountTokens
) -> tuple[Document, list[Passage]]:
    document = random_document(request.param)
    return document, cut(document, _RULES, count)


RandomCut = tuple[Document, list[Passage]]


def words_of(document: Document) -> Callable[[tuple[int, int]], str]:
    return lambda span: document.text[span[0] : span[1]]


def test_no_passage_is_longer_than_the_model_reads(
    random_cut: RandomCut, count: CountTokens, embedder: Embedder
) -> None:
    sizes = count([one.search_text for one in random_cut[1]])
    assert max(sizes, default=0) <= _RULES.token_limit
    assert max(sizes, default=0) + _SPECIAL_TOKENS <= embedder.identity.token_limit


def test_text_is_what_stands_at_its_span(random_cut: RandomCut) -> None:
    document, passages = random_cut
    for one in passages:
        assert one.text == document.text[one.start : one.end]
        assert one.text == one.text.strip() != ""
        assert one.search_text.endswith(f"\n{one.text}")
        assert one.document_id == document.id


def test_every_passage_lies_in_one_section(random_cut: RandomCut) -> None:
    document, passages = random_cut
    sections = sections_of(document)
    for one in passages:
        (home,) = [each for each in sections if each.start <= one.start < each.end]
        assert one.end <= home.end
        assert (one.heading_trail, one.anchor) == (home.trail, home.anchor)


def test_passages_follow_each_other_without_overlap(random_cut: RandomCut) -> None:
    _, passages = random_cut
    for before, after in pairwise(passages):
        assert before.end <= after.start


def test_passages_cover_all_text_of_all_sections(random_cut: RandomCut) -> None:
    document, passages = random_cut
    covered = bytearray(len(document.text))
    for one in passages:
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    for section in sections_of(document):
        for block in section.blocks:
            for place in range(block.start, block.end):
                assert covered[place] or document.text[place].isspace()


def test_ids_are_unique_and_say_document_and_span(random_cut: RandomCut) -> None:
    document, passages = random_cut
    assert len({one.id for one in passages}) == len(passages)
    assert all(one.id == f"{document.id}:{one.start}-{one.end}" for one in passages)


def test_cutting_again_gives_the_same(random_cut: RandomCut, count: CountTokens) -> None:
    document, passages = random_cut
    assert cut(document, _RULES, count) == passages


def test_a_passage_carries_the_leads_of_what_it_begins_with(
    random_cut: RandomCut, count: CountTokens
) -> None:
    document, passages = random_cut
    text_of = words_of(document)
    led = {
        block: leads
        for section in sections_of(document)
        for block, leads in zip(section.blocks, leads_of(document, section), strict=True)
    }
    for one in passages:
        first = next(block for block in led if block.start <= one.start < block.end)
        heading = one.search_text.split("\n")[0]
        room = _RULES.token_limit - count([heading])[0]
        if sum(count([text_of(span) for span in led[first]] or [""])) > room // 2:
            continue  # Leads out of measure would leave no room for the text.
        assert one.leads == led[first]
        assert one.search_text == "\n".join([heading, *map(text_of, one.leads), one.text])


def test_no_passage_ends_with_a_lead_in(random_cut: RandomCut, count: CountTokens) -> None:
    document, passages = random_cut
    ends = {one.end: one for one in passages}
    for section in sections_of(document):
        for before, after in pairwise(section.blocks):
            leads = leads_of(document, section)[section.blocks.index(after)]
            introduced = any(before.start <= a and b <= before.end for a, b in leads)
            if before.end not in ends or not introduced:
                continue
            passage = ends[before.end]
            outer = [document.text[a:b] for a, b in passage.leads]
            together = document.text[before.start : after.end]
            fits = sum(count([passage.search_text.split("\n")[0], together, *outer])) + 12
            assert fits > _RULES.token_limit, document.text[before.start : after.end]


def long_list(lead_in: str, items: int) -> Document:
    def fill(content: TextBuilder) -> None:
        content.heading("Home visits", 2)
        content.paragraph(f"Visits are planned with care. {lead_in}")
        for number in range(items):
            content.list_item(f"check point {number} of the plan and note who was there and why")

    return made_document("Visits guide", fill)


def test_a_long_list_carries_its_lead_in_into_every_passage(count: CountTokens) -> None:
    lead_in = "Before a visit the officer must not:"
    document = long_list(lead_in, 60)
    first, *others = cut(document, _RULES, count)
    assert len(others) >= 3
    assert lead_in in first.text
    assert first.leads == ()
    for one in others:
        assert [document.text[a:b] for a, b in one.leads] == [lead_in]
        assert one.search_text.split("\n")[:2] == ["Visits guide › Home visits", lead_in]


def test_a_long_table_carries_its_header_into_every_passage(count: CountTokens) -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("How often to meet.")
        content.table_row(["Tier", "Least contact"], header=True)
        for number in range(80):
            content.table_row([f"Tier {number}", "once in every week, in person, at the office"])

    document = made_document("Tiers", fill)
    first, *others = cut(document, _RULES, count)
    assert len(others) >= 3
    assert "Tier | Least contact" in first.text
    for one in others:
        assert [document.text[a:b] for a, b in one.leads] == ["Tier | Least contact"]
        assert one.search_text.startswith("Tiers\nTier | Least contact\nTier ")


def test_a_nested_list_cut_in_its_middle_keeps_its_parent(count: CountTokens) -> None:
    def fill(content: TextBuilder) -> None:
        content.paragraph("The officer must:")
        content.list_item("ask the police about")
        for number in range(50):
            content.list_item(f"matter {number} that the plan names as a risk to them", depth=2)

    document = made_document("Checks", fill)
    _, *others = cut(document, _RULES, count)
    assert others
    for one in others:
        assert [document.text[a:b] for a, b in one.leads] == [
            "The officer must:",
            "ask the police about",
        ]


def test_a_lead_in_goes_with_its_list_when_a_passage_is_full(count: CountTokens) -> None:
    filling = "The plan is read again with the person and kept in the record. "
    for repeats in range(6, 16):

        def fill(content: TextBuilder, repeats: int = repeats) -> None:
            content.paragraph(filling * repeats)
            content.paragraph("An officer must never:")
            for number in range(8):
                content.list_item(f"leave point {number} open without a word in the record of why")

        document = made_document("Plans", fill)
        for one in cut(document, _RULES, count):
            assert not one.text.endswith("must never:")


def test_a_heading_alone_can_be_found(count: CountTokens) -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("Guide", 1)
        content.heading("Recall is decided by a manager", 2)

    (one,) = cut(made_document("Guide", fill), _RULES, count)
    assert one.text == "Recall is decided by a manager"
    assert one.search_text == "Guide\nRecall is decided by a manager"


def test_the_title_stands_once_in_the_search_text(count: CountTokens) -> None:
    (one,) = cut(made_document("Recall guide", "Recall is a step."), _RULES, count)
    assert one.heading_trail == ("Recall guide",)
    assert one.search_text == "Recall guide\nRecall is a step."


def test_the_page_is_the_one_where_the_passage_begins(count: CountTokens) -> None:
    def fill(content: TextBuilder) -> None:
        content.heading("One", 2, page=3)
        content.paragraph("Words.", page=4)
        content.paragraph("More words.", page=5)
        content.heading("Two", 2)
        content.paragraph("Unknown place.")

    assert [one.page for one in cut(made_document("Paged", fill), _RULES, count)] == [4, None]


def test_marks_of_a_starter_note_are_neither_searched_nor_counted(count: CountTokens) -> None:
    text = (
        "---\nrests_on: [recall-policy, licence-policy]\n---\n# Note\n\n## Recall\n\n"
        "A manager approves recall.[^recall-policy] The person is told why.[^licence-policy]\n"
    )
    note = read_markdown(text.encode(), text, name="note.md", source="here")
    (one,) = cut(note, _RULES, count)
    assert one.text == "A manager approves recall. The person is told why."
    assert one.search_text == f"Note › Recall\n{one.text}"


def test_the_bundled_notes_are_covered_but_for_headings(count: CountTokens) -> None:
    from assistant.keeping import starter_notes

    for note in starter_notes():
        passages = cut(note, _RULES, count)
        assert "[^" not in " ".join(one.search_text for one in passages), note.source
        for block in note.blocks:
            words = note.text[block.start : block.end]
            if block.kind is BlockKind.HEADING:
                continue
            held = "".join(one.text for one in passages if one.start < block.end)
            assert words[-40:] in held, words


def test_rules_have_a_fingerprint_of_all_they_say() -> None:
    names = {
        CuttingRules(tokenizer, limit).fingerprint for tokenizer in ("a", "b") for limit in (150, 9)
    }
    assert len(names) == 4
    assert CuttingRules("a", 150).fingerprint in names
