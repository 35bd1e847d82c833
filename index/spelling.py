"""Typing errors forgiven: a word that nobody knows is read as the known word it is nearest to.

The only user of RapidFuzz and of jellyfish. One edit is an insertion, a deletion, a replacement, or
two neighbouring letters exchanged (Damerau 1964). People in a hurry drop vowels and one of two like
letters ("misd apptmnt", "prbation"), and others write as it sounds ("probashun", "condishun"): a
word with the same consonants is taken for nearer than its edits say, and where none is near, one
that sounds alike (Metaphone, Philips 1990) is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

import jellyfish
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.sentences import Span
from index.vocabulary import Vocabulary

IsWord = Callable[[str], bool]

_SHORTEST = 4
_LONG = 8
_FEWEST_CONSONANTS = 3
_SHORTEST_TO_DOUBLE = 5
# Shorter ones sound like too many words: "tues" like "does", "cond" like "count".
_SHORTEST_BY_SOUND = 5
_FEWEST_SOUNDS = 3
# What is asked is mostly about what the texts tell, so a word beyond them counts little.
_BEYOND = 0.05
# Vowels are dropped, doubled and exchanged oftener than consonants: edits of one are half an edit.
_ONE_VOWEL = 0.5
_SAME_SOUND = 10.0
_FAR_LIKELIER = 500.0
# Shorter words that nobody knows are names and jargon as often as errors.
_SHORTEST_BEYOND = 5
# A word met once may be a typing error itself.
_FREQUENT = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:d|ll|m|re|ve))$", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou'’]")
# A figure that counts stands before no pronoun and no verb; but "tier 2 the" and "level 2 have" do,
# so what stands before it must be such as leads to "to" or "for".
_PRONOUN = r"(?:him|her|them|me|us|it|his|my|your|our|their|the|an?|this|that|some\w*|any\w*)"
_TWO_AS_TO = re.compile(
    r"\b(?:need|needs|have|has|got|want|wants|able|ok|okay|going|supposed|allowed|meant|how|him|her"
    r"|them) (?P<figure>2)(?= (?:be|do|see|go|get|have|tell|know|no|ask|send|write|put|give|take"
    r"|make|find|start|apply|book|call|ring|check|refer|report|attend|come|leave|move|visit|live|stay|work"
    r"|speak|talk|meet|pay|sign|use|keep|let|help|show|turn|wait|return|record|recall|breach|contact"
    r"|complete)\b)"
    r"|\b(?:talk|speak|report|go|goes|moved?|send|sent|give|say|back|refer|happens?|next|apply|get"
    rf"|come) (?P<other>2)(?= {_PRONOUN}\b)",
    re.IGNORECASE,
)
_FOUR_AS_FOR = re.compile(
    r"\b(?:apply|asked|ask|wait|form|long|do|done|pays?|ok|responsible) "
    rf"(?P<figure>4)(?= (?:{_PRONOUN}|how)\b)",
    re.IGNORECASE,
)
# Shorthand no longer than this is a name in capitals.
_LONGEST_NAMED = 2
# How high a risk is: elsewhere "med" may be a certificate, and "lo" anything.
_LEVELS = {"med": "medium", "hi": "high", "lo": "low", "v": "very"}
_LEVEL = re.compile(
    r"\b(?P<figure>med|hi|lo)(?=[- ](?:risk|rosh|ros)\b)"
    r"|\b(?P<very>v)(?=\.? ?(?:high|hi)\b)",
    re.IGNORECASE,
)
_LIKE_NEIGHBOURS = re.compile(r"(.)\1+")
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of a question that is read as another one."""

    span: Span
    read_as: str


class Spelling:
    """Reads unknown words as known ones of a vocabulary; the same word always as the same."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        also: Collection[str] = (),
        usual: Collection[str] = (),
        shares: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """Correct towards the frequent words of `vocabulary`, and `also` towards these.

        `usual` are usual words beyond the texts: only what is near one is read as it. `shares` has
        the words that may stand though the texts lack them, each with its share of all words.
        """
        self._counts = dict.fromkeys(also, 0) | dict(vocabulary.counts)
        self._shares = shares
        self._total = max(1, sum(vocabulary.counts.values()))
        told = {one for one, count in vocabulary.counts.items() if count >= _FREQUENT}.union(also)
        self._beyond = frozenset(usual) - told if told else frozenset()
        self._targets = sorted(one for one in told | self._beyond if len(one) >= _SHORTEST - 1)
        self._by_consonants: dict[str, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for one in self._targets:
            self._by_consonants.setdefault(consonants_of(one), []).append(one)
            self._by_sound.setdefault(jellyfish.metaphone(one), []).append(one)
        self._nearest = lru_cache(_REMEMBERED)(self._found_nearest)

    def corrections(
        self, question: str, *, untouched: Collection[Span] = (), is_word: IsWord | None = None
    ) -> list[Correction]:
        """Return the corrections for `question`, in order.

        `is_word` tells of a word that the vocabulary lacks whether it may stand all the same. Never
        touched: what overlaps `untouched` (references, short forms), numbers, words of fewer than
        four letters, and words with capitals other than the first of a sentence.
        """
        found = [one for one in written_out(question) if not _overlaps(one.span, untouched)]
        blocked = [*untouched, *(one.span for one in found)]
        for one in _WORD.finditer(question):
            if _may_be_corrected(question, one) and not _overlaps(one.span(), blocked):
                right = self._read_as(one[0].lower().replace("’", "'"), is_word)
                if right is not None:
                    found.append(Correction(one.span(), right))
        return sorted(found, key=lambda one: one.span)

    def _read_as(self, word: str, is_word: IsWord | None) -> str | None:
        """Return the known word that `word` is most likely meant to be, None if it may stand."""
        plain = word.removesuffix("'s")
        if len(plain) < _SHORTEST or {word, plain} & self._counts.keys():
            return None
        if is_word is not None and is_word(plain):
            return None
        if plain in self._shares:
            return self._far_likelier(plain)
        whole = f"{plain}g"
        likely = [*([whole] if plain.endswith("in") else []), *_doubled_or_single(plain)]
        known = [
            one
            for one in likely
            if one in self._counts or one in self._shares or (is_word and is_word(one))
        ]
        # The commonest errors of all, towards words that the texts need not have: "seein", "hapen".
        return max(known, key=self._share_of) if known else self._nearest(plain)

    def _far_likelier(self, word: str) -> str | None:
        """Return what a seldom word is mistyped for: "manger" where the texts tell of managers."""
        nearest = self._nearest(word)
        if nearest is None or self._share_of(nearest) < _FAR_LIKELIER * self._share_of(word):
            return None
        same = consonants_of(nearest) == consonants_of(word) and OSA.distance(nearest, word) == 1
        return nearest if same else None

    def _share_of(self, word: str) -> float:
        """Return how often a word is met in the texts, and, to a small part, beyond them."""
        return self._counts.get(word, 0) / self._total + _BEYOND * self._shares.get(word, 0.0)

    def _found_nearest(self, word: str) -> str | None:
        most = 2 if len(word) >= _LONG else 1
        distances = process.cdist(
            [word], self._targets, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
        )[0]
        near = {self._targets[at]: int(distances[at]) for at in np.flatnonzero(distances <= most)}
        alike = {
            one: max(_ONE_VOWEL, distance - 1)
            for one, distance in self._with_same_consonants(word).items()
        }
        costs = near | {one: cost for one, cost in alike.items() if cost <= most}
        if len(word) < _SHORTEST_BEYOND:
            costs = self._of_texts(costs)
        costs = costs or self._of_texts(alike) or self._of_texts(self._with_same_sound(word))
        sound = jellyfish.metaphone(word)
        # Rarely is the first letter the wrong one.
        ranked = sorted(
            costs,
            key=lambda one: (
                costs[one],
                one[0] != word[0],
                -self._share_of(one) * (_SAME_SOUND if sound == jellyfish.metaphone(one) else 1.0),
                one,
            ),
        )
        return ranked[0] if ranked else None

    def _of_texts(self, costs: Mapping[str, float]) -> dict[str, float]:
        return {one: cost for one, cost in costs.items() if one not in self._beyond}

    def _with_same_consonants(self, word: str) -> dict[str, int]:
        """Return the known words with the consonants of `word`, each with its distance."""
        key = consonants_of(word)
        if len(key) < _FEWEST_CONSONANTS:
            return {}
        return {one: OSA.distance(word, one) for one in self._by_consonants.get(key, ())}

    def _with_same_sound(self, word: str) -> dict[str, int]:
        """Return the known words that sound like `word`, half its letters kept, with distances."""
        key = jellyfish.metaphone(word)
        if len(word) < _SHORTEST_BY_SOUND or len(key) < _FEWEST_SOUNDS or self._is_compound(word):
            return {}
        found = {one: OSA.distance(word, one) for one in self._by_sound.get(key, ())}
        return {one: distance for one, distance in found.items() if 2 * distance <= len(word)}

    def _is_compound(self, word: str) -> bool:
        """Tell whether a word is made of two known ones: "handout" is no way to write "handed"."""
        known = self._counts
        ends = range(_SHORTEST - 1, len(word) - _SHORTEST + 2)
        return any(word[:end] in known and word[end:] in known for end in ends)


def _doubled_or_single(word: str) -> list[str]:
    """Return a word with one consonant typed twice, or one of two like neighbours left out."""
    if len(word) < _SHORTEST_TO_DOUBLE:
        return []
    places = [at for at, letter in enumerate(word) if not _VOWEL.match(letter)]
    return [
        *(word[:at] + word[at] + word[at:] for at in places),
        *(word[:at] + word[at + 1 :] for at in places if word[at] == word[at + 1 : at + 2]),
    ]


def consonants_of(word: str) -> str:
    """Return the consonants of a word in order, like neighbours once, a vowel at its head kept."""
    return word[:1] + _LIKE_NEIGHBOURS.sub(r"\1", _VOWEL.sub("", word[1:])).lstrip(word[:1])


def _may_be_corrected(question: str, word: re.Match[str]) -> bool:
    """Tell whether a word is typed as ordinary words are."""
    text = word[0]
    if len(text) < _SHORTEST:
        return False
    begins = not question[: word.start()].strip() or question[: word.start()].rstrip()[-1] in ".?!"
    around = (
        question[max(0, word.start() - 1) : word.start()] + question[word.end() : word.end() + 1]
    )
    if any(one.isdigit() or one in "@/_" for one in around) or _CONTRACTION.search(text):
        return False
    return text.islower() or question.isupper() or (begins and text[1:].islower())


def written_out(question: str) -> Iterator[Correction]:
    """Yield the shorthand of a question, and figures that stand for words, written in full."""
    for one in _shorthand_pattern().finditer(question):
        # A single capital is a letter: "form R", "section U"; and "HR" is no hour.
        named = one[0].isupper() and not question.isupper()
        if not (named and len(one[0]) <= _LONGEST_NAMED):
            yield Correction(one.span(), _shorthand()[one[0].lower()])
    for one in _LEVEL.finditer(question):
        yield Correction(one.span(one.lastgroup or 0), _LEVELS[one[one.lastgroup or 0].lower()])
    for pattern, meant in ((_TWO_AS_TO, "to"), (_FOUR_AS_FOR, "for")):
        for one in pattern.finditer(question):
            yield Correction(one.span(one.lastgroup or 0), meant)


def _overlaps(span: Span, others: Collection[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


@cache
def _shorthand() -> dict[str, str]:
    return dict(json.loads(files("index").joinpath("shorthand.json").read_text(encoding="utf-8")))


@cache
def _shorthand_pattern() -> re.Pattern[str]:
    every = "|".join(re.escape(one) for one in sorted(_shorthand(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’/.@-])(?:{every})(?![\w'’/@-])", re.IGNORECASE)
