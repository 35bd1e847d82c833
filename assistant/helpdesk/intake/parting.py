"""Parts a sentence that asks several things, by the rules of the answer path."""

from __future__ import annotations

import re

from assistant.divide import parts_of
from assistant.helpdesk.intake.asking import asked_by_the_way, folded, is_asked

Span = tuple[int, int]

_AND_WHETHER = re.compile(r",?\s+and (?:also )?(?=(?:whether|if (?!so|not|yes|no))\b)", re.I)
_AND_IF_SO = re.compile(
    r",?\s+(?:and|or),? (?=if (?:so|not|yes|no),?\s"
    r"+(?:wh|how|is|are|do|does|can|should|must|will)\w*\b)",
    re.I,
)
_REMARK = re.compile(
    r",\s+(?:and|but|as|because|cos|so|since)\s+(?:honestly |frankly |to be honest )?"
    r"(?:i|we|our|my|it|this|that)\b",
    re.I,
)
_REASON = re.compile(r",\s+(?:because|but|as|since|so)\b", re.I)
_AND_TELL = re.compile(
    r",?\s+and (?:also )?(?:please )?(?=(?:confirm|advise|tell|let|explain|clarify|say)\b"
    r"(?: (?:me|us|know|on|as to))* (?:wh|how|if)\w*\b)",
    re.I,
)
_THEN_WHO = re.compile(r",\s+(?=who\s\w+\s\w+)", re.I)
_PEOPLE_LAST = re.compile(
    r"\b(?:people|person|someone|somebody|anyone|man|woman|men|women|one|those|staff|partner|child"
    r"|children|victims?|\w+(?:ers?|ors?|ents?|ants?|ists?|ees?))\W*$",
    re.I,
)
_AND_WHAT = re.compile(
    r",?\s+n?or (?=(?:what|whether|how|who|when|where|why)\b)"
    r"|,\s+(?:and (?:also )?)?(?=(?:whether|how|what|on what|on which|why|where)\b)"
    r"|\s+and (?=(?:what|how|why|where|whether) )",
    re.I,
)
_AND_UP_TO = re.compile(
    r",?\s+and (?=(?:up to|over|within|under|against|after|before|through) (?:what|which|how)\b)",
    re.I,
)
# "when the bad weather stops it, do they …": what is asked about, before it is asked.
_CONDITION = re.compile(
    r"(?:^|[,;:.(–-]|\b(?:and|but|so|also|or|an|n))\s*"
    r"((?:if|when|wen|once|unless|where|before|after|while|until|supposing|say|since|given)"
    r"\s(?!(?:is|are|was|were|do|does|did|can|could|should|must|will|would|has|have|may|to|on|in|when)"
    r"\b))",
    re.IGNORECASE,
)
# "Do you get a warning first, and can I do the hours at weekends".
_AND_CAN = re.compile(
    r",?\s+and (?=(?:is|are|do|does|did|can|could|should|must|will|would) "
    r"(?:there|it|he|she|they|we|i|you|anyone|people|probation|staff|victims)\b)",
    re.I,
)
# "What about warnings, can those be withdrawn": one question.
_WHAT_ABOUT = re.compile(
    r"\W*(?:(?:and|so|but|then|also|now)\W+)*(?:(?:wh?at|how) about"
    r"|(?:as )?for (?=an?\b|the\b|those\b|people\b|some)|in the case of)\s[^?.]{2,70}",
    re.IGNORECASE,
)
_OF_THAT = re.compile(
    r"\W*(?:is|are|do|does|can|could|should|must|will|would|has|have) (?:it|that|this|those|these"
    r"|they|he|she)\b",
    re.IGNORECASE,
)
_AND_WELSH = re.compile(
    r",?\s+(?:(?:ac|ac hefyd|a hefyd) (?=(?:oes|a yw|yw)\b)"
    r"|(?:ac?|ac hefyd|a hefyd) (?=(?:phwy|phryd|sut|faint|beth|ble|pham|pha)\b))",
    re.I,
)
_BEGINS = re.compile(
    r"\W*(?:(?:and|then|also|if so|if not)\b\W*)*(what|when|where|who|whom|whose|which|why|how"
    r"|(?:wh?at|who|where|how|when)['’]?s|whether|if)?\b\W*(\w+(?:n['’]?t)?)?\W*([\w'’]+)?",
    re.IGNORECASE,
)
_BE_OR_HAVE = frozenset(
    ("is", "are", "was", "were", "has", "have", "isnt", "arent", "wasnt", "hasnt")
)
_DO_OR_MAY = frozenset((
    "do", "does", "did", "can", "could", "must", "should", "may", "will", "would", "dont", "doesnt"
))  # fmt: skip
_SUBJECTS = frozenset((
    "there", "it", "he", "she", "they", "we", "i", "you", "u", "the", "a", "an", "any", "anyone",
    "anybody", "someone", "somebody", "people", "this", "that", "these", "those", "my", "our",
    "your", "his", "her", "their", "all", "every", "each", "both", "no", "probation", "staff",
    "court", "prison", "police", "council", "everyone", "ppl"
))  # fmt: skip
_RELATIVE = re.compile(
    r"\b(?:someone|somebody|people|person|anyone|those|\w+s|man|woman) who\b", re.I
)
_WHO_IS = re.compile(r"\W*(?:and )?who (?:is|are|has|have|was|were|had) \w+", re.IGNORECASE)
# A run of words before the question from which on the question is taken alone.
_LONG = 26
_PRONOUN = r"(?:there|it|he|she|they|we|i|you|u|someone|anyone|people)"
_SUBJECT = rf"(?:{_PRONOUN}|the|a|an|any|this|that|my|our|his|her|probation|staff)"
_BREAK = r"(?:^|[,;:.(–-]|\b(?:so|but|and|also|cos|coz|because|just|pls|please|then)\b)\s*"
_RUN_ON = re.compile(
    rf"{_BREAK}((?:(?:(?:how|what|which)(?: \w+)?|when|where|who|why) )?"
    rf"(?:is|are|do|does|did|can|could|should|will|would|must|has|have)\s{_SUBJECT}\b"
    r"|how (?:long|many|much|often|soon|do|can)\b|what (?:is|are|happens|do|does)\b"
    r"|(?<!, )who (?:is|does|do|can|should|decides|makes|pays|signs|refers)\b)"
    rf"|\s((?:(?:(?:how|what|which)(?: \w+)?|when|where|why) )?"
    rf"(?:do|does|did|can|could|should|will|would)\s{_PRONOUN}\b)",
    re.IGNORECASE,
)


def parts_in(sentence: str) -> list[Span]:
    """Return the spans of the questions in a sentence, in order; one span where it asks one."""
    spans = _merged(sentence, _located(sentence, parts_of(sentence)))
    spans = _with_conditions(sentence, spans)
    return [piece for span in spans for piece in _at_joints(sentence, span)]


def _with_conditions(sentence: str, spans: list[Span]) -> list[Span]:
    """Join to the part behind it what is only its condition: "when it rains, do they …"."""
    kept: list[Span] = []
    for start, end in spans:
        before = sentence[kept[-1][0] : kept[-1][1]] if kept else ""
        if before and (_is_condition(before) or _is_topic_of(before, sentence[start:end])):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _is_topic_of(words: str, asked: str) -> bool:
    """Tell whether words only name what is asked about behind them: "what about warnings, …"."""
    named = _WHAT_ABOUT.fullmatch(words.rstrip(" ,;–-"))
    return named is not None and _OF_THAT.match(asked) is not None


def _is_condition(words: str) -> bool:
    """Tell whether words begin with a condition and ask nothing behind it."""
    found = _CONDITION.match(words)
    return found is not None and "?" not in words and not _asks_behind(words, found.end(1))


def _asks_behind(words: str, place: int) -> bool:
    return any(one.start(one.lastindex or 0) > place for one in _RUN_ON.finditer(words))


def _from_condition(words: str, place: int) -> int:
    """Return where the condition begins that what is asked at a place hangs on, or the place."""
    found = [one for one in _CONDITION.finditer(words, 0, place) if one.start(1) < place]
    beside = [one.start(1) for one in found if not re.search(r"[.?!]", words[one.start(1) : place])]
    return beside[0] if beside else place


def without_remark(question: str) -> str:
    """Return what is asked by the way, without the remark behind it: ", and I looked for it"."""
    remark = _REMARK.search(question)
    if remark is None:
        return question
    asks = question[: remark.start()]
    if not asked_by_the_way(asks) and not (_REASON.match(remark[0]) and is_asked(asks)):
        return question
    return question[: remark.start()]


def from_question_on(sentence: str) -> Span:
    """Return the span of a long sentence from where it begins to ask, or all of it."""
    words = folded(sentence)
    whole = (0, len(sentence))
    if len(words.split()) <= _LONG or is_asked(" ".join(words.split()[:4])):
        return whole
    begins = [one.start(one.lastindex or 0) for one in _RUN_ON.finditer(words)]
    last = next((at for at in begins if len(words[at:].split()) >= 3), None)
    if last is None or asked_by_the_way(words[:last]):
        return whole
    return _from_condition(words, last), len(sentence)


def run_on(sentence: str) -> Span | None:
    """Return where a telling sentence without a mark begins to ask, if it does."""
    words = folded(sentence)
    begins = [one.start(one.lastindex or 0) for one in _RUN_ON.finditer(words)]
    found = next(
        (at for at in begins if len(words[at:].split()) >= 3 and _stands_free(words, at)), None
    )
    return None if found is None else (_from_condition(words, found), len(sentence))


_BOUND = re.compile(
    r"(?:\b(?:that|which|who|what|how|when|where|why|if|because|whether|told|know|as"
    r"|than|unless|until|while|although|though|after|before|to)\W*)$",
    re.IGNORECASE,
)


# "can't just do it": the verb goes on.
_AUXILIARY = re.compile(
    r"\b(?:can|could|should|will|would|must|may|might|do|does|did|to|let|n't|not|never|they|we|i|you)"
    r"(?:n?'t)?\s+(?:just|also|please|then|really|always|never)?\s*$",
    re.IGNORECASE,
)


def _stands_free(words: str, place: int) -> bool:
    """Tell whether what stands at a place is no clause of what is told before it."""
    return (
        _BOUND.search(words[:place]) is None and place > 0 and not _AUXILIARY.search(words[:place])
    )


def _located(sentence: str, parts: list[str]) -> list[Span]:
    """Return where parts stand; where one cannot be found, the sentence stays whole."""
    spans: list[Span] = []
    place = 0
    for part in parts:
        words = part.split()
        shown = r"\W+(?:(?:and|n|then|also|plus)\W+)?".join(map(re.escape, words))
        found = re.compile(shown).search(sentence, place) if words else None
        if found is None:
            return [(0, len(sentence))]
        end = found.end()
        while end < len(sentence) and sentence[end] in "?!\"')’":
            end += 1
        spans.append((found.start(), end))
        place = end
    return _whole_at_ends(sentence, spans)


def _whole_at_ends(sentence: str, spans: list[Span]) -> list[Span]:
    """Let the first part begin and the last one end with the sentence."""
    if len(spans) < 2:
        return [(0, len(sentence))]
    first, last = spans[0], spans[-1]
    return [(0, first[1]), *spans[1:-1], (last[0], len(sentence))]


def _merged(sentence: str, spans: list[Span]) -> list[Span]:
    """Join to the part before it what is only the rest of its clause: "and is arrested"."""
    kept = spans[:1]
    for start, end in spans[1:]:
        if _asks_itself(sentence[kept[-1][0] : kept[-1][1]], sentence[start:end]):
            kept.append((start, end))
        else:
            kept[-1] = (kept[-1][0], end)
    return kept


def _asks_itself(before: str, part: str) -> bool:
    found = _BEGINS.match(part)
    if found is None:
        return True
    if found[1]:
        relative = _RELATIVE.search(before) is not None and "?" not in before
        return not (relative and _WHO_IS.match(part)) and len(part.split()) > 1
    verb = (found[2] or "").casefold().replace("'", "").replace("’", "")
    follows = (found[3] or "").casefold()
    if verb in _BE_OR_HAVE:
        return not (follows.endswith(("ed", "ing", "en")) or follows in ("not", "been", "no", "at"))
    if verb in _DO_OR_MAY:
        capital = (found[3] or " ")[0].isupper()
        return follows in _SUBJECTS or capital or follows.endswith("s") or "?" in before
    return True


def _at_joints(sentence: str, span: Span) -> list[Span]:
    """Part "confirm whether … and whether …", "… and if so, how …", "… and advise who …"."""
    start, end = span
    shapes = [_AND_IF_SO, _AND_WELSH, _THEN_WHO, _AND_UP_TO, _AND_CAN]
    if asked_by_the_way(sentence):
        shapes += [_AND_WHETHER, _AND_TELL, _AND_WHAT]
    spans: list[Span] = []
    joints = sorted(
        {one.span() for shape in shapes for one in shape.finditer(sentence, start, end)}
    )
    for first, beyond in joints:
        if first > start and _may_part(sentence, (start, first, beyond)):
            spans.append((start, first))
            start = beyond
    return [*spans, (start, end)]


def _may_part(sentence: str, joint: tuple[int, int, int]) -> bool:
    """Tell whether ", who" goes on asking; behind people it mostly tells which of them."""
    start, first, beyond = joint
    if _AND_WHAT.match(sentence, first) is not None:
        # What is told before it is no part that asks: "I rang, whether …".
        return asked_by_the_way(sentence[start:first]) or is_asked(sentence[start:first].strip())
    if _AND_CAN.match(sentence, first) is not None:
        return is_asked(sentence[start:first].strip())
    if _THEN_WHO.match(sentence, first) is None:
        return True
    before = sentence[start:first]
    return is_asked(before.strip()) and _PEOPLE_LAST.search(before) is None and beyond > first
