from __future__ import annotations

import re
import time

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.ui.export.made_conversations import (
    MARKUP,
    STRANGE,
    WELSH,
    conversation,
    hostile,
    listed,
    transcript,
)
from tests.ui.export.written_files import everything_said, squeezed
from ui.export.markdown import as_markdown
from ui.export.transcribe import transcribe_answer
from ui.web.language import words_in


def read(text: str, preset: str = "commonmark") -> list[Token]:
    """Return the tokens of a reader of Markdown, those within lines among them."""
    blocks = MarkdownIt(preset).parse(text)
    return [token for one in blocks for token in (one, *(one.children or ()))]


def shown(tokens: list[Token]) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n", "inline": "\n"}
    return "".join(
        breaks.get(one.type, one.content if one.type in ("text", "html_inline") else "")
        for one in tokens
    )


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everything_is_shown_to_a_reader(language: str) -> None:
    made = transcript(language=language)
    text = squeezed(shown(read(as_markdown(made))))
    for one in everything_said(made):
        assert squeezed(one) in text, one


def test_headings_lists_quotes_and_links_are_real() -> None:
    made = transcript()
    tokens = read(as_markdown(made))
    headings = [
        tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open"
    ]
    assert len(headings) == 1 + len(made.turns) + 2 + 2 + len(made.references)
    quotes = sum(len(one.quotes) for one in made.references)
    assert sum(one.type == "blockquote_open" for one in tokens) == quotes > len(made.references)
    links = {str(one.attrs["href"]) for one in tokens if one.type == "link_open"}
    assert links == {
        "https://www.example.org/framework#the-report",
        "https://www.example.org/ferry-act",
        "https://www.example.org/ferry-order",
        "https://www.example.org/f#nine",
        "https://www.example.org/property",
        "mailto:help@example.org",
    }


def test_the_lines_of_a_quote_stay_lines() -> None:
    tokens = read(as_markdown(transcript(conversation(listed()))))
    start = next(at for at, one in enumerate(tokens) if one.type == "blockquote_open")
    end = next(at for at, one in enumerate(tokens) if one.type == "blockquote_close")
    assert sum(one.type == "hardbreak" for one in tokens[start:end]) == 3


@pytest.mark.parametrize("preset", ["commonmark", "js-default"])
@pytest.mark.parametrize("text", [MARKUP, *MARKUP.splitlines(), *MARKUP.split(" ")])
def test_no_text_of_others_is_markup(preset: str, text: str) -> None:
    """Compare what a reader makes of hostile text with what it makes of plain words as long."""
    made = transcript(conversation(hostile(text), title=text))
    tokens = read(as_markdown(made), preset)
    plain = [one.type for one in tokens]
    lines = re.sub(r"\S", "w", text)
    expected = read(as_markdown(transcript(conversation(hostile(lines), title=lines))), preset)
    skipped = ("text", "text_special")
    assert [one for one in plain if one not in skipped] == [
        one.type for one in expected if one.type not in skipped
    ]
    assert not {"html_block", "html_inline", "image", "code_inline", "fence"} & set(plain)
    assert [one for one in tokens if one.type == "link_open"] == []
    page = squeezed(shown(tokens))
    for one in everything_said(made):
        assert squeezed(one) in page


def test_strange_characters_and_welsh_letters_survive() -> None:
    made = transcribe_answer(hostile(f"{WELSH} {STRANGE}"), words_in("cy"))
    text = as_markdown(made)
    assert WELSH in text
    assert "עברית عربي 中文 😀" in text
    assert text.encode("utf-8")
    assert not set(text) & set("\x00\x07\x0c\ud83d\u202e")


def test_an_empty_text_leaves_nothing_odd() -> None:
    for text in ("", " ", "\n\n", "\u202e"):
        tokens = read(as_markdown(transcript(conversation(hostile(text), title=text))))
        assert "hr" not in [one.type for one in tokens]


def test_two_hundred_turns_take_a_moment() -> None:
    made = transcript(conversation(*[listed()] * 200))
    started = time.perf_counter()
    text = as_markdown(made)
    assert time.perf_counter() - started < 5
    assert text.count("\n## ") == 202
