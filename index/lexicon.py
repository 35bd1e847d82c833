"""What the texts held teach about their language: words, short forms, references."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.abbreviations import Abbreviations
from index.english_words import known_words, usual_words
from index.everyday_words import everyday_words
from index.references import ReferenceIndex
from index.spelling import Spelling
from index.vocabulary import Vocabulary

_VOCABULARY = "vocabulary.json"
_ABBREVIATIONS = "abbreviations.json"
_REFERENCES = "references.json"


class Lexicon:
    """Vocabulary, spelling, abbreviations and references of one build."""

    def __init__(self, folder: Path) -> None:
        """Open what `write` has written."""
        self.vocabulary = Vocabulary.read(folder / _VOCABULARY)
        self.abbreviations = Abbreviations.read(folder / _ABBREVIATIONS)
        self.references = ReferenceIndex.read(folder / _REFERENCES)
        # A typing error in "leave the country" hides what it is read as.
        also = everyday_words().words if self.vocabulary.counts else ()
        self.spelling = Spelling(self.vocabulary, also, usual_words(), known_words())

    @staticmethod
    def write(folder: Path, texts: Sequence[str]) -> None:
        """Learn from `texts`, one a row of the index, and write into the new `folder`."""
        folder.mkdir(parents=True)
        Vocabulary.of(texts).write(folder / _VOCABULARY)
        Abbreviations.learnt_from(texts).write(folder / _ABBREVIATIONS)
        ReferenceIndex.of(texts).write(folder / _REFERENCES)
