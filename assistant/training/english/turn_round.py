"""A statement of what must, should or may be done, turned into its opposite."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.training.english.claim import Claim
from assistant.training.english.verbs import Tense, forms, third_person

# (what the statement says, what its opposite says): the first that fits counts.
_TURNS = (
    (r"must not", "may"),
    (r"may not", "may"),
    (r"cannot", "can"),
    (r"can not", "can"),
    (r"should not", "should"),
    (r"need not", "must"),
    (r"does not have to", "has to"),
    (r"do not have to", "have to"),
    (r"does not need to", "needs to"),
    (r"do not need to", "need to"),
    (r"must always", "need not always"),
    (r"must", "need not"),
    (r"shall", "need not"),
    (r"has to", "does not have to"),
    (r"have to", "do not have to"),
    (r"is required to", "is not required to"),
    (r"are required to", "are not required to"),
    (r"should", "need not"),
    (r"ought to", "need not"),
    (r"may", "must not"),
    (r"can", "cannot"),
)
_DENIED = re.compile(r"(?:(?P<be>is|are) not (?!(?:an?|the|in|only|just)\b)|(?P<do>does|do) not )")
_SKIPPED = re.compile(
    r"\b(?:only|either|neither|unless|never|rather|instead|no longer|not only)\b", re.I
)
# A reason or a contrast behind a statement tells whether it was turned round.
_REASONED = re.compile(
    r"\b(?:because|since|so that|so|therefore|whereas|although|but)\b|[:;]", re.I
)
_ADVERB = re.compile(r"^(?:also|still|even|then|therefore|too|however)\s")


@dataclass(frozen=True, slots=True)
class Turned:
    """A statement turned round: `was` is the verb of force it had, `now` the one it has."""

    statement: str
    was: str
    now: str


def _denied(before: str, behind: str) -> Turned | None:
    """Return "takes part in" for "does not take part in", and "is" for "is not"."""
    found = _DENIED.match(behind)
    if found is None:
        return None
    rest = behind[found.end() :]
    if found["be"]:
        return Turned(f"{before}{found['be']} {rest}", f"{found['be']} not", found["be"])
    verb, _, rest = rest.partition(" ")
    form = forms().get(verb)
    if form is None or form.tense is not Tense.PLURAL or verb in ("have", "need"):
        return None
    now = third_person(verb) if found["do"] == "does" else verb
    return Turned(f"{before}{now} {rest}", f"{found['do']} not {verb}", now)


def turned_round(sentence: str, claim: Claim) -> Turned | None:
    """Return the opposite of a statement by its verb of force, nothing if it has none."""
    if _SKIPPED.search(f"{claim.told} {claim.rest}"):
        return None
    if _REASONED.search(claim.rest):
        return None
    before = sentence[: sentence.index(claim.told, len(claim.opener) + len(claim.subject))]
    behind = sentence[len(before) :]
    denied = _denied(before, behind)
    if denied is not None:
        return denied
    for was, now in _TURNS:
        if re.match(rf"{was}\b", behind):
            rest = behind[len(was) :].lstrip()
            rest = _ADVERB.sub("", rest)
            if not rest or rest.startswith("not "):
                return None
            return Turned(f"{before}{now} {rest}", was, now)
    return None
