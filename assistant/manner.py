"""For whom an answer is written: it changes the words, never the facts."""

from __future__ import annotations

from enum import StrEnum


class Manner(StrEnum):
    """Brief, for people who work in probation, or in plain English for everybody else."""

    PRACTITIONER = "practitioner"
    PLAIN = "plain"
