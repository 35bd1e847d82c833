"""Fits the models that tell by a whole mail where it belongs and who writes, and how well they do.

Trained on the made-up mails that intake was developed on: those of its tests, those of
`tests/evaluation/enquiries/training/`, and those of `emails.jsonl` that are not kept back. Figures
are for mails of writers who were left out of the fit, one file after the other; only of those files
that the cues were not written on. "Cues" are the reviewed words that intake also goes by.

Chosen on those figures: how much it counts that cues have shown a route or a sender, by how many
are right; where danger is warned of, by how many mails for guidance may be (5%).

    python tests/benchmarks/mails_by_meaning.py [--write]
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

# Started as a file, the packages beside "tests" must be found first.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.assembly import Assembly
from assistant.helpdesk.enquiry import Message, Route, SenderKind
from assistant.helpdesk.intake import by_meaning
from assistant.helpdesk.intake.questions import asked_in
from assistant.helpdesk.intake.read import read_message_file, read_pasted
from assistant.helpdesk.intake.route import routed
from assistant.helpdesk.intake.sender import sender_of
from assistant.settings import Settings
from index.exported_model import Embedder

_TESTS = Path(__file__).resolve().parents[1]
_GRAVE = [Route.THREAT.value, Route.VICTIM_AT_RISK.value]
_UNSEEN = (
    "varied",
    "whole_second",
    "professionals",
    "people",
    "danger",
    "odd_forms",
    "who_writes",
    "asked_between_the_lines",
    "asked_by_citizens",
    "asked_by_families",
    "asked_by_officials",
    "asked_by_public_bodies",
    "telling_bodies",
    "telling_everybody",
    "telling_families",
    "telling_officials",
    "telling_people",
)
_BARE = "bare questions"
_WARNED = 0.05
_HELD = 3.0
_DIGITS = 2
# A word counts where this many mails have it; words count more than vectors, found by trying three.
_MAILS_WITH_WORD = 4
_WORDS_COUNT = {"route": 3.0, "kind": 2.0}
_ABOUT = 0.005
_SHOWN = (0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with what is right of it, what the cues say, and what the models read."""

    source: str
    route: str
    kind: str
    cue_route: str
    cue_kind: str
    told: by_meaning.Told

    def right(self, label: str) -> str:
        """Return what is right: of its `route`, or of its `kind` of sender."""
        return self.route if label == "route" else self.kind

    def cue(self, label: str) -> str:
        """Return what the cues show."""
        return self.cue_route if label == "route" else self.cue_kind


def main() -> None:
    """Fit, report, and with `--write` keep the weights beside the module that applies them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        embedder = Assembly(Settings(home=Path(scratch) / "home")).parts.embedder
        mails = [one for line in _lines() if (one := _mail(line, embedder)) is not None]
    unseen = [one for one in mails if one.source in _UNSEEN]
    routes, senders = _left_out(mails, "route"), _left_out(mails, "kind")
    calm = [
        _danger(likely)
        for one, likely in zip(unseen, routes, strict=True)
        if one.route == Route.GUIDANCE.value
    ]
    bounds = {
        "danger": round(float(np.quantile(calm, 1 - _WARNED)), 3),
        "shown_route": _shown(unseen, routes, "route"),
        "shown_sender": _shown(unseen, senders, "kind"),
    }
    _report(unseen, routes, senders, bounds)
    if options.write:
        rarity = _rarity(mails)
        fitted = {
            "fingerprint": embedder.identity.fingerprint,
            "trained_on": len(mails),
            "bounds": bounds,
            "rarity": {one: round(rare, _DIGITS) for one, rare in rarity.items()},
            "routes": _weights(mails, "route", rarity),
            "senders": _weights([one for one in mails if one.kind], "kind", rarity),
        }
        place = Path(by_meaning.__file__).with_suffix(".json")
        place.write_text(json.dumps(fitted) + "\n", encoding="utf-8")


def _lines() -> Iterator[dict[str, Any]]:
    for file in sorted((_TESTS / "assistant/helpdesk/intake/mails").glob("*.toml")):
        for one in tomllib.loads(file.read_text(encoding="utf-8"))["mail"]:
            yield {"kind": "", **one, **_kind(one), "source": file.stem}
    enquiries = _TESTS / "evaluation" / "enquiries"
    for file in (*sorted((enquiries / "training").glob("*.jsonl")), enquiries / "emails.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if not one.get("kept"):
                yield {**one, "source": file.stem}
                yield from _bare(one)


def _bare(mail: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the questions of a mail for guidance, each alone: what is asked about is not who asks.

    Without them, a question about courts was taken for one that a court asks.
    """
    if mail["route"] == Route.GUIDANCE.value:
        for one in mail.get("questions", ()):
            yield {"source": _BARE, "kind": "public", "route": mail["route"], "text": one}


def _kind(mail: dict[str, Any]) -> dict[str, str]:
    return {"kind": mail["sender"]} if "sender" in mail else {}


def _mail(line: dict[str, Any], embedder: Embedder) -> Mail | None:
    """Read a mail as intake does; nothing of one in Welsh, which the embedder does not know."""
    message = _message(line)
    if message.language != "en":
        return None
    asked = asked_in(message)
    kind = sender_of(message, asked.texts)
    told = by_meaning.told_by(message, asked.texts, embedder)
    cue = routed(message, asked, kind).route
    return Mail(line["source"], line["route"], line["kind"], cue.value, kind.value, told)


def _message(line: dict[str, Any]) -> Message:
    if line.get("form") == "eml":
        return read_message_file(line["text"].encode(), "mail.eml")
    return read_pasted(line["text"], subject=line.get("subject", ""))


def _model() -> LogisticRegression:
    return LogisticRegression(C=_HELD, class_weight="balanced", max_iter=2000)


def _rarity(mails: Sequence[Mail]) -> dict[str, float]:
    """Return the words that enough mails have, with their inverse document frequency."""
    held = Counter(word for one in mails for word in one.told.words)
    return {
        word: math.log((1 + len(mails)) / (1 + count)) + 1
        for word, count in sorted(held.items())
        if count >= _MAILS_WITH_WORD
    }


def _arrays(
    mails: Sequence[Mail], label: str, rarity: dict[str, float]
) -> tuple[csr_matrix, np.ndarray]:
    vectors = [one.told.route if label == "route" else one.told.sender for one in mails]
    words = [by_meaning.weighed(one.told.words, rarity) * _WORDS_COUNT[label] for one in mails]
    right = np.array([one.right(label) for one in mails])
    return csr_matrix(np.hstack((np.array(vectors), np.array(words)))), right


def _left_out(mails: Sequence[Mail], label: str) -> list[dict[str, float]]:
    """Return the likelihoods of each unseen mail by a model that has not seen its writer."""
    found: dict[int, dict[str, float]] = {}
    for source in _UNSEEN:
        rest = [one for one in mails if one.source != source and one.right(label)]
        rarity = _rarity(rest)
        model = _model().fit(*_arrays(rest, label, rarity))
        own = [place for place, one in enumerate(mails) if one.source == source]
        vectors, _ = _arrays([mails[place] for place in own], label, rarity)
        for place, row in zip(own, model.predict_proba(vectors), strict=True):
            found[place] = dict(zip(model.classes_.tolist(), row.tolist(), strict=True))
    return [found[place] for place, one in enumerate(mails) if one.source in _UNSEEN]


def _weights(mails: Sequence[Mail], label: str, rarity: dict[str, float]) -> dict[str, Any]:
    """Fit on all mails; how much words count is taken into their weights."""
    model = _model().fit(*_arrays(mails, label, rarity))
    words = model.coef_.shape[1] - len(rarity)
    counts = np.concatenate((np.ones(words), np.full(len(rarity), _WORDS_COUNT[label])))
    return {
        str(name): {
            "constant": round(float(constant), _DIGITS),
            "weights": np.round(weights * counts, _DIGITS).tolist(),
        }
        for name, constant, weights in zip(
            model.classes_, model.intercept_, model.coef_, strict=True
        )
    }


def _danger(likely: dict[str, float]) -> float:
    return sum(likely.get(one, 0.0) for one in _GRAVE)


def _with(likely: dict[str, float], mail: Mail, label: str, counts: float) -> str:
    """Return the likeliest, by the rule of `Meaning.route_with` and `Meaning.sender_with`."""
    cue = mail.cue(label)
    if label == "route":
        counts *= by_meaning.brevity(by_meaning.length_of(mail.told.words))
    if cue in (Route.GUIDANCE.value, SenderKind.PUBLIC.value):
        counts = 0.0
    return by_meaning.likeliest(likely, cue, counts)


def _shown(mails: Sequence[Mail], likely: list[dict[str, float]], label: str) -> float:
    """Return how much it should count that cues show something: the most of what is about best.

    Words that were reviewed are to be trusted where it makes no difference.
    """

    def right(counts: float) -> int:
        told = zip(mails, likely, strict=True)
        return sum(_with(each, one, label, counts) == one.right(label) for one, each in told)

    found = {one: right(one) for one in _SHOWN}
    enough = max(found.values()) - _ABOUT * len(mails)
    return max(one for one, count in found.items() if count >= enough)


def _report(
    mails: Sequence[Mail],
    routes: list[dict[str, float]],
    senders: list[dict[str, float]],
    bounds: dict[str, float],
) -> None:
    print(f"bounds: {bounds}")
    print(f"{'writers':<16}{'n':>5}" + "".join(f"{one:>20}" for one in _COLUMNS))
    every = list(zip(mails, routes, senders, strict=True))
    for source in ("all", *_UNSEEN):
        rows = [row for row in every if source in ("all", row[0].source)]
        print(f"{source:<16}{len(rows):>5}" + "".join(f"{one:>20}" for one in _row(rows, bounds)))


_COLUMNS = (
    "route: cues",
    "both",
    "guidance sent away",
    "answered, should not",
    "grave missed",
    "neither warned",
    "warned in vain",
    "sender: cues",
    "both ",
)


def _row(
    rows: Sequence[tuple[Mail, dict[str, float], dict[str, float]]], bounds: dict[str, float]
) -> list[str]:
    guidance = Route.GUIDANCE.value
    cues = [one.cue_route for one, _, _ in rows]
    both = [_with(likely, one, "route", bounds["shown_route"]) for one, likely, _ in rows]
    kinds = [_with(likely, one, "kind", bounds["shown_sender"]) for one, _, likely in rows]
    right = [one.route for one, _, _ in rows]
    warned = [
        _danger(likely) > bounds["danger"] or one.cue_route in _GRAVE for one, likely, _ in rows
    ]
    calm = [place for place, one in enumerate(right) if one == guidance]
    away = [place for place, one in enumerate(right) if one != guidance]
    grave = [place for place, one in enumerate(right) if one in _GRAVE]
    missed = [place for place in grave if both[place] not in _GRAVE]
    return [
        _share(sum(a == b for a, b in zip(cues, right, strict=True)), len(rows)),
        _share(sum(a == b for a, b in zip(both, right, strict=True)), len(rows)),
        _share(sum(both[place] != guidance for place in calm), len(calm)),
        _share(sum(both[place] == guidance for place in away), len(away)),
        _share(len(missed), len(grave)),
        _share(sum(not warned[place] for place in missed), len(grave)),
        _share(sum(warned[place] for place in calm if both[place] == guidance), len(calm)),
        _share(sum(one.cue_kind == one.kind for one, _, _ in rows), len(rows)),
        _share(sum(k == row[0].kind for k, row in zip(kinds, rows, strict=True)), len(rows)),
    ]


def _share(count: int, of: int) -> str:
    return f"{count}/{of} = {count / of:.1%}" if of else "-"


if __name__ == "__main__":
    main()
