"""A question without the courtesies around it: greeting, "could you tell me", thanks and name."""

from __future__ import annotations

import re
from functools import lru_cache

from index.keywords import stems_of

_ASKING = (
    r"(?:what|who|whom|whose|when|where|which|how|why|wot|wat|wen|what['’]?s|who['’]?s|where['’]?s"
    r"|how['’]?s|when['’]?s)\b"
)
_ALL = r"(?: (?:there|all|team|both|everyone|everybody|folks|guys|colleagues?|sir|madam))*"
_GREETING = re.compile(
    rf"\s*(?:dear\b[^,\n]{{0,60}}|(?:hello|hi|hiya|hey){_ALL}|to whom it may concern"
    rf"|good (?:morning|afternoon|evening|day){_ALL}|(?:morning|afternoon|evening){_ALL})"
    r"\s*[,!.\n–-]+\s*"
    # "hi what is …", but not "hi risk cases": high risk is written so too.
    rf"|\s*(?:hello|hi|hiya|hey){_ALL} (?={_ASKING}|(?:can|cn|could|cud|would|please|pls|i|i['’]m"
    r"|i['’]ve|just|quick|do|does|is|are|my|we|does anyone|any)\b)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\s*(?:(?:just )?(?:an? |one |another )?(?:quick|small|simple|silly|daft|stupid|general)"
    r" (?:question|q|one|query)(?: (?:please|pls|for you))?|question|query|q)\s*[-–:,.!?]+\s+",
    re.IGNORECASE,
)
_YOU = r"(?:you|u|someone|somebody|anyone|anybody)"
_KINDLY = r"(?: (?:please|pls|kindly|possibly|just|perhaps|quickly))*"
_REQUEST = re.compile(
    r"\s*(?:(?:please|pls|plz|sorry|so|ok|okay|and|just)[,\s]+)*(?:"
    rf"(?:can|cn|could|cud|would|will) {_YOU}{_KINDLY},? (?:tell|advise|inform|remind|let|show"
    r"|confirm|clarify|explain|say)(?: (?:to |for )?(?:me|us))?(?: know)?"
    r"(?: on| of| about| exactly)?"
    r"|(?:tell|advise|remind|let) (?:me|us)(?: know)?|(?:please|pls) (?:advise|confirm|clarify)"
    r"|(?:i(?: was|['’]?m| am) )?(?:just )?wondering|i wonder(?:ed)?"
    r"|(?:(?:i|we)(?:['’]d| would) like|(?:i |we )?(?:need|want|wanted)) to (?:know|ask|check"
    r"|find out|understand)"
    r"|(?:(?:i|we)(?:['’]?m|['’]?re| am| are) )?trying to (?:find out|work out|understand|check)"
    r"|(?:i(?:['’]?m| am) )?(?:not|un)(?:-| )?sure|(?:i )?(?:don['’]?t|do not) know|no idea"
    rf"|(?:do|does|would) {_YOU} (?:happen to )?know|any(?:one| ?body)? (?:idea|know)s?"
    r"|(?:can|could|may) (?:i|we)(?: just)? (?:ask|check)(?: you)?|just (?:checking|asking)"
    rf")\s*[,:–-]?\s+(?={_ASKING})",
    re.IGNORECASE,
)
_WISHES = (
    r"(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best|warm|many)? ?regards"
    r"|best wishes|all the best|cheers|(?:with )?(?:many )?thanks|thank you|thx|ta)\b"
)
_CLOSE = re.compile(
    rf"(?:^|[\n.!?])\s*(?:{_WISHES}"
    r"(?: (?:so much|very much|again|in advance|for your (?:help|time)|and regards))*)"
    r"\s*(?:[,.!\n-].{0,120})?$",
    re.IGNORECASE | re.DOTALL,
)
_THANKS = re.compile(
    r"[\s,–-]+(?:pls|plz|please|thx|(?:many )?thanks|thank you|cheers)"
    r"(?: (?:in advance|a lot|so much|very much|again|all|mate|guys))?(?:,? (?-i:[A-Z][a-z]+)){0,2}"
    r"(?P<mark>[\s!.?]*)$",
    re.IGNORECASE,
)
# "Right. Also what does CPPC stand for", as people go on talking.
_LED_IN = re.compile(
    r"\W*(?:(?:and|but|so|also|then|next|plus|ok|okay|right|yes|yeah|no|hmm+|oh|ah|er|um|well|wait"
    r"|hang on|hold on|great|good|fine|cool|sorry|thanks|thank you|ta|cheers|perfect|lovely"
    r"|just to check|to be clear|moving on|by the way|btw"
    r"|(?:next|other|another|different|last|one more|quick|new)"
    r" (?:one|q|question|thing|slide|topic))"
    r"\b\W*)+",
    re.IGNORECASE,
)


@lru_cache(1024)
def without_courtesies(question: str) -> str:
    """Return the bare question; one that is nothing but courtesies is left as it is."""
    begun = question
    for courtesy in (_GREETING, _ANNOUNCED, _REQUEST):
        begun = courtesy.sub("", begun, count=1) if courtesy.match(begun) else begun
    bare = _without_thanks(_without_close(begun)).strip()
    return bare if stems_of(bare) else question


def without_lead_in(question: str) -> str:
    """Return a question without what leads in to it in a conversation, which asks nothing."""
    return question[led.end() :] if (led := _LED_IN.match(question)) else question


def _without_close(question: str) -> str:
    closed = _CLOSE.search(question)
    if closed is None:
        return question
    mark = question[closed.start() : closed.start() + 1]
    return question[: closed.start()] + (mark if mark in ".!?" else "")


def _without_thanks(question: str) -> str:
    return _THANKS.sub(lambda one: "?" if "?" in one["mark"] else "", question)
