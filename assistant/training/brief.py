"""What a trainer asks for: topics, for whom, how long, in which nation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """For whom a pack is made."""

    PRACTITIONER = "practitioner"
    COURT_TEAM = "court_team"
    ADMINISTRATOR = "administrator"
    PROVIDER = "provider"


class Length(StrEnum):
    """How long a pack takes to work through."""

    HALF_HOUR = "half_hour"
    HALF_DAY = "half_day"
    WEEK = "week"


class Nation(StrEnum):
    """Whose guidance a pack is of."""

    ENGLAND = "england"
    WALES = "wales"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Brief:
    """What a pack is to be of.

    `topics` are those of the corpus (`corpus.catalogue.TOPICS`, or whatever the documents held
    name); none means all that are held. `documents` narrows it to documents by id, for guidance
    that names no topics.
    """

    topics: tuple[str, ...] = ()
    audience: Audience = Audience.PRACTITIONER
    length: Length = Length.HALF_DAY
    nation: Nation = Nation.BOTH
    title: str = ""
    documents: tuple[str, ...] = ()
