"""What a question says, in the words of the texts: errors forgiven, short forms told in full."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from corpus.sentences import Span
from index.abbreviations import Abbreviated, words_of_term
from index.everyday_words import EverydayName, everyday_words
from index.exported_model import Embedder
from index.keywords import Phrase
from index.lexicon import Lexicon
from index.references import references_in
from index.spelling import Correction, written_out
from index.vocabulary import words_of

# In the keyword arm, what was typed counts 1; a word that it is read as almost as much, and the
# other name of a thing half: chosen by reasoning, before measuring.
_CORRECTED_WEIGHT = 0.9
_OTHER_NAME_WEIGHT = 0.5
# An everyday word for a term counts little in the texts, so the term counts nearly in full.
_TERM_WEIGHT = 0.9
# Enough for the questions that are being answered at one moment, and no store of what was typed.
_AT_HAND = 128


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as each arm reads it.

    `text` is for the model, `phrases` for the keyword arm, `references` are looked up exactly;
    `corrected` is the question without typing errors, short forms as they were typed, and `terms`
    the same with everyday words replaced by the terms of the guidance for them.
    `notes` say in words what was understood: "SDR → standard delivery report".
    """

    text: str
    phrases: tuple[Phrase, ...]
    corrected: str = ""
    terms: str = ""
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


_lately: WeakKeyDictionary[Lexicon, OrderedDict[str, Understood]] = WeakKeyDictionary()
_guard = Lock()


def understand(question: str, lexicon: Lexicon, embedder: Embedder) -> Understood:
    """Understand one question or earlier turn by itself; the same one always alike.

    A word that the model reads as one token is known to it, and so is no typing error, nor is an
    English word that the texts lack, or what stands in an everyday expression. Each step of an
    answer asks for it again, so the last few are at hand.
    """
    with _guard:
        lately = _lately.setdefault(lexicon, OrderedDict())
        if question in lately:
            lately.move_to_end(question)
            return lately[question]
    found = _understood(question, lexicon, embedder)
    with _guard:
        lately[question] = found
        while len(lately) > _AT_HAND:
            lately.popitem(last=False)
    return found


def _understood(question: str, lexicon: Lexicon, embedder: Embedder) -> Understood:
    asked = lexicon.references.asked_in(question)
    corrected, corrections = _corrected(question, lexicon, embedder)
    exact = [one.span for one in lexicon.references.asked_in(corrected) if not one.is_code]
    found = lexicon.abbreviations.found_in(corrected, lexicon.vocabulary.is_ordinary)
    named = [
        one
        for one in (
            _without_said(lexicon.abbreviations.without_seldom(each), corrected) for each in found
        )
        if one.others and not any(a < one.span[1] and one.span[0] < b for a, b in exact)
    ]
    everyday = _everyday(corrected, [*exact, *(one.span for one in found)], lexicon)
    told = [
        *((one.span, _both_names(corrected, one, lexicon)) for one in named),
        *((one.span, _with_terms(corrected, one)) for one in everyday),
    ]
    return Understood(
        text=_replaced(corrected, sorted(told)),
        phrases=(
            Phrase(question),
            *([Phrase(corrected, _CORRECTED_WEIGHT)] if corrected != question else []),
            *(
                Phrase(other, _OTHER_NAME_WEIGHT, instead_of=corrected[slice(*one.span)])
                for one in named
                for other in one.others
            ),
            *(
                Phrase(term, _TERM_WEIGHT, instead_of=corrected[slice(*one.span)])
                for one in everyday
                for term in one.guidance
            ),
        ),
        corrected=corrected,
        terms=_replaced(corrected, ((one.span, one.guidance[0]) for one in everyday)),
        references=tuple(dict.fromkeys(one.name for one in asked)),
        notes=tuple(
            dict.fromkeys(
                [
                    *corrections,
                    *(
                        f"{corrected[slice(*one.span)]} → {' or '.join(one.others)}"
                        for one in named
                    ),
                    *(
                        f"{corrected[slice(*one.span)]} → {' or '.join(one.guidance)}"
                        for one in everyday
                    ),
                    *(f"exactly {question[slice(*one.span)]}" for one in asked),
                ]
            )
        ),
    )


def _corrected(question: str, lexicon: Lexicon, embedder: Embedder) -> tuple[str, list[str]]:
    """Return the question without typing errors, and what was corrected, in words."""
    short = [
        one.span
        for one in lexicon.abbreviations.found_in(question, lexicon.vocabulary.is_ordinary)
        if one.is_short
    ]
    held = {one.span for one in lexicon.references.asked_in(question)}
    shorthand = [one.span for one in written_out(question)]
    references = [
        (start, end)
        for start, end in (one.span for one in references_in(question, typed=True))
        # "sum1" and "need 2" look like codes.
        if (start, end) in held or not any(a < end and start < b for a, b in shorthand)
    ]
    everyday = [one.span for one in everyday_words().found_in(question)]
    found = [
        *lexicon.spelling.corrections(
            question,
            untouched=[*short, *references, *everyday],
            is_word=lambda word: embedder.count_tokens([word]) == [1],
        ),
        *_codes_joined(question, lexicon),
    ]
    found.sort(key=lambda one: one.span)
    notes = [f"{question[slice(*one.span)]} → {one.read_as}" for one in found]
    return _replaced(question, ((one.span, one.read_as) for one in found)), notes


def _codes_joined(question: str, lexicon: Lexicon) -> Iterator[Correction]:
    """Write a code as the texts do: "ftr 56" is FTR56."""
    for one in lexicon.references.asked_in(question):
        typed = question[slice(*one.span)]
        joined = typed.replace(" ", "").replace("-", "").upper()
        if one.is_code and joined != typed.upper():
            yield Correction(one.span, joined)


def _without_said(found: Abbreviated, question: str) -> Abbreviated:
    """Leave out the names that the question says itself: "a pre-sentence report (PSR)"."""
    said = f" {' '.join(words_of_term(question))} "
    others = tuple(one for one in found.others if f" {' '.join(words_of_term(one))} " not in said)
    return replace(found, others=others)


def _everyday(question: str, taken: Sequence[Span], lexicon: Lexicon) -> list[EverydayName]:
    """Return the everyday words of a question with those terms for them that the texts have.

    What is `taken` (a reference, a short form or full term that the texts define) is read as that.
    """
    said = f" {' '.join(words_of_term(question))} "
    found: list[EverydayName] = []
    for one in everyday_words().found_in(question):
        held = tuple(
            term
            for term in one.guidance
            if f" {' '.join(words_of_term(term))} " not in said
            and all(word.lower() in lexicon.vocabulary for word in words_of(term))
        )
        if held and not any(a < one.span[1] and one.span[0] < b for a, b in taken):
            found.append(replace(one, guidance=held))
    return found


def _with_terms(question: str, found: EverydayName) -> str:
    return f"{question[slice(*found.span)]} ({' or '.join(found.guidance)})"


def _both_names(question: str, found: Abbreviated, lexicon: Lexicon) -> str:
    """Return a name with its other ones in brackets, those that are usual in the texts.

    Where texts say "ADGM" throughout, "ADGM (Abu Dhabi Global Market)" leads the model astray: it
    cost 0.014 of recall@5 on ObliQA (400 questions of dev) to tell every short form in full.
    """
    typed = question[slice(*found.span)]
    usual = [one for one in found.others if lexicon.abbreviations.is_as_usual(one, found.name)]
    return f"{typed} ({' or '.join(usual)})" if usual else typed


def _replaced(text: str, pieces: Iterable[tuple[Span, str]]) -> str:
    """Return `text` with each span, in order, replaced by what stands beside it."""
    parts: list[str] = []
    place = 0
    for (start, end), words in pieces:
        parts += [text[place:start], words]
        place = end
    return "".join([*parts, text[place:]])
