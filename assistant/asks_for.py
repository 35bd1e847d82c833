"""What kind of words a question asks for, and whether a text has them."""

from __future__ import annotations

import re
from enum import StrEnum

from index.keywords import stems_of


class Kind(StrEnum):
    """A kind of answering words."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    ADDRESS = "address"
    PERSON = "person"
    AMOUNT = "amount"
    LIST = "list"
    DEFINITION = "definition"


_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million half quarter third"
).replace(" ", "|")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Spring|Summer|Autumn|Winter|spring|summer|autumn|winter"
)
_ASKED = {
    Kind.DURATION: r"how long|how soon|how often|how quickly|within how|time ?(?:limit|scale|frame)"
    r"|timescale|deadline|by when|how many (?:\w+ )?(?:days|weeks|months|years|hours)",
    Kind.NUMBER: r"how many|what number|number of|how much|percentage|what share|how old"
    r"|\bmax(?:imum)?\b|minimum|how far",
    Kind.AMOUNT: r"how much|cost|budget|price|fee|pay\b|worth",
    Kind.DATE: r"\bwhen\b|what date|which (?:date|day|month|year)|what (?:year|month)|since when"
    r"|how recent",
    Kind.ADDRESS: r"\b(?:e-?mails?|mailbox|inbox|(?:tele)?phones?|helpline|contacts?|address)\b"
    r"|\b(?:website|link)\b"
    r"|whom? (?:do|can|should) (?:i|we) (?:ask|contact|write|email|call)",
    Kind.PERSON: r"\bwho\b|\bwhom\b|whose|which (?:officer|director|team|role|organisation|body)",
    Kind.LIST: r"^list\b|\blist (?:all|the|of)|\blist\W*$|what are (?:the|all)|which (?:\w+ )?are"
    r"|besides|name (?:all|the)|all (?:the|of the)",
    Kind.DEFINITION: r"^\W*(?:what(?:'?s| is| are)|explain|define|explain what)\b"
    r"(?: (?:a|an|the|is))? [\w-]+(?: [\w-]+){0,3}(?: (?:is|are|means?))?\W*$"
    r"|\b(?:meaning of|stands? for|definition of)\b|\bwhat (?:does|do) .{1,60} mean\b",
}
_SHOWN = {
    Kind.NUMBER: rf"\d|\b(?:{_NUMBER_WORDS})\b",
    Kind.DURATION: rf"(?:\d|\b(?:{_NUMBER_WORDS}))[\w ,.-]{{0,20}}\b(?:minutes?|hours?|days?"
    r"|nights?|weeks?|months?|years?|working)\b|\b(?:daily|weekly|monthly|yearly|annually|immediately)\b",
    Kind.AMOUNT: r"£|\bpounds?\b|\bpence\b|\d ?(?:%|per cent)|\bmillion\b|\bbillion\b",
    Kind.DATE: rf"\b(?:{_MONTHS})\b|\b(?:19|20)\d\d\b",
    Kind.ADDRESS: r"[\w.+-]+@[\w-]+\.[\w.]+|https?://|www\.|\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b"
    r"|\bgov\.uk\b",
    Kind.PERSON: r"\b(?:[Dd]irectors?|[Oo]fficers?|[Mm]anagers?|[Mm]inisters?|[Jj]udges?"
    r"|[Mm]agistrates?|[Pp]ractitioners?|[Bb]oards?|[Cc]ourts?|[Ss]ervices?|[Tt]eams?|[Ss]ecretary"
    r"|[Ii]nspector(?:ate)?|[Pp]olice|[Pp]anels?|[Pp]roviders?|[Aa]gencies|[Aa]uthorit(?:y|ies))\b"
    r"|\b[A-Z][a-z]+ [A-Z][a-z]+",
    Kind.LIST: r",.*,|;|\band\b|:",
    Kind.DEFINITION: r"^[^.:|]{2,90}"
    r"(?::| (?:is|are) (?:a|an|the)\b| means?\b| stands? for\b| lets?\b)",
}


# Words that ask and say nothing about the subject; an answer need not repeat them.
WORDS_OF_ASKING = frozenset(
    stems_of(
        "ask asked asking asks besides clarify compare describe differ difference different "
        "explain find give gives happen happened happens help kindly know let list long look "
        "many mean meaning means mention much need needs often other outline plain please "
        "quick quickly say says show simple simply soon summarise take takes tell thanks "
        "understand want wants whats"
    )
)


_SET_ASIDE = re.compile(
    r"\b(?:besides|other than|apart from|aside from|in addition to|as well as|except(?: for)?|"
    r"excluding|not counting)\b(?! (?:what|who|whom|when|where|which|how|why)\b)[^,;:.?]*",
    re.IGNORECASE,
)


def asked_part(question: str) -> str:
    """Return the question without what it sets aside ("… besides sentence management").

    The answer is about the rest; a sentence on what was set aside is the wrong one.
    """
    rest = " ".join(_SET_ASIDE.sub(" ", question).split())
    return rest if len(stems_of(rest)) > 1 else question


def kinds_asked_for(question: str) -> frozenset[Kind]:
    """Return the kinds of words that `question` asks for, read from how it is asked."""
    lowered = question.lower()
    found = {kind for kind, pattern in _ASKED.items() if re.search(pattern, lowered)}
    if Kind.DURATION in found:
        found.discard(Kind.NUMBER)
    return frozenset(found)


def shows(kind: Kind, text: str) -> bool:
    """Tell whether `text` has words of a kind."""
    return re.search(_SHOWN[kind], text) is not None
