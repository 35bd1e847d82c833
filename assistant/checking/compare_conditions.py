"""What a rule hangs on in its quote it hangs on in the statement, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.case import Case, Pair
from assistant.checking.compare_figures import limits_of
from assistant.checking.compare_negation import denies, words_that_deny
from assistant.checking.matching import akin_in, same_in
from assistant.checking.objection import Fault, Objection
from assistant.checking.piece import Kind, Token
from assistant.checking.reading import Sentence
from assistant.checking.signs import free_senses

# So much of a condition has to be told, and so much of its rule told makes it necessary.
_KEPT = 0.5
_RULE_TOLD = 0.6
_KNOWN = 0.6
_ALL_KNOWN = 0.8
_SAME_CONDITION = 0.6
_NEAR = 6
_WHOLE_RULE, _SILENT = 3, 1
_EVENT = 2  # "after release": the sign and one word
_CONDITIONS = frozenset({"if", "unless", "until", "before", "after"})
_BINDING = _CONDITIONS | {"who", "asks"}
_EVENTS = frozenset({"until", "before", "after"})
_TIMES = frozenset({"until", "before", "after", "above", "below", "least"})
_CONTRARY = ({"before", "after"}, {"until", "after"}, {"if", "unless"})
# A condition is as often told of a kind of person or case: "with", "of", "for".
_NARROWING = frozenset("with for of on in under at by aged without to".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Condition:
    """What a quote's rule hangs on: its words, and those of the rule next to it."""

    marker: str
    tokens: tuple[Token, ...]
    rule: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words, for a trace."""
        return " ".join(one.text for one in self.tokens)


def faults_of_conditions(case: Case) -> Iterator[Objection]:
    """Yield conditions that were dropped, invented, or turned round."""
    for pair in case.pairs:
        if pair.clause.marker in _CONDITIONS:
            yield from _invented(pair, case)
            yield from _of_other_rule(pair, case)
    for told in case.statement.sentences:
        for source in {
            id(one.source): one.source for one in case.pairs if one.told is told
        }.values():
            yield from _dropped(told, source)
        yield from _turned(told, case)


def conditions_of(source: Sentence) -> Iterator[Condition]:
    """Yield the conditions of a quote's sentence: clauses, and figures or events with a limit."""
    yield from _of_clauses(source)
    yield from _narrowed_by_only(source)
    yield from _of_limits(source)


def _of_clauses(source: Sentence) -> Iterator[Condition]:
    lead_in: Condition | None = None
    for clause, behind in zip(source.clauses, [*source.clauses[1:], None], strict=True):
        if clause.marker not in _BINDING:
            continue
        opens = clause.tokens[0].text
        if behind is not None and behind.marker in _BINDING and behind.tokens[0].text == ":":
            lead_in = _condition(clause.marker, clause.tokens, source)  # its items tell the rest
        elif lead_in is not None and opens in (":", ";"):
            yield Condition(clause.marker, clause.tokens, lead_in.rule)
        else:
            yield _condition(clause.marker, clause.tokens, source)


def _of_limits(source: Sentence) -> Iterator[Condition]:
    tokens = source.tokens
    for at, one in enumerate(tokens):
        if (
            one.kind is Kind.FIGURE
            and limits_of(one, source) & _TIMES
            and not _in_brackets(one, source)
        ):
            yield _condition("limit", (one,), source)
        elif one.kind is Kind.LIMIT and one.sense in _EVENTS:
            event = next((other for other in tokens[at + 1 : at + 4] if other.is_content), None)
            if (
                event is not None
                and event.kind is not Kind.FIGURE
                and not _begins_clause(one, source)
            ):
                yield _condition(one.sense, (one, event), source)


def _narrowed_by_only(source: Sentence) -> Iterator[Condition]:
    """Yield "only on the second occasion", as far as its clause goes."""
    for clause in source.clauses:
        for at, one in enumerate(clause.tokens[:-1]):
            ahead = clause.tokens[at + 1 :]
            if one.text.lower() == "only" and ahead[0].text.lower() in _NARROWING - {"to"}:
                end = next((at for at, it in enumerate(ahead) if it.kind is Kind.STOP), len(ahead))
                yield _condition("only", ahead[:end], source)


def _begins_clause(one: Token, source: Sentence) -> bool:
    return any(clause.tokens[0] is one and clause.marker in _BINDING for clause in source.clauses)


def _in_brackets(one: Token, source: Sentence) -> bool:
    return any(one in clause.tokens for clause in source.clauses if clause.marker == "aside")


def _condition(marker: str, tokens: Sequence[Token], source: Sentence) -> Condition:
    """Return a condition with the words before it; with those behind it if it comes first."""
    start, end = tokens[0].span, tokens[-1].span
    before: list[Token] = []
    for one in reversed([one for one in source.tokens if one.span < start]):
        if one.text in (";", ".", ":"):
            break
        before.append(one)
    rule = heavy(before[::-1])[-_NEAR:]
    if not rule:
        behind = heavy([one for one in source.tokens if one.span > end])
        rule = behind[:_NEAR]
    return Condition(marker, tuple(tokens), tuple(rule))


def _dropped(told: Sentence, source: Sentence) -> Iterator[Objection]:
    for one in conditions_of(source):
        own = heavy(one.tokens) or [token for token in one.tokens if token.is_content]
        if one.marker == "asks":
            yield from _question_dropped(one, own, told)
            continue
        stated = [token for token in one.rule if akin_in(token, told)]
        if not own or not one.rule or len(stated) < _RULE_TOLD * len(one.rule):
            continue
        taken = _taken(one.rule, told) if len(one.tokens) > _EVENT else set()
        kept = [
            token for token in own if any(id(found) not in taken for found in akin_in(token, told))
        ]
        if len(kept) < _KEPT * len(own):
            yield Objection(Fault.CONDITION, one.text, "the statement leaves out this condition")
        elif one.marker == "unless" and not excepts(told) and not _has(told, "if"):
            yield Objection(
                Fault.CONDITION, one.text, "the statement makes a rule of this exception"
            )


def _question_dropped(one: Condition, own: Sequence[Token], told: Sentence) -> Iterator[Objection]:
    """Yield "the request should say" where the quote tells what: "say where the data are"."""
    is_asked = any(akin_in(token, told) for token in one.rule[-1:])
    if is_asked and own and not any(akin_in(token, told) for token in own):
        yield Objection(Fault.CONDITION, one.text, "the statement leaves this out")


def _taken(rule: Sequence[Token], told: Sentence) -> set[int]:
    """Return the words of the statement that tell the rule, each for one word of it."""
    taken: set[int] = set()
    for token in rule:
        free = [found for found in same_in(token, told) if id(found) not in taken]
        taken |= {id(one) for one in free[-1:]}
    return taken


def _invented(pair: Pair, case: Case) -> Iterator[Objection]:
    own = heavy(pair.clause.content)
    known = [one for one in own if akin_in(one, pair.source)]
    words = " ".join(one.text for one in pair.clause.tokens)
    if pair.clause.marker == "unless" and not any(excepts(one) for one in case.sources):
        yield Objection(Fault.CONDITION, words, "the quote has no exception")
    elif pair.clause.marker == "unless" and known and _is_ruled(known, pair.source):
        yield Objection(Fault.CONDITION, words, "the quote does not except this")
    elif own and len(known) < _share(pair.clause.marker, pair.source) * len(own):
        yield Objection(Fault.CONDITION, words, "the quote does not have this condition")
    elif own and pair.clause.marker == "if" and not _hangs_on_something(pair.source):
        yield Objection(Fault.CONDITION, words, "the quote has no condition")


def _of_other_rule(pair: Pair, case: Case) -> Iterator[Objection]:
    """Yield a condition that belongs, in its quote, to a rule of which the statement is silent."""
    mains = [one for one in case.pairs if one.told is pair.told and one.clause.marker == ""]
    if not mains or any(one.source is pair.source for one in mains):
        return
    rules = [
        one.rule
        for one in conditions_of(pair.source)
        if any(akin_in(token, pair.told) for token in heavy(one.tokens))
    ]
    if rules and all(
        len(rule) >= _WHOLE_RULE and sum(bool(akin_in(it, pair.told)) for it in rule) <= _SILENT
        for rule in rules
    ):
        words = " ".join(one.text for one in pair.clause.tokens)
        yield Objection(Fault.CONDITION, words, "in the quotes another rule hangs on this")


def _is_ruled(known: Sequence[Token], source: Sentence) -> bool:
    """Tell whether all that is excepted stands in the quote's plain rule, and in no exception."""
    main = {one.tokens[0].clause for one in source.clauses if one.marker in ("", "list", "aside")}
    found = [it for one in known for it in same_in(one, source)]
    return (
        bool(found)
        and all(it.clause in main and not it.negated for it in found)
        and not any(one.kind is Kind.HEDGE and one.sense == "only" for one in source.tokens)
        and _has(source, "unless")
    )


def _hangs_on_something(source: Sentence) -> bool:
    return any(one.marker for one in source.clauses) or any(
        one.kind in (Kind.CONDITION, Kind.HEDGE) or one.text.lower() in _NARROWING
        for one in source.tokens
    )


def excepts(sentence: Sentence) -> bool:
    """Tell whether a sentence takes something out of a rule, in whatever words."""
    return any(
        (one.kind is Kind.CONDITION and one.sense == "unless")
        or (one.kind is Kind.HEDGE and one.sense == "only")
        or denies(one)
        or one.sense in words_that_deny()
        for one in sentence.tokens
    )


def _share(marker: str, source: Sentence) -> float:
    """Return how much of a condition the quote must know, less if it has one of the kind."""
    if _has(source, marker):
        return _KEPT
    return _KNOWN if any(one.marker in _BINDING for one in source.clauses) else _ALL_KNOWN


def _has(sentence: Sentence, marker: str) -> bool:
    return any(one.marker == marker for one in sentence.clauses)


def _turned(told: Sentence, case: Case) -> Iterator[Objection]:
    """Yield what stands behind "before" here and behind "after" there."""
    for clause in told.clauses:
        own = heavy(clause.content)
        for source in case.sources if clause.marker in _CONDITIONS and own else ():
            for other in source.clauses:
                shared = [
                    one for one in own if any(it in other.tokens for it in same_in(one, source))
                ]
                if (
                    {clause.marker, other.marker} in _CONTRARY
                    and len(shared) >= _SAME_CONDITION * len(own)
                    and not (other.marker in ("if", "unless") and _differ_in_denials(told, source))
                ):
                    words = " ".join(one.text for one in clause.tokens)
                    yield Objection(Fault.CONDITION, words, f"the quote says {other.marker}")


def _differ_in_denials(told: Sentence, source: Sentence) -> bool:
    """Tell whether "if not" may stand for "unless"."""
    here, there = (sum(map(denies, one.tokens)) for one in (told, source))
    return here % 2 != there % 2


def heavy(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that carry a claim."""
    return [one for one in tokens if one.is_content and one.sense not in free_senses()]
