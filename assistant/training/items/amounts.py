"""Items that ask for a number, a share, a sum, a duration or a date that a sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.checking.figure import DURATIONS, Figure, Measure
from assistant.checking.figures import figures_in
from assistant.training.english.aboutness import is_about_sources
from assistant.training.english.answer_phrase import AnswerPhrase, answer_phrase
from assistant.training.english.asking import (
    first_part,
    question_from,
    subject_question_from,
    without_asides,
)
from assistant.training.english.claim import MODALS, Claim, claim_in
from assistant.training.item import ItemKind
from assistant.training.items.draft import Bench, Draft
from assistant.training.items.named import with_context
from assistant.training.items.wrong_values import options_for
from assistant.training.material import Piece

_LASTING = frozenset({"last", "take", "run", "continue", "stay", "remain"})
_SPENDING = frozenset({"cost", "spend", "pay", "receive", "invest", "get"})
_PERIODS = re.compile(
    r"\b(?:period|term|length|limit|time|duration|minimum|maximum|deadline)\b", re.IGNORECASE
)
_UNASKABLE = re.compile(r"^(?:not|never|no longer|only|neither|nor|no)\b", re.IGNORECASE)
_LOOSE_END = re.compile(
    r"(?:^|\s)(?:of|for|in|on|at|with|from|by|to|than|or|and|a|an|the|between|per|as|into|is|are|about"
    r"|over|under|within|after|before|until|not|that|only|some|another|another|least|most|more|its|starting|beginning|ending)$"
)
_POINTING = re.compile(
    r"\b(?:this|these|those(?! (?:who|on|in|with|under|whose|at|for)\b)"
    r"|such|same|above|below|there|former|latter|others?|another|we|our|us|it|them"
    r"|i|here)\b",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"\s(?P<noun>(?:[\w'’-]+\s){0,3}?(?:[\w'’-]+s|people|staff|children|women|men)\b"
    r"(?:\s\([^)]*\))?)"
)
_BEING = frozenset({"is", "are", "was", "were"})
_STATES = frozenset(
    {"is", "are", "does", "do", "has", "have", "may", "can", "must", "should", "will"}
)
_OPENING_DATE = re.compile(r"^(?P<prep>in|on|since|from|by|until)\s(?P<date>.+)$", re.IGNORECASE)
_WITHOUT_DAY = re.compile(r"\bbeing\b|\bas of\b")
_WHEN_TOLD = re.compile(r",\s(?:when|as|while)\b", re.IGNORECASE)
_TRIVIAL = re.compile(
    r"^(?:the )?(?:issue|bulletin|version|edition|page|report|pages)\b|\bstamped\b|\bgoing by\b"
    r"|\blist of\b|\baccording to\b|\bas listed\b|\bmarked\b",
    re.IGNORECASE,
)
_NOUN_EDGE = re.compile(
    r"\s*(?:$|[,.(]|(?:of|for|in|on|at|with|from|by|to|under|after|before|until|since|within|when|who"
    r"|where|if|unless|during|without|as|through|per|between|across|a|that|which|and)\b)"
)
_IN_A_CLAUSE = re.compile(
    r"\b(?:when|where|who|which|that|whose|because|while|if|unless|although|as|than|so)\b", re.I
)
_COUNTS_MORE = re.compile(
    r"^(?:to|and|or|out of|of the)\s(?:\d|\w+ of)|\bto (?:one|two|three|four|\d)", re.I
)
_LONGEST_QUESTION = 34


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its answer: the whole phrase, and the figure in it."""

    kind: ItemKind
    question: str
    answer: str
    figure_words: str
    figure: Figure


def amount_drafts(pieces: list[Piece], bench: Bench) -> Iterator[Draft]:
    """Yield drafts for the figures that plain sentences give."""
    for piece in pieces:
        if piece.unit.is_row or is_about_sources(piece.core) or not piece.is_whole:
            continue
        claim = claim_in(piece.core)
        if claim is None or _UNASKABLE.match(claim.rest) or _POINTING.search(claim.rest):
            continue
        if re.search(r"\bstill\b", piece.core) or _TRIVIAL.search(f"{claim.subject} {claim.rest}"):
            continue
        for asked in _asked(claim, bench):
            if asked.kind is ItemKind.NUMBER and _is_undated(asked, claim):
                continue
            question = with_context(asked.question, claim.subject, piece)
            options = options_for(
                asked.answer, asked.figure_words, asked.figure, question, piece, bench
            )
            if options is None or len(question.split()) > _LONGEST_QUESTION:
                continue
            yield Draft(
                kind=asked.kind,
                question=question,
                options=options.options,
                right=(options.right,),
                pieces=(piece,),
                explanation=options.explanation,
                worth=_worth(asked, claim, piece),
                matter=f"{piece.document.id}:{piece.unit.core[0]}",
            )


def _is_undated(asked: _Asked, claim: Claim) -> bool:
    """Tell whether a count of the past does not say of when it is."""
    is_past = claim.helper in ("did", "was", "were", "had")
    return is_past and not any(one.measure is Measure.DATE for one in figures_in(asked.question))


def _asked(claim: Claim, bench: Bench) -> Iterator[_Asked]:
    rest = first_part(claim.rest)
    found = figures_in(rest)
    spans = [one.span for one in found]
    for figure in found:
        phrase = answer_phrase(rest, figure) if spans.count(figure.span) == 1 else None
        if phrase is not None and not _is_repeated(figure, found, claim):
            yield from _of_figure(claim, rest, phrase, bench)
        elif figure.measure is Measure.COUNT and spans.count(figure.span) == 1:
            yield from _of_count(claim, rest, figure, bench)
    yield from _of_subject(claim, rest)
    yield from _of_opener(claim, rest, bench)


def _of_opener(claim: Claim, rest: str, bench: Bench) -> Iterator[_Asked]:
    """Ask for the date that opens a sentence: "From 26 June 2021, the service will …"."""
    found = figures_in(claim.opener)
    told = _OPENING_DATE.match(claim.opener)
    if told is None or len(found) != 1 or found[0].measure is not Measure.DATE:
        return
    words = claim.opener[slice(*found[0].span)].strip()
    counted = {Measure.DATE, Measure.COUNT, Measure.SHARE, Measure.POUND}
    if (
        told["date"] != words
        or "?" in found[0].name[:7]
        or any(one.measure in counted for one in figures_in(f"{claim.subject} {rest}"))
    ):
        return
    if claim.helper in _STATES - {"will"} and told["prep"].lower() in ("in", "on"):
        return
    asked = {"on": "when", "in": "when"}.get(told["prep"].lower(), f"{told['prep'].lower()} when")
    question = question_from(asked, replace(claim, opener=""), rest, bench.casing)
    yield _Asked(ItemKind.DATE, question, words, words, found[0])


def _is_repeated(figure: Figure, found: list[Figure], claim: Claim) -> bool:
    """Tell whether the answer stands in the question as well."""
    told = [one.key for one in found] + [
        one.key for one in figures_in(f"{claim.opener} {claim.subject}")
    ]
    return told.count(figure.key) > 1


def _of_figure(claim: Claim, rest: str, phrase: AnswerPhrase, bench: Bench) -> Iterator[_Asked]:
    before, behind = phrase.without(rest)
    words = _asking_words(claim, phrase, before)
    if words is None or _LOOSE_END.search(before) or _IN_A_CLAUSE.search(before):
        return
    kind, asked = words
    answer = phrase.words_in(rest)
    if asked == "how soon":
        answer = rest[slice(*phrase.span)].strip()
        if behind.startswith("of "):
            tail = re.split(r"[,.]", behind)[0]
            answer, behind = f"{answer} {tail}", behind[len(tail) :]
    if behind.startswith("of "):
        return
    question = question_from(asked, claim, f"{before} {behind}", bench.material.casing)
    yield _Asked(kind, question, answer, rest[slice(*phrase.figure_span)], phrase.figure)


def _asking_words(claim: Claim, phrase: AnswerPhrase, before: str) -> tuple[ItemKind, str] | None:
    measure, prep = phrase.figure.measure, phrase.preposition.strip().lower()
    if measure in DURATIONS:
        return _asking_how_long(claim, prep, before)
    if measure is Measure.RATE:
        return (ItemKind.DURATION, "how often") if not prep else None
    if measure is Measure.DATE:
        return _asking_when(claim, phrase, before)
    if measure is Measure.POUND:
        spends = not prep and not before and claim.verb in _SPENDING
        return (ItemKind.NUMBER, "how much") if spends else None
    if measure is Measure.SHARE and prep == "by":
        return ItemKind.NUMBER, "by what share"
    return None


def _asking_how_long(claim: Claim, prep: str, before: str) -> tuple[ItemKind, str] | None:
    duration = ItemKind.DURATION
    if prep == "within":
        return (duration, "how soon") if claim.helper not in ("did", "had") else None
    if prep == "for":
        return duration, "for how long"
    if prep == "after":
        return duration, "after how long"
    if not prep and (claim.verb in _LASTING or _ends_so(before, _LASTING)):
        return duration, "how long"
    if not prep and not before and claim.helper in ("is", "are") and _PERIODS.search(claim.subject):
        return duration, "how long"
    return None


def _ends_so(before: str, verbs: frozenset[str]) -> bool:
    return before.split()[-1:] != [] and before.split()[-1].lower() in verbs


def _asking_when(claim: Claim, phrase: AnswerPhrase, before: str) -> tuple[ItemKind, str] | None:
    year, month, _ = phrase.figure.name.split("-")
    prep = phrase.preposition.strip().lower()
    if "?" in year or (month == "?" and prep not in ("in", "since")) or phrase.limit:
        return None
    if claim.helper == "had" or (prep in ("on", "in") and claim.helper in _STATES):
        return None  # "In August 2026 the service treats …" tells when it was read
    if claim.helper in _BEING and re.match(r"(?:the|an?|to)\s", claim.rest):
        return None
    if claim.helper in ("has", "have") and prep == "from":
        return None
    others = figures_in(f"{claim.opener} {claim.subject} {before}")
    counted = {Measure.DATE, Measure.COUNT, Measure.SHARE, Measure.POUND}
    if (
        _WITHOUT_DAY.search(before)
        or _WHEN_TOLD.search(claim.rest)
        or any(one.measure in counted for one in others)
    ):
        return None
    if re.search(r"\b(?:and|or)\b", before) and not re.search(r",", before):
        return None
    asked = {"on": "when", "in": "when", "since": "since when", "from": "from when"}
    asked |= {"until": "until when", "by": "by when"}
    return (ItemKind.DATE, asked[prep]) if prep in asked else None


def _of_count(claim: Claim, rest: str, figure: Figure, bench: Bench) -> Iterator[_Asked]:
    """Ask how many things there are: right behind the verb, or behind a preposition."""
    start, end = figure.span
    noun = _NOUNS.match(rest, end)
    if noun is None or not _NOUN_EDGE.match(rest, noun.end()):
        return
    found = re.search(
        r"(?:^|(?<=\s))(?P<prep>in|for|from|by|to|at|across|into|on)?\s?(?P<limit>(?:about"
        r"|around|at least|up to|only|over|more than|nearly|some)\s)?$",
        rest[:start],
    )
    if found is None:
        return
    before, behind = rest[: found.start()].strip(), rest[noun.end() :].strip()
    prep = found["prep"] or ""
    if (
        (before not in ("", "be") and not prep)
        or _LOOSE_END.search(before)
        or _IN_A_CLAUSE.search(before)
    ):
        return
    if _COUNTS_MORE.search(behind) or claim.helper == "had":
        return
    if claim.helper in _BEING and claim.subject != "there" and not prep:
        return  # "The caseload was 244,209 people"
    asked = f"{prep} how many {without_asides(noun['noun']).strip()}"
    moved = behind if not behind.startswith(("of ", "who ", "that ", "with ")) else ""
    if behind and not moved:
        tail = re.split(r"[,.]", behind)[0]
        asked, moved = f"{asked} {tail}", behind[len(tail) :]
    question = question_from(asked, claim, f"{before} {moved}", bench.material.casing)
    words = rest[start:end].strip()
    yield _Asked(ItemKind.NUMBER, question, f"{found['limit'] or ''}{words}", words, figure)


def _of_subject(claim: Claim, rest: str) -> Iterator[_Asked]:
    """Ask how many or what share does something: "63% of the reports were good enough"."""
    found = figures_in(claim.subject)
    if len(found) != 1 or found[0].span[0] > 12:
        return
    figure = found[0]
    words = claim.subject[slice(*figure.span)].strip()
    behind = claim.subject[figure.span[1] :].strip()
    answer = claim.subject[: figure.span[1]].strip()
    before = claim.subject[: figure.span[0]].strip().lower()
    if before and before not in (
        "about",
        "only",
        "up to",
        "around",
        "at least",
        "over",
        "more than",
        "nearly",
    ):
        return
    answer = answer[:1].lower() + answer[1:]
    is_counted = (claim.is_plural and not behind.startswith("of ")) or behind.startswith("of the ")
    if figure.measure is Measure.SHARE and behind.startswith("of "):
        question = subject_question_from(f"what share {behind}", claim, rest)
    elif figure.measure is Measure.COUNT and behind and is_counted:
        question = subject_question_from(f"how many {behind}", claim, rest)
    else:
        return
    yield _Asked(ItemKind.NUMBER, question, answer, words, figure)


def _worth(asked: _Asked, claim: Claim, piece: Piece) -> float:
    worth = 0.5 + 0.2 * (claim.helper in MODALS) + 0.1 * (asked.kind is ItemKind.DURATION)
    worth -= 0.1 * (len(asked.question.split()) > 22) + 0.1 * asked.question.startswith("Under")
    return worth - 0.2 * bool(re.search(r"\b(?:19|20)\d\d\b", piece.heading))
