"""Step: whether what was read is enough to answer at all."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

from assistant.answer import Outcome
from assistant.asks_for import WORDS_OF_ASKING, kinds_asked_for
from assistant.correct import present_rule_of
from assistant.divide import asks
from assistant.logistic import LogisticModel, fitted
from assistant.parts import Parts
from assistant.read_closely import CLOSE_ANSWERS
from assistant.screening.outside import Outside
from assistant.signals import log_odds
from assistant.wording import wording_for
from assistant.working import Premise, Score, Unit, Working
from index.keywords import stems_of


@cache
def evidence_model(read_by: str) -> LogisticModel:
    """Return the model that `tests/benchmarks/evidence.py` has fitted for what was `read_by`."""
    return LogisticModel.of(fitted("assistant", "evidence.json")[read_by])


@cache
def known_questions_model() -> LogisticModel:
    """Return the model that `tests/benchmarks/known_questions.py` has fitted.

    It says what evidence means for a passage that has known questions, by how near they are.
    """
    return LogisticModel.of(fitted("assistant", "known_questions.json"))


def weigh(working: Working, parts: Parts) -> Working:
    """Decide whether the guidance answers, by signals of the search and of the closest reading."""
    if working.outcome is not None:
        return working
    weighed = _weighed(working)
    caution = _caution(working, parts)
    if caution <= weighed.evidence < _ENOUGH_IF_TOLD and _is_told_already(working):
        caution = _ENOUGH_IF_TOLD
        weighed = replace(weighed, notes=(*weighed.notes, f"{TOLD_ALREADY}{working.units[0].text}"))
    if weighed.evidence < caution and working.ended_units and working.premise is None:
        # Text that has ended is shown, with its label, only where nothing current answers.
        ended = tuple(sorted(working.ended_units, key=lambda one: -one.score))
        fallen_back = _weighed(replace(working, units=ended, ended_units=()))
        now = present_rule_of(ended[0], working.units) if working.as_at is None else None
        if fallen_back.evidence >= caution:
            # Nor without the rule that replaced it, though in other words than the question's.
            premise = Premise((ended[0],), (now,)) if now else None
            weighed = replace(weighed, premise=premise) if premise else fallen_back
    if weighed.premise is not None:
        return weighed
    weighed = replace(weighed, open_parts=_open_parts(weighed, caution))
    some_part = len(weighed.open_parts) < len(weighed.question_parts)
    answered = weighed.evidence >= caution or some_part
    subject = working.outside if not some_part else None
    if subject is not None and not (answered and _is_named(subject, weighed)):
        wording = wording_for(subject.wording, working.language)
        return replace(weighed, outcome=Outcome.OUT_OF_SCOPE, wording=wording)
    if is_bare(working.query.question) and not _answers_bare_words(weighed, caution, parts):
        return replace(weighed, outcome=Outcome.NEEDS_DETAIL)
    return weighed if answered else replace(weighed, outcome=Outcome.NOT_IN_GUIDANCE)


def _caution(working: Working, parts: Parts) -> float:
    """Return how much evidence is enough; a little more where everyday words were taken for terms.

    What they are taken for is likely and not sure.
    """
    understood = parts.understood(working.query.question)
    taken = understood.terms != understood.corrected
    return parts.settings.caution * (_MORE_FOR_EVERYDAY_WORDS if taken else 1.0)


def _is_told_already(working: Working) -> bool:
    """Tell whether the best words are quoted for another question of the same letter."""
    if working.letter is None or not working.units:
        return False
    return any(working.units[0].text in one for one in working.letter.told)


def _is_named(subject: Outside, working: Working) -> bool:
    """Tell whether one of the best units speaks of a subject outside the guidance."""
    return any(
        subject.is_named_in(" ".join((*one.match.passage.heading_trail, one.words_with_leads)))
        for one in working.units[:_UNITS_NAMING]
    )


def _answers_bare_words(working: Working, caution: float, parts: Parts) -> bool:
    """Tell whether what was read answers a bare word or two, beyond doubt if they stand alone.

    In a conversation they may well be a follow-up; but where the best unit has none of them, it
    answers the turn before again.
    """
    if not working.query.earlier:
        return working.evidence >= max(caution, _SURE)
    if working.evidence < caution or not working.units:
        return False
    best = working.units[0]
    place = (best.document.publication.title, *best.match.passage.heading_trail)
    told = set(stems_of(" ".join((*place, best.words_with_leads))))
    return bool(told & set(stems_of(parts.understood(working.query.question).text)))


def is_bare(question: str) -> bool:
    """Tell whether a question is a bare word or two, which could ask many things."""
    if kinds_asked_for(question):
        return False
    stems = set(stems_of(question)) - WORDS_OF_ASKING
    words = question.split()
    return 0 < len(stems) <= len(words) <= _BARE_WORDS


def _open_parts(working: Working, caution: float) -> tuple[int, ...]:
    """Return which parts of the question nothing answers."""
    if not working.units:
        return tuple(range(len(working.question_parts)))
    return tuple(
        part
        for part in range(len(working.question_parts))
        if part_evidence(working, part) < caution
    )


def _weighed(working: Working) -> Working:
    signals = evidence_signals(working)
    evidence = likelihood_of(signals) if working.units else 0.0
    if working.units and not asks(working.sought):
        # The reader learnt on questions; bare words it takes for less than they are.
        evidence = max(evidence, evidence_model(BY_NOBODY).likelihood(signals))
    if working.units and working.placed is not None:
        evidence = working.placed[working.units[0].match.passage.id]
    if signals.get("named"):
        evidence = max(evidence, _SURE)
    rounded = {name: round(value, 4) for name, value in signals.items()}
    return replace(working, evidence=round(evidence, 4), signals=rounded)


def likelihood_of(signals: dict[str, float]) -> float:
    """Return how likely it is, from 0 to 1, that what has these signals answers."""
    read_by = next(
        name for name, needed in SIGNALS_READ_BY.items() if signals.keys() >= set(needed)
    )
    likely = evidence_model(read_by).likelihood(signals)
    if signals.get("known"):
        told = {"evidence": log_odds(likely), "asked_alike": signals["asked_alike"]}
        told_by_both = known_questions_model().likelihood(told)
        likely = told_by_both if likely >= _NEARLY_ENOUGH else min(likely, told_by_both)
    # Whatever the model makes of so few words: an entry says what the term is that was asked for.
    return max(likely, _SURE) if signals.get("entry") else likely


def part_evidence(working: Working, part: int) -> float:
    """Return how likely it is that one part of the question is answered, from 0 to 1."""
    return likelihood_of(part_signals(working, part))


def evidence_signals(working: Working) -> dict[str, float]:
    """Return the signals that the evidence model reads; empty when nothing was found."""
    if not working.units:
        return dict.fromkeys(SIGNALS, 0.0)
    best = working.units[0]
    return _signals(working, best, Score(best.score, best.signals))


def part_signals(working: Working, part: int) -> dict[str, float]:
    """Return the same signals for one part of the question."""
    if not working.units:
        return dict.fromkeys(SIGNALS, 0.0)
    best = max(working.units, key=lambda one: one.by_part[part].total)
    return _signals(working, best, best.by_part[part])


def _signals(working: Working, best: Unit, score: Score) -> dict[str, float]:
    """Return the signals of the best unit and of its passage: it is what would be quoted.

    The highest of each signal over all that was read would be another passage's now and then, and
    told less (AUC on questions left out .78, those of the best unit .80).

    How far its passage stands out is told in units of what chance alone would give: the highest of
    n standard normal draws is about √(2 ln n). So a signal means the same in a library of fifty
    passages and of twenty thousand. Among fewer nothing stands out far, whatever is asked: there
    both arms count as on the whole, so that likeness and the reader decide.
    """
    by_chance = math.sqrt(2 * math.log(max(working.searched_passages, 3)))
    told = min(1.0, working.searched_passages / _PASSAGES_THAT_TELL)
    signals = {
        "score": score.total,
        "likeness": score.signals.get("likeness", 0.0),
        "coverage": score.signals["coverage"],
        "entry": score.signals.get("entry", 0.0),
        "named": score.signals.get("named", 0.0),
        **{name: score.signals.get(name, 0.0) for name in KNOWN},
        **{
            arm: told * best.match.arms[arm].standardised / by_chance + (1.0 - told) * usual
            for arm, usual in _ON_THE_WHOLE.items()
        },
    }
    if "quoted" in score.signals:
        signals["answers"] = score.signals["answers"]
    if CLOSE_ANSWERS in score.signals:
        signals[CLOSE_ANSWERS] = score.signals[CLOSE_ANSWERS]
    return signals


BY_NOBODY, BY_READER, BY_CLOSE_READER = "without_reader", "with_reader", "with_close_reader"
KNOWN = ("known", "asked_alike")
SIGNALS = ("likeness", "coverage", "dense", "keyword")
SIGNALS_OF_READER = (*SIGNALS, "answers", "score")
# The signals of each model of the evidence, the best model first.
SIGNALS_READ_BY = {
    BY_CLOSE_READER: (*SIGNALS_OF_READER, CLOSE_ANSWERS),
    BY_READER: SIGNALS_OF_READER,
    BY_NOBODY: SIGNALS,
}
# Of so many passages the best stands out, or does not; and what each arm's signal is on the whole,
# over the questions that the regression was fitted on.
_PASSAGES_THAT_TELL = 50
_ON_THE_WHOLE = {"dense": 1.45, "keyword": 2.6}
_MORE_FOR_EVERYDAY_WORDS = 1.1
# Who asks two things wants two answers. Of 33 questions in 100 made-up mails
# (`tests/evaluation/enquiries/passages`) that the words for one before were likeliest to answer,
# they did for seven of eight above this, and for four of 20 below it, five of which nothing does.
_ENOUGH_IF_TOLD = 0.7
TOLD_ALREADY = "told already, and not surely the answer: "
_UNITS_NAMING = 3
# Known questions alone answer nothing: they lift what is nearly enough, two thirds of the caution.
_NEARLY_ENOUGH = 0.187
# A bare word or two is answered only where a passage answers it beyond doubt; else it is asked back
# which of the readings is meant.
_BARE_WORDS = 2
_SURE = 0.6
