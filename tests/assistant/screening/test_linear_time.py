"""No text makes the screening slow: an automaton for patterns, and steps in proportion to length.

Steps are counted, not timed: calls that Python makes, to its own functions and to C. What RE2 does
inside one call is linear by construction.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import re2

import assistant.screening
from assistant.screening.outside import outside
from assistant.screening.patterns import Pattern, pattern
from assistant.screening.personal_data import masked
from assistant.screening.plain_words import plain
from assistant.screening.situations import situation_of, situations

FOLDER = Path(assistant.screening.__file__).parent
ADVERSARIAL = {
    "one letter": "a",
    "capitals": "A ",
    "digits": "1",
    "digits apart": "1 ",
    "phones": "07 ",
    "at signs": "a@",
    "dots": "a.",
    "nearly emails": "a@a.",
    "first names": "John ",
    "titles": "Mr ",
    "numbers": "X123456 ",
    "nearly numbers": "X12345 ",
    "slashes": "12/",
    "streets": "12 elm ",
    "births": "born ",
    "apostrophes": "O'",
    "hyphens": "a-",
    "accents": "é ",
    "lines": "\n",
    "placeholders": "[name removed] ",
    "open brackets": "[name ",
    "called": "client called ",
    "families": "my son ",
    "threats": "if he is threatening to ",
    "unknown words": "is wxyzq ",
}


def screened(text: str) -> None:
    cleaned = masked(text).text
    situation_of(cleaned)
    outside(cleaned)


def steps_of(work: Callable[[str], object], text: str) -> int:
    """Count the calls that `work` makes, after a first run that fills what is kept."""
    count = 0

    def counting(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.long
@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_a_hundred_thousand_characters_are_screened(piece: str) -> None:
    screened(piece * (100_000 // len(piece)))


@pytest.mark.parametrize("piece", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_twice_the_text_takes_twice_the_steps_at_most(piece: str) -> None:
    once, twice = (piece * (length // len(piece)) for length in (4_000, 8_000))
    screened(piece)
    # A fixed part is allowed for: each pattern is looked for once, however short the text.
    assert steps_of(screened, twice) <= 2.2 * steps_of(screened, once) + 1_000


def test_only_one_module_has_a_regular_expression_engine_and_it_cannot_backtrack() -> None:
    for module in FOLDER.rglob("*.py"):
        names = {
            one.name
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import)
            for one in node.names
        }
        assert "re" not in names
        assert ("re2" in names) is (module.name == "patterns.py")


@pytest.mark.parametrize("source", [r"(?=a)", r"(?<!a)b", r"(a)\1"])
def test_what_would_backtrack_is_refused(source: str) -> None:
    with pytest.raises(re2.error):
        pattern(source)


def test_every_pattern_of_the_files_is_compiled() -> None:
    patterns = [one for each in situations() for one in (each.found, each.unless)]
    assert sum(one.source.count("|(?:") for one in patterns) > 60
    assert all(isinstance(one, Pattern) and "<" not in one.source for one in patterns)


def test_plain_words() -> None:
    text = "Pls dont recall Mr [name removed] [CRN removed]!! Hes threatning me"
    assert plain(text) == ". please do not recall PERSON . he is threatening me ."
