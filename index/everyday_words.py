"""What people call things, against what the guidance calls them: "put back inside" is recall.

The list is `everyday_words.toml`, which policy staff can review; `towns.toml` beside it says which
area of the guidance a town is in. In their patterns "(a|b c)" is a choice and "(a)?" may be left
out; words are compared by their stems, and small words between those of a pattern ("put him back
inside") are passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, product

from corpus.sentences import Span
from index.errors import FaultyWordList
from index.keywords import stems_of

LISTS = ("everyday_words.toml", "towns.toml")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_PIECE = re.compile(
    r"\((?P<choice>[^()]+)\)(?P<optional>\?)?(?=\s|$)|(?P<word>[^\s()|?]+)(?=\s|$)|(?P<wrong>\S)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = (
    "a an the him her them me us it my his their our your just been being be get gets got "
    "getting is are was were he she they i you we really actually "
    "he's she's it's they're they've i'm i've you're you've we're he'll she'll they'll"
)
_PASSED_OVER = frozenset(" ".join(stems_of(one, keep_empty=True)) for one in _SMALL_WORDS.split())
# A pattern is met across at most so many small words between two of its own.
_MOST_PASSED_OVER = 3


@dataclass(frozen=True, slots=True)
class EverydayName:
    """An everyday expression in a question: where it stands, and what the guidance calls it."""

    span: Span
    guidance: tuple[str, ...]


class EverydayWords:
    """Everyday expressions with the terms of the guidance for what they mean."""

    def __init__(
        self, names: Mapping[tuple[str, ...], tuple[str, ...]], words: Iterable[str] = ()
    ) -> None:
        """Know `names`: the stems of each expression, and the terms that it stands for.

        `words` are the single words of the expressions as they are spelled, in small letters.
        """
        self.words = frozenset(words)
        self._names = names
        # By the first two stems, nothing for the second of a single word.
        self._by_beginning: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for stems in names:
            self._by_beginning[stems[0], stems[1] if len(stems) > 1 else ""].append(stems)

    def __len__(self) -> int:
        return len(self._names)

    def found_in(self, question: str) -> list[EverydayName]:
        """Return the expressions in a question, in order; the longest one wherever several fit."""
        words = [one.span() for one in _WORD.finditer(question)]
        stems = [_stem_of(question[a:b]) for a, b in words]
        found: list[EverydayName] = []
        at = 0
        while at < len(stems):
            name = next(self._beginning(stems, at), None)
            if name is None:
                at += 1
                continue
            last, guidance = name
            found.append(EverydayName((words[at][0], words[last][1]), guidance))
            at = last + 1
        return found

    def _beginning(self, stems: Sequence[str], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield where each expression that begins here ends, with its terms, the longest first."""
        near = stems[at + 1 : at + 2 + _MOST_PASSED_OVER]
        begun = [
            name
            for second in dict.fromkeys(("", *near))
            for name in self._by_beginning.get((stems[at], second), ())
        ]
        for name in sorted(begun, key=lambda one: (-len(one), one)):
            last = _last_of(name, stems, at)
            if last is not None:
                yield last, self._names[name]


def _stem_of(word: str) -> str:
    """Return the stem of one word; "didn't" is one, though stemming takes it for two."""
    return " ".join(stems_of(word, keep_empty=True))


def _last_of(name: Sequence[str], stems: Sequence[str], at: int) -> int | None:
    """Return the place of the last word of `name` where it begins at `at`, if it does."""
    for stem in name[1:]:
        at += 1
        passed = 0
        while at < len(stems) and stems[at] != stem:
            if stems[at] not in _PASSED_OVER or passed == _MOST_PASSED_OVER:
                return None
            at, passed = at + 1, passed + 1
        if at == len(stems):
            return None
    return at


@cache
def everyday_words() -> EverydayWords:
    """Return the bundled lists."""
    folder = files("index")
    return everyday_words_from(*(folder.joinpath(one).read_text(encoding="utf-8") for one in LISTS))


def everyday_words_from(*texts: str) -> EverydayWords:
    """Return the lists in TOML texts as one; raises `FaultyWordList`."""
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    words: set[str] = set()
    stem = cache(_stems_in)  # the same words stand in thousands of expressions
    for entry in chain.from_iterable(tomllib.loads(one)["name"] for one in texts):
        guidance = tuple(entry["guidance"])
        for pattern in entry["everyday"]:
            words.update(_LETTERS.findall(pattern.lower()))
            for stemmed in product(
                *([stem(one) for one in piece] for piece in _pieces_of(pattern))
            ):
                stems = tuple(chain.from_iterable(stemmed))
                if stems and names.setdefault(stems, guidance) != guidance:
                    told = " ".join(stems)
                    raise FaultyWordList(
                        f"{pattern!r} says {told!r}, which stands for {names[stems]} and {guidance}"
                    )
    return EverydayWords(names, words)


def expressions_of(pattern: str) -> list[str]:
    """Return the expressions that a pattern stands for; raises `FaultyWordList`."""
    every = (" ".join(" ".join(one).split()) for one in product(*_pieces_of(pattern)))
    return [one for one in dict.fromkeys(every) if one]


def _pieces_of(pattern: str) -> Iterator[list[str]]:
    """Yield what may stand at each place of a pattern; an empty one may be left out."""
    for found in _PIECE.finditer(pattern):
        if found["wrong"]:
            raise FaultyWordList(f"{pattern!r} has {found['wrong']!r} where a word should stand")
        choices = found["choice"].split("|") if found["choice"] else [found["word"]]
        yield [*choices, ""] if found["optional"] else choices


def _stems_in(words: str) -> tuple[str, ...]:
    return tuple(_stem_of(one) for one in _WORD.findall(words))
