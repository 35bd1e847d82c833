"""Tells by its meaning where a mail belongs and who writes, where no words of it were recognised.

Two multinomial logistic regressions over sentence embeddings, fitted by
`tests/benchmarks/mails_by_meaning.py` for one embedding model. Neither reads Welsh, which that
model does not know, and both are silent with another model.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.intake.blocks import sentences_of
from index.exported_model import Embedder, Vectors

_READS = "en"
_FEWEST_WORDS = 2
_FIRST = 0.7
GRAVE = (Route.THREAT, Route.VICTIM_AT_RISK)


@dataclass(frozen=True, slots=True)
class Meaning:
    """How likely each route and each kind of sender is, by the meaning of a mail.

    Likelihoods of one mail sum to 1; both are empty where the mail could not be read.
    """

    routes: dict[Route, float]
    senders: dict[SenderKind, float]

    @property
    def route(self) -> Route:
        """The route that is likely enough to send a mail there, or guidance."""
        away = {one: likely for one, likely in self.routes.items() if one is not Route.GUIDANCE}
        if sum(away.values()) <= _bounds()["away"]:
            return Route.GUIDANCE
        return max(away, key=lambda one: away[one])

    @property
    def sender(self) -> SenderKind:
        """The kind of sender that is likely enough to be taken, or the public."""
        best = max(self.senders, key=lambda one: self.senders[one], default=SenderKind.PUBLIC)
        sure = self.senders.get(best, 0.0) > _bounds()["sender"]
        return best if sure else SenderKind.PUBLIC

    @property
    def may_tell_of_danger(self) -> bool:
        """Whether somebody should read the mail for danger, wherever it belongs."""
        return sum(self.routes.get(one, 0.0) for one in GRAVE) > _bounds()["danger"]


def meaning_of(message: Message, texts: Sequence[str], embedder: Embedder) -> Meaning:
    """Return what the texts of a message that ask make likely."""
    known = embedder.identity.fingerprint == _fitted()["fingerprint"]
    if message.language != _READS or not known:
        return Meaning({}, {})
    told, signed = vectors_of(message, texts, embedder)
    routes = _likely("routes", told)
    senders = _likely("senders", signed)
    return Meaning(
        {Route(one): likely for one, likely in routes.items()},
        {SenderKind(one): likely for one, likely in senders.items()},
    )


def vectors_of(
    message: Message, texts: Sequence[str], embedder: Embedder
) -> tuple[Vectors, Vectors]:
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
    told = np.concatenate((rows[0], mean))
    return told, np.concatenate((rows[1], mean, rows[2] * _FIRST))


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
