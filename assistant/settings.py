"""Settings: the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from assistant.errors import WrongSetting
from assistant.language_model.providers import PROVIDERS, VARIABLES
from index.embedding import BUNDLED_MODEL

PREFIX = "PROBATION_ASSISTANT_"
BUNDLED = "bundled"
OFF = "off"
GOVUK = "https://www.gov.uk"
_LONGEST_SECONDS = 600
_MOST_CALLS = 1000
_MOST_DAYS = 36_500
_PROCESSES = 2
# Why a colleague may have to approve a reply: `Risk` of the helpdesk, in the same words.
RISKS = ("marked", "superseded", "victim", "media", "threat", "low_evidence")
ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a person can set, read once at the start.

    `vectors` is what answers the dense arm: `chroma`, `exact`, or `auto` (Chroma in a process that
    stays, exact vectors in a command that answers once and ends). `caution` is how likely it must
    be, from 0 to 1, that a passage answers before it is shown as an answer. `starter_notes` brings
    the bundled notes into the library. `reader` is what reads the passages found: `bundled`, `off`,
    or a folder with another one; `close_reader` is what reads the best of these again, together
    with the question, by the same choices, if a reader has read; `reranker` is a cross-encoder of
    sentence-transformers, by folder or name, that looks at the best passages again, or `off`;
    `entailment` is what reads a written statement beside its quotes when it is checked: `bundled`,
    `off`, or a folder. `govuk_address` is where `corpus sync` asks for GOV.UK. `upload` is who may
    bring files in on the pages: `local` (only while they are served to this machine alone), `on`
    for everybody who reaches them, or `off`.
    `model` is the language model that answers are written with, as `provider:name`, or `off`;
    `model_seconds` is how long one call may take, `model_first_seconds` until its first piece, and
    `model_calls` how many may be made at once. `answering_processes` is how many processes answer
    beside the one that serves the pages; with 0, or where a model writes, that one answers.
    `keep_days` is how many days without use what belongs to a person is kept, 0 for ever.
    `second_eyes` are the risks at which a colleague has to approve a reply of the helpdesk, or
    `always`; `low_evidence` is how sure each answer in it must be, from 0 to 1, to be none of them.
    `provider_variables` are the names of the providers' own variables that are set, never what they
    say: their packages read them.
    """

    home: Path
    embedding_model: str = BUNDLED_MODEL
    vectors: str = "auto"
    reader: str = BUNDLED
    close_reader: str = BUNDLED
    reranker: str = OFF
    entailment: str = BUNDLED
    caution: float = 0.28
    starter_notes: bool = True
    host: str = "127.0.0.1"
    port: int = 7860
    govuk_address: str = GOVUK
    upload: str = "local"
    model: str = OFF
    model_seconds: float = 30.0
    model_first_seconds: float = 10.0
    model_calls: int = 8
    answering_processes: int = 0
    keep_days: int = 365
    second_eyes: tuple[str, ...] = RISKS
    low_evidence: float = 0.45
    provider_variables: tuple[str, ...] = ()


def read_settings(
    environment: Mapping[str, str] | None = None, *, home: Path | None = None
) -> Settings:
    """Read the settings from the environment; `home` outranks it. Raises `WrongSetting`."""
    found = os.environ if environment is None else environment
    stated_home = home or Path(found.get(f"{PREFIX}HOME") or user_data_path("probation-assistant"))
    return Settings(
        home=stated_home.expanduser().absolute(),
        embedding_model=found.get(f"{PREFIX}EMBEDDING_MODEL") or BUNDLED_MODEL,
        vectors=_choice(found, "VECTORS", ("auto", "chroma", "exact")),
        reader=found.get(f"{PREFIX}READER") or BUNDLED,
        close_reader=found.get(f"{PREFIX}CLOSE_READER") or BUNDLED,
        reranker=found.get(f"{PREFIX}RERANKER") or OFF,
        entailment=found.get(f"{PREFIX}ENTAILMENT") or BUNDLED,
        starter_notes=_choice(found, "STARTER_NOTES", ("on", "off")) == "on",
        caution=_share(found, "CAUTION", 0.28),
        host=found.get(f"{PREFIX}HOST") or "127.0.0.1",
        port=_port(found, "PORT", 7860),
        govuk_address=found.get(f"{PREFIX}GOVUK_ADDRESS") or GOVUK,
        upload=_choice(found, "UPLOAD", ("local", "on", "off")),
        model=_model(found, "MODEL"),
        model_seconds=_seconds(found, "MODEL_SECONDS", 30.0),
        model_first_seconds=_seconds(found, "MODEL_FIRST_SECONDS", 10.0),
        model_calls=_count(found, "MODEL_CALLS", 8),
        answering_processes=_count(found, "ANSWERING_PROCESSES", _processes(), least=0),
        keep_days=_count(found, "KEEP_DAYS", 365, least=0, most=_MOST_DAYS),
        second_eyes=_risks(found, "SECOND_EYES"),
        low_evidence=_share(found, "LOW_EVIDENCE", 0.45),
        provider_variables=tuple(name for name in VARIABLES if found.get(name)),
    )


def _choice(found: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = found.get(PREFIX + name) or allowed[0]
    if value not in allowed:
        raise WrongSetting(PREFIX + name, value, "one of " + ", ".join(allowed))
    return value


def _risks(found: Mapping[str, str], name: str) -> tuple[str, ...]:
    value = found.get(PREFIX + name) or "risk"
    named = {"risk": RISKS, OFF: (), ALWAYS: (ALWAYS,)}.get(value)
    if named is None:
        named = tuple(one.strip() for one in value.split(","))
    if not set(named) <= {*RISKS, ALWAYS}:
        wanted = f"risk, {ALWAYS}, {OFF}, or some of {', '.join(RISKS)}, with commas between"
        raise WrongSetting(PREFIX + name, value, wanted)
    return named


def _share(found: Mapping[str, str], name: str, default: float) -> float:
    value = found.get(PREFIX + name)
    try:
        share = float(value) if value else default
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise WrongSetting(PREFIX + name, str(value), "a number from 0 to 1")
    return share


def _port(found: Mapping[str, str], name: str, default: int) -> int:
    value = found.get(PREFIX + name)
    if not value:
        return default
    if not value.isdigit() or not 0 <= int(value) <= 65535:
        raise WrongSetting(PREFIX + name, value, "a port number from 0 to 65535")
    return int(value)


def _model(found: Mapping[str, str], name: str) -> str:
    value = found.get(PREFIX + name) or OFF
    provider, _, model = value.partition(":")
    if value != OFF and (provider not in PROVIDERS or not model.strip()):
        known = ", ".join(PROVIDERS)
        raise WrongSetting(
            PREFIX + name,
            value,
            f"off, or provider:name with one of the providers {known} "
            "(openai also for any server that speaks as OpenAI does, with OPENAI_BASE_URL)",
        )
    return value


def _seconds(found: Mapping[str, str], name: str, default: float) -> float:
    value = found.get(PREFIX + name)
    try:
        seconds = float(value) if value else default
    except ValueError:
        seconds = -1.0
    if not 0.0 < seconds <= _LONGEST_SECONDS:
        raise WrongSetting(PREFIX + name, str(value), f"seconds, up to {_LONGEST_SECONDS}")
    return seconds


def _count(
    found: Mapping[str, str], name: str, default: int, *, least: int = 1, most: int = _MOST_CALLS
) -> int:
    value = found.get(PREFIX + name)
    if not value:
        return default
    if not value.isdigit() or not least <= int(value) <= most:
        raise WrongSetting(PREFIX + name, value, f"a whole number from {least} to {most}")
    return int(value)


def _processes() -> int:
    """Return how many processes answer if nothing is set: each takes some 450 MB of memory."""
    return _PROCESSES if (os.cpu_count() or 1) >= _PROCESSES else 0
