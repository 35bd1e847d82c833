"""Fits the models that tell by meaning where a mail belongs and who writes, and how well they do.

Trained on the made-up mails that intake was developed on: those of its tests, those of
`tests/evaluation/enquiries/training/`, and those of `emails.jsonl` that are not kept back. Figures
are for mails left out, ten folds. Bounds are chosen on them: where a mail is sent away, by how many
of those for guidance may be (2%); where danger is warned of, likewise (5%); where a sender is
taken, by how often it is right (60%) in mails that the cues were not written on.

"Cues" are the reviewed words that intake goes by first. They were written while looking at most of
these mails, but for those of `varied` and `whole_second`: only their rows, and "unseen by cues",
say how both do together.

    python tests/benchmarks/mails_by_meaning.py [--write]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

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
_UNSEEN = ("varied", "whole_second")
_BARE = "bare questions"
_SENT_AWAY, _WARNED, _SENDERS_RIGHT = 0.02, 0.05, 0.6
_HELD = 10.0
_FOLDS = 10
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with what is right of it, what the cues say, and its vectors."""

    source: str
    route: str
    kind: str
    cue_route: str
    cue_kind: str
    told: np.ndarray
    signed: np.ndarray


def main() -> None:
    """Fit, report, and with `--write` keep the weights beside the module that applies them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        embedder = Assembly(Settings(home=Path(scratch) / "home")).parts.embedder
        mails = [one for line in _lines() if (one := _mail(line, embedder)) is not None]
    routes, senders = _left_out(mails, "route", "told"), _left_out(mails, "kind", "signed")
    bounds = _bounds(mails, routes, senders)
    _report(mails, routes, senders, bounds)
    told = {
        "fingerprint": embedder.identity.fingerprint,
        "trained_on": len(mails),
        "bounds": bounds,
        "routes": _weights(mails, "route", "told"),
        "senders": _weights([one for one in mails if one.kind], "kind", "signed"),
    }
    if options.write:
        place = Path(by_meaning.__file__).with_suffix(".json")
        place.write_text(json.dumps(told) + "\n", encoding="utf-8")


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
    told, signed = by_meaning.vectors_of(message, asked.texts, embedder)
    cue = routed(message, asked, kind).route
    return Mail(line["source"], line["route"], line["kind"], cue.value, kind.value, told, signed)


def _message(line: dict[str, Any]) -> Message:
    if line.get("form") == "eml":
        return read_message_file(line["text"].encode(), "mail.eml")
    return read_pasted(line["text"], subject=line.get("subject", ""))


def _model() -> LogisticRegression:
    return LogisticRegression(C=_HELD, class_weight="balanced", max_iter=3000)


def _arrays(mails: Sequence[Mail], label: str, vector: str) -> tuple[np.ndarray, np.ndarray]:
    vectors = np.array([getattr(one, vector) for one in mails])
    return vectors, np.array([getattr(one, label) for one in mails])


def _left_out(mails: Sequence[Mail], label: str, vector: str) -> list[dict[str, float]]:
    """Return the likelihoods of each mail by a model that has not seen it, none without label."""
    labelled = [place for place, one in enumerate(mails) if getattr(one, label)]
    vectors, labels = _arrays([mails[place] for place in labelled], label, vector)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=1)
    likely = cross_val_predict(_model(), vectors, labels, cv=folds, method="predict_proba")
    names = sorted(set(labels.tolist()))
    found: list[dict[str, float]] = [{} for _ in mails]
    for place, row in zip(labelled, likely, strict=True):
        found[place] = dict(zip(names, row.tolist(), strict=True))
    return found


def _weights(mails: Sequence[Mail], label: str, vector: str) -> dict[str, Any]:
    model = _model().fit(*_arrays(mails, label, vector))
    return {
        str(name): {
            "constant": round(float(constant), _DIGITS),
            "weights": np.round(weights, _DIGITS).tolist(),
        }
        for name, constant, weights in zip(
            model.classes_, model.intercept_, model.coef_, strict=True
        )
    }


def _bounds(
    mails: Sequence[Mail], routes: list[dict[str, float]], senders: list[dict[str, float]]
) -> dict[str, float]:
    guidance = [
        likely
        for one, likely in zip(mails, routes, strict=True)
        if one.route == Route.GUIDANCE.value and one.source != _BARE
    ]
    away = [1 - one[Route.GUIDANCE.value] for one in guidance]
    danger = [_danger(one) for one in guidance]
    return {
        "away": round(float(np.quantile(away, 1 - _SENT_AWAY)), 3),
        "danger": round(float(np.quantile(danger, 1 - _WARNED)), 3),
        "sender": _sender_bound(mails, senders),
    }


def _danger(likely: dict[str, float]) -> float:
    return sum(likely.get(one, 0.0) for one in _GRAVE)


def _sender_bound(mails: Sequence[Mail], senders: list[dict[str, float]]) -> float:
    """Return the lowest bound above which most senders are right that no words showed."""
    taken = [
        (likely[best], best == one.kind)
        for one, likely in zip(mails, senders, strict=True)
        if one.source in _UNSEEN and one.cue_kind == SenderKind.PUBLIC.value
        if (best := max(likely, key=likely.__getitem__)) != SenderKind.PUBLIC.value
    ]
    for bound in np.arange(0.3, 0.95, 0.05):
        right = [is_right for sure, is_right in taken if sure > bound]
        if right and np.mean(right) >= _SENDERS_RIGHT:
            return round(float(bound), 2)
    return 0.95


def _report(
    mails: Sequence[Mail],
    routes: list[dict[str, float]],
    senders: list[dict[str, float]],
    bounds: dict[str, float],
) -> None:
    print(f"bounds: {bounds}")
    print(f"{'mails':<16}{'n':>5}" + "".join(f"{one:>21}" for one in _COLUMNS))
    every = list(zip(mails, routes, senders, strict=True))
    sources = sorted({one.source for one in mails})
    groups: dict[str, Sequence[str]] = {
        "all mails": [one for one in sources if one != _BARE],
        "unseen by cues": _UNSEEN,
    }
    groups |= {one: (one,) for one in sources}
    for source, held in groups.items():
        rows = [row for row in every if row[0].source in held]
        print(f"{source:<16}{len(rows):>5}" + "".join(f"{one:>21}" for one in _row(rows, bounds)))


_COLUMNS = (
    "route: cues",
    "meaning",
    "both",
    "guidance sent away",
    "by cues",
    "grave missed by cues",
    "by both",
    "neither warned",
    "warned in vain",
    "sender: cues",
    "both ",
)


def _row(
    rows: Sequence[tuple[Mail, dict[str, float], dict[str, float]]], bounds: dict[str, float]
) -> list[str]:
    guidance = Route.GUIDANCE.value
    by_cues = [one.cue_route for one, _, _ in rows]
    by_meaning_ = [_route(likely, bounds["away"]) for _, likely, _ in rows]
    both = [
        cue if cue != guidance else other for cue, other in zip(by_cues, by_meaning_, strict=True)
    ]
    right = [one.route for one, _, _ in rows]
    warned = [_danger(likely) > bounds["danger"] for _, likely, _ in rows]
    known = [(one, likely) for one, _, likely in rows if one.kind]
    sent = [one != guidance for one in both]
    calm = [place for place, one in enumerate(right) if one == guidance]
    grave = [place for place, one in enumerate(right) if one in _GRAVE]
    missed = [place for place in grave if both[place] not in _GRAVE]
    return [
        _share(sum(a == b for a, b in zip(by_cues, right, strict=True)), len(rows)),
        _share(sum(a == b for a, b in zip(by_meaning_, right, strict=True)), len(rows)),
        _share(sum(a == b for a, b in zip(both, right, strict=True)), len(rows)),
        _share(sum(sent[place] for place in calm), len(calm)),
        _share(sum(by_cues[place] != guidance for place in calm), len(calm)),
        _share(sum(by_cues[place] not in _GRAVE for place in grave), len(grave)),
        _share(len(missed), len(grave)),
        _share(sum(not warned[place] for place in missed), len(grave)),
        _share(sum(warned[place] for place in calm), len(calm)),
        _share(sum(one.cue_kind == one.kind for one, _ in known), len(known)),
        _share(sum(_kind_of(one, likely, bounds) == one.kind for one, likely in known), len(known)),
    ]


def _route(likely: dict[str, float], bound: float) -> str:
    away = {one: share for one, share in likely.items() if one != Route.GUIDANCE.value}
    return max(away, key=away.__getitem__) if sum(away.values()) > bound else Route.GUIDANCE.value


def _kind_of(mail: Mail, likely: dict[str, float], bounds: dict[str, float]) -> str:
    best = max(likely, key=likely.__getitem__)
    unseen = mail.cue_kind == SenderKind.PUBLIC.value
    return best if unseen and likely[best] > bounds["sender"] else mail.cue_kind


def _share(count: int, of: int) -> str:
    return f"{count}/{of} = {count / of:.1%}" if of else "-"


if __name__ == "__main__":
    main()
