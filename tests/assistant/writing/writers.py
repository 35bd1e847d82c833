"""Writers for tests: they read the passages out of the prompt and answer from them, well or ill."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

_PASSAGE = re.compile(r'<passage id="([^"]+)" under="([^"]*)">\n(.*?)\n</passage>', re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def passages_in(prompt: str) -> dict[str, str]:
    """Return the passages of a prompt by id."""
    return {found[1]: found[3] for found in _PASSAGE.finditer(prompt)}


def passage_with(words: str, prompt: str) -> tuple[str, str]:
    """Return the id of the first passage with `words`, and the sentence that they stand in."""
    for name, text in passages_in(prompt).items():
        for sentence in _SENTENCE.split(text):
            if words in sentence:
                return name, sentence.strip()
    raise AssertionError(f"No passage has {words!r}: {prompt}")


def reply(*claims: tuple[str, str, str]) -> str:
    """Return a reply in the form asked for; a claim is a statement, a passage id, and words."""
    return json.dumps(
        {
            "statements": [
                {"statement": statement, "support": [{"passage": name, "words": words}]}
                for statement, name, words in claims
            ]
        }
    )


def saying(statement: str, *, of: str) -> Callable[[str], str]:
    """Return a writer that makes one statement of the sentence with the words `of`."""

    def write(prompt: str) -> str:
        name, sentence = passage_with(of, prompt)
        return reply((statement, name, sentence))

    return write
