"""A question and the answer that was approved to it, as the bank has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from assistant.answer import Answer, Citation, Notice, Outcome, Statement, Trace
from assistant.helpdesk.reply.answered import AnsweredQuestion
from assistant.helpdesk.reply.check_edit import CheckedReply, CheckedSentence, Standing
from assistant.helpdesk.reply.packed import Packing
from assistant.scope import Scope
from assistant.training.grounds import Grounds


@dataclass(frozen=True, slots=True)
class SentStatement:
    """A sentence as it was sent; `places` are those of its citations in the pair's.

    `exact` tells that it is a quote. One without citations stood on nothing and was ticked.
    """

    text: str
    places: tuple[int, ...] = ()
    label: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with what was sent in answer to it, and the quotes that this stands on.

    `sources` are those of the documents of the citations, one each, by which a newer version is
    known.
    """

    question: str
    statements: tuple[SentStatement, ...]
    citations: tuple[Citation, ...] = ()
    sources: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    notices: tuple[Notice, ...] = ()

    @property
    def grounds(self) -> tuple[Grounds, ...]:
        """What the pair rests on, each citation alone."""
        return tuple(
            Grounds(source, (one,))
            for one, source in zip(self.citations, self.sources, strict=True)
        )


@dataclass(frozen=True, slots=True)
class ApprovedPair:
    """A pair of the bank with when it was approved; recalled, with the cause, or offered."""

    id: str
    pair: Pair
    language: str
    approved_at: datetime
    recalled_at: datetime | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pair that was found for a question: answered before, approved on a day."""

    approved: ApprovedPair
    likeness: float


PAIRS = Packing(Pair)


def pairs_of(
    reply: CheckedReply, questions: Sequence[AnsweredQuestion]
) -> Iterator[tuple[Pair, str]]:
    """Yield a pair for each question with an answer in the reply, and the language asked in.

    Only answers on today's guidance are for another day; one narrowed to some of it (its nation
    apart) is for whoever narrowed it.
    """
    asked = [one for one in questions if one.answer is not None]
    for number, one in enumerate(asked, start=1):
        answer = one.answer
        if answer is None or not _is_general(answer.scope):
            continue
        said = [sentence for sentence in reply.sentences if _answers(sentence, number)]
        if said:
            yield _pair(one.question.text, said, answer), answer.language


def answer_from(approved: ApprovedPair, question: str) -> Answer:
    """Return a pair as the answer to a question; a sentence that was ticked cites nothing."""
    pair = approved.pair
    return Answer(
        question=question,
        searched_for=pair.question,
        outcome=Outcome.ANSWERED,
        statements=tuple(
            Statement(
                text=one.text,
                citations=tuple(pair.citations[place].number for place in one.places),
                label=one.label,
                written=bool(one.places) and not one.exact,
            )
            for one in pair.statements
        ),
        citations=pair.citations,
        notices=pair.notices,
        trace=Trace(notes=(f"approved answer {approved.id}",), evidence=1.0),
        scope=pair.scope,
        language=approved.language,
    )


def _is_general(scope: Scope) -> bool:
    return scope == Scope(nation=scope.nation)


def _answers(sentence: CheckedSentence, number: int) -> bool:
    told = (Standing.QUOTE, Standing.WRITTEN, Standing.CARRIED, Standing.MARKED)
    return sentence.question == number and sentence.standing in told and not sentence.missing


def _pair(question: str, said: Sequence[CheckedSentence], answer: Answer) -> Pair:
    citations: dict[Citation, int] = {}
    statements = [
        SentStatement(
            text=one.bare,
            places=tuple(
                citations.setdefault(_unnumbered(citation), len(citations))
                for citation in (one.citations if one.standing is not Standing.MARKED else ())
            ),
            label=one.label,
            exact=one.standing is Standing.QUOTE,
        )
        for one in said
    ]
    return Pair(question, tuple(statements), _numbered(citations), (), answer.scope, answer.notices)


def _unnumbered(citation: Citation) -> Citation:
    """The same words are one citation, whatever number they had in which answer."""
    return replace(citation, number=0)


def _numbered(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(replace(one, number=number) for number, one in enumerate(citations, start=1))
