"""A plain statement taken apart: what opens it, its subject, its verb, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.training.english.verbs import Tense, VerbForm, forms, intransitive, participles

MODALS = ("must", "should", "shall", "may", "might", "can", "could", "will", "would", "cannot")
_BE = ("is", "are", "was", "were")
_HELPERS = frozenset({*MODALS, *_BE, "has", "have", "had", "does", "do", "did"})
_SUBORDINATE = frozenset(
    """
    who whom whose which that where when if unless because while whereas although though since than
    as after before until whether how what why once so but and/or per
    """.split()  # noqa: SIM905 -- words read better in a row
)
_OPENERS = frozenset(
    """
    in on at for under since until after before when if where with from to by as although during
    within once unless following throughout across behind among only of besides even while
    """.split()  # noqa: SIM905
)
_BACKWARD = re.compile(
    r"\b(?:it|they|them|their|this|these|those(?! (?:who|on|in|with|under)\b)|he|she|his|her"
    r"|him|its|here|above|below|latter|former|we|our|us|you|your|such|there|both|either|neither|others?|another|same|none|each|ours|i)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s]+")
_NO_END = _SUBORDINATE | _OPENERS | frozenset("of and or between than about into like".split())  # noqa: SIM905
_NO_OBJECT = _OPENERS | {"of"}
_FURTHEST_ARTICLE = 9
# By-words between subject and verb, which say nothing of the subject.
# No plain statement: a question, a lead-in, a row, several clauses, a footnote's mark inside.
_UNFIT = re.compile(r"[?:;]$|\n|;|\s\|\s|[a-z)][.,”]\d{1,3}(?:\s|$)")
_THERE = re.compile(r"there (?P<told>is|are|was|were|will|must|should|may|can)\s", re.IGNORECASE)
_UNNAMED = frozenset({"some", "many", "most", "all", "few", "several", "any", "one", "none", "two"})
_BY_WORD = re.compile(r"\s(?:still|also|now|itself|themselves|already|therefore|then|too|thus)$")
_HEDGED = re.compile(
    r"\s(?:longer|normally|usually|generally|often|only|sometimes|typically|not|never|mainly)$"
)
_LONGEST_SUBJECT, _LONGEST_LISTED = 14, 6
_LONGEST_OPENER = 16
# What can stand behind a verb that might be a noun as well.
_BEHIND_VERB = re.compile(r"\s+(?:an?|the|to|no|all|any|every|each|his|her|its|their|\d|£)", re.I)
_NOUN_BEFORE = frozenset("a an the of in on for by to with from no any each every and or".split())  # noqa: SIM905
_ALWAYS_PLURAL = frozenset("you people police staff children women men both providers".split())  # noqa: SIM905
_BY_WORDS = frozenset(
    {"also", "already", "since", "still", "now", "long", "never", "not", "just", "only", "itself"}
)
_HAVING = {"has": "does", "have": "do", "had": "did"}
_SINGULAR_IN_S = re.compile(r"(?:ss|us|is|ness|ies)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A plain statement, such as "Since May, the court may order a test".

    `opener` is "Since May", `subject` "the court" as it is written, `helper` "may" and `verb`
    empty; of "The order lasts a year" the helper is the one that asks, "does", and `verb` "last".
    `told` is the verb as it is written ("may", "lasts"), and `rest` what stands behind it, without
    the full stop.
    """

    opener: str
    subject: str
    helper: str
    verb: str
    told: str
    rest: str
    is_plural: bool


@lru_cache(16384)
def claim_in(sentence: str) -> Claim | None:
    """Return a sentence taken apart, nothing for one that is not surely of that simple form."""
    plain = sentence.strip()
    if not plain or _UNFIT.search(plain):
        return None
    opener, body = _opened(plain.rstrip("."))
    if body is None:
        return None
    if there := _THERE.match(body):
        told = there["told"]
        rest = body[there.end() :].strip()
        is_several = told.lower() in ("are", "were")
        return Claim(opener, "there", told.lower(), "", told, rest, is_several)
    return _claim_of(opener, body)


def _claim_of(opener: str, body: str) -> Claim | None:
    found = _verb_in(body)
    if found is None:
        return None
    start, end, form = found
    told, rest = body[start:end], body[end:].strip()
    subject = _BY_WORD.sub("", body[:start].strip())
    if _HEDGED.search(subject) or not _is_subject(subject):
        return None
    plural = is_plural(subject)
    if form is not None:
        helper = {Tense.PAST: "did", Tense.PLURAL: "do"}.get(form.tense, "does")
        return Claim(opener, subject, helper, form.base, told, rest, plural)
    if told.lower() in _HAVING and _is_owning(rest):
        return Claim(opener, subject, _HAVING[told.lower()], "have", told, rest, plural)
    return Claim(opener, subject, told.lower(), "", told, rest, plural)


def points_outside(words: str) -> bool:
    """Tell whether words point at something that stands elsewhere: "it", "these", "above"."""
    return _BACKWARD.search(words) is not None


def outside_brackets(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text that stand in no brackets or quotation marks."""
    depth = 0
    for one in _WORD.finditer(text):
        word = one[0]
        opens = word.count("(") + word.count("[") + word.count("“")
        closes = word.count(")") + word.count("]") + word.count("”")
        if depth == 0 and not opens and not closes:
            yield one
        depth = max(0, depth + opens - closes)


def _opened(plain: str) -> tuple[str, str | None]:
    """Part what opens a sentence from its main clause; `None` for a clause that cannot be told."""
    first = plain.split()[0].lower().rstrip(",")
    if first not in _OPENERS:
        return "", plain
    words = list(outside_brackets(plain))
    for at, one in enumerate(words[:-2]):
        if one[0].endswith(",") and at < _LONGEST_OPENER:
            behind = words[at + 1][0]
            if behind.lower() in _OPENERS:
                continue
            if behind.lower() in ("and", "or", "but"):
                return "", None
            return plain[: one.end() - 1], plain[one.end() :].strip()
    return _opened_without_comma(plain, words)


def _opened_without_comma(plain: str, words: list[re.Match[str]]) -> tuple[str, str | None]:
    """Part "On a standard recall the case is sent": the article behind a noun begins the clause."""
    for at, one in enumerate(words[2:_FURTHEST_ARTICLE], start=2):
        before = words[at - 1][0].lower()
        if one[0] in ("the", "a", "an", "no") and before not in _NO_END:
            opener = plain[: one.start()].strip()
            middle = [it[0].lower() for it in words[1:at]]
            if not _SUBORDINATE & set(middle) and not _HELPERS & set(middle):
                return opener, plain[one.start() :]
            break
    return _opened_by_name(plain, words)


def _opened_by_name(plain: str, words: list[re.Match[str]]) -> tuple[str, str | None]:
    """Part "In Wales management moved": a name in capitals ends where small letters begin."""
    for at, one in enumerate(words[1:_FURTHEST_ARTICLE], start=1):
        if one[0][:1].isupper() or one[0][:1].isdigit():
            continue
        is_clause = at > 1 and one[0] not in _NO_END and one[0] not in _HELPERS
        if is_clause and one[0][:1].isalpha() and one[0] not in forms():
            return plain[: one.start()].strip(), plain[one.start() :]
        break
    return "", None


def _verb_in(body: str) -> tuple[int, int, VerbForm | None] | None:
    """Return where the verb of a clause stands, and its form if it is no helper."""
    if listed := _helper_behind_list(body):
        return listed.start(), listed.end(), None
    lexical: tuple[int, int, VerbForm] | None = None
    before = ""
    for one in outside_brackets(body):
        word = one[0].strip("“”\"'")
        lowered = word if word == "May" else word.lower()
        if lowered in _HELPERS:
            if lexical is None or lexical[2].tense is Tense.PAST:
                # "A condition imposed by the court must": the first was no verb of its own.
                return one.start(), one.end(), None
            break
        if lowered in _SUBORDINATE or word[-1] in ",:;" or word in ("–", "—", "-"):
            break
        if lexical is None and one.start() > 0 and (form := _lexical(body, one, before)):
            lexical = (one.start(), one.end(), form)
        before = lowered
    return lexical


def _helper_behind_list(body: str) -> re.Match[str] | None:
    """Return the helper behind a list as a subject: "Work, programmes and help will be …"."""
    words = list(outside_brackets(body))
    at = next((at for at, one in enumerate(words) if one[0].lower() in _HELPERS), 0)
    before = [one[0].lower() for one in words[:at]]
    ends = [place for place, one in enumerate(before) if one.endswith(",") or one == "and"]
    if not ends or not before[ends[0]].endswith(",") or before[ends[-1]] != "and":
        return None
    plain = {one.strip(",") for one in before}
    verbs = [one for one in plain if (form := forms().get(one)) and form.is_sure]
    gaps = [after - place for place, after in pairwise([-1, *ends, len(before)])]
    is_list = max(gaps) <= _LONGEST_LISTED and not verbs and not plain & (_SUBORDINATE - {"per"})
    return words[at] if is_list else None


def _lexical(body: str, word: re.Match[str], before: str) -> VerbForm | None:
    form = forms().get(word[0])  # a verb is not written with a capital
    if form is None or before in _NOUN_BEFORE:
        return None
    behind = body[word.end() :].split()[:1]
    needs_object = word[0].endswith("ed") and form.base not in intransitive()
    if (
        form.tense is Tense.PAST
        and needs_object
        and (not behind or behind[0].lower() in _NO_OBJECT)
    ):
        return None  # "The contracts listed for London date from May": no verb of its own
    if form.tense is Tense.PLURAL and not is_plural(body[: word.start()].strip()):
        return None
    if form.tense is Tense.SINGULAR and is_plural(body[: word.start()].strip()):
        return None
    return form if form.is_sure or _BEHIND_VERB.match(body, word.end()) else None


def _is_owning(rest: str) -> bool:
    """Tell whether "has" is a verb of its own: "has four parts", not "has been changed"."""
    first, _, behind = rest.partition(" ")
    if first in _BY_WORDS or first.endswith("ly"):
        first = behind.partition(" ")[0]
    lowered = first.lower()
    is_participle = lowered in participles() or re.fullmatch(r"[a-z]+ed", lowered) is not None
    return lowered not in ("to", "been", "had", "done", "gone") and not is_participle


def _is_subject(subject: str) -> bool:
    words = subject.split()
    if not words or len(words) > _LONGEST_SUBJECT or ":" in subject:
        return False
    if subject.lower() == "you":
        return True
    if subject.lower() in _UNNAMED:
        return False
    return not points_outside(subject) and words[0].lower() not in ("and", "or", "but", "not", "no")


def is_plural(subject: str) -> bool:
    """Tell whether a subject is plural: by its head, the word before the first preposition."""
    plain = re.sub(r"\([^)]*\)", " ", subject)
    head = re.split(r"\s(?:of|for|in|on|at|with|from|by|to|under|over|about|between)\s", plain)[0]
    words = head.split()
    if not words:
        return False
    if " and " in head:
        return True
    last = words[-1].lower().strip(",”\"'")
    if last in _ALWAYS_PLURAL:
        return True
    return last.endswith("ies") or (last.endswith("s") and not _SINGULAR_IN_S.search(last))
