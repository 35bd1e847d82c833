"""Two versions of a document, and how documents are cut and put into a library."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Document
from corpus.library import Library
from corpus.passage import Passage
from corpus.split import CuttingRules, cut
from corpus.versions import Change
from tests.made_documents import made_document

RULES = CuttingRules("words", 120)
CUT = RULES.fingerprint


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def passages_of(document: Document) -> list[Passage]:
    return cut(document, RULES, count_words)


def put(library: Library, document: Document) -> tuple[Change, int, tuple[str, ...]]:
    added = library.add(document, passages_of(document), CUT)
    return added.change, added.version, added.replaced


A = made_document("Recall", "A manager approves a recall.", data=b"A")
B = made_document("Recall", "Two managers approve a recall.", data=b"B")
