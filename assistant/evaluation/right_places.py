"""Compares an answer with the places and words of right answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.evaluation.cases import Case, RightAnswer
from assistant.parts import Parts

# Cases name a starter note as its file does, without what the library puts before its id.
STARTER = "starter:"


@dataclass(frozen=True, slots=True)
class Fit:
    """How an answer fits a case, each from 0 to 1, or `None` where nothing was judged.

    `words_anywhere` and `words_first` are 1 if the words of any right answer stand in the whole
    answer, or in its first statement; `words_share` is the share of the right answers whose words
    stand in it. `no_wrong_words` is 1 if the first statement has none that it must not have.
    `precision` is the share of citations that lie at a right place, `recall` the share of right
    places at which some citation lies.
    """

    words_anywhere: float | None = None
    words_share: float | None = None
    words_first: float | None = None
    no_wrong_words: float | None = None
    precision: float | None = None
    recall: float | None = None


def fit(answer: Answer, case: Case, parts: Parts) -> Fit:
    """Compare an answer with what its case holds to be right.

    A refusal has no words and no citations: its words and its recall count 0, if they were judged.
    """
    statements = [_folded(one.text) for one in answer.statements]
    first = statements[0] if statements else ""
    # Joined by something that stands in no words, so that none are found across two statements.
    whole = "\n".join(statements)
    words = [_folded(one.words) for one in case.answers if one.words.strip()]
    wrong = [_folded(one) for one in case.not_words]
    return Fit(
        words_anywhere=_any(one in whole for one in words),
        words_share=_share_of_parts(
            case.answers, lambda one: bool(one.words.strip()) and _folded(one.words) in whole
        ),
        words_first=_any(one in first for one in words),
        no_wrong_words=float(not any(one in first for one in wrong)) if wrong else None,
        precision=_precision(answer.citations, case.answers, parts),
        recall=_share_of_parts(
            case.answers,
            lambda right: any(_lies_in(one, right, parts) for one in answer.citations),
        ),
    )


def _precision(
    citations: Collection[Citation], answers: Collection[RightAnswer], parts: Parts
) -> float | None:
    if not answers:
        return None
    return _share(any(_lies_in(one, right, parts) for right in answers) for one in citations)


def _share_of_parts(
    answers: Collection[RightAnswer], fits: Callable[[RightAnswer], bool]
) -> float | None:
    """Return for how many parts of the question one of the right answers fits."""
    by_part: dict[int, bool] = {}
    for one in answers:
        by_part[one.part] = by_part.get(one.part, False) or fits(one)
    return _share(by_part.values())


def _lies_in(citation: Citation, right: RightAnswer, parts: Parts) -> bool:
    publication = parts.documents.take(citation.document_id).document.publication
    external = publication.external_id or ""
    names = {_folded(one) for one in (publication.title, external, external.removeprefix(STARTER))}
    headings = {_folded(one) for one in citation.heading_trail}
    at_heading = not right.heading.strip() or _folded(right.heading) in headings
    return _folded(right.document) in names and at_heading


def _any(so: Iterable[bool]) -> float | None:
    values = list(so)
    return float(any(values)) if values else None


def _share(so: Iterable[bool]) -> float | None:
    values = list(so)
    return sum(values) / len(values) if values else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
