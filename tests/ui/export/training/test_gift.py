"""GIFT, read back as Moodle reads it."""

from __future__ import annotations

import pytest

from assistant.training.item import ItemKind
from assistant.training.pack import Pack
from tests.ui.export.made_conversations import WELSH
from tests.ui.export.training.made_packs import HOSTILE, hostile_pack, item, pack
from tests.ui.export.training.readers import (
    GiftQuestion,
    links_in,
    read_gift,
    said_of,
    shown,
    texts_of,
)
from tests.ui.export.written_files import squeezed
from ui.export.characters import harmless
from ui.export.training.export import export_pack
from ui.export.training.forms import Form
from ui.web.language import words_in

_ARROW = " -> "


def read(made: Pack) -> tuple[str, list[GiftQuestion]]:
    content = export_pack(made, Form.GIFT, words_in("en")).content
    return read_gift(content.decode("utf-8"))


def check(made: Pack) -> None:
    """Compare every question of the file with its item."""
    _, questions = read(made)
    assert len(questions) == len(made.shown_items)
    for question, one in zip(questions, made.shown_items, strict=True):
        assert question.form == "html"
        assert squeezed(harmless(one.question)) in squeezed(shown(question.text))
        told = squeezed(shown(question.feedback))
        for words in said_of(one):
            assert squeezed(words) in told
        options = [squeezed(harmless(option.text)) for option in one.options]
        if one.kind is ItemKind.MATCH:
            expected = [
                (squeezed(harmless(term)), options[to])
                for term, to in zip(one.prompts, one.right, strict=True)
            ]
            left = [("", words) for at, words in enumerate(options) if at not in one.right]
            assert seen(question) == [*expected, *left]
        elif one.kind is ItemKind.ORDER:
            places = {at: place for place, at in enumerate(one.right, start=1)}
            steps = [(words, f"Place{places[at]}") for at, words in enumerate(options)]
            assert seen(question) == steps
        elif one.kind is ItemKind.TRUE_FALSE:
            assert question.kind == "truefalse"
            assert question.answers == [(True, one.right_texts[0].lower())]
        else:
            assert question.kind == "multichoice"
            assert [(right, squeezed(shown(words))) for right, words in question.answers] == [
                (at in one.right, words) for at, words in enumerate(options)
            ]


def seen(question: GiftQuestion) -> list[tuple[str, str]]:
    assert question.kind == "match"
    return [(squeezed(shown(a)), squeezed(shown(b))) for a, b in question.pairs]


def test_every_item_is_in_the_file() -> None:
    check(pack())


@pytest.mark.parametrize(
    "text", [*HOSTILE, WELSH, "a = b", "{=yes ~no}", "::", "// c", "$CATEGORY:"]
)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    check(hostile_pack(text))


def test_a_meaning_without_a_term_is_one_to_choose_too() -> None:
    one = item(ItemKind.MATCH, "a", "b", "c", right=(2, 0), prompts=("first", "second"))
    _, (question,) = read(pack(items=(one,)))
    assert seen(question) == [("first", "c"), ("second", "a"), ("", "b")]


def test_true_and_false_in_other_words_are_a_choice() -> None:
    one = item(ItemKind.TRUE_FALSE, "It must.", "It may.")
    _, (question,) = read(pack(items=(one,)))
    assert question.kind == "multichoice"


def test_the_category_is_the_title() -> None:
    category, _ = read(pack(title="Recall / {licences}: 1 = 2 ~ #3 \\ <b> tŷ"))
    assert category == "Recall licences 1 2 3 b tŷ"
    assert read(pack(title="{}"))[0] == "From the Probation Guidance Assistant"


def test_sources_are_one_click_away() -> None:
    _, questions = read(pack())
    assert links_in(questions[0].feedback) == ["https://www.example.org/framework#the-report"]


def test_dropped_items_are_left_out() -> None:
    content = export_pack(pack(), Form.GIFT, words_in("en")).content.decode("utf-8")
    assert "Gone?" not in content
    assert "dropped" not in content
    assert all(squeezed(one) in squeezed(shown_all(content)) for one in texts_of(pack()))


def shown_all(content: str) -> str:
    _, questions = read_gift(content)
    return (
        " ".join(
            shown(words)
            for one in questions
            for words in (
                one.text,
                *(text for _, text in one.answers),
                *(text for pair in one.pairs for text in pair),
            )
        )
        .replace("true", "True False")
        .replace("false", "True False")
    )
