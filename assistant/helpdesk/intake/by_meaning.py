"""Tells by a mail as a whole where it belongs and who writes, beside the single words that show it.

Two multinomial logistic regressions over sentence embeddings and the words used, fitted by
`tests/benchmarks/mails_by_meaning.py` for one embedding model. Neither reads Welsh, which that
model does not know, and both are silent with another model.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.intake.blocks import sentences_of
from index.exported_model import Embedder, Vectors

_READS = "en"
_FEWEST_WORDS = 2
_FIRST = 0.7
_WORD = re.compile(r"[a-z']+")
# Of an English mail mostly nine words in ten are known, of a Welsh one not one.
_KNOWN = 0.55
# Mails of this many words are as long as those that the models were fitted on.
_SHORT = 60
# Nothing is ruled out for good by one of the two.
_LEAST = 1e-4
GRAVE = (Route.THREAT, Route.VICTIM_AT_RISK)
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Meaning:
    """How likely each route and each kind of sender is, by a mail as a whole.

    Likelihoods of one mail sum to 1; both are empty where the mail could not be read. `length` is
    how many words were read.
    """

    routes: dict[Route, float]
    senders: dict[SenderKind, float]
    length: int = _SHORT

    def route_with(self, shown: Route) -> Route:
        """Return where the mail belongs, if single words have `shown` a route (guidance: none).

        The shorter the mail, the more of it those words are, and the more they count.
        """
        counts = _bounds()["shown_route"] * brevity(self.length)
        return likeliest(self.routes, shown, 0.0 if shown is Route.GUIDANCE else counts)

    def sender_with(self, shown: SenderKind) -> SenderKind:
        """Return who writes, if address, signature or words have `shown` it (public: nothing)."""
        counts = _bounds()["shown_sender"] if shown is not SenderKind.PUBLIC else 0.0
        return likeliest(self.senders, shown, counts)

    @property
    def may_tell_of_danger(self) -> bool:
        """Whether somebody should read the mail for danger, wherever it belongs."""
        return sum(self.routes.get(one, 0.0) for one in GRAVE) > _bounds()["danger"]


def likeliest(likely: dict[_Name, float], shown: _Name, counts: float) -> _Name:
    """Return the likeliest name; what was shown `counts` for it in log odds, and all if alone."""
    if not likely:
        return shown
    scores = {
        one: math.log(share + _LEAST) + (counts if one == shown else 0.0)
        for one, share in likely.items()
    }
    return max(scores, key=lambda one: scores[one])


@dataclass(frozen=True, slots=True)
class Told:
    """What the models read of a mail: vectors for route and sender, and the words used."""

    route: Vectors
    sender: Vectors
    words: Counter[str]


def meaning_of(message: Message, texts: Sequence[str], embedder: Embedder) -> Meaning:
    """Return what the texts of a message that ask make likely."""
    known = embedder.identity.fingerprint == _fitted()["fingerprint"]
    if message.language != _READS or not known:
        return Meaning({}, {})
    told = told_by(message, texts, embedder)
    if not _is_english(told.words):
        return Meaning({}, {})
    words = weighed(told.words, _fitted()["rarity"])
    routes = _likely("routes", np.concatenate((told.route, words)))
    senders = _likely("senders", np.concatenate((told.sender, words)))
    return Meaning(
        {Route(one): likely for one, likely in routes.items()},
        {SenderKind(one): likely for one, likely in senders.items()},
        length=length_of(told.words),
    )


def told_by(message: Message, texts: Sequence[str], embedder: Embedder) -> Told:
    """Return what tells the route, and the sender: the mail as a whole beside its mean sentence.

    The whole is cut at the model's limit; the mean sentence speaks for all of a long mail. Who
    writes is told by the signature, and by the first sentence more than by others.
    """
    whole = "\n".join(one for one in (message.subject, *texts) if one.strip())
    signed = f"{message.signature}\n{whole}" if message.signature else whole
    sentences = _sentences(texts) or [whole]
    rows = embedder.embed_questions([whole, signed, *sentences])
    mean = np.mean(rows[2:], axis=0)
    mean /= max(float(np.linalg.norm(mean)), 1e-6)
    return Told(
        np.concatenate((rows[0], mean)),
        np.concatenate((rows[1], mean, rows[2] * _FIRST)),
        words_used(signed),
    )


def words_used(text: str) -> Counter[str]:
    """Return how often each word and each two words side by side are used."""
    words = _WORD.findall(text.lower())
    return Counter((*words, *(" ".join(two) for two in pairwise(words))))


def weighed(words: Counter[str], rarity: dict[str, float]) -> Vectors:
    """Return the vector of words by how often they are used and how rare they are, of length 1.

    1 + ln(times used), times the rarity (the inverse document frequency).
    """
    vector = np.array(
        [
            (1 + math.log(words[one])) * rare if one in words else 0.0
            for one, rare in rarity.items()
        ],
        dtype=np.float32,
    )
    return vector / max(float(np.linalg.norm(vector)), 1e-6)


def length_of(words: Counter[str]) -> int:
    """Return how many words there are."""
    return sum(times for one, times in words.items() if " " not in one)


def brevity(length: int) -> float:
    """Return how many times more a single word counts in a mail of so many words."""
    return max(1.0, _SHORT / max(1, length))


def _is_english(words: Counter[str]) -> bool:
    """Tell whether enough of the words are known: a line of Welsh may be taken for English."""
    rarity = _fitted()["rarity"]
    known = Counter({one: times for one, times in words.items() if one in rarity})
    return length_of(known) >= _KNOWN * length_of(words)


def _sentences(texts: Sequence[str]) -> list[str]:
    told = (
        " ".join(text[one.start : one.end].split()) for text in texts for one in sentences_of(text)
    )
    return [one for one in told if len(one.split()) >= _FEWEST_WORDS]


def _likely(model: str, vector: Vectors) -> dict[str, float]:
    """Return the likelihood of each name of a model."""
    names, constants, weights = _model(model)
    scores = constants + weights @ vector
    raised = np.exp(scores - scores.max())
    return dict(zip(names, (raised / raised.sum()).tolist(), strict=True))


@cache
def _model(name: str) -> tuple[tuple[str, ...], Vectors, Vectors]:
    told = _fitted()[name]
    constants = np.array([one["constant"] for one in told.values()], dtype=np.float32)
    weights = np.array([one["weights"] for one in told.values()], dtype=np.float32)
    return tuple(told), constants, weights


def _bounds() -> dict[str, float]:
    bounds: dict[str, float] = _fitted()["bounds"]
    return bounds


@cache
def _fitted() -> dict[str, Any]:
    path = files(__package__).joinpath("by_meaning.json")
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told
