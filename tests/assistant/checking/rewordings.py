"""Makes true statements of true ones, by rule: other words, digits, short forms, order."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = {
    r"\bhas to\b": "must",
    r"\bmust (?!not|have)": "has to ",
    r"\bcannot\b": "can not",
    r"\bwithin (?=\w+ (?:working |business )?(?:days|weeks|months))": "no later than ",
    r"\bup to (?=\d)": "no more than ",
    r"\bat least (?=\w+ (?:days|hours|months))": "no less than ",
    r"\bmay (?!\d|not)": "can ",
    r"\bneed not\b": "does not have to",
    r"\bbefore (?=\w+ )": "prior to ",
    r"\bis called\b": "is known as",
    r"\bshorter than\b": "of less than",
    r"\balso\b": "as well",
    r"\bin about 2": "in around 2",
    r"\bunder 18\b": "below 18",
    r"\bmore than (?=\d)": "over ",
}
_NUMBERS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
_SHORT_BEHIND = re.compile(r" \(([A-Z][A-Za-z0-9]{1,7})\)")
_CONDITION_FIRST = re.compile(r"^((?:If|Unless|When|Where) [^,]{8,60}), (.{20,})\.$")
_CONDITION_LAST = re.compile(r"^([A-Z][^,;:()]{20,120}),? ((?:if|unless|when) [^,;:()]{8,70})\.$")


def reworded(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield a kind and a true statement, for all rules that fit the sentence."""
    for pattern, other in _WORDS.items():
        if re.search(pattern, sentence):
            yield "words", re.sub(pattern, other, sentence, count=1)
    for word, digits in _NUMBERS.items():
        if re.search(rf"\b{word} (?:days|weeks|months|years|hours|regions|units)\b", sentence):
            yield "digits", re.sub(rf"\b{word}\b", digits, sentence)
    if _SHORT_BEHIND.search(sentence):
        yield "short form dropped", _SHORT_BEHIND.sub("", sentence)
    if found := _CONDITION_FIRST.match(sentence):
        condition, rule = found.groups()
        yield "order", f"{rule[0].upper()}{rule[1:]} {condition[0].lower()}{condition[1:]}."
    if found := _CONDITION_LAST.match(sentence):
        rule, condition = found.groups()
        yield "order", f"{condition[0].upper()}{condition[1:]}, {rule[0].lower()}{rule[1:]}."
