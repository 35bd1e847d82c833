"""The draft of a reply to an enquiry whose questions are answered, or left open, from guidance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Contact, Notice, Outcome, Statement
from assistant.helpdesk.enquiry import Enquiry, Route
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.answering import Asking, AskInProcess, answered
from assistant.helpdesk.reply.belonging import draft_of_route
from assistant.helpdesk.reply.draft import Draft, DraftSentence, Paragraph, Part, SentenceKind
from assistant.helpdesk.reply.frame import (
    closing,
    contacts_line,
    frame_sentence,
    greeting,
    opening,
)
from assistant.helpdesk.reply.shorten import within
from assistant.helpdesk.reply.sources import SourceList
from assistant.helpdesk.reply.words import most_words, said
from assistant.parts import Parts
from assistant.records.titles import title_from
from assistant.scope import Scope
from assistant.screening.welsh import is_welsh
from assistant.weigh import TOLD_ALREADY
from corpus.publication import Status

_LONGEST_HEADING = 200
_MOST_CONTACTS = 2
# Notices that tell how a text stands; the others of an answer are for who asks on the pages.
_OF_STATUS = tuple(one.value for one in Status if one is not Status.CURRENT)
_TOLD = (*_OF_STATUS, "disagreement", "as_at")
_STARTER_NOTE = "starter_note"


def draft_for(
    enquiry: Enquiry,
    parts: Parts,
    *,
    language: str = "en",
    scope: Scope | None = None,
    asking: Asking | None = None,
) -> tuple[Draft, tuple[AnsweredQuestion, ...]]:
    """Answer the questions of an enquiry and return its draft with what was answered."""
    found = answered(
        enquiry,
        enquiry.questions,
        (),
        asking or AskInProcess(parts),
        language=language,
        scope=scope,
    )
    return draft_of(enquiry, found, parts.contacts.every, language=language), found


def draft_of(
    enquiry: Enquiry,
    questions: Sequence[AnsweredQuestion],
    contacts: Sequence[Contact],
    *,
    language: str = "en",
) -> Draft:
    """Return the draft over questions that were answered; `contacts` are those of the corpus."""
    if enquiry.route is not Route.GUIDANCE:
        return draft_of_route(enquiry, contacts, language)
    return _Composition(enquiry, questions, language).draft()


class _Composition:
    """Puts one draft together: what is quoted gets its number as it is reached."""

    def __init__(
        self, enquiry: Enquiry, questions: Sequence[AnsweredQuestion], language: str
    ) -> None:
        self._enquiry = enquiry
        self._asked = [one for one in questions if one.answer is not None]
        self._language = language
        self._sources = SourceList(language)
        self._told_under: dict[tuple[str, str], int] = {}
        answers = [one.answer for one in self._asked if one.answer is not None]
        self._answers = answers
        self._kept = within(answers, most_words(enquiry.sender.value))

    def draft(self) -> Draft:
        """Return the draft."""
        about = [
            paragraph
            for number, (question, answer, kept) in enumerate(
                zip(self._asked, self._answers, self._kept, strict=True), start=1
            )
            for paragraph in self._about(number, question, answer, kept)
        ]
        opened = opening(self._enquiry, self._language, *self._tone())
        paragraphs = [
            greeting(self._enquiry.sender.value, self._language),
            opened,
            *(about or [self._nothing_asked()]),
            *self._of_starter_notes(),
            *self._listed(),
            *closing(self._enquiry.sender.value, self._language),
        ]
        left_out = sum(len(one.statements) for one in self._answers)
        named = [one for answer in self._answers for one in answer.contacts[:_MOST_CONTACTS]]
        return Draft(
            language=self._language,
            paragraphs=tuple(paragraphs),
            sources=self._sources.every,
            left_out=left_out - sum(len(one) for one in self._kept),
            contacts=tuple(dict.fromkeys(named)),
        )

    def _tone(self) -> Iterator[str]:
        quoted = [one for kept in self._kept for one in kept]
        if not quoted:
            return
        yield said("tone", self._enquiry.sender.value, self._language)
        if self._language != "en" and not all(is_welsh(one.text) for one in quoted):
            yield said("frame", "quotes_in_english", self._language)

    def _about(
        self,
        number: int,
        question: AnsweredQuestion,
        answer: Answer,
        kept: Sequence[Statement],
    ) -> Iterator[Paragraph]:
        """Yield the paragraphs on one question: it, its answer, warnings, and what is left open."""
        heading = title_from(_capital(question.question.as_put), _LONGEST_HEADING)
        name = "question" if len(self._asked) > 1 else "one_question"
        line = said("frame", name, self._language, number=number, question=heading)
        yield Paragraph(Part.QUESTION, (frame_sentence(line),), number)
        if answer.outcome is Outcome.PREMISE_CORRECTED and kept:
            changed = said("frame", "changed", self._language)
            yield Paragraph(Part.ANSWER, (frame_sentence(changed),), number)
        # Where several stand under one other question, it is pointed to once.
        for one in dict.fromkeys(self._once(number, one, answer) for one in kept):
            yield Paragraph(Part.ANSWER, (one,), number)
        yield from self._left_out(number, len(answer.statements) - len(kept))
        yield from self._notices(number, answer, kept)
        yield from self._open(number, answer)

    def _once(self, number: int, statement: Statement, answer: Answer) -> DraftSentence:
        """Return a statement, or where it stands if another question is answered by it too."""
        above = self._told_under.setdefault((statement.text, statement.label), number)
        if above != number:
            return frame_sentence(said("frame", "as_above", self._language, number=above))
        return self._sentence(statement, answer)

    def _sentence(self, statement: Statement, answer: Answer) -> DraftSentence:
        citations = cited_by(statement, answer)
        kind = SentenceKind.WRITTEN if statement.written else SentenceKind.QUOTE
        return DraftSentence(
            text=statement.text,
            kind=kind if citations else SentenceKind.EDITED,
            sources=self._sources.numbers_of(citations),
            citations=citations,
            label=statement.label,
        )

    def _left_out(self, number: int, count: int) -> Iterator[Paragraph]:
        if count:
            name = "left_out_one" if count == 1 else "left_out"
            text = said("frame", name, self._language, count=count)
            yield Paragraph(Part.NOTICE, (frame_sentence(text),), number)

    def _notices(
        self, number: int, answer: Answer, kept: Sequence[Statement]
    ) -> Iterator[Paragraph]:
        shown = {one.status for statement in kept for one in cited_by(statement, answer)}
        for notice in answer.notices:
            if notice.kind in _TOLD and (notice.kind not in _OF_STATUS or notice.kind in shown):
                yield Paragraph(Part.NOTICE, (self._note(notice),), number)

    def _note(self, notice: Notice) -> DraftSentence:
        text = said("frame", "note", self._language, text=notice.text)
        return frame_sentence(text, about=notice.kind)

    def _open(self, number: int, answer: Answer) -> Iterator[Paragraph]:
        """Yield what could not be answered, and who will."""
        if answer.outcome is Outcome.PARTIAL:
            told = [one.text for one in answer.notices if one.kind == "open_part"]
        elif not answer.statements:
            told = [self._nothing_more(answer)]
        else:
            return
        whom = contacts_line("open", "asked", answer.contacts[:_MOST_CONTACTS], self._language)
        if whom:
            told.append(whom)
        elif answer.outcome in (Outcome.NOT_IN_GUIDANCE, Outcome.PARTIAL):
            told.append(said("open", "we_will", self._language))
        yield Paragraph(Part.OPEN, tuple(frame_sentence(one) for one in told), number)

    def _nothing_more(self, answer: Answer) -> str:
        """Return that nothing was found, or nothing beyond what another question is answered."""
        noted = [one for one in answer.trace.notes if one.startswith(TOLD_ALREADY)]
        for words in (one.removeprefix(TOLD_ALREADY) for one in noted):
            for (text, _), number in self._told_under.items():
                if words in text:
                    return said("open", "beyond", self._language, number=number)
        return said("open", answer.outcome.value, self._language)

    def _nothing_asked(self) -> Paragraph:
        text = said("open", Outcome.NEEDS_DETAIL.value, self._language)
        return Paragraph(Part.OPEN, (frame_sentence(text),))

    def _of_starter_notes(self) -> Iterator[Paragraph]:
        if any(one.first.starter_note for one in self._sources.every):
            text = said("frame", _STARTER_NOTE, self._language)
            note = said("frame", "note", self._language, text=text)
            yield Paragraph(Part.NOTICE, (frame_sentence(note, about=_STARTER_NOTE),))

    def _listed(self) -> Iterator[Paragraph]:
        if sources := self._sources.every:
            lines = (said("frame", "sources", self._language), *(one.line for one in sources))
            yield Paragraph(Part.SOURCES, tuple(frame_sentence(one) for one in lines))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def cited_by(statement: Statement, answer: Answer) -> tuple[Citation, ...]:
    """Return the citations that carry a statement, in its order."""
    by_number = {one.number: one for one in answer.citations}
    return tuple(by_number[one] for one in statement.citations if one in by_number)
