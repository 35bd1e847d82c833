"""Makes a question of a mail one that can be asked alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asks_for import WORDS_OF_ASKING
from assistant.divide import has_subject, with_subject
from assistant.helpdesk.intake.asking import without_lead
from assistant.helpdesk.intake.reviewed_words import told
from assistant.helpdesk.intake.topics import in_full, topic_told, topics_in
from assistant.screening.name_words import name_words
from assistant.screening.personal_data import without_placeholders
from index.keywords import stems_of
from index.search import Query

_DUMMY = (
    r"(?!(?: still| also| now| ever| only)? (?:true|right|correct|possible|necessary|ok|okay|likely"
    r"|usual|normal|fair|legal|lawful|worth|clear|best|better|the case|mandatory to))"
)
_THING = re.compile(
    rf"\b(?:these|those|this)\b|\b(?:it|its)\b{_DUMMY}"
    r"|\b(?:for|of|about|on|in|with|to|by|from|after|before|does|is|do|would|will|under|at|like|has)"
    r" that\b(?=\W*$|[ ,](?:for|mean|apply|include|last|end|happen|work|change|cover|be|in|still"
    r"|need|have|too|as|and)\b)"
    r"|\b(?:them|they|there|one|ones|same|such|hyn|hynny|hwn|honno)\b(?=\W|$)"
    r"|\bthat (?:scheme|form|process|order|period|requirement|referral|report|service|condition"
    r"|document|policy|framework|programme|visit|time limit|deadline|rule|change)\b",
    re.IGNORECASE,
)
# What has been named in the subject line of a mail, and is meant in the mail.
_MEANT = re.compile(
    r"\bthe (?:scheme|stay|placement|referral|order|requirement|period|curfew|process|form|report"
    r"|service|programme|policy|person|group|visit|decision|application|extension)\b",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"\b(?:is|are|was|were|will|can|has|should|must|if) there\b|\bthere (?:is|are|"
    r"was|were|will|may|any|a|an)\b",
    re.IGNORECASE,
)
# "… but not sure if that's current": what is asked stands before it.
_CHECKS_BESIDE = re.compile(
    r"\W*(?:whether|if|is) (?:that|this|it)(?:['’]?s| is| was)? (?:still |also |really |actually )?"
    r"(?:right|current|true|correct|the case|so|accurate|up to date|allowed|valid|wrong)\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|him|his|she|her|they|them|their)\b", re.IGNORECASE)
_TERM = re.compile(r"[A-Z][A-Z]{1,}[A-Za-z]*(?:-?\d{1,2})?")
_PREFIX = re.compile(
    r"^\W*(?:(?:re|fwd?|fw|ateb|ymlaen|external|allanol)\b[\]\s:*-]+)+", re.IGNORECASE
)
_DEFINES = re.compile(
    r"\W*(?:what(?:['’]?s| is| are| does)|define|beth yw) (?:an? |yr? )?(?!the\b)", re.I
)
_PARTED = re.compile(r"\s+[-–—]\s+|:\s+")
_CUT_OFF = re.compile(r"^\W*(?:m|ve|re|d|ll|s|t)\b\s*")
_CLAUSE = re.compile(r"[,;:]|\s(?:and|but|so|because|that|which|who)\s")
_LED_TO = re.compile(
    r"\b(?:following|questions?|queries|points|things)\b.{0,30}?\b(?:for|on|about|regarding|around"
    r"|concerning|in relation to|to do with)\s+([^:]{3,120}?)\s*:?\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")
_MARKS = " .,:;!?-–/()"
_SAID = re.compile(
    r"\b(?:says?|said|told|tells|understand|understood|understanding|heard|reads?|seems?|assumes?"
    r"|assumed|believes?|thinks?|thought|lists|states|stated|apparently|reckons?|claims?|insists?"
    r"|according|impression|remember|worked to|always)\b",
    re.IGNORECASE,
)
_ARGUED = re.compile(
    r"\b(?:argument|argue|argued|debate|disagree\w*|row|question|bet|discussion|dispute|ideas)\b"
    r".{0,40}?\b(?:whether|how (?:much|many|long|often)|when|who|which|what)\b",
    re.IGNORECASE,
)
_ARGUED_LEAD = re.compile(
    r"^.*?\b(?:argument|argue|argued|debate|disagree\w*|row|question|bet|discussion|dispute|ideas)\b"
    r".{0,40}?\b(?=(?:whether|how (?:much|many|long|often)|when|who|which|what)\b)",
    re.IGNORECASE | re.DOTALL,
)
_CLAIMS_BACK = 3
_MOST_WORDS = 14
_MOST_CLAIMED = 40
_SENTENCES_BACK = 5
# Of so many letters, a word in capitals may be a word that is shouted.
_LONG_TERM = 4
# As many words of its own before "it" as this, and the question says itself what "it" is.
_OWN_WORDS = 3


def stand_alone(question: str, before: Sequence[str], mail_subject: str, older: int = 0) -> str:
    """Return a question with what it is about, where its words do not say it.

    `before` are the sentences before it, oldest first; the first of them, `older` in number, stand
    in an older mail, and say less than the subject line.
    """
    asked = without_lead(question)
    told_beside = _told_beside(question, asked)
    bare = " ".join(asked.split())
    if told_beside and _CHECKS_BESIDE.match(bare):
        bare = f"{told_beside[0]}: {bare}"
    named = topics_in(bare)
    if not named and (
        topic := topic_told([*before[:older], mail_subject, *before[older:], *told_beside])
    ):
        subject = _with_topic(bare, topic, [*before, *told_beside], mail_subject)
    elif not says_itself(bare) and (not named or points_back(bare)):
        subject = _subject(bare, [*before, *told_beside], mail_subject)
    else:
        means = _MEANT.search(bare) is not None or len(_own(bare)) <= _OWN_WORDS
        known = _terms(bare) or _DEFINES.match(bare)
        topic = topic_of(mail_subject) if means and not known else ""
        subject = "" if set(stems_of(topic)) & set(stems_of(bare)) else topic
    return f"{subject}: {bare}" if subject else bare


def _with_topic(bare: str, topic: str, before: Sequence[str], mail_subject: str) -> str:
    """Return the topic last spoken of, and beside it what a question that points back points to."""
    if not points_back(bare):
        return topic
    near = _subject(bare, before, mail_subject)
    if not near or topics_in(near) or shares_words(near, topic):
        return in_full((near,)) if near else topic
    return f"{topic}, {near}"


def _told_beside(question: str, asked: str) -> list[str]:
    """Return what a sentence tells before it comes to what it asks, if that is something."""
    told_before = question[: max(0, len(question) - len(asked))]
    return [" ".join(told_before.split())] if len(_own(told_before)) >= _OWN_WORDS else []


def with_claim(question: str, before: Sequence[str], mail_subject: str, older: int = 0) -> str:
    """Return "is that right?" with what was said before it."""
    words = without_placeholders(_claim(before)).strip(" .,;:-").split()
    if not words:
        return stand_alone(question, before, mail_subject, older)
    claim = " ".join(words[-_MOST_CLAIMED:])
    topic = "" if topics_in(claim) else topic_told([*before[:older], mail_subject, *before[older:]])
    led = f"{topic}: {claim}" if topic else claim
    return f"{led}: {' '.join(question.split())}"


def _claim(before: Sequence[str]) -> str:
    """Return what is to be checked: what somebody said or argued about, or was told last."""
    lately = [one for one in before if len(stems_of(one)) > 1][-_CLAIMS_BACK:]
    for shape in (_ARGUED, _SAID):
        if found := [one for one in reversed(_with_what_is_said(lately)) if shape.search(one)]:
            return _ARGUED_LEAD.sub("", found[0]) if shape is _ARGUED else found[0]
    return lately[-1] if lately else ""


def _with_what_is_said(sentences: Sequence[str]) -> list[str]:
    """Return sentences, those that only lead in to what is said ("page 7 says:") with that."""
    joined: list[str] = []
    for one in sentences:
        if joined and joined[-1].endswith(":"):
            joined[-1] = f"{joined[-1]} {one}"
        else:
            joined.append(one)
    return joined


def says_itself(question: str) -> bool:
    """Tell whether a question says what it is about, and nothing in it stands for that."""
    if points_back(question):
        return False
    defines = _DEFINES.match(question) is not None and has_subject(question)
    return defines or bool(_terms(question)) or len(_own(question)) >= _OWN_WORDS


def points_back(question: str) -> bool:
    """Tell whether something in a question stands for what was named before it."""
    bare = _THERE_IS.sub(" ", question)
    thing = _THING.search(bare)
    if thing is not None and len(_own(bare[: thing.start()])) < _OWN_WORDS:
        return True
    return _PERSON.search(bare) is not None and len(_own(bare)) <= _OWN_WORDS


def topic_of(mail_subject: str) -> str:
    """Return what the subject line of a mail names, or nothing where it names no topic."""
    bare = without_placeholders(_PREFIX.sub("", mail_subject)).strip()
    parts = [one for part in _PARTED.split(bare) if (one := _without_generic(part))]
    words = " - ".join(parts)
    return words if _own(words) and len(words.split()) <= _MOST_WORDS else ""


def _without_generic(words: str) -> str:
    kept = words.split()
    for end in (-1, 0):
        while kept and kept[end].casefold().strip(_MARKS) in _generic():
            kept.pop(end)
    return " ".join(kept).strip(_MARKS)


def led_to(sentence: str) -> str:
    """Return what a list is about by the sentence before it: "the following on unpaid work:"."""
    found = _LED_TO.search(without_placeholders(sentence))
    return found[1] if found and _own(found[1]) and len(found[1].split()) <= _MOST_WORDS else ""


def shares_words(one: str, other: str) -> bool:
    """Tell whether two texts have a word in common, in whatever form."""
    return bool(set(stems_of(one)) & set(stems_of(other)))


def _subject(question: str, before: Sequence[str], mail_subject: str) -> str:
    """Return what a question is about, or nothing where it says so itself.

    What points back is about what was named last; what only says little, about the mail's topic.
    """
    topic = topic_of(mail_subject)
    near, sure = _nearest(before)
    found = (near or topic) if sure and points_back(question) else (topic or near)
    return "" if set(stems_of(found)) <= set(stems_of(question)) else found


def _nearest(before: Sequence[str]) -> tuple[str, bool]:
    """Return what was spoken of last, and whether it was surely that: asked about, or a term."""
    for sentence in list(reversed(before))[:_SENTENCES_BACK]:
        if terms := _terms(sentence):
            return terms, True
        if "?" in sentence and has_subject(sentence):
            subject, parted, asked = sentence.partition(": ")
            says_more = parted and has_subject(asked) and not points_back(asked)
            about = _short(asked) if says_more else subject if parted else _short(sentence)
            return about, True
    told_before = (one for one in reversed(before[-_SENTENCES_BACK:]) if len(_own(one)) > 1)
    return next((short for one in told_before if (short := _short(one))), ""), False


def _short(sentence: str) -> str:
    """Return what a sentence is about: without what it begins with, and of a long one a clause."""
    mark = "\0"
    named = with_subject(Query(mark, (without_placeholders(without_lead(sentence)),)))
    words = _CUT_OFF.sub("", named.removesuffix(f": {mark}")).strip(" ,;:.-?!")
    if len(words.split()) <= _MOST_WORDS:
        return words
    clauses = [one.strip(" ,;:.-") for one in _CLAUSE.split(words)]
    fitting = [one for one in clauses if len(_own(one)) > 1 and len(one.split()) <= _MOST_WORDS]
    return max(fitting, key=lambda one: len(_own(one)), default="")


def _terms(sentence: str) -> str:
    """Return the abbreviations in a sentence that may be what is asked about: "CAS3", "hdc"."""
    if sentence.isupper():
        return ""
    known = (
        one
        for one in _WORD.findall(sentence)
        if one.casefold() in _small_terms() or (_TERM.fullmatch(one) and one not in _no_terms())
        if len(one) < _LONG_TERM or not name_words().is_ordinary(one)
    )
    return " ".join(dict.fromkeys(known))


def _own(words: str) -> set[str]:
    return set(stems_of(words)) - WORDS_OF_ASKING


@cache
def _generic() -> frozenset[str]:
    return frozenset(told("asking")["no_topics"]["generic"].split())


@cache
def _no_terms() -> frozenset[str]:
    return frozenset(told("asking")["no_topics"]["words"].split())


@cache
def _small_terms() -> frozenset[str]:
    return frozenset(told("asking")["no_topics"]["terms"].split())
