"""Short forms and full terms, learnt from the texts held: "SDR (standard delivery report)".

Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical
text": the characters of a short form must be found in the term beside it, from the end backwards,
the first one at the beginning of a word.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from corpus.sentences import Span
from index.keywords import EMPTY_WORDS

_SHORT = r"[A-Z][A-Za-z0-9&/-]{1,9}"
# "AAM or AAMR (alcohol abstinence and monitoring requirement)"
_SHORT_FIRST = re.compile(rf"\b(?P<short>{_SHORT}(?: or {_SHORT})?) \((?P<full>[^()\n]{{5,120}})\)")
_SHORT_IN_BRACKETS = re.compile(rf" \((?P<short>{_SHORT})\)")
_BREAK = re.compile(r"[().;:\n]")
_FARTHEST = 160
_PIECE = re.compile(r"[^\W_]+(?:['’]\w+)?")
_CONNECTING = frozenset("a an and at by for from in of on or the to with".split())  # noqa: SIM905
_MOST_MEANINGS = 3
# A second meaning counts beside the first if it is met at least this often, as a share of it.
_SMALLEST_SHARE = 0.2
# Another name is as usual as the one typed if half as many texts have it.
_AS_USUAL = 0.5
_WORD = re.compile(r"\w+(?:['’]\w+)?")

Words = tuple[str, ...]
IsOrdinary = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """A short form or a full term in a text: where it stands, and what else it is called.

    `name` is the short form as it is written elsewhere, or the full term in small letters.
    """

    span: Span
    name: str
    others: tuple[str, ...]
    is_short: bool


class Abbreviations:
    """What each short form stands for, the most frequent meaning first."""

    def __init__(
        self,
        meanings: Mapping[str, Sequence[str]],
        met: Mapping[str, int] | None = None,
        seldom: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Know `meanings`, the full terms of each short form as it is written.

        `met` tells in how many texts each short form and each full term stands, `seldom` which
        meanings of a short form only a glossary gives: "AP" for an accredited programme.
        """
        self._met = dict(met or {})
        self._seldom = {short: tuple(full) for short, full in (seldom or {}).items()}
        self._meanings = {short: tuple(full) for short, full in meanings.items()}
        self._written: dict[str, str] = {}
        for short in sorted(self._meanings):
            self._written.setdefault(short.lower(), short)
        self._shorts: dict[Words, tuple[str, ...]] = {}
        for short, full in sorted(self._meanings.items()):
            for one in full:
                key = words_of_term(one)
                if len(key) > 1:
                    self._shorts[key] = (*self._shorts.get(key, ()), short)
        self._longest = max(map(len, self._shorts), default=0)
        self._first_words = frozenset(one[0] for one in self._shorts)

    def meanings(self, short: str) -> tuple[str, ...]:
        """Return the full terms of a short form as it is written; none if it is not known."""
        return self._meanings.get(short, ())

    def found_in(self, question: str, is_ordinary: IsOrdinary) -> list[Abbreviated]:
        """Return the short forms and full terms of `question`, in order, none overlapping.

        A word in small letters that is ordinary is no short form: "it", "so", "us".
        """
        words = list(_WORD.finditer(question))
        plain = [_plain(one[0]) for one in words]
        shouted = question.isupper() and len(words) > 2
        found: list[Abbreviated] = []
        at = 0
        while at < len(words):
            length = self._length_of_term(plain, at)
            if length:
                span = (words[at].start(), words[at + length - 1].end())
                key = tuple(plain[at : at + length])
                found.append(Abbreviated(span, " ".join(key), self._shorts[key], is_short=False))
            elif short := self._short_form(words[at][0], is_ordinary, shouted=shouted):
                others = self._meanings[short]
                found.append(Abbreviated(words[at].span(), short, others, is_short=True))
            at += max(length, 1)
        return found

    def is_as_usual(self, other: str, name: str) -> bool:
        """Tell whether the texts use `other` about as often as `name`, of two names of a thing."""
        key = other if other in self._meanings else " ".join(words_of_term(other))
        return self._met.get(key, 0) >= _AS_USUAL * self._met.get(name, 0)

    def without_seldom(self, found: Abbreviated) -> Abbreviated:
        """Leave out the meanings of a short form that are seldom meant by whoever types it."""
        seldom = self._seldom.get(found.name, ())
        return replace(found, others=tuple(one for one in found.others if one not in seldom))

    def _names_in(self, text: str) -> set[str]:
        """Return the short forms and the full terms that a text uses."""
        words = _WORD.findall(text)
        plain = [_plain(one) for one in words]
        terms = (
            " ".join(plain[at : at + self._length_of_term(plain, at)])
            for at, one in enumerate(plain)
            if one in self._first_words
        )
        shorts = {one for one in words if one in self._meanings}
        plurals = {one[:-1] for one in words if one[-1] == "s" and one[:-1] in self._meanings}
        return {one for one in terms if one} | shorts | plurals

    def _length_of_term(self, plain: Sequence[str], at: int) -> int:
        """Return how many words the longest full term that begins here has, 0 if none does."""
        if plain[at] not in self._first_words:
            return 0
        for length in range(min(self._longest, len(plain) - at), 1, -1):
            if tuple(plain[at : at + length]) in self._shorts:
                return length
        return 0

    def _short_form(self, word: str, is_ordinary: IsOrdinary, *, shouted: bool) -> str | None:
        """Return the short form that a word is, as it is written; plurals count as one."""
        plain = re.sub(r"['’]s$", "", word)
        for one in (plain, plain[:-1] if plain[-1:] in "sS" else plain):
            if one in self._meanings and not shouted:
                return one
            small = one.lower()
            typed_small = shouted or plain.islower()
            is_word = {small, plain.lower()} & EMPTY_WORDS or is_ordinary(small)
            if small in self._written and typed_small and not is_word:
                return self._written[small]
        return None

    @classmethod
    def learnt_from(cls, texts: Sequence[str]) -> Abbreviations:
        """Learn from `texts`; meanings that differ in the form of words only are one."""
        counts: dict[str, Counter[Words]] = defaultdict(Counter)
        written: dict[Words, Counter[str]] = defaultdict(Counter)
        defined: set[tuple[str, Words]] = set()
        for text in texts:
            for one in pairs_in(text):
                key = words_of_term(one.full)
                counts[one.short][key] += 1
                written[key][one.full] += 1
                if one.is_entry:
                    defined.add((one.short, key))
        learnt: dict[str, list[str]] = {}
        seldom: dict[str, list[str]] = {}
        for short, found in sorted(counts.items()):
            for key in _kept(found, {key for name, key in defined if name == short}):
                term = min(written[key], key=lambda one: (-written[key][one], one))
                learnt.setdefault(short, []).append(term)
                if found[key] < _least(found):
                    seldom.setdefault(short, []).append(term)
        known = cls(learnt)
        met = Counter(name for text in texts for name in known._names_in(text))
        return cls(learnt, dict(sorted(met.items())), seldom)

    def write(self, path: Path) -> None:
        """Write the pairs as JSON."""
        told = {"meanings": self._meanings, "met": self._met, "seldom": self._seldom}
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Abbreviations:
        """Read back what `write` wrote."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(told["meanings"], told["met"], told.get("seldom"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A short form with its full term, both in singular; `is_entry` if a glossary defines it."""

    short: str
    full: str
    is_entry: bool


def pairs_in(text: str) -> Iterator[Pair]:
    """Yield the definitions in `text`: "SDR (standard …)" and "pre-sentence report (PSR)" alike."""
    for match in _SHORT_FIRST.finditer(text):
        is_entry = text[match.end() : match.end() + 1] == ":"
        for short in match["short"].split(" or "):
            if _may_be_short(short) and _abbreviates(short, match["full"]):
                yield _singular(short, match["full"], is_entry=is_entry)
    for match in _SHORT_IN_BRACKETS.finditer(text):
        before = _BREAK.split(text[max(0, match.start() - _FARTHEST) : match.start()])[-1]
        full = _term_before(match["short"], before)
        if full:
            yield _singular(match["short"], full, is_entry=False)


def _may_be_short(short: str) -> bool:
    return sum(one.isupper() or one.isdigit() for one in short) >= 2


def _letters_of(short: str) -> list[str]:
    plain = short[:-1] if short.endswith("s") else short
    return [one.lower() for one in plain if one.isalnum()]


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of `short` stand in `full` in their order, the first one first."""
    rest = iter(full.lower())
    letters = _letters_of(short)
    return (
        full[:1].lower() == letters[0]
        and all(letter in rest for letter in letters)
        and _is_of_right_length(short, full.split())
    )


def _is_of_right_length(short: str, words: Sequence[str]) -> bool:
    """Schwartz & Hearst: at most min(|A| + 5, 2|A|) words; and not the short form itself."""
    size = len(_letters_of(short))
    return 2 <= len(words) <= min(size + 5, 2 * size) and short not in words


def _term_before(short: str, before: str) -> str:
    """Return the end of `before` that `short` abbreviates, empty if none does."""
    if not _may_be_short(short):
        return ""
    letters = _letters_of(short)
    pieces = _PIECE.finditer(before)
    starts = [one.start() for one in pieces if one[0].lower() not in _CONNECTING]
    place = next((at for at in reversed(starts) if _initials(before[at:]) == letters), None)
    if place is None:
        place = _place_of_term(letters, before)
    words = before[place:].split() if place is not None else []
    return " ".join(words) if _is_of_right_length(short, words) else ""


def _initials(term: str) -> list[str]:
    pieces = _PIECE.findall(term.lower())
    return [one[0] for at, one in enumerate(pieces) if at == 0 or one not in _CONNECTING]


def _place_of_term(letters: Sequence[str], before: str) -> int | None:
    """Find the letters in `before` from its end backwards; return where the first one stands."""
    place = len(before)
    for number, letter in enumerate(reversed(letters), start=1):
        place -= 1
        while place >= 0 and (
            before[place].lower() != letter
            or (number == len(letters) and place > 0 and before[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    return place


def _singular(short: str, full: str, *, is_entry: bool) -> Pair:
    if len(short) > 2 and short.endswith("s") and short[-2].isupper() and full.endswith("s"):
        full = f"{full[:-3]}y" if full.endswith("ies") else full[:-1]
        return Pair(short[:-1], full, is_entry)
    return Pair(short, full, is_entry)


def _kept(found: Counter[Words], defined: Collection[Words]) -> list[Words]:
    """Return the meanings that count, the most frequent first; equally frequent by alphabet.

    What a glossary defines counts however often it is met.
    """
    ranked = sorted(found, key=lambda one: (-found[one], one))
    kept: list[Words] = []
    for one in ranked:
        counts = found[one] >= _least(found) or one in defined
        if counts and not any(_are_one(one, other) for other in kept):
            kept.append(one)
    return kept[:_MOST_MEANINGS]


def _least(found: Counter[Words]) -> float:
    """Return how often a meaning has to be met to be one of the usual ones."""
    return max(found.values()) * _SMALLEST_SHARE


def _are_one(term: Words, other: Words) -> bool:
    """Tell whether one term only leaves out words: "alcohol treatment (requirement)"."""
    words, others = (set(one) - _CONNECTING for one in (term, other))
    return words <= others or others <= words


def words_of_term(term: str) -> Words:
    """Return the words of a term in small letters and in singular, by which terms are compared."""
    return tuple(_plain(one) for one in _WORD.findall(term))


@lru_cache(1 << 16)
def _plain(word: str) -> str:
    small = word.lower().replace("’", "'").removesuffix("'s")
    if len(small) > 4 and small.endswith("ies"):
        return f"{small[:-3]}y"
    return small[:-1] if len(small) > 3 and small.endswith("s") and small[-2] != "s" else small
