"""What a quote denies the statement denies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.checking.case import Case
from assistant.checking.matching import akin_in, opposed_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses
from assistant.checking.word_lists import listed

# The rule that a quote denies is told if so many of the words denied are told.
_COVERED = 0.75
_ALL = 0.9
_REACH = 4
_BEFORE = 3
_DENYING = frozenset({"forbid", "should not", "unneeded"})


@dataclass(frozen=True, slots=True)
class Denial:
    """A sign of denial, and the words of weight that it denies, the nearest first."""

    sign: Token
    denied: tuple[Token, ...]


def faults_of_negation(case: Case) -> Iterator[Objection]:
    """Yield denials that stand on one side only, each sentence beside those it rests on."""
    turned = {id(one.told) for one in case.pairs if one.turns_only}
    for told in case.statement.sentences:
        if id(told) in turned:
            continue
        sources = list(
            {id(one.source): one.source for one in case.pairs if one.told is told}.values()
        )
        yield from _of(told, sources)
        yield from _contrasts(told, sources)


def _of(told: Sentence, sources: Sequence[Sentence]) -> Iterator[Objection]:
    own = denials_in(told)
    theirs = [one for source in sources for one in denials_in(source)]
    # What is denied in other words is paired by number; a word such as "rules out" denies as well.
    by_word_there = sum(_denying_words(one, told) for one in sources)
    by_word_here = sum(_denying_words(told, one) for one in sources)
    for one in _without_partner(own, len(theirs) + by_word_there, sources):
        yield Objection(Fault.NEGATION, one.sign.text, "the quote does not deny this")
    left = [one for one in theirs if not _is_denied_in(one, told)]
    spare = max(0, len(own) - (len(theirs) - len(left))) + by_word_here
    missing = [one for one in left if _is_told(one, told)][spare:]
    if not missing and _tells_all(told, sources):
        missing = theirs[len(own) + by_word_here + _by_opposites(theirs, [told]) :]
    for one in missing:
        yield Objection(
            Fault.NEGATION, one.sign.text, "the quote denies this, the statement does not"
        )


def _contrasts(told: Sentence, sources: Sequence[Sentence]) -> Iterator[Objection]:
    """Yield "a limit and not advice" for "advice and not a limit"."""
    own = list(_contrasts_in(told))
    for source in sources if own else ():
        theirs = list(_contrasts_in(source))
        for one in own:
            here = akin_in(one.denied[0], source)
            if not here or any(_reached(it, source) for it in here):
                continue
            for other in theirs:
                there = akin_in(other.denied[0], told)
                if there and not any(_reached(it, told) for it in there):
                    yield Objection(Fault.NEGATION, one.sign.text, "the quote denies the other")


def _contrasts_in(sentence: Sentence) -> Iterator[Denial]:
    """Yield the denials behind "and", "but" or a comma: "and not a limit"."""
    for one in denials_in(sentence):
        before = [it for it in sentence.tokens if it.span < one.sign.span][-1:]
        joins = any(it.kind is Kind.JOIN or it.text.lower() in (",", "but") for it in before)
        if one.denied and joins and one.sign.kind is Kind.NEGATION:
            yield one


def _without_partner(
    own: Sequence[Denial], there: int, sources: Sequence[Sentence]
) -> Sequence[Denial]:
    """Return the denials of a statement beyond those of its quotes."""
    unpaired = [one for one in own if not any(_is_denied_in(one, source) for source in sources)]
    paired = len(own) - len(unpaired)
    beyond = unpaired[max(0, there - paired) :]
    return beyond or own[there + _by_opposites(own, sources) :]


def _by_opposites(denials: Sequence[Denial], others: Sequence[Sentence]) -> int:
    """Count the denials that the other side tells by an opposite: "not open", "closed"."""
    return sum(
        any(opposed_in(word, other) for word in one.denied for other in others) for one in denials
    )


def _tells_all(told: Sentence, sources: Sequence[Sentence]) -> bool:
    """Tell whether a statement leaves out next to nothing of the one sentence it rests on."""
    content = _heavy(sources[0].content) if len(sources) == 1 else []
    known = sum(bool(akin_in(one, told)) for one in content)
    return bool(content) and known >= _ALL * len(content)


def denials_in(sentence: Sentence) -> list[Denial]:
    """Return the denials of a sentence with what they deny."""
    found: list[Denial] = []
    for clause in sentence.clauses:
        for at, one in enumerate(clause.tokens):
            if denies(one):
                found.append(Denial(one, tuple(_denied(clause.tokens, at))))
    return found


def denies(token: Token) -> bool:
    """Tell whether a token is a sign of denial."""
    return token.kind is Kind.NEGATION or (token.kind is Kind.FORCE and token.sense in _DENYING)


def _denied(tokens: Sequence[Token], at: int) -> list[Token]:
    behind = _heavy(tokens[at + 1 :])[:_REACH]
    return behind or _heavy(tokens[:at])[-_BEFORE:]


def _heavy(tokens: Sequence[Token]) -> list[Token]:
    content = [one for one in tokens if one.is_content and one.kind is not Kind.FIGURE]
    return [one for one in content if one.sense not in free_senses()] or content


def _is_denied_in(denial: Denial, other: Sentence) -> bool:
    """Tell whether the first word of a denial that the other text has is denied there too."""
    for word in denial.denied[:3]:
        found = akin_in(word, other)
        if found:
            return any(_reached(one, other) for one in found)
        opposed = opposed_in(word, other)
        if opposed:
            return any(not _reached(one, other) for one in opposed)
    return False


def _reached(token: Token, sentence: Sentence) -> bool:
    return token.negated or token.unsure or any(token in one.denied for one in denials_in(sentence))


def _is_told(denial: Denial, told: Sentence) -> bool:
    words = denial.denied
    known = [one for one in words if akin_in(one, told)]
    if not words:
        return True
    return bool(akin_in(words[0], told)) and len(known) >= _COVERED * len(words)


def _denying_words(sentence: Sentence, other: Sentence) -> int:
    """Count the words that deny by themselves and have no counterpart in the other text."""
    by_word = sum(
        one.sense in words_that_deny() and not _same_word(one, other) for one in sentence.content
    )
    # "not without consent" is "not unless they consent".
    exceptions = [
        sum(one.kind is Kind.CONDITION and one.sense == "unless" for one in side.tokens)
        for side in (sentence, other)
    ]
    return by_word + max(0, exceptions[0] - exceptions[1])


def _same_word(token: Token, sentence: Sentence) -> bool:
    return token.sense in sentence.by_sense


@cache
def words_that_deny() -> frozenset[str]:
    """Return the words that deny by themselves: "rules out", "is excluded"."""
    return frozenset(" ".join(one) for group in listed("force", "denying") for one in group)
