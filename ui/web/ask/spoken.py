"""Which language each part of an answer is in: the assistant's own words, and the guidance's."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.parts import ShelvedDocument
from assistant.wording import LANGUAGES, wording_for


def paragraphs_of(answer: Answer) -> Iterator[dict[str, str]]:
    """Yield the paragraphs of the wording, each with its language."""
    in_both = {wording_for("asked_in_welsh", one): one for one in LANGUAGES}
    for one in answer.wording.split("\n\n"):
        if one.strip():
            yield {"text": one, "language": in_both.get(one, answer.language)}


def language_of(shelved: ShelvedDocument | None) -> str:
    """Return the language of a document: English where it does not say, or is held no more."""
    told = shelved.document.publication.language if shelved else None
    return (told or "en").split("-")[0].lower()
