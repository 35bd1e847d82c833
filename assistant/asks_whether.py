"""Whether a question is one of yes or no, asks whether something still is, or what a term means."""

from __future__ import annotations

import re

_STILL = re.compile(r"\b(?:still|nowadays|these days|any ?more|no longer)\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"^\W*(?:so |and |but |hi,? |hello,? |please |can you (?:tell me|confirm) (?:if|whether) )?"
    r"(?:is|are|do|does|can|will|must|should|has|have|isn'?t|aren'?t|don'?t|doesn'?t|am i right)\b"
    r"|\b(?:still|nowadays|these days|any ?more|confirm (?:that|if|whether)|is it (?:true|right))\b"
    r"|\b(?:right|correct|true|tru|yes|yeah|agree|okay|ok)\W*$",
    re.IGNORECASE,
)
# "…, isn't it?", but not "…, what is it?".
_TAG = re.compile(
    r"\b(?:is|does|has|have|are|do|did)(?:n'?t)? (?:it|he|she|they|i|we|that)\W*$", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"[,;.:–-]")
_TELLS_TO = re.compile(
    r"^\W*(?:please |can you |could you |pls )*(?:give|list|tell|explain|describe|show|name|send"
    r"|set out|remind|summari[sz]e|compare)\b(?! (?:me|us) (?:if|whether)\b)",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:what|who|whom|whose|when|where|which|how|why)\b|\?", re.IGNORECASE)
# What asks nothing says something only with a verb; "min and max hours of unpaid work" does not.
_SAYS = re.compile(
    r"\b(?:is|are|be|must|may|can|cannot|should|shall|will|has|have|had|do|does|gets?|lasts?|needs?"
    r"|costs?|beg[ai]ns?|starts?|started|supervises?|appl(?:y|ies)|runs?|takes?|goes?|comes?|gives?"
    r"|remains?|ends?|counts?|allows?|requires?|covers?|expires?)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"^\W*(?:what(?:'?s| is| are| does| do)|define|explain|meaning of)\b[\w\s()-]{0,40}?"
    r"(?:\b(?:mean|means|stand for)\b)?\W*$",
    re.IGNORECASE,
)


def asks_whether(question: str) -> bool:
    """Tell whether a question is answered by yes or no, or is no question but says something."""
    if _WHETHER.search(question):
        return True
    tag = _TAG.search(question)
    if tag is not None:
        clause = _CLAUSE_ENDS.split(question[: tag.start()])[-1]
        return _ELSE.search(clause) is None
    if _ELSE.search(question) or _TELLS_TO.search(question):
        return False
    return _SAYS.search(question) is not None


def asks_whether_still(question: str) -> bool:
    """Tell whether a question asks if something is still so."""
    return _STILL.search(question) is not None


def asks_meaning(question: str) -> bool:
    """Tell whether a question asks no more than what a term means."""
    return _MEANING.search(question) is not None
