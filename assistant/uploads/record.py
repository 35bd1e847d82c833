"""How a batch is written down as JSON, and read back equal."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from assistant.uploads.batch import Batch, Caution, Entry, Look, Note, Received, Refusal, State


def batch_record(batch: Batch) -> str:
    """Return a batch as JSON."""
    return json.dumps(asdict(batch), ensure_ascii=False, indent=1)


def batch_from(written: str) -> Batch:
    """Read a batch back; raises `ValueError`, `KeyError` or `TypeError` for what is no batch."""
    told = json.loads(written)
    told["state"] = State(told["state"])
    told["note"] = Note(told["note"])
    told["received"] = tuple(_received_from(one) for one in told["received"])
    told["entries"] = tuple(_entry_from(one) for one in told["entries"])
    return Batch(**told)


def _received_from(told: dict[str, Any]) -> Received:
    return Received(**(told | {"refusal": _refusal(told)}))


def _entry_from(told: dict[str, Any]) -> Entry:
    look = told["look"]
    if look is not None:
        cautions = tuple((Caution(kind), detail) for kind, detail in look["cautions"])
        look = Look(**(look | {"cautions": cautions}))
    return Entry(**(told | {"look": look, "refusal": _refusal(told)}))


def _refusal(told: dict[str, Any]) -> Refusal | None:
    return Refusal(told["refusal"]) if told["refusal"] else None
