"""How often English words are written: the frequency list of symspellpy (MIT).

The only user of symspellpy. The list holds words that dictionaries of British and American English
know, with how often books have them (Google Books); misspelt words are not in it.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_LIST = "frequency_dictionary_en_82_765.txt"
_SPOKEN = "spoken_words.toml"
# Shares of all words. Of 82,765 words 53,000 are met as often as the first says: "skint" and "nan"
# are; "sines" is rarer, and oftener a typing error than a word. 15,000 are usual.
_KNOWN_FROM, _USUAL_FROM = 1.9e-7, 3.7e-6
# In short words these are other words: "tor" and "tour".
_LONG = 6
# Forms of a known verb are no errors, however seldom books have them: "pestering", "badgered".
_FORM = re.compile(r"(?P<verb>[a-z]{4,}?)(?:ing|ed)")
_BRITISH = (
    (re.compile(r"or(?=$|s$|ed$|ing$|al$|ite$|able$)"), "our"),
    (re.compile(r"(?<=[^s])iz(?=e|ing|ation)"), "is"),
    (re.compile(r"er(?=$|s$)"), "re"),
    (re.compile(r"ense(?=$|s$)"), "ence"),
)


def usual_words() -> frozenset[str]:
    """Return the words that are met so often that they are meant where a typing error is."""
    known = known_words()
    return frozenset(
        one for one, share in known.items() if share >= _USUAL_FROM and not _is_american(one)
    )


def _is_american(word: str) -> bool:
    """Tell whether a word is written otherwise in Britain: "behavior", "organization"."""
    return len(word) >= _LONG and any(
        (other := pattern.sub(british, word)) != word and other in known_words()
        for pattern, british in _BRITISH
    )


@cache
def known_words() -> dict[str, float]:
    """Return the words that people write, each with its share of all words written."""
    lines = files("symspellpy").joinpath(_LIST).read_text(encoding="utf-8-sig").splitlines()
    counts = {word: int(count) for word, count in (one.split() for one in lines)}
    total = sum(counts.values())
    shares = {word: count / total for word, count in counts.items()}
    often = {word: share for word, share in shares.items() if share >= _KNOWN_FROM}
    forms = {
        word: share
        for word, share in shares.items()
        if word not in often and (form := _FORM.fullmatch(word)) and form["verb"] in often
    }
    spoken = tomllib.loads(files("index").joinpath(_SPOKEN).read_text(encoding="utf-8"))["words"]
    return {**dict.fromkeys(spoken.split(), _KNOWN_FROM), **forms, **often}
