"""The claims of a sentence, each with the subject and the circumstance that it shares.

"A may ask for B, and must record C" claims "A may ask for B" and "A must record C". A statement
that tells one claim, or one of each of two quotes, is compared claim by claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.checking.gaps import filled
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.verbs import first_finite, is_base, is_second_infinitive

_CUTS = frozenset({"and", "but", "while", "whereas", "although", "though"})
_AFTER_COMMA = frozenset({"while", "whereas", "although", "though"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "this", "these"})
_CIRCUMSTANCES = frozenset({"in", "at", "on", "since", "for", "under", "with", "from", "until"})
_CONDITIONAL = frozenset({"if", "unless", "before", "after", "until"})
_CONTRASTS = frozenset({"no longer", "not", "never", "rather than", "instead of"})
_BY_THE_WAY = frozenset({"who", "which", "whose"})
_ADDING = frozenset(
    {"a", "an", "the", "with", "for example", "such as", "as", "where", "meant", "including"}
)
_FEWEST = 2


@lru_cache(2048)
def parts_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the claims of a sentence as texts; none if it makes one claim only."""
    tokens = sentence.tokens
    if _is_list(sentence):
        return ()  # its items may be conditions, of which none may be left out
    opening = _opening(sentence)
    claims = list(_claims(tokens[opening:], sentence)) or [list(tokens[opening:])]
    before = list(tokens[:opening])
    if len(claims) == 1 and len(claims[0]) >= len(_bare(tokens[opening:])):
        claims_told: list[str] = []
    else:
        claims_told = [_text([*before, *one], sentence) for one in claims]
    shorter = [_text([*before, *kept], sentence) for one in claims for kept in _trimmed(one)]
    return tuple(dict.fromkeys([*claims_told, *shorter]))


def _is_list(sentence: Sentence) -> bool:
    signs = [one.text for one in sentence.tokens]
    return ":" in signs and ";" in signs[signs.index(":") :]


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    return [one for one in tokens if one.kind is not Kind.STOP]


@lru_cache(2048)
def claims_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the claims that make up the whole sentence, at least one."""
    tokens = sentence.tokens
    opening = _opening(sentence)
    claims = [] if _is_list(sentence) else list(_claims(tokens[opening:], sentence))
    if len(claims) < _FEWEST:
        return (sentence.text,)
    return tuple(_text([*tokens[:opening], *one], sentence) for one in claims)


@lru_cache(2048)
def claims_in(sentence: Sentence) -> tuple[Sequence[Token], ...]:
    """Return the tokens of the claims that make up a sentence, without its circumstance."""
    if _is_list(sentence):
        return (sentence.tokens,)
    tokens = sentence.tokens[_opening(sentence) :]
    return tuple(_claims(tokens, sentence)) or (tokens,)


def _text(tokens: Sequence[Token], sentence: Sentence) -> str:
    """Return the words of tokens in a row; what stood side by side is written as it was."""
    written = ""
    end = -1
    for one in tokens:
        start = one.span[0]
        between = (
            sentence.text[end:start] if 0 <= end <= start and start - end < _FEWEST + 1 else " "
        )
        written += (between if written else "") + one.text
        end = one.span[1]
    return " ".join(written.strip(" ,;:—").split())


def opening_of(claim: Sequence[Token]) -> int:
    """Return where the subject of a claim begins: behind "in Wales," or "since 2 May,"."""
    comma = next((at for at, one in enumerate(claim) if one.text == ","), None)
    opens = bool(claim) and claim[0].text.lower() in _CIRCUMSTANCES
    return comma + 1 if comma is not None and opens and first_finite(claim[:comma]) is None else 0


def _opening(sentence: Sentence) -> int:
    """Return where the main clause begins: behind "In Wales, …" or "If they agree, …"."""
    tokens = sentence.tokens
    comma = next((at for at, one in enumerate(tokens) if one.text in (",", ":")), None)
    if comma is None or not tokens:
        return 0
    markers = {one.tokens[0].clause: one.marker for one in sentence.clauses}
    first = tokens[0]
    if markers.get(first.clause) in _CONDITIONAL:
        return comma + 1
    is_circumstance = first.text.lower() in _CIRCUMSTANCES and tokens[comma].text == ","
    return comma + 1 if is_circumstance and first_finite(tokens[:comma]) is None else 0


def _claims(tokens: Sequence[Token], sentence: Sentence) -> Iterator[list[Token]]:
    """Yield the claims, each with a subject and a verb."""
    markers = {one.tokens[0].clause: one.marker for one in sentence.clauses}
    subject: list[Token] = []
    model: list[Token] = []
    for segment in _segments(tokens, markers):
        finite = first_finite(segment)
        if finite is None:
            if model and _has_infinitive(segment):
                yield [*_up_to_force(model), *segment]
            elif model:
                yield from filled(segment, model)
            continue
        if not subject or _has_subject(segment[:finite]):
            subject = list(segment[:finite])
            model = list(segment)
        else:
            pronoun = _pronoun_in(segment[:finite])
            model = [*subject, *(one for at, one in enumerate(segment) if at != pronoun)]
        yield from _with_gaps(model)


def _has_subject(tokens: Sequence[Token]) -> bool:
    """Tell whether a segment has a subject of its own before its verb, and no pronoun."""
    return _pronoun_in(tokens) is None and any(one.is_content for one in tokens)


def _pronoun_in(tokens: Sequence[Token]) -> int | None:
    """Return where a pronoun is the subject: "it mostly has", "in most cases it has"."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].text.lower() in _PRONOUNS:
            return at
        if not tokens[at].text.lower().endswith("ly"):
            return None
    return None


def _has_infinitive(segment: Sequence[Token]) -> bool:
    return any(is_base(segment, at) for at in range(len(segment)))


def _up_to_force(model: Sequence[Token]) -> list[Token]:
    """Return the subject of a claim and its verb of force: "the officer must"."""
    finite = first_finite(model)
    return list(model[: (finite or 0) + 1])


def _with_gaps(claim: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield a claim, and those that it makes in passing: "15 days for A, 6 weeks for B"."""
    cuts = [at for at, one in enumerate(claim) if one.text == ","]
    pieces = [list(claim[a + 1 : b]) for a, b in zip([-1, *cuts], [*cuts, len(claim)], strict=True)]
    finite = first_finite(pieces[0])
    rest = [list(filled(one, pieces[0])) for one in pieces[1:]] if finite is not None else []
    if rest and all(rest):
        yield pieces[0]
        yield from (one for found in rest for one in found)
    else:
        yield list(claim)


def _segments(tokens: Sequence[Token], markers: dict[int, str]) -> Iterator[list[Token]]:
    """Yield the stretches between the joints at which another claim may begin."""
    joints = [
        at
        for at in range(1, len(tokens))
        if _is_joint(tokens, at, markers) and not _inside(tokens, at)
    ]
    for start, end in zip([0, *joints], [*joints, len(tokens)], strict=True):
        stretch = list(tokens[start:end])
        while stretch and (stretch[0].kind is Kind.STOP or stretch[0].text.lower() in _CUTS):
            stretch = stretch[1:]
        while stretch and stretch[-1].kind is Kind.STOP and stretch[-1].text != ")":
            stretch = stretch[:-1]
        if stretch:
            yield stretch


def _is_joint(tokens: Sequence[Token], at: int, markers: dict[int, str]) -> bool:
    one = tokens[at]
    ahead = list(tokens[at + 1 :])
    finite = first_finite(ahead)
    behind = first_finite(tokens[:at])
    if one.text in (";", "—", "."):
        return True
    if one.text == ":":
        return finite is not None and behind is not None
    word = one.text.lower()
    if word not in _CUTS or behind is None or (word in _AFTER_COMMA and tokens[at - 1].text != ","):
        return False
    if word == "and" and tokens[behind].kind is Kind.FORCE and is_second_infinitive(tokens, at):
        return True
    if finite is None:
        return False
    between = ahead[:finite]
    is_free = all(
        markers.get(it.clause, "") in ("", "list", "aside") for it in ahead[finite : finite + 1]
    )
    stops = any(it.text in (";", "—", ".", ",") or it.text.lower() in _CUTS for it in between)
    relative = any(it.text.lower() in (*_BY_THE_WAY, "that") for it in between)
    hangs = tokens[at - 1].text != "," and any(
        it.kind is Kind.CONDITION for it in tokens[behind:at]
    )
    return is_free and not stops and not relative and not hangs and not _is_contact(between)


def _is_contact(between: Sequence[Token]) -> bool:
    """Tell whether a relative clause has no pronoun: "the period they would have served"."""
    pronoun = _pronoun_in(between)
    opens = bool(between) and between[0].text.lower() in _CIRCUMSTANCES
    return pronoun is not None and not opens and any(one.is_content for one in between[:pronoun])


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place stands in brackets."""
    signs = [one.text for one in tokens[:at]]
    return signs.count("(") > signs.count(")")


def _trimmed(claim: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield a claim without a contrast at its end, or without what it says by the way."""
    for at in range(1, len(claim)):
        if claim[at - 1].text != "," and claim[at - 1].text.lower() not in ("and", "but"):
            continue
        start = at - 1 if claim[at - 1].text == "," or claim[at - 2].text != "," else at - 2
        rest = claim[at:]
        if claim[at].text.lower() in _CONTRASTS:
            end = next((step for step, one in enumerate(rest) if one.text == ","), len(rest))
            if first_finite(rest[:end]) is None:
                yield [*claim[:start], *rest[end + 1 :]]
        elif claim[at].text.lower() in _BY_THE_WAY and claim[at - 1].text == ",":
            end = next((step for step, one in enumerate(rest) if one.text in (",", "(")), len(rest))
            yield [*claim[:start], *_unless_conditional(rest[end:])]
        elif claim[at - 1].text == "," and _adds(rest) and not _inside(claim, at):
            yield list(claim[:start])


def _unless_conditional(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return what follows a clause by the way, if it does not hang on that clause."""
    opens = tokens[1:2] if tokens and tokens[0].text == "," else tokens[:1]
    return [] if any(one.kind is Kind.CONDITION for one in opens) else tokens


def _adds(tail: Sequence[Token]) -> bool:
    """Tell whether a tail only adds to a claim: ", with more contact …", ", a power to which …"."""
    opens = tail[0].text.lower() in _ADDING
    return opens and not any(
        one.kind in (Kind.CONDITION, Kind.NEGATION, Kind.HEDGE) or one.text in (",", ":")
        for one in tail
    )
