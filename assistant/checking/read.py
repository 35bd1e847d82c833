"""Reads a text for the checks: sentences, clauses, and what governs each word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.checking.knowledge import Term
from assistant.checking.piece import Kind, Token
from assistant.checking.plain import plain
from assistant.checking.reading import Clause, Reading, Sentence, sentence_of
from assistant.checking.signs import free_senses
from assistant.checking.tokenise import tokens_of
from corpus.sentences import sentence_spans

TermsIn = Callable[[str], Sequence[Term]]

_LEAD_IN = re.compile(r":[ \t]*\n+(?=\s*\S)")
_LINE = re.compile(r"\n\s*(?:[-*•]|\(?\w{1,4}[.)])?\s*")
_YES_OR_NO = re.compile(r"^(?:yes|no)\b(?:[,:;.]\s*|\s(?=in principle))", re.IGNORECASE)
_ENDS = frozenset(".;:?!—\n|")
_RELATIVE = frozenset({"who", "whose", "whom", "which"})
_CUTS = frozenset({"but", "while", "wherea", "because", "although", "though"})
_TIMES = frozenset({"before", "after", "until"})
_GOVERNING = frozenset({"if", "unless"})
_SCOPE = 7  # how many words of content a negation reaches
_FAR = 3
_SUBJECT = 6
_NEEDED = frozenset(
    {
        "needed",
        "required",
        "necessary",
        "mandatory",
        "compulsory",
        "obligatory",
        "mandatory for",
        "compulsory for",
        "obligatory for",
    }
)
_ALTERNATIVE = 3
_SUBJECTS = frozenset({"nobody", "no one", "no", "none", "neither", "nothing"})
_REPORTING = frozenset(
    """
    say mean find show tell agre sure believ state so conclud explain prove think claim warn ensur
    """.split()  # noqa: SIM905 -- stems read better as words
)
# Behind these, "where" and "whether" ask, and set no condition.
_ASKING = _REPORTING | frozenset("consid check decid ask know learn see record note assess".split())  # noqa: SIM905
_QUESTIONS = frozenset({"where", "when", "whether", "if"})
_PRONOUNS = frozenset("a an the it they he she there this these those any each all no".split())  # noqa: SIM905


def read(text: str, terms_in: TermsIn, *, in_parts: bool = False) -> Reading:
    """Return the sentences of `text`; a lead-in and its list are one.

    `in_parts` cuts a sentence at its semicolons, so that each part stands for itself.
    """
    words = plain(text)
    found: list[Sentence] = []
    for block in re.split(r"\n(?!\s*\n)" if not _LEAD_IN.search(words) else r"\n\s*\n", words):
        joined = _LINE.sub(" ; ", _LEAD_IN.sub(": ", block.strip()))
        for start, end in sentence_spans(joined):
            parts = [joined[start:end]]
            if in_parts and ":" not in joined[start:end]:
                parts = joined[start:end].split(";")
            found += [one for part in parts if (one := _sentence(part, terms_in)).tokens]
    return Reading(words, tuple(found))


def _sentence(text: str, terms_in: TermsIn) -> Sentence:
    said = _YES_OR_NO.sub("", text)
    tokens = _merged(tokens_of(said, terms_in(said)))
    opened = _cut(tokens)
    clauses = [Clause(one.marker, tuple(_governed(one, opened))) for one in opened]
    ordered = sorted((token for one in clauses for token in one.tokens), key=lambda one: one.span)
    return sentence_of(said, ordered, clauses)


def _merged(tokens: Sequence[Token]) -> list[Token]:
    """Bring a modal verb and its negation together: "must not", "is not allowed to"."""
    merged = [
        replace(one, kind=Kind.EMPTY) if _leaves_open(tokens, at) else one
        for at, one in enumerate(tokens)
    ]
    tokens = _with_unneeded_subjects(merged)
    merged = list(tokens)
    for at, one in enumerate(tokens):
        if one.kind is not Kind.FORCE or one.sense == "unneeded":
            continue
        beside = _negation_beside(tokens, at)
        if beside is None:
            continue
        merged[at] = replace(one, sense=_negative(one, after=beside > at))
        merged[beside] = replace(tokens[beside], kind=Kind.EMPTY)
    return _with_denied_subjects(merged)


def _with_unneeded_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Let "is not needed" be a sign of force, as "need not" is: "consent is not needed"."""
    merged = list(tokens)
    for at, (one, behind) in enumerate(pairwise(tokens)):
        is_bare = at + 2 >= len(tokens) or tokens[at + 2].text.lower() != "to"
        if one.kind is Kind.NEGATION and behind.text.lower() in _NEEDED and is_bare:
            merged[at] = replace(one, kind=Kind.EMPTY)
            merged[at + 1] = replace(behind, kind=Kind.FORCE, sense="unneeded")
    return merged


def _leaves_open(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a negation denies nothing: "will or will not", "or not"."""
    if tokens[at].kind is not Kind.NEGATION or at < _ALTERNATIVE:
        return False
    before = [one.text.lower() for one in tokens[at - _ALTERNATIVE : at]]
    return before[-2] == "or" and before[-1] == before[-3]


def _with_denied_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Let "nobody should" be "should not": the subject denies what the verb of force binds."""
    merged = list(tokens)
    for at, one in enumerate(tokens):
        if one.kind is not Kind.FORCE or one.sense not in ("must", "may", "should", "forbid"):
            continue
        for before in range(at - 1, max(-1, at - _SUBJECT), -1):
            other = tokens[before]
            if other.kind in (Kind.STOP, Kind.FORCE, Kind.CONDITION):
                break
            opens = not any(it.is_content for it in tokens[max(0, before - 2) : before]) or (
                before > 0 and tokens[before - 1].kind is Kind.STOP
            )
            if other.kind is Kind.NEGATION and other.text.lower() in _SUBJECTS and opens:
                merged[at] = replace(one, sense=_negative(one, after=True))
                merged[before] = replace(other, kind=Kind.EMPTY)
                break
    return merged


def _negation_beside(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the negation of a modal verb stands: right behind it, or shortly before."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].kind is Kind.HEDGE:
        behind += 1
    if behind < len(tokens) and tokens[behind].kind is Kind.NEGATION:
        told = tokens[behind].text.lower()
        if told in ("not", "never") or told.startswith("under no"):
            return behind
    farther = _negation_behind_verb(tokens, at)
    if farther is not None:
        return farther
    if len(tokens[at].stems) > 1:
        for before in (at - 1, at - 2):
            if before >= 0 and tokens[before].text.lower() in ("not", "never", "no longer"):
                return before
    return None


def _negation_behind_verb(tokens: Sequence[Token], at: int) -> int | None:
    """Return where "must take no longer than" or "can deal neither with" has its negation."""
    words = [one.text.lower() for one in tokens[at + 1 : at + 2 + _FAR]]
    for step, (one, behind) in enumerate(pairwise(words), start=1):
        if one == "neither" or (one, behind) == ("no longer", "than"):
            return at + step
    return None


def _negative(force: Token, *, after: bool) -> str:
    if force.sense == "forbid":
        return "may"  # "is not barred from"
    if force.sense == "must":
        return "unneeded" if not after or force.stems[0] == "need" else "forbid"
    return {"may": "forbid", "should": "should not"}.get(force.sense, force.sense)


@dataclass(slots=True)
class _Open:
    """A clause that is being read."""

    marker: str
    number: int
    tokens: list[Token] = field(default_factory=list)


def _cut(tokens: Sequence[Token]) -> list[_Open]:
    """Cut a sentence into clauses; what stands in brackets is one of its own."""
    clauses = [_Open("", 0)]
    outer: list[_Open] = []
    current = clauses[0]

    def begin(marker: str) -> _Open:
        clauses.append(_Open(marker, len(clauses)))
        return clauses[-1]

    for at, one in enumerate(tokens):
        ahead = tokens[at + 1 : at + 1 + _FAR]
        if one.text == "(":
            outer.append(current)
            current = begin("aside")
        elif one.text == ")" and outer:
            current = outer.pop()
        else:
            marker = _begins(one, current, tokens[max(0, at - _FAR) : at], ahead)
            if marker is not None:
                current = begin(marker)
        current.tokens.append(replace(one, clause=current.number))
    return _with_items_governed([one for one in clauses if one.tokens])


def _with_items_governed(clauses: list[_Open]) -> list[_Open]:
    """Let the items behind "only if:" hang on what their lead-in hangs on."""
    marker = ""
    for at, one in enumerate(clauses):
        if one.marker == "list":
            marker = _hangs_on(clauses[:at])
        if marker and one.marker in ("", "list"):
            one.marker = marker
    return clauses


def _hangs_on(lead_in: Sequence[_Open]) -> str:
    """Return the marker of a condition at the end of a lead-in: "may stay only if:"."""
    for at in range(len(lead_in) - 1, -1, -1):
        one = lead_in[at]
        if one.marker in _GOVERNING:
            # "If the person is ill, the manager must:" has its rule behind the condition.
            return one.marker if at > 0 or one is lead_in[-1] else ""
        if any(it.kind is Kind.FORCE for it in one.tokens):
            return ""
    return ""


def _begins(
    one: Token, current: _Open, before: Sequence[Token], ahead: Sequence[Token]
) -> str | None:
    """Return the marker of the clause that a token begins, `None` if it begins none."""
    if one.kind is Kind.STOP:
        return _after_stop(one, current, ahead)
    word = one.text.lower()
    if one.kind is Kind.CONDITION:
        return "asks" if _asks(word, before) else one.sense
    if word in _RELATIVE:
        return "aside who" if _is_beside(before) else "who"
    if word == "that" and _is_relative(before, ahead):
        return "who"
    if word in _CUTS or (one.kind is Kind.JOIN and _is_second(current, ahead)):
        return ""
    if one.kind is Kind.LIMIT and one.sense in _TIMES and not _has_figure(ahead):
        return one.sense
    if one.kind is Kind.FORCE and current.marker and _said(current) > 0:
        return ""
    return None


def _asks(word: str, before: Sequence[Token]) -> bool:
    """Tell whether "say where", "consider whether" only ask."""
    return (
        bool(before)
        and before[-1].sense in _ASKING
        and not before[-1].text.lower().endswith("ed")
        and word in _QUESTIONS
    )


def _is_beside(before: Sequence[Token]) -> bool:
    """Tell whether a relative clause says something by the way: ", who", "for example which"."""
    is_example = any("exampl" in one.stems for one in before)
    return is_example or (bool(before) and before[-1].text == ",")


def _is_second(current: _Open, ahead: Sequence[Token]) -> bool:
    """Tell whether a joining word begins a second verb of force: "must ask and should tell"."""
    return any(one.kind is Kind.FORCE for one in ahead[:1]) and any(
        one.kind is Kind.FORCE for one in current.tokens
    )


def _is_relative(before: Sequence[Token], ahead: Sequence[Token]) -> bool:
    """Tell whether "that" stands for the noun before it: "a licence that needs a tag"."""
    if not before or not ahead or not (before[-1].is_content or before[-1].text == ")"):
        return False
    return (
        before[-1].sense not in _REPORTING
        and ahead[0].text.lower() not in _PRONOUNS
        and (
            ahead[0].kind is Kind.FORCE
            or ahead[0].sense == "be"
            or ahead[0].text.lower().endswith(("s", "ed"))
            or ahead[0].sense == "have"
        )
    )


def _after_stop(one: Token, current: _Open, ahead: Sequence[Token]) -> str | None:
    if one.text in _ENDS:
        return "" if one.text != ":" else "list"
    if one.text != ",":
        return None
    joins = bool(ahead) and (ahead[0].kind is Kind.JOIN or ahead[0].text.lower() == "as")
    return "" if joins or (current.marker and _said(current) > 1) else None


def _said(clause: _Open) -> int:
    return sum(one.is_content for one in clause.tokens)


def _has_figure(ahead: Sequence[Token]) -> bool:
    return any(one.kind is Kind.FIGURE for one in ahead)


def _governed(clause: _Open, clauses: Sequence[_Open]) -> Iterator[Token]:
    """Yield the tokens of a clause with their negation and their force."""
    force = _inherited(clause, clauses)
    negations: list[int] = []
    said = 0
    unsure = beside = False
    for at, one in enumerate(clause.tokens):
        beside = beside and not one.is_content
        if one.kind is Kind.JOIN and any(map(_is_finite, clause.tokens[at:])):
            negations = []  # what follows has a verb of its own
        if one.kind is Kind.FORCE:
            force = frozenset({one.sense}) | (force if beside else frozenset())
            beside = True
            negations, unsure = [], False
        elif one.kind is Kind.NEGATION:
            negations.append(said)
            unsure = False
        elif one.kind is Kind.JOIN and force:
            force, unsure = force | {"plain"}, bool(negations)
        if one.is_content:
            reach = [place for place in negations if said - place < _SCOPE]
            yield replace(one, negated=len(reach) % 2 == 1, unsure=unsure, forces=force)
            said += one.sense not in free_senses()
        else:
            yield one


def _is_finite(token: Token) -> bool:
    return token.kind is Kind.FORCE or token.sense in ("be", "have")


def _inherited(clause: _Open, clauses: Sequence[_Open]) -> frozenset[str]:
    """Return what may govern a clause with no verb of force: that of the clause before it."""
    if clause.marker not in ("", "list"):
        return frozenset({"plain"})
    own = [one for one in clause.tokens if one.kind is Kind.FORCE]
    earlier = [
        one.sense
        for other in clauses
        if other.number < clause.number and other.marker in ("", "list")
        for one in other.tokens
        if one.kind is Kind.FORCE
    ]
    if own:
        return frozenset()  # the subject, before the verb
    return frozenset({"plain", *earlier[-1:]})
