"""Facts that an edit breaks, over the bundled notes: nearly all are caught, and nothing else is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from assistant.helpdesk.reply.check_edit import checked
from assistant.helpdesk.reply.compose import draft_for
from assistant.helpdesk.reply.draft import Draft, DraftSentence, SentenceKind
from corpus.sentences import sentence_spans
from tests.assistant.helpdesk.reply.enquiries import enquiry_of
from tests.assistant.helpdesk.reply.question_pairs import ALIKE, UNLIKE

_MODALS = ((r"\bmust\b", "may"), (r"\bha(?:s|ve) to\b", "may"), (r"\b(?:may|can)\b", "must"))
_UNITS = (("working days", "days"), ("days", "weeks"), ("months", "weeks"), ("hours", "days"))
_CONDITION = re.compile(r",? (?:unless|if|except|where|only when|provided)\b[^.,;:]*")


@pytest.fixture(scope="module")
def drafts(starter):
    questions = dict.fromkeys(one for pair in (*ALIKE, *UNLIKE) for one in pair)
    return [draft_for(enquiry_of(one), starter.parts) for one in questions]


def quotes_of(draft: Draft) -> Iterator[DraftSentence]:
    for one in draft.sentences:
        if one.kind is SentenceKind.QUOTE and "\n" not in one.text:
            yield one


def broken(text: str, chance: random.Random) -> Iterator[str]:
    """Yield a sentence with a number, a modal, a denial, a unit or a condition broken."""
    if numbers := list(re.finditer(r"\b\d{1,3}\b", text)):
        one = chance.choice(numbers)
        yield text[: one.start()] + str(int(one[0]) + 7) + text[one.end() :]
    for modal, other in _MODALS:
        yield re.sub(modal, other, text, count=1)
    yield re.sub(r"\b(is|are|can|must)\b", r"\1 not", text, count=1)
    yield re.sub(r"\b(?:not|no) ", "", text, count=1)
    for unit, other in _UNITS:
        yield re.sub(rf"\b{unit}\b", other, text, count=1)
    yield _CONDITION.sub("", text, count=1)


def bare(sentence: DraftSentence, text: str) -> str:
    """Return words as a person types them: without quotation marks and numbers."""
    return f"{sentence.label}: {text}" if sentence.label else text


@pytest.mark.long
def test_nearly_every_broken_fact_is_caught(drafts, starter):
    chance, tried, missed = random.Random(8), 0, list[str]()
    for draft, questions in drafts:
        answers = [one.answer for one in questions]
        for sentence in quotes_of(draft):
            for text in broken(sentence.text, chance):
                if text == sentence.text:
                    continue
                tried += 1
                edited = draft.text.replace(sentence.shown, bare(sentence, text))
                if not checked(edited, draft, answers, starter.parts.checker).marked:
                    missed.append(text)
    assert tried > 100
    assert len(missed) <= 0.03 * tried, missed


@pytest.mark.long
def test_the_words_of_a_quote_without_its_marks_still_stand(drafts, starter):
    for draft, questions in drafts:
        answers = [one.answer for one in questions]
        for sentence in quotes_of(draft):
            if sentence.label and len(sentence_spans(sentence.text)) > 1:
                continue  # the label then stands before the first sentence only
            edited = draft.text.replace(sentence.shown, bare(sentence, sentence.text))
            assert checked(edited, draft, answers, starter.parts.checker).marked == ()
