"""Questions made from a claim: what is asked for moves to the front, the rest stays as it is."""

from __future__ import annotations

import re

from assistant.training.english.casing import Casing, opening
from assistant.training.english.claim import Claim

# By-words that say nothing in a question.
_LINKING = re.compile(r"^(?:also|therefore|thus|however|still|now|already|then)\s", re.IGNORECASE)
# What a question does without: notes on the source in brackets, and clauses by the way.
_DATED_ASIDE = re.compile(r"\s?\((?:[^()]*\b)?(?:19|20)\d\d[^()]*\)")
_BY_THE_WAY = re.compile(
    r",\s(?:which|who|whose|where|although|though|while|but|so|because|and|since|as|not|rather"
    r"|however|according|even|namely|such as|for example|for instance|including|among|except"
    r"|whatever|nor|with|a|an|the)\b"
    r"|,\s(?!training|housing)\w{4,}ing\s(?!and|or)|\s[–—]\s|;|:"
    r"|\sand\s(?:(?:it|they|he|she|the|a|an|this|that|these|no)\b|(?:is|are|was|were|has|have|had"
    r"|must|should|may|can|cannot|will|does|do|did)\b)|\s(?:but|although|though|whereas)\s"
)


def without_asides(words: str) -> str:
    """Return words without notes on the source in brackets."""
    return _DATED_ASIDE.sub("", words)


def first_part(rest: str) -> str:
    """Return what stands behind a verb up to the first clause by the way."""
    found = _BY_THE_WAY.search(_veiled(rest))
    part = rest[: found.start()] if found else rest
    return re.sub(r"[,\s]+(?:and|or|but|also)$", "", part)


def question_from(asked: str, claim: Claim, rest: str, casing: Casing) -> str:
    """Return a question on a claim: `asked` is "how long", and `rest` lacks the answer."""
    subject = casing.inside(claim.subject)
    rest = _LINKING.sub("", _tidy(rest))
    words = f"{asked} {claim.helper} {subject} {claim.verb} {rest}"
    return _whole(words, claim.opener)


def subject_question_from(asked: str, claim: Claim, rest: str) -> str:
    """Return a question that asks for the subject, `asked` in its place: "who"."""
    return _whole(f"{asked} {claim.told} {_LINKING.sub('', _tidy(rest))}", claim.opener)


def _whole(words: str, opener: str) -> str:
    plain = " ".join(words.split()).rstrip(" .,")
    opener = _DATED_ASIDE.sub("", opener)
    return opening(f"{opener}, {plain}?" if opener else f"{plain}?")


def _tidy(rest: str) -> str:
    spaced = re.sub(r"\s+([,.;])", r"\1", " ".join(without_asides(rest).split()))
    return re.sub(r",(?:\s?,)+", ",", spaced).strip(" ,.")


def _veiled(text: str) -> str:
    """Return a text of the same length with what stands in brackets made unreadable."""
    return re.sub(r"\([^)]*\)|“[^”]*”", lambda one: "·" * len(one[0]), text)
