"""Every name and short form of a statement stands in its quotes, or in headings and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checking.case import Case
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses
from assistant.checking.word_lists import phrase_of

_SHORT = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*s?|[A-Z]{2,}s?")


def faults_of_names(case: Case) -> Iterator[Objection]:
    """Yield the names and short forms that stand neither in the quotes nor around them."""
    sentences = (*case.sources, *case.around)
    for told in case.statement.tokens:
        if told.kind is Kind.TERM:
            if not _term_stands(told, sentences):
                fault = Fault.ACRONYM if _SHORT.fullmatch(told.text) else Fault.NAME
                yield Objection(fault, told.text, "the quotes do not speak of it")
        elif told.kind is Kind.WORD and told.is_capital and not _stands(told, sentences):
            if _SHORT.fullmatch(told.text):
                yield Objection(Fault.ACRONYM, told.text, "no quote has this short form")
            elif not told.starts:
                yield Objection(Fault.NAME, told.text, "no quote has this name")


def _term_stands(told: Token, sentences: Sequence[Sentence]) -> bool:
    if any(same_in(told, one) for one in sentences):
        return True
    return any(
        words and all(word in one.stems for word in words)
        for one in sentences
        for words in map(phrase_of, told.names)
    )


def _stands(told: Token, sentences: Sequence[Sentence]) -> bool:
    in_text = any(all(stem in one.stems for stem in told.stems) for one in sentences)
    # "Court" may stand for "judge", but "Leeds" for nothing else.
    return (
        in_text
        or told.sense in free_senses()
        or (bool(told.groups) and any(akin_in(told, one) for one in sentences))
    )
