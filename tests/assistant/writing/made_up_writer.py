"""A writer without a language model: it puts the nearest sentences in other words, or alters them.

    writer = MadeUpWriter(altered=0.3, misquoted=0.1)
    QueuedModel(lambda request: writer(request.messages[-1].text))
    scripted_server(lambda received: Reply(writer(received.prompt), pause=0.03))

The same question over the same passages gets the same statements, whatever the passages are called
and in whichever process. `writer.made` says by question and statement what is wrong with it, "" for
a faithful one, so that a test can count how many of the false ones were shown.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.sentences import sentence_spans
from index.keywords import stems_of
from tests.assistant.writing.writers import passages_in

INVENTED, ALMOST, NO_WORDS = "invented passage", "words almost there", "no words"
MISQUOTES = (INVENTED, ALMOST, NO_WORDS)

_QUESTION = re.compile(r"^The question: (.*)", re.DOTALL | re.MULTILINE)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_COUNTED = re.compile(
    rf"\b({'|'.join(_NUMBERS)})(?= (?:working |business )?(?:hours|days|weeks|months|years)\b)"
)
_SINGULAR_MUST = re.compile(r"\b((?:The|A|An|the|a|an) (?:[a-z]+ )?[a-z]*[a-rt-z]) must (?!not\b)")
_REQUIRED = re.compile(r"\b(?:is|are) required to\b")
_PASSIVE = re.compile(r"(The|A|An) ([^,.;]+) is (\w+) by (the [a-z]+(?: [a-z]+)?)\.")
_ACTIVE = {"made": "makes", "sent": "sends", "given": "gives", "set": "sets", "kept": "keeps"}
_MAY_FOLLOW = re.compile(r"(?:The|A|An|Each|Every|No) ")
_SHORT = 12
_FEWEST_WORDS = 5


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, and how near it is to the question."""

    passage: str
    text: str
    nearness: float


@dataclass(frozen=True)
class Made:
    """A statement with its support; `wrong` says what is wrong with it, "" if nothing is."""

    statement: str
    support: tuple[tuple[str, str], ...]
    wrong: str = ""


@dataclass
class MadeUpWriter:
    """Writes at most `most` statements; shares of them are `altered` or `misquoted`."""

    altered: float = 0.0
    misquoted: float = 0.0
    most: int = 3
    seed: int = 1
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def __call__(self, prompt: str) -> str:
        """Return a reply to a prompt; one without passages is given back as it is."""
        passages, asked = passages_in(prompt), _QUESTION.search(prompt)
        if not passages or not asked:
            return prompt
        question = asked[1].strip()
        chance = random.Random(f"{self.seed} {question}")
        nearest = _nearest(passages, question)[: self.most]
        made = [self._spoilt(one, chance) for one in _reworded(nearest)]
        self.made |= {(question, one.statement): one.wrong for one in made}
        return json.dumps({"statements": [_as_data(one) for one in made]}, ensure_ascii=False)

    def _spoilt(self, made: Made, chance: random.Random) -> Made:
        drawn = chance.random()
        if drawn < self.altered:
            return _altered(made, chance)
        if drawn < self.altered + self.misquoted:
            return _misquoted(made, chance.choice(MISQUOTES))
        return made


def in_other_words(sentence: str) -> str:
    """Return a sentence that says the same, by rules that change nothing but the words."""
    said = _COUNTED.sub(lambda found: str(_NUMBERS.index(found[1]) + 2), sentence)
    said = _SINGULAR_MUST.sub(r"\1 has to ", said)
    said = _REQUIRED.sub("must", said)
    passive = _PASSIVE.fullmatch(said)
    if passive and passive[3] in _ACTIVE:
        article, what, verb, actor = passive.groups()
        said = f"{actor.capitalize()} {_ACTIVE[verb]} {article.lower()} {what}."
    return said


def _nearest(passages: dict[str, str], question: str) -> list[Sentence]:
    """Return the sentences that share a stem with the question, nearest first."""
    asked = set(stems_of(question))
    found = [
        Sentence(name, one, _nearness(one, asked))
        for name, text in passages.items()
        for one in _sentences(text)
    ]
    return sorted((one for one in found if one.nearness), key=lambda one: -one.nearness)


def _sentences(text: str) -> Iterator[str]:
    """Yield the whole sentences of a passage, none of a list: its items mean nothing alone."""
    for line in text.split("\n"):
        if line.rstrip().endswith(":"):
            return
        for start, end in sentence_spans(line, 0, len(line)):
            one = " ".join(line[start:end].split())
            if one[:1].isupper() and one.endswith(".") and len(one.split()) >= _FEWEST_WORDS:
                yield one


def _nearness(sentence: str, asked: set[str]) -> float:
    stems = set(stems_of(sentence))
    return len(stems & asked) / math.sqrt(max(1, len(stems)))


def _reworded(sentences: Sequence[Sentence]) -> list[Made]:
    """Return a statement for each sentence, but one for two short ones of a passage."""
    made = [Made(in_other_words(one.text), ((one.passage, one.text),)) for one in sentences]
    for first, second in pairwise(made):
        if _can_be_joined(first, second):
            small = second.statement[0].lower() + second.statement[1:]
            joined = f"{first.statement[:-1]}, and {small}"
            both = Made(joined, (*first.support, *second.support))
            at = made.index(first)
            return [*made[:at], both, *made[at + 2 :]]
    return made


def _can_be_joined(first: Made, second: Made) -> bool:
    same_passage = first.support[0][0] == second.support[0][0]
    texts = (first.statement, second.statement)
    short = all(len(one.split()) <= _SHORT and "," not in one and ";" not in one for one in texts)
    return same_passage and short and bool(_MAY_FOLLOW.match(second.statement))


def _altered(made: Made, chance: random.Random) -> Made:
    # Read when it is needed, so that a writer that alters nothing does without the rules.
    from tests.assistant.checking.alterations import altered

    false = list(altered(made.statement))
    if not false:
        return made
    kind, statement = chance.choice(false)
    return replace(made, statement=statement, wrong=kind)


def _misquoted(made: Made, how: str) -> Made:
    """Return a statement whose support is not there; the statement itself stays true."""
    (passage, words), *rest = made.support
    if how == NO_WORDS:
        return replace(made, support=(), wrong=how)
    if how == INVENTED:
        wrong = tuple((f"x{name}", told) for name, told in made.support)
        return replace(made, support=wrong, wrong=how)
    told = words.split()
    almost = " ".join([*told[:-3], told[-2], told[-3], told[-1]])
    return replace(made, support=((passage, almost), *rest), wrong=how)


def _as_data(made: Made) -> dict[str, object]:
    support = [{"passage": name, "words": words} for name, words in made.support]
    return {"statement": made.statement, "support": support}
