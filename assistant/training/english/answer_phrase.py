"""The words around a figure that answer together with it: "within five working days"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.checking.figure import Figure
from corpus.sentences import Span

_LIMITS = (
    r"(?:(?:at least|at most|at the latest|no (?:more|less|fewer|later|longer) than|not more than"
    r"|not less than|up to|more than|less than|fewer than|longer than|about|around|nearly|almost"
    r"|over|under|only|just|a total of|a maximum of|a minimum of|approximately|the first|the last"
    r"|below|above)\s)*"
)
_BEFORE = re.compile(
    r"(?:^|(?<=\s))(?P<prep>(?:within|for|in|after|before|by|on|from|since|until|every|during|to|of|at"
    r"|with|into|across|among|between|than|per)\s)?(?P<limit>" + _LIMITS + r")$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:or (?:more|less|over|under|longer|fewer)|at (?:most|least|the latest))\b"
)
# What may stand behind an answer so that the rest still reads as a sentence.
_EDGE = re.compile(
    r"$|[,.]|\s(?:of|for|in|on|at|with|from|by|to|under|after|before|until|since|within|when|where|if"
    r"|unless|during|without|as|through|per|between|across|following|because|whatever|while|into)\b"
)


@dataclass(frozen=True, slots=True)
class AnswerPhrase:
    """A figure with the words that belong to it; `span` covers all, `figure_span` the figure.

    `preposition` is the one before it, and `limit` words such as "at least ".
    """

    span: Span
    figure_span: Span
    preposition: str
    limit: str
    figure: Figure

    def words_in(self, text: str) -> str:
        """Return the answer without its preposition."""
        return text[self.span[0] : self.span[1]][len(self.preposition) :].strip()

    def without(self, text: str) -> tuple[str, str]:
        """Return what stands before and behind the answer."""
        return text[: self.span[0]].strip(), text[self.span[1] :].strip()


def answer_phrase(text: str, figure: Figure) -> AnswerPhrase | None:
    """Return the phrase around a figure, nothing where what stands behind belongs to it too."""
    start, end = figure.span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    before = _BEFORE.search(text[:start])
    behind = _BEHIND.match(text, end)
    last = behind.end() if behind else end
    if not _EDGE.match(text, last):
        return None
    prep = (before["prep"] or "") if before else ""
    limit = before["limit"] if before else ""
    first = start - len(prep) - len(limit)
    return AnswerPhrase((first, last), (start, end), prep, limit, figure)
