"""Settings: the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from assistant.errors import WrongSetting
from index.embedding import BUNDLED_MODEL

PREFIX = "PROBATION_ASSISTANT_"
BUNDLED = "bundled"
OFF = "off"
GOVUK = "https://www.gov.uk"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a person can set, read once at the start.

    `vectors` is what answers the dense arm: `chroma`, `exact`, or `auto` (Chroma in a process that
    stays, exact vectors in a command that answers once and ends). `caution` is how likely it must
    be, from 0 to 1, that a passage answers before it is shown as an answer. `starter_notes` brings
    the bundled notes into the library. `reader` is what reads the passages found: `bundled`, `off`,
    or a folder with another one; `reranker` is a cross-encoder of sentence-transformers, by folder
    or name, that looks at the best passages again, or `off`. `govuk_address` is where
    `corpus sync` asks for GOV.UK. `upload` is who may bring files in on the pages: `local` (only
    while they are served to this machine alone), `on` for everybody who reaches them, or `off`.
    """

    home: Path
    embedding_model: str = BUNDLED_MODEL
    vectors: str = "auto"
    reader: str = BUNDLED
    reranker: str = OFF
    caution: float = 0.28
    starter_notes: bool = True
    host: str = "127.0.0.1"
    port: int = 7860
    govuk_address: str = GOVUK
    upload: str = "local"


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
        reranker=found.get(f"{PREFIX}RERANKER") or OFF,
        starter_notes=_choice(found, "STARTER_NOTES", ("on", "off")) == "on",
        caution=_share(found, "CAUTION", 0.28),
        host=found.get(f"{PREFIX}HOST") or "127.0.0.1",
        port=_port(found, "PORT", 7860),
        govuk_address=found.get(f"{PREFIX}GOVUK_ADDRESS") or GOVUK,
        upload=_choice(found, "UPLOAD", ("local", "on", "off")),
    )


def _choice(found: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = found.get(PREFIX + name) or allowed[0]
    if value not in allowed:
        raise WrongSetting(PREFIX + name, value, "one of " + ", ".join(allowed))
    return value


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
