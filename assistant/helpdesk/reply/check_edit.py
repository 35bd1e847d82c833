"""Checking an edited reply: each sentence is known, courtesy, carried by a quote, or marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answer import Answer, Citation
from assistant.checking.checker import Checker
from assistant.helpdesk.reply.carried import Carried, Carrier, carried, carriers_of, compared
from assistant.helpdesk.reply.courtesy import is_courtesy
from assistant.helpdesk.reply.draft import Draft, DraftSentence, Part, SentenceKind
from assistant.helpdesk.reply.marks import Amiss, Mark, shortened
from assistant.helpdesk.reply.segments import Segment, cut

_NUMBERS = re.compile(r"\s*\[(\d{1,3})\]")
_IN_MARKS = re.compile(r"“([^“”]+)”")
# Fewer words in quotation marks are a term, not a quote.
_FEWEST_QUOTED = 4


class Standing(StrEnum):
    """How a sentence of an edited reply stands."""

    FRAME = "frame"
    QUOTE = "quote"
    WRITTEN = "written"
    COURTESY = "courtesy"
    CARRIED = "carried"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence as it stands in the edited text, with what it stands on or why it is marked.

    `bare` has no label, quotation marks or numbers. `question` is the number of the one that it is
    about. A `missing` one is not in the text: it was taken out, though the rest needs it.
    """

    text: str
    standing: Standing
    bare: str = ""
    marks: tuple[Mark, ...] = ()
    citations: tuple[Citation, ...] = ()
    label: str = ""
    question: int | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """An edited reply, sentence by sentence."""

    text: str
    sentences: tuple[CheckedSentence, ...]

    @property
    def marked(self) -> tuple[CheckedSentence, ...]:
        """The sentences that need a tick and a reason to go out."""
        return tuple(one for one in self.sentences if one.standing is Standing.MARKED)


def checked(text: str, draft: Draft, answers: Sequence[Answer], checker: Checker) -> CheckedReply:
    """Check an edited reply against the draft that it was made from and the answers behind it."""
    return _Check(text, draft, answers, checker).reply()


class _Check:
    def __init__(
        self, text: str, draft: Draft, answers: Sequence[Answer], checker: Checker
    ) -> None:
        self._text = text
        self._draft = draft
        self._checker = checker
        self._carriers = carriers_of(draft, answers)
        self._known = [
            (one, paragraph) for paragraph in draft.paragraphs for one in paragraph.sentences
        ]
        self._segments = cut(text, [one.shown for one, _ in self._known])
        self._said = {self._bare(self._words(one))[0] for one in self._segments}
        self._said |= {part for one in self._kept_carriers() for part in one.parts}

    def reply(self) -> CheckedReply:
        """Return the text with all its sentences, and what is missing from it."""
        sentences: list[CheckedSentence] = []
        question: int | None = None
        for segment in self._segments:
            if segment.known is not None:
                paragraph = self._known[segment.known][1]
                if paragraph.part is Part.QUESTION:
                    question = paragraph.question
                elif paragraph.question is None:
                    question = None
            sentences.append(replace(self._of(segment), question=question))
        return CheckedReply(self._text, (*sentences, *self._missing(sentences)))

    def _kept_carriers(self) -> Iterator[Carrier]:
        for one in self._segments:
            if one.known is not None and (sentence := self._known[one.known][0]).citations:
                yield Carrier(sentence.text, sentence.citations)

    def _words(self, segment: Segment) -> str:
        return self._text[segment.start : segment.end]

    def _of(self, segment: Segment) -> CheckedSentence:
        words = self._words(segment)
        sentence = self._known[segment.known][0] if segment.known is not None else None
        if sentence is not None and sentence.kind is SentenceKind.FRAME:
            return CheckedSentence(words, Standing.FRAME, words)
        if sentence is not None and sentence.kind is not SentenceKind.EDITED:
            return _unchanged(words, sentence)
        if sentence is None and is_courtesy(words):
            return CheckedSentence(words, Standing.COURTESY, words)
        return self._edited(words)

    def _edited(self, words: str) -> CheckedSentence:
        numbers = tuple(int(one) for one in _NUMBERS.findall(words))
        unnumbered = _without_numbers(words)
        bare, label = self._bare(words)
        found = self._carried(bare, unnumbered, set(numbers))
        marks = (
            *found.marks,
            *self._inexact(unnumbered),
            *self._cut_short(bare),
            *self._unlabelled(found.by, label),
            *self._wrong_sources(numbers, found.by),
        )
        citations = tuple(dict.fromkeys(one for by in found.by for one in by.citations))
        if marks:
            return CheckedSentence(words, Standing.MARKED, bare, marks, citations, label)
        exact = next((by.text for by in found.by if bare == compared(by.text)), "")
        standing = Standing.QUOTE if exact else Standing.CARRIED
        return CheckedSentence(words, standing, exact or bare, (), citations, label)

    def _bare(self, words: str) -> tuple[str, str]:
        """Return what a sentence says, without the label of text that has ended; and that label."""
        label = next((one.label for one in self._carriers if one.label and one.label in words), "")
        unnumbered = _without_numbers(words)
        return compared(unnumbered.replace(f"{label}:", "") if label else unnumbered), label

    def _carried(self, bare: str, words: str, numbers: set[int]) -> Carried:
        """Tell what a sentence stands on; of what says the same, the sources named come first."""
        carriers = sorted(self._carriers, key=lambda one: numbers.isdisjoint(one.sources))
        exact = next((one for one in carriers if compared(one.text) == bare), None)
        if exact is not None:
            return Carried(by=(exact,))
        if "\n" in words:  # the items of a list are read line by line
            bare = "\n".join(line for one in words.splitlines() if (line := compared(one)))
        return carried(bare.replace("“", "").replace("”", ""), carriers, self._checker)

    def _inexact(self, words: str) -> Iterator[Mark]:
        """Yield what stands in quotation marks without being the exact words of a quote."""
        exact = [compared(f"{one.text} {one.evidence.quote}") for one in self._carriers]
        for quoted in _IN_MARKS.findall(words):
            inner = compared(quoted)
            if len(inner.split()) >= _FEWEST_QUOTED and not any(inner in one for one in exact):
                yield Mark(Amiss.INEXACT, shortened(inner))

    def _cut_short(self, bare: str) -> Iterator[Mark]:
        """Yield what belongs to words that are quoted in part, where the reply has it nowhere."""
        for one in self._carriers:
            parts = one.parts
            if len(parts) < 2 or bare not in parts:
                continue
            left = [part for part in parts if part not in self._said]
            if left:
                yield Mark(Amiss.CUT, shortened(left[0]))
                return

    def _unlabelled(self, by: Sequence[Carrier], label: str) -> Iterator[Mark]:
        labels = [one.label for one in by if one.label]
        if labels and not label:
            yield Mark(Amiss.LABEL, labels[0])

    def _wrong_sources(self, numbers: Sequence[int], by: Sequence[Carrier]) -> Iterator[Mark]:
        right = {number for one in by for number in one.sources}
        for number in numbers:
            if by and number not in right:
                yield Mark(Amiss.SOURCE, f"[{number}]")

    def _missing(self, sentences: Sequence[CheckedSentence]) -> Iterator[CheckedSentence]:
        """Yield the warnings and sources that were taken out while what needs them stands."""
        kept = {one.known for one in self._segments if one.known is not None}
        shown = {self._known[place][0].shown for place in kept}
        used = {one for sentence in sentences for one in sentence.citations}
        statuses = {one.status for one in used}
        for sentence, paragraph in self._known:
            if sentence.shown in shown or not sentence.about:
                continue
            if paragraph.part is Part.NOTICE and _is_needed(sentence.about, statuses, used):
                yield _gone(sentence.shown, Amiss.MISSING_NOTICE)
        named = set(_NUMBERS.findall("\n".join(self._words(one) for one in self._segments)))
        for source in self._draft.sources:
            if source.line not in shown and str(source.number) in named:
                yield _gone(source.line, Amiss.MISSING_SOURCE)


def _unchanged(words: str, sentence: DraftSentence) -> CheckedSentence:
    quoted = sentence.kind is SentenceKind.QUOTE
    return CheckedSentence(
        text=words,
        standing=Standing.QUOTE if quoted else Standing.WRITTEN,
        bare=sentence.text,
        citations=sentence.citations,
        label=sentence.label,
    )


def _is_needed(about: str, statuses: set[str], used: set[Citation]) -> bool:
    if about == "starter_note":
        return any(one.starter_note for one in used)
    if about in ("disagreement", "as_at"):
        return bool(used)
    return about in statuses


def _gone(words: str, kind: Amiss) -> CheckedSentence:
    return CheckedSentence(words, Standing.MARKED, words, (Mark(kind),), missing=True)


def _without_numbers(words: str) -> str:
    return _NUMBERS.sub("", words)
