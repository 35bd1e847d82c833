"""Headings as aims: "When must a report be made?" becomes "Say when a report must be made"."""

from __future__ import annotations

import re

from assistant.training.english.casing import Casing
from assistant.training.english.claim import is_plural
from assistant.training.english.verbs import Tense, forms, participles, third_person

_ASKING = r"(?:what|who|whom|when|where|which|how|why|whether)"
_INDIRECT = re.compile(rf"^{_ASKING}\b", re.IGNORECASE)
_HELPERS = "is|are|was|were|do|does|did|must|should|may|can|has|have|will|would|could"
_HELPER = re.compile(rf"\b(?P<helper>{_HELPERS})\b", re.IGNORECASE)
_OPENS = re.compile(rf"^(?:{_HELPERS})\b", re.IGNORECASE)
# "Why is a tier provisional" asks, though no question mark stands behind it.
_ASKS = re.compile(
    rf"^(?:(?:{_HELPERS})\b|(?:{_ASKING}|how (?:many|much|long|often) [\w’-]+)\s(?:{_HELPERS})\s"
    r"(?:the|an?|there|it|this|they|I|you)\b)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r":|\bI\b|^what (?:if|about)\b|\band (?:who|what|how|when|which|where|why)\b|\bnot\b", re.I
)
_MODAL = frozenset({"must", "should", "may", "can", "will", "would", "could"})
_BASES = frozenset({"be", "have", "do", "happen"})
_BE = ("is", "are", "was", "were")
_BEHIND_BE = frozenset("still now available possible allowed open done".split())  # noqa: SIM905


def aim_from(heading: str, casing: Casing) -> str:
    """Return an aim for a heading; a question that cannot be turned for sure is kept as it is."""
    plain = " ".join(heading.split()).rstrip(":. ")
    if _ASKS.match(plain) and not plain.endswith("?"):
        plain += "?"
    if not plain.endswith("?"):
        if _INDIRECT.match(plain):
            return f"Say {plain[:1].lower()}{plain[1:]}."
        return f"Explain what the guidance says on {casing.inside(plain)}."
    turned = _turned(plain.rstrip("? "))
    return f"Say {turned}." if turned else f"Answer the question “{plain}”."


def _turned(question: str) -> str:
    """Return a question in indirect form, empty where its subject cannot be told for sure."""
    if _UNSURE.search(question):
        return ""
    plain = f"{question[:1].lower()}{question[1:]}"
    if _OPENS.match(question):
        helper, _, rest = question.partition(" ")
        told = _placed(helper.lower(), rest)
        return f"whether {told}" if told else ""
    found = _HELPER.search(question)
    if not _INDIRECT.match(question):
        return ""
    if found is None:
        return plain if any(one in forms() for one in question.split()[1:]) else ""
    asked, rest = plain[: found.start()].strip(), question[found.end() :].strip()
    if re.search(r"\s(?:who|which|that)$", asked):
        return plain  # "what happened to people who were …": the verb of the question came before
    return _asked_indirectly(asked, found["helper"].lower(), rest)


def _asked_indirectly(asked: str, helper: str, rest: str) -> str:
    """Return "how long the order may last" from "how long", "may" and "the order last"."""
    if not rest or re.match(r"(?:it|there|this|they)\b", rest):
        return ""
    if _asks_for_subject(asked) and _is_verb(rest.split()[0]):
        return f"{asked} {helper} {rest}"
    told = _placed(helper, rest)
    if told:
        return f"{asked} {told}"
    if helper in ("is", "are") and asked in ("what", "who", "where", "how") and not _has_verb(rest):
        return f"{asked} {rest} {helper}"
    return ""


def _placed(helper: str, rest: str) -> str:
    """Return a clause with its helper behind its subject, empty if that does not end for sure."""
    words = rest.split()
    for at, word in enumerate(words[1:], start=1):
        subject, behind = " ".join(words[:at]), " ".join(words[at:])
        if words[at - 1].lower() in ("a", "an", "the"):
            continue
        if words[at - 1] in ("or", "and") and helper in _BE:
            return ""  # "oral or written": what is said of the subject began before
        form = forms().get(word)
        is_base = word in _BASES or (
            form is not None and form.is_sure and form.tense is Tense.PLURAL
        )
        if helper in _MODAL and is_base:
            return f"{subject} {helper} {behind}"
        if helper in ("do", "does", "did") and is_base:
            return f"{subject} {_finite(word, helper, subject)} {' '.join(words[at + 1 :])}".strip()
        if helper in _BE and (_is_done(word) or word in _BEHIND_BE):
            return f"{subject} {helper} {behind}"
        if helper in ("has", "have") and _is_done(word):
            return f"{subject} {helper} {behind}"
    return ""


def _asks_for_subject(asked: str) -> bool:
    return re.match(r"(?:who$|what$|which\s|how many\s)", asked) is not None


def _is_verb(word: str) -> bool:
    form = forms().get(word)
    return word in _BASES or _is_done(word) or (form is not None and form.tense is Tense.PLURAL)


def _is_done(word: str) -> bool:
    return (
        word in participles()
        or word in ("done", "been", "being")
        or (re.fullmatch(r"[a-z]{2,}ed", word) is not None and word != "need")
    )


def _finite(base: str, helper: str, subject: str) -> str:
    if helper == "did":
        past = next((w for w, f in forms().items() if f.base == base and f.tense is Tense.PAST), "")
        return {"have": "had", "do": "did", "be": "was", "happen": "happened"}.get(
            base, past or base
        )
    if helper == "does" and not is_plural(subject):
        return {"have": "has", "do": "does", "be": "is"}.get(base, third_person(base))
    return base


def _has_verb(words: str) -> bool:
    return any(one in participles() or one in _BEHIND_BE for one in words.split()) or (
        _HELPER.search(words) is not None
    )
