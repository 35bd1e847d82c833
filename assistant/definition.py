"""A question for what a term means, and which words of the guidance say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.courtesies import without_lead_in
from assistant.parts import Parts
from corpus.passage import Passage

_ARTICLE = r"(?:an?|the)\s+"
_TERM = r"(?P<term>[\w’'/&-]+(?:\s+[\w’'/&-]+){0,5}?)"
_ASKED = re.compile(
    rf"^\W*(?:what(?:['’]?s|\s+is|\s+are|\s+does|\s+do|\s+was|\s+were)?|explain|define|describe)\s+"
    rf"(?:meant by\s+|the (?:meaning|definition) of\s+)?(?:{_ARTICLE})?{_TERM}"
    r"(?:\s+(?:mean|means|stand for|stands for|is|are))?\W*$",
    re.IGNORECASE,
)
# Who wants to be told of a thing wants to know first what it is.
_ASKED_ABOUT = (
    re.compile(rf"^\W*what (?:do|does|did)\s+(?:{_ARTICLE})?{_TERM}\s+do\W*$", re.IGNORECASE),
    re.compile(
        r"^\W*(?:(?:can|could) you\s+)?(?:please\s+)?(?:tell me(?: more| a bit)? about|explain"
        r"|(?:give me )?(?:an? )?(?:overview|summary|outline) of|(?:the )?basics of"
        rf"|(?:an? )?intro(?:duction)? to)\s+(?:{_ARTICLE})?{_TERM}\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W*how (?:do|does|did|is|are)\s+(?:{_ARTICLE})?{_TERM}\s+(?:supposed to\s+)?"
        r"work(?:ing)?(?:\s+(?:now|nowadays|these days|at the moment))?\W*$",
        re.IGNORECASE,
    ),
)
_ASKS_ON = re.compile(r"\b(?:what|who|whom|when|where|which|how|why)\b", re.IGNORECASE)
# What is said of a term that is explained, and not only used.
_SAYS = (
    rf"(?:\s*:\s|,?\s+(?:is|are|was|were)\s+(?:{_ARTICLE}|one\b|any\b|when\b|where\b|what\b)"
    r"|,?\s+(?:means?|meant|stands?\s+for|refers?\s+to|lets?)\b)"
)


_LIST_OF_TERMS = re.compile(
    r"\b(?:glossary|abbreviations?|acronyms?|definitions?|interpretation|key terms|terminology)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The names of a term that is asked for: as it was typed, in full, in short."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]
    entry: re.Pattern[str]
    entry_in_list: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Tell whether a sentence of `text` says what the term is."""
        return self.pattern.search(text) is not None

    def is_entry(self, text: str, place: str) -> bool:
        """Tell whether `text` is the entry of the term in a list of terms.

        `place` is the title and the headings that it stands under. In a glossary, a row that begins
        with the term, or a colon or dash behind it, will do; elsewhere "Recall: within a day" says
        something else, so the term has to stand with its other name: "PSR (full name): …".
        """
        pattern = self.entry_in_list if lists_terms(place) else self.entry
        return pattern.match(text) is not None

    def has_entry(self, passage: Passage, parts: Parts) -> bool:
        """Tell whether a line of a passage is the entry of the term."""
        title = parts.documents.take(passage.document_id).document.publication.title
        place = " ".join((title, *passage.heading_trail))
        return any(self.is_entry(line, place) for line in passage.text.split("\n"))


def lists_terms(place: str) -> bool:
    """Tell whether a title and headings are those of a list of terms, such as a glossary."""
    return _LIST_OF_TERMS.search(place) is not None


def definition_asked_for(question: str, parts: Parts) -> Definition | None:
    """Return the term whose meaning is asked for, nothing for a question that asks otherwise.

    A term of the texts is taken by any of its names: "CRC", "Community Rehabilitation Company".
    What leads in to the question in a conversation asks nothing.
    """
    told = without_lead_in(parts.understood(question).corrected)
    asked = next((it for one in (*_ASKED_ABOUT, _ASKED) if (it := one.match(told))), None)
    if asked is None or _ASKS_ON.search(asked["term"]):
        return None
    names = _names_of(asked["term"], parts)
    return Definition(names, *_patterns(names))


def _names_of(term: str, parts: Parts) -> tuple[str, ...]:
    with parts.index.lease() as opened:
        lexicon = opened.lexicon
        found = lexicon.abbreviations.found_in(term, lexicon.vocabulary.is_ordinary)
    whole = [one for one in found if one.span == (0, len(term))]
    others = [name for one in whole for name in (one.name, *one.others)]
    return tuple(dict.fromkeys([term, *others]))


def _patterns(names: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a sentence that begins with one of `names` and says what it is.

    The second one is of a whole text that does so as an entry, the third of one in a glossary.
    """
    every = "|".join(_flexible(one) for one in sorted(names, key=len, reverse=True))
    # A glossary is mostly a list: "• PSR (pre-sentence report): …".
    begins = r"(?:^|(?<=[.!?;:]\s)|(?<=\n))(?:[•*–-]\s+)?[\"“]?"
    name = rf"(?:{every})(?:\s+or\s+[\w-]+)?[\"”]?"
    in_full = r"\s*\([^()\n]{2,90}\)"
    term = rf"{name}(?:{in_full})?"
    return (
        re.compile(rf"{begins}(?:{_ARTICLE})?{term}{_SAYS}", re.IGNORECASE),
        re.compile(rf"\W*{name}{in_full}\s*:\s", re.IGNORECASE),
        re.compile(rf"\W*{term}(?:\s*:\s|\s+[|–—-]\s)", re.IGNORECASE),
    )


def _flexible(name: str) -> str:
    """Return a pattern of a name, with white space or hyphens, in singular and plural."""
    words = [re.escape(one) for one in re.split(r"[\s-]+", name) if one]
    last = words[-1]
    stem = last[:-1] if last.endswith("s") and len(last) > 3 else last
    plural = rf"{stem[:-1]}(?:y|ies)" if stem.endswith("y") and len(stem) > 3 else rf"{stem}s?"
    return r"[\s-]+".join([*words[:-1], plural])
